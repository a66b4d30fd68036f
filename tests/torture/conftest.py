import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.torture.runs import STRACE, Calls, Nursery, Run
from tests.torture.small_web import SmallWeb
from tests.torture.soundness import check_soundness, outcome
from tests.world import World

AT_LENGTH = os.environ.get("EVERCITE_TORTURE") == "long"
CALLS = ("write", "pwrite64", "fdatasync", "fsync", "rename", "ftruncate", "unlink", "openat", "mkdir")


def spread(points: list[int], some: int) -> list[int]:
    """Return so many of the points, spread over the run but for its very beginning; at length a hundred at most."""
    distinct = sorted(set(points))
    some = min(100 if AT_LENGTH else some, len(distinct))
    return [distinct[len(distinct) * (2 * n + 1) // (2 * some)] for n in range(some)]


Start = Callable[..., Run]
Mount = Callable[..., Path]


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(tmp_path_factory.mktemp("witnesses")) as running:
        yield running


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallWeb]:
    with World() as world:
        yield SmallWeb(world, tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def start(nursery: Nursery, web: SmallWeb) -> Start:
    """Start runs of the small web's article, each with a witness of its own."""

    def started(store: Path, file_bytes: int | None = None) -> Run:
        return nursery.start(store, web.policy, web.article, file_bytes)

    return started


@pytest.fixture(scope="session")
def expected(start: Start, web: SmallWeb, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the small web comes to when nothing happens."""
    store = tmp_path_factory.mktemp("undisturbed")
    run = start(store).go()
    assert run.wait() == 0, run.told()
    check_soundness(store, web)
    assert set(run.verdicts()) == set(web.cited)
    return outcome(store)


@pytest.fixture(scope="session")
def calls(start: Start, tmp_path_factory: pytest.TempPathFactory, traceable: None) -> Calls:
    """The system calls of a run to which nothing happens."""
    folder = tmp_path_factory.mktemp("counted")
    store, log = folder / "store", folder / "calls"
    run = start(store).trace(f"trace={','.join('?' + name for name in CALLS)}", log=log).go()
    assert run.wait() == 0, run.told()
    return Calls.read(log, store)


@pytest.fixture(scope="session")
def traceable() -> None:
    """Skip where no process can be traced."""
    if STRACE is None:
        pytest.skip("NO CRASH TESTS BY SYSTEM CALL: strace is not installed (apt-get install strace)")
    done = subprocess.run(
        [STRACE, "-e", "inject=?mkdir:error=EIO", "true"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.skip(f"NO CRASH TESTS BY SYSTEM CALL: strace cannot trace here: {done.stderr.strip()[-200:]}")


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mount file systems on folders of the test's own; skip where that is not allowed."""
    mounted: list[Path] = []

    def at(name: str, *arguments: str) -> Path:
        if os.geteuid() != 0 or shutil.which("mount") is None:
            pytest.skip("NO TESTS OF FULL DISKS AND POWER CUTS: mounting file systems takes root")
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        done = subprocess.run(["mount", *arguments, folder], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            pytest.skip(f"NO TESTS OF FULL DISKS AND POWER CUTS: mount says {done.stderr.strip()}")
        mounted.append(folder)
        return folder

    yield at
    for folder in reversed(mounted):
        subprocess.run(["umount", folder], check=False, capture_output=True)
