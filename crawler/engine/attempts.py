"""What is done with one URL of the frontier: permission, capture, retry, and what follows from the answer."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy import Connection

from crawler.engine.capturing import Capturer
from crawler.engine.clock import Clock
from crawler.engine.content import Content, read_content
from crawler.engine.gathering import arrived, conclude, note
from crawler.engine.options import Options
from crawler.engine.permission import keep_rules, permission_for
from crawler.engine.retrying import wait_before_retry
from crawler.engine.settling import Ended, Outcome, keep_capture, settle
from crawler.engine.storing import OpenStore
from crawler.engine.visiting import PATIENCE_SECONDS
from crawler.fetching.exchange import Exchange, Failure, FailureKind, new_spool
from crawler.fetching.retry_after import retry_after
from crawler.judging import hop_of
from crawler.manifest import frontier
from crawler.manifest.frontier import Job
from crawler.manifest.schema import Purpose
from crawler.policy import RobotsUse
from crawler.recording import Recorded

Ask = Callable[[Job], Awaitable[float | None]]
"""Has a leased URL fetched, recorded and settled; returns the delay in seconds that its host is owed."""

OnEnded = Callable[[Ended, bytes], Awaitable[None]]
"""Hears of a chain that has ended, with the content of its last answer where that is an article."""

_NOT_ASKED = frozenset({FailureKind.ROBOTS, FailureKind.POLICY, FailureKind.PRIVATE_ADDRESS})


class Attempts:
    """Tries the URLs of one run's frontier."""

    def __init__(
        self, store: OpenStore, capturer: Capturer, options: Options, clock: Clock, ask: Ask, on_ended: OnEnded
    ) -> None:
        """Try URLs by ``ask``, which brings the answers back to :meth:`capture` and :meth:`settle`."""
        self._store = store
        self._capturer = capturer
        self._policy = options.policy
        self._clock = clock
        self._ask = ask
        self._on_ended = on_ended
        self._crawl_delays: dict[str, float] = {}

    async def attempt(self, job: Job) -> float | None:
        """Try a leased URL, unless it has to wait for robots.txt or is refused without asking its host.

        Return the delay in seconds that the host is owed; None when it was not asked.
        """
        refusal = self._refused_by_policy(job)
        if refusal is None and self._obeys_robots(job):
            now = self._clock.seconds()
            permission = await self._store.scribe.write(lambda c: permission_for(c, job, now))
            if permission is None:
                return None
            refusal = permission.refusal
            if permission.crawl_delay_seconds is not None:
                self._crawl_delays[job.host] = permission.crawl_delay_seconds
        if refusal is None:
            return await self._ask(job)
        untried = Exchange(job.url, self._clock.now(), b"", new_spool(), failure=refusal)
        recorded = None if refusal.kind in _NOT_ASKED else await self._capturer.record(untried)
        await self.settle(job, untried, recorded)
        return None

    async def capture(self, job: Job) -> tuple[Exchange, Recorded]:
        """Fetch and record a URL.

        :raises StoreError: when the store can no longer be written.
        """
        return await self._capturer.capture(job)

    async def settle(self, job: Job, exchange: Exchange, recorded: Recorded | None) -> float | None:
        """Write what an exchange means to the manifest, and go on with whatever waited for it.

        Return the delay in seconds that the host is owed; None when it was not asked.
        """
        now = self._clock.now()
        settings = self._policy.settings_for(job.url)
        asked = retry_after(exchange, now)
        delay = None
        if exchange.failure is None or exchange.failure.kind not in _NOT_ASKED:
            delay = max(settings.delay.total_seconds(), self._crawl_delays.get(job.host, 0.0), asked or 0.0)
        wait = wait_before_retry(exchange, job.attempts, settings.retries, asked)
        retried = wait is not None and wait <= PATIENCE_SECONDS
        content = Content() if retried else await asyncio.to_thread(read_content, job, exchange)
        hop = hop_of(exchange, refresh=content.refresh, directives=content.directives, cookies=job.cookies)
        outcome = Outcome(job, hop, exchange.started_at, content.media_type, recorded)
        if retried and wait is not None:
            await self._store.scribe.write(lambda c: self._retry(c, outcome, delay, wait))
            return delay
        for ended in await self._store.scribe.write(lambda c: self._settle(c, outcome, delay, content)):
            await self._on_ended(ended, content.data)
        return delay

    def _refused_by_policy(self, job: Job) -> Failure | None:
        if job.purpose is not Purpose.TARGET or self._policy.settings_for(job.url).capture:
            return None
        decided = next(said for said in self._policy.explain(job.url) if said.setting == "capture")
        because = f": {decided.because}" if decided.because else ""
        return Failure(FailureKind.POLICY, f"left out by {decided.rule or 'the policy'} ({decided.where}){because}")

    def _obeys_robots(self, job: Job) -> bool:
        return job.purpose is not Purpose.ROBOTS and self._policy.settings_for(job.url).robots is RobotsUse.RESPECT

    def _retry(self, connection: Connection, outcome: Outcome, delay: float | None, wait: float) -> None:
        keep_capture(connection, outcome)
        now = self._clock.seconds()
        frontier.retry(connection, outcome.job, now + wait)
        self._rest(connection, outcome.job, delay)

    def _settle(self, connection: Connection, outcome: Outcome, delay: float | None, content: Content) -> list[Ended]:
        now, run = self._clock.now(), outcome.job.run
        capture_id, ended = settle(connection, outcome, self._policy, now)
        note(connection, capture_id, content.requisites)
        for chain in ended:
            if chain.purpose is Purpose.ROBOTS:
                keep_rules(connection, chain, content.data, now.timestamp(), run)
            elif chain.purpose is Purpose.REQUISITE:
                arrived(connection, chain, run, self._policy, now)
            elif chain.purpose is Purpose.TARGET:
                conclude(connection, self._store.writer, chain, run, self._policy, now)
        self._rest(connection, outcome.job, delay)
        return ended

    def _rest(self, connection: Connection, job: Job, delay: float | None) -> None:
        if delay is not None:
            frontier.rest(connection, job.host, self._clock.seconds() + delay)
