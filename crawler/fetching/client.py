"""An HTTP/1.1 client that keeps what was on the wire, byte for byte, both ways.

What a server or the network does is never an exception here: it is part of the exchange.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler import urls
from crawler.fetching.dialing import Dialer, DialFailed, Resolver
from crawler.fetching.exchange import Connection, Exchange, Failure, FailureKind, Limits, new_spool
from crawler.fetching.framing import AnswerParser, AnswerTooLong
from crawler.fetching.head import MalformedAnswer
from crawler.vocabulary import Truncation

IDLE_CONNECTION_SECONDS = 60.0
"""A connection is kept for the next request to its server this long."""

GARBAGE_SECONDS = 1.0
"""How long what is no HTTP is collected before the connection is closed: a banner may come in several pieces."""

Headers = Sequence[tuple[bytes, bytes]]


class Client:
    """Fetches URLs, one request and one answer at a time on each connection, and keeps connections for later."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        ca_file: Path | None = None,
        resolver: Resolver | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Refuse addresses that are not public unless ``allow_private``; ``resolver`` looks names up instead of DNS."""
        self._dialer = Dialer(allow_private=allow_private, ca_file=ca_file, resolver=resolver)
        self._idle: defaultdict[tuple[str, str, int, bool], list[_Wire]] = defaultdict(list)
        self._now = now or (lambda: datetime.now(UTC))

    async def fetch(self, url: str, headers: Headers, limits: Limits, *, verify: bool = True) -> Exchange:
        """Send a GET request for ``url`` and return the whole exchange, which the caller closes.

        ``headers`` follow Host in the order given. ``verify`` false takes any certificate.

        :raises InvalidURL: when ``url`` is no http or https URL.
        """
        place = urls.address(url)
        request = _request(place, headers)
        key = (place.scheme, place.host, place.port, verify)
        while True:
            exchange = Exchange(url, self._now(), b"", new_spool())
            wire = self._reuse(key)
            reused = wire is not None
            if wire is None:
                try:
                    wire = await self._dial(place, limits, verify=verify)
                except DialFailed as e:
                    exchange.failure = e.failure
                    exchange.finished_at = self._now()
                    return exchange
            await wire.converse(exchange, request, limits)
            exchange.finished_at = self._now()
            if wire.reusable:
                wire.idle_since = time.monotonic()
                self._idle[key].append(wire)
            else:
                wire.close()
            if reused and exchange.raw_bytes == 0 and exchange.failure and exchange.failure.kind is FailureKind.RESET:
                # The server had closed the kept connection before it saw the request (RFC 9112 §9.3.1).
                exchange.close()
                continue
            return exchange

    async def close(self) -> None:
        """Close every kept connection."""
        for wires in self._idle.values():
            for wire in wires:
                wire.close()
        self._idle.clear()
        self._dialer.close()
        await asyncio.sleep(0)

    def _reuse(self, key: tuple[str, str, int, bool]) -> "_Wire | None":
        wires = self._idle[key]
        while wires:
            wire = wires.pop()
            if wire.reusable and time.monotonic() - wire.idle_since < IDLE_CONNECTION_SECONDS:
                return wire
            wire.close()
        del self._idle[key]
        return None

    async def _dial(self, place: urls.Address, limits: Limits, *, verify: bool) -> "_Wire":
        try:
            async with asyncio.timeout(limits.connect.total_seconds()):
                transport, connection = await self._dialer.dial(place, _Wire, verify=verify)
        except TimeoutError as e:
            spelt = f"no connection to {place.authority} within {limits.connect.total_seconds():g} s"
            raise DialFailed(Failure(FailureKind.TIMEOUT, spelt)) from e
        wire = transport.get_protocol()
        assert isinstance(wire, _Wire)
        wire.connection = connection
        return wire


class _Wire(asyncio.Protocol):
    """One connection, and the exchange that it carries."""

    connection: Connection

    def __init__(self) -> None:
        self.idle_since = 0.0
        self._transport: asyncio.Transport | None = None
        self._exchange: Exchange | None = None
        self._parser = AnswerParser()
        self._limit = 0
        self._last_byte = 0.0
        self._malformed: str | None = None
        self._clean = True
        self._over = asyncio.Event()

    @property
    def reusable(self) -> bool:
        """Whether another request can be sent."""
        return self._clean and self._transport is not None and not self._transport.is_closing()

    def close(self) -> None:
        """Close the connection at once."""
        if self._transport is not None:
            self._transport.abort()

    async def converse(self, exchange: Exchange, request: bytes, limits: Limits) -> None:
        """Send a request and collect its answer into ``exchange`` until it ends, or a limit does."""
        assert self._transport is not None
        exchange.connection = self.connection
        exchange.request = request
        self._exchange, self._parser, self._limit = exchange, AnswerParser(), limits.max_bytes
        self._over.clear()
        self._clean, self._malformed = False, None
        self._last_byte = started = time.monotonic()
        self._transport.write(request)
        try:
            await self._wait(started, limits)
        except asyncio.CancelledError:
            self.close()
            raise
        finally:
            self._exchange = None
        _conclude(exchange, self._parser, self._malformed)
        self._clean = exchange.failure is None and exchange.truncated is None and self._parser.reusable

    async def _wait(self, started: float, limits: Limits) -> None:
        """Return when the answer is over; by the wall clock, so that a server that drips is cut off."""
        end = started + limits.total.total_seconds()
        while not self._over.is_set():
            idle = GARBAGE_SECONDS if self._malformed else limits.idle.total_seconds()
            due = min(end, self._last_byte + idle)
            wait = due - time.monotonic()
            if wait <= 0:
                self._out_of_time(limits, total=due == end)
                return
            try:
                async with asyncio.timeout(wait):
                    await self._over.wait()
            except TimeoutError:
                continue

    def _out_of_time(self, limits: Limits, *, total: bool) -> None:
        exchange = self._exchange
        assert exchange is not None
        if self._malformed:
            return
        if self._parser.head is not None:
            exchange.truncated = Truncation.TIME
            return
        span = limits.total if total else limits.idle
        exchange.failure = Failure(FailureKind.TIMEOUT, f"no whole answer within {_spelt(span)}")
        exchange.truncated = Truncation.TIME if exchange.raw_bytes else None

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        exchange = self._exchange
        if exchange is None:
            # Nobody asked: what comes between two exchanges belongs to neither, and the connection is not trusted.
            self._clean = False
            self.close()
            return
        self._last_byte = time.monotonic()
        room = self._limit - exchange.raw_bytes
        kept = data[:room]
        exchange.raw.write(kept)
        exchange.raw_bytes += len(kept)
        if self._malformed is None:
            self._follow(exchange, kept)
        if len(kept) < len(data) and not self._parser.done:
            exchange.truncated = Truncation.LENGTH
            self._over.set()
        elif self._parser.done:
            self._over.set()

    def _follow(self, exchange: Exchange, data: bytes) -> None:
        try:
            self._parser.feed(data)
        except MalformedAnswer as e:
            self._malformed = str(e)
        except AnswerTooLong as e:
            exchange.truncated = Truncation.LENGTH
            exchange.oddities.append(str(e))
            if self._parser.head is None:
                self._malformed = str(e)
            self._over.set()

    def eof_received(self) -> bool:
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self._clean = False
        exchange = self._exchange
        if exchange is None or self._over.is_set():
            return
        if self._malformed is None and exchange.truncated is None:
            if self._parser.head is None:
                said = "without an answer" if not exchange.raw_bytes else "within the head of the answer"
                exchange.failure = Failure(FailureKind.RESET, f"the server closed the connection {said}")
                exchange.truncated = Truncation.DISCONNECT if exchange.raw_bytes else None
            elif exc is not None or not self._parser.ends_with_connection:
                exchange.truncated = Truncation.DISCONNECT
        self._over.set()


def _conclude(exchange: Exchange, parser: AnswerParser, malformed: str | None) -> None:
    """Write what was understood of the answer into the exchange."""
    exchange.head = parser.head
    exchange.interim_bytes = parser.interim_bytes
    exchange.head_bytes = parser.head_bytes
    exchange.body_bytes = parser.body_bytes
    exchange.chunked = parser.chunked
    exchange.oddities += [oddity for oddity in parser.oddities if oddity not in exchange.oddities]
    if parser.extra_bytes:
        exchange.oddities.append("bytes after the end of the answer")
    if malformed is not None and exchange.failure is None:
        exchange.failure = Failure(FailureKind.MALFORMED, f"the answer is no HTTP: {malformed}")
        exchange.head = None


def _request(place: urls.Address, headers: Headers) -> bytes:
    lines = [b"GET %s HTTP/1.1" % place.request_target.encode("ascii"), b"Host: %s" % place.authority.encode("ascii")]
    lines += [b"%s: %s" % header for header in headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _spelt(span: timedelta) -> str:
    return f"{span.total_seconds():g} s"
