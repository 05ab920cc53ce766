"""After an upgrade everything is printed again, also when the old code had one more go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ilbo.press import plate
from tests.town import Town


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of the package, and processes that start and end."""
    monkeypatch.setattr(plate, "PACKAGE", tmp_path)
    plate.fingerprint.cache_clear()
    yield tmp_path / "code.py"
    plate.fingerprint.cache_clear()


def test_a_process_marks_only_the_code_it_started_with(town: Town, code: Path) -> None:
    code.write_text("old")
    plate.reprint_everything()
    assert not plate.is_worn()
    code.write_text("new")
    plate.reprint_everything()  # by the process that still runs the old code
    plate.fingerprint.cache_clear()  # another starts
    assert plate.is_worn()
