"""The time a run goes by."""

import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """Wall-clock time that never jumps within a run: read once, then carried on by the monotonic clock.

    A step of the system's clock (NTP, daylight saving, a laptop that slept) can then neither skip a host's delay nor
    stretch it.
    """

    def __init__(self, wall: Callable[[], float] = time.time, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Start at the wall clock's time; both clocks are seconds and can be replaced in tests."""
        self._monotonic = monotonic
        self._offset = wall() - monotonic()

    def seconds(self) -> float:
        """Return seconds since the epoch."""
        return self._offset + self._monotonic()

    def now(self) -> datetime:
        """Return the time in UTC."""
        return datetime.fromtimestamp(self.seconds(), UTC)
