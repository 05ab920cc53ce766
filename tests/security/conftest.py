"""The newsstand's own fixtures, for those who attack it."""

from tests.newsstand.conftest import shared_stall, stall

__all__ = ["shared_stall", "stall"]
