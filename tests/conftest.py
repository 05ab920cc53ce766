"""What every test may ask for."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tests.town import Town, build


@pytest.fixture
def town(db: None, paper_folder: Path) -> Town:
    """A small bilingual paper with people and stories; nothing is printed yet."""
    cache.clear()
    return build()


@pytest.fixture
def paper_folder(tmp_path: Path, settings: Settings) -> Path:
    """A media folder and a shelf of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SHELF_ROOT = tmp_path / "shelf"
    return tmp_path


@pytest.fixture
def client() -> Client:
    """A reader."""
    return Client(SERVER_NAME="127.0.0.1")
