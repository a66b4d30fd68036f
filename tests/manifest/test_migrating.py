import ast
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from crawler.errors import StoreFull, StoreOutdated, StoreUnsound
from crawler.manifest import migrating, schema
from crawler.manifest.rows import rows
from crawler.manifest.sealing import SEAL
from crawler.manifest.store import DATABASE, Store
from crawler.recording.files import sync_directory

DATA = Path(__file__).parents[1] / "data"
COPY = f"{DATABASE}.before-version-{schema.VERSION}"


def store_of_version_2(folder: Path, *changes: str) -> Path:
    """Put a store that version 2 wrote into a folder, with changes made to its database."""
    folder.mkdir(exist_ok=True)
    with sqlite3.connect(folder / DATABASE) as connection:
        connection.executescript((DATA / "store-of-version-2.sql").read_text())
        for change in changes:
            connection.execute(change)
    connection.close()
    return folder


def shape(database: Path) -> dict[str, Any]:
    """Return everything that a database says of its tables, in an order of its own."""
    found = inspect(create_engine(f"sqlite:///{database}"))
    shapes: dict[str, Any] = {}
    for table in found.get_table_names():
        columns = [
            (c["name"], str(c["type"]), c["nullable"], c["default"], c["primary_key"]) for c in found.get_columns(table)
        ]
        indexes = sorted(
            (str(i["name"]), tuple(i["column_names"]), i["unique"], str(i["dialect_options"].get("sqlite_where")))
            for i in found.get_indexes(table)
        )
        keys = sorted(
            (tuple(k["constrained_columns"]), k["referred_table"], tuple(k["referred_columns"]))
            for k in found.get_foreign_keys(table)
        )
        shapes[table] = (columns, indexes, keys)
    return shapes


def test_the_tables_that_migrations_make_are_those_of_a_new_store(tmp_path: Path) -> None:
    Store.open(store_of_version_2(tmp_path / "old"), write=True).close()
    Store.open(tmp_path / "new", write=True).close()
    assert shape(tmp_path / "old" / DATABASE) == shape(tmp_path / "new" / DATABASE)


def test_a_store_of_version_2_opens_and_keeps_its_rows(tmp_path: Path) -> None:
    folder = store_of_version_2(tmp_path)
    with sqlite3.connect(folder / DATABASE) as connection:
        before = {
            table: connection.execute(f'SELECT * FROM "{table}"').fetchall()
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        }
    assert len(before["citation"]) == 5
    Store.open(folder, write=True).close()
    with sqlite3.connect(folder / DATABASE) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        for table, held in before.items():
            assert connection.execute(f'SELECT * FROM "{table}"').fetchall() == held
    with Store.open(folder) as store, store.connect() as connection:
        said = [row["verdict"]["reason"] for row in rows(connection)]
    assert said == ["ok", "redirected", "http-404", "http-5xx", "no-target"]


def test_nothing_is_left_beside_a_store_that_was_brought_up_to_date(tmp_path: Path) -> None:
    Store.open(store_of_version_2(tmp_path), write=True).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["manifest.lock", SEAL, DATABASE]


def test_reading_an_older_store_changes_nothing_and_says_what_helps(tmp_path: Path) -> None:
    folder = store_of_version_2(tmp_path)
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(StoreOutdated, match=r"an earlier version .* any command that writes to it") as caught:
        Store.open(folder)
    assert "\n" not in str(caught.value)
    assert (folder / DATABASE).read_bytes() == before


def test_a_store_of_version_1_gets_the_tables_that_it_lacks(tmp_path: Path) -> None:
    folder = store_of_version_2(tmp_path, "DROP TABLE need", "PRAGMA user_version=1")
    with Store.open(folder, write=True) as store, store.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM need").scalar() == 0


def version_of(folder: Path) -> int:
    with sqlite3.connect(folder / DATABASE) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_store_that_lacks_a_column_is_left_as_it_was_and_told_what_helps(tmp_path: Path) -> None:
    folder = store_of_version_2(tmp_path, "ALTER TABLE capture DROP COLUMN mime", "DROP TABLE need")
    with pytest.raises(StoreUnsound, match=r"without capture\.mime; `evercite manifest --rebuild") as caught:
        Store.open(folder, write=True)
    assert COPY in str(caught.value)
    assert "\n" not in str(caught.value)
    assert version_of(folder) == 2
    assert "need" not in shape(folder / DATABASE)
    assert "capture" in shape(folder / COPY)


def test_rows_that_refer_to_nothing_stop_a_migration(tmp_path: Path) -> None:
    folder = store_of_version_2(tmp_path, "DELETE FROM article")
    with pytest.raises(StoreUnsound, match=r"table citation refers to one of article that is not there") as caught:
        Store.open(folder, write=True)
    assert DATABASE in str(caught.value)
    assert version_of(folder) == 2


def test_a_fault_in_a_script_changes_nothing_and_keeps_the_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = store_of_version_2(tmp_path)

    def fail(bind: Any) -> None:
        bind.exec_driver_sql("CREATE TABLE half (done INTEGER)")
        bind.exec_driver_sql("CREATE TABLE half (done INTEGER)")

    monkeypatch.setattr(schema.metadata, "create_all", fail)
    with pytest.raises(StoreUnsound, match="table half already exists"):
        Store.open(folder, write=True)
    assert version_of(folder) == 2
    assert "half" not in shape(folder / DATABASE)
    assert shape(folder / COPY) == shape(folder / DATABASE)
    monkeypatch.undo()
    Store.open(folder, write=True).close()
    assert version_of(folder) == schema.VERSION
    assert not (folder / COPY).exists()


def test_without_room_for_the_copy_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = store_of_version_2(tmp_path)

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "sync_directory", full)
    with pytest.raises(StoreFull, match="No space left on device"):
        Store.open(folder, write=True)
    assert version_of(folder) == 2
    monkeypatch.setattr(migrating, "sync_directory", sync_directory)
    Store.open(folder, write=True).close()


def test_a_store_that_is_up_to_date_is_opened_without_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from crawler.manifest.store import Store\n"
        "Store.open(Path(sys.argv[1]), write=True).close(); Store.open(Path(sys.argv[1])).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path / "store")], check=False).returncode == 0


def test_only_the_newest_script_makes_what_the_tables_of_today_are(tmp_path: Path) -> None:
    scripts = [migrating.SCRIPTS / f"version_{number}.py" for number in range(2, schema.VERSION + 1)]
    assert {*migrating.SCRIPTS.glob("version_*.py")} == {*scripts}
    for path in scripts[:-1]:
        names = {node.module for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)}
        assert "crawler.manifest.schema" not in names, f"{path.name} changes with the tables of today"
