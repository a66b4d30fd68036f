"""What travels through Scrapy: a response that carries the recorded exchange, and the item made of it."""

import asyncio
from dataclasses import dataclass
from typing import Any

from scrapy.http import Response

from crawler.fetching.exchange import Exchange
from crawler.manifest.frontier import Job
from crawler.recording import Recorded


class CaptureResponse(Response):
    """An answer whose bytes are in the store already; its ``body`` is empty, since nothing here needs it in memory."""

    def __init__(self, *args: Any, exchange: Exchange, recorded: Recorded | None, **kwargs: Any) -> None:
        """Carry ``exchange`` and where it was recorded; None when nothing was sent or came back."""
        super().__init__(*args, **kwargs)
        self.exchange = exchange
        self.recorded = recorded


@dataclass(slots=True)
class Captured:
    """One leased URL and what came back for it."""

    job: Job
    exchange: Exchange
    recorded: Recorded | None
    settled: "asyncio.Future[float | None]"
    """Resolved with the delay that the host is owed, once the manifest is durable."""

    def succeed(self, delay_seconds: float | None) -> None:
        """Tell the host visit that the manifest holds the outcome."""
        if not self.settled.done():
            self.settled.set_result(delay_seconds)

    def fail(self, error: BaseException) -> None:
        """Tell the host visit that the outcome could not be written."""
        if not self.settled.done():
            self.settled.set_exception(error)
