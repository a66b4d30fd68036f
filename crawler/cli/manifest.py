"""``evercite manifest``: print the manifest for other programs."""

import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.files import STANDARD_OUTPUT, tell, written
from crawler.cli.invocation import Invocation, command
from crawler.vocabulary import Status

EXAMPLES = """\b
Examples:
  evercite manifest > manifest.jsonl             a JSON object a line, for each link of each article
  evercite manifest | jq 'select(.verdict.status == "dead") | .citation.target'
  evercite manifest --format csv > links.csv     for spreadsheets: columns such as verdict.status
  evercite manifest --format parquet -o links.parquet   for pandas and DuckDB: the same columns, typed
  evercite manifest --article 3f9a --cited       the citations of one article
  evercite manifest --rebuild                    after manifest.sqlite was lost or damaged

\b
In CSV a cell that a spreadsheet would run as a formula gets a ' before it, and control characters are
spelt out; --raw leaves cells as they are.
"""


class Format(StrEnum):
    """How rows are written."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


@command
def manifest(
    invocation: Invocation,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="JSON Lines, one JSON array, or a table. [default: jsonl, json with --json]"),
    ] = None,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="ARTICLE", help="Only of one article: its id's start, or its source."),
    ] = None,
    status: Annotated[Status | None, typer.Option("--status", help="Only links of this status.")] = None,
    cited: Annotated[bool, typer.Option("--cited", help="Only citations, not the article's other links.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="CSV: write cells as they are, whatever is in them.")] = False,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", show_default=False, help="The file to write. [default: output]"),
    ] = Path("-"),
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the database anew out of the WARC files first; keep the old one.")
    ] = False,
) -> None:
    """Print a row for each link: article, words around it, verdict, copy and where that lies in which WARC file."""
    if invocation.as_json and format_ not in (None, Format.JSON) and output == STANDARD_OUTPUT:
        raise outcomes.WrongUsage(f"--json prints one JSON document, and --format {format_} is none; leave one out")
    from crawler.cli import row_formats
    from crawler.cli.listing import article_named
    from crawler.manifest import rows

    if rebuild:
        _rebuild(invocation)
    with invocation.open_store() as store, store.connect() as connection:
        id_ = None if article is None else article_named(connection, article)
        found = _Counted(rows.rows(connection, article_id=id_, status=status, cited=True if cited else None))
        chosen = format_ or (Format.JSON if invocation.as_json else Format.JSONL)
        if chosen is Format.PARQUET:
            from crawler.exporting.parquet import write_parquet

            written(output, lambda out: write_parquet(out, found), force=force, binary=True)
            tell(invocation, output, {"rows": found.count})
            return
        to_terminal = output == STANDARD_OUTPUT and sys.stdout.isatty()
        texts: dict[Format, Callable[[], Iterator[str]]] = {
            Format.JSONL: lambda: row_formats.json_lines(found),
            Format.JSON: lambda: row_formats.json_array(found),
            Format.CSV: lambda: row_formats.csv_lines(found, raw=raw, shown=to_terminal),
        }
        if output == STANDARD_OUTPUT:
            for text in texts[chosen]():
                terminal.emit_data(text)
        else:
            written(output, lambda out: _write(out, texts[chosen]()), force=force)
            tell(invocation, output, {"rows": found.count})


class _Counted:
    """Rows, counted while they are read."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self.count = 0
        self._rows = rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self._rows:
            self.count += 1
            yield row


def _write(out: BinaryIO, texts: Iterator[str]) -> None:
    out.writelines(text.encode("utf-8", "backslashreplace") for text in texts)


def _rebuild(invocation: Invocation) -> None:
    from crawler.engine import rebuilding
    from crawler.recording.files import FREED_SUFFIX

    # Only a policy knows the bucket that freed files are read from.
    freed = next(invocation.store.glob(f"*{FREED_SUFFIX}"), None)
    rebuilt = rebuilding.rebuild(invocation.store, None if freed is None else invocation.policy().storage.s3)
    for notice in rebuilt.notices:
        terminal.say(notice)
    if not invocation.quiet:
        terminal.say(f"{invocation.store}: {rebuilt.message}")
