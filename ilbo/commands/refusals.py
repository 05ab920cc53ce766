"""What a command will not do, in one sentence. Raised by the commands, told by `__main__`."""


class Refused(Exception):
    """One sentence for the terminal; nothing was changed, and the command exits with 2."""
