"""How often a listing is asked: learnt from how often it has news, within what the policy allows."""

from datetime import timedelta

SPEED_UP, SLOW_DOWN = 0.5, 1.25
"""Halved at news, so that a burst is caught; a quarter longer without: two weeks of a quiet feed cost few questions."""

LONGEST_REST = timedelta(days=1)
"""A listing that fails is asked at least this often: it may come back, and is reported until it does."""


def next_interval(
    before: timedelta, *, news: bool, least: timedelta, most: timedelta, suggested: timedelta | None = None
) -> timedelta:
    """Return how long to wait after an answer.

    ``least`` and ``most`` are the policy's: ``most`` is the promise how soon an article is seen, so it holds against
    what the listing suggests, which otherwise is the least there is.
    """
    learnt = before * (SPEED_UP if news else SLOW_DOWN)
    return min(max(learnt, least, suggested or least), most)


def rest_after_failures(failures: int, least: timedelta, asked: timedelta | None = None) -> timedelta:
    """Return how long to wait after so many failures in a row: twice as long each time.

    ``asked`` is what the server's Retry-After asks for, which is never shortened.
    """
    rest: timedelta = min(least * 2.0 ** min(failures - 1, 20), max(LONGEST_REST, least))
    return max(rest, asked or timedelta(0))
