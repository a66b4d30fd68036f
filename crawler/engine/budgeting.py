"""The budget of a run: how much it may receive and how long it may take, as the policy has it."""

from crawler.engine.clock import Clock
from crawler.policy import Budget
from crawler.policy.quantities import spell_duration, spell_size


class Purse:
    """What a run has spent of its budget. When that is used up no new URL is taken, and what is in flight ends."""

    def __init__(self, budget: Budget, clock: Clock) -> None:
        """Count from now on."""
        self._bytes_allowed = budget.bytes
        self._time_allowed = budget.time
        self._clock = clock
        self._began = clock.seconds()
        self._bytes_spent = 0

    def spend(self, received_bytes: int) -> None:
        """Count what came over the wire for one URL."""
        self._bytes_spent += received_bytes

    def used_up(self) -> str | None:
        """Return what of the budget is used up, in words: ``10GB``, ``2h``; None while there is some of all."""
        if self._bytes_allowed is not None and self._bytes_spent >= self._bytes_allowed:
            return spell_size(self._bytes_allowed)
        if self._time_allowed is not None and self.seconds_left() == 0:
            return spell_duration(self._time_allowed)
        return None

    def seconds_left(self) -> float | None:
        """Return the seconds until the time is up; None where there is no limit."""
        if self._time_allowed is None:
            return None
        return max(0.0, self._began + self._time_allowed.total_seconds() - self._clock.seconds())
