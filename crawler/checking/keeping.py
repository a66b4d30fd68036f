"""A store that gets what a check finds: verdicts and what they rest on, and no copies."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from crawler.checking.options import Options
from crawler.checking.targets import Target
from crawler.engine.clock import Clock
from crawler.engine.options import Options as RunOptions
from crawler.engine.permission import believed, keep_rules_of
from crawler.engine.planning import keep_article, keyed
from crawler.engine.plans import PlannedArticle, PlannedCitation
from crawler.engine.settling import Outcome, history, keep_capture, keep_judgement
from crawler.engine.storing import OpenStore
from crawler.fetching.exchange import Failure
from crawler.fetching.robots import Rules
from crawler.judging import Check, Verdict
from crawler.manifest import articles, findings, frontier, ledger
from crawler.manifest.jobs import Job, Purpose
from crawler.manifest.rows import hops_of
from crawler.manifest.schema import citation, judgement, run, url
from crawler.manifest.statements import Query, one_of
from crawler.policy import Policy
from crawler.times import stamp
from crawler.vocabulary import Reason, Status

_CITED_WITH_FRAGMENT = Query(
    select(citation.c.id, citation.c.fragment).where(
        citation.c.url_key == bindparam("key"), citation.c.fragment.is_not(None)
    )
)
_NEWEST = Query(
    select(judgement, run.c.policy_digest)
    .join(run, run.c.id == judgement.c.run)
    .join(url, url.c.judgement_id == judgement.c.id)
    .where(one_of(url.c.key, "keys"))
)
_CHECKS = Query(select(func.count().label("many")).where(judgement.c.url_key == bindparam("key")))

Find = Callable[[Sequence[Check]], Verdict]
"""Judges a target by its answers and its earlier checks."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a store knows of hosts and of origins, by their names."""

    ready_at: Mapping[str, float]
    """When a host may be asked again, in seconds since the epoch."""
    rules: Mapping[str, Rules]
    """What robots.txt said within the last day."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A verdict of a store that is young enough to stand."""

    verdict: dict[str, Any]
    hops: tuple[dict[str, Any], ...]
    parts: dict[str, dict[str, Any]]
    """What was found of fragments, as evidence has it."""


class Kept:
    """The store of one check, open and locked."""

    def __init__(self, folder: Path, options: Options, clock: Clock) -> None:
        """Open the store and make it sound.

        :raises StoreError: when it is locked, unsound or cannot be written.
        """
        self._policy: Policy = options.policy
        self._clock = clock
        self._store = OpenStore(RunOptions(folder, options.policy, options.sources), clock, keep_copies=False)
        self._scribe, self._run = self._store.scribe, self._store.run

    @property
    def notices(self) -> list[str]:
        """What was mended when the store was opened."""
        return self._store.notices

    def close(self, *, sound: bool, whole: bool) -> None:
        """Close the store; ``whole`` says that the check did all that it set out to do.

        :raises StoreError: when it could not be written.
        """
        self._store.close([], sound=sound, whole=whole)

    async def spent_on(self, day: date) -> tuple[int, int]:
        """Return the requests of a day of UTC, and the bytes that came for them."""
        return await self._scribe.write(lambda c: ledger.spent_on(c, day))

    async def spend(self, day: date, received_bytes: int, host: str, ready_at: float) -> None:
        """Count a request towards its day, and keep when its host may be asked again."""

        def keep(connection: Connection) -> None:
            ledger.spend(connection, day, received_bytes)
            frontier.rest_unqueued(connection, host, ready_at)

        await self._scribe.write(keep)

    async def known(self, hosts: Collection[str], origins: Collection[str]) -> Known:
        """Return what is known of some hosts and origins."""
        now = self._clock.seconds()

        def look(connection: Connection) -> Known:
            ready_at = {host: frontier.ready_at(connection, host, now) for host in hosts}
            rules = {origin: held for origin in origins if (held := believed(connection, origin, now)) is not None}
            return Known(ready_at, rules)

        return await self._scribe.write(look)

    async def keep_rules(self, origin: str, rules: Rules, failure: Failure | None) -> None:
        """Keep what the robots.txt of an origin turned out to say."""
        now = self._clock.seconds()
        await self._scribe.write(lambda c: keep_rules_of(c, origin, rules, failure, now, self._run))

    async def recovered(self, article_id: str) -> dict[str, str]:
        """Return the targets that were recovered for an article's citations, by the citations' ids."""
        return await self._scribe.write(lambda c: articles.recovered_targets(c, article_id))

    async def keep_article(self, planned: PlannedArticle, citations: Sequence[PlannedCitation], now: datetime) -> None:
        """Keep an article as read, and its citations."""

        def keep(connection: Connection) -> None:
            keep_article(connection, planned, now)
            keys, targets = keyed(citations)
            frontier.know(connection, targets.values(), Purpose.TARGET)
            kept = [
                articles.ToKeep(item.citation, key, item.said(now)) for item, key in zip(citations, keys, strict=True)
            ]
            articles.keep_citations(connection, planned.id, kept, stamp(now))

        await self._scribe.write(keep)

    async def standing(self, keys: Collection[str], max_age: timedelta) -> dict[str, Standing]:
        """Return the verdicts on some targets that need no fetch now, by the targets' keys.

        A suspect is asked for again when that can count towards a confirmation, and a target that was refused by us
        when the policy is another than the one that refused it.
        """
        now = self._clock.now()

        def look(connection: Connection) -> dict[str, Standing]:
            rows = _NEWEST.all(connection, keys=json.dumps(list(keys)))
            return {row.url_key: _standing(connection, row) for row in rows if self._stands(row, max_age, now)}

        return await self._scribe.write(look)

    def _stands(self, row: Any, max_age: timedelta, now: datetime) -> bool:
        age = now - datetime.fromisoformat(row.checked_at)
        if not timedelta(0) <= age < max_age:
            return False
        by_us = row.reason in (Reason.ROBOTS, Reason.POLICY, Reason.PRIVATE_ADDRESS)
        if by_us and row.policy_digest != self._policy.digest:
            return False
        return row.status != Status.SUSPECT or age < self._policy.recheck.confirm.apart

    async def judged(self, target: Target, find: Find, now: datetime) -> tuple[Verdict, int]:
        """Judge a target by its history too, keep the verdict, and return it with the number of its checks."""

        def keep(connection: Connection) -> tuple[Verdict, int]:
            earlier = history(connection, target.key)
            verdict = find(earlier)
            ids = list(self._captures(connection, target))
            judgement_id = keep_judgement(connection, target.key, self._run, verdict, ids, now)
            if verdict.status is Status.LIVE and target.parts:
                _keep_parts(connection, target, judgement_id)
            return verdict, len(earlier) + 1

        return await self._scribe.write(keep)

    def _captures(self, connection: Connection, target: Target) -> Iterator[int]:
        """Keep what a verdict rests on, and yield the ids of that."""
        for answer in target.answers:
            hop = answer.hop
            key = frontier.know_one(connection, hop.url, hop.cookies)
            job = Job(key, hop.url, "", "", Purpose.TARGET, hop.cookies, 0, 0, self._run)
            yield keep_capture(connection, Outcome(job, hop, answer.at, answer.mime))


def _keep_parts(connection: Connection, target: Target, judgement_id: int) -> None:
    from crawler.manifest import reviews  # brings the reading of texts along

    for row in _CITED_WITH_FRAGMENT.all(connection, key=target.key):
        if (part := target.parts.get(row.fragment)) is not None:
            reviews.keep_landing(connection, judgement_id, row.id, {"fragment": part})


def _standing(connection: Connection, row: Any) -> Standing:
    landings = findings.landings(connection, [row.id])
    parts = {found["fragment"]["part"]: found["fragment"] for found in landings.values() if "fragment" in found}
    hops = hops_of(connection, row.hops)
    verdict = {
        "status": row.status,
        "reason": row.reason,
        "confidence": row.confidence,
        "checked_at": row.checked_at,
        "checks": _CHECKS.first(connection, key=row.url_key).many,
        "evidence": row.evidence,
    }
    return Standing(verdict, tuple(hops[id_] for id_ in row.hops if id_ in hops), parts)
