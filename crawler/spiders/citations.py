"""The spider: asks for what the frontier has due, and hands every answer on to be settled."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from scrapy import Request, Spider, signals

from crawler.edge.response import Captured
from crawler.engine.capturing import Dropped
from crawler.engine.options import Options
from crawler.engine.run import Run
from crawler.errors import StoreError
from crawler.policy import find, load

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scrapy.crawler import Crawler

    from crawler.edge.response import CaptureResponse
    from crawler.engine.visiting import Attempted
    from crawler.manifest.jobs import Job

_log = logging.getLogger(__name__)


class CitationsSpider(Spider):
    """Keeps every citation of an article.

    As a command: ``scrapy crawl citations -a source=ARTICLE [-a store=DIR] [-a policy=FILE] [-a again=yes]``.
    """

    name = "citations"

    def __init__(self, run: Run, name: str | None = None) -> None:
        """Work for ``run``."""
        super().__init__(name)
        self.run = run
        self._asked: set[asyncio.Task[Attempted]] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, run: Run | None = None, **kwargs: Any) -> Self:
        """Make the spider for a run, or for the run that the spider's arguments describe.

        :raises EverciteError: when the store cannot be opened or the policy cannot be read.
        """
        own = run is None
        spider = cls(run or Run(options_from(**kwargs)), *args)
        spider._set_crawler(crawler)
        if own:
            spider.run.open()
            crawler.signals.connect(spider.run.close, signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Do the run's work, whose host visits ask for what they want to have fetched; nothing else is to be."""
        self._engine = self.crawler.engine
        self._room = asyncio.Semaphore(self.settings.getint("CONCURRENT_REQUESTS"))
        work = asyncio.create_task(self.run.work(self.ask), name="run")
        try:
            await asyncio.wait({work})
        finally:
            work.cancel()
            await asyncio.wait({work})
            while self._asked:  # what was fetched is kept, however the work ended
                await asyncio.wait(self._asked)
            self.run.finished(work)
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def ask(self, job: Job) -> Attempted:
        """Have a leased URL fetched, recorded and settled; when nobody waits for it any longer, that goes on.

        :raises StoreError: when the store can no longer be written.
        """
        task = asyncio.create_task(self._fetch_and_settle(job))
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.add_done_callback(_tell_of_failure)
            raise

    async def _fetch_and_settle(self, job: Job) -> Attempted:
        """Pass a URL through Scrapy's downloader and its answer through the item pipeline.

        Without the scheduler and the scraper between them, which have nothing to decide here: the frontier says what is
        fetched when, and each answer is one item. They took more time than the fetching.
        """
        async with self._room:
            meta = {"job": job, "verbatim_url": True, "download_slot": job.host}
            request = Request(job.url, meta=meta, dont_filter=True)
            response = cast("CaptureResponse", await self._engine.download_async(request))
        item = Captured(job, response.exchange)
        await self._engine.scraper.start_itemproc_async(item, response=response)
        return item.outcome()


def _tell_of_failure(task: asyncio.Task[Attempted]) -> None:
    """Tell of what went wrong with a URL that nobody waits for any longer.

    That it was dropped is as it should be; that the store cannot be written has ended the run, which tells of it once.
    """
    error = None if task.cancelled() else task.exception()
    if error is not None and not isinstance(error, Dropped | StoreError):
        _log.error("an answer that came in as the run ended was lost", exc_info=error)


def options_from(source: str = "", store: str = "warcs", policy: str | None = None, again: str = "") -> Options:
    """Return a run's options from the spider's arguments.

    :raises PolicyError: when the policy cannot be read.
    """
    chosen = load(find(Path(policy) if policy else None))
    return Options(Path(store), chosen, (source,), again=again.lower() in ("1", "true", "yes"))
