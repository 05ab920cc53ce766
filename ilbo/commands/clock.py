"""The clock's process: it does what is due, and drains the press's queue. A child of `ilbo run`."""

import signal
import sys
import threading
from pathlib import Path

from ilbo.commands.opening import open_paper
from ilbo.commands.refusals import Refused
from ilbo.configuration import Nonsense


def main() -> int:
    """Run the clock of the paper named on the command line until told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        open_paper(Path(sys.argv[1]))
    except (Refused, Nonsense) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    from ilbo.newsroom import schedule
    from ilbo.press import clock

    due = threading.Thread(target=schedule.run, args=(stop,), name="schedule")
    due.start()
    clock.run(stop)
    due.join()
    return 0


if __name__ == "__main__":
    sys.exit(main())
