"""Discretion: archives on the public internet are not told of pages that are not.

Whoever is asked for copies of a page learns its URL. That of a page on a private address, or of a name that only one
network knows, may tell more than its reader ever would, and no public archive can have a copy of it.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable

from crawler import urls
from crawler.fetching.addresses import forbidden, is_local_name

WHY = "its host is not on the public internet"

_LOOKING_UP_SECONDS = 10.0

Resolver = Callable[[str], Awaitable[list[str]]]


class Discretion:
    """Says who is told of which page."""

    def __init__(self, *, looks_up: bool, resolver: Resolver | None = None) -> None:
        """Judge hosts by their names; where it ``looks_up``, also by the addresses that this machine knows them by.

        ``resolver`` returns a name's addresses instead of the system's; it raises OSError where there are none.
        """
        self._looks_up = looks_up
        self._resolver: Resolver = resolver or _addresses_of
        self._known: dict[str, bool] = {}

    async def withholds(self, endpoint: str, target: str) -> bool:
        """Return whether the service at ``endpoint`` is not to learn of a page."""
        if is_local_name(urls.host(endpoint)):
            return False
        host = urls.host(target)
        if host not in self._known:
            self._known[host] = is_local_name(host) or (self._looks_up and await self._is_private(host))
        return self._known[host]

    async def _is_private(self, host: str) -> bool:
        """Return whether a name leads to an address that is not public; a name that leads nowhere does not."""
        try:
            async with asyncio.timeout(_LOOKING_UP_SECONDS):
                found = await self._resolver(host)
        except (OSError, UnicodeError):  # TimeoutError is one of the former
            return False
        return any(forbidden(address) is not None for address in found)


async def _addresses_of(host: str) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(info[4][0]) for info in found]
