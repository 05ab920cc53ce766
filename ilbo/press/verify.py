"""Proves that what is printed is what would be printed now. Called by `ilbo press DIR verify`."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ilbo.newsstand.shelf import TornSheet
from ilbo.press import census, printing
from ilbo.press.models import Impression

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Proof:
    """What verify found: addresses by what is wrong with them, and how many are right."""

    right: int = 0
    stale: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    failing: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether every sheet equals a fresh one, and none is missing or too many."""
        return not any((self.stale, self.missing, self.surplus, self.torn, self.failing))


def addresses() -> list[str]:
    """All that stands on the shelf, ought to, or is said to."""
    known = Impression.objects.values_list("address", flat=True)
    return list(dict.fromkeys([*census.all_addresses(), *known, *printing.shelf().addresses()]))


def verify(to_check: Iterable[str], step: Callable[[], None] = lambda: None) -> Proof:
    """Print each address afresh, off the shelf, and compare byte for byte."""
    proof = Proof()
    for address in to_check:
        _compare(address, proof)
        step()
    return proof


def _compare(address: str, proof: Proof) -> None:
    fault = _fault(address)
    if fault is None:
        proof.right += 1
    else:
        getattr(proof, fault).append(address)


def _fault(address: str) -> str | None:
    """What is wrong at an address, in the word of the list it belongs to."""
    try:
        fresh = printing.pull(address)
        printed = printing.shelf().get(address)
    except TornSheet:
        return "torn"
    except Exception:
        log.exception("%s cannot be printed", address)
        return "failing"
    if fresh == printed:
        return None
    if printed is None:
        return "missing"
    return "surplus" if fresh is None else "stale"
