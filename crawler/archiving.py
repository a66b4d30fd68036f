"""Archiving: the main job as one call, from sources to a summary.

``scrapy crawl citations`` does the same, by the same spider.
"""

import asyncio

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from crawler import sources
from crawler.edge import settings as edge_settings
from crawler.engine import garbage
from crawler.engine.clock import Clock
from crawler.engine.loops import heeded, interruptible, loop_factory
from crawler.engine.options import Listener, Options, Summary, Unreadable
from crawler.engine.plans import PlannedArticle, PlannedCitation, plan_article
from crawler.engine.run import Run
from crawler.reading import UnreadableSource, read
from crawler.spiders.citations import CitationsSpider

__all__ = [
    "Listener",
    "Options",
    "PlannedArticle",
    "PlannedCitation",
    "Summary",
    "Unreadable",
    "archive",
    "plan",
]


def archive(options: Options, listener: Listener | None = None, clock: Clock | None = None) -> Summary:
    """Keep every citation of the sources, and return what came of it.

    SIGINT and SIGTERM end the work within moments and leave a sound store, with ``Summary.interrupted`` set; the same
    call goes on where it stopped. A source that cannot be read is named in the summary and does not stop the others.
    ``clock`` is the time that the run goes by, where that is not the system's.

    :raises StoreError: when the store is locked, full or unsound.
    """
    run = Run(options, listener, clock)
    run.open()
    try:
        with heeded(run), garbage.seldom_looked_for(), asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(_crawl(run))
    finally:
        summary = run.close()
    if run.error is not None:
        raise run.error
    return summary


def plan(options: Options) -> tuple[list[PlannedArticle], list[Unreadable]]:
    """Read articles from files and plan their citations by the policy, without a store and without fetching anything.

    A URL is named among the unreadable: reading it would be a request.
    """
    planned: list[PlannedArticle] = []
    unreadable: list[Unreadable] = []
    for name in options.sources:
        try:
            if sources.is_url(name):
                raise UnreadableSource(f"{name}: a dry run fetches nothing; save the page and give its file")
            source = sources.load(name)
            planned.append(plan_article(source, read(source), options.policy))
        except UnreadableSource as error:
            unreadable.append(Unreadable(name, str(error)))
    return planned, unreadable


async def _crawl(run: Run) -> None:
    settings = Settings()
    settings.setmodule(edge_settings, priority="project")
    crawler = AsyncCrawlerRunner(settings).create_crawler(CitationsSpider)
    with interruptible(run):
        await crawler.crawl_async(run=run)
