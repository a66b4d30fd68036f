"""Checking: every citation of some articles judged, and no copy kept.

Reading, citing, planning, fetching and judging are those of archiving. What is to be asked stands in memory and not in
a store's frontier, so a check needs neither database nor Scrapy, whose imports take longer than many a check. A store
gets what was found, and gives the history of earlier checks, where there is one.
"""

import asyncio

from crawler.checking.options import Finding, Found, Options
from crawler.checking.run import Check
from crawler.engine.loops import heeded, interruptible
from crawler.engine.options import Listener

__all__ = ["Finding", "Found", "Options", "check"]


def check(options: Options, listener: Listener | None = None) -> Found:
    """Judge every citation of the sources and return what was found.

    SIGINT and SIGTERM end the work within moments, with ``interrupted`` set in the summary. A source that cannot be
    read is named in the summary and does not stop the others.

    :raises StoreError: when the store is locked, full or unsound.
    """
    run = Check(options, listener)
    run.take_standard_input()
    run.open()
    try:
        with heeded(run):
            asyncio.run(_work(run))
    finally:
        found = run.close()
    if run.error is not None:
        raise run.error
    return found


async def _work(run: Check) -> None:
    with interruptible(run):
        work = asyncio.create_task(run.work(), name="check")
        await asyncio.wait({work})
        run.finished(work)
