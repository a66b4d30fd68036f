"""The report as a folder of pages that need no server, no script and no other file.

Every stranger's word is escaped by the template engine and has no character that steers what shows it; addresses are
shown and not linked, but for copies in archives, so that no live page is taken for what was kept.
"""

import heapq
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler import __version__
from crawler.placing import placed_folder, written
from crawler.reporting.entries import Entry, by_article
from crawler.reporting.figures import ATTENTION, Figures, counted
from crawler.reporting.rendering import template
from crawler.times import stamp

MARK = "evercite-report.txt"
"""The file by which a folder is known as a report, which may be replaced by a newer one."""

MOST_ATTENTION = 500
"""Citations that the first page lists; the articles' pages have all."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a report says, in numbers."""

    articles: int
    citations: int
    pages: int


def write_report(folder: Path, rows: Iterable[Mapping[str, Any]], *, now: datetime) -> Written:
    """Write a report of manifest rows of citations, which come article by article, in place of an older report.

    The folder is replaced as a whole, when all is written; folders above it are made.

    :raises PlaceTaken: when something else is there.
    :raises PlaceUnusable: when it cannot be written.
    """
    # A link to a folder stays, and leads to the newer one.
    with placed_folder(Path(os.path.realpath(folder)), mark=MARK, parents=True) as draft:
        figures = _write(draft, rows, now)
    return Written(figures.articles, figures.citations, figures.articles + 1)


def _write(draft: Path, rows: Iterable[Mapping[str, Any]], now: datetime) -> Figures:
    figures = Figures()
    about = {"made_at": stamp(now), "version": __version__}
    articles: list[dict[str, Any]] = []
    attention = _Attention()
    for article, entries in by_article(counted(figures, rows)):
        own = Figures()
        page = template("article.html").generate(
            article=article,
            entries=_seen(entries, own, attention),
            home="../index.html",
            replay=None,
            **about,
        )
        _save(draft / "articles" / f"{article['id']}.html", page)
        articles.append({**article, "citations": own.citations, "by_status": dict(own.by_status)})
    index = template("index.html").generate(
        figures=figures, articles=articles, attention=attention.listed(), attention_left=attention.left, **about
    )
    _save(draft / "index.html", index)
    mark = f"A report by evercite {__version__}, of {stamp(now)}. A newer one may replace this folder.\n"
    _save(draft / MARK, [mark])
    return figures


def _seen(entries: Iterable[Entry], own: Figures, attention: "_Attention") -> Iterator[Entry]:
    for entry in entries:
        own.add(entry["row"])
        attention.see(entry)
        yield entry


class _Attention:
    """The citations that most need somebody's eye: by status, then as they come."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, int, Entry]] = []
        self._seen = 0

    def see(self, entry: Entry) -> None:
        """Keep a citation if it is among the first."""
        status = entry["row"]["verdict"]["status"]
        if status not in ATTENTION:
            return
        self._seen += 1
        # The heap's least is what is dropped first: the status of least weight, and of that the latest.
        item = (-ATTENTION.index(status), -self._seen, entry)
        if len(self._kept) < MOST_ATTENTION:
            heapq.heappush(self._kept, item)
        else:
            heapq.heappushpop(self._kept, item)

    @property
    def left(self) -> int:
        """How many there are besides those that are listed."""
        return self._seen - len(self._kept)

    def listed(self) -> list[Entry]:
        """Return the kept ones, first things first."""
        return [entry for _, _, entry in sorted(self._kept, key=lambda item: (-item[0], -item[1]))]


def _save(path: Path, pieces: Iterable[str]) -> None:
    with written(path) as file:
        file.writelines(piece.encode() for piece in pieces)
