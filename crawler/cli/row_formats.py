"""Manifest rows as JSON Lines, JSON and CSV."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.cli import terminal

# The keys of a manifest row, in its order; what is a list or a mapping in the row is JSON in its cell.
COLUMNS = (
    "article.id", "article.source", "article.url", "article.title", "article.authors", "article.published",
    "article.language",
    "citation.id", "citation.ordinal", "citation.role", "citation.cited", "citation.text", "citation.prefix",
    "citation.suffix", "citation.href", "citation.target", "citation.fragment", "citation.identifier.scheme",
    "citation.identifier.value", "citation.recovered_from",
    "verdict.status", "verdict.reason", "verdict.confidence", "verdict.checked_at", "verdict.first_seen",
    "verdict.checks", "verdict.evidence",
    "capture.captured_at", "capture.final_url", "capture.http_status", "capture.mime", "capture.payload_digest",
    "capture.truncated", "capture.hops", "capture.warc.file", "capture.warc.offset", "capture.warc.length",
    "capture.warc.record_id", "capture.restricted",
    "drift.similarity", "drift.since", "drift.kind", "mementos",
)  # fmt: skip
"""The columns of the CSV form: paths into a row."""

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


def csv_lines(rows: Iterable[Mapping[str, Any]], *, raw: bool) -> Iterator[str]:
    """Yield a header and a record for each row (RFC 4180: CRLF, quotes doubled).

    Unless ``raw``, formulas are disarmed and control characters made visible: a CSV file is opened by spreadsheets and
    shown by terminals. On a terminal itself each cell is one line, ``raw`` or not.
    """
    shown = sys.stdout.isatty()
    yield _record(COLUMNS)
    for row in rows:
        cells = [_cell(_value(row, column)) for column in COLUMNS]
        if not raw:
            cells = [_disarmed(terminal.lines_of(cell)) for cell in cells]
        yield _record([terminal.plain(cell) for cell in cells] if shown else cells)


def _record(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _value(row: Mapping[str, Any], path: str) -> Any:
    value: Any = row
    for name in path.split("."):
        if value is None:
            return None
        value = value[name]
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else terminal.to_json(value)


def _disarmed(cell: str) -> str:
    # Spreadsheets drop spaces before a formula when they import a cell.
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
