"""How close a polite run comes to the shortest that is possible, and whether it stays polite.

    python benchmarks/politeness.py [--citations 2000] [--hosts 300] [--delay 0.05]

An article cites pages on many hosts, a few of them often (Zipf); servers on loopback answer after a latency of their
own. No run can be shorter than its busiest host: requests times delay and latency. The delay is scaled down so that a
run ends within about a minute; reading the article and closing the store count too.
"""

import argparse
import asyncio
import contextlib
import os
import random
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

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


class Servers:
    """A server a host, each with a latency of its own, which remember when they were asked and when they answered."""

    def __init__(self, hosts: list[str], latencies: dict[str, float]) -> None:
        self.asked: defaultdict[str, list[float]] = defaultdict(list)
        self.answered: defaultdict[str, list[float]] = defaultdict(list)
        self.port = 0
        self._hosts = hosts
        self._latencies = latencies

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Serve on a thread of its own."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), loop).result()
        try:
            yield
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    async def _listen(self) -> None:
        for host in self._hosts:
            server = await asyncio.start_server(self._converse, host, self.port, backlog=64)
            self.port = server.sockets[0].getsockname()[1]

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while await reader.readuntil(b"\r\n\r\n"):
                self.asked[host].append(time.monotonic())
                await asyncio.sleep(self._latencies[host])
                writer.write(ANSWER % (len(PAGE), PAGE))
                self.answered[host].append(time.monotonic())
                await writer.drain()
        writer.close()


def cited(citations: int, hosts: list[str]) -> list[str]:
    """Return a host for each citation, by Zipf's law: the second is cited half as often as the first."""
    weights = [1 / rank for rank in range(1, len(hosts) + 1)]
    return random.Random(11).choices(hosts, weights, k=citations)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--citations", type=int, default=2_000)
    options.add_argument("--hosts", type=int, default=300)
    options.add_argument("--delay", type=float, default=0.1, help="seconds between two requests to a host")
    chosen = options.parse_args()
    hosts = [f"127.0.{1 + number // 200}.{1 + number % 200}" for number in range(chosen.hosts)]
    chance = random.Random(5)
    # As on the web, most answer soon and a few do not: a median of a fifth of the delay, one in ten past half of it.
    latencies = {host: chosen.delay * min(2.0, chance.lognormvariate(-1.6, 0.7)) for host in hosts}
    servers = Servers(hosts, latencies)
    places = cited(chosen.citations, hosts)
    with tempfile.TemporaryDirectory() as name, servers.running():
        folder = Path(name)
        lines = [f"- <http://{host}:{servers.port}/{number}>\n" for number, host in enumerate(places)]
        (folder / "article.md").write_text("# List\n\n" + "".join(lines), encoding="utf-8")
        policy = parse(POLICY.format(delay_ms=round(chosen.delay * 1000)).encode(), "benchmark.yaml")
        summary = archive(Options(folder / "store", policy, (str(folder / "article.md"),)))
    report(places, latencies, servers, chosen.delay, summary.seconds)


def report(places: list[str], latencies: dict[str, float], servers: Servers, delay: float, seconds: float) -> None:
    """Print how long the run took, over its lower bound, and the shortest rest that a host was given."""
    # After its last answer a host is owed nothing.
    bounds = {host: count * (delay + latencies[host]) - delay for host, count in Counter(places).items()}
    slowest = max(bounds, key=lambda host: bounds[host])
    bound = bounds[slowest]
    first = min(times[0] for times in servers.asked.values())
    last = max(times[-1] for times in servers.answered.values())
    rests = [
        asked - answered
        for host, times in servers.asked.items()
        for answered, asked in zip(servers.answered[host], times[1:], strict=False)
    ]
    print(f"{len(places)} citations on {len(bounds)} hosts, delay {delay * 1000:.0f} ms, load {os.getloadavg()[0]:.1f}")
    print(f"lower bound {bound:8.2f} s: {Counter(places)[slowest]} requests to {slowest}")
    print(f"fetching    {last - first:8.2f} s, {(last - first) / bound:.3f} of it")
    print(f"whole run   {seconds:8.2f} s, {seconds / bound:.3f} of it")
    print(f"shortest rest of a host {min(rests) * 1000:.1f} ms")
    if sum(map(len, servers.asked.values())) != len(places) or min(rests) < delay:
        raise SystemExit("not every page was asked for once, or a host was asked too soon")


if __name__ == "__main__":
    main()
