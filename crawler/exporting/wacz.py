"""WACZ 1.1.1: articles and the copies of what they cite, in one file that replay tools open.

https://specs.webrecorder.net/wacz/1.1.1/. What is not in the specification, and what validators and replay tools ask
for all the same, is said where it is heeded.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, select

from crawler import __version__
from crawler.errors import EverciteError
from crawler.exporting import article_copy, indexing, pages, selecting
from crawler.exporting.article_copy import ArticleCopy, Unavailable
from crawler.exporting.copying import Part, parts
from crawler.exporting.indexing import SortedLines
from crawler.exporting.package import Package, Resource
from crawler.exporting.pages import CitationPages
from crawler.exporting.selecting import Chosen
from crawler.manifest.rows import rows
from crawler.manifest.schema import article as article_table
from crawler.recording import cdxj
from crawler.reporting import package_page

VERSION = "1.1.1"

Signer = Callable[[str, str], Mapping[str, Any]]
"""Signs a package: takes the digest of ``datapackage.json`` (``sha256:`` and hex digits) and its ``created``, and
returns the ``signedData`` of WACZ Signing and Verification 0.1.0."""


class NothingToExport(EverciteError):
    """There is no copy to put into an export: archive something first, or ask for another article."""

    exit_code = 2


@dataclass(slots=True)
class Exported:
    """What an export came to."""

    articles: int = 0
    pages: int = 0
    records: int = 0
    left_out: int = 0
    """Captures that are restricted."""
    notices: list[str] = field(default_factory=list)
    """What is not in it, a line each for the user."""


def write_wacz(
    out: IO[bytes],
    connection: Connection,
    folder: Path,
    article_ids: Collection[str] | None,
    *,
    restricted: bool = False,
    with_text: bool = True,
    signer: Signer | None = None,
) -> Exported:
    """Write articles of the store in ``folder``, or with None all of it, to ``out`` as a WACZ file.

    The same store gives the same bytes. ``restricted`` takes in what is not for publication.

    :raises NothingToExport: when no record was chosen.
    :raises StoreError: when the store's files cannot be read, or are not what its manifest says.
    """
    chosen = selecting.choose(connection, folder, article_ids, restricted=restricted)
    with Package(out) as package:
        writing = _Writing(package, connection, folder, chosen)
        return writing.write(restricted=restricted, with_text=with_text, signer=signer)


class _Writing:
    """A WACZ file on its way."""

    def __init__(self, package: Package, connection: Connection, folder: Path, chosen: Chosen) -> None:
        self._package = package
        self._connection = connection
        self._folder = folder
        self._chosen = chosen
        self._made = Exported(len(chosen.articles), left_out=chosen.left_out)
        self._main_page: dict[str, str] = {}

    def write(self, *, restricted: bool, with_text: bool, signer: Signer | None) -> Exported:
        made = self._made
        if self._chosen.unresolved:
            made.notices.append(
                f"{self._chosen.unresolved} revisits are left out: what they refer to is not in the store"
            )
        with SortedLines() as index, tempfile.TemporaryFile() as spool:
            self._articles(index, spool, restricted=restricted, with_text=with_text)
            for part in parts(self._connection, self._folder, self._chosen):
                self._copy(part, index)
            if not made.records:
                raise NothingToExport(f"{self._folder}: there is no copy in it that may be exported")
            self._index(index)
            spool.seek(0)
            self._pages(spool, with_text=with_text)
        self._manifest()
        self._describe(signer)
        return made

    def _articles(self, index: SortedLines, spool: IO[bytes], *, restricted: bool, with_text: bool) -> None:
        """Write records of the articles that came from files, and the pages of all articles to ``spool``."""
        for id_ in self._chosen.articles:
            article = self._connection.execute(select(article_table).where(article_table.c.id == id_)).one()
            try:
                copy = article_copy.copy_of(self._connection, self._folder, article, restricted=restricted)
            except Unavailable as reason:
                self._made.notices.append(str(reason))
                continue
            if copy.is_file:
                self._article_file(f"article-{id_}.warc.gz", copy, index)
            spool.write(pages.of_article(article, copy, with_text=with_text).encode())
            self._count_page(copy.url, copy.captured_at)

    def _article_file(self, name: str, copy: ArticleCopy, index: SortedLines) -> None:
        with self._package.entry(f"archive/{name}") as entry:
            for member in article_copy.file_members(name, copy):
                offset = entry.count
                entry.write(member)
            index.add(article_copy.index_line(copy, name, offset, member))
        self._made.records += 1

    def _copy(self, part: Part, index: SortedLines) -> None:
        """Copy records of a WARC file into the file of the same name in the package."""
        with self._package.entry(f"archive/{part.file}") as entry:
            for record in part.records:
                offset, digest = entry.count, hashlib.sha256()
                for data in part.copy(record):
                    entry.write(data)
                    digest.update(data)
                record_id = record.get("WARC-Record-ID") or ""
                if record.record_type in {"response", "revisit"}:
                    selecting.note_place(self._connection, record_id, f"archive/{part.file}", offset, record.length)
                    self._made.records += 1
                line = cdxj.entry_of(record, part.file)
                if line is not None:
                    index.add(replace(line, offset=offset, record_digest=f"sha256:{digest.hexdigest()}").line)

    def _index(self, index: SortedLines) -> None:
        blocks: list[str] = []
        with self._package.entry(f"indexes/{indexing.NAME}") as entry:
            for block in indexing.packed(index, blocks):
                entry.write(block)
        self._package.add("indexes/index.idx", "".join(blocks).encode())

    def _pages(self, spool: IO[bytes], *, with_text: bool) -> None:
        """Write the list of pages.

        There is no ``extraPages.jsonl``: where that is, ReplayWeb.page searches the texts in it and no others.
        """
        lines = CitationPages(self._connection, self._folder, with_text=with_text)
        with self._package.entry("pages/pages.jsonl", deflated=True) as entry:
            entry.write(pages.header(has_text=with_text).encode())
            for line in spool:
                entry.write(line)
            for row in self._rows(cited=True):
                capture = row["capture"]
                if capture is not None and selecting.place_of(self._connection, capture["warc"]["record_id"]):
                    entry.write(lines.line(row).encode())
                    self._count_page(capture["final_url"], capture["captured_at"])

    def _count_page(self, url: str, captured_at: str) -> None:
        self._made.pages += 1
        self._main_page = self._main_page or {"mainPageUrl": url, "mainPageDate": _seconds(captured_at)}

    def _manifest(self) -> None:
        """Write what the store's manifest says, with places in this package, for programs and for people.

        In a folder of their own: py-wacz calls a package invalid that has other files at its root.
        """
        with self._package.entry("evercite/manifest.jsonl", deflated=True) as entry:
            for row in self._rows():
                entry.write(
                    f"{json.dumps(self._packaged(row), ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")
                )
        with self._package.entry("evercite/report.html", deflated=True) as entry:
            page = package_page.pieces(
                lambda: map(self._packaged, self._rows(cited=True)), made_at=selecting.newest(self._connection)
            )
            for piece in page:
                entry.write(piece.encode("utf-8", "backslashreplace"))

    def _packaged(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a manifest row whose ``capture.warc`` is the record's place in the package; null where it has none."""
        capture = row["capture"]
        if capture is None:
            return row
        place = selecting.place_of(self._connection, capture["warc"]["record_id"])
        return {**row, "capture": {**capture, "warc": place}}

    def _rows(self, *, cited: bool | None = None) -> Iterator[dict[str, Any]]:
        for id_ in self._chosen.articles:
            yield from rows(self._connection, article_id=id_, cited=cited)

    def _describe(self, signer: Signer | None) -> None:
        """Write ``datapackage.json``, and the digest of it, which stands for everything."""
        created = _seconds(selecting.newest(self._connection))
        titles = self._connection.scalars(
            select(article_table.c.title).where(article_table.c.id.in_(self._chosen.articles[:2]))
        ).all()
        named = titles[0] if len(titles) == 1 and titles[0] else f"{self._made.articles} articles"
        description = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": named,
            "description": "Copies of what the articles cite, and the state of each link; see evercite/report.html.",
            "created": created,
            "modified": created,
            "software": f"evercite/{__version__}",
            **self._main_page,
            "resources": [_resource(resource) for resource in self._package.resources],
        }
        digest = self._package.add("datapackage.json", _json(description))
        signature = {"signedData": dict(signer(digest, created))} if signer is not None else {}
        self._package.add("datapackage-digest.json", _json({"path": "datapackage.json", "hash": digest, **signature}))


def _resource(resource: Resource) -> dict[str, Any]:
    # Lower case, as Data Package has names and py-wacz writes them.
    name = resource.path.rpartition("/")[2].lower()
    return {"name": name, "path": resource.path, "hash": resource.digest, "bytes": resource.bytes}


def _seconds(stamp: str) -> str:
    """Return a time of the manifest to the second, the only precision that py-wacz reads."""
    return f"{stamp[:19]}Z"


def _json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, indent=2).encode()
