"""A paper whose rows are in PostgreSQL: made, run, and never made twice over itself."""

from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.commands.running import Running
from tests.journeys.conftest import outside


@pytest.mark.journey
def test_a_paper_is_made_and_run_on_postgresql_but_not_over_another(
    postgresql: str, tmp_path: Path
) -> None:
    environ = {**outside(), "ILBO_DATABASE_URL": postgresql}
    for name, code in (("haneul", 0), ("saebyeok", 2)):
        with Running(["-m", "ilbo", "new", str(tmp_path / name)], environ) as making:
            assert making.ends() == code, making.lines
    assert [each.name for each in tmp_path.iterdir()] == ["haneul"]
    with Running(
        ["-m", "ilbo", "run", str(tmp_path / "haneul"), "--port", "0"], environ
    ) as running:
        address = running.until("  Paper ").split()[-1]
        with urlopen(address) as front, urlopen(address + "newsroom/login/") as login:
            assert (front.status, login.status) == (200, 200)
