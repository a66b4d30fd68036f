"""How close a polite run comes to the shortest that is possible, and whether it stays polite.

    python benchmarks/politeness.py [--citations 2000] [--hosts 300] [--delay 0.15]

An article cites pages on many hosts, a few of them often (Zipf); servers on loopback answer after a latency of their
own. No run can be shorter than its busiest host: requests times delay and latency. A host's requests are the pages that
are cited and, as these are all alike, one neighbour that nobody cites, which tells whether the host says the same to
everything. The delay is scaled down so that a run ends within about a minute; reading the article and closing the store
count too.
"""

import argparse
import asyncio
import contextlib
import multiprocessing
import os
import random
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from crawler.archiving import Options, archive
from crawler.policy import parse

POLICY = """\
version: 1
identity: {{contact: "benchmark@example.org"}}
network: {{allow_private: true}}
defaults:
  robots: ignore
  because: "a benchmark against servers of its own"
  delay: {delay_ms}ms
  requisites: false
"""

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
PAGE = b"<!doctype html><title>A page</title><p>" + b"Some text of a page that is cited. " * 40


class Times(NamedTuple):
    """When hosts were asked and when they answered, by the clock of the servers."""

    asked: dict[str, list[float]]
    answered: dict[str, list[float]]
    paths: dict[str, list[str]]
    """What hosts were asked for."""


def serve(latencies: dict[str, float], control: Connection) -> None:
    """Serve every host until told to stop, then send what was seen; in a process of its own, as servers are."""
    asyncio.run(_serve(latencies, control))


async def _serve(latencies: dict[str, float], control: Connection) -> None:
    times = Times({host: [] for host in latencies}, {host: [] for host in latencies}, {host: [] for host in latencies})

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                times.asked[host].append(time.monotonic())
                times.paths[host].append(head.split(b" ", 2)[1].decode("ascii"))
                await asyncio.sleep(latencies[host])
                times.answered[host].append(time.monotonic())
                writer.write(ANSWER % (len(PAGE), PAGE))
                await writer.drain()
        writer.close()

    port, servers = 0, []
    for host in latencies:
        servers.append(await asyncio.start_server(converse, host, port, backlog=64))
        port = servers[-1].sockets[0].getsockname()[1]
    control.send(port)
    await asyncio.to_thread(control.recv)
    control.send(times)


def cited(citations: int, hosts: list[str]) -> list[str]:
    """Return a host for each citation, by Zipf's law: the second is cited half as often as the first."""
    weights = [1 / rank for rank in range(1, len(hosts) + 1)]
    return random.Random(11).choices(hosts, weights, k=citations)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--citations", type=int, default=2_000)
    options.add_argument("--hosts", type=int, default=300)
    options.add_argument("--delay", type=float, default=0.15, help="seconds between two requests to a host")
    chosen = options.parse_args()
    hosts = [f"127.0.{1 + number // 200}.{1 + number % 200}" for number in range(chosen.hosts)]
    chance = random.Random(5)
    # As on the web, most answer soon and a few do not: a median of a fifth of the delay, one in ten past half of it.
    latencies = {host: chosen.delay * min(2.0, chance.lognormvariate(-1.6, 0.7)) for host in hosts}
    places = cited(chosen.citations, hosts)
    control, theirs = multiprocessing.Pipe()
    multiprocessing.Process(target=serve, args=(latencies, theirs), daemon=True).start()
    port = control.recv()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [f"- <http://{host}:{port}/{number}>\n" for number, host in enumerate(places)]
        (folder / "article.md").write_text("# List\n\n" + "".join(lines), encoding="utf-8")
        policy = parse(POLICY.format(delay_ms=round(chosen.delay * 1000)).encode(), "benchmark.yaml")
        summary = archive(Options(folder / "store", policy, (str(folder / "article.md"),)))
    control.send("stop")
    report(places, latencies, control.recv(), chosen.delay, summary.seconds)


def report(places: list[str], latencies: dict[str, float], times: Times, delay: float, seconds: float) -> None:
    """Print how long the run took, over its lower bound, and the shortest rest that a host was given."""
    # After its last answer a host is owed nothing.
    neighbours = {host: len(paths) - Counter(places)[host] for host, paths in times.paths.items() if paths}
    bounds = {host: len(times.paths[host]) * (delay + latencies[host]) - delay for host in neighbours}
    slowest = max(bounds, key=lambda host: bounds[host])
    bound = bounds[slowest]
    first = min(asked[0] for asked in times.asked.values() if asked)
    last = max(answered[-1] for answered in times.answered.values() if answered)
    rests = [
        asked - answered
        for host in latencies
        for answered, asked in zip(times.answered[host], times.asked[host][1:], strict=False)
    ]
    print(f"{len(places)} citations on {len(bounds)} hosts, delay {delay * 1000:.0f} ms, load {os.getloadavg()[0]:.1f}")
    print(f"lower bound {bound:8.2f} s: {len(times.paths[slowest])} requests to {slowest}")
    print(f"fetching    {last - first:8.2f} s, {(last - first) / bound:.3f} of it")
    print(f"whole run   {seconds:8.2f} s, {seconds / bound:.3f} of it")
    print(f"shortest rest of a host {min(rests) * 1000:.1f} ms")
    cited_pages = Counter((host, f"/{number}") for number, host in enumerate(places))
    asked_for = Counter((host, path) for host, paths in times.paths.items() for path in paths)
    if any(asked_for[page] != 1 for page in cited_pages) or any(count != 1 for count in neighbours.values()):
        raise SystemExit("not every page and one neighbour of each host were asked for once")
    if min(rests) < delay:
        raise SystemExit("a host was asked too soon")


if __name__ == "__main__":
    main()
