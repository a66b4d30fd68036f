"""What `evercite verify` finds, and that it finds nothing where nothing is wrong."""

import contextlib
import gzip
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.engine.rebuilding import rebuild
from crawler.errors import StoreLocked, StoreMissing, StoreUnsound
from crawler.manifest.sealing import SEAL
from crawler.manifest.store import DATABASE, LOCK, Store
from crawler.proving.store import verify
from crawler.recording import cdxj
from crawler.urls import MAX_CHARACTERS
from tests.engine.conftest import POLICY, Library, policy, run_apart
from tests.engine.test_archiving import page, to
from tests.proving.conftest import found_in, lines_of
from tests.recording.conftest import Read, read
from tests.world import World


def warcs(store: Path) -> list[Path]:
    return sorted(store.glob("*.warc.gz"))


def records(path: Path, record_type: str) -> list[Read]:
    return [record for record in read(path) if record.type == record_type]


def change(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


def cut_out(path: Path, record: Read) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: record.offset] + data[record.offset + record.length :])


def alter(store: Path, statement: str, *values: object, sealed: bool = False) -> None:
    """Change the manifest's database behind evercite's back."""
    with contextlib.closing(sqlite3.connect(store / DATABASE)) as database, database:
        assert database.execute(statement, values).rowcount
    if not sealed:
        (store / SEAL).unlink()


def test_a_sound_store_is_sound(store: Path) -> None:
    verification = verify(store)
    assert lines_of(verification) == []
    assert verification.notices == []
    assert verification.sound
    assert verification.files == len(warcs(store))
    assert verification.records == sum(len(read(path)) for path in warcs(store))


def test_a_store_is_sound_where_a_redirect_led_to_a_url_longer_than_any_record_can_hold(
    library: Library, world: World
) -> None:
    longest = world.serve("/" + "a" * (MAX_CHARACTERS - 40), page())
    urls = [world.serve("/a", to("/" + "x" * 70_000)), world.serve("/b", to(longest)), f"{longest}{'a' * 40}"]
    library.archive(library.article(*urls), policy=policy())
    found = {row["citation"]["href"]: row["verdict"] for row in library.rows()}
    assert [(found[url]["status"], found[url]["reason"]) for url in urls] == [
        ("dead", "malformed"), ("live", "redirected"), ("excluded", "invalid-url")
    ]  # fmt: skip
    assert verify(library.store).sound


def test_verifying_changes_nothing(store: Path) -> None:
    before = {path.name: path.read_bytes() for path in store.iterdir()}
    verify(store, jobs=1)
    assert {path.name: path.read_bytes() for path in store.iterdir()} == before


def test_a_rebuilt_store_is_sound(store: Path) -> None:
    (store / DATABASE).unlink()
    rebuild(store)
    assert found_in(store) == []


def test_processes_of_their_own_find_the_same(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = records(warcs(store)[0], "response")[0]
    change(warcs(store)[0], record.offset + 30, b"\0\0")
    alone = found_in(store)
    monkeypatch.setattr("crawler.proving.store._APART_FROM_BYTES", 0)
    assert lines_of(verify(store, jobs=2)) == alone != []


# Records.


def test_damage_is_told_with_file_offset_record_and_citation(store: Path) -> None:
    path = warcs(store)[-1]
    record = next(r for r in records(path, "response") if (r["WARC-Target-URI"] or "").endswith("/gone"))
    change(path, record.offset + record.length - 8, b"\0\0\0\0")
    line = next(line for line in found_in(store) if "CRC-32" in line)
    assert re.fullmatch(
        rf"{path.name}: byte {record.offset}, {re.escape(record['WARC-Record-ID'] or '')}, citation [0-9a-f]+: "
        "its bytes do not have its CRC-32",
        line,
    )


@pytest.mark.parametrize("at", range(10))
def test_every_byte_of_a_gzip_header_is_looked_at(store: Path, at: int) -> None:
    path = warcs(store)[0]
    record = read(path)[2]
    change(path, record.offset + at, bytes([path.read_bytes()[record.offset + at] ^ 1]))
    assert any(line.startswith(f"{path.name}: byte {record.offset}") for line in found_in(store))


def test_what_follows_a_damaged_record_is_still_checked(store: Path) -> None:
    path = warcs(store)[0]
    first, second = read(path)[2], read(path)[-2]
    for record in (first, second):
        change(path, record.offset + 15, b"\0\0\0\0")
    found = [line for line in found_in(store) if line.startswith(f"{path.name}: byte")]
    assert [re.findall(r"byte (\d+)", line)[0] for line in found] == [str(first.offset), str(second.offset)]


def test_bytes_between_members_are_found(store: Path) -> None:
    path = warcs(store)[0]
    record, data = read(path)[3], path.read_bytes()
    path.write_bytes(data[: record.offset] + b"stray" + data[record.offset :])
    assert f"{path.name}: byte {record.offset}: its gzip header is not as it was written" in "\n".join(found_in(store))


def test_a_record_that_lies_about_its_block_is_found(store: Path) -> None:
    path = warcs(store)[0]
    record, data = records(path, "response")[0], path.read_bytes()
    plain = gzip.decompress(data[record.offset : record.offset + record.length]).replace(b"HTTP/1.1 ", b"HTTP/1.0 ", 1)
    packed = gzip.compress(plain, mtime=0)
    packed = packed[:8] + b"\0\xff" + packed[10:]
    path.write_bytes(data[: record.offset] + packed + data[record.offset + record.length :])
    assert any("its block has the digest sha256:" in line for line in found_in(store))


@pytest.mark.parametrize("cut", [1, 8, 9, 300, 2000])
def test_a_truncated_file_is_found(store: Path, cut: int) -> None:
    path = warcs(store)[0]
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - cut)
    found = "\n".join(found_in(store))
    assert f"{path.name}: it has {path.stat().st_size} bytes, and the manifest says" in found


def test_a_file_that_is_gone_is_found(store: Path) -> None:
    path = warcs(store)[0]
    path.unlink()
    found = found_in(store)
    assert f"{path.name}: it is not there, and the manifest has it" in found
    assert any("which is in no WARC file here" in line for line in found), "revisits lead into it"


def test_swapped_files_are_found(store: Path) -> None:
    first, second = warcs(store)[:2]
    first.rename(store / "aside")
    second.rename(first)
    (store / "aside").rename(second)
    found = found_in(store)
    for path in (first, second):
        assert any(f"{path.name}: byte 0" in line and "another one's name" in line for line in found)


def test_a_doubled_record_is_found(store: Path) -> None:
    path = warcs(store)[0]
    record, data = read(path)[-1], path.read_bytes()
    path.write_bytes(data + data[record.offset : record.offset + record.length])
    place, first = f"byte {len(data)}, {record['WARC-Record-ID']}", f"byte {record.offset} of {path.name}"
    line = f"{path.name}: {place}: the record at {first} has the same WARC-Record-ID"
    assert line in found_in(store)


@pytest.mark.parametrize("record_type", ["warcinfo", "request", "response", "revisit", "metadata"])
def test_a_record_that_was_taken_out_is_found(store: Path, record_type: str) -> None:
    path = next(path for path in reversed(warcs(store)) if records(path, record_type))
    cut_out(path, records(path, record_type)[0])
    assert found_in(store) != []


def test_a_copy_under_another_name_is_found(store: Path) -> None:
    path = warcs(store)[0]
    shutil.copy(path, store / "evercite-20200101000000000-00000-0.warc.gz")
    found = found_in(store)
    assert any("another one's name" in line for line in found)
    assert any("has the same WARC-Record-ID" in line for line in found)


# Indexes.


def test_a_stale_index_is_found_and_made_anew(store: Path) -> None:
    first, second = map(cdxj.path_of, warcs(store)[:2])
    first.write_bytes(second.read_bytes())
    assert all(line.startswith(f"{first.name}: ") for line in found_in(store))
    assert any("has no line" in line for line in found_in(store))


@pytest.mark.parametrize(
    "damage",
    [lambda lines: lines[1:], lambda lines: lines[::-1], lambda lines: [*lines, lines[-1]], lambda lines: []],
    ids=["a line less", "out of order", "a line twice", "empty"],
)
def test_a_wrong_index_is_found(store: Path, damage: Callable[[list[bytes]], list[bytes]]) -> None:
    path = cdxj.path_of(warcs(store)[0])
    path.write_bytes(b"".join(damage(path.read_bytes().splitlines(keepends=True))))
    found = found_in(store)
    assert found
    assert all(line.startswith(f"{path.name}: ") for line in found)


def test_a_missing_index_and_a_lone_one_are_found(store: Path) -> None:
    path = cdxj.path_of(warcs(store)[0])
    path.rename(store / "evercite-20200101000000000-00000-0.warc.cdxj")
    assert found_in(store) == [
        "evercite-20200101000000000-00000-0.warc.cdxj: it is the index of a WARC file that is not there",
        f"{path.name}: the index is not there",
    ]


# The manifest.


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE article SET title = 'Another title'", "title is 'Another title', and the record says"),
        ("UPDATE citation SET text = text || '!' WHERE ordinal = 2", "text is 'source number"),
        ("UPDATE citation SET url_key = (SELECT min(key) FROM url) WHERE url_key IS NOT NULL", "url_key is"),
        ("UPDATE citation SET planned = NULL WHERE planned IS NOT NULL", "planned is None"),
        ("UPDATE judgement SET status = 'dead' WHERE status = 'live'", "status is 'dead', and the record says 'live'"),
        ("UPDATE judgement SET evidence = '{}'", "evidence is {}"),
        ("UPDATE judgement SET checked_at = '2020-01-01T00:00:00Z'", "no record tells of verdict"),
        ("UPDATE capture SET restricted = 1", "restricted is True, and the record says False"),
        ("UPDATE capture SET http_status = 203 WHERE http_status = 200", "has http_status 203, and the record 200"),
        ("UPDATE capture SET record_id = '<urn:uuid:x>'", "has record_id <urn:uuid:x>, and the record <urn:uuid:"),
        ('UPDATE capture SET "offset" = "offset" + 1', "is said to be here, where no record begins"),
        ("UPDATE capture SET length = length - 1", "has length"),
        ("UPDATE capture SET payload_digest = 'sha256:0'", "has payload_digest sha256:0, and the record sha256:"),
        ("UPDATE capture SET captured_at = '2020-01-01T00:00:00.000000Z'", "has captured_at 2020"),
        ("UPDATE capture SET hop = replace(hop, 'http://', 'gopher://')", "has hop.url gopher://"),
        ("UPDATE payload SET url = 'http://elsewhere.test/'", "has url http://elsewhere.test/, and the record http://"),
        ("UPDATE url SET host = 'elsewhere.test'", "the key, host or origin of http"),
        ("UPDATE warc SET bytes = bytes + 1", "bytes, and the manifest says"),
        ("DELETE FROM run", "refers to a row of run that is not there"),
    ],
)  # fmt: skip
def test_a_cell_that_the_records_contradict_is_found_without_any_seal(store: Path, statement: str, told: str) -> None:
    alter(store, statement)
    assert told in "\n".join(found_in(store))


def test_any_change_of_a_sealed_database_is_found(store: Path) -> None:
    alter(store, "UPDATE host SET ready_at = ready_at + 1", sealed=True)
    [line] = found_in(store)
    assert re.fullmatch(rf"{DATABASE}: it has the SHA-256 [0-9a-f]+, and {SEAL} says [0-9a-f]+", line)


def test_a_store_whose_seal_does_not_fit_is_not_written_to(store: Path) -> None:
    alter(store, "UPDATE host SET ready_at = ready_at + 1", sealed=True)
    before = (store / DATABASE).read_bytes()
    with pytest.raises(StoreUnsound, match="not the bytes that were sealed"):
        Store.open(store, write=True)
    assert (store / DATABASE).read_bytes() == before
    rebuild(store)
    Store.open(store, write=True).close()
    assert found_in(store) == []


def test_a_damaged_seal_is_found(store: Path) -> None:
    (store / SEAL).write_text("nonsense\n")
    assert found_in(store) == [f"{SEAL}: it is not as it was written: no list of SHA-256 digests"]


def test_the_seal_is_one_that_sha256sum_reads(store: Path) -> None:
    text = (store / SEAL).read_text()
    assert re.fullmatch(rf"[0-9a-f]{{64}}  {re.escape(DATABASE)}\n", text)


@pytest.mark.parametrize("damage", [b"This is no database at all. " * 500, b""])
def test_a_database_that_is_none_is_found_and_the_rest_is_checked(store: Path, damage: bytes) -> None:
    (store / DATABASE).write_bytes(damage)
    (store / SEAL).unlink()
    change(warcs(store)[0], 4, b"\1")
    found = found_in(store)
    assert any(line.startswith(f"{DATABASE}: ") for line in found)
    assert any(line.startswith(f"{warcs(store)[0].name}: byte 0") for line in found)


def test_a_missing_database_is_found(store: Path) -> None:
    (store / DATABASE).unlink()
    assert f"{DATABASE}: it is not there" in found_in(store)


def test_a_file_that_does_not_belong_is_named_and_is_no_fault(store: Path) -> None:
    (store / "notes.txt").write_text("bring milk")
    verification = verify(store, jobs=1)
    assert verification.sound
    assert verification.notices == ["notes.txt: this file is none of the store's"]


def test_what_was_put_aside_is_under_the_seal(store: Path) -> None:
    rebuild(store)
    [aside] = store.glob(f"{DATABASE}.before-rebuild-*")
    Store.open(store, write=True).close()
    assert found_in(store) == []
    change(aside, 100, b"\xff")
    assert any(line.startswith(f"{aside.name}: it has the SHA-256") for line in found_in(store))


# Stores in other states.


def test_a_store_after_a_kill_is_sound_and_said_to_be_unsealed(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page(f"{n} " * 999)) for n in range(6)]
    run_apart(library, library.article(*urls), POLICY % ("", "0s", 0, "", ""), kill_after=3)
    verification = verify(library.store, jobs=1)
    assert lines_of(verification) == []
    assert any("it is not sealed" in notice for notice in verification.notices)
    assert any(".open: a run did not close it" in notice for notice in verification.notices)


def test_damage_in_an_open_file_is_found(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page(f"{n} " * 999)) for n in range(6)]
    run_apart(library, library.article(*urls), POLICY % ("", "0s", 0, "", ""), kill_after=3)
    [path] = library.store.glob("*.open")
    record = read(path)[2]
    change(path, record.offset + 20, b"\0\0\0")
    assert f"{path.name}: byte {record.offset}" in "\n".join(found_in(library.store))


def test_a_store_that_somebody_writes_to_is_not_verified(store: Path) -> None:
    with Store.open(store, write=True), pytest.raises(StoreLocked):
        verify(store)


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        verify(tmp_path)
    with pytest.raises(StoreMissing):
        verify(tmp_path / "nowhere")


def test_a_lock_of_nobody_says_nothing(store: Path) -> None:
    assert (store / LOCK).read_bytes() == b""


def test_a_reader_leaves_nothing_behind(store: Path) -> None:
    before = sorted(path.name for path in store.iterdir())
    with Store.open(store) as opened, opened.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM capture").all()
        with pytest.raises(Exception, match="not authorized"):
            connection.exec_driver_sql("DELETE FROM need")
    assert sorted(path.name for path in store.iterdir()) == before


def test_what_is_no_regular_file_is_told_and_not_waited_for(store: Path) -> None:
    pipe, link = (f"evercite-2099010100000000{n}-00000-0.warc.gz" for n in range(2))
    os.mkfifo(store / pipe)
    (store / link).symlink_to(store / "nowhere")
    said = "it is no file that can be read, but a folder, a link or a pipe"
    assert found_in(store) == [f"{pipe}: {said}", f"{link}: {said}"]
