"""What the robots.txt of an origin allows, as the store remembers it for as long as RFC 9309 lets it."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from crawler.engine.settling import Ended
from crawler.fetching.exchange import Failure, FailureKind
from crawler.fetching.robots import Availability, Rules
from crawler.manifest import frontier
from crawler.manifest.frontier import Job
from crawler.manifest.schema import robots
from crawler.manifest.statements import Query
from crawler.urls import address

LIFETIME_SECONDS = 86_400.0
"""A robots.txt is believed for a day (RFC 9309 §2.4)."""


_ROBOTS = Query(select(robots).where(robots.c.origin == bindparam("origin")))


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a URL may be fetched, as its origin's robots.txt has it."""

    refusal: Failure | None
    crawl_delay_seconds: float | None


def permission_for(connection: Connection, job: Job, now: float) -> Permission | None:
    """Return a URL's permission, or None when robots.txt has to be fetched first: the URL then waits for it."""
    row = _ROBOTS.first(connection, origin=job.origin)
    if row is None or row.fetched_at < now - LIFETIME_SECONDS or (row.failure is not None and row.run != job.run):
        frontier.wait_for_robots(connection, job, now)
        return None
    if row.failure is not None:
        return Permission(Failure(FailureKind(row.failure["kind"]), row.failure["message"]), None)
    rules = Rules.from_text(row.rules)
    refusal = None
    if not rules.allows(job.url):
        refusal = Failure(FailureKind.ROBOTS, f"{job.origin}/robots.txt refuses it: {rules.reason}")
    return Permission(refusal, rules.crawl_delay_seconds)


def keep_rules(connection: Connection, ended: Ended, body: bytes, now: float, run: int) -> None:
    """Keep what a robots.txt turned out to say, and let the URLs that waited for it go on.

    A host that cannot be reached refuses nothing: its pages would fail the same way, and that is their verdict. A
    server that answers with an error is taken to disallow all (RFC 9309 §2.3.1.4); one whose answer is no HTTP says
    nothing at all, and what its pages hold is for their own fetch to show. What came over an unverified connection,
    after a certificate that nobody vouches for, binds us too.
    """
    origin = address(ended.start_url).origin
    last = ended.hops[-1]
    failure = None
    if last.failure is None or last.http_status is not None:
        rules = Rules.from_answer(last.http_status, body)
    else:
        rules = Rules(Availability.UNAVAILABLE)
        if last.failure.kind is not FailureKind.MALFORMED:
            failure = {"kind": last.failure.kind.value, "message": f"{ended.start_url}: {last.failure.message}"}
    connection.execute(delete(robots).where(robots.c.origin == origin))
    connection.execute(
        insert(robots).values(origin=origin, rules=rules.to_text(), failure=failure, fetched_at=now, run=run)
    )
    frontier.release_waiting(connection, origin)
