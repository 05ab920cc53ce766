"""A reader who reloads until the news is there. Run by benchmarks/publish.py as a process.

Each line on standard input is a headline and the addresses that must show it, parted by tabs; the
answer is the moment, by the machine's monotonic clock, at which the last of them did.
"""

import http.client
import sys
import time

PATIENCE = 30.0


def main() -> None:
    """Answer every line until there are no more."""
    connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=5)
    for line in sys.stdin:
        headline, *addresses = line.rstrip("\n").split("\t")
        until = time.monotonic() + PATIENCE
        for address in addresses:
            while headline.encode() not in read(connection, address):
                if time.monotonic() > until:
                    raise SystemExit(f"{address} never showed {headline}")
                time.sleep(0.002)
        print(time.monotonic(), flush=True)


def read(connection: http.client.HTTPConnection, address: str) -> bytes:
    """What stands at an address now."""
    connection.request("GET", address)
    return connection.getresponse().read()


if __name__ == "__main__":
    main()
