import random
import shutil
from pathlib import Path

import pytest

from crawler.proving.store import Verification, verify
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page, to
from tests.world import World


@pytest.fixture(scope="session")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three runs with something of everything: made once, for tests that copy it."""
    library = Library(tmp_path_factory.mktemp("archived"))
    with World() as world:
        end = world.serve("/end", page("the end " * 300))
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
        hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
        noise = random.Random(1).randbytes(30_000)
        picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 30000\r\n\r\n" + noise
        world.serve("/style.css", page("p{color:red}"))
        world.serve("/robots.txt", page("User-agent: *\nDisallow: /private"), host="127.0.0.7")
        urls = [
            world.serve("/start", to(end)), end, world.serve("/same", page("the end " * 300)),
            world.serve("/gone", page("", "404 Gone")), world.serve("/chunked", chunked),
            world.serve("/cut", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf"),
            world.serve("/more", b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhalf and more"),
            world.serve("/noise", b"no HTTP at all"), world.serve("/hints", hints + page("late")),
            world.serve("/page", page("<link rel=stylesheet href=style.css>")), world.serve("/picture", picture),
            world.serve("/private", page(), host="127.0.0.7"),
            "http://nosuch.invalid/", "http://127.0.0.77:9/", "#", "mailto:someone@library.test", "http://[broken",
        ]  # fmt: skip
        first, second = library.article(*urls), library.article(end, f"{end}#part", name="other.md")
        library.archive(first, policy=policy())
        library.archive(second, policy=policy())
        library.archive(first, policy=policy(), again=True)
    assert len(list(library.store.glob("*.warc.gz"))) >= 2
    return library.store


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.fixture
def store(archived: Path, tmp_path: Path) -> Path:
    """A copy of the store, to be damaged."""
    return Path(shutil.copytree(archived, tmp_path / "store"))


def lines_of(verification: Verification) -> list[str]:
    """Return each problem as a line with its file's name."""
    return [f"{problem.file}: {problem.line}" for problem in sorted(verification.problems.found)]


def found_in(store: Path) -> list[str]:
    """Return what a verification finds wrong with a store."""
    return lines_of(verify(store, jobs=1))
