"""When a citation's target is looked at again: a pure function of what was seen of it and of the policy.

A page that was just cited is looked at soon and more and more rarely, since many are corrected within days; after that
the interval doubles as long as nothing changes and halves when something does or the page fails. What has failed is
asked again when that can count towards a confirmation. A dead page may come back, and one that shuts us out may open:
both are looked at ever more rarely, and so is one of which it is doubtful whether it is the page that was cited: no
number of looks confirms that. A streak is counted in looks, not in time: a year without looks ages no link.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.judging import failed_in_a_row
from crawler.policy import Recheck
from crawler.rechecking.target import Look
from crawler.vocabulary import Status

JITTER = 0.1
"""Waits differ by up to this share of them from URL to URL, lest all that was cited on one day be due on one day."""

RESTLESS = 8
"""What differs at so many looks in a row cannot be kept up with, and is looked at more rarely again: pages that change
faster than they can be visited are best visited least (Cho and Garcia-Molina 2003, "Effective page refresh policies for
web crawlers")."""

_YEAR = timedelta(days=365)
_FAILED = (Status.DEAD, Status.SUSPECT)

_ENOUGH = 0.8
"""Of an interval: what is looked at sooner tells too little to lengthen it. Less than one for the jitter."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a target is to be looked at again."""

    at: datetime
    why: str
    """In a few words, for people."""


def next_due(key: str, looks: Sequence[Look], recheck: Recheck) -> Due:
    """Return when a target is due again.

    ``key`` is that of its URL, which the jitter is made of; ``looks`` are all that were taken of it, oldest first.

    :raises ValueError: when it was never looked at: it is due at once then.
    """
    if not looks:
        raise ValueError("what was never looked at is due at once")
    last = looks[-1]
    failed = failed_in_a_row(looks, recheck.confirm) if last.status is Status.SUSPECT else ()
    if failed:
        return _to_confirm(key, failed, recheck)
    if last.status is Status.LIVE:
        early = _early(key, looks, recheck)
        if early is not None:
            return early
        wait, why = _interval(looks, recheck), "its interval"
    else:
        most = recheck.dead if last.status is Status.DEAD else recheck.blocked
        streak = _streak(looks)
        # Far fewer doublings than this reach any ceiling.
        wait = min(most, _settled(recheck) * 2 ** min(streak - 1, 20))
        why = f"{last.status.value} at {_times(streak)} in a row"
    return _within_budget(looks, recheck, Due(last.at + wait * (1 + _lot(key) * JITTER), why))


def _early(key: str, looks: Sequence[Look], recheck: Recheck) -> Due | None:
    """Return the next of the first looks; None when they are over, or have taken half of the year's looks."""
    born = _born(looks)
    passed = looks[-1].at - born
    offset = next((offset for offset in recheck.first if offset > passed), None)
    if offset is None or 2 * _left(looks, recheck) < recheck.yearly:
        return None
    # Only later, never sooner: an offset is from the first capture, and the one before it has passed.
    return Due(born + offset + (offset - passed) * JITTER * abs(_lot(key)), "one of its first looks")


def _to_confirm(key: str, failed: Sequence[datetime], recheck: Recheck) -> Due:
    later = recheck.confirm.apart * (1 + JITTER * abs(_lot(key)))
    return Due(failed[-1] + later, f"suspect, {len(failed)} of {recheck.confirm.checks} failed checks")


def _interval(looks: Sequence[Look], recheck: Recheck) -> timedelta:
    """Return the interval that a living page has come to."""
    born, settled = _born(looks), _settled(recheck)
    interval, since, changes = settled, born, 0
    for look in looks:
        if look.at <= born or look.status not in (Status.LIVE, *_FAILED):
            continue
        changes = changes + 1 if look.changed else 0
        if look.status in _FAILED or 0 < changes <= RESTLESS:
            interval, since = max(recheck.min, interval / 2), look.at
        elif look.at - born >= settled and look.at - since >= _ENOUGH * min(interval, look.at - born):
            interval, since = min(recheck.max, interval * 2), look.at
    return interval


def _within_budget(looks: Sequence[Look], recheck: Recheck, due: Due) -> Due:
    """Put a look off so that the looks of a year last for it.

    Half of an even share is enough to wait: intervals grow as the year's looks are used up, and the last of them is
    never reached too early.
    """
    end, left = _year_end(looks), _left(looks, recheck)
    if left < 1:
        return Due(max(due.at, end), f"{recheck.yearly} looks a year")
    share = looks[-1].at + (end - looks[-1].at) / left / 2
    return due if due.at >= share else Due(share, f"{recheck.yearly} looks a year")


def _left(looks: Sequence[Look], recheck: Recheck) -> int:
    begin = _year_end(looks) - _YEAR
    return recheck.yearly - sum(look.at >= begin for look in looks)


def _year_end(looks: Sequence[Look]) -> datetime:
    """Return when the year ends that the last look was in; a target's years begin with its first look."""
    return looks[0].at + ((looks[-1].at - looks[0].at) // _YEAR + 1) * _YEAR


def _born(looks: Sequence[Look]) -> datetime:
    """Return when a page was first seen."""
    return next((look.at for look in looks if look.status is Status.LIVE), looks[0].at)


def _settled(recheck: Recheck) -> timedelta:
    """Return the interval that follows the first looks."""
    return min(recheck.max, max(recheck.min, recheck.first[-1])) if recheck.first else recheck.min


def _streak(looks: Sequence[Look]) -> int:
    """Return how many looks in a row ended with the status of the last one."""
    streak = 0
    for look in reversed(looks):
        if look.status is not looks[-1].status:
            break
        streak += 1
    return streak


def _lot(key: str) -> float:
    """Return a number from -1 to 1 that a URL keeps for ever."""
    return int(key[:8], 16) % 0xFFFFFFFF / 0x7FFFFFFF - 1


def _times(count: int) -> str:
    return f"{count} look{'' if count == 1 else 's'}"
