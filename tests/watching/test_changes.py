from datetime import UTC, datetime, timedelta

import pytest

from crawler.rechecking.target import Look, Target
from crawler.vocabulary import Reason, Status
from crawler.watching.changes import ChangeKind, change_of, changes

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
DAY = timedelta(days=1)


def look(day: float, status: Status, reason: Reason = Reason.OK, *, changed: bool = False) -> Look:
    return Look(MONDAY + day * DAY, status, reason, changed=changed)


def target(*looks: Look, url: str = "http://a.test/") -> Target:
    return Target("0" * 32, url, looks)


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        (Status.LIVE, Status.LIVE, None),
        (Status.DEAD, Status.DEAD, None),
        (Status.LIVE, Status.DEAD, ChangeKind.DEAD),
        (Status.SUSPECT, Status.DEAD, ChangeKind.DEAD),
        (Status.BLOCKED, Status.DEAD, ChangeKind.DEAD),
        (Status.LIVE, Status.SUSPECT, ChangeKind.FAILING),
        (Status.LIVE, Status.BLOCKED, ChangeKind.BLOCKED),
        (Status.DEAD, Status.LIVE, ChangeKind.RECOVERED),
        (Status.SUSPECT, Status.LIVE, ChangeKind.BACK),
        (Status.BLOCKED, Status.LIVE, ChangeKind.BACK),
        (Status.EXCLUDED, Status.LIVE, ChangeKind.OTHER),
        (Status.LIVE, Status.EXCLUDED, ChangeKind.OTHER),
    ],
)
def test_a_change_is_named_by_its_two_ends(was: Status, now: Status, kind: ChangeKind | None) -> None:
    found = change_of(target(look(-1, was), look(1, now)), MONDAY)
    assert (found.kind if found else None) == kind
    if found:
        assert (found.before, found.after) == (look(-1, was), look(1, now))


def test_what_is_new_is_told_apart() -> None:
    found = change_of(target(look(1, Status.DEAD)), MONDAY)
    assert found is not None
    assert (found.kind, found.before) == (ChangeKind.FIRST, None)


def test_what_was_not_looked_at_has_not_changed() -> None:
    assert change_of(target(look(-1, Status.LIVE)), MONDAY) is None
    assert change_of(target(), MONDAY) is None


def test_a_page_that_says_something_else_has_changed_also_when_it_was_looked_at_again() -> None:
    page = target(look(-1, Status.LIVE), look(1, Status.LIVE, changed=True), look(2, Status.LIVE))
    found = change_of(page, MONDAY)
    assert found is not None
    assert found.kind is ChangeKind.CHANGED
    assert change_of(page, MONDAY + 1.5 * DAY) is None


def test_only_what_lies_between_the_two_moments_counts() -> None:
    page = target(look(-1, Status.LIVE), look(1, Status.SUSPECT), look(3, Status.DEAD), look(5, Status.LIVE))
    assert change_of(page, MONDAY) is None
    kinds = [change_of(page, MONDAY + since * DAY, MONDAY + until * DAY) for since, until in ((0, 2), (0, 4), (2, 4))]
    assert [found.kind for found in kinds if found] == [ChangeKind.FAILING, ChangeKind.DEAD, ChangeKind.DEAD]


def test_the_gravest_comes_first() -> None:
    pages = [
        target(look(-1, Status.LIVE), look(1, Status.LIVE, changed=True), url="http://a.test/"),
        target(look(-1, Status.DEAD), look(1, Status.LIVE), url="http://b.test/"),
        target(look(-1, Status.LIVE), look(1, Status.DEAD), url="http://d.test/"),
        target(look(-1, Status.LIVE), look(1, Status.DEAD), url="http://c.test/"),
    ]
    assert [change.target.url[7] for change in changes(pages, MONDAY)] == ["c", "d", "b", "a"]
