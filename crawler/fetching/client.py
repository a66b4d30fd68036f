"""An HTTP/1.1 client that keeps what was on the wire, byte for byte, both ways.

What a server or the network does is never an exception here: it is part of the exchange.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from crawler import urls
from crawler.fetching.dialing import Dialer, DialFailed, Resolver
from crawler.fetching.exchange import Exchange, Failure, FailureKind, Limits, new_spool
from crawler.fetching.pool import Key, Pool
from crawler.fetching.tunnel import Tunneller
from crawler.fetching.wire import Wire

Headers = Sequence[tuple[bytes, bytes]]


class Client:
    """Fetches URLs, one request and one answer at a time on each connection, and keeps connections for later."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        ca_file: Path | None = None,
        resolver: Resolver | None = None,
        tunneller: Tunneller | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Refuse addresses that are not public unless ``allow_private``; ``resolver`` looks names up instead of DNS.

        With a ``tunneller`` every connection is a tunnel through its proxy.

        :raises OSError: when ``ca_file`` cannot be read, or holds no certificates.
        """
        self._dialer = Dialer(allow_private=allow_private, ca_file=ca_file, resolver=resolver, tunneller=tunneller)
        self._pool = Pool()
        self._now = now or (lambda: datetime.now(UTC))

    async def fetch(
        self, url: str, headers: Headers, limits: Limits, *, verify: bool = True, form: bytes | None = None
    ) -> Exchange:
        """Send a GET request for ``url`` and return the whole exchange, which the caller closes.

        ``headers`` follow Host in the order given. ``verify`` false takes any certificate. With a ``form``,
        URL-encoded, it is a POST request, for which a new connection is opened: it must not be sent twice.

        :raises InvalidURL: when ``url`` is no http or https URL.
        :raises OSError: when the answer cannot be kept, for the disk is full; never for what the network does.
        """
        place = urls.address(url)
        request = _request(place, headers, form)
        key = Key(place.scheme, place.host, place.port, verify)
        while True:
            wire = self._pool.take(key) if form is None else None
            exchange = Exchange(url, self._now(), b"", new_spool())
            try:
                await self._converse(exchange, wire, key, place, request, limits)
            except BaseException:
                exchange.close()
                raise
            if wire is not None and _was_stale(exchange):
                exchange.close()
                continue
            return exchange

    async def address_of(self, url: str) -> str | None:
        """Return the address that the server of a URL is likely to be reached at; None where that is not known soon.

        The next connection to it is made by the same look-up.

        :raises InvalidURL: when ``url`` is no http or https URL.
        """
        return await self._dialer.address_of(urls.address(url))

    async def close(self) -> None:
        """Close every kept connection."""
        self._pool.close()
        self._dialer.close()
        await asyncio.sleep(0)

    async def _converse(
        self, exchange: Exchange, kept: Wire | None, key: Key, place: urls.Address, request: bytes, limits: Limits
    ) -> None:
        """Carry the exchange over a kept connection or a new one, and keep that afterwards if it can be."""
        try:
            wire = kept or await self._dial(place, limits, verify=key.verify)
        except DialFailed as e:
            exchange.failure, exchange.connection = e.failure, e.connection
            exchange.finished_at = self._now()
            return
        exchange.sent_at = self._now()
        await wire.converse(exchange, request, limits)
        exchange.finished_at = self._now()
        if wire.reusable:
            self._pool.give(key, wire)
        else:
            wire.close()

    async def _dial(self, place: urls.Address, limits: Limits, *, verify: bool) -> Wire:
        try:
            async with asyncio.timeout(limits.connect.total_seconds()):
                wire, connection = await self._dialer.dial(place, Wire, verify=verify)
        except TimeoutError as e:
            spelt = f"no connection to {place.authority} within {limits.connect.total_seconds():g} s"
            raise DialFailed(Failure(FailureKind.TIMEOUT, spelt)) from e
        wire.connection = connection
        return wire


def _was_stale(exchange: Exchange) -> bool:
    """Whether the server had closed a kept connection before it saw the request (RFC 9112 §9.3.1)."""
    return exchange.raw_bytes == 0 and exchange.failure is not None and exchange.failure.kind is FailureKind.RESET


def _request(place: urls.Address, headers: Headers, form: bytes | None) -> bytes:
    target, method = place.request_target.encode("ascii"), b"GET" if form is None else b"POST"
    lines = [b"%s %s HTTP/1.1" % (method, target), b"Host: %s" % place.authority.encode("ascii")]
    lines += [b"%s: %s" % header for header in headers]
    if form is not None:
        lines += [b"Content-Type: application/x-www-form-urlencoded", b"Content-Length: %d" % len(form)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + (form or b"")
