"""The page that an export has of itself: the blocks of a report's pages, in one file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from crawler import __version__
from crawler.reporting.entries import by_article
from crawler.reporting.figures import Figures, counted
from crawler.reporting.rendering import template


def pieces(rows: Callable[[], Iterable[Mapping[str, Any]]], *, made_at: str) -> Iterator[str]:
    """Yield the parts of the page; ``rows`` is called twice for the manifest rows, which come article by article.

    Where a capture's ``warc`` is null, its record is said to be left out. ``made_at`` is ISO 8601, UTC.
    """
    figures = Figures()
    for _ in counted(figures, rows()):
        pass
    yield from template("package.html").generate(
        figures=figures, articles=by_article(rows()), made_at=made_at, version=__version__
    )
