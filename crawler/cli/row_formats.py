"""Manifest rows, and others, as JSON Lines, JSON and CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.cli import terminal
from crawler.manifest.columns import COLUMNS

# What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection), full-width forms included, which some fold
# to ASCII on import.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a line for each row."""
    for row in rows:
        yield f"{terminal.to_json(row)}\n"


def json_array(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the parts of one JSON array, a row a line; only one row is in memory at a time."""
    before = "[\n"
    for row in rows:
        yield f"{before}{terminal.to_json(row)}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def csv_lines(rows: Iterable[Mapping[str, Any]], *, raw: bool, shown: bool = False) -> Iterator[str]:
    """Yield a header and a record for each row (RFC 4180: CRLF, quotes doubled).

    Unless ``raw``, formulas are disarmed and control characters made visible: a CSV file is opened by spreadsheets and
    shown by terminals. Where they are ``shown`` on a terminal itself, each cell is one line, ``raw`` or not.
    """
    records = ([column.of(row) for column in COLUMNS] for row in rows)
    return csv_table([column.path for column in COLUMNS], records, raw=raw, shown=shown)


def csv_table(
    header: Iterable[str], records: Iterable[Iterable[Any]], *, raw: bool = False, shown: bool = False
) -> Iterator[str]:
    """Yield a header and records, as :func:`csv_lines` does."""
    yield _record(header)
    for record in records:
        cells = [_cell(value) for value in record]
        if not raw:
            cells = [_disarmed(terminal.lines_of(cell)) for cell in cells]
        yield _record([terminal.plain(cell) for cell in cells] if shown else cells)


def _record(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else terminal.to_json(value)


def _disarmed(cell: str) -> str:
    # Spreadsheets drop spaces before a formula when they import a cell.
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
