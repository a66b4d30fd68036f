"""WARC files that were freed are still held, and are read from their copies."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from crawler.engine.rebuilding import rebuild
from crawler.errors import StoreLocked, StoreUnsound, UploadError
from crawler.exporting.wacz import write_wacz
from crawler.manifest import copies, ledger
from crawler.manifest.copies import Copy
from crawler.manifest.rows import rows
from crawler.manifest.schema import WarcState
from crawler.manifest.store import DATABASE, Store
from crawler.recording import cdxj
from crawler.serving import Served, serve
from crawler.uploading.members import _make_bucket, copy_of, open_file, open_member
from crawler.uploading.options import Verify
from tests.cli.conftest import answer
from tests.engine.conftest import Library
from tests.engine.conftest import policy as crawl_policy
from tests.serving.conftest import running
from tests.uploading.conftest import BIG_BYTES, Keeper, use
from tests.uploading.seaweed import Key
from tests.world import World


def members(keeper: Keeper, warc: Path) -> list[tuple[int, int]]:
    return [cdxj.place_of(line) for line in cdxj.path_of(warc).read_text().splitlines()]


def test_a_freed_file_is_gone_here_and_its_records_are_read_from_its_copy(keeper: Keeper) -> None:
    kept = {path.name: path.read_bytes() for path in keeper.store.glob("*.warc.gz")}
    summary = keeper.upload(free=True)
    assert {copy.file for copy in summary.freed} == set(kept)
    assert not list(keeper.store.glob("*.warc.gz"))
    assert len(list(keeper.store.glob("*.cdxj"))) == 2
    assert keeper.states() == {"freed"}
    for name, data in kept.items():
        for offset, length in members(keeper, keeper.store / name):
            with open_member(keeper.store, name, offset, length, keeper.policy().storage.s3) as record:
                assert record.read() == data[offset : offset + length]
            with open_member(keeper.store, name, offset, length) as record:
                assert record.read(10) == data[offset : offset + 10]
    with open_file(keeper.store, min(kept, key=lambda name: len(kept[name]))) as whole:
        assert whole.read() == min(kept.values(), key=len)


def test_a_record_that_is_here_is_read_from_here(keeper: Keeper) -> None:
    data = keeper.big.read_bytes()
    for offset, length in members(keeper, keeper.big):
        with open_member(keeper.store, keeper.big.name, offset, length) as record:
            assert record.read() == data[offset : offset + length]


def test_a_file_that_is_neither_here_nor_copied_is_said_to_be_gone(keeper: Keeper) -> None:
    name = keeper.big.name
    keeper.big.unlink()
    with pytest.raises(StoreUnsound, match="this WARC file is gone"):
        open_member(keeper.store, name, 0, 10)


def test_nothing_is_freed_whose_copy_reads_back_otherwise(keeper: Keeper) -> None:
    keeper.upload()
    rotten = bytearray(keeper.small.read_bytes())
    rotten[len(rotten) // 2] ^= 1
    keeper.object_store.client().put_object(Bucket="copies", Key=keeper.key(keeper.small), Body=bytes(rotten))
    small, big = keeper.small, keeper.big
    summary = keeper.upload(free=True)
    assert small.exists()
    assert not big.exists()
    assert [failure.file for failure in summary.failures] == [small.name]
    assert "nothing was deleted" in summary.failures[0].message


def test_nothing_is_freed_without_its_index(keeper: Keeper) -> None:
    keeper.upload()
    cdxj.path_of(keeper.big).unlink()
    small = keeper.small.name
    summary = keeper.upload(free=True)
    assert keeper.big.exists()
    assert [copy.file for copy in summary.freed] == [small]


def test_freeing_that_was_killed_before_the_file_was_deleted_is_done_again(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Nothing more is done after it."""

    def kill(connection: object, file: str, state: WarcState) -> None:
        if state is WarcState.FREED:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(copies, "mark_warc", kill)
        with pytest.raises(Killed):
            keeper.upload(free=True)
    assert len(list(keeper.store.glob("*.warc.gz"))) == 2
    assert list(keeper.store.glob("*.freed"))
    assert len(keeper.upload(free=True).freed) == 2
    assert not list(keeper.store.glob("*.warc.gz"))


def test_a_file_whose_index_was_not_copied_stays_and_is_told_of(keeper: Keeper) -> None:
    cdxj.path_of(keeper.big).unlink()
    summary = keeper.upload(free=True)
    assert keeper.big.exists()
    assert [(one.file, one.message) for one in summary.failures] == [
        (keeper.big.name, "it stays, since its index has no proven copy")
    ]


def test_nothing_is_freed_while_a_run_writes_to_the_store(keeper: Keeper) -> None:
    keeper.upload()
    with Store.open(keeper.store, write=True), pytest.raises(StoreLocked):
        keeper.upload(free=True)
    assert len(list(keeper.store.glob("*.warc.gz"))) == 2


def test_nothing_is_freed_into_cold_storage(keeper: Keeper) -> None:
    keeper.upload()
    with pytest.raises(UploadError, match="no record could be read from GLACIER"):
        keeper.upload(free=True, more="storage_class: GLACIER")
    assert len(list(keeper.store.glob("*.warc.gz"))) == 2


def test_what_was_read_back_in_the_same_upload_is_not_read_twice(keeper: Keeper) -> None:
    class Counting:
        moved_bytes = 0

        def began(self, task: str, files: int, size: int) -> None:
            self.task = task

        def moved(self, size: int) -> None:
            self.moved_bytes += size if self.task == "freeing" else 0

        def done(self, name: str, how: str) -> None: ...

    from crawler.uploading.options import Options
    from crawler.uploading.upload import upload

    heard = Counting()
    summary = upload(Options(keeper.store, keeper.policy(), Verify.ALL, free=True), heard)
    assert len(summary.freed) == 2
    assert heard.moved_bytes == 0


def test_a_sample_of_a_freed_file_is_some_of_its_records(keeper: Keeper) -> None:
    keeper.upload(free=True)
    assert not keeper.upload(Verify.SAMPLE).failures
    key = next(key for key in keeper.object_store.keys(keeper.prefix) if key.endswith("0.warc.gz"))
    data = bytearray(keeper.object_store.get(key))
    data[100 : len(data) - 100] = bytes(len(data) - 200)
    keeper.object_store.client().put_object(Bucket="copies", Key=key, Body=bytes(data))
    assert len(keeper.upload(Verify.SAMPLE).failures) == 1


def test_a_freed_file_is_not_reported_as_gone_and_its_pages_are_still_revisited(keeper: Keeper, world: World) -> None:
    library = Library(keeper.folder / "library")
    library.folder.mkdir()
    shutil.copytree(keeper.store, library.store)
    body = b"<title>A page</title>" + b"<p>that stays as it is</p>" * 100
    page = world.serve("/page", answer(body), keep=True)
    library.archive(library.article(page), policy=crawl_policy())
    keeper.folder = library.folder
    shutil.rmtree(library.folder / "warcs", ignore_errors=True)
    library.store.rename(keeper.store)
    keeper.upload(free=True)
    assert not list(keeper.store.glob("*.warc.gz"))
    library.store = keeper.store
    library.archive(library.article(page), policy=crawl_policy(), again=True)
    assert not [notice for notice in library.heard.notices if "gone" in notice]
    assert [record["WARC-Target-URI"] for record in library.records() if record.type == "revisit"] == [page]


def test_a_freed_file_is_held_for_as_long_as_its_note_is_there(keeper: Keeper) -> None:
    keeper.upload(free=True)
    notes = list(keeper.store.glob("*.freed"))
    with Store.open(keeper.store, write=True) as store, store.connect() as connection:
        assert ledger.forget_missing(connection, keeper.store) == []
        for note in notes:
            note.unlink()
        gone = ledger.forget_missing(connection, keeper.store)
    assert gone
    assert set(gone) <= {note.name.removesuffix(".freed") for note in notes}


def test_the_manifest_is_as_it_was(keeper: Keeper) -> None:
    def said() -> list[object]:
        with Store.open(keeper.store) as store, store.connect() as connection:
            return list(rows(connection))

    before = said()
    keeper.upload(free=True)
    assert said() == before


def test_the_manifest_is_rebuilt_out_of_copies(keeper: Keeper) -> None:
    def said() -> list[object]:
        with Store.open(keeper.store) as store, store.connect() as connection:
            return list(rows(connection))

    before = said()
    keeper.upload(free=True)
    (keeper.store / DATABASE).unlink()
    rebuilt = rebuild(keeper.store, keeper.policy().storage.s3)
    assert (rebuilt.files, rebuilt.notices) == (2, [])
    assert said() == before
    assert keeper.states() == {"freed"}
    assert {copy.file for copy in keeper.copies().values()} == {copy.file for copy in rebuilt_copies(keeper)}


def rebuilt_copies(keeper: Keeper) -> list[Copy]:
    return [copy_of(note) for note in keeper.store.glob("*.freed")]


def test_a_rebuild_keeps_the_ledger_of_copies(keeper: Keeper) -> None:
    keeper.upload()
    before = keeper.copies()
    rebuild(keeper.store)
    assert keeper.copies() == before
    assert keeper.states() == {"verified"}
    assert keeper.upload().held == 5


def test_a_freed_file_that_cannot_be_reached_stops_a_rebuild_and_leaves_the_old_database(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.upload(free=True)
    use(monkeypatch, Key("NOBODYNOBODYNOBO", "wrong"))
    _make_bucket.cache_clear()
    with pytest.raises(UploadError, match="does not know the access key"):
        rebuild(keeper.store)
    _make_bucket.cache_clear()
    assert keeper.states() == {"freed"}


def test_a_freed_store_is_exported_as_one_that_is_here(keeper: Keeper) -> None:
    def archives() -> dict[str, int]:
        made = io.BytesIO()
        with Store.open(keeper.store) as store, store.connect() as connection:
            write_wacz(made, connection, keeper.store, None)
        with zipfile.ZipFile(made) as package:
            return {info.filename: info.CRC for info in package.infolist() if info.filename.startswith("archive/")}

    here = archives()
    keeper.upload(free=True)
    assert archives() == here != {}


def test_a_page_is_compared_to_a_first_capture_whose_file_was_freed(keeper: Keeper, world: World) -> None:
    library = Library(keeper.folder)
    library.store = keeper.store
    text = "The ferry ran for sixty years between the islands, and it was late on four days only."
    url = world.serve("/ferry", answer(f"<title>The ferry</title><p>{text}</p>".encode()))
    article = library.article(url, name="ferry.md")
    library.archive(article, policy=crawl_policy())
    keeper.upload(free=True)
    world.serve("/ferry", answer(f"<title>The ferry</title><p>{text.replace('four', 'nine')}</p>".encode()))
    library.archive(article, policy=crawl_policy(), again=True)
    assert library.row(url)["drift"]["kind"] == "changed"


def test_a_freed_copy_is_shown_by_the_server_and_one_that_nobody_has_is_told_of(
    keeper: Keeper,
) -> None:
    with Store.open(keeper.store) as store, store.connect() as connection:
        urls = [row["citation"]["target"] for row in rows(connection)]

    def shown() -> dict[str, tuple[int, bytes]]:
        """Return the status and the exact bytes of the copy of each page, by the name of the page."""
        server = serve(Served(keeper.store, s3=keeper.policy().storage.s3), "127.0.0.1", 0)
        with running(server) as reader:
            answers = {url.rpartition("/")[2]: reader.copy_of(url, "id_") for url in urls}
        return {name: (answer.status, answer.body) for name, answer in answers.items()}

    here = shown()
    assert here["small"] == (200, b"<title>Small</title><p>A page.</p>")
    assert (here["big"][0], len(here["big"][1])) == (200, BIG_BYTES)
    small = keeper.small
    keeper.upload(free=True)
    assert not list(keeper.store.glob("*.warc.gz"))
    assert shown() == here
    keeper.object_store.client().delete_object(Bucket="copies", Key=keeper.key(small))
    status, said = shown()["small"]
    assert status == 500
    assert b"the copy cannot be read" in said
    assert shown()["big"] == here["big"]
