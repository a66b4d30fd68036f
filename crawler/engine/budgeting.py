"""Budgets, as the policy has them: of a run, of all runs of a day, and of each article in a run."""

from datetime import date

from crawler.engine.clock import Clock
from crawler.policy import ArticleBudget, Budget
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
        self._per_day = budget.per_day
        self._day = clock.now().date()
        self._of_day = (0, 0)

    @property
    def day(self) -> date:
        """The day of UTC that is counted for."""
        return self._day

    def begin_day(self, requests: int, received_bytes: int) -> None:
        """Take over what earlier runs have spent of today."""
        self._of_day = (requests, received_bytes)

    def spend(self, received_bytes: int, *, asked: bool = True) -> None:
        """Count what came over the wire for one URL; ``asked`` says whether its host was asked at all."""
        self._bytes_spent += received_bytes
        self._turn_of_day()
        if asked:
            self._of_day = (self._of_day[0] + 1, self._of_day[1] + received_bytes)

    def _turn_of_day(self) -> None:
        today = self._clock.now().date()
        if today != self._day:
            self._day, self._of_day = today, (0, 0)

    def used_up(self) -> str | None:
        """Return what of the budget is used up, in words: ``10GB``, ``2h``; None while there is some of all."""
        if self._bytes_allowed is not None and self._bytes_spent >= self._bytes_allowed:
            return spell_size(self._bytes_allowed)
        if self._time_allowed is not None and self.seconds_left() == 0:
            return spell_duration(self._time_allowed)
        return self._used_up_of_day()

    def _used_up_of_day(self) -> str | None:
        allowed = self._per_day
        if allowed.requests is None and allowed.bytes is None:
            return None
        self._turn_of_day()
        requests, received_bytes = self._of_day
        if allowed.requests is not None and requests >= allowed.requests:
            return f"{allowed.requests} request{'' if allowed.requests == 1 else 's'} a day"
        if allowed.bytes is not None and received_bytes >= allowed.bytes:
            return f"{spell_size(allowed.bytes)} a day"
        return None

    def seconds_left(self) -> float | None:
        """Return the seconds until the time is up; None where there is no limit."""
        if self._time_allowed is None:
            return None
        return max(0.0, self._began + self._time_allowed.total_seconds() - self._clock.seconds())


class ArticlePurses:
    """What each article has spent of its budget in a run."""

    def __init__(self, budget: ArticleBudget, clock: Clock) -> None:
        """Count from each article's first request on."""
        self._budget = budget
        self._clock = clock
        self._bytes_spent: dict[str, int] = {}
        self._began: dict[str, float] = {}
        self.reached: str | None = None
        """What some article has used up, in words; None while none has."""

    @property
    def are_limited(self) -> bool:
        """Whether articles have a budget at all."""
        return self._budget.is_limited

    def begin(self, article_id: str) -> bool:
        """Return whether an article has something left to make a request with."""
        began = self._began.setdefault(article_id, self._clock.seconds())
        allowed = self._budget
        if allowed.bytes is not None and self._bytes_spent.get(article_id, 0) >= allowed.bytes:
            self.reached = f"{spell_size(allowed.bytes)} an article"
            return False
        if allowed.time is not None and self._clock.seconds() - began >= allowed.time.total_seconds():
            self.reached = f"{spell_duration(allowed.time)} an article"
            return False
        return True

    def spend(self, article_id: str, received_bytes: int) -> None:
        """Count what came over the wire for a URL that an article wants."""
        self._bytes_spent[article_id] = self._bytes_spent.get(article_id, 0) + received_bytes
