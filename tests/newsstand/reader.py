"""A reader with a bare socket, and a desk that answers as told, for the newsstand's tests."""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingUnixStreamServer
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Reader:
    """One connection to the newsstand."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._file = self.socket.makefile("rb")

    def send(self, raw: bytes) -> None:
        self.socket.sendall(raw)

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """Send a request and read its answer; header names use underscores for hyphens."""
        lines = [f"{method} {path} HTTP/1.1", "Host: paper.test"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        self.send("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
        return self.hear(is_head=method == "HEAD")

    def hear(self, *, is_head: bool = False) -> Answer:
        """Read one answer off the connection."""
        first = self._file.readline().split()
        assert first, "The newsstand closed without a word."
        status, headers = int(first[1]), {}
        while line := self._file.readline().strip().decode("latin-1"):
            name, _, value = line.partition(": ")
            headers[name] = value
        bodiless = is_head or status in (204, 304)
        body = b"" if bodiless else self._body(headers)
        return Answer(status, headers, body)

    def hear_interim(self) -> int:
        """Read an answer that is only a nod."""
        status = int(self._file.readline().split()[1])
        assert self._file.readline() == b"\r\n"
        return status

    def has_been_left(self) -> bool:
        """Whether the newsstand has closed the connection; waits for it."""
        try:
            return self._file.read() == b""
        except ConnectionResetError:
            return True

    def close(self) -> None:
        self._file.close()
        self.socket.close()

    def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding") != "chunked":
            return self._file.read(int(headers["content-length"]))
        body = b""
        while size := int(self._file.readline(), 16):
            body += self._file.read(size)
            self._file.readline()
        self._file.readline()
        return body


class AnsweringDesk(BaseHTTPRequestHandler):
    """Says back what it was asked, or misbehaves when the path says so."""

    protocol_version = "HTTP/1.1"
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode("latin-1")
        said: dict[str, Any] = {"path": self.path, "method": self.command, "body": body}
        said["headers"] = {name.lower(): value for name, value in self.headers.items()}
        if "slow" in self.path:
            time.sleep(0.4)
        self._say(json.dumps(said).encode())

    do_POST = do_HEAD = do_PUT = do_GET  # noqa: N815 - the names http.server looks for

    def address_string(self) -> str:
        return "newsstand"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _say(self, said: bytes) -> None:
        if "large" in self.path:
            said = b"x" * 3_000_000
        if "empty" in self.path:
            said = b""
        self.send_response(404 if "missing" in self.path else 200)
        if "printed" in self.path:
            self.send_header("x-ilbo-printed", "404")
        self.send_header("content-length", str(len(said)))
        self.send_header("connection", "keep-alive, x-private")
        self.send_header("x-private", "for this hop only")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):
            self.wfile.write(b"" if self.command == "HEAD" else said)


class _Server(ThreadingUnixStreamServer):
    daemon_threads = True

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, _ = super().get_request()
        return connection, ("newsstand", 0)


@contextlib.contextmanager
def desk_at(path: Path) -> Iterator[list[str]]:
    """A desk behind a unix socket; gives the list of what it is asked."""
    with _Server(str(path), AnsweringDesk) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield AnsweringDesk.asked
        finally:
            server.shutdown()
            thread.join()
            path.unlink()
