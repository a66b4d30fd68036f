from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.policy import Confirm, Recheck
from crawler.rechecking.due import JITTER, Due, next_due
from crawler.rechecking.target import Look
from crawler.vocabulary import Reason, Status

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MIDDLE = "7fffffff" + "0" * 24
"""A key whose lot is nought: no jitter."""

OK, GONE, DOWN, SHUT, DOUBTFUL = (
    (Status.LIVE, Reason.OK),
    (Status.DEAD, Reason.HTTP_404),
    (Status.SUSPECT, Reason.TIMEOUT),
    (Status.BLOCKED, Reason.HTTP_403),
    (Status.SUSPECT, Reason.SOFT_404),
)


def look(after: timedelta, found: tuple[Status, Reason] = OK, *, changed: bool = False) -> Look:
    return Look(BEGIN + after, *found, changed=changed)


def due(*looks: Look, key: str = MIDDLE, recheck: Recheck | None = None) -> Due:
    return next_due(key, looks, recheck or Recheck())


def followed(
    days: int, found: tuple[Status, Reason] = OK, *, changed: bool = False, recheck: Recheck | None = None
) -> list[timedelta]:
    """Return the times of all looks at a page that always answers alike, each taken when it was due."""
    looks = [look(timedelta(), found)]
    while (at := due(*looks, recheck=recheck).at) < BEGIN + days * DAY:
        looks.append(look(at - BEGIN, found, changed=changed))
    return [one.at - BEGIN for one in looks]


def test_a_page_is_looked_at_soon_after_its_first_capture_and_then_ever_more_rarely() -> None:
    taken = followed(400)
    assert taken[:9] == [0 * DAY, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 21 * DAY, 49 * DAY, 105 * DAY]
    assert {later - sooner for sooner, later in pairwise(taken[8:])} == {90 * DAY}


def test_first_looks_that_were_missed_are_not_made_up_for() -> None:
    assert due(look(0 * DAY), look(2 * DAY)).at == BEGIN + 3 * DAY
    assert due(look(0 * DAY), look(5 * DAY)).at == BEGIN + 7 * DAY


def test_a_page_that_says_something_else_is_looked_at_sooner() -> None:
    quiet = [look(after) for after in (0 * DAY, 7 * DAY, 21 * DAY)]
    assert due(*quiet).at == BEGIN + (21 + 28) * DAY
    assert due(*quiet, look(49 * DAY, changed=True)).at == BEGIN + (49 + 14) * DAY
    assert due(*quiet, look(49 * DAY, changed=True), look(63 * DAY)).at == BEGIN + (63 + 28) * DAY


def test_intervals_stay_between_the_shortest_and_the_longest() -> None:
    bounds = Recheck(first=(), min=2 * DAY, max=5 * DAY, yearly=1000)
    always = followed(16, changed=True, recheck=bounds)
    never = followed(60, recheck=bounds)
    assert {later - sooner for sooner, later in pairwise(always)} == {2 * DAY}
    assert {later - sooner for sooner, later in pairwise(never[3:])} == {5 * DAY}


def test_what_differs_at_every_look_is_not_run_after() -> None:
    taken = followed(365, changed=True, recheck=Recheck(yearly=1000))
    gaps = [later - sooner for sooner, later in pairwise(taken)]
    assert min(gaps[5:]) == DAY
    assert len(taken) < 25
    # Once it was calm, a change counts again.
    looks = [*(look(at, changed=at > 0 * DAY) for at in taken), look(taken[-1] + DAY)]
    before, after = due(*looks), due(*looks, look(taken[-1] + 2 * DAY, changed=True))
    assert after.at - looks[-1].at - DAY <= (before.at - looks[-1].at) / 2


def test_what_was_looked_at_too_soon_lengthens_nothing() -> None:
    quiet = [look(after) for after in (0 * DAY, 7 * DAY, 21 * DAY)]
    often = [look(22 * DAY + n * HOUR) for n in range(10)]
    assert due(*quiet, *often).at - often[-1].at == 28 * DAY


def test_a_suspect_is_due_when_its_next_failed_check_counts() -> None:
    again = due(look(0 * DAY), look(30 * DAY, DOWN))
    assert (again.at, again.why) == (BEGIN + 33 * DAY, "suspect, 1 of 3 failed checks")
    # Asked by hand meanwhile: that check does not count, and puts nothing off.
    assert due(look(0 * DAY), look(30 * DAY, DOWN), look(32 * DAY, DOWN)).at == BEGIN + 33 * DAY
    assert due(look(0 * DAY), look(30 * DAY, DOWN), look(33 * DAY, DOWN)).why == "suspect, 2 of 3 failed checks"
    slow = Recheck(confirm=Confirm(checks=4, apart=10 * DAY))
    assert due(look(0 * DAY, DOWN), recheck=slow).at == BEGIN + 10 * DAY


@pytest.mark.parametrize("key", ["00000000" + "0" * 24, "ffffffff" + "0" * 24])
def test_a_suspect_is_never_due_before_its_check_counts(key: str) -> None:
    assert BEGIN + 3 * DAY <= due(look(0 * DAY, DOWN), key=key).at <= BEGIN + 3 * DAY * (1 + JITTER)


def test_a_dead_link_is_looked_at_ever_more_rarely_since_it_may_come_back() -> None:
    taken = followed(400, GONE)
    gaps = [later - sooner for sooner, later in pairwise(taken)]
    assert gaps[:6] == [7 * DAY, 14 * DAY, 28 * DAY, 56 * DAY, 90 * DAY, 90 * DAY]


def test_what_shuts_us_out_is_looked_at_rarely() -> None:
    taken = followed(200, SHUT)
    gaps = [later - sooner for sooner, later in pairwise(taken)]
    assert gaps[:5] == [7 * DAY, 14 * DAY, 28 * DAY, 30 * DAY, 30 * DAY]


def test_a_page_in_doubt_is_looked_at_rarely_since_no_number_of_looks_confirms_it() -> None:
    gaps = [later - sooner for sooner, later in pairwise(followed(200, DOUBTFUL))]
    assert gaps[:5] == [7 * DAY, 14 * DAY, 28 * DAY, 30 * DAY, 30 * DAY]
    # A failure after doubt is the first of its row, and doubt after a failure ends the row.
    assert due(look(0 * DAY, DOUBTFUL), look(30 * DAY, DOWN)).why == "suspect, 1 of 3 failed checks"
    assert due(look(0 * DAY, DOWN), look(3 * DAY, DOUBTFUL)).at > BEGIN + 3 * DAY


def test_a_year_without_looks_ages_no_link() -> None:
    assert due(look(0 * DAY), look(365 * DAY, DOWN)).at == BEGIN + 368 * DAY
    assert due(look(0 * DAY, GONE), look(365 * DAY, GONE)).at == BEGIN + (365 + 14) * DAY


def test_a_page_that_recovered_is_looked_at_sooner_than_one_that_never_failed() -> None:
    steady = [look(after) for after in (0 * DAY, 7 * DAY, 21 * DAY, 49 * DAY)]
    failing = [*steady[:3], look(45 * DAY, DOWN), look(49 * DAY)]
    assert due(*failing).at < due(*steady).at


@pytest.mark.parametrize("yearly", [1, 5, 12, 40, 100])
def test_no_more_looks_are_planned_in_a_year_than_the_policy_allows(yearly: int) -> None:
    taken = followed(730, changed=True, recheck=Recheck(yearly=yearly))
    for year in range(2):
        looks = [after for after in taken if year * 365 * DAY <= after < (year + 1) * 365 * DAY]
        assert len(looks) <= yearly
        if yearly >= 5:
            assert looks[-1] > (year * 365 + 180) * DAY  # they last for the year


def test_what_was_never_looked_at_has_no_plan() -> None:
    with pytest.raises(ValueError, match="at once"):
        due()


looks = st.lists(
    st.tuples(st.integers(1, 10_000_000), st.sampled_from([OK, GONE, DOWN, SHUT, DOUBTFUL]), st.booleans()),
    min_size=1,
    max_size=60,
)


@given(st.text("0123456789abcdef", min_size=32, max_size=32), looks)
def test_whatever_was_seen_the_next_look_is_later_and_within_reach(
    key: str, seen: list[tuple[int, tuple[Status, Reason], bool]]
) -> None:
    after, taken = timedelta(), []
    for seconds, found, changed in seen:
        after += timedelta(seconds=seconds)
        taken.append(look(after, found, changed=changed))
    planned = due(*taken, key=key)
    assert planned == due(*taken, key=key)
    last = taken[-1]
    if last.reason is not Reason.TIMEOUT:
        assert last.at < planned.at <= last.at + 366 * DAY
    else:
        assert planned.at <= last.at + 3 * DAY * (1 + JITTER)
