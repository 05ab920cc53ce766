"""The command `ilbo`, also `python -m ilbo`."""

import os
import sys
from collections.abc import Sequence

from ilbo import commands
from ilbo.commands.refusals import Refused
from ilbo.configuration import Nonsense

INTERRUPTED = 130
NOBODY_READS = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says, and answer with the exit code."""
    try:
        args = commands.parser().parse_args(argv)
        code: int = args.run(args)
        sys.stdout.flush()
    except (Refused, Nonsense) as refusal:
        sys.stderr.write(f"ilbo: {refusal}\n")
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes once more on its way out; let that fall on deaf ears, not on the terminal.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    return code


if __name__ == "__main__":
    sys.exit(main())
