"""Which targets are looked at now: those that are due, or those that somebody asks for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from crawler.policy import Recheck
from crawler.rechecking.due import Due, next_due
from crawler.rechecking.target import Target
from crawler.vocabulary import Status

NEVER_SEEN = "never looked at"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which targets somebody asks for."""

    articles: frozenset[str] = frozenset()
    """Those of these articles, by their ids, and …"""
    citations: frozenset[str] = frozenset()
    """… of these citations; where both are empty, those of all."""
    statuses: frozenset[Status] = frozenset()
    """Those whose newest verdict is one of these; empty for any."""
    older_than: timedelta | None = None
    """Those that were not looked at for so long, whether or not they are due."""
    every: bool = False
    """Whether or not they are due."""
    limit: int | None = None
    """No more than so many, the longest due first."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A target, and when it is looked at again."""

    target: Target
    due: Due
    now: bool = field(default=False)
    """It is looked at now."""


def choose(
    targets: Iterable[Target], selection: Selection, recheck: Recheck, now: datetime, done: Collection[str] = ()
) -> list[Planned]:
    """Return the targets asked for in the order in which they are due, each with whether it is looked at now.

    Those with keys in ``done`` have been, by a run that did not come to its end. Of the looks at each only the last is
    handed on, for a store can hold more of them than memory.
    """
    planned = sorted(
        (
            Planned(replace(target, looks=target.looks[-1:]), due_of(target, recheck, now))
            for target in targets
            if _is_asked_for(target, selection)
        ),
        key=lambda one: (one.due.at, one.target.key),
    )
    left = len(planned) if selection.limit is None else selection.limit
    chosen = []
    for one in planned:
        wanted = left > 0 and one.target.key not in done and _is_wanted(one, selection, now)
        left -= wanted
        chosen.append(Planned(one.target, one.due, now=wanted))
    return chosen


def due_of(target: Target, recheck: Recheck, now: datetime) -> Due:
    """Return when a target is due: ``now`` where it was never looked at."""
    return next_due(target.key, target.looks, recheck) if target.looks else Due(now, NEVER_SEEN)


def _is_asked_for(target: Target, selection: Selection) -> bool:
    named = bool(selection.articles or selection.citations)
    if named and selection.articles.isdisjoint(target.articles) and selection.citations.isdisjoint(target.citations):
        return False
    status = target.last.status if target.last is not None else Status.PENDING
    return not selection.statuses or status in selection.statuses


def _is_wanted(planned: Planned, selection: Selection, now: datetime) -> bool:
    last = planned.target.last
    if selection.older_than is not None:
        return last is None or now - last.at >= selection.older_than
    return selection.every or planned.due.at <= now
