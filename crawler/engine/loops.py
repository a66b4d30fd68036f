"""The event loop that a run works on, and the signals that end the work."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Protocol

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interruptible(Protocol):
    """What a signal can end in good order."""

    def interrupt(self, number: int) -> None:
        """End the work for the signal of this number."""


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
