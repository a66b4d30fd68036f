"""One connection to a server, and the exchange that it carries at the moment."""

import asyncio
import time
from datetime import timedelta

from crawler.fetching.exchange import Connection, Enough, Exchange, Failure, FailureKind, Limits
from crawler.fetching.framing import AnswerParser, AnswerTooLong
from crawler.fetching.head import MalformedAnswer
from crawler.vocabulary import Truncation

QUIET_SECONDS = 1.0
"""What is no HTTP is collected until nothing came for this long, as a banner may come in several pieces; so is an
answer whose own word on its length is doubtful."""


class Wire(asyncio.Protocol):
    """A connection that carries one exchange after another."""

    connection: Connection
    """Set by whoever opened it."""

    def __init__(self) -> None:
        self.idle_since = 0.0
        self._transport: asyncio.Transport | None = None
        self._exchange: Exchange | None = None
        self._parser = AnswerParser()
        self._limit = 0
        self._enough: Enough | None = None
        self._last_byte = 0.0
        self._malformed: str | None = None
        self._spool_fault: OSError | None = None
        self._clean = True
        self._over = False
        self._news = asyncio.Event()

    @property
    def reusable(self) -> bool:
        """Whether another request can be sent."""
        return self._clean and self._transport is not None and not self._transport.is_closing()

    def close(self) -> None:
        """Close the connection at once."""
        if self._transport is not None:
            self._transport.abort()

    async def converse(self, exchange: Exchange, request: bytes, limits: Limits) -> None:
        """Send a request and collect its answer into ``exchange`` until it ends, or a limit does.

        :raises OSError: when the answer cannot be kept: the disk is full.
        """
        assert self._transport is not None
        exchange.connection = self.connection
        exchange.request = request
        self._exchange, self._parser, self._limit = exchange, AnswerParser(), limits.max_bytes
        self._enough = limits.enough
        self._clean, self._malformed, self._over = False, None, False
        self._last_byte = started = time.monotonic()
        self._transport.write(request)
        try:
            await self._wait(started, limits)
        except asyncio.CancelledError:
            self.close()
            raise
        finally:
            self._exchange = None
        if self._spool_fault is not None:
            self.close()
            raise self._spool_fault
        _conclude(exchange, self._parser, self._malformed)
        self._clean = exchange.failure is None and exchange.truncated is None and self._parser.reusable

    async def _wait(self, started: float, limits: Limits) -> None:
        """Return when the answer is over; by the wall clock, so that a server that drips is cut off."""
        end = started + limits.total.total_seconds()
        while not self._over:
            self._news.clear()
            due = min(end, self._last_byte + self._patience(limits))
            wait = due - time.monotonic()
            if wait <= 0:
                self._out_of_time(limits, total=due == end)
                return
            try:
                async with asyncio.timeout(wait):
                    await self._news.wait()
            except TimeoutError:
                continue

    def _patience(self, limits: Limits) -> float:
        """Return the seconds without a byte after which nothing more is expected."""
        idle = limits.idle.total_seconds()
        return min(idle, QUIET_SECONDS) if self._doubtful else idle

    @property
    def _doubtful(self) -> bool:
        return self._malformed is not None or self._parser.perhaps_whole

    def _end(self) -> None:
        self._over = True
        self._news.set()

    def _out_of_time(self, limits: Limits, *, total: bool) -> None:
        exchange = self._exchange
        assert exchange is not None
        if self._malformed is not None or (self._parser.perhaps_whole and not total):
            return
        if self._parser.head is not None:
            exchange.truncated = None if self._parser.last_chunk_seen else Truncation.TIME
            return
        span = limits.total if total else limits.idle
        exchange.failure = Failure(FailureKind.TIMEOUT, f"no whole answer within {_spelt(span)}")
        exchange.truncated = Truncation.TIME if exchange.raw_bytes else None

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the transport over."""
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Keep what came, and follow it."""
        exchange = self._exchange
        if exchange is None:
            # Nobody asked: what comes between two exchanges belongs to neither, and the connection is not trusted.
            self._clean = False
            self.close()
            return
        self._last_byte = time.monotonic()
        room = self._limit - exchange.raw_bytes
        kept = data if len(data) <= room else data[:room]
        try:
            exchange.raw.write(kept)
        except OSError as e:
            self._spool_fault = e
            self._end()
            return
        exchange.raw_bytes += len(kept)
        if self._malformed is None:
            self._follow(exchange, kept)
        if self._parser.done:
            self._end()
        elif len(kept) < len(data):
            exchange.truncated = Truncation.LENGTH
            self._end()
        elif self._has_enough():
            self._end()
        elif self._doubtful:
            self._news.set()  # less patience than before

    def _has_enough(self) -> bool:
        """Whether all of the body has come that is wanted, and the rest is too long to be read on for its own sake."""
        parser, enough = self._parser, self._enough
        if enough is None or parser.head is None or parser.body_bytes < enough.of(parser.head):
            return False
        return parser.bytes_left is None or parser.bytes_left > enough.rest_bytes

    def _follow(self, exchange: Exchange, data: bytes) -> None:
        try:
            self._parser.feed(data)
        except MalformedAnswer as e:
            self._malformed = str(e)
        except AnswerTooLong as e:
            exchange.truncated = Truncation.LENGTH
            exchange.oddities.append(str(e))
            self._malformed = str(e)
            self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """Take the end of the connection for the end of the answer, or for its breaking off."""
        self._clean = False
        exchange = self._exchange
        if exchange is None or self._over:
            return
        if self._malformed is None and exchange.truncated is None:
            if self._parser.head is None:
                said = "without an answer" if not exchange.raw_bytes else "within the head of the answer"
                exchange.failure = Failure(FailureKind.RESET, f"the server closed the connection {said}")
                exchange.truncated = Truncation.DISCONNECT if exchange.raw_bytes else None
            elif not self._parser.whole_when_closed or (exc is not None and not self._parser.perhaps_whole):
                exchange.truncated = Truncation.DISCONNECT
        self._end()


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
    if exchange.failure is not None:
        return
    if malformed is not None:
        exchange.failure = Failure(FailureKind.MALFORMED, f"the answer is no HTTP: {malformed}")
        exchange.head = None
    elif parser.head is None:
        said = f"its head is not over within the {exchange.raw_bytes} bytes that are kept"
        exchange.failure = Failure(FailureKind.MALFORMED, f"the answer is no HTTP that we can read: {said}")


def _spelt(span: timedelta) -> str:
    return f"{span.total_seconds():g} s"
