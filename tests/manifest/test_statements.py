import importlib
import json
import pkgutil
from collections import defaultdict
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, update

import crawler.engine
import crawler.manifest
from crawler.manifest.schema import chain, run, url
from crawler.manifest.statements import Change, Query, _read_json, one_of
from crawler.manifest.store import Store


def statements() -> list[Any]:
    """Return every statement of the hot path as a parameter named after it."""
    found = []
    for package in (crawler.engine, crawler.manifest):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, Query | Change):
                    found.append(pytest.param(value, id=f"{module.name}.{name}"))
    return found


@pytest.mark.parametrize("statement", statements())
def test_no_statement_of_the_hot_path_reads_a_whole_table(store: Store, statement: Query | Change) -> None:
    with store.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        explained = driver.execute(f"EXPLAIN QUERY PLAN {statement.sql}", defaultdict(lambda: None)).fetchall()
    scans = [row[3] for row in explained if row[3].startswith("SCAN") and "VIRTUAL TABLE" not in row[3]]
    assert [scan for scan in scans if scan != "SCAN CONSTANT ROW"] == []  # which is a SELECT without a table


def test_values_are_kept_and_read_by_the_types_of_their_columns(store: Store) -> None:
    add = Change(insert(run), "started_at", "sources", "policy_digest")
    read = Query(select(run).where(run.c.id == bindparam("number")))
    with store.connect() as connection:
        number = add.run(connection, started_at="now", sources=["a", "b"], policy_digest="")
        assert read.first(connection, number=number).sources == ["a", "b"]
        assert read.first(connection, number=number + 1) is None


def test_a_list_can_be_bound(store: Store) -> None:
    add = Change(insert(run), "id", "started_at", "sources", "policy_digest")
    read = Query(select(run.c.id).where(one_of(run.c.id, "ids")))
    with store.connect() as connection:
        add.run_all(connection, [{"id": n, "started_at": "", "sources": [], "policy_digest": ""} for n in (1, 2, 3)])
        assert [row.id for row in read.all(connection, ids="[1, 3, 4]")] == [1, 3]


def test_a_value_that_the_statement_fixes_need_not_be_bound() -> None:
    assert Query(select(chain).where(chain.c.purpose == "target")).sql.endswith("chain.purpose = :purpose_1")
    assert Change(update(url).where(url.c.key == bindparam("its_key")), "state").sql.startswith(
        "UPDATE url SET state=:"
    )


@pytest.mark.parametrize("damaged", ['{"a":(1}', '{"a": 1}x', "", "x", '{"a": 1', '"\x00"'])
def test_a_damaged_value_is_an_error_of_values(damaged: str) -> None:
    with pytest.raises(ValueError, match=r"JSON|control|delimiter|char"):
        _read_json(damaged)


@pytest.mark.parametrize("said", ['{"a": [1, null, "\\u00e9"]}', "[]", "null", "true", '"x"', "1.5"])
def test_a_value_is_read_as_json_reads_it(said: str) -> None:
    assert _read_json(said) == json.loads(said)
