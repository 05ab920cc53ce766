"""The command line in this process, on the suite's own paper."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ilbo.__main__ import main


@dataclass(frozen=True)
class Answer:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def ilbo(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run `ilbo` with these words."""

    def run(*words: object) -> Answer:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as ending:
            code = int(ending.code or 0)
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return run


@pytest.fixture
def paper(db: None) -> Path:
    """The folder of the suite's own paper, whose database is the one under test."""
    folder = Path(os.environ["ILBO_DIR"])
    (folder / "paper.sqlite3").touch()
    return folder
