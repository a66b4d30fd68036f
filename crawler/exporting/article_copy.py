"""The article itself: its capture where it was fetched, else a record of the file that it was read from."""

import hashlib
import io
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection

from crawler import __version__, sources
from crawler.exporting import contents, selecting
from crawler.reading import Document, UnreadableSource, read
from crawler.recording.digests import sha256
from crawler.recording.surt import key
from crawler.recording.writer import write_record

HOST = "article.invalid"
"""Where articles that were read from files are said to be: a name that leads nowhere, by RFC 2606 §2. Replay tools want
an http URL; that of a page which was never fetched would be a claim."""

_TYPES = {"text/markdown": "text/plain", "": "text/plain"}
"""Media types that browsers offer to save, and what they show instead."""


@dataclass(frozen=True, slots=True)
class ArticleCopy:
    """An article that an export has a copy of."""

    url: str
    captured_at: str
    """Its record's WARC-Date."""
    document: Document | None
    """As read again; None where that failed."""
    data: bytes = field(default=b"", repr=False)
    """Of an article that was read from a file."""
    media_type: str = ""

    @property
    def is_file(self) -> bool:
        """Whether it has no record in the store."""
        return bool(self.data)


class Unavailable(Exception):
    """An article cannot be copied; the message says why, for the user."""


def copy_of(connection: Connection, folder: Path, article: Any, *, restricted: bool) -> ArticleCopy:
    """Return the copy of an article (a row of the manifest's table).

    :raises Unavailable: when there is none to be had.
    """
    if not sources.is_url(article.source):
        return _of_file(article)
    ids = selecting.fetched(connection, article.source, article.url, restricted=restricted)
    row = contents.capture_of(connection, ids[-1]) if ids else None
    if row is None:
        raise Unavailable(f"{article.source}: the store holds no capture of the article that may be exported")
    return ArticleCopy(row.url, row.captured_at, contents.document_of(connection, folder, row))


def _of_file(article: Any) -> ArticleCopy:
    """Read the file again; only the bytes that were read then are the article.

    :raises Unavailable: when it is gone, or is another file by now.
    """
    if article.source == sources.STANDARD_INPUT:
        raise Unavailable("-: an article from standard input is kept nowhere; archive it from a file to export it too")
    try:
        source = sources.load(article.source)
    except UnreadableSource as error:
        raise Unavailable(f"{error}; the article itself is left out") from None
    if hashlib.sha256(source.data).hexdigest() != article.digest:
        raise Unavailable(f"{article.source}: changed since it was archived; the article itself is left out")
    try:
        document = read(source)
    except UnreadableSource:
        document = None
    name = quote(Path(article.source).name) or "article"
    media_type = _TYPES.get(article.media_type, article.media_type)
    return ArticleCopy(f"https://{HOST}/{article.id}/{name}", article.read_at, document, source.data, media_type)


def file_members(name: str, copy: ArticleCopy) -> Iterator[bytes]:
    """Yield the gzip members of a WARC file that holds one article: ``warcinfo`` and ``resource`` (WARC 1.1 §6.4).

    Record ids follow from what is in the records.
    """
    info = (
        f"software: evercite/{__version__}\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    ).encode()
    info_id = _record_id(name, info)
    date = ("WARC-Date", copy.captured_at)
    yield _member("warcinfo", info_id, [date, ("WARC-Filename", name)], "application/warc-fields", info)
    fields = [
        ("WARC-Target-URI", copy.url),
        date,
        ("WARC-Payload-Digest", sha256(iter([copy.data]))[0]),
        ("WARC-Warcinfo-ID", info_id),
    ]
    yield _member("resource", _record_id(copy.url, copy.data), fields, copy.media_type, copy.data)


def index_line(copy: ArticleCopy, file: str, offset: int, member: bytes) -> str:
    """Return the line of the index for the ``resource`` record in ``member``."""
    said = {
        "url": copy.url,
        "mime": copy.media_type,
        "status": "200",  # which the record has not; replay tools take its lack for 200, and some fall over it
        "digest": sha256(iter([copy.data]))[0],
        "length": str(len(member)),
        "offset": str(offset),
        "filename": file,
        "recordDigest": sha256(iter([member]))[0],
    }
    return f"{key(copy.url)} {datetime.fromisoformat(copy.captured_at):%Y%m%d%H%M%S} {json.dumps(said)}"


def _member(record_type: str, record_id: str, fields: list[tuple[str, str]], media_type: str, block: bytes) -> bytes:
    out = io.BytesIO()
    head = [("WARC-Type", record_type), ("WARC-Record-ID", record_id), *fields]
    tail = [
        ("WARC-Block-Digest", sha256(iter([block]))[0]),
        ("Content-Type", media_type),
        ("Content-Length", str(len(block))),
    ]
    write_record(out, [*head, *tail], io.BytesIO(block))
    return out.getvalue()


def _record_id(name: str, block: bytes) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{name}#{hashlib.sha256(block).hexdigest()}')}>"
