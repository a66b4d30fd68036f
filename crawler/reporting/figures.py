"""The figures of a report: how many citations are in which state, and what that says of link rot."""

import contextlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from crawler import urls
from crawler.vocabulary import Status

ATTENTION = (Status.DEAD, Status.LOST, Status.SUSPECT)
"""What somebody should look at, first things first."""

_JUDGED = (Status.LIVE, Status.DEAD, Status.SUSPECT, Status.BLOCKED)
"""What was asked and told something: of these a rate of rot is taken."""

UNKNOWN = "unknown"
"""When an article was published that does not say."""

MONTHS_TOLD = 24
"""So many months are a table to read; for a longer time years are told."""

_MONTH = re.compile("[0-9]{4}(?:-[0-9]{2})?")

_NORMAL_95 = 1.959964
"""The quantile of the normal distribution that leaves 2.5 % above it."""


@dataclass(slots=True)
class Figures:
    """Counts over citations; links that are no citations are left out."""

    articles: int = 0
    citations: int = 0
    captured: int = 0
    by_status: Counter[str] = field(default_factory=Counter)
    by_reason: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_role: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_month: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By the month in which the article was published, as in ``2026-03``, or by the year where that is all it says;
    ``unknown`` where it says nothing."""
    failing_hosts: Counter[str] = field(default_factory=Counter)
    """Hosts by how many of their cited pages are dead or suspect."""
    first_check: str | None = None
    last_check: str | None = None
    """ISO 8601, UTC."""

    def add(self, row: Mapping[str, Any]) -> None:
        """Count a manifest row of a citation."""
        citation, verdict = row["citation"], row["verdict"]
        status, checked = verdict["status"], verdict["checked_at"]
        self.citations += 1
        self.captured += row["capture"] is not None
        self.by_status[status] += 1
        self.by_reason[status, verdict["reason"]] += 1
        self.by_role[citation["role"]][status] += 1
        published = _MONTH.match(row["article"]["published"] or "")
        self.by_month[published[0] if published else UNKNOWN][status] += 1
        if status in (Status.DEAD, Status.SUSPECT) and citation["target"]:
            with contextlib.suppress(urls.InvalidURL):
                self.failing_hosts[urls.host(citation["target"])] += 1
        if checked is not None:
            self.first_check = min(self.first_check or checked, checked)
            self.last_check = max(self.last_check or checked, checked)

    @property
    def by_publication(self) -> tuple[str, dict[str, Counter[str]]]:
        """Counts by when articles were published, in order, with what they are parted by: ``month`` or ``year``.

        By month where all that is known lies within :data:`MONTHS_TOLD` months.
        """
        known = self.by_month.keys() - {UNKNOWN}
        if known and max(_month(when, 12) for when in known) - min(_month(when, 1) for when in known) < MONTHS_TOLD:
            return "month", dict(sorted(self.by_month.items()))
        by_year: dict[str, Counter[str]] = defaultdict(Counter)
        for when, counts in sorted(self.by_month.items()):
            by_year[when if when == UNKNOWN else when[:4]].update(counts)
        return "year", dict(by_year)

    @property
    def judged(self) -> int:
        """Citations that were asked for and told something."""
        return sum(self.by_status[status] for status in _JUDGED)

    @property
    def rot(self) -> tuple[float, float] | None:
        """The share of judged citations that are dead, and that with suspects, 0 to 1; None without any."""
        return rot_of(self.by_status)


def _month(when: str, if_unsaid: int) -> int:
    """Return a month as a number that the next month is one more than; of a year alone the one that is given."""
    return int(when[:4]) * 12 + (int(when[5:]) if when[5:] else if_unsaid)


def rot_of(by_status: Mapping[str, int]) -> tuple[float, float] | None:
    """Return the share of judged citations that are dead for certain, and that with those that may be."""
    judged = sum(by_status.get(status, 0) for status in _JUDGED)
    if not judged:
        return None
    dead = by_status.get(Status.DEAD, 0)
    return dead / judged, (dead + by_status.get(Status.SUSPECT, 0)) / judged


def interval(share: float, of: int) -> tuple[float, float]:
    """Return Wilson's score interval (1927) of a share of so many, at 95 %: what chance alone may make of it."""
    if not of:
        return 0.0, 1.0
    square = _NORMAL_95**2 / of
    middle = (share + square / 2) / (1 + square)
    half = _NORMAL_95 * math.sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def counted(figures: Figures, rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield rows and count them on the way."""
    before = None
    for row in rows:
        if row["article"]["id"] != before:
            figures.articles += 1
            before = row["article"]["id"]
        figures.add(row)
        yield row
