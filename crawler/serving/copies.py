"""The copies of a store: found by address and time, and read back out of its WARC files."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from crawler import urls
from crawler.manifest.schema import article, capture, citation, judgement, payload, url
from crawler.manifest.statements import Query
from crawler.mementos.memento import read_timestamp, write_timestamp
from crawler.policy.storage import S3
from crawler.recording.stored_answers import OpenedAnswer, open_answer
from crawler.uploading.members import open_member

_REPEATED = capture.alias("repeated")
"""What a revisit says that it is the same as."""

_OF_URL = Query(
    select(
        capture.c.captured_at,
        capture.c.http_status,
        capture.c.payload_digest,
        capture.c.restricted,
        capture.c.file,
        capture.c.offset,
        capture.c.length,
        capture.c.record_type,
        _REPEATED.c.restricted.label("repeats_restricted"),
    )
    .join(url, url.c.key == capture.c.url_key)
    .outerjoin(payload, (payload.c.digest == capture.c.payload_digest) & (capture.c.record_type == "revisit"))
    .outerjoin(_REPEATED, (_REPEATED.c.file == payload.c.file) & (_REPEATED.c.offset == payload.c.offset))
    .where(
        url.c.origin == bindparam("origin"),  # what there is an index of
        url.c.url == bindparam("address"),
        capture.c.file.is_not(None),
        or_(capture.c.record_type == "response", capture.c.record_type == "revisit"),
        capture.c.http_status.is_not(None),
        capture.c.http_status != 304,
    )
    .order_by(capture.c.captured_at, capture.c.id)
)
_SECOND_DIGITS = 14

_ONE_CHAIN = timedelta(minutes=1)

_ORIGINAL = Query(
    select(capture.c.file, capture.c.offset, capture.c.length)
    .join(payload, (payload.c.file == capture.c.file) & (payload.c.offset == capture.c.offset))
    .where(payload.c.digest == bindparam("digest"))
)


_CITATIONS = Query(
    select(
        citation.c.id, citation.c.article_id, article.c.title, article.c.source, judgement.c.status, judgement.c.reason
    )
    .join(url, url.c.key == citation.c.url_key)
    .join(article, article.c.id == citation.c.article_id)
    .outerjoin(judgement, judgement.c.id == url.c.judgement_id)
    .where(url.c.origin == bindparam("origin"), url.c.url == bindparam("address"), citation.c.cited)
    .order_by(article.c.read_at, citation.c.ordinal)
    .limit(50)
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A capture of an address that can be shown."""

    url: str
    captured_at: datetime
    http_status: int
    payload_digest: str | None
    restricted: bool
    """Kept, and not for publication; or the same as what is not."""
    stamp: str
    """By which it is known beside the other copies of its address: its second in 14 digits for the first of a second,
    and all of :attr:`digits` for each later one, so that no copy ever gets another's."""
    file: str
    offset: int
    length: int
    is_revisit: bool

    @property
    def digits(self) -> str:
        """When it was captured, to the microsecond: 20 digits."""
        return f"{write_timestamp(self.captured_at)}{self.captured_at.microsecond:06}"


def copies_of(connection: Connection, address: str, *, restricted: bool) -> list[Copy]:
    """Return the copies of an address, oldest first; those that are ``restricted`` only where they may be shown.

    :raises urls.InvalidURL: when it is no address of http or https.
    """
    asked = urls.fetchable(address)
    copies = []
    seconds: set[str] = set()
    for row in _OF_URL.all(connection, origin=urls.address(asked).origin, address=asked):
        captured_at = datetime.fromisoformat(row.captured_at)
        second = write_timestamp(captured_at)
        copy = Copy(
            asked,
            captured_at,
            row.http_status,
            row.payload_digest,
            bool(row.restricted or row.repeats_restricted),
            second,
            row.file,
            row.offset,
            row.length,
            row.record_type == "revisit",
        )
        copies.append(copy if second not in seconds else replace(copy, stamp=copy.digits))
        seconds.add(second)
    return [copy for copy in copies if restricted or not copy.restricted]


def citations_of(connection: Connection, address: str) -> list[Any]:
    """Return the first citations of an address: ``id``, ``article_id``, ``title``, ``source``, ``status``, ``reason``.

    :raises urls.InvalidURL: when it is no address of http or https.
    """
    asked = urls.fetchable(address)
    return list(_CITATIONS.all(connection, origin=urls.address(asked).origin, address=asked))


def nearest(copies: Sequence[Copy], moment: datetime) -> Copy:
    """Return the copy captured nearest to a moment, the earlier of two."""
    return min(copies, key=lambda copy: (abs((copy.captured_at - moment).total_seconds()), copy.captured_at))


def at_stamp(copies: Sequence[Copy], stamp: str) -> Copy | None:
    """Return the copy that a timestamp of 4 to 20 digits names, else the nearest; None where it is no time."""
    named = next((copy for copy in copies if copy.stamp == stamp), None)
    if named is not None:
        return named
    if len(stamp) > _SECOND_DIGITS and (of_second := [copy for copy in copies if copy.digits.startswith(stamp)]):
        return of_second[0]
    moment = read_timestamp(stamp[:_SECOND_DIGITS])
    return nearest(copies, moment) if moment is not None else None


def led_to(copies: Sequence[Copy], redirect: Copy) -> Copy | None:
    """Return the copy of its target that a redirect led to when it was captured.

    That is the next one within a minute, for a page that sends its reader on to itself with a cookie has what came then
    behind it; else the nearest, which may have been captured before.
    """
    soon = redirect.captured_at + _ONE_CHAIN
    after = next((copy for copy in copies if redirect.captured_at < copy.captured_at <= soon), None)
    return after or (nearest(copies, redirect.captured_at) if copies else None)


def opened(connection: Connection, folder: Path, copy: Copy, s3: S3 | None) -> OpenedAnswer:
    """Return the answer of a copy; a revisit's head comes with the payload of the record that it refers to.

    :raises StoreError: when a WARC file cannot be read.
    :raises UnreadableAnswer: when no answer is there.
    """
    answer = open_answer(open_member(folder, copy.file, copy.offset, copy.length, s3))
    if not copy.is_revisit:
        return answer
    row = _ORIGINAL.first(connection, digest=copy.payload_digest) if copy.payload_digest else None
    if row is None:
        return answer
    original = open_answer(open_member(folder, row.file, row.offset, row.length, s3))
    return OpenedAnswer(answer.head, original.payload)
