"""Runs the real command in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.world import World

COMMAND = (sys.executable, "-m", "crawler.cli")

FAST_POLICY = "version: 1\nnetwork: {allow_private: true}\ndefaults: {delay: 0s, retries: 0}\n"

HOSTILE_TITLE = "A [bold]title[/bold] \x1b[31mred \u202eover"


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


def environment(folder: Path, **more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("EVERCITE_")}
    root = str(Path(__file__).parents[2])
    return {**clean, "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), "PYTHONPATH": root, **more}


def run_in(folder: Path, *arguments: str, stdin: str | bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        env=environment(folder, **(env or {})),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Call the command in an empty folder, with nothing set up."""
    return lambda *arguments, **more: run_in(tmp_path, *arguments, **more)


def article(*links: tuple[str, str], title: str = "An article") -> str:
    """Return a page that cites the links, pairs of an anchor text and an href."""
    cited = " ".join(f'words before <a href="{href}">{text}</a> and words after it,' for text, href in links)
    head = f"<head><meta charset='utf-8'><title>{title}</title></head>"
    body = f"<body><article><h1>{title}</h1><p>This is {cited} the end.</p></article></body>"
    return f"<!doctype html><html>{head}{body}</html>"


@dataclass(frozen=True)
class Kept:
    """A store that `evercite archive` made, in the folder that it was called in."""

    folder: Path
    first: Ran
    live: str
    dead: str

    def run(self, *arguments: str, **more: Any) -> Ran:
        return run_in(self.folder, *arguments, **more)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """One article, archived once for all the tests that only read."""
    folder = Path(tmp_path_factory.mktemp("kept"))
    with World() as world:
        live = world.serve("/live", answer(b"<title>Here</title><p>Something to keep.</p>"))
        dead = world.serve("/dead", answer(b"not here", b"404 Not Found"))
        page = article(
            ("a live page", live), ("=1+1", dead), ("nowhere", "#"), ("[link=x]mail[/link]", "mailto:a@b.example"),
            title=HOSTILE_TITLE.replace("\x1b", "&#x1b;"),
        )  # fmt: skip
        (folder / "article.html").write_text(page, encoding="utf-8")
        (folder / "fast.yaml").write_text(FAST_POLICY)
        first = run_in(folder, "archive", "article.html", "--policy", "fast.yaml", "--json")
        yield Kept(folder, first, live, dead)


def answer(body: bytes, status: bytes = b"200 OK") -> bytes:
    head = b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
    return head + body
