"""The sizes a photo is printed in: made on upload, true to the photo, in every process."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.test import Client

from ilbo.newsroom.models import Photo, Rendition
from ilbo.newsroom.renditions import SPECS
from tests.town import Town, photo, picture

Capture = Callable[..., AbstractContextManager[object]]


def pictured(town: Town, shown: Photo) -> str:
    """Where a story with this photo at its head and in its body is read."""
    body = [("photo", {"photo": shown, "caption": "In the body.", "alt": ""})]
    return str(town.printed("Pictured", body=body, lead_photo=shown).url)


def test_every_size_is_there_once_a_photo_is_saved(
    town: Town, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        new = photo(title="New")
    assert set(new.renditions.values_list("filter_spec", flat=True)) == set(SPECS)


def test_a_file_replaced_in_another_process_is_printed_at_once(town: Town, client: Client) -> None:
    shown = photo(title="Shown")
    address = pictured(town, shown)
    assert "-bridge" in client.get(address).text
    Rendition.objects.filter(image=shown)._raw_delete("default")  # as another process would
    name = shown.file.storage.save("original_images/quay.jpg", picture("quay.jpg", "#aa3311"))
    Photo.objects.filter(pk=shown.pk).update(file=name)
    page = client.get(address).text
    assert "/quay" in page
    assert f"/{Path(shown.file.name).stem}." not in page


def test_a_photo_whose_file_is_lost_leaves_its_words_on_the_page(
    town: Town, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    shown = photo(title="Lost", caption="The quay at noon.")
    Path(shown.file.path).unlink()
    address = pictured(town, shown)
    for page in (client.get(address), client.get(address + "print/"), client.get("/")):
        assert page.status_code == 200
        assert "<img" not in page.text.partition("Pictured</h1>")[2].partition("</article>")[0]
    assert "The quay at noon." in client.get(address).text
    assert "cannot be printed" in caplog.text
