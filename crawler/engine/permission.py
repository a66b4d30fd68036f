"""What the robots.txt of an origin allows, as the store remembers it for as long as RFC 9309 lets it."""

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from crawler.engine.settling import Ended
from crawler.fetching.exchange import Failure, FailureKind
from crawler.fetching.robots import Rules
from crawler.judging.permission import Permission, permitted, rules_of
from crawler.manifest import frontier
from crawler.manifest.jobs import Job
from crawler.manifest.schema import robots
from crawler.manifest.statements import Query
from crawler.urls import address

LIFETIME_SECONDS = 86_400.0
"""A robots.txt is believed for a day (RFC 9309 §2.4)."""


_ROBOTS = Query(select(robots).where(robots.c.origin == bindparam("origin")))


def permission_for(connection: Connection, job: Job, now: float) -> Permission | None:
    """Return a URL's permission, or None when robots.txt has to be fetched first: the URL then waits for it."""
    row = _ROBOTS.first(connection, origin=job.origin)
    if row is None or row.fetched_at < now - LIFETIME_SECONDS or (row.failure is not None and row.run != job.run):
        frontier.wait_for_robots(connection, job, now)
        return None
    if row.failure is not None:
        return Permission(Failure(FailureKind(row.failure["kind"]), row.failure["message"]), None)
    return permitted(job.url, job.origin, Rules.from_text(row.rules))


def believed(connection: Connection, origin: str, now: float) -> Rules | None:
    """Return the rules of an origin where its robots.txt was read within the last day."""
    row = _ROBOTS.first(connection, origin=origin)
    if row is None or row.failure is not None or row.fetched_at < now - LIFETIME_SECONDS:
        return None
    return Rules.from_text(row.rules)


def keep_rules(connection: Connection, ended: Ended, body: bytes, now: float, run: int) -> None:
    """Keep what a robots.txt turned out to say, and let the URLs that waited for it go on."""
    origin = address(ended.start_url).origin
    rules, failed = rules_of(ended.start_url, ended.hops[-1], body)
    keep_rules_of(connection, origin, rules, failed, now, run)
    frontier.release_waiting(connection, origin)


def keep_rules_of(
    connection: Connection, origin: str, rules: Rules, failed: Failure | None, now: float, run: int
) -> None:
    """Keep the rules of an origin, or the failure that its pages share."""
    failure = {"kind": failed.kind.value, "message": failed.message} if failed is not None else None
    connection.execute(delete(robots).where(robots.c.origin == origin))
    connection.execute(
        insert(robots).values(origin=origin, rules=rules.to_text(), failure=failure, fetched_at=now, run=run)
    )
