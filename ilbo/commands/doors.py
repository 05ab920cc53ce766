"""What only one process may hold: the port readers come in by, and the right to run a part.

Called by `ilbo run`, which refuses before it has changed anything.
"""

import errno
import fcntl
import os
import socket
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from ilbo.commands.refusals import Refused
from ilbo.configuration import Configuration

BACKLOG = 2048


def bind(host: str, port: int) -> socket.socket:
    """Take the port, so that nobody else can; `listen` comes when the paper is ready."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError):
        raise Refused(f'there is no address behind the host "{host}".') from None
    family, kind, protocol, _, address = found[0]
    door = socket.socket(family, kind, protocol)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind(address)
        door.listen(0)  # two can bind one port with SO_REUSEADDR, but only one can listen
    except OSError as error:
        door.close()
        raise Refused(_why_not(error, host, port)) from None
    return door


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is in use; choose another with --port."
    if error.errno == errno.EACCES:
        return f"you may not open port {port}; choose one from 1024 with --port."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine."
    return f"port {port} of {host} cannot be opened: {error.strerror}."


def address_of(door: socket.socket) -> str:
    """The address a person on this machine can open in a browser."""
    host, port = door.getsockname()[:2]
    anywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - shown, not bound
    shown = anywhere.get(host) or (f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def lock(paper: Configuration, parts: Iterable[str]) -> list[TextIO]:
    """Take the right to run these parts of the paper, kept as long as this process lives."""
    private(paper.run)
    return [_lock(paper, part) for part in parts]


def _lock(paper: Configuration, part: str) -> TextIO:
    file = (paper.run / f"{part}.lock").open("a+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        holder = file.read().strip() or "unknown"
        raise Refused(
            f"the {part} of {paper.folder} is already running, under process {holder}."
        ) from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def private(folder: Path) -> None:
    """Make a folder that only its owner can enter, or refuse one that somebody else has made."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise Refused(f"{folder} belongs to somebody else.")
    folder.chmod(0o700)
