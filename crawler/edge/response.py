"""What travels through Scrapy: a response that carries the exchange, and the item made of it."""

import asyncio
from dataclasses import dataclass
from typing import Any

from scrapy.http import Response

from crawler.engine.visiting import Attempted
from crawler.fetching.exchange import Exchange
from crawler.manifest.jobs import Job


class CaptureResponse(Response):
    """An answer whose bytes are in its exchange; its ``body`` is empty, since nothing here needs it in memory."""

    def __init__(self, *args: Any, exchange: Exchange, **kwargs: Any) -> None:
        """Carry ``exchange``."""
        super().__init__(*args, **kwargs)
        self.exchange = exchange


@dataclass(slots=True)
class Captured:
    """One leased URL and what came back for it."""

    job: Job
    exchange: Exchange
    settled: "asyncio.Future[Attempted]"
    """Resolved once records and manifest are durable."""

    def succeed(self, attempted: Attempted) -> None:
        """Tell the host visit that the manifest holds the outcome."""
        if not self.settled.done():
            self.settled.set_result(attempted)

    def fail(self, error: BaseException) -> None:
        """Tell the host visit that the outcome could not be written."""
        if not self.settled.done():
            self.settled.set_exception(error)
