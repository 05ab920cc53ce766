"""The same paper on PostgreSQL: the rooms that hold data pass their tests there too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.journey
def test_newsroom_press_paper_and_wire_hold_on_postgresql(postgresql: str) -> None:
    rooms = [f"tests/{room}" for room in ("newsroom", "press", "paper", "wire")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *rooms],
        cwd=ROOT,
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith(("ILBO_", "PYTEST_"))},
            "ILBO_DATABASE_URL": postgresql,
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:]
