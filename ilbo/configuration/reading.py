"""From the folder of a paper to its Configuration, or to a sentence that says why not."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ilbo.configuration import checks, toml
from ilbo.configuration.checks import SETTINGS, SettingPath
from ilbo.configuration.folder import FILE, SECRET, Configuration, Desk, Newsstand
from ilbo.configuration.refusals import Nonsense

SHORTEST_SECRET = 32

REQUIRED = {
    "title": '"The Haneul Daily"',
    "languages": '["en", "ko"]',
    "time_zone": '"Asia/Seoul"',
    "base_url": '"http://127.0.0.1:8000"',
}


def read(folder: Path, environ: Mapping[str, str] = os.environ) -> Configuration:
    """Read the paper in `folder`, or raise Nonsense."""
    folder = Path(folder).absolute()
    said = _said(toml.text_of(folder / FILE))
    return Configuration(
        folder=folder,
        title=said["title",],
        languages=said["languages",],
        time_zone=said["time_zone",],
        base_url=said["base_url",],
        secret_key=_secret(folder / SECRET, environ),
        database_url=_database_url(said, environ),
        is_demo=said.get(("demo",), False),
        newsstand=Newsstand(**_section(said, "newsstand")),
        desk=Desk(**_section(said, "desk")),
    )


def _said(text: str) -> dict[SettingPath, Any]:
    tree = toml.parsed(text, FILE)
    said = {}
    for path, value in toml.leaves(tree):
        try:
            if path not in SETTINGS and not _is_empty_section(path, value):
                raise Nonsense(checks.unknown(path))
            if path in SETTINGS:
                said[path] = _checked(path, value)
        except Nonsense as nonsense:
            line = toml.line_of(path, text)
            raise Nonsense(f"{FILE} line {line}: {_full_stop(str(nonsense))}") from None
    for name, example in REQUIRED.items():
        if (name,) not in said:
            raise Nonsense(f"{FILE} has no {name}; add one such as {name} = {example}.")
    return said


def _is_empty_section(path: SettingPath, value: object) -> bool:
    return value == {} and path[0] in checks.SECTIONS and len(path) == 1


def _checked(path: SettingPath, value: object) -> object:
    try:
        return SETTINGS[path](value)
    except Nonsense as nonsense:
        raise Nonsense(f'"{".".join(path)}" {nonsense}') from None


def _full_stop(sentence: str) -> str:
    return sentence if sentence.endswith("?") else sentence + "."


def _section(said: dict[SettingPath, Any], name: str) -> dict[str, Any]:
    return {path[1]: value for path, value in said.items() if path[0] == name and len(path) == 2}


def _database_url(said: dict[SettingPath, Any], environ: Mapping[str, str]) -> str | None:
    address = environ.get("ILBO_DATABASE_URL", "")
    if not address:
        return said.get(("database", "url"))
    try:
        return checks.postgresql(address)
    except Nonsense as nonsense:
        raise Nonsense(f"the variable ILBO_DATABASE_URL {nonsense}.") from None


def _secret(file: Path, environ: Mapping[str, str]) -> str:
    key = environ.get("ILBO_SECRET_KEY", "")
    where = "the variable ILBO_SECRET_KEY" if key else str(file)
    key = key.strip() or _secret_in(file)
    if len(key) < SHORTEST_SECRET:
        raise Nonsense(f"{where} holds a secret of fewer than {SHORTEST_SECRET} characters.")
    return key


def _secret_in(file: Path) -> str:
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        text = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise Nonsense(
            f"there is no {file.name} in {file.parent}; put it back, or set ILBO_SECRET_KEY."
        ) from None
    except UnicodeDecodeError:
        raise Nonsense(f"{file} is not text.") from None
    except OSError as error:
        raise Nonsense(f"{file} cannot be read: {error.strerror}.") from None
    if mode & 0o077:
        raise Nonsense(f"{file} can be read by others on this machine: run chmod 600 {file}.")
    return text
