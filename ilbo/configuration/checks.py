"""What each setting may be. A check takes what the file says and gives back what we use.

A refusal here is the end of a sentence; `reading` puts the file, the line and the name before
it. Nothing of a value that may hold a password is repeated.
"""

import difflib
import ipaddress
import re
import zoneinfo
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import SplitResult, urlsplit

from ilbo.configuration.refusals import Nonsense

LANGUAGES = ("en", "ko")

SettingPath = tuple[str, ...]


def title(value: object) -> str:
    """The paper's name, fit for one line of a masthead."""
    name = _text(value).strip()
    if not name or len(name) > 100 or not name.isprintable():
        raise Nonsense("must be one line of 1 to 100 characters")
    return name


def languages(value: object) -> tuple[str, ...]:
    """The languages of the paper, the one with the short addresses first."""
    if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
        raise Nonsense('must be a list of languages such as ["en", "ko"]')
    if not value:
        raise Nonsense('must name at least one language, such as ["en"]')
    for code in value:
        if code not in LANGUAGES:
            raise Nonsense(f'names {quoted(code)}, but a paper can only be in "en" and "ko"')
        if value.count(code) > 1:
            raise Nonsense(f"names {quoted(code)} twice")
    return tuple(value)


def time_zone(value: object) -> str:
    """A zone of the time zone database."""
    name = _text(value)
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Nonsense(_no_such_zone(name)) from None
    return name


def _no_such_zone(name: str) -> str:
    known = zoneinfo.available_timezones()
    if not known:
        return "cannot be looked up, because this machine has no time zones: install tzdata"
    nearest = nearest_to(name, known) or "Asia/Seoul"
    return f'names {quoted(name)}, which is not a time zone; did you mean "{nearest}"?'


def base_url(value: object) -> str:
    """The address of the paper, without a slash at its end."""
    address = _text(value)
    parts = _split(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Nonsense(
            'must begin with http:// or https:// and a host, like "https://news.example"'
        )
    if parts.path.strip("/") or "?" in address or "#" in address:
        raise Nonsense("must stop after the host: no path and no query")
    if not re.fullmatch(r"[A-Za-z0-9.\-:\[\]]+", parts.netloc):
        raise Nonsense("must be a plain host, and a port if need be")
    return f"{parts.scheme}://{parts.netloc.lower().removesuffix(':')}"


def postgresql(value: object) -> str:
    """The address of a PostgreSQL database, password and all."""
    address = _text(value)
    parts = _split(address)
    if parts.scheme not in ("postgresql", "postgres") or not parts.hostname:
        raise Nonsense("must look like postgresql://user:password@host:5432/name")
    if not re.fullmatch(r"/[^/]+", parts.path) or parts.query or parts.fragment:
        raise Nonsense("must end in the name of one database, like …@host:5432/name")
    return address


def proxies(value: object) -> tuple[str, ...]:
    """Addresses of machines of one's own that readers come through."""
    if not isinstance(value, list):
        raise Nonsense('must be a list of addresses such as ["127.0.0.1"]')
    return tuple(_ip_address(each) for each in value)


def _ip_address(value: object) -> str:
    try:
        return str(ipaddress.ip_address(_text(value)))
    except ValueError:
        raise Nonsense(
            f'names {quoted(str(value))}, but must name addresses such as "127.0.0.1"'
        ) from None


def yes_or_no(value: object) -> bool:
    """True or false, and nothing that merely looks like it."""
    if not isinstance(value, bool):
        raise Nonsense(f"must be true or false, not {_kind_of(value)}")
    return value


def whole_number(least: int, most: int) -> Callable[[object], int]:
    """A check for a whole number between two others."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Nonsense(f"must be a whole number, not {_kind_of(value)}")
        if not least <= value <= most:
            raise Nonsense(f"must be from {least} to {most}, not {value}")
        return value

    return check


SETTINGS: dict[SettingPath, Callable[[object], Any]] = {
    ("title",): title,
    ("languages",): languages,
    ("time_zone",): time_zone,
    ("base_url",): base_url,
    ("demo",): yes_or_no,
    ("database", "url"): postgresql,
    ("newsstand", "workers"): whole_number(1, 64),
    ("newsstand", "cache_mb"): whole_number(1, 65536),
    ("newsstand", "proxies"): proxies,
    ("desk", "workers"): whole_number(1, 64),
    ("desk", "threads"): whole_number(1, 256),
}

SECTIONS = sorted({path[0] for path in SETTINGS if len(path) > 1})


def unknown(path: SettingPath) -> str:
    """Say that there is no such setting, and which one may have been meant."""
    if path[0] in SECTIONS and len(path) == 1:
        return f'"{path[0]}" is a section: write [{path[0]}] on a line of its own'
    name = ".".join(path)
    known = {".".join(known): known for known in SETTINGS} | {name: (name,) for name in SECTIONS}
    meant = nearest_to(name, known)
    hint = f'did you mean "{meant}"?' if meant else "take it out"
    return f"{quoted(name)} is not a setting; {hint}"


def nearest_to(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one, if any does."""
    lowered = {each.lower(): each for each in sorted(known)}
    nearest = difflib.get_close_matches(name.lower().replace("-", "_"), lowered, n=1, cutoff=0.6)
    return lowered[nearest[0]] if nearest else None


def quoted(text: str) -> str:
    """A word of the file in quotes, cut if it is long and harmless on a terminal."""
    shown = text if len(text) <= 60 else text[:59] + "…"
    return '"' + "".join(each if each.isprintable() else "�" for each in shown) + '"'


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Nonsense(f"must be a text in quotes, not {_kind_of(value)}")
    return value


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        if parts.port == 0:
            raise ValueError
    except ValueError:
        raise Nonsense("must have a plain host, and a port from 1 to 65535 if any") from None
    return parts


def _kind_of(value: object) -> str:
    kinds = {bool: "true or false", str: "a text", int: "a number", float: "a number with a point"}
    kinds |= {list: "a list", dict: "a section"}
    return kinds.get(type(value), "a date or a time")
