"""`ilbo import DIR SOURCE…`: files copy that arrives, with a receipt for every item and line."""

import argparse
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ilbo.commands.opening import open_paper
from ilbo.commands.progress import progress
from ilbo.commands.refusals import Refused

if TYPE_CHECKING:
    from ilbo.wire.receipts import Receipt

FORMATS = ("auto", "saved-page")

DESCRIPTION = """\
Reads copy from files, or from the files of a folder, and files each item as a story: a news page
saved as text, so far. Says what became of every item and of every line. What was filed before is
not filed again; each item stands or falls alone.

Exits with 0 when everything is filed, with 1 when some of it was refused, with 2 when nothing
could be read."""

EXAMPLES = """\
Examples:
  ilbo import haneul page.txt
  ilbo import haneul pages/ --publish --receipt receipt.json
  ilbo import haneul brief.txt --section local/harbor --language ko"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ilbo import` to the command line."""
    parser = commands.add_parser(
        "import", help="file copy that arrives", description=DESCRIPTION, epilog=EXAMPLES
    )
    parser.add_argument("dir", metavar="DIR", type=Path, help="the paper's folder")
    parser.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help="a file or folder")
    parser.add_argument(
        "--format", choices=FORMATS, default="auto", help="what it is (default: find out)"
    )
    parser.add_argument(
        "--section", default="", metavar="PATH", help="where it goes, such as national/politics"
    )
    parser.add_argument(
        "--language", choices=("en", "ko"), default="", help="what it is written in"
    )
    parser.add_argument("--publish", action="store_true", help="put it into print at once")
    parser.add_argument("--receipt", type=Path, metavar="FILE", help="write the receipt here too")
    parser.add_argument("--json", action="store_true", help="print the receipt for a program")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Take everything in, show the receipt, and answer with the exit code."""
    open_paper(args.dir)
    from django.utils.translation import override

    from ilbo.wire.receipts import Receipt

    receipt = Receipt()
    with override("en"):  # the command line speaks English, whatever the paper speaks
        _check_place(args.receipt)
        try:
            _take_in(args, receipt)
        finally:
            is_kept = _keep(receipt, args.receipt)
    _show(receipt, as_json=args.json)
    return _code(receipt) or (0 if is_kept else 1)


def _check_place(path: Path | None) -> None:
    """Refuse a bad place for the receipt before anything is filed."""
    from ilbo.wire import receipt_file

    try:
        if path:
            receipt_file.check(path)
    except receipt_file.NotAReceipt as refusal:
        raise Refused(str(refusal)) from None


def _take_in(args: argparse.Namespace, receipt: "Receipt") -> None:
    from ilbo.wire.filing import Wishes
    from ilbo.wire.intake import take_in
    from ilbo.wire.source import arrivals_at

    arrivals = [arrival for path in args.sources for arrival in arrivals_at(path)]
    wishes = Wishes(args.section, args.language, args.publish)
    with progress("Filing", total=len(arrivals)) as step:
        take_in(arrivals, receipt, wishes, args.format, on_each=step)


def _keep(receipt: "Receipt", path: Path | None) -> bool:
    """Write the receipt to its file, also when the work was broken off."""
    from ilbo.wire import receipt_file

    try:
        if path:
            receipt_file.write(receipt, path)
    except (OSError, receipt_file.NotAReceipt) as trouble:
        sys.stderr.write(f"ilbo: the receipt could not be kept: {trouble}\n")
        return False
    return True


def _show(receipt: "Receipt", *, as_json: bool) -> None:
    from ilbo.wire import receipt_file, receipt_text

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may lack Hangul
    if as_json:
        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        print(receipt_file.as_json(receipt, ascii_only=not is_unicode))
    elif receipt.items:
        print(receipt_text.in_words(receipt))
    for sentence in receipt_text.troubles(receipt):
        sys.stderr.write(f"ilbo: {sentence}\n")


def _code(receipt: "Receipt") -> int:
    if not receipt.items:
        return 2
    return 1 if receipt.unread or receipt.count("refused") else 0
