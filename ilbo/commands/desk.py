"""The desk's processes: Django behind the newsstand, under Granian. A child of `ilbo run`."""

import argparse
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from ilbo.commands.child import follow
from ilbo.commands.opening import set_up

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

GRACE = 8  # seconds a worker may take to finish what it is answering


def application(_target: str) -> "WSGIHandler":
    """The desk's application, made in the worker that will answer with it."""
    follow(os.getppid())
    set_up(Path(os.environ["ILBO_DIR"]))
    from django.core.wsgi import get_wsgi_application

    desk = get_wsgi_application()
    _warm_up()
    return desk


def _warm_up() -> None:
    """Be quick from the first publication on; a desk that cannot is a desk all the same."""
    from ilbo.press.warming import warm_up

    try:
        warm_up()
    except Exception:
        logging.getLogger(__name__).exception("The desk starts cold")


def main() -> None:
    """Listen on a socket of the file system, or on a port when one is given."""
    parser = argparse.ArgumentParser(prog="ilbo.commands.desk")
    parser.add_argument("--socket", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=4)
    args = parser.parse_args()
    if args.socket:
        args.socket.unlink(missing_ok=True)  # what a desk that was killed has left
    _server(args).serve(target_loader=application)


def _server(args: argparse.Namespace) -> Any:
    return Server(
        "ilbo.commands.desk:application",
        address=args.host,
        port=args.port,
        uds=args.socket,
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=args.workers,
        blocking_threads=args.threads,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        log_level=LogLevels.warning,
    )


if __name__ == "__main__":
    main()
