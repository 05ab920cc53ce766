"""The shelf: what is put there stands whole, and every process sees it at once."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ilbo.newsstand.generations import Generations, name_of, slot_of
from ilbo.newsstand.shelf import Effort, Sheet, Shelf, TornSheet
from tests.newsstand.conftest import PAGE, page

WRITER = """
import sys
from pathlib import Path
from ilbo.newsstand.shelf import Sheet, Shelf
shelf, headers = Shelf(Path(sys.argv[1])), (("content-type", "text/html"),)
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    number += 1
    for place in range(4):
        shelf.put(Sheet(f"/{place}/", 200, headers, f"<p>{number}</p>".encode() * 900))
"""


def file_of(shelf: Shelf, address: str) -> Path:
    name = name_of(address)
    return shelf.folder / "sheets" / name[:2] / name[2:]


def generation(shelf: Shelf, address: str) -> int:
    return shelf.generations.table[slot_of(name_of(address))]


def test_a_sheet_comes_back_as_it_was_put(shelf: Shelf) -> None:
    sheet = Sheet("/ko/%EC%A0%95%EC%B9%98/", 301, (*PAGE, ("location", "/")), "강".encode() * 300)
    assert shelf.put(sheet)
    assert shelf.get(sheet.address) == sheet
    assert list(shelf.addresses()) == [sheet.address]


def test_an_address_no_one_printed_is_not_there(shelf: Shelf) -> None:
    assert shelf.get("/nothing/") is None
    assert not shelf.remove("/nothing/")


def test_the_same_bytes_are_not_written_twice(shelf: Shelf) -> None:
    assert shelf.put(page("/flood/"))
    before = generation(shelf, "/flood/")
    assert not shelf.put(page("/flood/"))
    assert generation(shelf, "/flood/") == before
    assert shelf.put(page("/flood/", "The river is back in its bed"))


def test_a_removed_sheet_is_gone(shelf: Shelf) -> None:
    shelf.put(page("/flood/"))
    before = generation(shelf, "/flood/")
    assert shelf.remove("/flood/")
    assert shelf.get("/flood/") is None
    assert generation(shelf, "/flood/") > before


def test_more_effort_changes_neither_bytes_nor_tag(shelf: Shelf) -> None:
    shelf.put(page("/flood/"))
    quick = shelf.standing("/flood/")
    assert shelf.put(page("/flood/"), effort=Effort.BEST)
    best = shelf.standing("/flood/")
    assert quick
    assert best
    assert (best.sheet, best.tag) == (quick.sheet, quick.tag)
    assert not shelf.put(page("/flood/"), effort=Effort.QUICK)


def test_small_and_shrunken_bodies_are_kept_plain(shelf: Shelf) -> None:
    shelf.put(Sheet("/small/", 200, PAGE, b"ok"))
    shelf.put(Sheet("/photo/", 200, (("content-type", "image/jpeg"),), b"aa" * 5000))
    for address in ("/small/", "/photo/"):
        standing = shelf.standing(address)
        assert standing
        assert list(standing.bodies) == ["identity"]


@pytest.mark.parametrize("damage", [0, 12, 40, -1])
def test_a_torn_file_is_refused_and_swept(shelf: Shelf, damage: int) -> None:
    shelf.put(page("/flood/"))
    file = file_of(shelf, "/flood/")
    content = bytearray(file.read_bytes())
    content[damage] ^= 1
    file.write_bytes(content)
    with pytest.raises(TornSheet):
        shelf.get("/flood/")
    assert shelf.sweep() == 1
    assert shelf.get("/flood/") is None


@pytest.mark.parametrize("length", [0, 5, 30, 200])
def test_a_file_cut_short_is_refused_and_can_be_printed_again(shelf: Shelf, length: int) -> None:
    shelf.put(page("/flood/"))
    file = file_of(shelf, "/flood/")
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(TornSheet):
        shelf.get("/flood/")
    assert shelf.put(page("/flood/"))
    assert shelf.get("/flood/") == page("/flood/")


def test_a_file_under_another_address_is_refused(shelf: Shelf) -> None:
    shelf.put(page("/flood/"))
    shelf.put(page("/fire/"))
    file_of(shelf, "/fire/").write_bytes(file_of(shelf, "/flood/").read_bytes())
    with pytest.raises(TornSheet):
        shelf.get("/fire/")


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet("flood", 200, PAGE, b""),
        Sheet("/정치/", 200, PAGE, b""),
        Sheet("/a b/", 200, PAGE, b""),
        Sheet("/flood/", 99, PAGE, b""),
        Sheet("/flood/", 200, (("Content-Type", "text/html"),), b""),
        Sheet("/flood/", 200, (("etag", '"mine"'),), b""),
        Sheet("/flood/", 200, (("location", "/\r\nset-cookie: a=b"),), b""),
    ],
)
def test_a_sheet_that_could_not_be_sent_is_refused(shelf: Shelf, sheet: Sheet) -> None:
    with pytest.raises(ValueError, match=r"sheet|header"):
        shelf.put(sheet)
    assert not list(shelf.addresses())


def test_a_writer_killed_at_work_leaves_no_reader_trusting_its_memory(shelf: Shelf) -> None:
    shelf.put(page("/flood/"))
    slot = slot_of(name_of("/flood/"))
    shelf.generations.open(slot)
    assert not shelf.generations.is_settled(slot)
    assert shelf.put(page("/flood/")), "the next printing mends the slot"
    assert shelf.generations.is_settled(slot)


def test_what_killed_writers_left_is_swept(shelf: Shelf) -> None:
    shelf.generations.open(7)
    (shelf.folder / "wet" / "07").write_bytes(b"half a she")
    assert shelf.sweep() == 2
    assert shelf.generations.is_settled(7)
    assert not list((shelf.folder / "wet").iterdir())


def test_another_process_sees_the_new_generation(shelf: Shelf) -> None:
    before = generation(shelf, "/flood/")
    script = f"from tests.newsstand.test_shelf import *; Shelf(Path({str(shelf.folder)!r})).put"
    subprocess.run([sys.executable, "-c", f"{script}(page('/flood/'))"], check=True)
    assert generation(shelf, "/flood/") == before + 2
    assert generation(Shelf(shelf.folder), "/flood/") == before + 2


def test_counters_survive_being_opened_again(tmp_path: Path) -> None:
    Generations(tmp_path / "counters").settle(3)
    assert Generations(tmp_path / "counters").table[3] == 2


def test_a_sheet_can_be_put_by_who_holds_its_lock(shelf: Shelf) -> None:
    with shelf.lock("/flood/"):
        assert shelf.put(page("/flood/"))


@pytest.mark.journey
def test_a_writer_killed_at_any_moment_leaves_only_whole_sheets(shelf: Shelf) -> None:
    for turn in range(15):
        command = [sys.executable, "-c", WRITER, str(shelf.folder), str(turn * 100_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.01 + turn / 500)
            writer.send_signal(signal.SIGKILL)
        for address in shelf.addresses():
            sheet = shelf.get(address)
            assert sheet
            assert len(set(sheet.body.split(b"</p>"))) == 2, "one printing, not two"
    assert len(list(shelf.addresses())) == 4
    shelf.sweep()
    assert all(shelf.generations.is_settled(slot_of(name_of(f"/{n}/"))) for n in range(4))


@pytest.mark.journey
def test_two_writers_at_once_never_tear_a_sheet(shelf: Shelf) -> None:
    command = [sys.executable, "-c", WRITER, str(shelf.folder)]
    writers = [subprocess.Popen([*command, start]) for start in ("0", "500000")]
    try:
        stop = time.monotonic() + 2
        while time.monotonic() < stop:
            assert all(shelf.get(address) for address in shelf.addresses())
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
