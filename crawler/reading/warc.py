"""Reads a page out of a web archive: a WARC file (ISO 28500) or a WACZ file, whichever program wrote it."""

import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from crawler import urls
from crawler.reading.document import MAX_SOURCE_BYTES, Document, Source, UnreadableSource
from crawler.reading.kinds import Kind, kind_of
from crawler.reading.packages import Package
from crawler.reading.readers import reader_of

# What warcio raises at damaged files; for records without the fields that they must have it has no error of its own.
_DAMAGES = (
    ArchiveLoadFailed, StatusAndHeadersParserException, OSError, ValueError, EOFError, zlib.error,
    AttributeError, TypeError, LookupError,
)  # fmt: skip
_MAX_RECORDS = 200_000
_MAX_REDIRECTS = 10
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf")
_NOWHERE = "https://article.invalid/"
"""Where evercite's own WACZ files have articles that were read from files."""

_PAGE_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_MAX_PAGES = 1_000


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    status: str
    content_type: str
    location: str | None
    content: bytes


def read_warc(source: Source) -> Document:
    """Read the page of a WARC file that the source's name has behind a ``#``, else the first.

    :raises UnreadableSource: when there is no such page in it.
    """
    return _read(source, [source.data], [])


def read_wacz(source: Source) -> Document:
    """Read the page of a WACZ file that the source's name has behind a ``#``, else the first in its list of pages.

    :raises UnreadableSource: when there is no such page in it.
    """
    package = Package(source)
    listed: list[str] = []
    for name in _PAGE_LISTS:
        listed += islice(_listed(package.read(name) or b""), _MAX_PAGES)
    files = [data for name in package.names() if _is_warc(name) and (data := package.read(name))]
    document = _read(source, files, listed)
    return replace(document, warnings=(*document.warnings, *package.warned()))


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _listed(lines: bytes) -> Iterator[str]:
    for line in lines.split(b"\n"):
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            yield page["url"]


def _read(source: Source, files: list[bytes], listed: list[str]) -> Document:
    named = source.name.partition("#")[2]
    wanted = [named] if named else listed
    answer = next((found for url in wanted[:1] if (found := _followed(files, url))), None)
    if answer is None and named:
        raise UnreadableSource(f"{source.name}: there is no page of this URL in the archive")
    answer = answer or next(_answers(files), None)
    if answer is None:
        raise UnreadableSource(f"{source.name}: there is no page in this archive")
    url = None if answer.url.startswith(_NOWHERE) else answer.url
    inner = Source(source.name, answer.content, url, answer.content_type or None)
    kind = kind_of(inner)
    if kind in {Kind.WARC, Kind.WACZ}:
        raise UnreadableSource(f"{source.name}: the page in this archive is an archive itself")
    document = reader_of(kind)(inner)
    metadata = replace(document.metadata, canonical_url=document.metadata.canonical_url or url)
    return replace(document, metadata=metadata)


def _followed(files: list[bytes], url: str) -> _Answer | None:
    """Return the page that a URL leads to within the archive."""
    for _ in range(_MAX_REDIRECTS):
        answer = next(_answers(files, url), None)
        if answer is None or answer.location is None:
            return answer
        try:
            url = urls.resolve(answer.location, answer.url)
        except urls.InvalidURL:
            return None
    return None


def _answers(files: list[bytes], url: str | None = None) -> Iterator[_Answer]:
    """Yield the answers of a URL, redirects among them, or of any: pages that were answered with 200."""
    wanted = _key(url) if url is not None else None
    for data in files:
        try:
            yield from _in_file(data, wanted)
        except _DAMAGES:  # what comes before was read
            continue


def _in_file(data: bytes, wanted: str | None) -> Iterator[_Answer]:
    for record in islice(ArchiveIterator(io.BytesIO(data)), _MAX_RECORDS):
        if record.rec_type not in {"response", "resource"}:
            continue
        uri = record.rec_headers.get_header("WARC-Target-URI") or ""
        if wanted is not None and _key(uri) != wanted:
            continue
        head = record.http_headers
        status = (head.get_statuscode() if head else "200") or ""
        headers = head or record.rec_headers
        stated = headers.get_header("Content-Type") or ""
        location = headers.get_header("Location") if head and status.startswith("3") else None
        is_page = status == "200" and (wanted is not None or stated.lower().startswith(_PAGES))
        if not is_page and (wanted is None or location is None):
            continue
        yield _Answer(uri, status, stated, location, record.content_stream().read(MAX_SOURCE_BYTES))


def _key(url: str) -> str:
    try:
        return urls.resolve(url).partition("#")[0]
    except urls.InvalidURL:
        return url
