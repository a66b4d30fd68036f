"""What is done with one URL of the frontier: permission, capture, retry, and what follows from the answer."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy import Connection

from crawler.engine.address_limits import AddressLimits
from crawler.engine.budgeting import ArticlePurses, Purse
from crawler.engine.capturing import Capturer
from crawler.engine.clock import Clock
from crawler.engine.conditions import Condition, Earlier, condition_of, earlier_capture, is_not_modified
from crawler.engine.content import Content, content_of
from crawler.engine.gathering import arrived, conclude, gather_for_article, inherit, items_of, note
from crawler.engine.options import Options
from crawler.engine.outages import PUT_OFF_SECONDS, Line
from crawler.engine.pacing import Paces
from crawler.engine.permission import keep_rules, permission_for
from crawler.engine.settling import Ended, Outcome, keep_capture, probed, settle
from crawler.engine.storing import OpenStore
from crawler.engine.visiting import Attempted
from crawler.fetching.exchange import Exchange, FailureKind, new_spool
from crawler.fetching.retry_after import retry_after
from crawler.judging import Hop, asks_not_to_archive, unmodified
from crawler.judging.permission import refusal_by_policy
from crawler.manifest import frontier, ledger, wanting
from crawler.manifest.jobs import Job, Purpose
from crawler.pages.process import PageProcess
from crawler.policy import NoarchiveUse, RobotsUse

Ask = Callable[[Job], Awaitable[Attempted]]
"""Has a leased URL fetched, recorded and settled."""

OnEnded = Callable[[Ended, bytes], Awaitable[None]]
"""Hears of a chain that has ended, with the content of its last answer where that is an article."""

_RULED_OUT = frozenset({FailureKind.ROBOTS, FailureKind.POLICY})
"""Nothing was tried, so there is nothing to record."""

_NOT_ASKED = _RULED_OUT | {FailureKind.PRIVATE_ADDRESS}
"""The host saw nothing of it, and is owed no delay."""


class Attempts:
    """Tries the URLs of one run's frontier."""

    def __init__(
        self,
        store: OpenStore,
        capturer: Capturer,
        options: Options,
        clock: Clock,
        purse: Purse,
        articles: ArticlePurses,
        line: Line,
        pages: PageProcess,
        ask: Ask,
        on_ended: OnEnded,
    ) -> None:
        """Try URLs by ``ask``, which has them fetched by :meth:`fetch` and brings answers back to :meth:`settle`."""
        self._store = store
        self._capturer = capturer
        self._policy = options.policy
        self._clock = clock
        self._purse = purse
        self._articles = articles
        self._payers: dict[str, str] = {}
        self._line = line
        self._pages = pages
        self._ask = ask
        self._on_ended = on_ended
        self._refused_by_robots: set[str] = set()
        self._address_limits = AddressLimits(clock)
        self._paces = Paces()
        self._conditional = options.conditional or options.recheck is not None
        self._held: dict[str, tuple[Earlier, Condition | None]] = {}

    async def attempt(self, job: Job) -> Attempted:
        """Try a leased URL, unless it has to wait for robots.txt or is refused without asking its host."""
        refusal = refusal_by_policy(self._policy, job.url) if job.purpose is Purpose.TARGET else None
        use = self._robots_use(job)
        if refusal is None and use is not RobotsUse.IGNORE:
            now = self._clock.seconds()
            permission = await self._store.scribe.write(lambda c: permission_for(c, job, now))
            if permission is None:
                return Attempted()
            refusal = permission.refusal
            if use is RobotsUse.PRIVATE and refusal is not None and refusal.kind is FailureKind.ROBOTS:
                self._refused_by_robots.add(job.key)
                refusal = None
            self._paces.ask_for(job.host, permission.crawl_delay_seconds)
        if refusal is None:
            return await self._ask_in_turn(job)
        await self.settle(job, Exchange(job.url, self._clock.now(), b"", new_spool(), failure=refusal))
        return Attempted()

    async def _ask_in_turn(self, job: Job) -> Attempted:
        delay = self._policy.settings_for(job.url).delay.total_seconds()
        at_a_time = self._policy.concurrency_for(job.host)
        async with self._address_limits.place(job.host, delay, at_a_time, lambda: self._capturer.address_of(job)):
            if self._purse.used_up():
                await self._store.scribe.write(lambda c: frontier.give_back(c, job))
                return Attempted()
            if self._articles.are_limited and not await self._may_pay(job):
                return Attempted()
            if self._conditional:
                await self._look_up(job)
            return await self._ask(job)

    async def _may_pay(self, job: Job) -> bool:
        """Return whether the article that wants a URL has something left; where it has not, the URL is put off."""
        payer = await self._store.scribe.write(lambda c: wanting.wanted_by(c, job.key))
        if payer is None:
            return True
        if not self._articles.begin(payer):
            due = self._clock.seconds() + PUT_OFF_SECONDS
            await self._store.scribe.write(lambda c: frontier.put_off(c, job, due))
            return False
        self._payers[job.key] = payer
        return True

    async def _look_up(self, job: Job) -> None:
        """Look up what the store has of a URL, and by what its server may be asked whether that has changed."""
        earlier = await self._store.scribe.write(lambda c: earlier_capture(c, job))
        folder, now = self._store.folder, self._clock.now()
        if earlier is not None:
            self._held[job.key] = earlier, await asyncio.to_thread(condition_of, folder, earlier, now)

    async def fetch(self, job: Job) -> Exchange:
        """Fetch a URL and return what came of it, to be settled."""
        _, condition = self._held.get(job.key, (None, None))
        return await self._capturer.fetch(job, condition.headers if condition else ())

    async def settle(self, job: Job, exchange: Exchange) -> Attempted:
        """Record an exchange, write what it means to the manifest, and go on with whatever waited for it.

        All of it is durable when this returns; the exchange is closed.

        :raises StoreError: when the store can no longer be written.
        """
        try:
            return await self._settle(job, exchange)
        finally:
            exchange.close()

    async def _settle(self, job: Job, exchange: Exchange) -> Attempted:
        asked = exchange.failure is None or exchange.failure.kind not in _NOT_ASKED
        self._purse.spend(exchange.raw_bytes, asked=asked)
        if (payer := self._payers.pop(job.key, None)) is not None:
            self._articles.spend(payer, exchange.raw_bytes)
        # What a trusted proxy was reached at is the address of no server.
        if exchange.connection is not None and not self._policy.network.proxy_trusted:
            self._address_limits.learn(job.host, exchange.connection.address)
        now = self._clock.now()
        settings = self._policy.settings_for(job.url)
        rest = retry_after(exchange, now)
        ready_at = None
        if asked:
            paced = self._paces.rest_after(job.host, exchange, settings.delay.total_seconds())
            # From the answer on: what it takes to record and judge it is part of the host's rest.
            ready_at = now.timestamp() + max(paced, rest or 0.0)
        wait = await self._line.wait_after(exchange, job.attempts, settings.retries, rest)
        content = Content() if wait is not None else await content_of(job, exchange, self._pages)
        held = self._held.pop(job.key, None)
        ended = await self._store.scribe.write(lambda c: self._keep(c, job, exchange, content, held, ready_at, wait))
        for chain in ended:
            await self._on_ended(chain, content.data)
        # Nothing is put on the frontier by a target that leads nowhere and needs nothing.
        needs = bool(content.requisites) or held is not None
        final = bool(ended) and all(chain.purpose is Purpose.TARGET for chain in ended) and not needs
        return Attempted(ready_at, leads_on=not final)

    def _robots_use(self, job: Job) -> RobotsUse:
        return RobotsUse.IGNORE if job.purpose is Purpose.ROBOTS else self._policy.settings_for(job.url).robots

    def _is_restricted(self, job: Job, hop: Hop) -> bool:
        """Whether a capture is kept, and not for publication: robots.txt refused it, or its page asks for that."""
        if job.key in self._refused_by_robots:
            return True
        use = self._policy.settings_for(job.url).noarchive
        return use is NoarchiveUse.RESTRICT and asks_not_to_archive(hop.directives)

    def _keep(
        self,
        connection: Connection,
        job: Job,
        exchange: Exchange,
        content: Content,
        held: tuple[Earlier, Condition | None] | None,
        ready_at: float | None,
        wait: float | None,
    ) -> list[Ended]:
        """Record an exchange and settle it, or have it tried again after ``wait`` seconds."""
        earlier, condition = held or (None, None)
        ruled_out = exchange.failure is not None and exchange.failure.kind in _RULED_OUT
        hop = content.hop(exchange, job.cookies)
        media_type, recorded = content.media_type, None
        if condition is not None and is_not_modified(exchange, condition):
            recorded = self._store.recorder.record_not_modified(exchange, condition)
            hop, media_type = unmodified(condition.earlier.hop, hop), condition.earlier.mime
        elif not ruled_out:
            recorded = self._store.recorder.record(connection, exchange)
        outcome = Outcome(job, hop, exchange.started_at, media_type, recorded, self._is_restricted(job, hop))
        if wait is None:
            same = earlier if earlier is not None and _is_same(outcome, earlier) else None
            ended = self._go_on(connection, outcome, content, same)
        else:
            keep_capture(connection, outcome)
            frontier.retry(connection, job, self._clock.seconds() + wait)
            ended = []
        if ready_at is not None:
            frontier.rest(connection, job.host, ready_at)
            ledger.spend(connection, self._purse.day, exchange.raw_bytes)
        return ended

    def _go_on(self, connection: Connection, outcome: Outcome, content: Content, same: Earlier | None) -> list[Ended]:
        now, run = self._clock.now(), outcome.job.run
        capture_id, ended = settle(connection, outcome, self._policy, now)
        if same is not None:
            inherit(connection, capture_id, same.capture_id)
        note(connection, capture_id, content.requisites)
        if self._policy.settings_for(outcome.job.url).signposting_items:
            note(connection, capture_id, items_of(outcome.hop))
        ended += [
            judged for chain in ended if chain.purpose is Purpose.PROBE
            for judged in probed(connection, chain, run, self._policy, now)
        ]  # fmt: skip
        for chain in ended:
            if chain.purpose is Purpose.ROBOTS:
                keep_rules(connection, chain, content.data, now.timestamp(), run)
            elif chain.purpose is Purpose.REQUISITE:
                arrived(connection, chain, run, self._policy, now)
            elif chain.purpose is Purpose.ARTICLE:
                gather_for_article(connection, chain, run, self._policy, now)
            elif chain.purpose is Purpose.TARGET:
                conclude(connection, self._store.recorder, chain, run, self._policy, now)
        return ended


def _is_same(outcome: Outcome, earlier: Earlier) -> bool:
    """Whether a page is the same, byte for byte, as in an earlier capture."""
    digest = outcome.recorded.payload_digest if outcome.recorded else None
    return outcome.hop.http_status == 200 and digest is not None and digest == earlier.payload_digest
