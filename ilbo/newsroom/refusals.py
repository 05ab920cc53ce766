"""What the newsroom will not do, in sentences. Answered by the wire and by the desk's forms."""

from django.utils.translation import gettext as _


class AddressTaken(Exception):
    """A section at the top cannot be named so: its address means something else."""

    def __init__(self, title: str, slug: str) -> None:
        super().__init__(
            _("No section can be made of “%(title)s”: /%(slug)s/ is taken.")
            % {"title": title, "slug": slug}
        )
