"""Checking: every citation of some articles judged, and no copy kept.

The work is a run's, as in archiving: reading, citing, planning, the frontier with its delays, and judging are the same.
It goes without Scrapy, whose import takes longer than many a check.
"""

import asyncio

from crawler.engine.loops import interruptible, loop_factory
from crawler.engine.options import Listener, Options, Summary
from crawler.engine.run import Run
from crawler.engine.visiting import Attempted
from crawler.manifest.jobs import Job

__all__ = ["Options", "Summary", "check"]

REQUESTS_AT_A_TIME = 128
"""As in archiving; of one host and one address, the policy and the engine allow far less."""


def check(options: Options, listener: Listener | None = None) -> Summary:
    """Judge every citation of the sources and return what was found.

    ``options`` say to keep no copies. SIGINT and SIGTERM end the work within moments, with ``Summary.interrupted`` set.
    A source that cannot be read is named in the summary and does not stop the others.

    :raises StoreError: when the store is locked, full or unsound.
    """
    run = Run(options, listener)
    run.open()
    try:
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(_work(run))
    finally:
        summary = run.close()
    if run.error is not None:
        raise run.error
    return summary


async def _work(run: Run) -> None:
    places = asyncio.Semaphore(REQUESTS_AT_A_TIME)

    async def ask(job: Job) -> Attempted:
        async with places:
            exchange = await run.attempts.fetch(job)
        return await run.attempts.settle(job, exchange)

    with interruptible(run):
        work = asyncio.create_task(run.work(ask), name="run")
        await asyncio.wait({work})
        run.finished(work)
