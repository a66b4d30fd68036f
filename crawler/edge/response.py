"""What travels through Scrapy: a response that carries the exchange, and the item made of it."""

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
    attempted: Attempted | None = None
    """What its host visit has to know, once records and manifest are durable."""
    error: BaseException | None = None
    """Why the outcome could not be written; Scrapy keeps what a pipeline raises to itself."""

    def outcome(self) -> Attempted:
        """Return what its host visit has to know.

        :raises StoreError: when the store can no longer be written.
        """
        if self.error is not None:
            raise self.error
        assert self.attempted is not None
        return self.attempted
