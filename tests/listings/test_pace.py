from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.listings.pace import next_interval, rest_after_failures

MINUTES = st.integers(1, 100_000).map(lambda n: timedelta(minutes=n))
LEAST, MOST = timedelta(minutes=10), timedelta(hours=6)


def test_news_bring_the_next_question_nearer_and_silence_puts_it_off() -> None:
    hour = timedelta(hours=1)
    assert next_interval(hour, news=True, least=LEAST, most=MOST) == timedelta(minutes=30)
    assert next_interval(hour, news=False, least=LEAST, most=MOST) == timedelta(minutes=75)


def test_a_suggestion_is_followed_as_far_as_the_promise_allows() -> None:
    suggested = next_interval(LEAST, news=True, least=LEAST, most=MOST, suggested=timedelta(hours=2))
    assert suggested == timedelta(hours=2)
    assert next_interval(LEAST, news=True, least=LEAST, most=MOST, suggested=timedelta(days=2)) == MOST


@given(MINUTES, st.booleans(), st.none() | MINUTES)
def test_the_interval_never_leaves_the_bounds_of_the_policy(
    before: timedelta, news: bool, suggested: timedelta | None
) -> None:
    assert LEAST <= next_interval(before, news=news, least=LEAST, most=MOST, suggested=suggested) <= MOST


def test_a_listing_that_fails_is_asked_more_and_more_rarely_and_every_day_at_least() -> None:
    rests = [rest_after_failures(n, LEAST) for n in range(1, 30)]
    assert rests[:3] == [LEAST, 2 * LEAST, 4 * LEAST]
    assert rests[-1] == timedelta(days=1)
    assert rest_after_failures(1, LEAST, asked=timedelta(days=3)) == timedelta(days=3)
