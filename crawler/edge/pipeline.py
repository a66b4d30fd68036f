"""The item pipeline: hands each answer to the run, which records and judges it and writes the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.edge.response import Captured

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from crawler.engine.run import Run


class ManifestPipeline:
    """Settles captured exchanges, one an item."""

    def __init__(self, run: Run) -> None:
        """Write to the store of ``run``."""
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the run from the spider."""
        return cls(crawler.spider.run)  # type: ignore[union-attr]

    async def process_item(self, item: Captured) -> Captured:
        """Record and settle an exchange: its next hop, its verdicts, its host's delay."""
        try:
            item.attempted = await self._run.attempts.settle(item.job, item.exchange)
        except BaseException as error:
            item.error = error
            raise
        return item
