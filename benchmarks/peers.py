"""The servers that the benchmarks compare: started on free ports, weighed, and stopped by pid."""

import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from stories import CACHING, SECURITY

from ilbo.newsstand.shelf import Shelf
from ilbo.newsstand.worker import listen

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
FILES = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
PRECOMPRESSED = f"""
    brotli_static on; gzip_static on; gzip_vary on;
    open_file_cache max={FILES * 3 // 4} inactive=300s; open_file_cache_valid 60s;
"""
SENDFILE = "    sendfile on; tcp_nopush on;"
TICK = os.sysconf("SC_CLK_TCK")
STORY = re.compile(r"/\d{4}/\d\d/\d\d/[^/]+/$")


@dataclass
class Peer:
    """A running server."""

    name: str
    port: int
    processes: list[subprocess.Popen[bytes]]
    tags: dict[str, str] = field(default_factory=dict)

    def cpu_seconds(self) -> float:
        """User and system time of the server's whole process tree so far."""
        return sum(_cpu(pid) for process in self.processes for pid in _tree(process.pid))

    def stop(self) -> None:
        """End it and wait for its end."""
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(20)


def newsstand(shelf: Path, scratch: Path, name: str = "newsstand, 2 workers") -> Peer:
    """Two workers on one socket, as `ilbo run` starts them."""
    listening = listen("127.0.0.1", 0)
    command = [sys.executable, "-m", "ilbo.newsstand", "--fd", str(listening.fileno())]
    for folder in ("static", "media", "desk"):
        command += [f"--{folder}", str(scratch / folder)]
    command += ["--shelf", str(shelf), "--languages", "en,ko"]
    workers = [subprocess.Popen(command, pass_fds=[listening.fileno()]) for _ in range(2)]
    peer = Peer(name, listening.getsockname()[1], workers)
    listening.close()
    _wait_for(peer)
    return peer


def nginx(
    name: str, files: Path, scratch: Path, *, precompressed: bool, sendfile: bool = True
) -> Peer | None:
    """Nginx with two workers over plain files, or None where it is not installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None or (precompressed and not BROTLI.exists()):
        return None
    port, prefix = _free_port(), scratch / name.replace(" ", "-").replace(",", "")
    prefix.mkdir()
    settings = PRECOMPRESSED if precompressed else ""
    settings += SENDFILE if sendfile else "    sendfile off;"
    (prefix / "nginx.conf").write_text(_nginx_conf(files, prefix, port, settings))
    command = [program, "-p", str(prefix), "-c", "nginx.conf", "-e", str(prefix / "error.log")]
    peer = Peer(name, port, [subprocess.Popen(command)])
    _wait_for(peer)
    return peer


def django_rendered(paper: Path) -> tuple[Peer, str]:
    """The desk of a paper alone, which renders a story anew for each request, and that story."""
    story = next(a for a in sorted(Shelf(paper / "shelf").addresses()) if STORY.search(a))
    port = _free_port()
    command = [sys.executable, "-m", "ilbo", "run", str(paper), "--only", "desk"]
    desk = subprocess.Popen([*command, "--port", str(port)])
    peer = Peer("the same page rendered by Django", port, [desk])
    _wait_for(peer)
    return peer, story


def _nginx_conf(files: Path, prefix: Path, port: int, settings: str) -> str:
    headers = [("Cache-Control", CACHING), *SECURITY]
    told = "\n".join(f'    add_header {name} "{value}";' for name, value in headers)
    bodies = "\n".join(
        f"    {kind}_temp_path {prefix}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""
daemon off; pid {prefix}/pid; worker_processes 2; worker_rlimit_nofile {FILES};
{f"load_module {BROTLI};" if "brotli" in settings else ""}
events {{ worker_connections 1024; }}
http {{
    access_log off; keepalive_requests 100000000;
    types {{}} default_type "text/html; charset=utf-8"; server_tokens off;
{bodies}
{told}
{settings}
    server {{ listen 127.0.0.1:{port}; root {files}; }}
}}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(peer: Peer) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{peer.port}/healthz", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    peer.stop()
    raise SystemExit(f"{peer.name} did not start.")


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [pid, *(below for child in children for below in _tree(int(child)))]


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK
