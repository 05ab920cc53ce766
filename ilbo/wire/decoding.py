"""Bytes into text, or the sentence that says why they are none. Called by the source."""

import codecs

from ilbo.wire.refusals import SourceRefused

CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\r\x0b\x0c\x1b")
MOST_CONTROLS = 0.05
WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decoded(contents: bytes) -> str:
    """The text of UTF-8 bytes, with or without a mark at their beginning."""
    for mark, name in WIDE_MARKS.items():
        if contents.startswith(mark):
            raise SourceRefused(f"the text is {name}; save it as UTF-8.")
    if _is_binary(contents):
        raise SourceRefused("the file is binary, not text.")
    try:
        return contents.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise SourceRefused(_not_utf8(contents, trouble)) from trouble


def _is_binary(contents: bytes) -> bool:
    controls = sum(contents.count(control) for control in CONTROLS)
    return b"\0" in contents or controls > MOST_CONTROLS * len(contents)


def _not_utf8(contents: bytes, trouble: UnicodeDecodeError) -> str:
    """Say which byte is to blame, counted from the beginning of the file."""
    mark = len(codecs.BOM_UTF8) if contents.startswith(codecs.BOM_UTF8) else 0
    offset = mark + trouble.start
    line = contents.count(b"\n", 0, offset) + 1
    return (
        f"the text is not UTF-8: byte 0x{contents[offset]:02X} at offset {offset}, "
        f"line {line}; save it as UTF-8."
    )
