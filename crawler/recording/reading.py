"""WARC files read back: each whole record with its place, its named fields and the beginning of its block."""

import contextlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crawler.fetching.framing import MAX_HEAD_BYTES, AnswerParser, AnswerTooLong
from crawler.fetching.head import Head, MalformedAnswer

_READ_BYTES = 256 << 10
_WARC_HEAD_BYTES = 64 << 10
_KEPT_BYTES = _WARC_HEAD_BYTES + MAX_HEAD_BYTES
"""Of each record: its own head, and the largest head of an answer that is understood."""


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as it lies in a file."""

    fields: tuple[tuple[str, str], ...]
    """The named fields, in order."""
    offset: int
    """Of the gzip member in the file, in bytes."""
    length: int
    """Of the gzip member, in bytes."""
    beginning: bytes
    """The first bytes of the block, with any head of an answer whole."""

    @property
    def end(self) -> int:
        """Where the next record begins."""
        return self.offset + self.length

    @property
    def record_type(self) -> str:
        """The WARC-Type."""
        return self.get("WARC-Type") or ""

    @property
    def is_beside_an_answer(self) -> bool:
        """Whether the record begins an exchange: with its interim answers, or a 304 that the next record tells of."""
        return (self.get("WARC-Target-URI") or "").startswith(("urn:evercite:interim:", "urn:evercite:not-modified:"))

    @property
    def is_not_modified(self) -> bool:
        """Whether it is a revisit without a block: a server said that nothing has changed."""
        return self.record_type == "revisit" and self.get("Content-Length") == "0"

    @property
    def answer_head(self) -> Head | None:
        """The head of the answer that a response or revisit record holds; None where none could be understood."""
        answer = AnswerParser()
        with contextlib.suppress(MalformedAnswer, AnswerTooLong):
            answer.feed(self.beginning)
        return answer.head

    def get(self, name: str) -> str | None:
        """Return the first value of a field, by case-insensitive name."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)


def read_records(file: BinaryIO, begin: int = 0) -> Iterator[StoredRecord]:
    """Yield the records of a WARC file with one gzip member each, up to the first that is not whole.

    ``begin`` is where a record begins. A member is whole when its checksum agrees; memory stays flat whatever a
    record's size.

    :raises OSError: when the file cannot be read.
    """
    file.seek(begin)
    offset, rest = begin, b""
    while True:
        member = _read_member(file, rest)
        if member is None:
            return
        kept, length, rest = member
        head = parse_head(kept)
        if head is None:
            return
        fields, head_bytes = head
        block_bytes = next((int(value) for name, value in fields if name.lower() == "content-length"), 0)
        yield StoredRecord(fields, offset, length, kept[head_bytes : head_bytes + block_bytes])
        offset += length


def read_beginning(file: BinaryIO, offset: int, length: int) -> StoredRecord:
    """Return the record whose gzip member is at ``offset``, its checksum unchecked, whatever its size.

    :raises OSError: when the file cannot be read.
    :raises ValueError: when there is no such record.
    """
    file.seek(offset)
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        kept = decoder.decompress(file.read(min(length, _READ_BYTES)), _KEPT_BYTES)
    except zlib.error as e:
        raise ValueError(f"no record at byte {offset}") from e
    head = parse_head(kept)
    if head is None:
        raise ValueError(f"no record at byte {offset}")
    return StoredRecord(head[0], offset, length, kept[head[1] :])


def read_block(file: BinaryIO, offset: int, length: int) -> bytes:
    """Return the whole block of the record whose gzip member is at ``offset``: for records known to be small.

    :raises OSError: when the file cannot be read.
    :raises ValueError: when there is no such record.
    """
    file.seek(offset)
    try:
        member = zlib.decompress(file.read(length), 16 + zlib.MAX_WBITS)
    except zlib.error as e:
        raise ValueError(f"no record at byte {offset}") from e
    head = parse_head(member)
    if head is None:
        raise ValueError(f"no record at byte {offset}")
    return member[head[1] :].removesuffix(b"\r\n\r\n")


def _read_member(file: BinaryIO, data: bytes) -> tuple[bytes, int, bytes] | None:
    """Read a gzip member that begins with ``data`` and goes on in the file.

    Returns its first bytes, its length and what was read beyond it; None when it is not whole.
    """
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    kept = bytearray()
    length = 0
    while not decoder.eof:
        data = data or file.read(_READ_BYTES)
        if not data:
            return None
        try:
            out = decoder.decompress(data, _READ_BYTES)
        except zlib.error:
            return None
        kept += out[: _KEPT_BYTES - len(kept)]
        rest = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
        length += len(data) - len(rest)
        data = rest
    return bytes(kept), length, data


def parse_head(data: bytes) -> tuple[tuple[tuple[str, str], ...], int] | None:
    """Return the fields at the beginning of a record and where its block begins, or None when there is no head."""
    head, end, _ = data.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    if not end or not lines[0].startswith(b"WARC/"):
        return None
    fields = []
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        if not colon:
            return None
        fields.append((name.decode("utf-8", "replace").strip(), value.decode("utf-8", "replace").strip()))
    return tuple(fields), len(head) + len(end)
