"""The manifest as Parquet, for pandas, DuckDB, Spark and others.

Needs pyarrow, which is large: the extra ``parquet``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import IO, Any

from crawler.errors import EverciteError
from crawler.manifest.columns import COLUMNS, Column, ColumnType

_ROWS_A_GROUP = 20_000


class PyarrowMissing(EverciteError):
    """Parquet was asked for where pyarrow is not installed."""

    exit_code = 2


def write_parquet(out: IO[bytes], rows: Iterable[Mapping[str, Any]]) -> int:
    """Write manifest rows and return their number; some ten thousand are in memory at a time.

    :raises PyarrowMissing: when pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise PyarrowMissing("Parquet needs pyarrow; `pip install 'evercite[parquet]'` brings it") from None
    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.TIME: pa.timestamp("us", tz="UTC"),
        ColumnType.JSON: pa.string(),
    }
    schema = pa.schema(
        [pa.field(column.path, types[column.type], metadata={"description": column.meaning}) for column in COLUMNS]
    )
    count = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(rows):
            table = {column.path: [_cell(column, row) for row in group] for column in COLUMNS}
            writer.write_table(pa.table(table, schema=schema))
            count += len(group)
    return count


def _groups(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    left = iter(rows)
    while group := list(islice(left, _ROWS_A_GROUP)):
        yield group


def _cell(column: Column, row: Mapping[str, Any]) -> Any:
    value = column.of(row)
    if value is None:
        return None
    if column.type is ColumnType.TIME:
        return datetime.fromisoformat(value)
    if column.type is ColumnType.JSON:
        value = json.dumps(value, ensure_ascii=False)
    # A lone surrogate is no text that Parquet could hold.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
