"""A limit for each server address beside that for each host: a hundred names on one machine are no hundred allowances.

An address has :data:`PLACES` places, or as many as its host may have requests at a time where that is more. A request
takes one, and gives it back when it is over and the policy's delay after it is too. Up to four hosts on one address are
never held up; more share what four may ask for. Where the policy asks for no delay there is no limit.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address

from crawler.engine.clock import Clock

PLACES = 4
"""Many small sites share an address with strangers, whose server is made for far more than one request a second."""

Find = Callable[[], Awaitable[str | None]]
"""Looks up the address of a host."""


class AddressLimits:
    """The places of every address that a run has met.

    A name's address is looked up before its first request, and known for certain from its first answer on.
    """

    def __init__(self, clock: Clock, places: int = PLACES) -> None:
        """Begin with every place free."""
        self._clock = clock
        self._count = places
        self._address_of: dict[str, str] = {}
        self._free_at: dict[str, asyncio.Queue[float]] = {}

    def learn(self, host: str, address: str) -> None:
        """Remember which address a host was reached at."""
        self._address_of[host] = address

    @asynccontextmanager
    async def place(
        self, host: str, delay_seconds: float, at_a_time: int, find: Find | None = None
    ) -> AsyncIterator[None]:
        """Wait for a place at a host's address and hold it; ``at_a_time`` is what the policy allows the host alone.

        ``find`` looks up the address of a host that was not met yet; where it finds none, nothing is waited for.
        """
        address = None
        if delay_seconds > 0:
            address = self._address_of.get(host) or _literal(host)
            if address is None and find is not None:
                address = await find()
        if address is None:
            yield
            return
        places = self._free_at.get(address)
        if places is None:
            places = self._free_at[address] = asyncio.Queue()
            for _ in range(max(self._count, at_a_time)):
                places.put_nowait(0.0)
        free_at = await places.get()
        try:
            await asyncio.sleep(free_at - self._clock.seconds())
            yield
            free_at = self._clock.seconds() + delay_seconds
        finally:
            places.put_nowait(free_at)


def _literal(host: str) -> str | None:
    bare = host.removeprefix("[").removesuffix("]")
    try:
        return str(ip_address(bare))
    except ValueError:
        return None
