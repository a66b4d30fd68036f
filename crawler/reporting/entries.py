"""What pages tell of citations: manifest rows of each article, counted, with why each link has its status."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.reporting import wording

Article = Mapping[str, Any]
"""``article`` of a manifest row."""

Entry = Mapping[str, Any]
"""A citation as templates show it: ``row``, its ``number`` in the article from 1, and ``why`` in words."""


def by_article(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Article, Iterator[Entry]]]:
    """Yield each article of manifest rows that come article by article, with its entries, to be taken before the next.

    No more of it is held than one row.
    """
    for _, of_article in itertools.groupby(rows, key=lambda row: row["article"]["id"]):
        entries = _entries(of_article)
        first = next(entries)
        yield first["row"]["article"], itertools.chain([first], entries)


def _entries(rows: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    for number, row in enumerate(rows, 1):
        yield {"row": row, "number": number, "why": wording.why(row["verdict"])}
