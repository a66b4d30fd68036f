import asyncio
import itertools
from collections.abc import Sequence

import pytest

from crawler.engine import address_limits
from crawler.engine.address_limits import AddressLimits, Find
from crawler.engine.clock import Clock
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.world import Pause, World

ADDRESS = "192.0.2.1"


def most_at_a_time(
    hosts: Sequence[str], delay: float, *, known: bool = True, at_a_time: int = 1, find: Find | None = None
) -> int:
    """Have each host ask once, all at the same time, and return how many were at it together at most."""

    async def work() -> int:
        limits, now, most = AddressLimits(Clock()), 0, 0
        for host in hosts if known else ():
            limits.learn(host, ADDRESS)

        async def ask(host: str) -> None:
            nonlocal now, most
            async with limits.place(host, delay, at_a_time, find):
                now += 1
                most = max(most, now)
                await asyncio.sleep(0.02)
                now -= 1

        await asyncio.gather(*map(ask, hosts))
        return most

    return asyncio.run(work())


NAMES = [f"host-{n}.example" for n in range(12)]


def test_many_names_on_one_address_are_not_many_allowances() -> None:
    assert most_at_a_time(NAMES, 0.01) == 4


def test_a_policy_without_delay_knows_no_such_limit() -> None:
    assert most_at_a_time(NAMES, 0.0) == 12


def test_names_whose_address_is_not_known_yet_are_not_held_up() -> None:
    assert most_at_a_time(NAMES, 0.01, known=False) == 12


def test_the_address_of_a_name_is_looked_up_before_it_is_asked_for_the_first_time() -> None:
    async def found() -> str | None:
        await asyncio.sleep(0)
        return ADDRESS

    assert most_at_a_time(NAMES, 0.01, known=False, find=found) == 4


def test_other_addresses_are_not_held_up() -> None:
    assert most_at_a_time([f"127.0.0.{n}" for n in range(1, 13)], 0.01, known=False) == 12


def test_a_host_may_have_what_the_policy_allows_it_alone() -> None:
    assert most_at_a_time(NAMES, 0.01, at_a_time=6) == 6


def test_a_place_rests_for_the_delay_after_each_request() -> None:
    async def work() -> list[float]:
        clock = Clock()
        limits, begun = AddressLimits(clock, places=1), list[float]()
        for _ in range(3):
            async with limits.place(ADDRESS, 0.1, 1):
                begun.append(clock.seconds())
        return begun

    assert all(b - a >= 0.1 for a, b in itertools.pairwise(asyncio.run(work())))


def test_two_names_of_one_address_take_turns_where_it_has_one_place(
    world: World, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address_limits.AddressLimits.__init__, "__defaults__", (1,))
    urls = [world.serve(f"/{n}", (Pause(0.05), page())) for n in range(8)]
    named = [url.replace("127.0.0.1", "localhost") if n % 2 else url for n, url in enumerate(urls)]
    library.archive(library.article(*named), policy=policy(delay="150ms"))
    visits = sorted(world.exchanges, key=lambda visit: visit.began)
    assert len(world.requests()) == 8
    assert all(b.began - a.sent >= 0.14 for a, b in itertools.pairwise(visits))
