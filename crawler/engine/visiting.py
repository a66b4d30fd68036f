"""Host visits: the loop that asks the store for due hosts and fetches their URLs one after another."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from sqlalchemy import Connection

from crawler.engine.budgeting import Purse
from crawler.engine.retrying import PATIENCE_SECONDS
from crawler.errors import StoreError
from crawler.manifest import frontier
from crawler.manifest.jobs import Job
from crawler.manifest.scribe import Scribe

log = logging.getLogger(__name__)

URLS_A_VISIT = 5
"""Where hosts wait for a visit, one takes at most this many URLs before its host waits its turn again."""

MAX_VISITS = 1_000
"""Hosts visited at a time. Most visits sleep between two URLs: what is in flight is bounded where it is asked for."""

_SHORTEST_SLEEP_SECONDS = 0.001
"""What uvloop does not round to nothing."""


class Clock(Protocol):
    """What tells the time, in seconds since the epoch."""

    def seconds(self) -> float:
        """Return seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Attempted:
    """What a host visit has to know of a URL that was tried."""

    host_ready_at: float | None = None
    """When its host may be asked again, in seconds since the epoch; None when it was not asked."""
    leads_on: bool = True
    """Other hosts may have something to do by it."""


Attempt = Callable[[Job], Awaitable[Attempted]]
"""Fetches and settles one URL."""


class Dispatcher:
    """Starts visits of due hosts until nothing is left that is due soon."""

    def __init__(
        self,
        scribe: Scribe,
        run: int,
        attempt: Attempt,
        lanes: Callable[[str], int],
        clock: Clock,
        purse: Purse,
    ) -> None:
        """Visit hosts of ``run`` until ``purse`` is used up; ``lanes`` says how many visits at a time a host takes."""
        self._scribe = scribe
        self._run = run
        self._attempt = attempt
        self._lanes = lanes
        self._clock = clock
        self._purse = purse
        self._visits: dict[asyncio.Task[None], str] = {}
        self._woken = asyncio.Event()
        self._failure: StoreError | None = None

    def wake(self) -> None:
        """Say that the frontier has new URLs."""
        self._woken.set()

    async def work(self) -> None:
        """Visit hosts until nothing is due within :data:`PATIENCE_SECONDS`, or the budget is used up.

        :raises StoreError: when the store can no longer be written.
        """
        try:
            while True:
                self._woken.clear()
                due = await self._start_visits()
                if self._failure is not None:
                    raise self._failure
                if not await self._wait(due):
                    return
        finally:
            await self._stop_visits()

    async def _start_visits(self) -> float | None:
        """Visit what is due, and return when something of the other hosts will be."""
        if self._purse.used_up():
            return None
        room, full, now = MAX_VISITS - len(self._visits), self._full(), self._clock.seconds()

        def look(connection: Connection) -> tuple[list[tuple[str, int]], float | None]:
            hosts = frontier.due_hosts(connection, self._run, now, full, room) if room > 0 else []
            return hosts, frontier.next_due(connection, self._run, full.union(host for host, _ in hosts))

        hosts, due = await self._scribe.write(look)
        visits = Counter(self._visits.values())
        for host, waiting in hosts:
            for _ in range(min(waiting, self._lanes(host) - visits[host], MAX_VISITS - len(self._visits))):
                task = asyncio.create_task(self._visit(host), name=f"visit {host}")
                self._visits[task] = host
                task.add_done_callback(self._ended)
        return due

    async def _wait(self, due: float | None) -> bool:
        """Wait for something to do; return False when the run is over."""
        if self._purse.used_up():
            due = None
        wait = None if due is None else max(0.0, due - self._clock.seconds())
        if wait is not None and wait > PATIENCE_SECONDS:
            wait = None
        if wait is None and not self._visits and (self._purse.used_up() or not self._woken.is_set()):
            return False
        budgeted = self._purse.seconds_left()
        if wait is not None and budgeted is not None:
            wait = min(wait, budgeted)
        if len(self._visits) >= MAX_VISITS:
            wait = None
        try:
            async with asyncio.timeout(wait):
                await self._woken.wait()
        except TimeoutError:
            pass
        return True

    def _full(self) -> frozenset[str]:
        """Return the hosts that take no further visit now."""
        return frozenset(host for host, visits in Counter(self._visits.values()).items() if visits >= self._lanes(host))

    async def _visit(self, host: str) -> None:
        ready_at = 0.0
        taken = 0
        while taken < URLS_A_VISIT or len(self._visits) < MAX_VISITS:
            now = self._clock.seconds()
            if ready_at > now + PATIENCE_SECONDS or self._purse.used_up():
                return
            job = await self._scribe.write(partial(frontier.take, name=host, run=self._run, now=max(now, ready_at)))
            if job is None:
                return
            taken += 1
            await self._sleep_until(ready_at)
            if self._purse.used_up():
                await self._scribe.write(partial(frontier.give_back, job=job))
                return
            attempted = await self._attempt(job)
            if attempted.host_ready_at is not None:
                ready_at = attempted.host_ready_at
            if attempted.leads_on:
                self._woken.set()

    async def _sleep_until(self, moment: float) -> None:
        """Sleep until a moment, never less: uvloop rounds its timers, and one in three rang up to 1.2 ms too early."""
        left = moment - self._clock.seconds()
        while left > 0:
            await asyncio.sleep(max(left, _SHORTEST_SLEEP_SECONDS))
            left = moment - self._clock.seconds()

    def _ended(self, task: asyncio.Task[None]) -> None:
        host = self._visits.pop(task)
        self._woken.set()
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, StoreError):
            self._failure = error
        elif error is not None:
            log.error("The visit of %s ended early.", host, exc_info=error)

    async def _stop_visits(self) -> None:
        for task in list(self._visits):
            task.cancel()
        if self._visits:
            await asyncio.wait(list(self._visits))
