"""Static files and pictures, which are handed out with the desk away too, and nothing else."""

import pytest

from tests.newsstand.conftest import Stall

STYLE = b"body { color: black }\n" * 40
POSTER = bytes(range(256)) * 2048


@pytest.fixture
def stall(stall: Stall) -> Stall:
    """The shared worker with some files to hand out."""
    files = {
        "static/css/paper.css": STYLE,
        "static/css/paper.0123456789ab.css": STYLE,
        "static/.secret": b"hidden",
        "static/odd.bin": b"\x00\x01",
        "media/images/flood.jpg": b"\xff\xd8 a picture",
        "media/images/map.svg": b"<svg/>",
        "media/images/poster.pdf": POSTER,
        "media/original_images/flood.jpg": b"the original",
        "outside.txt": b"not for readers",
    }
    for name, content in files.items():
        file = stall.folder / name
        if not file.exists():
            file.write_bytes(content)
    link = stall.folder / "static/link.txt"
    if not link.is_symlink():
        link.symlink_to(stall.folder / "outside.txt")
    return stall


def test_a_style_sheet_comes_compressed_with_its_type_and_tag(stall: Stall) -> None:
    reader = stall.reader()
    answer = reader.ask("/static/css/paper.css?v=1", Accept_Encoding="br")
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["x-content-type-options"] == "nosniff"
    known = answer.headers["etag"]
    assert (
        reader.ask("/static/css/paper.css", Accept_Encoding="br", If_None_Match=known).status == 304
    )


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("/static/css/paper.css", "cache-control", "public, max-age=300"),
        (
            "/static/css/paper.0123456789ab.css",
            "cache-control",
            "public, max-age=31536000, immutable",
        ),
        ("/media/images/flood.jpg", "cache-control", "public, max-age=86400"),
        ("/media/images/flood.jpg", "content-type", "image/jpeg"),
        ("/static/odd.bin", "content-type", "application/octet-stream"),
        ("/static/odd.bin", "content-disposition", "attachment"),
    ],
)
def test_a_file_says_what_it_is_and_how_long_it_keeps(
    stall: Stall, path: str, name: str, value: str
) -> None:
    assert stall.reader().ask(path).headers[name] == value


def test_a_drawing_from_outside_cannot_run_anything(stall: Stall) -> None:
    assert (
        "sandbox" in stall.reader().ask("/media/images/map.svg").headers["content-security-policy"]
    )


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/css",
        "/static/css/",
        "/static/none.css",
        "/static/.secret",
        "/static/link.txt",
        "/static/../outside.txt",
        "/static/css/../../outside.txt",
        "/static/%2e%2e/outside.txt",
        "/static/..%2foutside.txt",
        "/static/%2e%2e%2foutside.txt",
        "/static/..\\outside.txt",
        "/static/..%5coutside.txt",
        "/static//css/paper.css",
        "/static//etc/passwd",
        "/static/%2fetc/passwd",
        "/static/css/paper.css%00.txt",
        "/static/%ff%fe",
        "/static/" + "a" * 300,
        "/media/original_images/flood.jpg",
        "/media/images/../original_images/flood.jpg",
        "/media/images/%2e%2e/original_images/flood.jpg",
        "/media/images",
        "/media/flood.jpg",
    ],
)
def test_nothing_else_in_the_house_can_be_had(stall: Stall, path: str) -> None:
    asked = len(stall.desk_was_asked)
    answer = stall.reader().ask(path)
    assert answer.status == 404
    assert b"not for readers" not in answer.body
    assert len(stall.desk_was_asked) == asked


def test_a_changed_file_is_noticed(stall: Stall) -> None:
    file = stall.folder / "static/changing.css"
    file.write_bytes(b"old")
    assert stall.reader().ask("/static/changing.css").body == b"old"
    file.write_bytes(b"newer")
    reader = stall.reader()
    assert b"newer" in (reader.ask("/static/changing.css").body for _ in range(50_000))


def test_a_large_file_comes_whole_or_in_part(stall: Stall) -> None:
    reader = stall.reader()
    whole = reader.ask("/media/images/poster.pdf")
    assert whole.body == POSTER
    part = reader.ask("/media/images/poster.pdf", Range="bytes=10-19")
    assert (part.status, part.body) == (206, POSTER[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(POSTER)}"
    assert reader.ask("/media/images/poster.pdf", Range="bytes=-6").body == POSTER[-6:]
    assert reader.ask("/media/images/poster.pdf", Range="bytes=9-2,4-5").status == 200
    assert reader.ask("/media/images/poster.pdf", method="HEAD").status == 200
    known = whole.headers["etag"]
    assert reader.ask("/media/images/poster.pdf", If_None_Match=known).status == 304


def test_nothing_can_be_sent_to_a_file(stall: Stall) -> None:
    answer = stall.reader().ask("/static/css/paper.css", method="POST", body=b"x")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
