"""Listings and the articles that they list, as `evercite watch` remembers them.

Times of plans are seconds since the epoch; every function works within the caller's transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from crawler.listings import Entry
from crawler.manifest.schema import listed, listing
from crawler.times import stamp

MAX_FAILURES = 6
"""An article that could not be read so often in a row is given up, and reported."""

_RETRY = timedelta(minutes=10)

_FURTHEST = timedelta(days=366)
"""No plan of a listing lies further ahead: the longest interval of a policy is a year."""


class ListedState(StrEnum):
    """What became of an article that a listing lists."""

    NEW = "new"
    KNOWN = "known"
    """It was there before its listing was watched, and is left alone."""
    READ = "read"
    FAILED = "failed"
    """It could not be read, and is not tried again unless its listing says that it was changed."""


@dataclass(frozen=True, slots=True)
class ListingState:
    """What is remembered of a listing."""

    address: str
    watched: str
    kind: str
    etag: str | None
    last_modified: str | None
    interval: timedelta
    next_due: float
    asked_at: str | None
    failures: int


@dataclass(frozen=True, slots=True)
class DueArticle:
    """An article that is to be read."""

    watched: str
    key: str
    url: str
    is_new: bool


def know(connection: Connection, address: str, watched: str, kind: str, interval: timedelta, now: datetime) -> None:
    """Begin to watch a listing, unless that was begun before."""
    row = {
        "address": address, "watched": watched, "kind": kind, "title": "", "interval": interval.total_seconds(),
        "next_due": now.timestamp(), "first_at": stamp(now), "failures": 0,
    }  # fmt: skip
    connection.execute(insert(listing).values(row).on_conflict_do_nothing())


def listings(connection: Connection, watched: str) -> list[ListingState]:
    """Return the listing that a policy names, and its parts."""
    query = select(listing).where(listing.c.watched == watched).order_by(listing.c.address)
    return [
        ListingState(
            row.address, row.watched, row.kind, row.etag, row.last_modified, timedelta(seconds=row.interval),
            row.next_due, row.asked_at, row.failures,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def keep_answer(
    connection: Connection,
    address: str,
    *,
    now: datetime,
    interval: timedelta,
    next_due: float,
    news: bool,
    **values: Any,
) -> None:
    """Keep that a listing answered; ``values`` are further columns: its title, hub and validators."""
    if news:
        values["news_at"] = stamp(now)
    connection.execute(
        update(listing)
        .where(listing.c.address == address)
        .values(
            asked_at=stamp(now), interval=interval.total_seconds(), next_due=next_due, failures=0, failing_since=None,
            error=None, **values,
        )
    )  # fmt: skip


def keep_failure(connection: Connection, address: str, error: str, now: datetime, next_due: float) -> None:
    """Keep that a listing could not be read, and since when that is so."""
    since = func.coalesce(listing.c.failing_since, stamp(now))
    connection.execute(
        update(listing)
        .where(listing.c.address == address)
        .values(
            asked_at=stamp(now), next_due=next_due, failures=listing.c.failures + 1, failing_since=since, error=error
        )
    )


def forget_parts(connection: Connection, watched: str, parts: Sequence[str]) -> None:
    """Forget the parts of an index that it does not name any more; what they listed is remembered."""
    gone = listing.c.address.not_in([watched, *parts])
    connection.execute(delete(listing).where(listing.c.watched == watched, gone))


def keep_entries(
    connection: Connection, watched: str, entries: Sequence[Entry], now: datetime, backlog: datetime | None, *,
    undated: bool,
) -> int:  # fmt: skip
    """Keep what a listing lists, put what is new or changed to be read, and return how many that is.

    ``backlog`` is given where the listing is seen for the first time: what was published before is left alone, and so
    is what has no date unless ``undated`` is to be taken.
    """
    held = {
        row.key: row
        for row in connection.execute(
            select(listed.c.key, listed.c.updated, listed.c.state).where(listed.c.watched == watched)
        )
    }
    news = 0
    for entry in entries:
        updated = stamp(entry.updated) if entry.updated is not None else None
        known = held.get(entry.key)
        if known is None:
            dated = entry.published or entry.updated
            taken = backlog is None or (dated >= backlog if dated is not None else undated)
            _add(connection, watched, entry, updated, now, taken=taken)
            news += taken
        elif updated is not None and known.updated != updated:
            changed = {"updated": updated, "failures": 0, "title": entry.title}
            # What was left alone when the listing was new is wanted once it is edited: it is news by then.
            change = update(listed).where(listed.c.watched == watched, listed.c.key == entry.key)
            state = ListedState.NEW if known.state != ListedState.READ else ListedState.READ
            connection.execute(change.values(**changed, state=state, next_due=now.timestamp()))
            news += 1
    return news


def _add(
    connection: Connection, watched: str, entry: Entry, updated: str | None, now: datetime, *, taken: bool
) -> None:
    connection.execute(
        insert(listed).values(
            watched=watched,
            key=entry.key,
            url=entry.url,
            title=entry.title,
            published=stamp(entry.published) if entry.published is not None else None,
            updated=updated,
            seen_at=stamp(now),
            state=ListedState.NEW if taken else ListedState.KNOWN,
            next_due=now.timestamp() if taken else None,
            reads=0,
            failures=0,
        )
    )


def due_articles(connection: Connection, watched: str, now: float, limit: int) -> list[DueArticle]:
    """Return the articles of a listing that are to be read, new ones and those that wait longest first."""
    query = (
        select(listed)
        .where(listed.c.watched == watched, listed.c.next_due <= now)
        .order_by(listed.c.reads > 0, listed.c.next_due, listed.c.published, listed.c.key)
        .limit(limit)
    )
    return [DueArticle(watched, row.key, row.url, row.reads == 0) for row in connection.execute(query)]


def keep_reading(
    connection: Connection, article: DueArticle, reread: Sequence[timedelta], error: str | None, now: datetime
) -> None:
    """Keep what came of reading an article, and plan the next reading: at the next of the ages in ``reread``."""
    row = connection.execute(
        select(listed).where(listed.c.watched == article.watched, listed.c.key == article.key)
    ).one()
    change = update(listed).where(listed.c.watched == article.watched, listed.c.key == article.key)
    if error is not None:
        failures = row.failures + 1
        if failures < MAX_FAILURES:
            due = now + _RETRY * 2 ** (failures - 1)
            connection.execute(change.values(failures=failures, error=error, next_due=due.timestamp()))
            return
        state = ListedState.READ if row.reads else ListedState.FAILED
        connection.execute(change.values(failures=failures, error=error, state=state, next_due=None))
        return
    read_at = row.read_at or stamp(now)
    ages = sorted(reread)
    later = next((age for age in ages if datetime.fromisoformat(read_at) + age > now), None)
    next_due = (datetime.fromisoformat(read_at) + later).timestamp() if later is not None else None
    connection.execute(
        change.values(
            state=ListedState.READ, reads=row.reads + 1, read_at=read_at, failures=0, error=None, next_due=next_due
        )
    )


def put_off(connection: Connection, article: DueArticle, until: float) -> None:
    """Leave an article that was not come to until ``until``, in seconds since the epoch."""
    change = update(listed).where(listed.c.watched == article.watched, listed.c.key == article.key)
    connection.execute(change.values(next_due=until))


def put_off_listing(connection: Connection, address: str, until: float) -> None:
    """Leave a listing until ``until``, in seconds since the epoch, that its host has no time for."""
    connection.execute(update(listing).where(listing.c.address == address).values(next_due=until))


def hasten(connection: Connection, address: str, changed: datetime, now: datetime) -> None:
    """Have a part of an index asked at once that has changed since it was asked last, unless it rests for a failure."""
    stale = or_(listing.c.asked_at.is_(None), listing.c.asked_at < stamp(changed))
    due = func.min(listing.c.next_due, now.timestamp())
    connection.execute(
        update(listing).where(listing.c.address == address, listing.c.failures == 0, stale).values(next_due=due)
    )


def believe(connection: Connection, watched: str, now: float) -> None:
    """Bring plans nearer that lie further ahead than any can: the clock was wrong when they were made."""
    ceiling = now + _FURTHEST.total_seconds()
    connection.execute(
        update(listing).where(listing.c.watched == watched, listing.c.next_due > ceiling).values(next_due=now)
    )


def next_due(connection: Connection, watched: Sequence[str]) -> float | None:
    """Return when something of the listings is to be done next; None when there is nothing."""
    moments = [
        connection.scalar(select(func.min(table.c.next_due)).where(table.c.watched.in_(watched)))
        for table in (listing, listed)
    ]
    return min((moment for moment in moments if moment is not None), default=None)
