"""A few threads for what waits on the network."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")


class Workers:
    """Threads that do jobs in the order they came in.

    Unlike those of `ThreadPoolExecutor` they do not hold up the end of the process: an upload that is interrupted in
    the middle of a part is as sound as one that was killed there.
    """

    def __init__(self, count: int, name: str) -> None:
        """Start ``count`` threads."""
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]] | None] = SimpleQueue()
        self._stopped = threading.Event()
        self._count = count
        for number in range(count):
            threading.Thread(target=self._work, name=f"{name} {number}", daemon=True).start()

    def do(self, job: Callable[..., T], *arguments: Any) -> "Future[T]":
        """Have a job done, and return where its result will be; it is cancelled when the work is stopped before."""
        future: Future[T] = Future()
        self._jobs.put((future, job, arguments))
        return future

    def stop(self) -> None:
        """Begin no more jobs; those under way go on by themselves."""
        self._stopped.set()
        for _ in range(self._count):
            self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            future, function, arguments = job
            if self._stopped.is_set():
                future.cancel()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(function(*arguments))
            except BaseException as error:  # noqa: BLE001 - it is handed to whoever waits for the result
                future.set_exception(error)
