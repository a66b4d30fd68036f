from datetime import UTC, datetime, timedelta

from crawler.policy import Recheck
from crawler.rechecking.choosing import NEVER_SEEN, Selection, choose
from crawler.rechecking.target import Look, Target
from crawler.vocabulary import Reason, Status

NOW = datetime(2026, 3, 2, tzinfo=UTC)
DAY = timedelta(days=1)

FRESH = Target("7fffffff1", "http://fresh.test/", (Look(NOW - 1 * DAY, Status.DEAD, Reason.HTTP_404),), ("c1",), ("a",))
OLD = Target("7fffffff2", "http://old.test/", (Look(NOW - 40 * DAY, Status.LIVE, Reason.OK),), ("c2",), ("a", "b"))
OLDER = Target("7fffffff3", "http://older.test/", (Look(NOW - 50 * DAY, Status.DEAD, Reason.DNS),), ("c3",), ("b",))
NEW = Target("7fffffff4", "http://new.test/", (), ("c4",), ("b",))
ALL = (FRESH, OLD, OLDER, NEW)


def now(selection: Selection, done: tuple[str, ...] = ()) -> list[str]:
    return [one.target.url[7:-6] for one in choose(ALL, selection, Recheck(), NOW, done) if one.now]


def test_what_is_due_is_looked_at_the_longest_due_first() -> None:
    planned = choose(ALL, Selection(), Recheck(), NOW)
    assert [(one.target.url[7:-6], one.now) for one in planned] == [
        ("older", True), ("old", True), ("new", True), ("fresh", False)]  # fmt: skip
    assert planned[2].due.why == NEVER_SEEN


def test_all_is_looked_at_when_all_is_asked_for() -> None:
    assert now(Selection(every=True)) == ["older", "old", "new", "fresh"]


def test_what_was_not_looked_at_for_long_is_looked_at_due_or_not() -> None:
    assert now(Selection(older_than=45 * DAY)) == ["older", "new"]
    assert now(Selection(older_than=12 * timedelta(hours=1))) == ["older", "old", "new", "fresh"]


def test_the_status_of_the_newest_verdict_can_be_asked_for() -> None:
    assert now(Selection(statuses=frozenset({Status.DEAD}))) == ["older"]
    assert now(Selection(statuses=frozenset({Status.DEAD}), every=True)) == ["older", "fresh"]
    assert now(Selection(statuses=frozenset({Status.PENDING}))) == ["new"]


def test_articles_and_citations_can_be_asked_for() -> None:
    assert now(Selection(articles=frozenset({"a"}), every=True)) == ["old", "fresh"]
    assert now(Selection(citations=frozenset({"c3"}), every=True)) == ["older"]
    assert now(Selection(articles=frozenset({"a"}), citations=frozenset({"c4"}), every=True)) == ["old", "new", "fresh"]


def test_no_more_are_looked_at_than_asked_for() -> None:
    assert now(Selection(limit=2)) == ["older", "old"]
    assert now(Selection(limit=0)) == []


def test_what_an_interrupted_run_has_looked_at_is_not_looked_at_again() -> None:
    assert now(Selection(every=True), (OLD.key, FRESH.key)) == ["older", "new"]
