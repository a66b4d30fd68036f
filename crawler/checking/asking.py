"""Asking: one URL is fetched in its turn, and what came of it is brought to the chains that lead there."""

import asyncio
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from crawler.checking.chains import Chains
from crawler.checking.hosts import Turn
from crawler.checking.origins import Origins
from crawler.checking.targets import Answer
from crawler.engine.address_limits import AddressLimits
from crawler.engine.budgeting import ArticlePurses, Purse
from crawler.engine.capturing import Capturer
from crawler.engine.clock import Clock
from crawler.engine.outages import PUT_OFF_SECONDS, Line
from crawler.engine.pacing import Paces
from crawler.fetching.client import Client
from crawler.fetching.exchange import Enough, Exchange, FailureKind
from crawler.fetching.retry_after import retry_after
from crawler.fetching.robots import PARSED_BYTES
from crawler.judging.evidence import Hop, hop_of
from crawler.manifest.jobs import Job, Purpose
from crawler.policy import Policy, Settings

if TYPE_CHECKING:
    from crawler.checking.keeping import Kept
    from crawler.pages.process import PageProcess

REQUESTS_AT_A_TIME = 128
"""As in archiving; of one host and one address, the policy and the engine allow far less."""

ENOUGH = Enough(page_bytes=512 << 10, other_bytes=8 << 10, rest_bytes=64 << 10)
"""What is read of a target that is judged and not kept: the beginning of a page has its title, its refresh, and the
signs of an error page, a parked domain or a log-in."""

_JUDGED = frozenset({Purpose.TARGET, Purpose.PROBE})


class Asking:
    """Asks for the URLs of one check, over one client."""

    def __init__(
        self,
        policy: Policy,
        clock: Clock,
        client: Client,
        chains: Chains,
        origins: Origins,
        paces: Paces,
        purse: Purse,
        articles: ArticlePurses,
        kept: "Kept | None",
    ) -> None:
        """Spend from ``purse``, and from the purses of ``articles``."""
        self.line = Line(client, policy, clock)
        self._capturer = Capturer(client, policy)
        self._addresses = AddressLimits(clock)
        self._places = asyncio.Semaphore(REQUESTS_AT_A_TIME)
        self._policy = policy
        self._clock = clock
        self._chains = chains
        self._origins = origins
        self._paces = paces
        self._purse = purse
        self._articles = articles
        self._kept = kept
        self._getting_ready: asyncio.Task[PageProcess] | None = None

    def get_ready(self) -> None:
        """Import what reads pages and judges them, while the first requests are on their way."""
        if self._getting_ready is None:
            self._getting_ready = asyncio.create_task(asyncio.to_thread(_page_process), name="getting ready to read")

    async def close(self) -> None:
        """Break off what is being asked for."""
        self._capturer.drop()
        if self._getting_ready is not None:
            await (await self._getting_ready).close()

    async def ask(self, job: Job) -> Turn:
        """Ask for a URL, unless that is refused without asking its host."""
        refusal = self._origins.refusal(job)
        if refusal is not None:
            await self._chains.answered(job, Answer(Hop(job.url, failure=refusal), self._clock.now()), b"")
            return Turn()
        settings = self._policy.settings_for(job.url)
        delay = settings.delay.total_seconds()
        payer = self._payer(job)
        at_a_time = self._policy.concurrency_for(job.host)
        async with self._addresses.place(job.host, delay, at_a_time, lambda: self._capturer.address_of(job)):
            if self._purse.used_up():
                return Turn(again=job)
            if payer is not None and not self._articles.begin(payer):
                return Turn(again=job, due=self._clock.seconds() + PUT_OFF_SECONDS)
            async with self._places:
                exchange = await self._capturer.fetch(job, enough=self._enough(job))
        try:
            return await self._settle(job, exchange, settings, payer)
        finally:
            exchange.close()

    def _payer(self, job: Job) -> str | None:
        """Return the article whose budget a request is for; None without such budgets."""
        if not self._articles.are_limited:
            return None
        target = self._chains.first_of(job).target
        return target.articles[0] if target is not None else None

    def _enough(self, job: Job) -> Enough | None:
        if job.purpose not in _JUDGED:
            return None
        fragments = self._chains.first_of(job).fragments
        if not fragments:
            return ENOUGH
        from crawler.checking.parts import enough_for  # brings the reading of texts along

        return enough_for(fragments)

    async def _settle(self, job: Job, exchange: Exchange, settings: Settings, payer: str | None) -> Turn:
        """Take an answer for what it is worth, or have it asked for once more, and say when the host is next."""
        now = self._clock.now()
        asked = exchange.failure is None or exchange.failure.kind is not FailureKind.PRIVATE_ADDRESS
        self._purse.spend(exchange.raw_bytes, asked=asked)
        if payer is not None:
            self._articles.spend(payer, exchange.raw_bytes)
        # What a trusted proxy was reached at is the address of no server.
        if exchange.connection is not None and not self._policy.network.proxy_trusted:
            self._addresses.learn(job.host, exchange.connection.address)
        rest = retry_after(exchange, now)
        # What the host itself asks for counts from its answer on, and the delay from this request.
        ready_at = max(self._paced_until(job, exchange, settings), now.timestamp() + (rest or 0.0)) if asked else 0.0
        if asked and self._kept is not None:
            await self._kept.spend(self._purse.day, exchange.raw_bytes, job.host, ready_at)
        wait = await self.line.wait_after(exchange, job.attempts, settings.retries, rest)
        if wait is not None:
            return Turn(ready_at, replace(job, attempts=job.attempts + 1), self._clock.seconds() + wait)
        if job.purpose is Purpose.ROBOTS:
            answer, data = Answer(hop_of(exchange, cookies=job.cookies), exchange.started_at), await _rules_of(exchange)
        else:
            answer, data = await self._read(job, exchange)
        await self._chains.answered(job, answer, data)
        return Turn(ready_at)

    async def _read(self, job: Job, exchange: Exchange) -> tuple[Answer, bytes]:
        """Return what there is to judge of an answer, and the content of an article."""
        self.get_ready()
        assert self._getting_ready is not None
        # Shielded: when the check is broken off, the thread cannot be.
        pages = await asyncio.shield(self._getting_ready)
        from crawler.engine.content import content_of

        content = await content_of(job, exchange, pages)
        hop = content.hop(exchange, job.cookies)
        await self._look_for_parts(job, exchange, hop)
        return Answer(hop, exchange.started_at, content.media_type), content.data

    def _paced_until(self, job: Job, exchange: Exchange, settings: Settings) -> float:
        """Return when a host may be asked again: after the delay, from when this request was on the wire.

        Its robots.txt holds up no page, unless the host shows strain.
        """
        delay, is_counted = settings.delay.total_seconds(), job.purpose is not Purpose.ROBOTS
        began = exchange.sent_at or exchange.started_at
        return began.timestamp() + self._paces.rest_after(job.host, exchange, delay, is_counted=is_counted)

    async def _look_for_parts(self, job: Job, exchange: Exchange, hop: Hop) -> None:
        """Look for the parts that links point at, while the page is at hand."""
        chain = self._chains.first_of(job)
        if chain.target is None or not chain.fragments or not _shows_a_page(hop):
            return
        from crawler.checking.parts import parts_found

        chain.target.parts |= await parts_found(exchange, hop.content_type, chain.fragments, chain.hops)


async def _rules_of(exchange: Exchange) -> bytes:
    """Return what is parsed of a robots.txt, by a thread where it is coded: to decode it may take long."""
    head = exchange.head
    if head is None:
        return b""
    if not head.get_all(b"content-encoding"):
        return exchange.content(PARSED_BYTES)
    return await asyncio.to_thread(exchange.content, PARSED_BYTES)


def _page_process() -> "PageProcess":
    """Import what reads pages and judges them, and return what reads large ones."""
    from crawler.engine import content  # noqa: F401
    from crawler.judging import judgement, probing, siblings  # noqa: F401
    from crawler.judging.phrase_index import phrases_possible_in
    from crawler.pages.process import PageProcess

    phrases_possible_in("any page")  # makes the index ready that is asked of every page
    # Of small pages and their verdicts an own process takes more processor time than it saves: a page's signs have to
    # be written and read once more.
    return PageProcess(few_pages=inf)


def _shows_a_page(hop: Hop) -> bool:
    return hop.http_status is not None and 200 <= hop.http_status < 300 and hop.failure is None
