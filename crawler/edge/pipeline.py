"""The item pipeline: hands each answer to the run, which judges it and writes the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.edge.response import Captured

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from crawler.engine.run import Run


class ManifestPipeline:
    """Settles captured exchanges one at a time and tells their host visit."""

    def __init__(self, run: Run) -> None:
        """Write to the store of ``run``."""
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the run from the spider."""
        return cls(crawler.spider.run)  # type: ignore[union-attr]

    async def process_item(self, item: Captured) -> Captured:
        """Settle an exchange: its next hop, its verdicts, its host's delay."""
        try:
            delay_seconds = await self._run.attempts.settle(item.job, item.exchange, item.recorded)
        except Exception as error:
            item.fail(error)
            raise
        finally:
            item.exchange.close()
        item.succeed(delay_seconds)
        return item
