"""Hosts and their turns: what is asked of each, one after another and at the pace of the policy."""

import asyncio
import contextlib
import heapq
import itertools
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

from crawler.engine.budgeting import Purse
from crawler.engine.clock import Clock
from crawler.engine.retrying import PATIENCE_SECONDS
from crawler.errors import StoreError
from crawler.manifest.jobs import Job, Purpose

_log = logging.getLogger(__name__)

MAX_VISITS = 1_000
"""Hosts visited at a time; most visits sleep between two requests."""

_SHORTEST_SLEEP_SECONDS = 0.001
"""What uvloop does not round to nothing."""

_ORDER = {Purpose.ROBOTS: 0, Purpose.ARTICLE: 1, Purpose.TARGET: 2, Purpose.PROBE: 3}
"""A host's rules come first; what only helps to judge the others comes last."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a host visit has to know of a URL that was tried; times in seconds since the epoch."""

    ready_at: float = 0.0
    """When the host may be asked again."""
    again: Job | None = None
    """What is to be tried once more …"""
    due: float = 0.0
    """… and when."""


Ask = Callable[[Job], Awaitable[Turn]]
"""Asks for one URL and settles what came of it."""


@dataclass(slots=True, eq=False)
class _Host:
    ready_at: float
    lanes: int
    waiting: list[tuple[float, int, int, Job]] = field(default_factory=list)
    """A heap: by when they are due, then by :data:`_ORDER`."""
    visits: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Hosts:
    """Visits every host that something is to be asked of, until nothing is left that is due soon."""

    def __init__(self, ask: Ask, lanes: Callable[[str], int], clock: Clock, purse: Purse) -> None:
        """Ask by ``ask`` until ``purse`` is used up; ``lanes`` says how many requests at a time a host takes."""
        self._ask = ask
        self._lanes = lanes
        self._clock = clock
        self._purse = purse
        self._hosts: dict[str, _Host] = {}
        self._visits: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(MAX_VISITS)
        self._number = itertools.count()
        self._changed = asyncio.Event()
        self._failure: StoreError | None = None

    def put(self, job: Job, due: float = 0.0) -> None:
        """Have a URL asked for when it is its turn, and not before ``due``."""
        host = self._host(job.host)
        heapq.heappush(host.waiting, (due, _ORDER[job.purpose], next(self._number), job))
        if host.visits < min(host.lanes, len(host.waiting)):
            host.visits += 1
            task = asyncio.create_task(self._visit(host), name=f"visit {job.host}")
            self._visits.add(task)
            task.add_done_callback(self._ended)
        else:
            host.news.set()

    def rest(self, name: str, until: float) -> None:
        """Leave a host in peace until ``until``; for what was asked of it before it was known here."""
        host = self._host(name)
        host.ready_at = max(host.ready_at, until)

    async def work(self) -> None:
        """Return when no host has anything to do that is due soon, or the budget is used up.

        :raises StoreError: when the store can no longer be written.
        """
        while self._visits and self._failure is None:
            self._changed.clear()
            await self._changed.wait()
        if self._failure is not None:
            raise self._failure

    async def stop(self) -> None:
        """Break off whatever is under way."""
        for task in self._visits:
            task.cancel()
        if self._visits:
            await asyncio.wait(self._visits)

    def left(self) -> Iterator[Job]:
        """Yield what was not asked for."""
        return (job for host in self._hosts.values() for *_, job in host.waiting)

    def _host(self, name: str) -> _Host:
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = _Host(0.0, self._lanes(name))
        return host

    async def _visit(self, host: _Host) -> None:
        try:
            async with self._places:
                await self._take_turns(host)
        finally:
            host.visits -= 1

    async def _take_turns(self, host: _Host) -> None:
        ready_at = host.ready_at
        while host.waiting and not self._purse.used_up():
            due, now = max(ready_at, host.waiting[0][0]), self._clock.seconds()
            if due > now + PATIENCE_SECONDS:
                return
            if due > now:
                await self._wait(host, due - now)
                continue
            job = heapq.heappop(host.waiting)[-1]
            try:
                turn = await self._ask(job)
            except StoreError:
                raise
            except Exception:  # noqa: BLE001 - whatever a hostile answer does to it, the check goes on
                _log.exception("The check of %s ended early.", job.url)
                continue
            ready_at = max(ready_at, turn.ready_at)
            host.ready_at = max(host.ready_at, ready_at)
            if turn.again is not None:
                heapq.heappush(host.waiting, (turn.due, _ORDER[job.purpose], next(self._number), turn.again))

    async def _wait(self, host: _Host, seconds: float) -> None:
        """Sleep, unless the host gets something else to do."""
        budgeted = self._purse.seconds_left()
        seconds = seconds if budgeted is None else min(seconds, budgeted)
        host.news.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(seconds, _SHORTEST_SLEEP_SECONDS)):
                await host.news.wait()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._visits.discard(task)
        self._changed.set()
        if not task.cancelled() and isinstance(error := task.exception(), StoreError):
            self._failure = error
