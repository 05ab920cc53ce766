"""A receipt as a file: whole or not at all, and never over anything but a receipt."""

import json
import os
import tempfile
from pathlib import Path

from ilbo.wire.lines import fit_to_show
from ilbo.wire.receipts import MARK, Receipt
from ilbo.wire.refusals import WireRefusal

LARGEST = 200_000_000


class NotAReceipt(WireRefusal):
    """The file a receipt was to be written to holds something else, or cannot be written."""


def as_json(receipt: Receipt, ascii_only: bool = False) -> str:
    """The receipt for another program; what no terminal should see is spelled out."""
    lines = json.dumps(receipt.as_values(), ensure_ascii=ascii_only, indent=2).split("\n")
    return "\n".join(map(fit_to_show, lines))


def check(path: Path) -> None:
    """Refuse, before anything is filed, a place where no receipt may be written."""
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise NotAReceipt(f"no receipt can be written to {path}: there is no folder to write in.")
    if path.is_symlink() or (path.exists() and not _is_receipt(path)):
        raise NotAReceipt(f"{path} is no receipt and is not written over.")


def write(receipt: Receipt, path: Path) -> None:
    """Write the receipt beside its place, then move it there."""
    descriptor, name = tempfile.mkstemp(prefix=".receipt-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(as_json(receipt) + "\n")
            file.flush()
            os.fsync(file.fileno())
        check(path)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _is_receipt(path: Path) -> bool:
    if not path.is_file() or path.stat().st_size > LARGEST:
        return False
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(values, dict) and MARK in values
