"""Names of a byline and the people behind them. Called by filing."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ilbo.language.script import dominant_language
from ilbo.newsroom.filing import Signature
from ilbo.newsroom.models import Contributor
from ilbo.wire.items import Name
from ilbo.wire.receipts import Person


class Signing:
    """The bylines of one story in the making: signatures, people, and what to tell of them."""

    def __init__(self) -> None:
        self.signatures: list[Signature] = []
        self.people: list[Person] = []
        self.notes: list[str] = []

    def add(self, name: Name) -> None:
        """Find the contributor of a name, or make one."""
        address = self._valid(name.address)
        known = self._known(name.printed, address)
        contributor = known or _made(name.printed, address)
        self.signatures.append(
            Signature(role=name.role, contributor=contributor, name=name.printed, address=address)
        )
        self.people.append(Person(name.printed, name.role, address, was_made=known is None))

    def _valid(self, address: str) -> str:
        try:
            if address:
                validate_email(address)
        except ValidationError:
            self.notes.append(f"{address} is no address mail could reach; it is left out.")
            return ""
        return address

    def _known(self, name: str, address: str) -> Contributor | None:
        """The contributor of this name; among namesakes the one with the address."""
        field = _field(name)
        namesakes: list[Contributor] = list(
            Contributor.objects.filter(**{f"{field}__iexact": name}).order_by("pk")
        )
        if not namesakes:
            return _in_the_other_language(field, address)
        for each in namesakes:
            if address and each.email.casefold() == address.casefold():
                return each
        if len(namesakes) > 1:
            self.notes.append(f"{len(namesakes)} contributors are called {name}; took the first.")
        elif address and namesakes[0].email:
            self.notes.append(f"{name} is known here under another address than {address}.")
        return namesakes[0]


def signing(names: Iterable[Name]) -> Signing:
    """Find or make everybody in the bylines."""
    signed = Signing()
    for name in names:
        signed.add(name)
    return signed


def _in_the_other_language(field: str, address: str) -> Contributor | None:
    """Who has this address and no name yet in this language: a person printed in both."""
    if not address:
        return None
    known: Contributor | None = (
        Contributor.objects.filter(email__iexact=address, **{field: ""}).order_by("pk").first()
    )
    return known


def _made(name: str, address: str) -> Contributor:
    contributor = Contributor(email=address, **{_field(name): name})
    contributor.full_clean()
    contributor.save()
    return contributor


def _field(name: str) -> str:
    return f"name_{dominant_language(name)}"
