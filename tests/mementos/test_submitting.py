"""Submitting to Save Page Now, against a stand-in on loopback that follows its documented interface.

The service itself cannot be had here; :mod:`tests.mementos.save_page_now` says what it is taken to do.
"""

import asyncio

import pytest

from crawler.engine.clock import Clock
from crawler.fetching.client import Client
from crawler.mementos import submitting
from crawler.mementos.asking import Unanswered
from crawler.mementos.submission import State, Submitted
from crawler.mementos.submitting import ENVIRONMENT, Keys, KeysMissing, KeysRefused, Submitter, keys_from
from tests.mementos.save_page_now import STAMP, SavePageNow

PAGE = "http://page.test/a?b=c&d=ä"
KEYS = Keys("access-of-a-test", "secret-of-a-test")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submitting, "POLL_SECONDS", (0.0,))


def submit(address: str, *pages: str, keys: Keys = KEYS) -> list[Submitted]:
    async def submitting_them() -> list[Submitted]:
        client = Client(allow_private=True)
        submitter = Submitter(client, address, keys, "tester", Clock())
        try:
            return [await submitter.submit(page) for page in pages]
        finally:
            await client.close()

    return asyncio.run(submitting_them())


def test_a_page_is_submitted_and_its_memento_told_once_the_job_is_done(world, quick):
    service = SavePageNow(world, pending=2)
    (said,) = submit(service.address, PAGE)
    assert service.submitted == [PAGE]
    assert service.polls == 3
    assert said.state is State.KEPT
    place = service.address.removesuffix("/save")
    assert said.memento.url == f"{place}/web/{STAMP}/http://page.test/a?b=c&d=%C3%A4"


@pytest.mark.parametrize("at_the_end", [False, True])
def test_a_page_that_cannot_be_kept_is_told_with_the_services_reason(world, quick, at_the_end):
    refusal = {"status_ext": "error:invalid-host-resolution", "message": "Couldn't resolve\n\x1b[31mhost."}
    service = SavePageNow(world, refusals={"page.test": refusal}, at_the_end=at_the_end)
    (said,) = submit(service.address, PAGE)
    assert (said.state, said.said) == (State.FAILED, "Couldn't resolve [31mhost.")


def test_a_service_that_is_busy_with_us_turns_us_away(world, quick):
    busy = {"status_ext": "error:user-session-limit", "message": "You have reached the limit."}
    with pytest.raises(Unanswered, match="reached the limit") as refused:
        submit(SavePageNow(world, refusals={"page.test": busy}).address, PAGE)
    assert refused.value.turned_away


def test_a_job_that_takes_too_long_is_pending(world, quick, monkeypatch):
    monkeypatch.setattr(submitting, "PATIENCE_SECONDS", 0.2)
    (said,) = submit(SavePageNow(world, pending=100_000).address, PAGE)
    assert (said.state, said.job) == (State.PENDING, "spn2-0")


def test_two_submissions_are_apart(world, quick, monkeypatch):
    monkeypatch.setattr(submitting, "SUBMISSION_SECONDS", 0.2)
    service = SavePageNow(world, pending=0)
    submit(service.address, PAGE, PAGE + "2")
    first, second = [e.began for e in world.requests("/save")]
    assert second - first >= 0.195


def test_keys_that_the_service_does_not_know_end_the_work(world, quick):
    with pytest.raises(KeysRefused) as refused:
        submit(SavePageNow(world).address, PAGE, keys=Keys("access-of-a-test", "wrong-secret"))
    assert refused.value.exit_code == 2
    assert "wrong-secret" not in str(refused.value)


@pytest.mark.parametrize(
    "environment",
    [{}, {ENVIRONMENT[0]: "a"}, {ENVIRONMENT[0]: "a", ENVIRONMENT[1]: "b\r\nX: y"}, dict.fromkeys(ENVIRONMENT, " ")],
)
def test_without_usable_keys_it_is_said_where_they_are_looked_for(environment):
    with pytest.raises(KeysMissing, match=ENVIRONMENT[1]):
        keys_from(environment)


def test_keys_are_shown_by_no_text_of_theirs():
    assert "of-a-test" not in f"{KEYS!r} {KEYS}"


@pytest.mark.parametrize(
    "answer",
    [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
     b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n", b"nonsense\r\n\r\n"],
)  # fmt: skip
def test_an_answer_that_is_none_is_no_success(world, quick, answer):
    with pytest.raises(Unanswered):
        submit(world.serve_all(answer, host="127.0.0.6") + "save", PAGE)
