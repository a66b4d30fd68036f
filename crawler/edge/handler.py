"""The download handler: fetches over evercite's own HTTP client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.core.downloader.handlers.base import BaseDownloadHandler

from crawler.edge.response import CaptureResponse

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

    from crawler.engine.run import Run


class CaptureHandler(BaseDownloadHandler):
    """Fetches a URL of the frontier.

    What a network or a server does is never an exception here: it is part of the exchange, to be recorded and judged.
    """

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        """Take the run from the spider."""
        super().__init__(crawler)
        self._run: Run = crawler.spider.run  # type: ignore[union-attr]

    async def download_request(self, request: Request) -> CaptureResponse:
        """Fetch the job that the request carries."""
        exchange = await self._run.attempts.fetch(request.meta["job"])
        return CaptureResponse(request.url, status=exchange.status or 0, exchange=exchange)
