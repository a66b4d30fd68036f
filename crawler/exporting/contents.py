"""What a captured page says, read back from its record: for texts and titles, never for the record."""

import io
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from crawler.exporting.selecting import open_warc
from crawler.fetching.exchange import Exchange
from crawler.fetching.framing import AnswerParser, AnswerTooLong
from crawler.fetching.head import MalformedAnswer
from crawler.reading import Document, Source, UnreadableSource, read
from crawler.recording.files import translated
from crawler.recording.reading import parse_head

PAGE_BYTES = 4 << 20
"""A page is read up to here: longer ones are data, not text."""

_READ = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def document_of(connection: Connection, folder: Path, capture: Any) -> Document | None:
    """Read the page of a capture (a row of the manifest's table); None where it has no text that can be read.

    :raises StoreError: when its WARC file cannot be read.
    """
    if capture.mime not in _READ:
        return None
    exchange = exchange_of(connection, folder, capture)
    if exchange is None or exchange.head is None:
        return None
    content_type = (exchange.head.get(b"content-type") or b"").decode("latin-1")
    try:
        return read(Source(exchange.url, exchange.content(PAGE_BYTES), exchange.url, content_type))
    except UnreadableSource:
        return None


def exchange_of(connection: Connection, folder: Path, capture: Any, limit: int = PAGE_BYTES) -> Exchange | None:
    """Return a capture's answer as it came, up to ``limit`` bytes of it; of a revisit, that of its original.

    None where no answer could be understood.

    :raises StoreError: when its WARC file cannot be read.
    """
    if capture.record_type == "revisit":
        query = "SELECT capture.* FROM referred JOIN capture ON capture.id = referred.original WHERE revisit = :id"
        capture = connection.execute(text(query), {"id": capture.id}).first()
        if capture is None:
            return None
    with open_warc(folder, capture.file) as file, translated(folder / capture.file):
        file.seek(capture.offset)
        try:
            packed = file.read(min(capture.length, limit))
            member = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, limit)
        except zlib.error:
            return None
    head = parse_head(member)
    if head is None:
        return None
    block = member[head[1] :].removesuffix(b"\r\n\r\n")
    answer = AnswerParser()
    try:
        answer.feed(block)
    except (MalformedAnswer, AnswerTooLong):
        return None
    fields = dict(head[0])
    return Exchange(
        url=fields["WARC-Target-URI"],
        started_at=datetime.fromisoformat(capture.captured_at),
        request=b"",
        raw=io.BytesIO(block),
        raw_bytes=len(block),
        interim_bytes=answer.interim_bytes,
        head=answer.head,
        head_bytes=answer.head_bytes,
        body_bytes=answer.body_bytes,
        chunked=answer.chunked,
    )


def capture_of(connection: Connection, id_: int) -> Any:
    """Return a row of the manifest's table of captures; None where there is none, or no record was made."""
    query = "SELECT capture.*, json_extract(hop, '$.url') AS url FROM capture WHERE id = :id AND file IS NOT NULL"
    return connection.execute(text(query), {"id": id_}).first()
