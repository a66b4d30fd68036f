"""What a plan of looks catches for its requests, on made pages: ours beside fixed intervals and Nutch's adaptive rule.

    python benchmarks/recheck.py [--pages 1000] [--days 365] [--policy FILE]

So many pages of each kind are followed in simulated time: some never change, some are corrected after publication and
edited now and then, some differ at every look, some die (half by a 404, half by a server that no longer answers), some
are down for hours now and then. Every plan has its failures confirmed by the same rule of ours; what differs is when it
looks. Nutch's rule is that of its AdaptiveFetchSchedule with the values of its nutch-default.xml.
"""

import argparse
import bisect
import random
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.judging import Verdict
from crawler.judging.history import confirm_verdict
from crawler.policy import Policy, Recheck, load
from crawler.rechecking.due import next_due
from crawler.rechecking.target import Look
from crawler.vocabulary import Reason, Status

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
FOUND = Verdict(Status.LIVE, Reason.OK)
GONE = Verdict(Status.DEAD, Reason.HTTP_404)
DOWN = Verdict(Status.SUSPECT, Reason.TIMEOUT)

# nutch-default.xml of Apache Nutch: intervals in days.
NUTCH_FIRST, NUTCH_MOST, NUTCH_GONE_MOST = 30.0, 365.0, 90.0
NUTCH_INCREASE, NUTCH_DECREASE, NUTCH_SYNC = 0.4, 0.2, 0.3
NUTCH_RETRIES = 3

MOST_REQUESTS = 500
"""A page is not followed further: Nutch's rule comes down to a minute for what differs at every look."""


@dataclass
class Page:
    """A made page: what it says and whether it answers, in days from its first capture."""

    key: str
    edits: list[float] = field(default_factory=list)
    """When a new version appeared."""
    dies: float | None = None
    hard: bool = True
    outages: list[tuple[float, float]] = field(default_factory=list)
    restless: bool = False

    def answers(self, day: float) -> Verdict:
        """Return what a look at a day finds."""
        if self.dies is not None and day >= self.dies:
            return GONE if self.hard else DOWN
        place = bisect.bisect_right(self.outages, (day, float("inf"))) - 1
        return DOWN if place >= 0 and day < self.outages[place][1] else FOUND

    def version(self, day: float) -> int:
        """Return which version there is at a day."""
        return round(day * 1e6) if self.restless else bisect.bisect_right(self.edits, day)


@dataclass
class Followed:
    """What came of following one page."""

    requests: int
    versions: int
    detected: float | None
    """Days from the page's death to its verdict."""
    wrongly_dead: int
    """Times that a page which was only down was called dead."""


Plan = Callable[[Page, list[Look]], datetime]


def ours(recheck: Recheck) -> Plan:
    """Return the plan of a policy."""
    return lambda page, looks: next_due(page.key, looks, recheck).at


def fixed(days: float) -> Plan:
    """Return a plan that looks every so many days."""
    return lambda _, looks: looks[-1].at + days * DAY


@dataclass
class Nutch:
    """Nutch's state of one page."""

    interval: float = NUTCH_FIRST
    modified: datetime = BEGIN
    failed: int = 0

    def after(self, looks: list[Look]) -> datetime:
        """Return when Nutch's adaptive schedule looks next; asked once after every look."""
        look = looks[-1]
        if look.status is Status.LIVE:
            self.failed = 0
            if len(looks) > 1:
                self.interval *= 1 - NUTCH_DECREASE if look.changed else 1 + NUTCH_INCREASE
            self.modified = look.at if look.changed else self.modified
            since = (look.at - self.modified) / DAY
            self.interval = min(max(self.interval, since), NUTCH_MOST)
            return look.at + max(self.interval - since * NUTCH_SYNC, 1 / 1440) * DAY
        self.failed += 1
        if look.reason is Reason.TIMEOUT and self.failed <= NUTCH_RETRIES:
            return look.at + DAY
        longer = self.interval * 1.5
        self.interval = longer if longer < NUTCH_GONE_MOST else NUTCH_GONE_MOST * 0.9
        return look.at + self.interval * DAY


def nutch() -> Plan:
    """Return Nutch's plan."""
    states: dict[str, Nutch] = {}
    return lambda page, looks: states.setdefault(page.key, Nutch()).after(looks)


def follow(page: Page, plan: Plan, days: float, recheck: Recheck) -> Followed:
    """Look at a page whenever a plan says so."""
    looks: list[Look] = []
    seen: set[int] = set()
    detected, wrongly, last_version = None, 0, page.version(0)
    at = BEGIN
    while (day := (at - BEGIN) / DAY) < days and len(looks) < MOST_REQUESTS:
        found = confirm_verdict(page.answers(day), looks, recheck.confirm, at)
        changed = False
        if found.status is Status.LIVE:
            version = page.version(day)
            seen.add(version)
            changed, last_version = version != last_version, version
        if found.status is Status.DEAD:
            if page.dies is None or day < page.dies:
                wrongly += not looks or looks[-1].status is not Status.DEAD
            elif detected is None:
                detected = day - page.dies
        looks.append(Look(at, found.status, found.reason, changed=changed))
        at = plan(page, looks)
    return Followed(len(looks), len(seen), detected, wrongly)


def spread(draw: random.Random, days: float, mean: float) -> list[float]:
    """Return moments that come one after another at random, so many days apart on average."""
    moments, at = [], draw.expovariate(1 / mean)
    while at < days:
        moments.append(at)
        at += draw.expovariate(1 / mean)
    return moments


def edited(draw: random.Random, days: float) -> list[float]:
    """Return the edits of an article: corrections in its first days, and now and then one later."""
    corrections = [min(draw.lognormvariate(-1, 1.5), 14) for _ in range(draw.choice((0, 1, 1, 2)))]
    return sorted(corrections + spread(draw, days, draw.uniform(30, 200)))


def make(kind: str, number: int, days: float) -> Page:
    """Return a page of a kind; the same at every run."""
    draw = random.Random(f"{kind} {number}")
    page = Page(f"{draw.getrandbits(128):032x}")
    match kind:
        case "edited now and then":
            page.edits = edited(draw, days)
        case "another at every look":
            page.restless = True
        case "dying by a 404" | "dying by silence":
            page.edits, page.hard = edited(draw, days), kind == "dying by a 404"
            page.dies = draw.uniform(0.5, days)
            page.edits = [edit for edit in page.edits if edit < page.dies]
        case "down for hours now and then":
            page.outages = [(begin, begin + draw.expovariate(3)) for begin in spread(draw, days, 15)]
    return page


KINDS = (
    "never changing",
    "edited now and then",
    "another at every look",
    "dying by a 404",
    "dying by silence",
    "down for hours now and then",
)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=1000, help="of each kind")
    options.add_argument("--days", type=float, default=365.0)
    options.add_argument("--policy", type=Path, help="whose recheck section is simulated")
    asked = options.parse_args()
    recheck = (load(asked.policy) if asked.policy else Policy()).recheck
    pages = {kind: [make(kind, number, asked.days) for number in range(asked.pages)] for kind in KINDS}
    plans = {
        "evercite": ours(recheck),
        "evercite, `max: 30d`": ours(recheck.model_copy(update={"max": 30 * DAY})),
        "every 7 days": fixed(7),
        "every 30 days": fixed(30),
        "Nutch adaptive": nutch(),
    }
    found = {
        (name, kind): [follow(page, plan, asked.days, recheck) for page in pages[kind]]
        for name, plan in plans.items()
        for kind in KINDS
    }
    print(f"{asked.pages} pages a kind, {asked.days:g} days")
    print("| pages | plan | requests a page | versions caught | days to verdict, median (mean) | wrongly dead |")
    print("|---|---|---:|---:|---:|---:|")
    for kind in KINDS:
        for name in plans:
            print(row(kind, name, pages[kind], found[name, kind], asked.days))
    for name in plans:
        requests = statistics.mean(one.requests for kind in KINDS for one in found[name, kind])
        print(f"| all | {name} | {spelt(requests)} | | | |")


def row(kind: str, name: str, pages: list[Page], found: list[Followed], days: float) -> str:
    """Return a line of the table."""
    requests = statistics.mean(one.requests for one in found)
    there = sum(len(page.edits) + 1 for page in pages)
    caught = "–" if pages[0].restless else f"{sum(one.versions for one in found) / there:.1%}"
    late = [
        days - page.dies if one.detected is None else one.detected
        for page, one in zip(pages, found, strict=True)
        if page.dies is not None
    ]
    told = f"{statistics.median(late):.1f} ({statistics.mean(late):.1f})" if late else "–"
    return f"| {kind} | {name} | {spelt(requests)} | {caught} | {told} | {sum(one.wrongly_dead for one in found)} |"


def spelt(requests: float) -> str:
    """Return a number of requests as the table has it."""
    return f"over {MOST_REQUESTS}" if requests >= MOST_REQUESTS else f"{requests:.1f}"


if __name__ == "__main__":
    main()
