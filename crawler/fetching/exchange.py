"""One request and what came back for it, as values: what the recorder writes and the judge reads."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import BinaryIO

from crawler.fetching.chunks import dechunk
from crawler.fetching.decoding import codings_of, decode
from crawler.fetching.head import Head
from crawler.vocabulary import Truncation

SPOOL_MEMORY_BYTES = 1 << 20
"""A response is kept in memory up to here and on disk beyond."""


_READ_BYTES = 64 << 10
_PAGES = frozenset({b"text/html", b"application/xhtml+xml", b""})


class FailureKind(StrEnum):
    """Why an exchange has no answer that could be understood. Values agree with the verdict's reasons."""

    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    MALFORMED = "malformed"
    PRIVATE_ADDRESS = "private-address"
    ROBOTS = "robots"
    """Nothing was asked: the robots.txt of the origin refuses us."""
    POLICY = "policy"
    """Nothing was asked: a rule of the policy leaves the URL out."""
    UNREACHABLE = "unreachable"
    """No route to the host or network; judged as ``refused`` unless our own network is down."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, for the verdict and for people."""

    kind: FailureKind
    message: str
    """One line: what was tried and what came back."""
    hard: bool = False
    """The fault will not pass by trying again: a name that does not exist, a certificate for another name."""


@dataclass(frozen=True, slots=True)
class Enough:
    """How much of an answer's body is wanted: past it the connection is closed, and nothing is missing."""

    page_bytes: int
    """Of HTML on the wire, or of a body that does not say what it is."""
    other_bytes: int
    """Of anything else."""
    rest_bytes: int
    """What is known to be left no longer than this is read on, so that the connection can carry the next request."""

    def of(self, head: Head) -> int:
        """Return how many bytes of the body of an answer with this head are wanted."""
        media_type = (head.get(b"content-type") or b"").partition(b";")[0].strip().lower()
        return self.page_bytes if media_type in _PAGES else self.other_bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large an exchange may be."""

    connect: timedelta = timedelta(seconds=10)
    """For looking up the name, connecting and the TLS handshake, each address tried."""
    idle: timedelta = timedelta(seconds=30)
    """Without a byte received."""
    total: timedelta = timedelta(minutes=10)
    """For the whole exchange by the wall clock."""
    max_bytes: int = 1_000_000_000
    """Of the response on the wire, head included; the rest is not read."""
    enough: Enough | None = None
    """None when the whole body is wanted."""


@dataclass(frozen=True, slots=True)
class Connection:
    """What the exchange ran over."""

    address: str
    """The IP address connected to, without brackets."""
    port: int
    tls_version: str | None = None
    """As OpenSSL names it: ``TLSv1.3``."""
    tls_cipher: str | None = None
    """The suite's IANA name: ``TLS_AES_256_GCM_SHA384``."""
    certificate: bytes | None = None
    """The server's certificate in DER."""


def new_spool() -> BinaryIO:
    """Return an empty spool."""
    return tempfile.SpooledTemporaryFile(max_size=SPOOL_MEMORY_BYTES)  # type: ignore[return-value]


@dataclass(slots=True)
class Exchange:
    """One request and its response, byte for byte, with what was understood of it.

    Whoever holds it last calls :meth:`close`.
    """

    url: str
    started_at: datetime
    """UTC, when the request was first tried."""
    request: bytes
    """As sent; empty when nothing was sent (no address, no connection)."""
    raw: BinaryIO
    """Every byte received for the request: interim heads (1xx), head, body with its framing, trailers, and what
    followed the end of the body on the same read."""
    raw_bytes: int = 0
    interim_bytes: int = 0
    """Length of the 1xx responses at the start of ``raw``; the final head begins here."""
    head: Head | None = None
    """None when no head could be understood."""
    head_bytes: int = 0
    """Length of the final head with its blank line; the body's framing begins at ``interim_bytes + head_bytes``."""
    body_bytes: int = 0
    """Length of the body on the wire, framing and trailers included; what is beyond came after the end."""
    chunked: bool = False
    """The body's framing is chunks (RFC 9112 §7.1)."""
    connection: Connection | None = None
    truncated: Truncation | None = None
    """None also where we had :class:`Enough`."""
    failure: Failure | None = None
    sent_at: datetime | None = None
    """UTC, when the request went out; None when nothing was sent."""
    finished_at: datetime | None = None
    oddities: list[str] = field(default_factory=list)
    """What was out of the ordinary on the wire and how it was read, a few words each: ``bytes after the body``."""

    @property
    def status(self) -> int | None:
        """The response's status, or None without a response."""
        return self.head.status if self.head else None

    def body(self, limit: int | None = None) -> Iterator[bytes]:
        """Yield the body without its transfer coding, content coding untouched, at most ``limit`` bytes of it."""
        pieces = dechunk(self._framed()) if self.chunked else self._framed()
        left = limit
        for piece in pieces:
            if left is None:
                yield piece
            elif left > 0:
                yield piece[:left]
                left -= len(piece)
            else:
                return

    def content(self, limit: int) -> bytes:
        """Return at most ``limit`` bytes of the body with transfer and content codings removed.

        Meant for judging and reading, never for the record. Broken codings give what could be decoded.
        """
        if self.head is None:
            return decode(self.body(), [], limit)
        transfer = [coding for coding in self.head.transfer_codings if coding != b"chunked"]
        codings = codings_of([*self.head.get_all(b"content-encoding"), *transfer])
        return decode(self.body(), codings, limit)

    def _framed(self) -> Iterator[bytes]:
        """Yield the body as it was framed on the wire."""
        self.raw.seek(self.interim_bytes + self.head_bytes)
        left = self.body_bytes
        while left > 0 and (piece := self.raw.read(min(left, _READ_BYTES))):
            left -= len(piece)
            yield piece

    def close(self) -> None:
        """Free the spool."""
        self.raw.close()
