"""Asking a server whether a page has changed since it was captured, and what follows when it has not.

A server that has said how it tells versions of a page apart (ETag, Last-Modified) can be asked for the page only if it
has changed (RFC 9110 §13). That is done at second looks alone, and only on the ground of a whole page that was answered
with 200, may be shown, and lies in the store: its record is read for what to ask by, so nothing can ever refer to a
record that is gone.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from crawler.fetching.exchange import Exchange
from crawler.fetching.head import Head
from crawler.judging import Hop
from crawler.manifest.jobs import Job, Purpose
from crawler.manifest.schema import capture, payload
from crawler.manifest.statements import Query
from crawler.recording import HeldPayload
from crawler.recording.reading import StoredRecord, read_beginning

BELIEVED_FOR = timedelta(days=180)
"""A page is asked for in full when its newest copy is older: a server that answers 304 to everything is found out."""

# RFC 9110 §8.8.3. Some servers send other things; they are not sent back.
_ENTITY_TAG = re.compile(rb'(?:W/)?"[\x21\x23-\x7e\x80-\xff]{0,1024}"')

_NEWEST_WHOLE = Query(
    select(capture)
    .where(
        capture.c.url_key == bindparam("key"),
        capture.c.http_status == 200,
        capture.c.truncated.is_(None),
        capture.c.file.is_not(None),
    )
    .order_by(capture.c.id.desc())
    .limit(1)
)
_PAYLOAD = Query(select(payload).where(payload.c.digest == bindparam("digest")))


@dataclass(frozen=True, slots=True)
class Earlier:
    """The newest whole capture of a URL."""

    capture_id: int
    hop: Hop
    mime: str | None
    payload_digest: str | None
    captured_at: str
    file: str
    offset: int
    length: int
    held: HeldPayload
    """The record that has the page itself: another one where the capture is a revisit."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked of a server besides the page, and what its 304 would refer to."""

    earlier: Earlier
    headers: tuple[tuple[bytes, bytes], ...]
    digest: str | None
    """The payload digest that the record of the page names; None where it names none."""


def earlier_capture(connection: Connection, job: Job) -> Earlier | None:
    """Return the newest whole capture of a URL with the same cookies; None where it is no ground to ask by.

    Articles and robots.txt are read anew in any case. What is not for publication is asked for in full, for whether it
    may be shown is decided by the whole answer.
    """
    row = _NEWEST_WHOLE.first(connection, key=job.key) if job.purpose is Purpose.TARGET else None
    if row is None or row.restricted:
        return None
    hop = Hop.from_json(row.hop)
    if hop.failure is not None or hop.challenge is not None:
        return None
    held = HeldPayload(row.record_id, hop.url, row.captured_at, row.file, row.offset)
    if row.record_type == "revisit":
        first = _PAYLOAD.first(connection, digest=row.payload_digest)
        if first is None:
            return None
        held = HeldPayload(first.record_id, first.url, first.captured_at, first.file, first.offset)
    return Earlier(row.id, hop, row.mime, row.payload_digest, row.captured_at, row.file, row.offset, row.length, held)


def condition_of(folder: Path, earlier: Earlier, now: datetime) -> Condition | None:
    """Return what to ask a server by, out of the record of a capture in the store; None where there is nothing."""
    if now - datetime.fromisoformat(earlier.captured_at) > BELIEVED_FOR:
        return None
    try:
        with (folder / earlier.file).open("rb") as file:
            record = read_beginning(file, earlier.offset, earlier.length)
        if not (folder / earlier.held.file).is_file():
            return None
    except (OSError, ValueError):
        return None
    head = record.answer_head
    if head is None or not _is_of(record, earlier):
        return None
    headers = _validators(head, datetime.fromisoformat(earlier.captured_at))
    return Condition(earlier, headers, record.get("WARC-Payload-Digest")) if headers else None


def is_not_modified(exchange: Exchange, condition: Condition | None) -> bool:
    """Whether an answer says that the page is as it was when we asked for it only if it is not."""
    return condition is not None and exchange.status == 304 and exchange.failure is None


def _is_of(record: StoredRecord, earlier: Earlier) -> bool:
    return record.get("WARC-Target-URI") == earlier.hop.url and record.get("WARC-Date") == earlier.captured_at


def _validators(head: Head, captured_at: datetime) -> tuple[tuple[bytes, bytes], ...]:
    """Return the headers that ask for a page only if it has changed (RFC 9110 §13.1.2, §13.1.3)."""
    headers = []
    tags = head.get_all(b"etag")
    if len(tags) == 1 and _ENTITY_TAG.fullmatch(tags[0]):
        headers.append((b"If-None-Match", tags[0]))
    dates = head.get_all(b"last-modified")
    if len(dates) == 1 and (modified := _date(dates[0])) is not None:
        # A page that may have changed again in the second of its date is not told apart by it (§8.8.2.2).
        answered = _date(head.get(b"date") or b"") or captured_at.astimezone(UTC)
        if modified <= answered - timedelta(seconds=1):
            headers.append((b"If-Modified-Since", dates[0]))
    return tuple(headers)


def _date(value: bytes) -> datetime | None:
    if len(value) > 64 or not value.isascii():
        return None
    try:
        found = parsedate_to_datetime(value.decode("ascii"))
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
