"""One flipped bit anywhere in a store is found.

Some hundred by default, with a verification of the whole store after each of a few. `make bitflips` does that with ten
thousand.
"""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.manifest.store import DATABASE
from crawler.proving import database
from crawler.proving.files import check_file
from crawler.proving.problems import Problems
from crawler.proving.store import verify
from crawler.recording import cdxj
from tests.engine.conftest import POLICY, Library, run_apart
from tests.engine.test_archiving import page
from tests.proving.conftest import found_in
from tests.world import World

FLIPS = int(os.environ.get("EVERCITE_BIT_FLIPS", "20"))
A_FEW = 300


def flips(store: Path, count: int, seed: int) -> Iterator[tuple[Path, int, int]]:
    """Yield places: every other one anywhere in the store, the rest by turns in each of its files."""
    choose = random.Random(seed)
    files = [path for path in sorted(store.iterdir()) if path.stat().st_size]
    sizes = [path.stat().st_size for path in files]
    for number in range(count):
        path = choose.choices(files, sizes)[0] if number % 2 else choose.choice(files)
        yield path, choose.randrange(path.stat().st_size), 1 << choose.randrange(8)


def flip(path: Path, offset: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        (byte,) = file.read(1)
        file.seek(offset)
        file.write(bytes([byte ^ bit]))


def is_found(store: Path, path: Path) -> bool:
    """Whether looking at one file alone finds fault with it, with the part of a verification that looks at it."""
    problems = Problems()
    if path.name.endswith(cdxj.SUFFIX):
        problems = check_file(path.with_name(f"{path.name.removesuffix(cdxj.SUFFIX)}.gz"), database=False).problems
    elif path.name.endswith(".warc.gz"):
        problems = check_file(path, database=False).problems
    else:
        database.check_seal(store, problems)
    return problems.total > 0


def test_a_flipped_bit_is_found_wherever_it_is(store: Path) -> None:
    missed = []
    for path, offset, bit in flips(store, A_FEW, seed=1):
        flip(path, offset, bit)
        if not is_found(store, path):
            missed.append((path.name, offset, bit))
        flip(path, offset, bit)
    assert missed == []
    assert found_in(store) == []


@pytest.mark.timeout(7200)
def test_a_flipped_bit_is_found_by_verifying_the_whole_store(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missed = []
    for path, offset, bit in flips(store, FLIPS, seed=2):
        flip(path, offset, bit)
        if verify(store, jobs=1).sound:
            missed.append((path.name, offset, bit))
        flip(path, offset, bit)
    with capsys.disabled():
        print(f"\n{FLIPS - len(missed)} of {FLIPS} flipped bits found")
    assert missed == []
    assert found_in(store) == []


def test_a_flipped_bit_in_an_open_file_is_found(world: World, library: Library, tmp_path: Path) -> None:
    """No digest covers the file whole; its last record may be torn, and is left out."""
    urls = [world.serve(f"/{n}", page(f"{n} " * 99)) for n in range(4)]
    run_apart(library, library.article(*urls), POLICY % ("", "0s", 0, "", ""), kill_after=3)
    [path] = library.store.glob("*.open")
    (library.store / DATABASE).unlink()
    copy = Path(shutil.copytree(library.store, tmp_path / "copy")) / path.name
    last = check_file(copy, database=False).places[-1][1]
    missed = []
    for number in range(A_FEW):
        offset, bit = random.Random(number).randrange(last), 1 << number % 8
        flip(copy, offset, bit)
        if not check_file(copy, database=False).problems.total:
            missed.append((offset, bit))
        flip(copy, offset, bit)
    assert missed == []
