"""What comes with a photo, beside the picture, reaches neither readers nor the desk's memory."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Picture

from ilbo.newsroom.models import Photo
from ilbo.newsroom.renditions import SPECS, prepare
from tests.newsroom.test_desk import at_the_desk
from tests.town import Town, photo

PLACE = {1: "N", 2: (37.0, 33.0, 30.0), 3: "E", 4: (126.0, 58.0, 41.0)}
HELD_BACK = b"<script>alert(1)</script>"


def telling() -> ImageFile:
    """A picture that says where it was taken, and more."""
    exif = Picture.Exif()
    exif[0x8825], exif[0x010E], exif[0x0112] = PLACE, HELD_BACK.decode(), 6
    data = BytesIO()
    Picture.new("RGB", (90, 60)).save(data, "JPEG", exif=exif, comment=HELD_BACK, xmp=HELD_BACK)
    return ImageFile(BytesIO(data.getvalue()), name="source-at-home.jpg")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claiming(width: int, height: int) -> bytes:
    """A PNG that claims a size, with hardly anything in it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 999))


def upload(name: str, contents: bytes) -> str:
    """What the desk answers to a reporter's upload; nothing of it may stay."""
    known = Photo.objects.count()
    file = BytesIO(contents)
    file.name = name
    sent = {"title": "Sent", "file": file, "collection": "1"}
    answer = at_the_desk("reporter").post("/newsroom/images/add/", sent)
    assert answer.status_code == 200
    assert Photo.objects.count() == known
    return answer.content.decode()


def test_where_a_photo_was_taken_is_not_told_to_readers(town: Town) -> None:
    shown = photo(file=telling())
    prepare(shown)
    for spec in (*SPECS, "max-165x165"):
        file = Path(shown.get_rendition(spec).file.path).read_bytes()
        assert not Picture.open(BytesIO(file)).getexif(), spec
        assert HELD_BACK not in file, spec
    assert shown.get_rendition("original").height == 90  # turned upright before it was forgotten
    assert HELD_BACK in Path(shown.file.path).read_bytes()


def test_a_photo_that_arrived_only_in_part_is_refused_in_a_sentence(town: Town) -> None:
    whole = telling().read() + b"\0" * 400
    assert "corrupted image" in upload("part.jpg", whole[: len(whole) // 2])


def test_a_photo_too_large_is_refused_before_it_is_unpacked(town: Town) -> None:
    assert "too many pixels (64000000)" in upload("bomb.png", claiming(8000, 8000))


@pytest.mark.parametrize("name", ["DSC_0012.jpg", ".hidden.jpg", "x" * 200 + ".jpg", "../up.jpg"])
def test_nobody_guesses_the_address_of_a_photo_not_yet_in_print(town: Town, name: str) -> None:
    file = telling()
    file.name = name.rpartition("/")[2]
    first, second = photo(file=file), photo(file=telling())
    for spec in SPECS:
        token, _, words = first.get_rendition(spec).file.name.removeprefix("images/").partition("-")
        assert len(token) == 12, spec
        assert words, spec
    assert token not in second.file.name
    assert len(first.file.name) < 100
