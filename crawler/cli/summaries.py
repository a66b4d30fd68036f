"""What a run came to, for people."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from rich.text import Text

from crawler.cli import tables

if TYPE_CHECKING:
    from rich.console import RenderableType

    from crawler.archiving import Summary

_SHOWN = 20
"""Citations in need of attention that a summary lists; `evercite list` has the rest."""


def parts(summary: "Summary", store: Path) -> "Iterator[RenderableType]":
    """Yield what a person is told: the articles, what needs attention, and where to look further."""
    if summary.articles:
        yield tables.articles(summary.articles)
        yield from _attention(summary, store)
    yield from left_over(summary)
    if summary.articles:
        yield Text()
        yield tables.facts(_where_to_look(summary, store))


def left_over(summary: "Summary") -> "Iterator[RenderableType]":
    """Yield what is said of work that a run left to the next one."""
    if summary.put_off and not summary.outage:
        hosts = ", ".join(summary.put_off)
        yield Text()
        yield tables.text(f"put off, since they ask for more time: {hosts}; the same command goes on with them", 1000)
    if summary.budget_reached:
        yield Text()
        many = f"{summary.left} URL{'' if summary.left == 1 else 's'}"
        yield Text(
            f"the budget of {summary.budget_reached} was reached; {many} left, and the same command goes on with them"
        )


def _attention(summary: "Summary", store: Path) -> "Iterator[RenderableType]":
    from crawler.manifest.rows import rows
    from crawler.manifest.store import Store

    found: list[Mapping[str, Any]] = []
    with Store.open(store) as opened, opened.connect() as connection:
        for one in summary.articles:
            for status in tables.NEEDS_ATTENTION:
                if status in one.by_status:
                    found += rows(connection, article_id=one.id, status=status, cited=True)
    if found:
        yield Text()
        yield Text("needs attention", style="bold")
        yield tables.citations(found[:_SHOWN])
    if len(found) > _SHOWN:
        yield Text(f"… and {len(found) - _SHOWN} more")


def _where_to_look(summary: "Summary", store: Path) -> list[tuple[str, object]]:
    at = "" if store == Path("warcs") else f" --store {quote(str(store))}"
    some: Mapping[bool, str] = {True: "no new file: the store had it all", False: ", ".join(summary.warcs)}
    return [
        ("store", store),
        ("WARC", some[not summary.warcs]),
        ("next", f"evercite list {summary.articles[0].id}{at}"),
        ("", f"evercite show {summary.articles[0].id}{at}"),
        ("", f"evercite manifest{at}"),
    ]
