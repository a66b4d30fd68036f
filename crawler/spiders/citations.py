"""The spider: asks for what the frontier has due, and hands every answer on to be settled."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request, Spider, signals

from crawler.edge.response import Captured, CaptureResponse
from crawler.engine.options import Options
from crawler.engine.run import Run
from crawler.policy import find, load

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from crawler.engine.visiting import Attempted
    from crawler.manifest.jobs import Job


class CitationsSpider(Spider):
    """Keeps every citation of an article.

    As a command: ``scrapy crawl citations -a source=ARTICLE [-a store=DIR] [-a policy=FILE] [-a again=yes]``.
    """

    name = "citations"

    def __init__(self, run: Run, name: str | None = None) -> None:
        """Work for ``run``."""
        super().__init__(name)
        self.run = run
        self._requests: asyncio.Queue[Request | None] = asyncio.Queue()

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
        """Yield requests as the host visits ask for them, until the run's work is done."""
        work = asyncio.create_task(self.run.work(self.ask), name="run")
        work.add_done_callback(lambda _: self._requests.put_nowait(None))
        try:
            while (request := await self._requests.get()) is not None:
                yield request
        finally:
            work.cancel()
            await asyncio.wait({work})
            self.run.finished(work)

    async def ask(self, job: Job) -> Attempted:
        """Have a leased URL fetched, recorded and settled.

        :raises StoreError: when the store can no longer be written.
        """
        settled: asyncio.Future[Attempted] = asyncio.get_running_loop().create_future()
        meta = {"job": job, "settled": settled, "verbatim_url": True}
        await self._requests.put(
            Request(job.url, callback=self.parse, errback=self.failed, meta=meta, dont_filter=True)
        )
        return await settled

    def parse(self, response: Response, **_: Any) -> Iterator[Captured]:
        """Turn an answer into the item that the pipeline settles."""
        assert isinstance(response, CaptureResponse)
        yield Captured(response.meta["job"], response.exchange, response.meta["settled"])

    def failed(self, failure: Failure) -> None:
        """Pass an error of the handler's own on to the host visit."""
        settled = failure.request.meta["settled"]  # type: ignore[attr-defined]
        if not settled.done():
            settled.set_exception(failure.value)


def options_from(source: str = "", store: str = "warcs", policy: str | None = None, again: str = "") -> Options:
    """Return a run's options from the spider's arguments.

    :raises PolicyError: when the policy cannot be read.
    """
    chosen = load(find(Path(policy) if policy else None))
    return Options(Path(store), chosen, (source,), again=again.lower() in ("1", "true", "yes"))
