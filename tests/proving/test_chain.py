"""The chain of seals: what was taken away or exchanged shows, even where the database was made to fit."""

import contextlib
import hashlib
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from crawler.engine.rebuilding import rebuild
from crawler.errors import StoreUnsound
from crawler.manifest import seals
from crawler.manifest.sealing import SEAL
from crawler.manifest.store import DATABASE, Store
from crawler.proving.store import verify
from crawler.recording import WarcWriter
from crawler.repairing import seal
from tests.engine.conftest import POLICY, Library, policy, run_apart
from tests.engine.test_archiving import page
from tests.proving.conftest import found_in
from tests.recording.conftest import read
from tests.world import World


def chain(store: Path) -> list[seals.Seal]:
    with Store.open(store) as opened, opened.connect() as connection:
        return list(seals.seals(connection))


def told(path: Path) -> list[str]:
    return [r["WARC-Target-URI"] or "" for r in read(path) if (r["WARC-Target-URI"] or "").startswith(seals.SEAL_URI)]


def warcs(store: Path) -> list[Path]:
    return sorted(store.glob("*.warc.gz"))


def test_each_file_is_sealed_and_told_by_the_next(store: Path) -> None:
    files = warcs(store)
    links = chain(store)
    assert [link.file for link in links] == [path.name for path in files]
    assert [link.number for link in links] == list(range(1, len(files) + 1))
    assert [link.previous for link in links] == ["", *(link.digest for link in links[:-1])]
    assert [told(path) for path in files] == [[], *([f"{seals.SEAL_URI}{n}"] for n in range(1, len(files)))]


def test_a_rebuilt_chain_is_the_chain_that_was_lost(store: Path) -> None:
    before = chain(store)
    (store / DATABASE).unlink()
    rebuild(store)
    assert chain(store) == before
    assert found_in(store) == []


def forget(store: Path, path: Path) -> None:
    """Take a WARC file away, with all that the database says of it, and seal the database anew."""
    path.unlink()
    (store / f"{path.name.removesuffix('.gz')}.cdxj").unlink()
    (store / SEAL).unlink()
    with contextlib.closing(sqlite3.connect(store / DATABASE)) as database, database:
        for table in ("warc", "seal", "payload", "capture"):
            database.execute(f"DELETE FROM {table} WHERE file = ?", (path.name,))
    Store.open(store, write=True).close()


def test_a_file_that_was_taken_away_with_all_its_rows_is_told_of_by_the_next(store: Path) -> None:
    path, after = warcs(store)[:2]
    forget(store, path)
    found = found_in(store)
    assert f"{path.name}: it is not there, and seal 1, told by {after.name}, is on it" in found
    assert any("does not follow from the one before" in line for line in found)


def test_a_file_that_was_exchanged_is_found_without_a_database(store: Path) -> None:
    path, after = warcs(store)[:2]
    data, last = path.read_bytes(), read(path)[-1]
    path.write_bytes(data[: last.offset])
    (store / DATABASE).unlink()
    assert any(line.startswith(f"{path.name}: it has") and after.name in line for line in found_in(store))


@pytest.mark.parametrize("column", ["sha256", "previous", "file", "bytes"])
def test_an_altered_seal_is_found(store: Path, column: str) -> None:
    (store / SEAL).unlink()
    with contextlib.closing(sqlite3.connect(store / DATABASE)) as database, database:
        database.execute(f"UPDATE seal SET {column} = {column} || '0' WHERE number = 2")
    assert any("seal 2" in line for line in found_in(store))


def test_a_file_that_a_kill_left_open_is_sealed_by_the_next_run(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page(f"{n} " * 999)) for n in range(4)]
    article = library.article(*urls)
    run_apart(library, article, POLICY % ("", "0s", 0, "", ""), kill_after=2)
    assert chain(library.store) == []
    library.archive(article, policy=policy())
    assert [link.file for link in chain(library.store)] == [path.name for path in warcs(library.store)]
    assert found_in(library.store) == []


def test_files_without_a_seal_are_said_to_be_and_sealed_by_the_next_run(store: Path) -> None:
    (store / SEAL).unlink()
    with contextlib.closing(sqlite3.connect(store / DATABASE)) as database, database:
        database.execute("DELETE FROM seal WHERE number = (SELECT max(number) FROM seal)")
    Store.open(store, write=True).close()
    verification = verify(store, jobs=1)
    assert verification.sound
    assert verification.notices == [f"{warcs(store)[-1].name}: it has no seal yet; the next run gives it one"]


def test_a_file_is_sealed_as_soon_as_it_is_closed(
    world: World, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.recording.WarcWriter", partial(WarcWriter, max_bytes=1))
    urls = [world.serve(f"/{n}", page(f"{n} " * 99)) for n in range(4)]
    sealed = []
    library.heard.on_judged = lambda _: sealed.append((len(chain(library.store)), len(warcs(library.store))))
    library.archive(library.article(*urls), policy=policy())
    assert sealed[-1][0] >= 3
    assert all(seals >= closed - 1 for seals, closed in sealed)
    assert [link.file for link in chain(library.store)] == [path.name for path in warcs(library.store)]
    assert found_in(library.store) == []


def test_what_a_kill_left_without_a_seal_is_sealed_on_demand(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page(f"{n} " * 999)) for n in range(4)]
    run_apart(library, library.article(*urls), POLICY % ("", "0s", 0, "", ""), kill_after=2)
    before = verify(library.store, jobs=1)
    assert (before.sound, before.sealed) == (True, False)
    assert any(f"{DATABASE}: it is not sealed since 20" in notice for notice in before.notices)
    assert list(seal(library.store, before)) == [
        f"{library.store}: sealed as it was found, {DATABASE} and 0 WARC files that had no seal"
    ]
    after = verify(library.store, jobs=1)
    assert (after.sound, after.sealed) == (True, True)
    assert list(seal(library.store, after)) == [f"{library.store}: it is sealed"]


def test_nothing_is_sealed_that_is_not_sound(store: Path) -> None:
    (store / SEAL).unlink()
    with contextlib.closing(sqlite3.connect(store / DATABASE)) as database, database:
        database.execute("UPDATE citation SET text = 'otherwise' WHERE ordinal = 0")
    [line] = seal(store, verify(store, jobs=1))
    assert "not sealed, since it is not sound" in line
    assert not (store / SEAL).exists()


def test_a_database_that_was_damaged_after_a_kill_is_not_written_to(store: Path) -> None:
    with contextlib.closing(sqlite3.connect(store / DATABASE)) as database:
        (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'capture'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    (store / SEAL).unlink()
    with (store / DATABASE).open("r+b") as file:
        file.seek((root - 1) * size + 3)
        file.write(b"\xff\xff")
    with pytest.raises(StoreUnsound, match="last writer was killed"):
        Store.open(store, write=True)
    assert not (store / SEAL).exists()


def test_the_digest_of_a_seal_is_that_of_the_file(store: Path) -> None:
    for link in chain(store):
        assert link.sha256 == hashlib.sha256((store / link.file).read_bytes()).hexdigest()
        assert seals.Seal.from_json(link.to_json().encode()) == link
    with pytest.raises(ValueError, match="digest"):
        seals.Seal.from_json(chain(store)[0].to_json().replace('"number": 1', '"number": 2').encode())
