import pytest

from crawler.manifest import frontier
from crawler.manifest.jobs import Purpose
from crawler.manifest.store import Store

RUN, NOW = 1, 1_000.0


def want(store: Store, *urls: str, run: int = RUN, now: float = NOW, purpose: Purpose = Purpose.TARGET) -> None:
    with store.connect() as connection:
        for url in urls:
            frontier.want(connection, url, run, now, purpose)


def take(store: Store, host: str, run: int = RUN, now: float = NOW) -> frontier.Job | None:
    with store.connect() as connection:
        return frontier.take(connection, host, run, now)


def due(store: Store, *, busy: tuple[str, ...] = (), now: float = NOW) -> list[str]:
    with store.connect() as connection:
        return [host for host, _ in frontier.due_hosts(connection, RUN, now, busy, 10)]


def test_the_host_with_most_to_do_is_due_first(store: Store) -> None:
    want(store, "http://a.test/1", "http://b.test/1", "http://b.test/2")
    assert due(store) == ["b.test", "a.test"]


def test_a_busy_host_is_not_due(store: Store) -> None:
    want(store, "http://a.test/1", "http://b.test/1")
    assert due(store, busy=("a.test",)) == ["b.test"]


def test_a_resting_host_is_due_once_its_rest_is_over(store: Store) -> None:
    want(store, "http://a.test/1")
    with store.connect() as connection:
        frontier.rest(connection, "a.test", NOW + 5)
        frontier.rest(connection, "a.test", NOW + 1)
        assert frontier.next_due(connection, RUN, ()) == NOW + 5
    assert due(store, now=NOW + 4.9) == []
    assert due(store, now=NOW + 5) == ["a.test"]


def test_one_url_is_wanted_once_a_run_however_many_ask(store: Store) -> None:
    want(store, "http://a.test/1", "http://a.test/1")
    job = take(store, "a.test")
    assert job is not None
    assert take(store, "a.test") is None
    with store.connect() as connection:
        frontier.finish(connection, job, 1)
    want(store, "http://a.test/1")
    assert take(store, "a.test") is None
    want(store, "http://a.test/1", run=RUN + 1)
    assert take(store, "a.test", run=RUN + 1) is not None


def test_robots_txt_comes_before_the_pages_that_wait_for_it(store: Store) -> None:
    want(store, "http://a.test/1")
    job = take(store, "a.test")
    assert job is not None
    with store.connect() as connection:
        frontier.wait_for_robots(connection, job, NOW)
    robots = take(store, "a.test")
    assert robots is not None
    assert (robots.url, robots.purpose) == ("http://a.test/robots.txt", Purpose.ROBOTS)
    assert take(store, "a.test") is None
    with store.connect() as connection:
        frontier.finish(connection, robots, 1)
        frontier.release_waiting(connection, "http://a.test")
    again = take(store, "a.test")
    assert again is not None
    assert again.url == "http://a.test/1"


def test_a_cited_robots_txt_is_a_page_of_its_own(store: Store) -> None:
    want(store, "http://a.test/robots.txt")
    want(store, "http://a.test/robots.txt", purpose=Purpose.ROBOTS)
    jobs = [take(store, "a.test"), take(store, "a.test")]
    assert [job.purpose for job in jobs if job] == [Purpose.ROBOTS, Purpose.TARGET]


def test_what_a_killed_run_had_leased_is_due_in_the_next(store: Store) -> None:
    want(store, "http://a.test/1")
    lost = take(store, "a.test")
    with store.connect() as connection:
        frontier.begin(connection, RUN + 1, NOW)
        frontier.follow(connection, Purpose.TARGET, "http://a.test/1", RUN + 1, NOW)
    found = take(store, "a.test", run=RUN + 1)
    assert lost is not None
    assert found is not None
    with store.connect() as connection:
        frontier.finish(connection, lost, 1)  # a ghost of the killed run, whose token is stale
    with store.connect() as connection:
        frontier.retry(connection, found, NOW)
    assert take(store, "a.test", run=RUN + 1) is not None


def test_a_retry_waits_until_it_is_due(store: Store) -> None:
    want(store, "http://a.test/1")
    job = take(store, "a.test")
    assert job is not None
    with store.connect() as connection:
        frontier.retry(connection, job, NOW + 5)
    assert take(store, "a.test", now=NOW + 4) is None
    again = take(store, "a.test", now=NOW + 5)
    assert again is not None
    assert again.attempts == 1


@pytest.mark.parametrize("ahead", [frontier.RESTART_READY_CEILING_SECONDS + 1, 1e12])
def test_a_clock_that_was_wrong_does_not_bar_a_host_for_years(store: Store, ahead: float) -> None:
    want(store, "http://a.test/1")
    with store.connect() as connection:
        frontier.rest(connection, "a.test", NOW + ahead)
        frontier.begin(connection, RUN, NOW)
    assert due(store) == ["a.test"]
