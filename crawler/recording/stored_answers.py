"""Answers read back out of a store's WARC files, as far as their content has to be known again."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crawler.fetching.chunks import dechunk
from crawler.fetching.decoding import codings_of, decode
from crawler.fetching.framing import MAX_HEAD_BYTES, AnswerParser, AnswerTooLong
from crawler.fetching.head import Head, MalformedAnswer
from crawler.recording.reading import parse_head

_READ_BYTES = 64 << 10
_WARC_HEAD_BYTES = 64 << 10


class UnreadableAnswer(Exception):
    """There is no answer at this place that can be read; the message says why, for a log."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The content of an answer."""

    content: bytes
    """With transfer and content codings removed, up to the limit."""
    digest: str
    """SHA-256 of all that was on the wire without its transfer coding, in hexadecimal digits."""
    whole: bool
    """Whether the content is within the limit."""


@dataclass(frozen=True, slots=True)
class OpenedAnswer:
    """An answer that is being read."""

    head: Head
    payload: Iterator[bytes]
    """What was on the wire after the head, without its transfer coding; content codings are as they were sent.

    :raises zlib.error: while it is read, when the record is damaged.
    """


def read_answer(opened: BinaryIO, limit: int) -> StoredAnswer:
    """Return the content of the response record whose gzip member begins here, at most ``limit`` bytes of it.

    :raises UnreadableAnswer: when no HTTP answer is there.
    :raises OSError: when the file cannot be read.
    """
    try:
        return _read(opened, limit)
    except zlib.error as e:
        raise UnreadableAnswer(f"the record cannot be unpacked: {e}") from e


def open_answer(opened: BinaryIO) -> OpenedAnswer:
    """Return the answer of the response or revisit record whose gzip member begins here; a revisit has no payload.

    :raises UnreadableAnswer: when no HTTP answer is there.
    :raises OSError: when the file cannot be read.
    """
    try:
        return _opened(_block(opened, frozenset({"response", "revisit"})))
    except zlib.error as e:
        raise UnreadableAnswer(f"the record cannot be unpacked: {e}") from e


def _read(opened: BinaryIO, limit: int) -> StoredAnswer:
    return _answer(_opened(_block(opened, frozenset({"response"}))), limit)


def _block(opened: BinaryIO, kinds: frozenset[str]) -> Iterator[bytes]:
    pieces = _unpacked(opened)
    beginning, fields = bytearray(), None
    for piece in pieces:
        beginning += piece
        if (fields := parse_head(bytes(beginning))) is not None or len(beginning) > _WARC_HEAD_BYTES:
            break
    if fields is None:
        raise UnreadableAnswer("there is no record")
    said = {name.lower(): value for name, value in fields[0]}
    if said.get("warc-type") not in kinds:
        raise UnreadableAnswer("the record is no response")
    return _bounded(_joined(bytes(beginning[fields[1] :]), pieces), int(said.get("content-length", "0")))


def _opened(block: Iterator[bytes]) -> OpenedAnswer:
    parser, beginning = AnswerParser(), bytearray()
    try:
        while parser.head is None and (piece := next(block, b"")):
            beginning += piece
            parser.feed(piece)
            if len(beginning) > MAX_HEAD_BYTES + _READ_BYTES:
                break
    except (MalformedAnswer, AnswerTooLong) as e:
        raise UnreadableAnswer("the record holds no HTTP answer that can be understood") from e
    head = parser.head
    if head is None:
        raise UnreadableAnswer("the record holds no HTTP answer that can be understood")
    body = _joined(bytes(beginning[parser.interim_bytes + parser.head_bytes :]), block)
    lengths = {value.strip() for value in head.get_all(b"content-length")}
    if not parser.chunked and len(lengths) == 1 and (length := lengths.pop()).isdigit():
        body = _bounded(body, int(length))  # what follows came after the end
    return OpenedAnswer(head, dechunk(body) if parser.chunked else body)


def _answer(answer: OpenedAnswer, limit: int) -> StoredAnswer:
    digest, head, pieces = hashlib.sha256(), answer.head, answer.payload

    def digested() -> Iterator[bytes]:
        for piece in pieces:
            digest.update(piece)
            yield piece

    counted = digested()
    transfer = [coding for coding in head.transfer_codings if coding != b"chunked"]
    content = decode(counted, codings_of([*head.get_all(b"content-encoding"), *transfer]), limit + 1)
    for _ in counted:  # the rest, for the digest
        pass
    return StoredAnswer(content[:limit], digest.hexdigest(), len(content) <= limit)


def _unpacked(opened: BinaryIO) -> Iterator[bytes]:
    """Yield what one gzip member holds."""
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    data = b""
    while not decoder.eof:
        data = data or opened.read(_READ_BYTES)
        if not data:
            return
        out = decoder.decompress(data, _READ_BYTES)
        data = decoder.unconsumed_tail
        if out:
            yield out


def _joined(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def _bounded(pieces: Iterator[bytes], length: int) -> Iterator[bytes]:
    """Yield the first ``length`` bytes."""
    for piece in pieces:
        if length <= 0:
            return
        yield piece[:length]
        length -= len(piece)
