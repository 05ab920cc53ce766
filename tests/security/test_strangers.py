"""What a stranger can do to the desk from outside: nothing that keeps the staff from working."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.core import mail
from django.db import connection
from django.test import Client
from wagtail.signals import page_published

from ilbo.newsroom.publishing import publish
from tests.newsroom.test_desk import at_the_desk, form
from tests.town import PASSWORD, Town


@pytest.fixture
def depths() -> Iterator[list[int]]:
    """How many transactions are open whenever somebody signs in, or fails to, or publishes."""
    seen: list[int] = []

    def look(**_: object) -> None:
        seen.append(len(connection.savepoint_ids))

    for signal in (user_logged_in, user_login_failed, page_published):
        signal.connect(look, weak=False, dispatch_uid="depths")
    yield seen
    for signal in (user_logged_in, user_login_failed, page_published):
        signal.disconnect(dispatch_uid="depths")


@pytest.mark.parametrize("password", ["guess", PASSWORD])
def test_signing_in_holds_no_transaction_and_so_no_lock_of_the_database(
    town: Town, client: Client, depths: list[int], password: str
) -> None:
    open_before = len(connection.savepoint_ids)
    client.post("/newsroom/login/", {"username": "editor", "password": password})
    assert depths == [open_before]


def test_an_act_of_the_staff_still_happens_whole(town: Town, depths: list[int]) -> None:
    desk, open_before = at_the_desk("editor"), len(connection.savepoint_ids)
    depths.clear()
    address = f"/newsroom/pages/add/newsroom/story/{town.politics.pk}/"
    desk.post(address, form("Whole", "whole", **{"action-publish": "Publish"}))
    by_code = town.story()
    publish(by_code)
    assert depths[0] > open_before


def test_nobody_is_promised_a_letter_that_is_never_sent(town: Town, client: Client) -> None:
    assert "password_reset" not in client.get("/newsroom/login/").content.decode()
    for address in ("/newsroom/password_reset/", "/newsroom/password_reset/confirm/Mg/a-b/"):
        assert client.get(address).status_code == 404
    client.post("/newsroom/password_reset/", {"email": "editor@post.example"})
    assert not mail.outbox


def test_a_stranger_s_host_is_turned_away_without_a_page_of_traceback(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get("/nowhere/", headers={"host": "evil.example"}).status_code == 400
    assert not [record for record in caplog.records if record.exc_info]
