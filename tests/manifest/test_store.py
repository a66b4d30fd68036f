import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from crawler.errors import StoreError, StoreLocked, StoreMissing, StoreUnsound
from crawler.manifest.sealing import SEAL
from crawler.manifest.store import DATABASE, Store
from crawler.proving.store import verify

HOLD = """
import sys
from pathlib import Path
from crawler.manifest.store import Store
store = Store.open(Path(sys.argv[1]), write=True)
print("held", flush=True)
sys.stdin.read()
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_refused_and_told_who_holds_the_store(tmp_path: Path) -> None:
    holder = hold(tmp_path)
    try:
        with pytest.raises(StoreLocked, match=rf"locked by process {holder.pid} on .* since "):
            Store.open(tmp_path, write=True)
    finally:
        holder.kill()
        holder.communicate()


def test_the_lock_of_a_killed_writer_is_gone(tmp_path: Path) -> None:
    holder = hold(tmp_path)
    holder.kill()
    holder.communicate()
    with Store.open(tmp_path, write=True) as store, store.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM citation").scalar() == 0


def test_a_store_is_read_while_another_process_writes(tmp_path: Path) -> None:
    holder = hold(tmp_path)
    try:
        with Store.open(tmp_path) as store, store.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM citation").scalar() == 0
    finally:
        holder.kill()
        holder.communicate()


def test_reading_where_there_is_no_store_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="there is no store here yet"):
        Store.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path, write=True).close()
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("PRAGMA user_version=999")
    (tmp_path / SEAL).unlink()
    with pytest.raises(StoreUnsound, match="update evercite"):
        Store.open(tmp_path, write=True)


def test_a_database_that_is_none_is_unsound(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"This is no database at all. " * 100)
    with pytest.raises(StoreUnsound):
        Store.open(tmp_path, write=True)


def test_a_store_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        Store.open(tmp_path / "file" / "store", write=True)


def test_a_store_that_may_not_be_seen_is_not_taken_for_none_and_told_in_a_line(without_privileges: Path) -> None:
    folder = without_privileges / "store"
    Store.open(folder, write=True).close()
    folder.chmod(0)
    for opening in (Store.open, partial(Store.open, write=True), verify):
        with pytest.raises(StoreError, match="Permission denied") as refused:
            opening(folder)
        assert refused.value.exit_code == 4
    folder.chmod(0o700)
    (folder / DATABASE).chmod(0)
    for opening in (Store.open, partial(Store.open, write=True)):
        with pytest.raises(StoreError) as refused:
            opening(folder)
        assert refused.value.exit_code == 4


def test_commits_are_synced_in_full(store: Store) -> None:
    with store.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
