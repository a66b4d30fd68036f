"""Digests of blocks and payloads, and when a payload digest may be written into a record.

Tools disagree on what the payload of a chunked response is: `warcio check` and `fastwarc check` digest the bytes after
the head as they stand in the block, jwarc's `validate` digests them without the chunk framing. A WARC-Payload-Digest
that one of them confirms, another calls wrong. They also differ on where an odd head ends: at a line of white space
(warcio), only at CR LF CR LF (fastwarc, which looks past a bare LF). The payload digest is therefore written only where
all readings agree; the block digest, on which all agree, is always there, and the manifest keeps the payload digest of
every answer. SHA-256 in hex is understood by all three, and by pywb.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.fetching.exchange import Exchange
from crawler.recording.heads import ends_for_all, label_of

_READ_BYTES = 256 << 10


@dataclass(frozen=True, slots=True)
class Digested:
    """The digests of an answer."""

    block: str
    block_bytes: int
    payload: str | None
    payload_bytes: int
    payload_agreed: bool
    """All tools read the same payload out of the block."""
    label: str
    """The Content-Type of its record."""


def sha256(pieces: Iterator[bytes]) -> tuple[str, int]:
    """Return ``sha256:`` with hex digits, and the number of bytes digested."""
    digest, count = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        count += len(piece)
    return f"sha256:{digest.hexdigest()}", count


def digest_answer(exchange: Exchange) -> Digested:
    """Digest the block of an answer, which begins after any interim answers, and its payload."""
    block, block_bytes = sha256(block_of(exchange))
    label = label_of(exchange)
    if exchange.head is None:
        return Digested(block, block_bytes, None, 0, payload_agreed=False, label=label)
    payload, payload_bytes = sha256(exchange.body())
    extra = block_bytes - exchange.head_bytes - exchange.body_bytes
    agreed = not exchange.chunked and not extra and ends_for_all(label) and not _names_chunked(exchange)
    return Digested(block, block_bytes, payload, payload_bytes, agreed, label)


def block_of(exchange: Exchange) -> Iterator[bytes]:
    """Yield the bytes from the final head on: what a response record holds."""
    exchange.raw.seek(exchange.interim_bytes)
    while piece := exchange.raw.read(_READ_BYTES):
        yield piece


def _names_chunked(exchange: Exchange) -> bool:
    """Whether a Transfer-Encoding that we did not undo, as in HTTP/1.0, would be undone by others."""
    assert exchange.head is not None
    return any(b"chunked" in value.lower() for value in exchange.head.get_all(b"transfer-encoding"))
