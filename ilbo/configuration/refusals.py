"""The one way a configuration is refused."""


class Nonsense(Exception):  # noqa: N818 - refusals are named for what they refuse
    """One sentence about what is wrong and where, fit for the terminal as it stands."""
