"""What has changed between two moments: for the report of a recheck, for summaries, feeds and whoever is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.rechecking.target import Look, Target
from crawler.vocabulary import Status


class ChangeKind(StrEnum):
    """What became of a link."""

    DEAD = "dead"
    """It is dead, and was not."""
    FAILING = "failing"
    """It fails for the first time, which may pass: it is suspect."""
    BLOCKED = "blocked"
    """It shuts us out, and did not."""
    RECOVERED = "recovered"
    """It was dead, and answers."""
    BACK = "back"
    """It was suspect or shut us out, and answers."""
    CHANGED = "changed"
    """It answers as before, and says something else."""
    FIRST = "first"
    """It was looked at for the first time."""
    OTHER = "other"
    """It has another status for a reason of ours: the policy leaves it out now, or no longer does."""


@dataclass(frozen=True, slots=True)
class Change:
    """One target that is not what it was."""

    kind: ChangeKind
    target: Target
    before: Look | None
    """The last look at the first moment; None where there had been none."""
    after: Look
    """The last look at the second moment."""


_FROM_STATUS = {
    Status.DEAD: ChangeKind.DEAD,
    Status.SUSPECT: ChangeKind.FAILING,
    Status.BLOCKED: ChangeKind.BLOCKED,
}

ORDER = tuple(ChangeKind)
"""What a person wants to see first comes first."""


def changes(targets: Iterable[Target], since: datetime, until: datetime | None = None) -> list[Change]:
    """Return what changed after ``since`` and up to ``until``, the gravest first; None stands for all that is known.

    Only the two ends are compared: a link that failed and recovered in between is as it was. But a page that said
    something else in between has changed, whatever it says now.
    """
    return gravest_first(change for target in targets if (change := change_of(target, since, until)) is not None)


def gravest_first(found: Iterable[Change]) -> list[Change]:
    """Return changes in the order in which a person wants to see them."""
    return sorted(found, key=lambda change: (ORDER.index(change.kind), change.target.url))


def change_of(target: Target, since: datetime, until: datetime | None = None) -> Change | None:
    """Return how a target changed after ``since`` and up to ``until``; None where it did not."""
    before = [look for look in target.looks if look.at <= since]
    between = [look for look in target.looks if look.at > since and (until is None or look.at <= until)]
    if not between:
        return None
    was, now = before[-1] if before else None, between[-1]
    kind = _kind(was, now, said_else=any(look.changed for look in between))
    return Change(kind, target, was, now) if kind is not None else None


def _kind(was: Look | None, now: Look, *, said_else: bool) -> ChangeKind | None:
    if was is None:
        return ChangeKind.FIRST
    if was.status is now.status:
        return ChangeKind.CHANGED if now.status is Status.LIVE and said_else else None
    if now.status is Status.LIVE:
        if was.status is Status.DEAD:
            return ChangeKind.RECOVERED
        return ChangeKind.BACK if was.status in (Status.SUSPECT, Status.BLOCKED) else ChangeKind.OTHER
    return _FROM_STATUS.get(now.status, ChangeKind.OTHER)
