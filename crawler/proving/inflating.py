"""Gzip members read strictly: every byte of one is what a writer of this store puts there, or it is a fault.

A gzip reader is lenient where nothing depends on it: flags, time, level and system in the header are passed over. Here
a flipped bit in them is damage like any other.
"""

import re
import struct
import zlib
from collections.abc import Generator, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

HEADER_BYTES = 10
TRAILER_BYTES = 8
"""CRC-32 and length, four bytes each, little-endian (RFC 1952 §2.3.1)."""

HEADERS = (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03")
"""What :mod:`crawler.recording.members` writes, and what it once wrote by zlib."""

MAGIC = b"\x1f\x8b\x08"

_FIRST_BYTES, _READ_BYTES = 2_560, 64 << 10
"""What is left of a piece after a member's end is copied, so the first is not much longer than a record without a body;
it holds all that is compressed of one with a picture."""
_PIECE_BYTES = 256 << 10
"""Hashed twice while it is in the processor's cache."""

_FLUSHED = re.compile(rb"\0\0\xff\xff")
"""The length of the empty stored block that brings compressed blocks to the end of a byte (RFC 1951 §3.2.4)."""
_FLUSHED_BYTES = 4
_STORED_HEADER = struct.Struct("<BHH")
"""Three bits of a kind that fill up a byte, the length, and its complement."""
_BLOCK_HEADER_BITS, _LAST, _COMPRESSED = 3, 0b001, 0b110
_ENOUGH_BYTES = 64
"""After compressed blocks: an empty block and the begin of the stored one, which cannot come of it by chance."""
_NOTHING_MORE = b"\x03\x00"
"""A compressed block without anything in it, the last (RFC 1951 §3.2.6)."""

_CUT_OFF = "the file ends within it"
_SPOILT = "its compressed data is damaged"

_zlib: Any = import_module("isal.isal_zlib") if find_spec("isal") else zlib
"""isal inflates web pages at twice the speed of zlib (633 and 275 MB/s on the development machine); libdeflate is as
fast on them, and its bindings for Python tell no end of a member and take no stream."""


class Damaged(ValueError):
    """A gzip member is not whole; the message says what is wrong with it."""


class Inflating:
    """One gzip member, inflated piece by piece; it is checked against its trailer when the last piece is taken."""

    def __init__(
        self,
        data: memoryview,
        offset: int,
        *,
        headers: tuple[bytes, ...] | None = HEADERS,
        by_hand: bool = False,
    ) -> None:
        """Begin with the member at ``offset``; None for ``headers`` takes whatever RFC 1952 allows.

        ``by_hand`` takes what lies in stored blocks as it lies there, without a copy. Where they begin after compressed
        ones is guessed, so a member that is found damaged may be whole, and is to be read again without.
        """
        self.end = offset
        """Where the member ends in ``data``, once its last piece was taken."""
        self._data = data
        self._offset = offset
        self._headers = headers
        self._by_hand = by_hand

    def pieces(self) -> Iterator[bytes | memoryview]:
        """Yield what the member holds.

        :raises Damaged: when it is not whole, or not as it was written.
        """
        checksum = size = 0
        for piece in self._unpacked():
            checksum = _zlib.crc32(piece, checksum)
            size += len(piece)
            yield piece
        trailer = bytes(self._data[self.end : self.end + TRAILER_BYTES])
        if len(trailer) < TRAILER_BYTES:
            raise Damaged(_CUT_OFF)
        if trailer[:4] != (checksum & 0xFFFFFFFF).to_bytes(4, "little"):
            raise Damaged("its bytes do not have its CRC-32")
        if trailer[4:] != (size & 0xFFFFFFFF).to_bytes(4, "little"):
            raise Damaged("its bytes are not as many as its trailer says")
        self.end += TRAILER_BYTES

    def _unpacked(self) -> Iterator[bytes | memoryview]:
        """Yield what the blocks hold, and leave in ``end`` where they end."""
        data, position = self._data, self._after_header()
        decoder = _zlib.decompressobj(-zlib.MAX_WBITS)
        waiting = first = data[position : position + _FIRST_BYTES]
        position += len(first)
        while not decoder.eof:
            if not waiting:
                waiting = data[position : position + _READ_BYTES]
                position += len(waiting)
                if not waiting:
                    raise Damaged(_CUT_OFF)
            try:
                piece = decoder.decompress(waiting, _PIECE_BYTES)
            except (zlib.error, _zlib.error) as e:
                raise Damaged(_SPOILT) from e
            if piece:
                yield piece
            waiting = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
            if first and self._by_hand and not decoder.eof and not waiting and (end := _end_of_stored(first)):
                position = yield from self._stored(position, position - len(first) + end)
                if data[position : position + len(_NOTHING_MORE)] == _NOTHING_MORE:
                    self.end = position + len(_NOTHING_MORE)
                    return
                decoder = _zlib.decompressobj(-zlib.MAX_WBITS)
            first = data[:0]
        self.end = position - len(waiting)

    def _stored(self, position: int, end: int) -> Generator[memoryview, None, int]:
        """Yield the rest of a stored block and those that follow it; return where they end."""
        data = self._data
        while True:
            if end > len(data):
                raise Damaged(_CUT_OFF)
            if position < end:
                yield data[position:end]
            position = end
            end = _after_stored(data, position)
            if not end or data[position] & _LAST:
                return position
            position += _STORED_HEADER.size

    def _after_header(self) -> int:
        header = bytes(self._data[self._offset : self._offset + HEADER_BYTES])
        if len(header) < HEADER_BYTES and any(known.startswith(header) for known in HEADERS):
            raise Damaged(_CUT_OFF)
        if self._headers is not None:
            if header not in self._headers:
                raise Damaged(f"its gzip header is not as it was written: {header.hex(' ')}")
            return self._offset + HEADER_BYTES
        return self._after_foreign_header(header)

    def _after_foreign_header(self, header: bytes) -> int:
        """Return where the data begins after a header of any kind (RFC 1952 §2.3)."""
        if not header.startswith(MAGIC) or len(header) < HEADER_BYTES or header[3] & 0xE0:
            raise Damaged("it does not begin like a gzip member")
        flags, position = header[3], self._offset + HEADER_BYTES
        if flags & 4:
            position += 2 + int.from_bytes(self._data[position : position + 2], "little")
        for flag in (8, 16):  # a file name, a comment
            if flags & flag:
                text = bytes(self._data[position : position + _READ_BYTES])
                if (length := text.find(b"\0")) < 0:
                    raise Damaged("its gzip header has no end")
                position += length + 1
        return position + (2 if flags & 2 else 0)


def padding_is_clear(member: memoryview) -> bool:
    """Whether the bits between the blocks of a member's data, and after the last, are zero, as its writer leaves them.

    They belong to nothing that a checksum covers: those that fill up a byte before a stored block (RFC 1951 §3.2.4),
    and before the trailer. ``member`` is one that was inflated and found whole.
    """
    data = member[HEADER_BYTES:-TRAILER_BYTES]
    position = 0
    while position < len(data):
        end = _after_stored(data, position)
        if end:
            if data[position] >> _BLOCK_HEADER_BITS:
                return False
            position = end
            continue
        end = _end_of_compressed(data, position)
        if _means_nothing(data[position:end], data[end : end + _ENOUGH_BYTES]):
            return False
        position = end + _FLUSHED_BYTES
    return True


def _after_stored(data: memoryview, at: int) -> int:
    """Return where the stored block ends that begins at a byte; 0 where none does."""
    if at + _STORED_HEADER.size > len(data):
        return 0
    kind, size, complement = _STORED_HEADER.unpack_from(data, at)
    return at + _STORED_HEADER.size + size if not kind & _COMPRESSED and size ^ complement == 0xFFFF else 0


def _end_of_stored(data: memoryview) -> int:
    """Return where a stored block ends whose begin is in the data, the first after compressed ones; 0 without one."""
    for found in _FLUSHED.finditer(data):
        if end := _after_stored(data, found.end()):
            return end
    return 0


def _end_of_compressed(data: memoryview, begin: int) -> int:
    """Return where the compressed blocks from ``begin`` end: before a stored block of the writer's, or at the end."""
    for found in _FLUSHED.finditer(data, begin + 1):
        if 0 < _after_stored(data, found.end()) <= len(data):
            return found.start()
    return len(data)


def _means_nothing(packed: memoryview, following: memoryview) -> bool:
    """Whether the last byte of compressed blocks comes to the same without its highest bit, before what follows.

    Or whether zlib refuses them, which asks more of a table of codes than isal does.
    """
    if not packed[-1]:
        return False
    before = zlib.decompressobj(-zlib.MAX_WBITS)
    last, rest = packed[-1], bytes(following)
    try:
        waiting: Any = packed[:-1]
        while waiting:
            before.decompress(waiting, _PIECE_BYTES)
            waiting = before.unconsumed_tail
        as_it_is = before.copy()
        found = as_it_is.decompress(bytes([last]) + rest)
    except zlib.error:
        return True
    try:
        same = before.decompress(bytes([last & ~(1 << last.bit_length() - 1)]) + rest) == found
    except zlib.error:
        return False
    return same and before.eof == as_it_is.eof
