"""Requests no browser sends: refused plainly, closed, and never carried to the desk."""

import contextlib
import random
import socket
import tempfile
import time
from pathlib import Path

import pytest

from ilbo.newsstand.shelf import Sheet
from tests.newsstand.conftest import Stall, open_stall, page
from tests.newsstand.reader import desk_at

HOST = b"Host: a\r\n"
POST = b"POST /refused/ HTTP/1.1\r\nHost: a\r\n"
MALFORMED = {
    "no request": b"hello\r\n\r\n",
    "nothing but noise": bytes(range(128, 256)) * 3,
    "a TLS greeting": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "an unknown method": b"FETCH / HTTP/1.1\r\n" + HOST + b"\r\n",
    "a method in small letters": b"get / HTTP/1.1\r\n" + HOST + b"\r\n",
    "bare line feeds": b"GET / HTTP/1.1\nHost: a\n\n",
    "one bare line feed": b"GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
    "a bare carriage return": b"GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n",
    "a folded header": b"GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n",
    "a space before the colon": b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    "a space before the first header": b"GET / HTTP/1.1\r\n Host: a\r\n\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
    "a NUL in the path": b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    "a NUL in a header": b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n",
    "a space in the path": b"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
    "raw control characters in the path": b"GET /\x01\x80 HTTP/1.1\r\nHost: a\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET /flood/ HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n",
    "no path": b"GET ?a HTTP/1.1\r\nHost: a\r\n\r\n",
    "a star for a path": b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "two lengths": POST + b"Content-Length: 1\r\nContent-Length: 1\r\n\r\na",
    "a signed length": POST + b"Content-Length: +1\r\n\r\na",
    "a listed length": POST + b"Content-Length: 1, 1\r\n\r\na",
    "an endless length": POST + b"Content-Length: 99999999999999999999\r\n\r\n",
    "a length and chunks": POST
    + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunks and a length": POST
    + b"Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n",
    "an unknown coding": POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunks not last": POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "chunks in HTTP/1.0": b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a malformed chunk": POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "a proxy request": b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "a trace": b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
    "HTTP/2 by prior knowledge": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/2 in words": b"GET / HTTP/2.0\r\nHost: a\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n\r\n",
    "an expectation": POST + b"Content-Length: 1\r\nExpect: miracles\r\n\r\na",
    "a long path": b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "an endless path": b"GET /" + b"a" * 40_000,
    "a long header": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 33_000 + b"\r\n\r\n",
    "endless headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: aaaaaaaa\r\n" * 3000,
    "a body that is too large": POST + b"Content-Length: 1048577\r\n\r\n",
}
STATUS = {
    "chunks in HTTP/1.0": 400,
    "a proxy request": 405,
    "a trace": 405,
    "HTTP/2 in words": 505,
    "HTTP/2 by prior knowledge": 505,
    "HTTP/0.9": 505,
    "an expectation": 417,
    "a long path": 414,
    "an endless path": 414,
    "a long header": 431,
    "endless headers": 431,
    "a body that is too large": 413,
}


@pytest.mark.parametrize("what", MALFORMED)
def test_what_no_browser_sends_is_refused_and_the_door_closed(stall: Stall, what: str) -> None:
    reader, asked = stall.reader(), len(stall.desk_was_asked)
    reader.send(MALFORMED[what])
    answer = reader.hear()
    assert answer.status == STATUS.get(what, 400)
    assert answer.headers["connection"] == "close"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert reader.has_been_left()
    assert len(stall.desk_was_asked) == asked


def test_what_follows_a_refusal_is_not_answered(stall: Stall) -> None:
    reader = stall.reader()
    reader.send(b"GET / HTTP/1.1\r\nHost : a\r\n\r\nGET /flood/ HTTP/1.1\r\nHost: a\r\n\r\n")
    assert reader.hear().status == 400
    assert reader.has_been_left()


def test_what_came_before_a_malformed_request_is_answered(stall: Stall) -> None:
    reader = stall.reader()
    reader.send(b"GET /flood/ HTTP/1.1\r\nHost: a\r\n\r\nrubbish\r\n\r\n")
    assert [reader.hear().status, reader.hear().status] == [200, 400]


def test_what_follows_a_chunked_body_is_not_taken_for_a_request(stall: Stall) -> None:
    reader = stall.reader()
    reader.send(
        POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /evil/ HTTP/1.1\r\nHost: a\r\n\r\n"
    )
    assert reader.hear().headers["connection"] == "close"
    assert reader.has_been_left()
    assert "/evil/" not in stall.desk_was_asked


def test_a_chunked_body_that_grows_too_large_is_refused_on_the_way(stall: Stall) -> None:
    reader = stall.reader()
    reader.send(POST + b"Transfer-Encoding: chunked\r\n\r\n")
    reader.send((b"10000\r\n" + b"a" * 65536 + b"\r\n") * 17)
    assert reader.hear().status == 413


@pytest.mark.parametrize("between", [b"", b"\r\n", b"\r\n\r\n"])
@pytest.mark.parametrize("cut", [9, 30, 33, 36, 45, 60])
def test_where_packets_end_does_not_change_what_is_asked(
    stall: Stall, between: bytes, cut: int
) -> None:
    reader = stall.reader()
    asking = b"GET /flood/ HTTP/1.1\r\nHost: a\r\n\r\n" + between
    asking += b"GET /desk/%d HTTP/1.0\r\n\r\n" % cut
    reader.send(asking[:cut])
    time.sleep(0.01)
    reader.send(asking[cut:])
    assert [reader.hear().status, b"/desk/%d" % cut in reader.hear().body] == [200, True]


def test_empty_lines_between_requests_are_forgiven(stall: Stall) -> None:
    reader, asking = stall.reader(), b"GET /flood/ HTTP/1.1\r\nHost: a\r\n\r\n"
    reader.send(b"\r\n\r\n" + asking + b"\r\n" + asking)
    assert [reader.hear().status, reader.hear().status] == [200, 200]


@pytest.mark.journey
@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /flood/ HT",
        b"GET /flood/ HTTP/1.1\r\nHost: a\r\nX: ",
        POST + b"Content-Length: 9\r\n\r\nab",
    ],
)
def test_what_is_begun_and_not_ended_is_given_up(stall: Stall, begun: bytes) -> None:
    reader = stall.reader()
    reader.send(begun)
    if begun:
        assert reader.hear().status == 408
    assert reader.has_been_left()


@pytest.mark.journey
def test_a_head_sent_drop_by_drop_is_given_up(stall: Stall) -> None:
    reader, begun = stall.reader(), time.monotonic()
    reader.send(b"GET /flood/ HTTP/1.1\r\nHost: a\r\n")
    try:
        while time.monotonic() - begun < 8:
            reader.send(b"X: y\r\n")
            time.sleep(0.05)
    except (BrokenPipeError, ConnectionResetError):
        return
    pytest.fail("The worker listened to it for ever.")


def send_until_full(connection: socket.socket, flood: bytes) -> int:
    sent = 0
    with contextlib.suppress(BlockingIOError):
        while sent < len(flood):
            sent += connection.send(flood[sent:])
            time.sleep(0.001)
    return sent


def resident_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


@pytest.mark.journey
def test_a_reader_who_reads_nothing_holds_no_memory(stall: Stall) -> None:
    stall.shelf.put(page("/long/", "x" * 20_000))
    reader = stall.reader()
    reader.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
    reader.socket.setblocking(False)
    flood = b"GET /long/ HTTP/1.1\r\nHost: a\r\n\r\n" * 50_000
    sent = send_until_full(reader.socket, flood)
    assert sent < len(flood)
    assert resident_kb(stall.process.pid) < 250_000
    assert stall.reader().ask("/flood/").status == 200


def read_slowly(port: int, asking: bytes) -> int:
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        reader.connect(("127.0.0.1", port))
        reader.sendall(asking)
        had = 0
        while some := reader.recv(60_000):
            had += len(some)
            time.sleep(0.02)
        return had


@pytest.mark.journey
@pytest.mark.parametrize(
    "asking", [b"GET /l HTTP/1.0\r\n\r\n", b"GET /l HTTP/1.1\r\nHost: a\r\n\r\n"]
)
def test_a_reader_on_a_thin_line_gets_all_of_a_long_page(asking: bytes) -> None:
    page_of_5_mb = random.Random(3).randbytes(5_000_000)
    with (
        tempfile.TemporaryDirectory(prefix="stall") as folder,
        open_stall(Path(folder), "--send-timeout", "0.5") as stall,
    ):
        stall.shelf.put(Sheet("/l", 200, (("content-type", "image/jpeg"),), page_of_5_mb))
        assert read_slowly(stall.port, asking) > 5_000_000


@pytest.mark.journey
def test_no_noise_brings_a_worker_down(stall: Stall) -> None:
    dice = random.Random(2)
    seeds = [*MALFORMED.values(), b"GET /flood/ HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n"]
    for _ in range(1500):
        noise = bytearray(b"".join(dice.choices(seeds, k=dice.randint(1, 3)))[:3000])
        for _ in range(dice.randint(0, 6)):
            noise[dice.randrange(len(noise))] = dice.randrange(256)
        with socket.create_connection(("127.0.0.1", stall.port), timeout=10) as reader:
            reader.sendall(noise[: dice.randint(1, len(noise))])
            if dice.random() < 0.3:
                reader.shutdown(socket.SHUT_WR)
                while reader.recv(65536):
                    pass
    assert stall.process.poll() is None
    assert stall.reader().ask("/flood/").status == 200
    assert stall.reader().ask("/desk/").status == 200


@pytest.mark.journey
def test_a_worker_told_to_stop_finishes_what_it_began(own_stall: Stall) -> None:
    with desk_at(own_stall.folder / "desk.sock"):
        idle, busy = own_stall.reader(), own_stall.reader()
        assert idle.ask("/healthz").status == 200
        busy.send(b"GET /slow/last HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(0.1)
        own_stall.process.terminate()
        answer = busy.hear()
        assert (answer.status, answer.headers["connection"]) == (200, "close")
        assert idle.has_been_left()
        assert own_stall.process.wait(5) == 0
