import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.engine.pacing import LEAST_SECONDS, MOST_SECONDS, Pace, next_pace
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.world import World


def after(*answers: tuple[int | None, float | None], pace: Pace | None = None, delay: float = 0.1) -> Pace:
    pace = pace or Pace()
    for status, latency in answers:
        pace = next_pace(pace, status, latency, delay)
    return pace


def test_a_host_that_answers_as_usual_keeps_its_pace() -> None:
    assert after(*[(200, 0.2), (404, 0.5), (500, 0.1), (None, None)] * 20).added_seconds == 0


@pytest.mark.parametrize("status", [429, 503])
def test_each_sign_of_strain_doubles_what_is_added(status: int) -> None:
    assert [after(*[(status, 0.1)] * n).added_seconds for n in (1, 2, 3)] == [0.5, 1.0, 2.0]
    assert after((status, 0.1), delay=3).added_seconds == 3


def test_an_answer_far_slower_than_usual_is_a_sign_of_strain() -> None:
    usual = after(*[(200, 0.3)] * 6)
    assert after((200, 1.19), pace=usual).added_seconds == 0
    assert after((200, 1.21), pace=usual).added_seconds == LEAST_SECONDS


def test_a_quick_host_is_not_strained_by_an_answer_under_a_second() -> None:
    assert after(*[(200, 0.01)] * 6, (200, 0.9)).added_seconds == 0


def test_nothing_is_made_of_a_slow_answer_before_the_usual_time_is_known() -> None:
    assert after(*[(200, 0.01)] * 4, (200, 9.0)).added_seconds == 0


def test_a_host_that_is_well_again_recovers_by_and_by() -> None:
    pace = after(*[(503, 0.1)] * 4)
    steps = list(itertools.accumulate([(200, 0.1)] * 30, lambda p, a: next_pace(p, *a, 0.1), initial=pace))
    added = [step.added_seconds for step in steps]
    assert added == sorted(added, reverse=True)
    assert added[1] > 0
    assert added[-1] == 0


@given(st.lists(st.tuples(st.sampled_from([None, 200, 404, 429, 503]), st.none() | st.floats(0, 1e4)), max_size=40))
def test_what_is_added_is_bounded_and_never_negative(answers: list[tuple[int | None, float | None]]) -> None:
    pace = after(*answers)
    assert 0 <= pace.added_seconds <= MOST_SECONDS
    assert len(pace.latencies) <= 15


def test_a_host_that_asks_to_go_slower_is_asked_more_slowly(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page("slow down", "429 Too Many")) for n in range(3)]
    library.archive(library.article(*urls), policy=policy(delay="100ms"))
    first, second, third = world.requests()
    assert second.began - first.sent >= 0.6
    assert third.began - second.sent >= 1.1
