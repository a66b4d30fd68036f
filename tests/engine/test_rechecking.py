"""Known citations are looked at again, over days that pass in no time."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from crawler.archiving import Options, Summary, archive
from crawler.engine.clock import Clock
from crawler.manifest.looks import targets
from crawler.manifest.rows import history
from crawler.manifest.store import Store
from crawler.policy import Policy
from crawler.rechecking.choosing import Selection, choose
from crawler.rechecking.target import Target
from crawler.vocabulary import Status
from crawler.watching.changes import ChangeKind, changes
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page, to, verdict
from tests.engine.test_not_modified import unchanging
from tests.engine.test_rebuilding import same_after_rebuild
from tests.engine.test_reviewing import FIRST, SECOND, html
from tests.world import World

BEGIN = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ROOT = Path(__file__).parents[2]


def at(days: float) -> Clock:
    """Return a clock that starts so many days after the beginning."""
    return Clock(wall=lambda: (BEGIN + days * DAY).timestamp())


class Calendar:
    """A library whose days pass in no time."""

    def __init__(self, library: Library, policy: Policy) -> None:
        self.library = library
        self.policy = policy

    def begin(self, *urls: str) -> None:
        options = Options(self.library.store, self.policy, (self.library.article(*urls),))
        archive(options, self.library.heard, at(0))

    def look(self, day: float, **selection: Any) -> Summary:
        options = Options(self.library.store, self.policy, recheck=Selection(**selection))
        return archive(options, self.library.heard, at(day))

    def targets(self) -> dict[str, Target]:
        with Store.open(self.library.store) as store, store.connect() as connection:
            return {target.url: target for target in targets(connection)}

    def looks(self, url: str) -> list[tuple[float, str]]:
        """Return the days of all looks at a target, to a tenth, with what each found."""
        return [(round((look.at - BEGIN) / DAY, 1), look.status.value) for look in self.targets()[url].looks]

    def history(self, url: str) -> list[dict[str, Any]]:
        with Store.open(self.library.store) as store, store.connect() as connection:
            return history(connection, self.library.row(url)["citation"]["id"])


@pytest.fixture
def calendar(library: Library) -> Calendar:
    return Calendar(library, policy())


def by_day(days: dict[float, bytes], now: list[float]) -> Callable[[bytes], bytes]:
    """Return an answer that is another from certain days on."""
    return lambda _: next(answer for day, answer in reversed(days.items()) if day <= now[0])


def test_ten_days_over_a_web_that_flaps_give_each_link_its_due(world: World, calendar: Calendar) -> None:
    today, busy, here = [0.0], page("busy", "503 Busy"), page("here " * 300)
    scripts = {
        "/steady": {0: here},
        "/gone": {0: here, 2: page("gone", "410 Gone")},
        "/down": {0: here, 1: busy},
        "/flaps": {0: here, 1: busy, 2: here, 3: busy, 5: here},
        "/returns": {0: page("", "404 Not Found"), 5: here},
        "/late": {0: here, 5: busy},
    }
    # Each on a host of its own: one that is busy would slow the others down.
    urls = {
        path: world.serve(path, by_day(script, today), host=f"127.0.1.{number}")
        for number, (path, script) in enumerate(scripts.items(), 1)
    }
    calendar.begin(*urls.values())
    for day in range(1, 11):
        today[0] = day
        # A little later every day, so that three days on is never a second too soon.
        calendar.look(day + day / 1000, every=True)
    found = {path: verdict(calendar.library, url) for path, url in urls.items()}
    assert found == {
        "/steady": ("live", "ok"),
        "/gone": ("dead", "http-410"),
        "/down": ("dead", "http-5xx"),
        "/flaps": ("live", "ok"),
        "/returns": ("live", "ok"),
        "/late": ("suspect", "http-5xx"),
    }
    # Failed on days 1, 4 and 7: three checks that are three days apart.
    down = calendar.looks(urls["/down"])
    assert [status for _, status in down] == ["live", *["suspect"] * 6, *["dead"] * 4]
    assert calendar.looks(urls["/gone"])[2] == (2.0, "dead")
    assert [status for _, status in calendar.looks(urls["/flaps"])] == [
        "live", "suspect", "live", "suspect", "suspect", *["live"] * 6]  # fmt: skip
    facts = calendar.history(urls["/returns"])
    assert [fact["status"] for fact in facts] == [*["dead"] * 5, *["live"] * 6]
    assert facts[5]["evidence"]["recovered_from"]["reason"] == "http-404"


def test_what_is_due_is_looked_at_when_the_plan_says_so(world: World, calendar: Calendar) -> None:
    today = [0.0]
    steady = world.serve("/steady", page("here " * 300))
    down = world.serve("/down", by_day({0: page("x"), 2: page("busy", "503 Busy")}, today))
    calendar.begin(steady, down)
    for half_days in range(1, 41):
        today[0] = half_days / 2
        calendar.look(half_days / 2)
    assert calendar.looks(steady) == [(0, "live"), (0.5, "live"), (1.5, "live"), (3.5, "live"), (7.5, "live")]
    failed = [(day, status) for day, status in calendar.looks(down) if status != "live"]
    assert [status for _, status in failed] == ["suspect", "suspect", "dead", "dead"]
    days = [day for day, _ in failed]
    assert days[0] == 3.5
    assert [3 <= later - sooner <= 3.5 for sooner, later in pairwise(days)] == [True, True, False]
    assert 6 <= days[3] - days[2] <= 8


def test_a_page_that_is_in_doubt_is_looked_at_again_when_its_interval_is_over(world: World, calendar: Calendar) -> None:
    doubtful = world.serve("/it", b"HTTP/1.1 304 Not Modified\r\n\r\n")  # that nobody asked for
    calendar.begin(doubtful)
    for day in (1, 6, 8):
        calendar.look(day)
    assert calendar.looks(doubtful) == [(0, "suspect"), (8, "suspect")]


def test_what_changed_between_two_looks_is_told(world: World, calendar: Calendar) -> None:
    urls = [world.serve(f"/{n}", page("here " * 300)) for n in range(3)]
    calendar.begin(*urls)
    world.serve("/1", page("other " * 300))
    world.serve("/2", page("gone", "404 Gone"))
    calendar.look(8)
    found = {c.target.url: c.kind for c in changes(calendar.targets().values(), BEGIN + 1 * DAY)}
    assert found == {urls[1]: ChangeKind.CHANGED, urls[2]: ChangeKind.DEAD}


def test_a_clock_on_a_page_is_no_change(world: World, calendar: Calendar) -> None:
    edited = (*FIRST[:2], SECOND[0])
    answers = [
        html(*FIRST, more="<p>12:01</p>"), html(*FIRST, more="<p>12:02</p>"), html(*edited, more="<p>12:03</p>"),
        html(*edited, more="<p>12:04</p>"), html(*FIRST, more="<p>12:05</p>"),
    ]  # fmt: skip
    url = world.serve("/it", lambda _: answers.pop(0))
    calendar.begin(url)
    for day in range(1, 5):
        calendar.look(day, every=True)
    assert [look.changed for look in calendar.targets()[url].looks] == [False, False, True, False, True]


def test_a_304_for_a_page_in_chunks_is_compared_to_the_first_capture(world: World, calendar: Calendar) -> None:
    body = html(*FIRST).partition(b"\r\n\r\n")[2]
    head = b'HTTP/1.1 200 OK\r\nETag: "a"\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n'
    chunked = head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    answers = [html(*SECOND), chunked, b"HTTP/1.1 304 Not Modified\r\n\r\n"]
    url = world.serve("/it", lambda _: answers.pop(0))
    calendar.begin(url)
    calendar.look(1, every=True)
    second = calendar.library.row(url)["drift"]
    calendar.look(2, every=True)
    third = calendar.library.row(url)
    assert third["verdict"]["evidence"]["not_modified"] is True
    assert third["drift"] == second
    assert second["kind"] == "changed"


def test_a_redirect_is_followed_anew_and_its_end_asked_for_with_conditions(world: World, calendar: Calendar) -> None:
    world.serve(
        "/end", lambda r: b"HTTP/1.1 304 Not Modified\r\n\r\n" if b"If-" in r else page("x", "200 OK", 'ETag: "a"')
    )
    url = world.serve("/start", to("/end"))
    calendar.begin(url)
    calendar.look(1, every=True)
    row = calendar.library.row(url)
    assert (row["verdict"]["status"], row["verdict"]["reason"]) == ("live", "redirected")
    assert row["verdict"]["evidence"]["not_modified"] is True
    assert [hop["http_status"] for hop in row["capture"]["hops"]] == [302, 200]


def test_no_article_is_read_again(world: World, calendar: Calendar) -> None:
    cited = world.serve("/cited", page("x"))
    source = world.serve("/article", page(f"<article><p>It is said <a href='{cited}'>in a report</a>.</p></article>"))
    archive(Options(calendar.library.store, calendar.policy, (source,)), calendar.library.heard, at(0))
    summary = calendar.look(1, every=True)
    assert summary.articles == ()
    assert len(world.requests("/article")) == 1
    assert len(world.requests("/cited")) == 2


def test_a_citation_that_an_edit_removed_is_not_followed_any_more(world: World, calendar: Calendar) -> None:
    kept, removed = world.serve("/kept", page("x")), world.serve("/removed", page("x"))
    calendar.begin(kept, removed)
    options = Options(calendar.library.store, calendar.policy, (calendar.library.article(kept),))
    archive(options, calendar.library.heard, at(1))
    calendar.look(2, every=True)
    assert (len(world.requests("/kept")), len(world.requests("/removed"))) == (2, 1)


def test_an_interrupted_recheck_of_all_goes_on_where_it_stopped(world: World, calendar: Calendar) -> None:
    urls = [world.serve(f"/{n}", page(f"{n}")) for n in range(6)]
    calendar.begin(*urls)
    budget = policy(rest="budget: {bytes: 200B}")
    options = Options(calendar.library.store, budget, recheck=Selection(every=True))
    first = archive(options, calendar.library.heard, at(1))
    assert first.budget_reached
    calendar.look(1.1, every=True)
    assert {len(world.requests(f"/{n}")) for n in range(6)} == {2}


def test_a_rebuilt_manifest_plans_the_same_looks(world: World, calendar: Calendar) -> None:
    urls = [world.serve("/it", page("it " * 500)), world.serve("/down", page("", "503 Busy"))]
    calendar.begin(*urls)
    calendar.look(5)

    def planned() -> str:
        chosen = choose(calendar.targets().values(), Selection(), calendar.policy.recheck, BEGIN + 6 * DAY)
        return json.dumps([(one.target.url, one.due.why, str(one.due.at)) for one in chosen])

    before = planned()
    same_after_rebuild(calendar.library)
    assert planned() == before
    assert Status.SUSPECT in {look.status for target in calendar.targets().values() for look in target.looks}


KILLED = """
import os, signal, sys
from pathlib import Path
from crawler.archiving import Options, archive
from crawler.rechecking.choosing import Selection
from tests.engine.conftest import Heard, policy
from tests.engine.test_rechecking import at
heard, left = Heard(), 3
def count(url):
    global left
    left -= 1
    if not left: os.kill(os.getpid(), signal.SIGKILL)
heard.on_judged = count
archive(Options(Path(sys.argv[1]), policy(), recheck=Selection(every=True)), heard, at(1))
"""


def test_a_recheck_that_was_killed_leaves_a_sound_store_and_the_next_one_asks_for_the_rest(
    world: World, calendar: Calendar
) -> None:
    urls = [world.serve(f"/{n}", unchanging()) for n in range(6)]
    calendar.begin(*urls)
    killed = subprocess.run([sys.executable, "-c", KILLED, calendar.library.store], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    calendar.look(1.1, every=True)
    assert {verdict(calendar.library, url) for url in urls} == {("live", "ok")}
    assert {len(calendar.targets()[url].looks) for url in urls} == {2}
    assert sum(len(world.requests(f"/{n}")) for n in range(6)) <= 13  # but for what was in flight, each was asked once
    verified = subprocess.run(
        [sys.executable, "-m", "crawler.cli", "verify", "--store", calendar.library.store], cwd=ROOT, check=False
    )
    assert verified.returncode == 0
