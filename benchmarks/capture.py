"""How fast evercite captures, beside ``wget --warc-file``, with politeness off.

    python benchmarks/capture.py [--pages 4000] [--runs 5] [--keep DIR]

Builds a site of pages and images, serves it by nginx under 50 host names on loopback, and gives both programs the same
URLs in turn. Each evercite run is the whole command, from its start to the closed store: it reads the list as an
article, and writes records, digests, index, manifest and verdicts. nginx and wget have to be installed.
"""

import argparse
import contextlib
import grp
import os
import pwd
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from warcio.archiveiterator import ArchiveIterator

HOSTS = [f"127.0.0.{number}" for number in range(2, 52)]
CHECKED_WARCS = 2
"""WARC files of each program that ``warcio check`` is run on: it reads more slowly than either writes."""

PAGE_WORDS = 3_000
IMAGE_BYTES = 31_000
PAGES_AN_IMAGE = 2

NGINX = """\
daemon off;
user {user};
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    types {{ text/html html; text/css css; image/jpeg jpg; }}
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    keepalive_requests 100000;
    sendfile on; tcp_nopush on; open_file_cache max=10000;
    server {{
        {listen}
        root {folder}/site;
    }}
}}
"""

POLICY = """\
version: 1
identity: {contact: "benchmark@example.org"}
network: {allow_private: true}
defaults:
  robots: ignore
  because: "a benchmark against a site of its own"
  delay: 0s
  concurrency_per_host: 4
  requisites: false
"""


class Measured(NamedTuple):
    """One run of one program."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    """Resident, of the largest process."""


def build_site(folder: Path, pages: int) -> list[str]:
    """Write pages and images into ``folder`` and return their paths, the same on every machine."""
    chance = random.Random(7)
    words = ["".join(chance.choices("aaabcdeeefghiiklmnoooprstuvw", k=chance.randint(2, 11))) for _ in range(6_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    folder.mkdir()
    paths = []
    for number in range(pages):
        text = chance.choices(words, weights, k=PAGE_WORDS)
        paragraphs = [
            f"<p>{' '.join(text[at : at + 75])}. <a href='p{at}.html'>{text[at]}</a></p>"
            for at in range(0, PAGE_WORDS, 75)
        ]
        image = number // PAGES_AN_IMAGE
        head = f"<meta charset=utf-8><title>Page {number}</title><link rel=stylesheet href=/style.css>"
        body = f"<h1>{text[0]}</h1><img src=/i{image}.jpg alt=''>{''.join(paragraphs)}"
        page = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
        (folder / f"p{number}.html").write_text(page, encoding="utf-8")
        paths.append(f"/p{number}.html")
        if number % PAGES_AN_IMAGE == 0:
            (folder / f"i{image}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + chance.randbytes(IMAGE_BYTES))
            paths.append(f"/i{image}.jpg")
    return paths


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Serve ``folder``/site on every host and yield the port."""
    with socket.create_server((HOSTS[0], 0)) as free:
        port = free.getsockname()[1]
    listen = "\n        ".join(f"listen {host}:{port} backlog=1024;" for host in HOSTS)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, listen=listen, user=_account()), encoding="utf-8")
    server = subprocess.Popen([_found("nginx"), "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"])
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _account() -> str:
    """Return this account's name and group: started by root, nginx would read the site as somebody who may not."""
    return f"{pwd.getpwuid(os.getuid()).pw_name} {grp.getgrgid(os.getgid()).gr_name}"


def _wait_for(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection((HOSTS[-1], port)):
            return
        time.sleep(0.05)
    raise SystemExit("nginx does not answer; see its error log")


def _found(program: str) -> str:
    path = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if path is None:
        raise SystemExit(f"{program} is not installed")
    return path


def run_wget(folder: Path, urls: list[str]) -> Measured:
    """Have wget capture the URLs, without keeping files beside the WARC."""
    listed = folder / "urls.txt"
    listed.write_text("\n".join(urls), encoding="utf-8")
    return _measure(
        [_found("wget"), "-q", "-O", "/dev/null", "-i", str(listed), f"--warc-file={folder}/wget", "--warc-cdx"]
    )


def run_evercite(folder: Path, urls: list[str]) -> Measured:
    """Have evercite keep the URLs as the citations of an article."""
    article, policy = folder / "article.md", folder / "policy.yaml"
    article.write_text("# List\n\n" + "".join(f"- <{url}>\n" for url in urls), encoding="utf-8")
    policy.write_text(POLICY, encoding="utf-8")
    command = [sys.executable, "-m", "crawler.cli", "archive", str(article), "-q"]
    return _measure([*command, "--policy", str(policy), "--store", str(folder)])


def _measure(command: list[str]) -> Measured:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise SystemExit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Measured(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def verify(folder: Path, urls: list[str], *, check: bool) -> None:
    """Make sure that every URL is in a record, its answer whole, and that warcio finds the files sound.

    :raises SystemExit: when one is missing.
    """
    held = set()
    for warc in sorted(folder.glob("*.warc.gz")):
        with warc.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                    held.add(record.rec_headers.get_header("WARC-Target-URI").strip("<>"))
        if check:
            subprocess.run([sys.executable, "-m", "warcio.cli", "check", warc], check=True, stdout=subprocess.DEVNULL)
    missing = set(urls) - held
    if missing:
        raise SystemExit(f"{folder}: {len(missing)} of {len(urls)} URLs are missing, such as {min(missing)}")


def report(name: str, runs: list[Measured], count: int) -> tuple[float, float]:
    """Print the medians of a program's runs; return URL/s and CPU seconds per 1,000 URLs."""
    rate = statistics.median(count / run.seconds for run in runs)
    cpu = statistics.median(run.cpu_seconds / count * 1000 for run in runs)
    peak = statistics.median(run.peak_bytes for run in runs)
    print(f"{name:10}{rate:10.0f} URL/s{cpu:10.2f} CPU s per 1,000{peak / 1e6:10.0f} MB at most")
    return rate, cpu


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=4_000)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--only", choices=["wget", "evercite"], help="leave the other out")
    options.add_argument("--keep", type=Path, metavar="DIR", help="build the site here, and leave all of it there")
    chosen = options.parse_args()
    programs = {"wget": run_wget, "evercite": run_evercite}
    names = [chosen.only] if chosen.only else list(programs)
    runs: dict[str, list[Measured]] = {name: [] for name in names}
    with contextlib.ExitStack() as stack:
        folder = chosen.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder = folder.absolute()
        folder.mkdir(parents=True, exist_ok=True)
        paths = build_site(folder / "site", chosen.pages)
        size = sum(file.stat().st_size for file in (folder / "site").iterdir())
        port = stack.enter_context(serving(folder))
        # Host by host, which lets wget keep its connection; evercite goes by hosts anyway.
        urls = sorted(f"http://{HOSTS[n % len(HOSTS)]}:{port}{path}" for n, path in enumerate(paths))
        print(f"{len(urls):,} URLs, {size / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        for number in range(chosen.runs):
            for name in names:
                here = folder / f"{name}-{number}"
                here.mkdir()
                runs[name].append(programs[name](here, urls))
                verify(here, urls, check=number == 0)
                print(f"  {name:9}{runs[name][-1].seconds:8.2f} s, load {os.getloadavg()[0]:.1f}", flush=True)
                if chosen.keep is None:
                    shutil.rmtree(here)
    figures = [report(name, runs[name], len(urls)) for name in names]
    if len(figures) == 2:
        (other_rate, other_cpu), (rate, cpu) = figures
        print(f"ratio     {rate / other_rate:10.2f}      {cpu / other_cpu:10.2f}")


if __name__ == "__main__":
    main()
