"""Stores that may be read and not written: on a disk mounted to be read, or another user's."""

import shutil
from pathlib import Path

import pytest

from crawler.errors import StoreError
from crawler.manifest.rows import rows
from crawler.manifest.store import DATABASE, Store
from crawler.proving.store import verify
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.manifest.test_store import hold
from tests.world import World
from tests.world.privileges import unprivileged


def targets(folder: Path) -> list[str]:
    with Store.open(folder) as store, store.connect() as connection:
        return [row["citation"]["target"] for row in rows(connection)]


@pytest.fixture
def locked_up(world: World, tmp_path: Path, open_folder: Path) -> Path:
    """A store that nobody but its owner, and not even they, may write to."""
    library = Library(tmp_path)
    library.archive(library.article(world.serve("/a", page("a"))), policy=policy())
    folder = Path(shutil.copytree(library.store, open_folder / "store"))
    assert (len(targets(folder)), verify(folder, jobs=1).sound) == (1, True)  # whatever is imported once
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


def test_it_is_read_and_verified_and_nothing_is_left_in_it(locked_up: Path) -> None:
    before = sorted(path.name for path in locked_up.iterdir())
    with unprivileged():
        assert len(targets(locked_up)) == 1
        assert verify(locked_up, jobs=1).sound
        with pytest.raises(StoreError, match="cannot be written: Permission denied"):
            Store.open(locked_up, write=True)
    assert sorted(path.name for path in locked_up.iterdir()) == before


def test_it_is_read_while_its_owner_writes(locked_up: Path) -> None:
    locked_up.chmod(0o755)
    for path in locked_up.iterdir():
        path.chmod(0o644)
    holder = hold(locked_up)
    try:
        assert (locked_up / f"{DATABASE}-shm").exists()
        locked_up.chmod(0o555)
        with unprivileged():
            assert len(targets(locked_up)) == 1
    finally:
        locked_up.chmod(0o755)
        holder.kill()
        holder.communicate()
