"""Whatever a newsroom does, in whatever order: every sheet equals a fresh print."""

import os
from random import Random

import pytest

from ilbo.press import clock, plate, verify
from tests.press.acts import Newsroom
from tests.town import Town


def run(town: Town, seed: int, acts: int, on_commit: object) -> None:
    plate.reprint_everything()
    clock.finish()
    room = Newsroom(town, Random(seed))
    for number in range(acts):
        with on_commit(execute=True):  # type: ignore[operator]
            room.act()
        if number % 5 == 4:
            clock.finish()
    clock.finish()
    proof = verify.verify(verify.addresses())
    assert proof.holds, "\n".join([str(seed), str(proof), *room.diary])


@pytest.mark.parametrize("seed", [1, 2])
def test_a_morning_of_random_acts(
    town: Town, seed: int, django_capture_on_commit_callbacks: object
) -> None:
    run(town, seed, 25, django_capture_on_commit_callbacks)


@pytest.mark.journey
def test_two_hundred_random_acts(town: Town, django_capture_on_commit_callbacks: object) -> None:
    seed = int(os.environ.get("ILBO_SEED", "0")) or Random().randrange(1, 10**6)
    run(town, seed, 200, django_capture_on_commit_callbacks)
