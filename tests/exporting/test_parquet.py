import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.exporting.parquet import write_parquet
from crawler.manifest.columns import COLUMNS, ColumnType
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page, to
from tests.world import World

DICTIONARY = Path(__file__).parents[2] / "docs" / "data-dictionary.md"

TYPES: dict[ColumnType, type | tuple[type, ...]] = {
    ColumnType.TEXT: str, ColumnType.INTEGER: int, ColumnType.NUMBER: (int, float), ColumnType.BOOLEAN: bool,
    ColumnType.TIME: str, ColumnType.JSON: (list, dict),
}  # fmt: skip


@pytest.fixture
def some_rows(world: World, library: Library) -> list[dict[str, Any]]:
    world.serve("/look.css", b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 0\r\n\r\n")
    live = world.serve("/live", page("<link rel=stylesheet href=/look.css><p>Words."))
    moved, dead = world.serve("/moved", to("/live")), world.serve("/dead", page("no", "404 Not Found"))
    links = (f"{live}#part", moved, dead, "#", "mailto:a@b.example", "https://doi.org/10.1234/nothing.there")
    library.archive(library.article(*links), policy=policy())
    return library.rows()


def leaves(value: Any, path: str = "") -> Iterator[str]:
    """Yield the ways to everything in a row that is no object with keys of its own."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
    else:
        yield path


def test_the_dictionary_is_that_of_the_columns() -> None:
    lines = DICTIONARY.read_text(encoding="utf-8").partition("|---|---|---|\n")[2].splitlines()
    assert lines == [f"| `{column.path}` | {column.type} | {column.meaning} |" for column in COLUMNS]


def test_every_value_of_a_row_has_its_column_and_type(some_rows: list[dict[str, Any]]) -> None:
    objects = {column.path for column in COLUMNS if column.type is ColumnType.JSON}
    paths = {column.path for column in COLUMNS}
    for row in some_rows:
        for leaf in leaves(row):
            above = {leaf[:at] for at, character in enumerate(leaf) if character == "."}
            below = {path for path in paths if path.startswith(f"{leaf}.")}
            assert leaf == "schema" or leaf in paths or above & objects or below, leaf
        for column in COLUMNS:
            value = column.of(row)
            assert value is None or isinstance(value, TYPES[column.type]), column.path
            if column.type is ColumnType.TIME and value is not None:
                assert datetime.fromisoformat(value).utcoffset() is not None


def test_parquet_has_the_rows_with_their_types(some_rows: list[dict[str, Any]]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    assert write_parquet(out, some_rows) == len(some_rows)
    table = parquet.read_table(io.BytesIO(out.getvalue()))
    assert table.column_names == [column.path for column in COLUMNS]
    assert str(table.schema.field("capture.captured_at").type) == "timestamp[us, tz=UTC]"
    assert table.schema.field("citation.cited").metadata[b"description"] == b"Whether links of that role are citations."
    for written, row in zip(table.to_pylist(), some_rows, strict=True):
        for column in COLUMNS:
            expected, value = column.of(row), written[column.path]
            if column.type is ColumnType.TIME and expected is not None:
                expected = datetime.fromisoformat(expected)
            if column.type is ColumnType.JSON and expected is not None:
                value = json.loads(value)
            assert value == expected, column.path


def test_a_store_without_links_is_a_table_without_rows() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    write_parquet(out, [])
    assert parquet.read_table(io.BytesIO(out.getvalue())).num_rows == 0


def test_without_pyarrow_it_is_said_how_to_get_it() -> None:
    program = (
        "import io, sys\n"
        "sys.modules['pyarrow'] = None\n"
        "from crawler.exporting.parquet import PyarrowMissing, write_parquet\n"
        "try: write_parquet(io.BytesIO(), [])\n"
        "except PyarrowMissing as error: print(error, error.exit_code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "pip install 'evercite[parquet]'" in done.stdout
    assert done.stdout.strip().endswith("2")
