"""`ilbo staff`: who works at the paper."""

import io
import json
import re

import pytest
from django.contrib.auth import authenticate

from ilbo.people.models import User

PASSWORD = "the-tide-turns-at-four"


@pytest.fixture
def typed(monkeypatch):
    """Type something on standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def printed_password(answer) -> str:
    return re.search(r"^Password, shown only now: (\S+)$", answer.out, re.M)[1]


@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("reporter", "Reporter"),
        ("editor", "Editor"),
        ("photo-desk", "Photo desk"),
        ("standards-board", "Standards board"),
        ("operator", "Operator"),
    ],
)
def test_a_member_of_staff_signs_in_with_the_printed_password(ilbo, paper, town, role, group):
    answer = ilbo("staff", paper, "add", "mina", "--role", role, "--email", "mina@post.example")
    person = authenticate(username="mina", password=printed_password(answer))
    assert (answer.code, answer.err) == (0, "")
    assert person.email == "mina@post.example"
    assert [each.name for each in person.groups.all()] == [group]


@pytest.mark.parametrize(
    "path", ["national/politics", "/national/politics/", "en/national/politics"]
)
def test_a_role_can_be_given_in_one_section_only(ilbo, paper, town, path):
    ilbo("staff", paper, "add", "jun", "--role", "editor", "--section", path)
    jun = User.objects.get(username="jun")
    rights = town.politics.permissions_for_user(jun)
    elsewhere = town.business.permissions_for_user(jun)
    assert (rights.can_publish(), elsewhere.can_publish()) == (True, False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["mi na"], 'the name "mi na" cannot be used: Enter a valid username.'),
        (["editor"], 'the name "editor" cannot be used: A user with that username already exists.'),
        (["mina", "--email", "@"], '"@" cannot be used: Enter a valid email address.'),
        (["mina", "--section", "sport"], 'there is no section "sport" in this paper.'),
    ],
)
def test_an_account_that_cannot_be_is_refused(ilbo, paper, town, words, sentence):
    before = User.objects.count()
    answer = ilbo("staff", paper, "add", *words, "--role", "reporter")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"ilbo: {sentence}")
    assert User.objects.count() == before


def test_a_password_can_be_brought_and_is_not_printed(ilbo, paper, town, typed):
    typed(PASSWORD + "\n")
    answer = ilbo("staff", paper, "add", "mina", "--role", "editor", "--password-stdin")
    assert authenticate(username="mina", password=PASSWORD)
    assert PASSWORD not in answer.out + answer.err


@pytest.mark.parametrize("weak", ["", "short", "12345678901234"])
def test_a_weak_password_is_refused(ilbo, paper, town, typed, weak):
    typed(weak + "\n")
    answer = ilbo("staff", paper, "add", "mina", "--role", "editor", "--password-stdin")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("ilbo: This password is")
    assert not User.objects.filter(username="mina").exists()


def test_no_password_can_be_written_on_the_command_line(ilbo, paper):
    assert ilbo("staff", paper, "password", "mina", "--password", PASSWORD).code == 2


def test_a_new_password_ends_the_old_one(ilbo, paper):
    User.objects.create_user("mina", password=PASSWORD)
    answer = ilbo("staff", paper, "password", "mina")
    assert authenticate(username="mina", password=printed_password(answer))
    assert not authenticate(username="mina", password=PASSWORD)


def test_who_is_removed_cannot_sign_in_and_is_still_known(ilbo, paper):
    User.objects.create_user("mina", password=PASSWORD)
    assert ilbo("staff", paper, "remove", "mina").out == "mina can no longer sign in.\n"
    assert not authenticate(username="mina", password=PASSWORD)
    assert "(removed)" in ilbo("staff", paper, "list").out


@pytest.mark.parametrize("act", ["remove", "password"])
def test_a_stranger_is_not_found(ilbo, paper, act):
    answer = ilbo("staff", paper, act, "nobody")
    assert (answer.code, answer.err) == (2, 'ilbo: nobody called "nobody" works here.\n')


def test_the_staff_can_be_read_by_a_program(ilbo, paper, town):
    ilbo("staff", paper, "add", "mina", "--role", "editor")
    staff = json.loads(ilbo("staff", paper, "list", "--json").out)
    (mina,) = (each for each in staff if each["name"] == "mina")
    assert (mina["name"], mina["roles"], mina["active"]) == ("mina", ["Editor"], True)
    assert "password" not in mina
