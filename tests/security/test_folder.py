"""A paper's folder may be open to everybody on the machine; what is nobody's business is not."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.journey
def test_drafts_and_photos_not_in_print_are_readable_by_the_paper_alone(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    subprocess.run([sys.executable, "-m", "ilbo", "new", folder], check=True, capture_output=True)
    for name in ("paper.sqlite3", "secret.key", "media"):
        assert (folder / name).stat().st_mode & 0o077 == 0, name
