"""Installs the system packages the journeys need, or names them. Run by `make journeys`.

As root on Debian or Ubuntu what is missing is installed; elsewhere one sentence says what to
install, and the journeys that need it are skipped with the same sentence.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDS = {
    "chromium": ("a browser", "chromium"),
    "pg_ctl": ("PostgreSQL", "postgresql"),
    "fc-list:NotoSerifCJK": ("Hangul fonts", "fonts-noto-cjk"),
}


def program(name: str) -> str | None:
    """The path of a program, also where Debian hides PostgreSQL's."""
    hidden = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    browser = ("chromium", "chromium-browser", "google-chrome") if name == "chromium" else (name,)
    found = next((path for path in map(shutil.which, browser) if path), None)
    return found or (str(hidden[0]) if hidden else None)


def is_there(need: str) -> bool:
    """Whether a need of the table is met."""
    if need.startswith("fc-list:"):
        return any(Path("/usr/share/fonts").rglob(f"*{need.partition(':')[2]}*"))
    return program(need) is not None


def main() -> int:
    """Install or name what is missing; never fail, for the tests themselves say what they lack."""
    missing = {need: NEEDS[need] for need in NEEDS if not is_there(need)}
    if not missing:
        return 0
    packages = sorted({package for _what, package in missing.values()})
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    can_install = os.geteuid() == 0 and shutil.which("apt-get")
    if not can_install:
        what = ", ".join(sorted(name for name, _package in missing.values()))
        sys.stderr.write(f"The journeys want {what}: sudo {' '.join(command)}\n")
        return 0
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=environment, stdout=subprocess.DEVNULL)
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
