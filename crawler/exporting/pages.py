"""The pages of a WACZ: the article first, then every citation that has a copy, with the words around it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, select

from crawler.exporting import contents
from crawler.exporting.article_copy import ArticleCopy
from crawler.manifest.schema import capture
from crawler.manifest.statements import Query
from crawler.reading import Document

TEXT_CHARACTERS = 100_000
"""Of a page's text: what a reader searches through, and more than an article has."""

_READ = ("id", "mime", "record_type", "file", "offset", "length", "captured_at")
_AT = Query(
    select(*(capture.c[name] for name in _READ)).where(
        capture.c.file == bindparam("its_file"), capture.c.offset == bindparam("its_offset")
    )
)


def header(*, has_text: bool) -> str:
    """Return the first line of ``pages.jsonl``."""
    return _line({"format": "json-pages-1.0", "id": "pages", "title": "Article and citations", "hasText": has_text})


def of_article(article: Any, copy: ArticleCopy, *, with_text: bool) -> str:
    """Return the line of an article (a row of the manifest's table)."""
    page = {
        "id": article.id,
        "url": copy.url,
        "ts": _milliseconds(copy.captured_at),
        "title": article.title or copy.url,
        "article": {"id": article.id, "source": article.source},
    }
    if with_text and copy.document is not None:
        page["text"] = copy.document.text[:TEXT_CHARACTERS]
    return _line(page)


class CitationPages:
    """Makes the lines of citations; what was read of a page last is kept for the next citation of the same page."""

    def __init__(self, connection: Connection, folder: Path, *, with_text: bool) -> None:
        """Read pages from the store in ``folder``."""
        self._connection = connection
        self._folder = folder
        self._with_text = with_text
        self._read: tuple[int, Document | None] = (-1, None)

    def line(self, row: Mapping[str, Any]) -> str:
        """Return the line of a manifest row whose capture is in the export."""
        citation, verdict, held = row["citation"], row["verdict"], row["capture"]
        document = self._document(held["warc"]) if self._with_text else None
        title = document.metadata.title if document is not None else None
        page = {
            "id": citation["id"],
            "url": held["final_url"],
            "ts": _milliseconds(held["captured_at"]),
            "title": title or citation["text"] or held["final_url"],
            "citation": {
                "id": citation["id"],
                "article": row["article"]["id"],
                "role": citation["role"],
                "prefix": citation["prefix"],
                "text": citation["text"],
                "suffix": citation["suffix"],
                "target": citation["target"],
            },
            "verdict": {name: verdict[name] for name in ("status", "reason", "checked_at")},
        }
        if document is not None:
            page["text"] = document.text[:TEXT_CHARACTERS]
        return _line(page)

    def _document(self, warc: Mapping[str, Any]) -> Document | None:
        row = _AT.first(self._connection, its_file=warc["file"], its_offset=warc["offset"])
        if row is None:
            return None
        if self._read[0] != row.id:
            self._read = (row.id, contents.document_of(self._connection, self._folder, row))
        return self._read[1]


def _milliseconds(stamp: str) -> str:
    """Return a time of the manifest to the millisecond, as browsers read it."""
    return f"{stamp[:23]}Z"


def _line(page: Mapping[str, Any]) -> str:
    return f"{json.dumps(page)}\n"
