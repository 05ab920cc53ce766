"""`ilbo staff DIR …`: who works at the paper.

A password is printed once, and is never taken from the command line, where others could see it.
"""

import argparse
import json
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilbo.commands.opening import open_paper
from ilbo.commands.refusals import Refused

if TYPE_CHECKING:
    from ilbo.newsroom.models import Section
    from ilbo.people.models import User

ROLES = ("reporter", "editor", "photo-desk", "standards-board", "operator")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another in print

DESCRIPTION = """\
Adds, lists and removes those who work at the paper in DIR. A new account gets a strong password
that is printed once. Who is removed can no longer sign in; what they wrote stays theirs."""

EXAMPLES = """\
Examples:
  ilbo staff haneul add mina --role editor --email mina@haneul.example
  ilbo staff haneul add jun --role reporter --section national/politics
  ilbo staff haneul list --json
  ilbo staff haneul password mina --password-stdin < new-password
  ilbo staff haneul remove jun"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ilbo staff` to the command line."""
    parser = commands.add_parser(
        "staff", help="staff accounts", description=DESCRIPTION, epilog=EXAMPLES
    )
    parser.add_argument("dir", metavar="DIR", type=Path, help="the paper's folder")
    acts = parser.add_subparsers(metavar="ACT", required=True, title="acts")
    _add_add(acts.add_parser("add", help="let somebody in", description=ADD))
    listing = acts.add_parser("list", help="who works here", description=LIST)
    listing.add_argument("--json", action="store_true", help="for another program to read")
    listing.set_defaults(run=_run, act=list_)
    _add_named(acts.add_parser("remove", help="let nobody in by that name", description=REMOVE))
    changing = acts.add_parser("password", help="give a new password", description=PASSWORD)
    changing.add_argument("name", metavar="NAME", help="the name they sign in with")
    _add_password(changing)
    changing.set_defaults(run=_run, act=password)


ADD = "Adds a member of staff and prints a password for them, once."
LIST = "Lists the staff with their roles."
REMOVE = "Keeps somebody from signing in. Their stories and their name on them stay."
PASSWORD = "Gives a member of staff a new password, and lets them in again if they were removed."  # noqa: S105 - what the act does


def _add_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the name they sign in with")
    parser.add_argument("--role", required=True, choices=ROLES, help="what they do here")
    parser.add_argument("--email", default="", help="where to write to them")
    parser.add_argument(
        "--section", metavar="PATH", help="only in this section, such as national/politics"
    )
    _add_password(parser)
    parser.set_defaults(run=_run, act=add)


def _add_named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the name they sign in with")
    parser.set_defaults(run=_run, act=remove)


def _add_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )


def _run(args: argparse.Namespace) -> int:
    open_paper(args.dir)
    from django.utils.translation import override

    with override("en"):  # the command line speaks English, whatever the paper speaks
        args.act(args)
    return 0


def add(args: argparse.Namespace) -> None:
    """Make an account, in one transaction with its role."""
    from django.db import transaction

    from ilbo.newsroom.roles import grant
    from ilbo.people.models import User
    from ilbo.people.roles import Role

    person = User(username=args.name, email=args.email, is_active=True)
    section = _section(args.section) if args.section else None
    chosen = _password_for(person, from_stdin=args.password_stdin)
    person.set_password(chosen)
    _check(person)
    with transaction.atomic():
        person.save()
        grant(person, Role(args.role), section)
    where = f" in {args.section.strip('/')}" if section else ""
    print(f"{person.username} works here as {args.role}{where}.")
    _tell(chosen, from_stdin=args.password_stdin)


def list_(args: argparse.Namespace) -> None:
    """Print everybody, for a person or for a program."""
    from ilbo.people.models import User

    staff: list[dict[str, Any]] = [
        {
            "name": person.username,
            "email": person.email,
            "roles": sorted(group.name for group in person.groups.all()),
            "active": person.is_active,
            "last_signed_in": person.last_login.isoformat() if person.last_login else None,
        }
        for person in User.objects.prefetch_related("groups").order_by("username")
    ]
    if args.json:
        print(json.dumps(staff, ensure_ascii=False, indent=2))
        return
    for each in staff:
        state = "" if each["active"] else "  (removed)"
        print(f"{each['name']:<20} {', '.join(each['roles']):<30} {each['email']}{state}".rstrip())


def remove(args: argparse.Namespace) -> None:
    """Keep somebody from signing in, and end the sessions they have open."""
    person = _named(args.name)
    person.is_active = False
    person.save(update_fields=["is_active"])
    print(f"{person.username} can no longer sign in.")


def password(args: argparse.Namespace) -> None:
    """Give somebody a new password."""
    person = _named(args.name)
    chosen = _password_for(person, from_stdin=args.password_stdin)
    person.set_password(chosen)
    person.is_active = True
    person.save(update_fields=["password", "is_active"])
    print(f"{person.username} has a new password.")
    _tell(chosen, from_stdin=args.password_stdin)


def new_password() -> str:
    """Five groups of four letters: about 99 bits, and fit to be read over a telephone."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(20))
    return "-".join(letters[at : at + 4] for at in range(0, 20, 4))


def _tell(chosen: str, *, from_stdin: bool) -> None:
    if not from_stdin:
        print(f"Password, shown only now: {chosen}")


def _password_for(person: "User", *, from_stdin: bool) -> str:
    if not from_stdin:
        return new_password()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    given = sys.stdin.readline(4097).rstrip("\r\n")
    if len(given) > 4096:
        raise Refused("the password is longer than 4096 characters.")
    try:
        validate_password(given, person)
    except ValidationError as error:
        raise Refused(str(error.messages[0])) from None
    return given


def _check(person: "User") -> None:
    from django.core.exceptions import ValidationError

    try:
        person.full_clean()
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        what = {"username": f'the name "{person.username}"', "email": f'"{person.email}"'}
        raise Refused(f"{what.get(name, name)} cannot be used: {messages[0]}") from None


def _named(name: str) -> "User":
    from ilbo.people.models import User

    try:
        return User.objects.get(username=name)
    except User.DoesNotExist:
        raise Refused(f'nobody called "{name}" works here.') from None


def _section(path: str) -> "Section":
    from ilbo.newsroom.models import Section

    wanted = path.strip("/")
    section: Section
    for section in Section.objects.filter(slug=wanted.rpartition("/")[2]).order_by("path"):
        within = "/".join(each.slug for each in section.trail())
        if wanted in (within, f"{section.front().slug}/{within}"):
            return section
    raise Refused(f'there is no section "{wanted}" in this paper.')
