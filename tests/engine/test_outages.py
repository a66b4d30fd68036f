"""Our own outage told from theirs. Names are looked up by a resolver that can be switched off, since no test reaches
the internet: what it stands for is a machine whose line is dead."""

import asyncio
import socket
from datetime import UTC, datetime

import pytest

from crawler.engine.clock import Clock
from crawler.engine.outages import Line
from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, Failure, FailureKind, new_spool
from crawler.policy import Policy, parse
from tests.engine.conftest import Library, policy
from tests.world import World


def with_canary(*canaries: str) -> Policy:
    return policy(network=f"canary: [{', '.join(canaries)}]")


def failed(url: str, kind: FailureKind, *, hard: bool = False) -> Exchange:
    failure = Failure(kind, "nobody spoke", hard=hard)
    return Exchange(url, datetime.now(UTC), b"", new_spool(), failure=failure)


def dead_line(*_: object, **__: object) -> list[object]:
    raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def is_down(policy: Policy, *exchanges: Exchange) -> list[bool]:
    return asyncio.run(told(policy, *exchanges))


async def told(policy: Policy, *exchanges: Exchange) -> list[bool]:
    client = Client(allow_private=True)
    line = Line(client, policy, Clock())
    try:
        return [await line.is_down(exchange) for exchange in exchanges]
    finally:
        await client.close()


@pytest.mark.parametrize("kind", [FailureKind.DNS, FailureKind.TIMEOUT, FailureKind.UNREACHABLE])
def test_a_silence_is_ours_when_the_canary_is_silent_too(kind: FailureKind) -> None:
    assert is_down(with_canary("http://no-canary.test/"), failed("http://cited.org/", kind)) == [True]


def test_a_silence_is_theirs_when_the_canary_answers(world: World) -> None:
    canary = world.serve("/", b"HTTP/1.1 204 No Content\r\n\r\n")
    assert is_down(with_canary(canary), failed("http://cited.org/", FailureKind.TIMEOUT)) == [False]


def test_who_refuses_was_reached() -> None:
    silent = with_canary("http://no-canary.test/")
    refused = failed("http://cited.org/", FailureKind.REFUSED)
    assert is_down(silent, refused, failed("http://other.org/", FailureKind.TIMEOUT)) == [False, False]


def test_a_name_that_does_not_exist_is_gone_where_the_canary_answers_and_nobodys_fault_where_it_does_not_exist_either(
    world: World,
) -> None:
    gone = failed("http://gone.org/", FailureKind.DNS, hard=True)
    assert is_down(with_canary(world.serve("/", b"HTTP/1.1 204 No Content\r\n\r\n")), gone) == [False]
    assert is_down(with_canary("http://no-canary.test/"), gone) == [True]
    assert is_down(with_canary("http://no-canary.test/"), failed("http://here.org/", FailureKind.REFUSED), gone) == [
        False, False,
    ]  # fmt: skip


def test_a_name_that_is_never_on_the_internet_says_nothing_of_the_line() -> None:
    assert is_down(with_canary("http://no-canary.test/"), failed("http://wiki/", FailureKind.DNS)) == [False]


def test_without_canaries_nobody_is_asked() -> None:
    assert is_down(policy(network="canary: []"), failed("http://cited.org/", FailureKind.DNS)) == [False]


def test_nothing_is_judged_while_our_line_is_dead_and_the_same_command_judges_it_later(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = library.article("http://cited-by-many.org/a", "http://another-one.org/b")
    with monkeypatch.context() as dead:
        dead.setattr(socket, "getaddrinfo", dead_line)
        summary = library.archive(source, policy=with_canary("http://no-canary.test/"))
    assert summary.outage
    assert summary.put_off == ("another-one.org", "cited-by-many.org")
    assert [row["verdict"]["status"] for row in library.rows()] == ["pending", "pending"]
    with monkeypatch.context() as dead:
        dead.setattr(socket, "getaddrinfo", dead_line)
        again = library.archive(source, policy=policy(network="canary: []"))
    assert not again.outage
    assert {row["verdict"]["reason"] for row in library.rows()} == {"dns"}
    assert {row["verdict"]["status"] for row in library.rows()} == {"suspect"}


def test_a_canary_that_is_no_url_is_an_error_of_the_policy() -> None:
    from crawler.policy import PolicyError

    with pytest.raises(PolicyError, match="no http or https URL"):
        parse(b"version: 1\nnetwork: {canary: [canary]}\n", "test.yaml")
