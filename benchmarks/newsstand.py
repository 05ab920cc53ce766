"""The newsstand against nginx over the same bytes, and against Django rendering each time.

Run as `python benchmarks/newsstand.py [--quick] [--paper DIR]`; needs wrk, and nginx for a peer.
Rounds are interleaved and the medians told, since the load generator shares the machine.
"""

import argparse
import http.client
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import peers
from peers import Peer
from stories import print_shelf, write_files

from ilbo.newsstand.impression import Impression

CONNECTIONS = 50
YARDSTICK = "nginx, brotli_static + open_file_cache"
KNOWN = 0.2  # the share of requests whose reader has the page already
BROWSER = {
    "Host": "127.0.0.1",
    "Connection": "keep-alive",
    "Upgrade-Insecure-Requests": "1",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
    "image/apng,*/*;q=0.8",
    "Sec-Fetch-Site": "same-origin",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
    "Referer": "http://127.0.0.1/national/",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept-Language": "en-US,en;q=0.9,ko;q=0.8",
}
SCRIPT = """
local requests, order, at = {}, {}, 0
function setup(thread) offset = (offset or 0) + 7919; thread:set("at", offset) end
function init(args)
  for line in io.lines(args[1]) do
    requests[#requests + 1] = line:gsub("\\1", "\\r\\n")
  end
  for number in io.lines(args[2]) do order[#order + 1] = tonumber(number) end
end
function request()
  at = at % #order + 1
  return requests[order[at]]
end
function done(summary, latency, requests)
  local e = summary.errors
  local failed = e.connect + e.read + e.write + e.status + e.timeout
  local line = '{"requests": %d, "us": %d, "errors": %d, "p50": %d, "p99": %d}'
  io.write(string.format("\\nDONE " .. line .. "\\n", summary.requests, summary.duration, failed,
    latency:percentile(50), latency:percentile(99)))
end
"""


@dataclass(frozen=True)
class Measure:
    """One round against one peer."""

    per_second: float
    cost: float
    p50: float
    p99: float
    errors: int


@dataclass(frozen=True)
class Load:
    """A load generator's orders, the same for every peer but for the tags readers know."""

    scratch: Path
    seconds: int

    def prepare(self, peer: Peer, addresses: Sequence[str], order: Sequence[int]) -> None:
        """Write the requests of this peer: each address asked anew, and asked as known."""
        lines = []
        for address in addresses:
            fresh = [f"GET {address} HTTP/1.1", *(f"{n}: {v}" for n, v in BROWSER.items())]
            lines += [fresh, [*fresh, f"If-None-Match: {peer.tags[address]}"]]
        text = "\n".join("\1".join([*line, "", ""]) for line in lines)
        self._file(peer, "requests").write_text(text + "\n")
        dice = random.Random(7)
        numbers = (2 * place + (2 if dice.random() < KNOWN else 1) for place in order)
        self._file(peer, "order").write_text("\n".join(map(str, numbers)) + "\n")
        (self.scratch / "load.lua").write_text(SCRIPT)

    def measure(self, peer: Peer, connections: int = CONNECTIONS, seconds: int = 0) -> Measure:
        """One round."""
        command = ["wrk", "-t", "2" if connections > 1 else "1", "-c", str(connections)]
        command += [
            "-d",
            f"{self.seconds}s",
            "--timeout",
            "20s",
            "-s",
            str(self.scratch / "load.lua"),
        ]
        command += [f"http://127.0.0.1:{peer.port}/", "--"]
        command += [str(self._file(peer, "requests")), str(self._file(peer, "order"))]
        before = peer.cpu_seconds()
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        spent = peer.cpu_seconds() - before
        done = json.loads(told.rpartition("DONE ")[2])
        if not done["requests"]:
            raise SystemExit(f"{peer.name} stopped answering.")
        per_second = done["requests"] / (done["us"] / 1e6)
        cost = spent * 1e6 / done["requests"]
        return Measure(per_second, cost, done["p50"], done["p99"], done["errors"])

    def _file(self, peer: Peer, what: str) -> Path:
        return self.scratch / f"{peer.port}.{what}"


def learn_tags(peer: Peer, addresses: Sequence[str]) -> int:
    """Ask for every page once, as a browser would, and note its tag; returns the bytes seen."""
    connection, seen = http.client.HTTPConnection("127.0.0.1", peer.port), 0
    for address in addresses:
        connection.request("GET", address, headers=BROWSER)
        response = connection.getresponse()
        if response.status != 200:
            raise SystemExit(f"{peer.name} answers {response.status} at {address}.")
        seen += len(response.read())
        peer.tags[address] = response.getheader("etag") or '"none"'
    connection.close()
    return seen


def zipf(number: int, draws: int) -> list[int]:
    """Which pages readers ask for: the second half as often as the first, and so on."""
    dice = random.Random(11)
    ranks = list(range(number))
    dice.shuffle(ranks)
    return dice.choices(ranks, [1 / rank for rank in range(1, number + 1)], k=draws)


def rounds(load: Load, running: list[Peer], number: int) -> dict[str, list[Measure]]:
    """Measure all peers in turn, as often as told, after one round that is not counted."""
    measured: dict[str, list[Measure]] = {peer.name: [] for peer in running}
    for turn in range(number + 1):
        for peer in running[turn % len(running) :] + running[: turn % len(running)]:
            result = load.measure(peer, seconds=load.seconds if turn else 1)
            if turn:
                measured[peer.name].append(result)
    return measured


def tell(measured: dict[str, list[Measure]], yardstick: str = YARDSTICK) -> None:
    """Print the medians as a table, and each against the yardstick of its own round."""
    yardstick = yardstick if yardstick in measured else next(iter(measured))
    print("| what | requests/s | CPU ms per 1,000 | p50 / p99 us | x requests/s | x CPU | errors |")
    print("|---|---|---|---|---|---|---|")
    for name, results in measured.items():
        against = list(zip(results, measured[yardstick], strict=True))
        print(
            f"| {name} | {median(m.per_second for m in results):,.0f} "
            f"| {median(m.cost for m in results):.2f} "
            f"| {median(m.p50 for m in results):,.0f} / {median(m.p99 for m in results):,.0f} "
            f"| {median(m.per_second / y.per_second for m, y in against):.2f} "
            f"| {median(m.cost / y.cost for m, y in against):.2g} "
            f"| {sum(m.errors for m in results)} |"
        )


def against_nginx(scratch: Path, quick: bool) -> None:
    """The first comparison: 10,000 pages, the Zipf mix, encodings and tags on."""
    impressions = print_shelf(scratch / "shelf", 2_000 if quick else 10_000)
    write_files(scratch / "files", impressions)
    describe(impressions)
    running = start(scratch)
    try:
        addresses = [impression.sheet.address for impression in impressions]
        load = Load(scratch, 1 if quick else 2)
        order = zipf(len(addresses), 200_000)
        for peer in running:
            seen = learn_tags(peer, addresses)
            print(f"{peer.name}: {seen / len(addresses):,.0f} bytes a page")
            load.prepare(peer, addresses, order)
        tell(rounds(load, running, 3 if quick else 11))
    finally:
        for peer in running:
            peer.stop()


def start(scratch: Path) -> list[Peer]:
    """All servers that this machine has."""
    files = scratch / "files"
    packed = {"precompressed": True}
    candidates = [
        peers.newsstand(scratch / "shelf", scratch),
        peers.nginx("nginx, plain files", files, scratch, precompressed=False),
        peers.nginx(YARDSTICK, files, scratch, **packed),
        peers.nginx(f"{YARDSTICK}, sendfile off", files, scratch, **packed, sendfile=False),
    ]
    if None in candidates:
        print("Not compared: nginx or its brotli module is not installed.")
    return [peer for peer in candidates if peer is not None]


def describe(impressions: list[Impression]) -> None:
    """Say what the shelf holds."""
    whole = median(len(impression.sheet.body) for impression in impressions)
    small = median(len(impression.bodies["br"]) for impression in impressions)
    print(f"{len(impressions):,} pages, median {whole:,.0f} bytes, {small:,.0f} in br")


def against_django(paper: Path, scratch: Path, quick: bool) -> None:
    """The second comparison: one story of a real paper, printed and rendered each time."""
    desk, story = peers.django_rendered(paper)
    running = [desk]
    try:
        running.append(peers.newsstand(paper / "shelf", scratch, "the same page, printed"))
        load = Load(scratch, 3 if quick else 5)
        measured: dict[str, list[Measure]] = {peer.name: [] for peer in running}
        for peer in running:
            learn_tags(peer, [story])
            load.prepare(peer, [story], [0])
        for _ in range(3 if quick else 5):
            measured[desk.name].append(load.measure(desk, connections=2))
            measured[running[1].name].append(load.measure(running[1]))
        tell(measured, desk.name)
    finally:
        for peer in running:
            peer.stop()


def main(arguments: list[str]) -> int:
    """Run the comparisons asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer pages and rounds, under 40 s")
    parser.add_argument("--paper", type=Path, help="a paper whose story Django renders each time")
    asked = parser.parse_args(arguments)
    if shutil.which("wrk") is None:
        print("wrk is needed: apt-get install wrk", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="ilbo-benchmark-") as scratch:
        Path(scratch).chmod(0o755)  # nginx's workers are another user when started by root
        against_nginx(Path(scratch), asked.quick)
        if asked.paper is None:
            print("Not compared: Django rendering each time; give --paper DIR.")
        else:
            against_django(asked.paper, Path(scratch), asked.quick)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
