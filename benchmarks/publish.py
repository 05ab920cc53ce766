"""How long from the publish act until a reader can read it: story, sections, front.

    .venv/bin/python benchmarks/publish.py [--sizes 1000,20000] [--publishes 100]

For each size a paper is made with that many stories; fronts, sections and the newest stories are
printed (the rest of the archive lies in the tables, where it could cost something), a newsstand
worker is started, and stories are published one after another. The clock runs from the publish act
until a reader, a process of its own that keeps reloading, has seen the new headline at the story,
its two sections and the front. The limit is 150 ms at the 99th percentile, at every size alike.
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

LIMIT = 0.150
PRINTED = 1500  # sheets; enough to warm everything, few enough for a benchmark
HERE = Path(__file__).resolve().parent


def main() -> int:
    """Measure each size in a process of its own, for Django knows one paper at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,20000")
    parser.add_argument("--publishes", type=int, default=100)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one is not None:
        return measure(args.one, args.publishes)
    codes = [
        subprocess.call(
            [sys.executable, __file__, "--one", size, "--publishes", str(args.publishes)]
        )
        for size in args.sizes.split(",")
    ]
    return max(codes)


def measure(size: int, publishes: int) -> int:
    """Make a paper of this size, publish, and print the percentiles."""
    with tempfile.TemporaryDirectory(prefix="ilbo-publish-") as folder:
        paper = Path(folder) / "paper"
        subprocess.run(
            [sys.executable, "-m", "ilbo", "new", str(paper), "--languages", "en,ko"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        front = _open(paper, size)
        _warm_up()
        worker, port = _newsstand(paper)
        reader = subprocess.Popen(
            [sys.executable, str(HERE / "reader.py"), str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            times = [_publish(front, number, reader) for number in range(publishes)]
        finally:
            reader.kill()
            worker.terminate()
            worker.wait(timeout=10)
    return _report(size, times)


def _open(paper: Path, size: int) -> object:
    os.environ["ILBO_DIR"] = str(paper)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ilbo.settings"
    sys.path[:0] = [str(HERE), str(HERE.parent)]
    import django

    django.setup()
    from archive import fill

    from ilbo.newsroom.models import Front
    from ilbo.press import clock, orders, queue
    from ilbo.press.census import all_addresses
    from ilbo.press.models import Order, Waiting

    front = Front.objects.get(locale__language_code="en")
    with orders.only_queued():
        fill(front, size)
    began = time.perf_counter()
    clock.housekeeping()
    for asked in (Order, Waiting):  # to print the whole archive, as a paper that moves in would
        asked.objects.all().delete()
    queue.add(islice(all_addresses(), PRINTED))
    printed = clock.finish()
    took = time.perf_counter() - began
    print(
        f"{size} stories: {printed} sheets printed in {took:.0f} s, {printed / took:.0f} a second"
    )
    return front


def _warm_up() -> None:
    """What the desk does when it starts."""
    from ilbo.press.warming import warm_up

    warm_up()


def _newsstand(paper: Path) -> tuple[subprocess.Popen[bytes], int]:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    worker = subprocess.Popen(
        [
            *(sys.executable, "-m", "ilbo.newsstand", "--host", "127.0.0.1", "--port", str(port)),
            *("--shelf", str(paper / "shelf"), "--static", str(paper / "static")),
            *("--media", str(paper / "media"), "--desk", str(paper / "no-desk.sock")),
            *("--languages", "en,ko"),
        ]
    )
    for _ in range(100):
        try:
            if _get(port, "/"):
                return worker, port
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the newsstand did not start")


def _publish(front: object, number: int, reader: "subprocess.Popen[str]") -> float:
    from archive import paragraphs, sections

    from ilbo.newsroom.filing import Draft, file_story
    from ilbo.newsroom.publishing import publish

    place = sections(front)[number % 8]
    story = file_story(place, Draft(f"Measured story {number}", paragraphs(number)))
    addresses = [story.url, *(section.url for section in place.trail()), "/"]
    reader.stdin.write("\t".join([story.title, *addresses]) + "\n")
    reader.stdin.flush()
    time.sleep(0.05)
    began = time.monotonic()
    publish(story)
    return float(reader.stdout.readline()) - began


def _get(port: int, address: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", address)
        return connection.getresponse().read()
    finally:
        connection.close()


def _report(size: int, times: list[float]) -> int:
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(
        f"{size} stories, {len(times)} publishes: median {statistics.median(times) * 1000:.0f} ms, "
        f"p90 {ordered[int(len(ordered) * 0.9)] * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, "
        f"{p99 / LIMIT:.2f} of the limit of {LIMIT * 1000:.0f} ms"
    )
    return 0 if p99 <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
