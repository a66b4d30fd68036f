"""One check: its parts put together, from the articles that are read to the verdicts on what they cite."""

import asyncio
from typing import TYPE_CHECKING

from crawler import sources, urls
from crawler.checking.articles import Article, Articles
from crawler.checking.asking import Asking
from crawler.checking.chains import Chain, Chains
from crawler.checking.hosts import Hosts, Turn
from crawler.checking.options import Found, Options
from crawler.checking.origins import Origins
from crawler.checking.targets import Target
from crawler.checking.verdicts import Verdicts
from crawler.checking.wanting import Wanted
from crawler.engine.budgeting import ArticlePurses, Purse
from crawler.engine.clock import Clock
from crawler.engine.options import Listener, Silent, Summary
from crawler.engine.pacing import Paces
from crawler.engine.reaching import client_of
from crawler.manifest.jobs import Job, Purpose
from crawler.reading import Source, UnreadableSource

if TYPE_CHECKING:
    from crawler.checking.keeping import Kept


class Check:
    """Judges what some articles cite: opened, worked, closed, and then it tells what it found."""

    def __init__(self, options: Options, listener: Listener | None = None, clock: Clock | None = None) -> None:
        """Prepare a check; nothing is opened yet."""
        self.options = options
        self.error: BaseException | None = None
        """What ended the work early, when something did."""
        self._policy = options.policy
        self._listener: Listener = listener or Silent()
        self._clock = clock or Clock()
        self._began = self._clock.seconds()
        self._purse = Purse(options.policy.budget, self._clock)
        self._purses = ArticlePurses(options.policy.budget.article, self._clock)
        self._work: asyncio.Task[None] | None = None
        self._kept: Kept | None = None
        self._input: Source | UnreadableSource | None = None
        self._interrupted: int | None = None
        self._budget_reached: str | None = None
        self._put_off: tuple[str, ...] = ()
        self._left = 0
        self._outage = False

    def take_standard_input(self) -> None:
        """Read standard input where it is a source: before there is a loop, whose threads no signal could end."""
        if sources.STANDARD_INPUT not in self.options.sources:
            return
        try:
            self._input = sources.load(sources.STANDARD_INPUT)
        except UnreadableSource as error:
            self._input = error

    def open(self) -> None:
        """Open the store, where there is one, and put the parts of the check together.

        :raises StoreError: when it is locked, unsound or cannot be written.
        """
        if self.options.store is not None:
            from crawler.checking.keeping import Kept

            self._kept = Kept(self.options.store, self.options, self._clock)
            for notice in self._kept.notices:
                self._listener.notice(notice)
        policy, clock, kept = self._policy, self._clock, self._kept
        self._paces = Paces()
        self._chains = Chains(policy, self._admit, self._ended)
        begin = self._chains.begin
        self._hosts = Hosts(self._ask, policy.concurrency_for, clock, self._purse)
        self._origins = Origins(policy, begin, self._hosts.put, self._paces, kept)
        self._wanted = Wanted(self.options.max_age, self._listener, begin, self._hosts, self._origins, kept)
        self._verdicts = Verdicts(self.options, clock, begin, self._wanted.judged, kept)
        self._articles = Articles(policy, clock, self._listener, begin, self._want, kept)

    async def work(self) -> None:
        """Read the sources and ask for what they cite until nothing is left that is due soon.

        :raises StoreError: when the store can no longer be written.
        """
        self._work = asyncio.current_task()
        if self._interrupted is not None:
            return  # between the handler's setting and this task's first step
        client = await client_of(self._policy, self._clock.now)
        self._asking = Asking(
            self._policy, self._clock, client, self._chains, self._origins, self._paces, self._purse, self._purses,
            self._kept,
        )  # fmt: skip
        try:
            if self._kept is not None:
                self._purse.begin_day(*await self._kept.spent_on(self._purse.day))
            for name in self.options.sources:
                await self._articles.begin(name, self._input)
            self._asking.get_ready()
            await self._hosts.work()
            await self._verdicts.find_rest()
            self._count_what_is_left()
        except asyncio.CancelledError:
            await self._hosts.stop()
            await self._verdicts.find_rest()  # whose own answers are there
            raise
        finally:
            await self._hosts.stop()
            await self._asking.close()
            await client.close()

    def interrupt(self, number: int) -> None:
        """End the work in good order: what is being asked for is dropped, what was judged is kept."""
        self._interrupted = number
        if self._work is not None:
            self._work.cancel()

    def finished(self, work: "asyncio.Task[None]") -> None:
        """Keep what ended the work early."""
        if not work.cancelled():
            self.error = work.exception()

    def close(self) -> Found:
        """Close the store and return what was found.

        :raises StoreError: when it could not be written.
        """
        whole = self.error is None and self._interrupted is None and self._budget_reached is None
        if self._kept is not None:
            self._kept.close(sound=self.error is None, whole=whole)
        articles = self._articles.read
        findings = {id_: article.findings(self._why_pending) for id_, article in articles.items()}
        summary = Summary(
            articles=tuple(article.summary(findings[id_]) for id_, article in articles.items()),
            unreadable=tuple(self._articles.unreadable),
            warcs=(),
            seconds=self._clock.seconds() - self._began,
            put_off=self._put_off,
            interrupted=self._interrupted,
            budget_reached=self._budget_reached,
            left=self._left,
            outage=self._outage,
        )
        return Found(summary, findings)

    async def _want(self, article: Article) -> None:
        await self._wanted.add(article)

    async def _admit(self, job: Job) -> None:
        await self._origins.admit(job)

    async def _ask(self, job: Job) -> Turn:
        return await self._asking.ask(job)

    async def _ended(self, chain: Chain, content: bytes | None) -> None:
        """Take what a chain led to for what it was followed for."""
        if chain.purpose is Purpose.ROBOTS:
            await self._origins.learn(chain, content or b"")
        elif chain.purpose is Purpose.ARTICLE:
            await self._articles.read_fetched(chain, content)
        elif chain.purpose is Purpose.PROBE:
            await self._verdicts.probed(chain)
        elif chain.target is not None and chain.judged:
            chain.target.answers = tuple(chain.answers)
            await self._verdicts.find(chain.target)

    def _why_pending(self, target: Target) -> str | None:
        if self._interrupted is not None:
            return "the check was interrupted"
        if self._budget_reached is not None:
            return f"the budget of {self._budget_reached} was reached"
        if self._outage:
            return "nothing answers, so this machine seems to be off the net"
        if urls.host(target.url) in self._put_off:
            return "its site asks for more time than a check waits"
        return "a site that it redirects to asks for more time than a check waits" if self._put_off else None

    def _count_what_is_left(self) -> None:
        jobs = [job for job in self._hosts.left() if job.purpose is not Purpose.PROBE]
        jobs += self._origins.waiting()
        reached = self._purse.used_up() or self._purses.reached
        if jobs and reached:
            self._budget_reached, self._left = reached, len(jobs)
        else:
            self._put_off = tuple(sorted({job.host for job in jobs}))
            self._outage = bool(jobs) and self._asking.line.was_down
