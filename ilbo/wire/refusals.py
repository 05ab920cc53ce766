"""Why copy was not taken. Raised by the wire's readers and filing, answered by the command."""


class WireRefusal(Exception):
    """Copy that is not taken; the message is the sentence a person is told."""


class SourceRefused(WireRefusal):
    """A whole source that cannot be read."""


class ItemRefused(WireRefusal):
    """One item that was read and cannot be filed."""
