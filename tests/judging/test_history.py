from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.exchange import Failure, FailureKind
from crawler.judging import Check, Hop, Verdict, judge
from crawler.judging.page_signs import PageSigns, Place, Sign, SignKind
from crawler.policy import Confirm
from crawler.vocabulary import Reason, Status

START = datetime(2026, 1, 1, tzinfo=UTC)
PAGE = "https://site.example/a/b"

UP = Hop(PAGE, 200)
GONE = Hop(PAGE, 404)
BROKEN = Hop(PAGE, 500)
WALLED = Hop(PAGE, 403)
UNKNOWN = Hop(PAGE, failure=Failure(FailureKind.DNS, "no such name"))
NOT_ASKED = Hop(PAGE, failure=Failure(FailureKind.ROBOTS, "refused by robots.txt"))


def live_through(days: dict[float, Hop], confirm: Confirm | None = None) -> list[Verdict]:
    """Check a link on the given days, each verdict joining the history of the next."""
    history: list[Check] = []
    verdicts = []
    for day, hop in days.items():
        now = START + timedelta(days=day)
        verdict = judge([hop], history, max_redirects=20, confirm=confirm or Confirm(), now=now)
        history.append(Check(now, verdict.status, verdict.reason))
        verdicts.append(verdict)
    return verdicts


def statuses(days: dict[float, Hop], confirm: Confirm | None = None) -> list[str]:
    return [verdict.status.value for verdict in live_through(days, confirm)]


def test_the_third_failed_check_three_days_apart_is_death():
    assert statuses({0: UNKNOWN, 3: UNKNOWN, 6: UNKNOWN}) == ["suspect", "suspect", "dead"]


def test_a_failure_a_minute_too_early_does_not_count():
    assert statuses({0: UNKNOWN, 3: UNKNOWN, 5.999: UNKNOWN, 6: UNKNOWN}) == ["suspect"] * 3 + ["dead"]


def test_many_failures_in_one_afternoon_are_one():
    assert statuses({n / 100: BROKEN for n in range(20)}) == ["suspect"] * 20


def test_daily_failures_are_death_on_the_seventh_day():
    assert statuses(dict.fromkeys(range(8), BROKEN)) == ["suspect"] * 6 + ["dead"] * 2


def test_failures_of_different_kinds_count_together_and_the_last_gives_the_reason():
    verdicts = live_through({0: UNKNOWN, 3: Hop(PAGE, failure=Failure(FailureKind.TIMEOUT, "slow")), 6: BROKEN})
    assert (verdicts[-1].status, verdicts[-1].reason) == (Status.DEAD, Reason.HTTP_5XX)
    assert verdicts[-1].evidence["failed_checks"] == 3
    assert verdicts[-1].evidence["first_failed_at"] == "2026-01-01T00:00:00Z"


def test_one_success_starts_the_count_anew():
    assert statuses({0: BROKEN, 3: BROKEN, 4: UP, 6: BROKEN, 9: BROKEN, 12: BROKEN}) == [
        "suspect", "suspect", "live", "suspect", "suspect", "dead",
    ]  # fmt: skip


def test_an_answer_that_blocks_us_shows_that_the_server_is_there():
    assert statuses({0: UNKNOWN, 3: UNKNOWN, 6: WALLED, 9: UNKNOWN}) == ["suspect", "suspect", "blocked", "suspect"]


def test_a_check_that_asked_nothing_changes_no_count():
    assert statuses({0: BROKEN, 3: BROKEN, 4: NOT_ASKED, 6: BROKEN})[-1] == "dead"


def test_a_dead_link_that_answers_again_is_live_and_the_evidence_says_what_it_was():
    back = live_through({0: GONE, 1: UP})[-1]
    assert back.status is Status.LIVE
    assert back.evidence["recovered_from"] == {"status": "dead", "reason": "http-404", "at": "2026-01-01T00:00:00Z"}


def test_a_link_that_stayed_alive_is_not_said_to_have_recovered():
    assert "recovered_from" not in live_through({0: GONE, 1: UP, 2: UP})[-1].evidence


def test_a_passing_failure_does_not_bring_a_dead_link_back_to_suspect():
    later = live_through({0: GONE, 1: BROKEN})[-1]
    assert (later.status, later.reason) == (Status.DEAD, Reason.HTTP_404)
    assert later.evidence["this_check"] == "http-5xx"


def test_a_confirmed_death_stays_one_while_the_failure_lasts():
    assert statuses({0: UNKNOWN, 3: UNKNOWN, 6: UNKNOWN, 6.5: UNKNOWN, 7: BROKEN})[-3:] == ["dead", "dead", "dead"]


def test_a_wall_refutes_a_death_by_failures_and_not_one_by_a_missing_page():
    assert statuses({0: BROKEN, 3: BROKEN, 6: BROKEN, 7: WALLED, 8: BROKEN})[-3:] == ["dead", "blocked", "suspect"]
    assert statuses({0: GONE, 1: WALLED, 2: BROKEN}) == ["dead", "blocked", "dead"]


def test_a_page_that_is_gone_needs_no_confirmation_even_after_failures():
    assert statuses({0: BROKEN, 1: GONE}) == ["suspect", "dead"]


def test_the_policy_decides_how_many_checks_and_how_far_apart():
    assert statuses({0: BROKEN}, Confirm(checks=1)) == ["dead"]
    quick = Confirm(checks=2, apart=timedelta(hours=1))
    assert statuses({0: BROKEN, 0.01: BROKEN, 0.05: BROKEN}, quick) == ["suspect", "suspect", "dead"]


def test_checks_from_the_future_of_a_wrong_clock_do_not_count():
    future = [Check(START + timedelta(days=day), Status.SUSPECT, Reason.DNS) for day in (10, 20, 30)]
    verdict = judge([UNKNOWN], future, max_redirects=20, confirm=Confirm(), now=START)
    assert verdict.status is Status.SUSPECT


def test_the_order_of_the_history_does_not_matter():
    past = [Check(START + timedelta(days=day), Status.SUSPECT, Reason.DNS) for day in (3, 0)]
    now = START + timedelta(days=6)
    assert judge([UNKNOWN], past, max_redirects=20, confirm=Confirm(), now=now).status is Status.DEAD


@given(
    st.lists(
        st.tuples(st.floats(0.01, 5), st.sampled_from([UP, GONE, BROKEN, WALLED, UNKNOWN, NOT_ASKED])), max_size=25
    )
)
def test_a_link_is_never_dead_without_a_gone_page_or_three_failures_over_six_days(steps):
    day, days = 0.0, {}
    for gap, hop in steps:
        day += gap
        days[day] = hop
    failing_since: float | None = None
    gone = False
    for (at, hop), verdict in zip(days.items(), live_through(days), strict=True):
        if hop is UP or hop is WALLED:
            failing_since = None
            gone = gone and hop is WALLED
        elif hop is GONE:
            gone = True
        if hop in (GONE, BROKEN, UNKNOWN) and failing_since is None:
            failing_since = at
        if verdict.status is Status.DEAD and not gone:
            assert failing_since is not None
            assert at - failing_since > 5.99
        if hop is UP:
            assert verdict.status is Status.LIVE


@pytest.mark.parametrize("hop", [UNKNOWN, BROKEN])
def test_a_suspect_says_how_often_it_failed_and_how_often_is_needed(hop):
    evidence = live_through({0: hop, 3: hop})[-1].evidence
    assert (evidence["failed_checks"], evidence["needed"]) == (2, 3)


def doubtful() -> Hop:
    said = (Sign(SignKind.NOT_FOUND, "page not found", Place.TITLE, 1.0),)
    return Hop(PAGE, 200, page=PageSigns("Page not found", words=500, prose_words=450, signs=said))


def test_a_doubt_is_no_failure_and_looking_again_makes_it_no_more_sure():
    assert statuses({0: doubtful(), 4: doubtful(), 8: doubtful(), 12: doubtful()}) == ["suspect"] * 4


def test_a_doubtful_page_ends_a_row_of_failures():
    assert statuses({0: UNKNOWN, 3: UNKNOWN, 6: doubtful(), 9: UNKNOWN}) == ["suspect"] * 4


def test_a_doubtful_page_brings_no_gone_page_back():
    verdict = live_through({0: GONE, 4: doubtful()})[-1]
    assert (verdict.status, verdict.reason) == (Status.DEAD, Reason.HTTP_404)
