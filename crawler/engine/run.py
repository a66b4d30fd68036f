"""One run: the sources it is given, the store it writes to, and the work between the two."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from crawler import sources, urls
from crawler.engine.article_answers import require_article
from crawler.engine.attempts import Ask, Attempts
from crawler.engine.budgeting import ArticlePurses, Purse
from crawler.engine.capturing import Capturer
from crawler.engine.clock import Clock
from crawler.engine.gathering import conclude
from crawler.engine.options import Listener, Options, Recovered, Recovering, Silent, Summary, Unreadable
from crawler.engine.outages import Line
from crawler.engine.planning import Queued, plan_again, queue_article, queue_citations, queue_known
from crawler.engine.plans import plan_article
from crawler.engine.reaching import client_of
from crawler.engine.reviewing import Reviewer
from crawler.engine.settling import Ended, judge_without_probes
from crawler.engine.storing import OpenStore
from crawler.engine.visiting import Dispatcher
from crawler.manifest import articles, frontier, ledger
from crawler.manifest.jobs import Purpose
from crawler.manifest.mementos import Scope
from crawler.manifest.rows import summaries
from crawler.pages.process import PageProcess
from crawler.policy import LookupUse
from crawler.reading import Source, UnreadableSource, read_async

if TYPE_CHECKING:
    from crawler.citing import Citation
    from crawler.engine.looking_up import LookUps
    from crawler.rechecking.choosing import Selection
    from crawler.recovering import Recovery


class Run:
    """Keeps the citations of some sources: opened, worked, closed, and then it tells what it came to.

    It knows nothing of Scrapy, which brings it the answers to what it asks for.
    """

    attempts: Attempts
    """What the answers are brought back to, while the run works."""

    def __init__(self, options: Options, listener: Listener | None = None, clock: Clock | None = None) -> None:
        """Prepare a run; nothing is opened yet."""
        self.options = options
        self.error: BaseException | None = None
        """What ended the work early, when something did."""
        self.interrupted: int | None = None
        """The number of the signal that ended the work early."""
        self._listener: Listener = listener or Silent()
        self._clock = clock or Clock()
        self._began = self._clock.seconds()
        self._purse = Purse(options.policy.budget, self._clock)
        self._articles = ArticlePurses(options.policy.budget.article, self._clock)
        self._work: asyncio.Task[None] | None = None
        self._unreadable: list[Unreadable] = []
        self._read: dict[str, None] = {}
        self._sources_read: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._renditions: dict[str, str] = {}
        self._offered: dict[str, list[Citation]] = {}
        self._recovered: list[Recovered] = []
        self._reviewer: Reviewer | None = None
        self._look_ups: LookUps | None = None
        self._put_off: list[str] = []
        self._budget_reached: str | None = None
        self._left = 0
        self._outage = False
        self._targets = self._held = self._judged = 0

    def open(self) -> None:
        """Open the store, repair what a kill left behind, and begin.

        :raises StoreError: when the store is locked, unsound or cannot be written.
        """
        self._store = OpenStore(self.options, self._clock)
        for notice in self._store.notices:
            self._listener.notice(notice)

    async def work(self, ask: Ask) -> None:
        """Read the sources and fetch until nothing is left that is due soon.

        :raises StoreError: when the store can no longer be written.
        """
        self._work = asyncio.current_task()
        if self.interrupted is not None:
            return  # between the handler's setting and this task's first step
        policy, store = self.options.policy, self._store
        client = await client_of(policy, self._clock.now)
        capturer = Capturer(client, policy)
        self._line = Line(client, policy, self._clock)
        self._pages = pages = PageProcess()
        self.attempts = Attempts(
            store,
            capturer,
            self.options,
            self._clock,
            self._purse,
            self._articles,
            self._line,
            pages,
            ask,
            self._chain_ended,
        )
        self._reviewer = Reviewer(self.options.store, store.scribe, store.recorder, policy.storage.s3)
        self._dispatcher = Dispatcher(
            store.scribe, store.run, self.attempts.attempt, policy.concurrency_for, self._clock, self._purse
        )
        if self._asks_archives:
            from crawler.engine.looking_up import LookUps

            self._look_ups = LookUps(store, policy, self._look_up_scope, self._clock)
        try:
            self._purse.begin_day(*await store.scribe.write(lambda c: ledger.spent_on(c, self._purse.day)))
            if self._look_ups is not None:
                await self._look_ups.start()
            await self._begin_all()
            await self._dispatcher.work()
            if self.options.recovering is not None:
                await self._recover()
                await self._dispatcher.work()
            if not self._purse.used_up():
                unprobed = await store.scribe.write(self._judge_without_probes)
                for ended in unprobed:
                    await self._chain_ended(ended, b"")
                if unprobed:
                    await self._dispatcher.work()  # what their pages need
            if self._reviewer is not None:
                await self._reviewer.finish()
            await store.scribe.write(self._count_what_is_left)
            await self._finish_look_ups()
        finally:
            if self._reviewer is not None:
                await self._reviewer.close()
            capturer.drop()
            await client.close()
            await pages.close()
            if self._look_ups is not None:
                await self._look_ups.stop()

    @property
    def _asks_archives(self) -> bool:
        return self.options.fetches_targets and self.options.policy.mementos.lookup is not LookupUse.NEVER

    def _look_up_scope(self) -> Scope:
        said = self.options.policy.mementos
        began = datetime.fromtimestamp(self._began, UTC)
        return Scope(said.lookup is LookupUse.DEAD, said.again, began, tuple(self._read))

    async def _finish_look_ups(self) -> None:
        said = self.options.policy.mementos
        if self._look_ups is None:
            return
        wait = 0.0 if self._budget_reached else said.wait.total_seconds()
        for archive, questions in (await self._look_ups.finish(wait)).items():
            self._listener.notice(
                f"{archive} is still to be asked {questions} times; `evercite mementos` or the next run goes on"
            )

    def _judge_without_probes(self, connection: Connection) -> list[Ended]:
        """Judge the targets whose probes their hosts have no time for in this run."""
        policy, now, run = self.options.policy, self._clock.now(), self._store.run
        judged = judge_without_probes(connection, run, policy, now)
        for ended in judged:
            conclude(connection, self._store.recorder, ended, run, policy, now)
        return judged

    def _count_what_is_left(self, connection: Connection) -> None:
        left = frontier.unfinished(connection, self._store.run)
        reached = self._purse.used_up() or self._articles.reached
        if left and reached:
            self._budget_reached, self._left = reached, sum(left.values())
        else:
            self._put_off, self._outage = sorted(left), bool(left) and self._line.was_down

    def interrupt(self, number: int) -> None:
        """End the work in good order: what is being fetched is dropped, what was fetched is kept."""
        self.interrupted = number
        if self._work is not None:
            self._work.cancel()

    def finished(self, work: "asyncio.Task[None]") -> None:
        """Keep what ended the work early."""
        if not work.cancelled():
            self.error = work.exception()

    def close(self) -> Summary:
        """Seal the WARC files, close the store and return what the run came to.

        :raises StoreError: when the files cannot be sealed.
        """
        whole = self.error is None and self.interrupted is None and self._budget_reached is None
        told = len(self._store.notices)
        closed = self._store.close(list(self._read), sound=self.error is None, whole=whole)
        for notice in self._store.notices[told:]:
            self._listener.notice(notice)
        return Summary(
            articles=tuple(closed.articles),
            unreadable=tuple(self._unreadable),
            warcs=tuple(closed.warcs),
            seconds=self._clock.seconds() - self._began,
            put_off=tuple(self._put_off),
            interrupted=self.interrupted,
            budget_reached=self._budget_reached,
            left=self._left,
            outage=self._outage,
            read=self._sources_read,
            recovered=tuple(self._recovered),
        )

    async def _begin_all(self) -> None:
        for name in self.options.sources:
            await self._begin_with(name)
        if self.options.recheck is not None:
            await self._look_again(self.options.recheck)
        if self.options.recovering is not None:
            await self._begin_recovering(self.options.recovering)

    async def _begin_with(self, name: str) -> None:
        name = sources.kept_name(name)
        try:
            if sources.is_url(name):
                await self._begin_with_url(name)
            else:
                await self._read_and_queue(await asyncio.to_thread(sources.load, name))
        except UnreadableSource as error:
            self._unreadable.append(Unreadable(name, str(error)))

    async def _look_again(self, selection: "Selection") -> None:
        """Put the known targets on the frontier that are to be looked at now."""
        policy, now, store = self.options.policy, self._clock.now(), self._store

        def queue(connection: Connection) -> tuple[int, list[Ended]]:
            count, ended = queue_known(connection, selection, policy, store.run, now)
            for chain in ended:
                conclude(connection, store.recorder, chain, store.run, policy, now)
            return count, ended

        count, ended = await store.scribe.write(queue)
        self._targets += count
        self._pages.expect(self._targets)
        self._listener.planned(self._targets, self._held)
        for chain in ended:
            await self._chain_ended(chain, b"")

    async def _begin_recovering(self, asked: Recovering) -> None:
        """Read the other renditions of the article, and bring up the article where the store has it."""
        if asked.article is not None:
            await self._queue_known(asked.article, asked.article)
        for name in asked.renditions:
            try:
                if sources.is_url(name):
                    await self._ask_for(name, self._renditions)
                else:
                    await self._offer(await asyncio.to_thread(sources.load, name))
            except UnreadableSource as error:
                self._unreadable.append(Unreadable(name, str(error)))

    async def _offer(self, source: Source) -> None:
        """Read another rendition of the article.

        :raises UnreadableSource: when there is nothing to read in it.
        """
        from crawler.engine.recovering import offered_by

        document = await read_async(source)
        self._offered[source.name] = await asyncio.to_thread(offered_by, source, document)

    async def _recover(self) -> None:
        """Look in the renditions that were read for the targets that the article lost."""
        from crawler.engine import recovering
        from crawler.recovering import TooManyLinks

        now, store = self._clock.now(), self._store
        for article_id in self._read:
            links = await store.scribe.write(partial(articles.citations_of, article_id=article_id))
            try:
                found = await asyncio.to_thread(recovering.align, links, self._offered)
            except TooManyLinks as error:
                self._unreadable.append(Unreadable(article_id, f"{article_id}: {error}"))
                continue

            def take(
                connection: Connection,
                id_: str = article_id,
                links: "Sequence[Citation]" = links,
                found: "Sequence[Recovery]" = found,
            ) -> "tuple[list[Recovered], Queued]":
                told, queued = recovering.apply(connection, id_, links, found, self.options, store.run, now)
                if any(one.applied for one in told):
                    store.recorder.article(connection, id_)
                self._conclude(connection, queued, now)
                return told, queued

            told, queued = await store.scribe.write(take)
            self._recovered += told
            await self._go_on_with(queued)

    async def _begin_with_url(self, name: str) -> None:
        sources.url_of(name)  # a name that is no URL of a page is told of, known or not
        known = await self._store.scribe.write(lambda c: articles.known(c, name))
        if known is not None and not self.options.reads_anew:
            await self._queue_known(known, name)
            return
        await self._ask_for(name, self._names)

    async def _ask_for(self, name: str, names: dict[str, str]) -> None:
        """Have a page fetched that is to be read, and note by its key what it was called.

        :raises UnreadableSource: when no page can be at that URL, or it is read as something else already.
        """
        target, now, run = sources.url_of(name), self._clock.seconds(), self._store.run
        if urls.address(target).port in urls.BAD_PORTS:
            raise UnreadableSource(f"{name}: no web server answers on this port, which belongs to another protocol")
        key = await self._store.scribe.write(lambda c: frontier.follow(c, Purpose.ARTICLE, target, run, now))
        if names is self._renditions and key in self._names:
            raise UnreadableSource(f"{name}: this is the article itself; name another rendition of it")
        names[key] = name

    async def _queue_known(self, article_id: str, name: str) -> None:
        """Go on with an article that was read before."""
        policy, now, run = self.options.policy, self._clock.now(), self._store.run

        def queue(connection: Connection) -> Queued:
            planned = plan_again(connection, article_id, policy)
            queued = queue_citations(connection, article_id, planned, self.options, run, now)
            if queued.news:
                self._store.recorder.article(connection, article_id)
            self._conclude(connection, queued, now)
            return queued

        await self._announce(article_id, name, await self._store.scribe.write(queue))

    async def _read_and_queue(self, source: Source) -> None:
        """Read an article and put its targets on the frontier.

        :raises UnreadableSource: when there is nothing to read in it.
        """
        document = await read_async(source)
        planned = await asyncio.to_thread(plan_article, source, document, self.options.policy)
        now, store = self._clock.now(), self._store

        def queue(connection: Connection) -> Queued:
            queued = queue_article(connection, planned, self.options, store.run, now)
            if self.options.again or queued.news:
                store.recorder.article(connection, planned.id)
            self._conclude(connection, queued, now)
            return queued

        queued = await store.scribe.write(queue)
        for warning in document.warnings:
            self._listener.notice(f"{source.name}: {warning}")
        await self._announce(planned.id, source.name, queued)

    def _conclude(self, connection: Connection, queued: Queued, now: datetime) -> None:
        """Conclude targets that this run had fetched before it knew that they are cited."""
        for ended in queued.ended:
            conclude(connection, self._store.recorder, ended, self._store.run, self.options.policy, now)

    async def _announce(self, article_id: str, name: str, queued: Queued) -> None:
        self._read[article_id] = None
        self._sources_read[name] = article_id
        for summary in await self._store.scribe.write(lambda c: summaries(c, article_id)):
            self._listener.article_read(summary)
        if queued.held and self._reviewer is not None:
            self._reviewer.add_article(article_id)
        await self._go_on_with(queued)

    async def _go_on_with(self, queued: Queued) -> None:
        """Tell of targets that were queued, and have them fetched."""
        self._targets += queued.targets
        self._held += queued.held
        self._pages.expect(self._targets)
        self._listener.planned(self._targets, self._held)
        if self._look_ups is not None:
            self._look_ups.wake()
        for ended in queued.ended:
            await self._chain_ended(ended, b"")
        self._dispatcher.wake()

    async def _chain_ended(self, ended: Ended, content: bytes) -> None:
        if ended.purpose is Purpose.ARTICLE:
            await self._read_fetched(ended, content)
        elif ended.verdict is not None:
            self._judged += 1
            if self._look_ups is not None:
                self._look_ups.wake()
            if self._reviewer is not None:
                self._reviewer.add(ended.start_key)
            total = max(self._targets, self._judged)
            self._listener.judged(ended.start_url, ended.verdict.status, ended.verdict.reason, self._judged, total)

    async def _read_fetched(self, ended: Ended, content: bytes) -> None:
        """Read an article that was fetched, or say why it could not be."""
        rendition, last = self._renditions.get(ended.start_key), ended.hops[-1]
        name = rendition or self._names.get(ended.start_key, ended.start_url)
        try:
            if (warning := require_article(name, ended.hops)) is not None:
                self._listener.notice(warning)
            if rendition is not None:
                if not ended.fresh:
                    raise UnreadableSource(f"{name}: this leads to the article itself; name another rendition of it")
                await self._offer(Source(name, content, last.url, last.content_type, self._clock.now()))
                return
            known = None
            if not ended.fresh:
                # Another source led to the same page, which was read then.
                known = await self._store.scribe.write(lambda c: articles.known_at(c, last.url))
            if known is not None:
                await self._queue_known(known, name)
            else:
                source = Source(name, content, last.url, last.content_type, self._clock.now())
                await self._read_and_queue(source)
        except UnreadableSource as error:
            self._unreadable.append(Unreadable(name, str(error)))
