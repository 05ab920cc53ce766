"""A worker by hand: `python -m ilbo.newsstand --port 8000 --shelf DIR --static DIR ...`."""

import argparse
import logging
import sys
from dataclasses import fields
from pathlib import Path

from ilbo.newsstand.rack import Limits, Rack
from ilbo.newsstand.worker import listen, serve


def main(arguments: list[str]) -> int:
    """Read the command line and serve."""
    asked = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="newsstand: %(message)s")
    given = {f.name: getattr(asked, f.name) for f in fields(Limits)}
    limits = Limits(**{name: value for name, value in given.items() if value is not None})
    rack = Rack(
        shelf=asked.shelf,
        static=asked.static,
        media=asked.media,
        desk=asked.desk,
        languages=tuple(asked.languages.split(",")),
        trusted=frozenset(asked.trust),
        limits=limits,
    )
    serve(rack, asked.fd if asked.fd is not None else _listening(asked.host, asked.port))
    return 0


def _listening(host: str, port: int) -> int:
    listening = listen(host, port)
    print(f"http://{host}:{listening.getsockname()[1]}/", flush=True)
    return listening.detach()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ilbo.newsstand", description=__doc__)
    parser.add_argument("--fd", type=int, help="an inherited, listening socket")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 for any free port")
    for folder in ("shelf", "static", "media", "desk"):
        parser.add_argument(f"--{folder}", type=Path, required=True)
    parser.add_argument("--languages", default="en", help="comma-separated, the first unprefixed")
    parser.add_argument("--trust", action="append", default=[], help="address of a proxy of ours")
    for limit in fields(Limits):
        kind = float if "float" in str(limit.type) else int
        parser.add_argument(f"--{limit.name.replace('_', '-')}", type=kind)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
