"""When an archive is asked again: its pace, and a rest that grows while it fails (a circuit breaker)."""

from dataclasses import dataclass

FAILURES_BEFORE_REST = 3
"""In a row; one can be the fault of a single page, of the line, or of a second's hiccup."""

LEAST_REST_SECONDS = 300.0
"""The first rest. Whoever goes on asking the Wayback Machine for a minute after a 429 is shut out for an hour, and for
twice that the next time (edgi-govdata-archiving/wayback, issue 137)."""

MOST_REST_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class Standing:
    """How an archive has answered so far."""

    failures: int = 0
    """Questions in a row that it did not answer."""
    ready_at: float = 0.0
    """When it may be asked again, in seconds since the epoch."""


def after_answer(now: float, delay_seconds: float) -> Standing:
    """Return the standing of an archive that has answered."""
    return Standing(0, now + delay_seconds)


def after_failure(
    before: Standing, now: float, delay_seconds: float, *, asked_seconds: float | None, turned_away: bool
) -> Standing:
    """Return the standing of an archive that has not answered.

    ``turned_away`` says that it wants no questions now (429, or 503 with Retry-After), ``asked_seconds`` for how long,
    where it says so; that wait is never shortened. Others rest from the third failure in a row on.
    """
    failures = before.failures + 1
    doublings = failures - 1 if turned_away else failures - FAILURES_BEFORE_REST
    rest = delay_seconds
    if doublings >= 0:
        rest = max(rest, min(LEAST_REST_SECONDS * 2 ** min(doublings, 20), MOST_REST_SECONDS))
    return Standing(failures, now + max(rest, asked_seconds or 0.0))
