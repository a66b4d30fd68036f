"""What a check found, as tables, as data, and as the reports that CI systems and code hosts read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from crawler import sources
from crawler.cli import documents, terminal
from crawler.cli.checked import Checked, CheckedLink, source_name
from crawler.vocabulary import Status

if TYPE_CHECKING:
    from rich.console import RenderableType

_COLUMNS = ("where", "state", "text", "target", "why")

_MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~<>&@$-])")
"""What Markdown, as GitHub and GitLab render it, would take for more than a letter: ``@`` calls people, ``$`` begins
formulas."""

_PLAIN_TARGET = re.compile(r"https?://[^\s<>|\\`\x00-\x20]+")
"""A URL that can be clicked on as it is, in angle brackets, in which nothing is escaped (CommonMark, "autolinks")."""


def document(found: Checked) -> dict[str, Any]:
    """Return all of it, as ``--json`` prints it."""
    said = documents.document(found.summary)
    for key in ("warcs", "articles"):
        del said[key]
    articles = [
        {
            "id": one.summary.id,
            "source": one.summary.source,
            "title": one.summary.title,
            "citations": one.summary.citations,
            "by_status": dict(one.summary.by_status),
            "links": [link.flat() for link in one.links],
        }
        for one in found.articles
    ]
    return {"articles": articles, "by_status": dict(found.by_status()), "failed": found.failed, **said}


def parts(found: Checked) -> "Iterator[RenderableType]":
    """Yield what a person is told: a table an article, and the counts."""
    from rich.text import Text

    from crawler.cli import tables

    for number, article in enumerate(found.articles):
        if number:
            yield Text()
        yield tables.text(article.name, style="bold")
        if article.links:
            yield _table(article.links)
    if found.articles or not found.summary.unreadable:
        yield Text()
        yield Text(sentence(found))


def lines(found: Checked) -> Iterator[str]:
    """Yield the same for what is no terminal, where nothing is folded or coloured: Rich takes 0.6 ms a row for that."""
    for number, article in enumerate(found.articles):
        yield "\n" if number else ""
        yield f"{terminal.plain(article.name, terminal.TEXT_CHARACTERS)}\n"
        rows = [_cells(link) for link in article.links]
        yield from _aligned([_COLUMNS, *rows]) if rows else ()
    if found.articles or not found.summary.unreadable:
        yield f"\n{sentence(found)}\n"


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(terminal.width_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - terminal.width_of(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip() + "\n"


def _cells(link: CheckedLink) -> tuple[str, ...]:
    """Return what is told of a link, in :data:`_COLUMNS`."""
    text, limit = terminal.plain(link.text, terminal.TEXT_CHARACTERS), terminal.URL_CHARACTERS
    return link.place, link.state, text, terminal.plain(link.target, limit), terminal.plain(link.why, limit)


def _table(links: Iterable[CheckedLink]) -> "RenderableType":
    from crawler.cli import tables

    where, state, *wide = _COLUMNS
    shown = tables.table(f"!{where}", f"!{state}", *wide)
    for link in links:
        verdict = link.finding.verdict
        cells = (tables.text(link.text), tables.url(link.target), tables.url(link.why))
        shown.add_row(link.place, tables.state(verdict), *cells)
    return shown


def sentence(found: Checked) -> str:
    """Return the counts as the last line of a report: ``12 citations: 2 dead, 10 live; 2 to mend``."""
    by_status = found.by_status()
    many = sum(by_status.values())
    said = f"{many} citation{'' if many == 1 else 's'}"
    if by_status:
        said += ": " + ", ".join(f"{count} {status}" for status, count in by_status.items())
    if without := sum(link.finding.part is not None for link in found.links):
        said += f"; {without} point{'s' if without == 1 else ''} at a part that is not in the page"
    if found.failed:
        said += f"; {found.failed} {'to mend' if found.fail_on is None else 'to fail on'}"
    if found.left_out:
        said += f"; {found.left_out} left out, shown with -v"
    return said


def markdown(found: Checked) -> Iterator[str]:
    """Yield a report in Markdown: a heading and a table an article."""
    for article in found.articles:
        yield f"## {_escaped(article.name)}\n\n"
        if article.links:
            yield "| where | state | text | target | why |\n|---|---|---|---|---|\n"
        for link in article.links:
            target = f"<{link.target}>" if _PLAIN_TARGET.fullmatch(link.target) else _escaped(link.target)
            before, after = (link.place, link.headline, link.text), link.why
            yield f"| {' | '.join((*map(_escaped, before), target, _escaped(after)))} |\n"
        yield "\n" if article.links else ""
    yield f"{_escaped(sentence(found))}\n"


def github(found: Checked) -> Iterator[str]:
    """Yield a workflow command a link that needs attention, which GitHub shows beside its line.

    Escaping is that of @actions/core (``escapeData`` and ``escapeProperty``).
    """
    for link in found.links:
        level = _level(link)
        if level is None:
            continue
        file = _file(link.source)
        named = {"file": file, "line": link.finding.line if file else None, "title": link.headline}
        properties = ",".join(f"{name}={_property(value)}" for name, value in named.items() if value is not None)
        message = f"{link.name}: {link.why}"
        if file is None:
            message = f"{source_name(link.source)}, {link.place}: {message}"
        yield f"::{level} {properties}::{_data(message)}\n"
    for failure in found.summary.unreadable:
        file = _file(failure.source)
        place = f"file={_property(file)}," if file is not None else ""
        yield f"::error {place}title=unreadable::{_data(failure.message)}\n"
    yield f"{terminal.plain(sentence(found))}\n"


def _level(link: CheckedLink) -> str | None:
    if link.failed:
        return "error"
    if link.status in (Status.DEAD, Status.LOST, Status.SUSPECT) or link.finding.part is not None:
        return "warning"
    return "notice" if link.status in (Status.BLOCKED, Status.PENDING) or link.finding.moved_to else None


def _file(source: str) -> str | None:
    """Return the path of an article's file, as the caller wrote it; None for what is no file."""
    if source == sources.STANDARD_INPUT or sources.is_url(source):
        return None
    path = unquote(urlsplit(source).path) if source.lower().startswith("file://") else source
    return PurePath(path).as_posix()


def _data(value: object) -> str:
    return terminal.plain(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return _MARKDOWN_MARKS.sub(r"\\\1", terminal.plain(text))
