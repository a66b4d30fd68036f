"""Tables and lists of what a store holds, as a person reads them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from crawler.cli.terminal import TEXT_CHARACTERS, URL_CHARACTERS, plain
from crawler.manifest.summary import ArticleSummary
from crawler.vocabulary import Status

NEEDS_ATTENTION = (Status.DEAD, Status.LOST, Status.SUSPECT, Status.BLOCKED)
"""What a person may want to look at, the worst first."""

_STYLES = {
    Status.LIVE: "green",
    Status.DEAD: "bold red",
    Status.LOST: "red",
    Status.SUSPECT: "yellow",
    Status.BLOCKED: "magenta",
}


def text(value: object, characters: int = TEXT_CHARACTERS, style: str = "") -> Text:
    """Return a cell: made harmless, never read as markup, folded where a word is longer than its column."""
    return Text(plain("" if value is None else value, characters), style=style, overflow="fold")


def url(value: object) -> Text:
    """Return a cell for a URL."""
    return text(value, URL_CHARACTERS)


def state(verdict: Mapping[str, Any]) -> Text:
    """Return a cell for a verdict: its status and the reason for it."""
    return text(f"{verdict['status']} {verdict['reason']}", style=_STYLES.get(verdict["status"], ""))


def counts(by_status: Mapping[str, int]) -> Text:
    """Return a cell that counts citations by status, in the vocabulary's order."""
    said = Text(overflow="fold")
    for status in Status:
        if by_status.get(status):
            said.append(", " if said else "").append(f"{by_status[status]} {status}", _STYLES.get(status, ""))
    return said


def table(*headings: str) -> Table:
    """Return an empty table; a heading that begins with ``#`` is of a column of numbers, ``!`` of one never folded."""
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        kind = heading[0] if heading[0] in "#!" else ""
        made.add_column(
            heading.removeprefix(kind),
            justify="right" if kind == "#" else "left",
            no_wrap=bool(kind),
            overflow="fold",
        )
    return made


def articles(found: Iterable[ArticleSummary]) -> Table:
    """Return the articles of a run or a store and what became of their citations."""
    made = table("article", "!id", "#citations", "#captured", "by status")
    for article in found:
        made.add_row(
            text(article.title or article.source),
            article.id,
            str(article.citations),
            str(article.captured),
            counts(article.by_status),
        )
    return made


def citations(rows: Iterable[Mapping[str, Any]]) -> Table:
    """Return manifest rows as a table: what each link is, and the state of its target."""
    made = table("!id", "!role", "!state", "text", "target")
    for row in rows:
        citation = row["citation"]
        made.add_row(
            citation["id"],
            citation["role"],
            state(row["verdict"]),
            text(citation["text"]),
            url(citation["target"] or citation["href"]),
        )
    return made


def facts(pairs: Sequence[tuple[str, object]]) -> Table:
    """Return named facts, one a line; those without a value are left out."""
    made = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True, style="bold")
    made.add_column(overflow="fold")
    for name, value in pairs:
        if value not in (None, "", []):
            made.add_row(name, value if isinstance(value, Text) else url(value))
    return made
