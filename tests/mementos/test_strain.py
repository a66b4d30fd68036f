from hypothesis import given
from hypothesis import strategies as st

from crawler.mementos.strain import LEAST_REST_SECONDS, MOST_REST_SECONDS, Standing, after_answer, after_failure


def failed(times: int, *, turned_away: bool = False, asked: float | None = None) -> Standing:
    standing = Standing()
    for _ in range(times):
        standing = after_failure(standing, 0.0, 2.0, asked_seconds=asked, turned_away=turned_away)
    return standing


def test_two_failures_cost_no_more_than_the_usual_delay():
    assert [failed(n).ready_at for n in (1, 2)] == [2.0, 2.0]


def test_from_the_third_failure_on_the_rest_grows_up_to_a_day():
    assert [failed(n).ready_at for n in (3, 4, 5, 40)] == [
        LEAST_REST_SECONDS, 2 * LEAST_REST_SECONDS, 4 * LEAST_REST_SECONDS, MOST_REST_SECONDS,
    ]  # fmt: skip


def test_who_turns_us_away_is_left_alone_at_once():
    assert failed(1, turned_away=True).ready_at == LEAST_REST_SECONDS


def test_an_answer_makes_good_for_all_failures():
    assert after_answer(10.0, 2.0) == Standing(0, 12.0)


@given(st.integers(1, 60), st.booleans(), st.none() | st.floats(0, 30 * 86_400))
def test_what_an_archive_asks_for_is_never_shortened(times, turned_away, asked):
    assert failed(times, turned_away=turned_away, asked=asked).ready_at >= (asked or 2.0)
