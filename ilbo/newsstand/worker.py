"""A worker of the newsstand: one process among several that share a listening socket.

`ilbo run` calls serve in a process of its own; `python -m ilbo.newsstand` does the same by hand.
"""

import resource
import signal
import socket

from uvicorn.config import Config
from uvicorn.server import Server

from ilbo.newsstand.errands import Errands
from ilbo.newsstand.protocol import Newsstand
from ilbo.newsstand.rack import Rack
from ilbo.newsstand.stand import Stand

BACKLOG = 2048


def serve(rack: Rack, sock_fd: int) -> None:
    """Hand out papers on an open, listening socket until SIGTERM; then finish and return."""
    _raise_file_limit()
    listening = socket.socket(fileno=sock_fd)
    config = Config(
        Errands(Stand(rack)),
        http=Newsstand,
        loop="uvloop",
        ws="none",
        lifespan="on",
        interface="asgi3",
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=rack.limits.grace,
    )
    server = Server(config)

    def stop(*_: object) -> None:
        server.should_exit = True

    # Heard before uvicorn listens for signals, and when it raises them again at the end.
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, stop)
    server.run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A listening socket that workers may share."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    listening.listen(BACKLOG)
    listening.set_inheritable(True)
    return listening


def _raise_file_limit() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
