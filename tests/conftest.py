"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import translation
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from tests.town import Town, build, meet


@pytest.fixture(scope="session", autouse=True)
def plain_style_sheets() -> Iterator[None]:
    """Style sheets are found where they are written: the suite collects none."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(autouse=True)
def first_language() -> Iterator[None]:
    """Every test starts in the first language, whatever the last reader spoke."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The town stands in the test database from the start; each test's changes are rolled back."""
    with django_db_blocker.unblock():
        build()


@pytest.fixture
def town(db: None, paper_folder: Path) -> Town:
    """A small bilingual paper with people and stories; nothing is printed yet."""
    cache.clear()
    return meet()


@pytest.fixture
def paper_folder(tmp_path: Path, settings: Settings) -> Path:
    """A folder of the test's own, with a shelf in it."""
    settings.SHELF_ROOT = tmp_path / "shelf"
    return tmp_path


@pytest.fixture
def client() -> Client:
    """A reader."""
    return Client(SERVER_NAME="127.0.0.1")
