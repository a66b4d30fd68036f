"""The event loop that a run works on, and the signals that end the work."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from types import FrameType
from typing import Protocol

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interruptible(Protocol):
    """What a signal can end in good order."""

    def interrupt(self, number: int) -> None:
        """End the work for the signal of this number."""


@contextlib.contextmanager
def heeded(run: Interruptible) -> Iterator[None]:
    """Let SIGINT or SIGTERM end the run also before its loop listens for them (:func:`interruptible`).

    An exception that a signal's handler raises while a loop starts is lost in places: the run went on to its end.
    """
    before = {}

    def interrupt(number: int, _frame: FrameType | None) -> None:
        run.interrupt(number)

    for number in _SIGNALS:
        with contextlib.suppress(ValueError):  # not the main thread
            before[number] = signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is interrupt:
                signal.signal(number, handler)


@contextlib.contextmanager
def interruptible(run: Interruptible) -> Iterator[None]:
    """Let the first SIGINT or SIGTERM end the run in good order; a second one acts as it would on any process."""
    loop = asyncio.get_running_loop()

    def interrupt(number: int) -> None:
        release()
        run.interrupt(number)

    def release() -> None:
        for number in _SIGNALS:
            with contextlib.suppress(ValueError, NotImplementedError):
                loop.remove_signal_handler(number)

    for number in _SIGNALS:
        with contextlib.suppress(ValueError, NotImplementedError):  # not the main thread, or no signals here
            loop.add_signal_handler(number, interrupt, number)
    try:
        yield
    finally:
        release()


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return what makes a loop of uvloop's, where that is installed."""
    if find_spec("uvloop") is None:
        return None
    import uvloop

    return uvloop.new_event_loop
