"""The `ilbo.toml` that a new paper begins with. Called by `ilbo new` and `ilbo demo`."""

import json
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from ilbo.configuration import checks
from ilbo.configuration.folder import FILE, SECRET
from ilbo.configuration.refusals import Nonsense


def write(
    folder: Path,
    *,
    title: str,
    languages: Sequence[str],
    time_zone: str,
    base_url: str,
    is_demo: bool = False,
) -> None:
    """Leave a commented `ilbo.toml` and a fresh secret in `folder`, or raise Nonsense."""
    said = {"title": title, "languages": list(languages), "time_zone": time_zone}
    said["base_url"] = base_url
    values = {name: _as_toml(name, value) for name, value in said.items()}
    text = TEMPLATE.format(**values, demo=DEMO if is_demo else "")
    (folder / FILE).write_text(text, encoding="utf-8")
    _write_secret(folder / SECRET)


def _as_toml(name: str, value: object) -> str:
    try:
        checked = checks.SETTINGS[name,](value)
    except Nonsense as nonsense:
        sentence = f'"{name}" {nonsense}'
        raise Nonsense(sentence if sentence.endswith("?") else sentence + ".") from None
    return json.dumps(checked, ensure_ascii=False)


def _write_secret(file: Path) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(48) + "\n")


DEMO = """
# A sample paper: `ilbo demo` may run it again.
demo = true
"""

TEMPLATE = """\
# How this paper is run. `ilbo run` reads this file when it starts.

# What the paper is called.
title = {title}

# The languages it appears in, "en" and "ko". The first one has the short addresses.
languages = {languages}

# The zone of its dates and deadlines.
time_zone = {time_zone}

# The address readers know it by, without a path.
base_url = {base_url}
{demo}
[database]
# Without this line the paper keeps its rows in paper.sqlite3, beside this file.
# The variable ILBO_DATABASE_URL has the last word, and keeps the password out of here.
# url = "postgresql://user:password@127.0.0.1:5432/ilbo"

[newsstand]
# Processes that hand out printed sheets, and the megabytes of sheets each may remember.
# workers = 2
# cache_mb = 128
# If readers come through a proxy of your own, such as one that does TLS: its address. Its word is
# then taken for where a reader is and whether the connection is safe.
# proxies = []

[desk]
# Processes for the newsroom and whatever is not printed, and the threads in each.
# workers = 1
# threads = 4
"""
