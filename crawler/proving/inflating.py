"""Gzip members read strictly: every byte of one is what a writer of this store puts there, or it is a fault.

A gzip reader is lenient where nothing depends on it: flags, time, level and system in the header are passed over. Here
a flipped bit in them is damage like any other.
"""

import re
import zlib
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

HEADER_BYTES = 10
TRAILER_BYTES = 8
"""CRC-32 and length, four bytes each, little-endian (RFC 1952 §2.3.1)."""

HEADERS = (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03")
"""What :mod:`crawler.recording.members` writes, and what it once wrote by zlib."""

MAGIC = b"\x1f\x8b\x08"

_FIRST_BYTES, _READ_BYTES = 8 << 10, 64 << 10
"""What is left of a piece after a member's end is copied, so pieces are not much longer than a record."""
_PIECE_BYTES = 256 << 10
"""Hashed twice while it is in the processor's cache."""

_FLUSHED = re.compile(rb"\0\0\xff\xff")
"""The length of the empty stored block that brings compressed blocks to the end of a byte (RFC 1951 §3.2.4)."""
_FLUSHED_BYTES = 4
_BLOCK_TYPE_BITS, _STORED = 0b110, 0
_BLOCK_HEADER_BITS = 3
_ENOUGH_BYTES = 64
"""After compressed blocks: an empty block and the begin of the stored one, which cannot come of it by chance."""

_zlib: Any = import_module("isal.isal_zlib") if find_spec("isal") else zlib
"""isal inflates web pages at twice the speed of zlib (633 and 275 MB/s on the development machine); libdeflate is as
fast on them, and its bindings for Python tell no end of a member and take no stream."""


class Damaged(ValueError):
    """A gzip member is not whole; the message says what is wrong with it."""


class Inflating:
    """One gzip member, inflated piece by piece; it is checked against its trailer when the last piece is taken."""

    def __init__(self, data: memoryview, offset: int, *, headers: tuple[bytes, ...] | None = HEADERS) -> None:
        """Begin with the member at ``offset``; None for ``headers`` takes whatever RFC 1952 allows."""
        self.end = offset
        """Where the member ends in ``data``, once its last piece was taken."""
        self._data = data
        self._offset = offset
        self._headers = headers

    def pieces(self) -> Iterator[bytes]:
        """Yield what the member holds.

        :raises Damaged: when it is not whole, or not as it was written.
        """
        data, position = self._data, self._after_header()
        decoder = _zlib.decompressobj(-zlib.MAX_WBITS)
        checksum = size = 0
        waiting: Any = b""
        read = _FIRST_BYTES
        while not decoder.eof:
            if not waiting:
                waiting = data[position : position + read]
                position += len(waiting)
                read = _READ_BYTES
                if not waiting:
                    raise Damaged("the file ends within it")
            try:
                piece = decoder.decompress(waiting, _PIECE_BYTES)
            except (zlib.error, _zlib.error) as e:
                raise Damaged("its compressed data is damaged") from e
            waiting = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
            if piece:
                checksum = _zlib.crc32(piece, checksum)
                size += len(piece)
                yield piece
        position -= len(waiting)
        trailer = bytes(data[position : position + TRAILER_BYTES])
        if len(trailer) < TRAILER_BYTES:
            raise Damaged("the file ends within it")
        if trailer[:4] != (checksum & 0xFFFFFFFF).to_bytes(4, "little"):
            raise Damaged("its bytes do not have its CRC-32")
        if trailer[4:] != (size & 0xFFFFFFFF).to_bytes(4, "little"):
            raise Damaged("its bytes are not as many as its trailer says")
        self.end = position + TRAILER_BYTES

    def _after_header(self) -> int:
        header = bytes(self._data[self._offset : self._offset + HEADER_BYTES])
        if len(header) < HEADER_BYTES and any(known.startswith(header) for known in HEADERS):
            raise Damaged("the file ends within it")
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
        if data[position] & _BLOCK_TYPE_BITS == _STORED:
            if data[position] >> _BLOCK_HEADER_BITS:
                return False
            position = _after_stored(data, position)
            continue
        end = _end_of_packed(data, position)
        if _means_nothing(data[position:end], data[end : end + _ENOUGH_BYTES]):
            return False
        position = end + _FLUSHED_BYTES
    return True


def _end_of_packed(data: memoryview, begin: int) -> int:
    """Return where the compressed blocks from ``begin`` end: before a stored block of the writer's, or at the end."""
    for found in _FLUSHED.finditer(data, begin + 1):
        after = found.end()
        if after < len(data) and data[after] & _BLOCK_TYPE_BITS == _STORED and _after_stored(data, after) <= len(data):
            return found.start()
    return len(data)


def _after_stored(data: memoryview, at: int) -> int:
    """Return where a stored block ends; beyond the end of the data where none begins here."""
    size, complement = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (1, 3))
    return at + 5 + size if size ^ complement == 0xFFFF else len(data) + 1


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
