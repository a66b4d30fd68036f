"""What the tests of the client share: fetching in a loop of its own, and resolvers that say what they are told."""

import asyncio
import socket
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, Failure, Limits

HEADERS = ((b"User-Agent", b"evercite-test"), (b"X-Case", b"kept As It Is"))
QUICK = Limits(timedelta(seconds=10), timedelta(seconds=2), timedelta(seconds=10), 50_000_000)
HI = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


def fetch(
    *urls: str, limits: Limits = QUICK, verify: bool = True, loop_factory: Any = None, **options: Any
) -> list[Exchange]:
    """Fetch one URL after another with one client."""

    async def run() -> list[Exchange]:
        client = Client(**{"allow_private": True, **options})
        try:
            return [await client.fetch(url, HEADERS, limits, verify=verify) for url in urls]
        finally:
            await client.close()

    with asyncio.Runner(loop_factory=loop_factory) as runner:
        return runner.run(run())


def failure(exchange: Exchange) -> Failure:
    """Return how an exchange failed, which it must have."""
    assert exchange.failure is not None
    return exchange.failure


def raw(exchange: Exchange) -> bytes:
    """Return all that was received."""
    exchange.raw.seek(0)
    return exchange.raw.read()


def names(*addresses: str) -> Any:
    """A resolver that gives every name these addresses."""

    async def resolve(host: str, port: int) -> Sequence[Any]:
        return [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses
        ]

    return resolve


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind((host, 0))
        return int(free.getsockname()[1])
