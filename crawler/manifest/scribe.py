"""The scribe: the one thread that writes to a store, WARC bytes first and rows after.

A capture is held when its records are written and synced to the disk; only then is a row committed that says so, and
only then is anybody told. Whatever arrives while the thread is busy with the disk is written as the next group, so a
busy crawl pays for one sync a group and an idle one waits for nobody.
"""

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, exc

from crawler.errors import StoreError
from crawler.manifest.statements import driver_of
from crawler.manifest.store import Store

T = TypeVar("T")

GROUP_SECONDS = 0.1
"""A group takes in what arrives while it is being made, for so long: the first of it waits no longer."""

GROUP_CHANGES = 256
"""A group is closed at this many changes, so that the first of them does not wait without bound."""

BUSY_CHANGES = 8
LINGER_SECONDS = 0.005
"""A group of so many changes waits so long for one more before it is made durable: more are on their way then."""


class Durable(Protocol):
    """Files that can be made durable: the store's WARC writer."""

    def sync(self) -> None:
        """Return once everything written so far would survive a power cut."""


@dataclass(slots=True)
class _Change:
    make: Callable[[Connection], Any]
    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[Any]"
    result: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        if self.done.done():
            return
        if self.error is not None:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)


class Scribe:
    """Makes changes to a store in groups, each group durable before any of its callers hears of it."""

    def __init__(
        self, store: Store, files: Durable | None, concluding: Callable[[Connection], None] = lambda _: None
    ) -> None:
        """Start the thread; ``files`` are synced before each commit, and ``concluding`` adds its own to each group."""
        self._store = store
        self._files = files
        self._concluding = concluding
        self._queue: SimpleQueue[_Change | None] = SimpleQueue()
        self._broken: StoreError | None = None
        self._thread = threading.Thread(target=self._write, name="scribe", daemon=True)
        self._thread.start()

    async def write(self, make: Callable[[Connection], T]) -> T:
        """Run ``make`` on the scribe's thread and return its result once it is durable.

        It may write WARC records and rows; when it raises, its rows are undone and the error is the caller's.

        :raises StoreError: when the store can no longer be written; nothing is written after that.
        """
        loop = asyncio.get_running_loop()
        change = _Change(make, loop, loop.create_future())
        self._queue.put(change)
        return await change.done  # type: ignore[no-any-return]

    def close(self) -> None:
        """Finish what was handed in and end the thread."""
        self._queue.put(None)
        self._thread.join()

    def _write(self) -> None:
        while (first := self._queue.get()) is not None:
            if not self._make_durable(first):
                return

    def _make_durable(self, first: _Change) -> bool:
        """Make a group of changes: the first, and what comes while the group is being made; False at the end."""
        group, more = [first], True
        try:
            if self._broken is not None:
                raise self._broken
            with self._store.connect() as connection:
                closes_at = monotonic() + GROUP_SECONDS
                self._make(first, connection)
                while len(group) < GROUP_CHANGES and monotonic() < closes_at:
                    try:
                        change = self._queue.get(timeout=LINGER_SECONDS if len(group) >= BUSY_CHANGES else 0)
                    except Empty:
                        break
                    if change is None:
                        more = False
                        break
                    group.append(change)
                    self._make(change, connection)
                self._concluding(connection)
                if self._files is not None:
                    self._files.sync()
        except Exception as e:  # noqa: BLE001 - whatever it was, none of the group is durable
            if isinstance(e, StoreError):
                self._broken = e
            for change in group:
                change.error = change.error or e
        for loop in {change.loop for change in group}:
            told = [change for change in group if change.loop is loop]
            with contextlib.suppress(RuntimeError):  # the loop is closed, and nobody is left to tell
                loop.call_soon_threadsafe(_tell, told)
        return more

    @staticmethod
    def _make(change: _Change, connection: Connection) -> None:
        # Said to the driver itself: begin_nested() does the same at fifty times the cost.
        driver = driver_of(connection)
        driver.execute("SAVEPOINT change")
        try:
            change.result = change.make(connection)
        except (StoreError, exc.OperationalError, sqlite3.OperationalError):
            raise
        except Exception as e:  # noqa: BLE001 - it is handed to the caller
            driver.execute("ROLLBACK TO change")
            change.error = e
        driver.execute("RELEASE change")


def _tell(changes: list[_Change]) -> None:
    for change in changes:
        change.tell()
