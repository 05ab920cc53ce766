"""`ilbo press DIR status|reprint|verify`: what is printed, print again, prove it is right."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilbo.commands.opening import open_paper
from ilbo.commands.progress import progress

if TYPE_CHECKING:
    from ilbo.press.verify import Proof

DESCRIPTION = """\
The press keeps a printed sheet of everything readers can see.

  status    how many sheets stand on the shelf, what waits, what failed and why
  reprint   print every sheet again
  verify    make every sheet afresh and compare it byte for byte with what is printed;
            exits with 1 when one is stale, missing, too many, torn or cannot be made"""

EXAMPLES = """\
Examples:
  ilbo press haneul status
  ilbo press haneul verify --json"""

SHOWN = 20  # addresses listed of each fault; --json lists them all


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ilbo press` to the command line."""
    parser = commands.add_parser(
        "press",
        help="what is printed; print again; prove it",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument("dir", metavar="DIR", type=Path, help="the paper's folder")
    parser.add_argument("act", choices=sorted(ACTS), metavar="status|reprint|verify")
    parser.add_argument("--json", action="store_true", help="answer in JSON, for a program")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what the press is asked for."""
    open_paper(args.dir)
    return ACTS[args.act](args.json)


def status(as_json: bool) -> int:
    """Say what is printed, what waits and what failed."""
    from ilbo.press import orders, queue
    from ilbo.press.models import Waiting
    from ilbo.press.printing import shelf

    troubles = queue.in_trouble()
    facts = {
        "sheets": sum(1 for _ in shelf().addresses()),
        "waiting": Waiting.objects.count(),
        "open_orders": orders.open_orders().count(),
        "failing": [
            {"address": row.address, "tries": row.tries, "reason": row.trouble} for row in troubles
        ],
    }
    if as_json:
        return _say_json(facts)
    sys.stdout.write(
        f"{facts['sheets']} sheets printed, {facts['waiting']} waiting, "
        f"{facts['open_orders']} work orders open, {len(troubles)} failing\n"
    )
    for row in troubles[:SHOWN]:
        sys.stdout.write(f"  {row.address}: {row.trouble} (tried {row.tries} times)\n")
    return 0


def reprint(as_json: bool) -> int:
    """Print every sheet again, now."""
    from ilbo.press import clock, plate
    from ilbo.press.models import Waiting

    with progress("Printing", total=plate.reprint_everything()) as step:
        printed = clock.finish(step)
    left = Waiting.objects.count()
    if as_json:
        _say_json({"printed": printed, "failing": left})
    else:
        sys.stdout.write(f"{printed} sheets printed, {left} failing\n")
    return 1 if left else 0


def verify(as_json: bool) -> int:
    """Prove that every sheet equals a fresh one."""
    from ilbo.press import verify as proving

    addresses = proving.addresses()
    with progress("Comparing", total=len(addresses)) as step:
        proof = proving.verify(addresses, step)
    if as_json:
        _say_json({"right": proof.right, **_faults(proof)})
    else:
        _tell(proof)
    return 0 if proof.holds else 1


def _tell(proof: "Proof") -> None:
    sys.stdout.write(f"{proof.right} sheets equal a fresh print\n")
    for fault, addresses in _faults(proof).items():
        if addresses:
            sys.stdout.write(f"{len(addresses)} {fault}:\n")
            sys.stdout.writelines(f"  {address}\n" for address in addresses[:SHOWN])


def _faults(proof: "Proof") -> dict[str, list[str]]:
    names = ("stale", "missing", "surplus", "torn", "failing")
    return {name: getattr(proof, name) for name in names}


def _say_json(facts: dict[str, Any]) -> int:
    json.dump(facts, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0


ACTS = {"status": status, "reprint": reprint, "verify": verify}
