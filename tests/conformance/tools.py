"""The tools that are compared: each is given URLs, and leaves WARC files."""

import contextlib
import html
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from crawler import __version__
from crawler.archiving import Options, archive
from crawler.manifest.rows import rows
from crawler.manifest.store import Store
from crawler.policy import parse
from tests.conformance.proxied import follow_through

ROOT = Path(__file__).parents[2]
WARCPROX = ROOT / ".venv-conformance/bin/warcprox"
PATIENCE_SECONDS = 30.0
"""For one URL, with what it redirects to."""

POLICY = """
version: 1
identity: {{contact: archive@library.test, operator: A Library}}
network: {{allow_private: true, ca_file: "{authority}"}}
defaults: {{delay: 0s, retries: 0, timeout: {{connect: 10s, idle: 4s, total: 12s}}}}
"""

Runner = Callable[[Sequence[str], Path, Path], None]
"""Has URLs archived into a folder; the last argument is the certificate of the authority to trust."""


class Missing(Exception):
    """The tool is not installed."""


def run_evercite(urls: Sequence[str], folder: Path, authority: Path) -> None:
    """Archive an article that cites the URLs."""
    links = ", and after that ".join(
        f'<a href="{html.escape(url)}">source number {number}</a>' for number, url in enumerate(urls)
    )
    article = folder / "article.html"
    article.write_text(
        f"<html><head><meta charset=utf-8><title>Sources</title></head><body><article><h1>On sources</h1>"
        f"<p>It is said in {links}, as everybody knows by now.</p></article></body></html>",
        encoding="utf-8",
    )
    policy = parse(POLICY.format(authority=authority).encode(), "conformance.yaml")
    archive(Options(folder / "store", policy, (str(article),)))


def verdicts(folder: Path) -> Mapping[str, dict[str, Any]]:
    """Return the manifest rows of what :func:`run_evercite` archived, by the link as the article has it."""
    with Store.open(folder / "store") as store, store.connect() as connection:
        return {row["citation"]["href"]: row for row in rows(connection)}


def run_wget(urls: Sequence[str], folder: Path, authority: Path) -> None:
    """Have wget record each URL, without checking certificates.

    :raises Missing: when there is no wget.
    """
    wget = shutil.which("wget")
    if wget is None:
        raise Missing("wget is not installed; apt-get install wget")
    options = [
        "--no-config", "--no-check-certificate", f"--directory-prefix={folder / 'pages'}", "--delete-after",
        "--tries=1", "--timeout=4", "--quiet", "--execute=robots=off", "--no-netrc", "--no-hsts", "--no-proxy",
    ]  # fmt: skip

    def fetch(number: int) -> None:
        # One file a URL: a case that brings wget down, or holds it up for good, leaves the others alone.
        command = [wget, *options, f"--warc-file={folder / f'wget-{number}'}", urls[number]]
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, timeout=PATIENCE_SECONDS, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)

    with ThreadPoolExecutor(4) as several:
        list(several.map(fetch, range(len(urls))))


def run_warcprox(urls: Sequence[str], folder: Path, authority: Path) -> None:
    """Have warcprox record what a plain client asks for through it, without its deduplication.

    :raises Missing: when it is not installed in its environment.
    """
    if not WARCPROX.exists():
        raise Missing(f"there is no {WARCPROX.relative_to(ROOT)}; `make conformance` installs it")
    with _warcprox(folder) as port, ThreadPoolExecutor(8) as clients:
        list(clients.map(lambda url: follow_through(port, url, PATIENCE_SECONDS), urls))


@contextlib.contextmanager
def _warcprox(folder: Path) -> Iterator[int]:
    """Run warcprox, yield its port, and end it in good order, so that its files are closed."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    command = [
        WARCPROX, "--address=127.0.0.1", f"--port={port}", f"--dir={folder / 'warcs'}", "--gzip", "--prefix=warcprox",
        f"--cacert={folder / 'ca.pem'}", f"--certs-dir={folder / 'certs'}", "--dedup-db-file=/dev/null",
        "--stats-db-file=/dev/null", "--crawl-log-dir=", "--socket-timeout=4", "--quiet",
    ]  # fmt: skip
    with (folder / "warcprox.log").open("wb") as log:
        running = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _wait_for(port, running)
        yield port
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(60)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError("warcprox does not come up; its log is beside its files")


REFUSED_HOSTS: Mapping[str, frozenset[str]] = {"warcprox": frozenset({"::1"})}
"""Hosts that a tool refuses as its own machine, which says nothing of how it records."""

RUNNERS: Mapping[str, Runner] = {"wget": run_wget, "warcprox": run_warcprox, "evercite": run_evercite}


def version_of(tool: str) -> str:
    """Return the version of a tool that is installed."""
    if tool == "evercite":
        return __version__
    command = ["wget", "--version"] if tool == "wget" else [WARCPROX, "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return next(word for word in said.split() if word[0].isdigit())
