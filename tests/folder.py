"""A paper's folder for the suite, made before Django reads its settings (`-p tests.folder`)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from ilbo import configuration

if "ILBO_DIR" not in os.environ:
    folder = Path(tempfile.mkdtemp(prefix="ilbo-tests-"))
    configuration.write(
        folder,
        title="The Test Town Post",
        languages=("en", "ko"),
        time_zone="Asia/Seoul",
        base_url="http://127.0.0.1:8000",
    )
    os.environ["ILBO_DIR"] = str(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
