"""The one way a configuration is refused."""


class Nonsense(Exception):
    """One sentence about what is wrong and where, fit for the terminal as it stands."""
