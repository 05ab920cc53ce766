"""The sample paper's staff, one for each role, and the note with their sign-ins."""

import os
from pathlib import Path

from ilbo.commands.staff import new_password
from ilbo.newsroom.roles import grant
from ilbo.people.models import User
from ilbo.people.roles import Role

STAFF = {
    "reporter": (Role.REPORTER, "Han Sae-byeok", "saebyeok"),
    "editor": (Role.EDITOR, "Tessa Lindqvist", "tessa"),
    "photos": (Role.PHOTO_DESK, "Baek Na-ru", "naru"),
    "board": (Role.STANDARDS_BOARD, "Ji Seon-hae", "seonhae"),
    "operator": (Role.OPERATOR, "Yang Tae-un", "taeun"),
}
NOTE = "sign-ins.txt"


def hire(folder: Path) -> User:
    """Give everybody an account, leave their sign-ins in a note; the editor."""
    lines = []
    for name, (role, full_name, mailbox) in STAFF.items():
        password = new_password()
        # All of it in one field: Korean names have the family's first, Django would turn them.
        person = User.objects.create_user(
            name, f"{mailbox}@noeulpo-daily.example", password, first_name=full_name
        )
        grant(person, role)
        lines.append(f"  {name:<10} {password}   {full_name}, {role.value.replace('-', ' ')}")
    note = os.open(folder / NOTE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(note, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    return User.objects.get(username="editor")
