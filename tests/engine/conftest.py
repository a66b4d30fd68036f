import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from crawler.archiving import Options, Summary, archive
from crawler.manifest.rows import rows
from crawler.manifest.store import Store
from crawler.policy import Policy, parse
from crawler.vocabulary import Reason, Status
from tests.recording.conftest import Read, read

POLICY = """
version: 1
identity: {contact: archive@library.test, operator: A Library}
network: {allow_private: true%s}
defaults: {delay: %s, retries: %d, timeout: {connect: 2s, idle: 1s, total: 3s}%s}
%s
"""


def policy(delay: str = "0s", retries: int = 0, network: str = "", defaults: str = "", rest: str = "") -> Policy:
    text = POLICY % (f", {network}" if network else "", delay, retries, f", {defaults}" if defaults else "", rest)
    return parse(text.encode(), "test.yaml")


@dataclass
class Heard:
    """A listener that remembers."""

    verdicts: dict[str, tuple[Status, Reason]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    on_judged: Callable[[str], None] = lambda _: None

    def article_read(self, article: Any) -> None: ...

    def planned(self, targets: int, held: int) -> None: ...

    def judged(self, url: str, status: Status, reason: Reason, done: int, total: int) -> None:
        self.verdicts[url] = (status, reason)
        self.on_judged(url)

    def notice(self, message: str) -> None:
        self.notices.append(message)


class Library:
    """A store, and articles to archive into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store"
        self.heard = Heard()

    def article(self, *urls: str, name: str = "article.md") -> str:
        """Write an article that cites these URLs in its prose and return its path."""
        links = ", and then at some length again, ".join(f"[source number {n}]({url})" for n, url in enumerate(urls))
        path = self.folder / name
        path.write_text(f"# An article about {name}\n\nIt is said that {links}, as everybody knows by now.\n")
        return str(path)

    def archive(self, *sources: str, policy: Policy, again: bool = False, conditional: bool = False) -> Summary:
        """Archive articles."""
        return archive(Options(self.store, policy, sources, again=again, conditional=conditional), self.heard)

    def rows(self) -> list[dict[str, Any]]:
        """Return the manifest."""
        with Store.open(self.store) as store, store.connect() as connection:
            return list(rows(connection))

    def row(self, url: str) -> dict[str, Any]:
        """Return the manifest row of the citation of a URL."""
        return next(row for row in self.rows() if row["citation"]["target"] == url)

    def records(self) -> list[Read]:
        """Return every WARC record of the store."""
        return [record for path in sorted(self.store.glob("*.warc.gz")) for record in read(path)]

    def blocks(self, record_type: str, url: str) -> list[bytes]:
        """Return the blocks of the records of a type for a URL."""
        return [r.block for r in self.records() if r.type == record_type and r["WARC-Target-URI"] == url]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def run_apart(library: Library, source: str, policy_text: str, *, kill_after: int | None = None) -> int:
    """Archive in a process of its own, killed with SIGKILL at the ``kill_after``th verdict; return its exit status."""
    (library.folder / "policy.yaml").write_text(policy_text)
    program = (
        "import sys, os, signal\n"
        "from pathlib import Path\n"
        "from crawler.archiving import Options, archive\n"
        "from crawler.policy import load\n"
        "from tests.engine.conftest import Heard\n"
        "heard, left = Heard(), int(sys.argv[4])\n"
        "def count(url):\n"
        "    global left\n"
        "    print(url, flush=True)\n"
        "    left -= 1\n"
        "    if left == 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "heard.on_judged = count\n"
        "archive(Options(Path(sys.argv[1]), load(Path(sys.argv[2])), (sys.argv[3],)), heard)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, library.store, library.folder / "policy.yaml", source, str(kill_after or -1)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False, env={**os.environ},
    )  # fmt: skip
    for line in done.stdout.split():
        library.heard.on_judged(line)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode
