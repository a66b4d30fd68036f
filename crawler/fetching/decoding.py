"""Undoing content codings, for reading and judging only: the record keeps what was on the wire."""

import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import IO, cast

import brotli
import zstandard

MAX_LAYERS = 2
"""Codings undone one over another; a server that stacks more hides a bomb, not a page."""

_STEP_BYTES = 64 << 10
_FINE_STEP_BYTES = 1 << 10
_GZIP_BITS = 16 + zlib.MAX_WBITS
_ZSTD_WINDOW_BYTES = 8 << 20  # what a sender may count on, RFC 9659


def decode(pieces: Iterator[bytes], codings: list[str], limit: int) -> bytes:
    """Return at most ``limit`` bytes of a body with its content codings undone.

    ``codings`` are in the order they were applied. A coding that is unknown, or does not fit the bytes, gives what
    could be decoded; where that is nothing, the bytes as they came, which is what browsers do with a page that is
    labelled gzip and is none.
    """
    if not codings or len(codings) > MAX_LAYERS or any(c not in _DECODERS for c in codings):
        return _head(pieces, limit)
    raw = bytearray()

    def seen() -> Iterator[bytes]:
        for piece in pieces:
            if len(raw) < limit:
                raw.extend(piece[: limit - len(raw)])
            yield piece

    stream: Iterator[bytes] = seen()
    for coding in reversed(codings):
        stream = _DECODERS[coding](stream)
    return _head(stream, limit) or bytes(raw)


def codings_of(values: list[bytes]) -> list[str]:
    """Return the content codings that the values of Content-Encoding headers name, in the order they were applied."""
    names = [name.strip().lower() for value in values for name in value.decode("latin-1").split(",")]
    return [name.removeprefix("x-") for name in names if name not in ("", "identity")]


def _head(pieces: Iterator[bytes], limit: int) -> bytes:
    out = bytearray()
    for piece in pieces:
        out += piece[: limit - len(out)]
        if len(out) >= limit:
            break
    return bytes(out)


def _zlib(pieces: Iterator[bytes], bits: int) -> Iterator[bytes]:
    decoder = zlib.decompressobj(bits)
    for piece in pieces:
        data = piece
        while data:
            before = decoder.copy()
            try:
                out = decoder.decompress(data, _STEP_BYTES)
            except zlib.error:
                yield _up_to_fault(before, data)
                return
            if out:
                yield out
            if decoder.eof:
                # A gzip file may have several members; anything else after the end is padding.
                data = decoder.unused_data
                if bits != _GZIP_BITS or not data.startswith(b"\x1f\x8b"):
                    return
                decoder = zlib.decompressobj(bits)
            else:
                data = decoder.unconsumed_tail
    yield decoder.flush()  # what the last step had no room for


def _up_to_fault(decoder: "zlib._Decompress", data: bytes) -> bytes:
    """Return what bytes that end in a fault give before it: zlib drops that with the error.

    A wrong checksum at the very end, which browsers do not look at, thus costs nothing.
    """
    out = bytearray()
    try:
        for at in range(len(data)):
            out += decoder.decompress(data[at : at + 1], _STEP_BYTES)
    except zlib.error:
        pass
    return bytes(out)


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return _zlib(pieces, _GZIP_BITS)


def _deflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Undo ``deflate``: zlib's format as RFC 9110 §8.4.1.2 has it, or the raw one that some servers send."""
    first = next(pieces, b"")
    while len(first) < 2 and (more := next(pieces, b"")):
        first += more
    has_header = len(first) >= 2 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
    yield from _zlib(chain((first,), pieces), zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)


def _brotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    for piece in _in_steps(pieces):
        data = piece
        try:
            while data or not decoder.can_accept_more_data():
                out = decoder.process(data, output_buffer_limit=_STEP_BYTES)
                data = b""
                if out:
                    yield out
                elif decoder.can_accept_more_data():
                    break
        except brotli.error:
            return
        if decoder.is_finished():
            return


def _zstd(pieces: Iterator[bytes]) -> Iterator[bytes]:
    source = cast("IO[bytes]", _Readable(_in_steps(pieces)))
    decoder = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW_BYTES)
    reader = decoder.stream_reader(source, read_size=_FINE_STEP_BYTES, read_across_frames=True)
    try:
        while out := reader.read(_STEP_BYTES):
            yield out
    except zstandard.ZstdError:
        return


class _Readable:
    """Pieces as a file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def read(self, size: int) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        out, self._rest = self._rest[:size], self._rest[size:]
        return out


def _in_steps(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Cut pieces small, for decoders that drop with a fault all that its piece had given before."""
    return (piece[at : at + _FINE_STEP_BYTES] for piece in pieces for at in range(0, len(piece), _FINE_STEP_BYTES))


_DECODERS: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    "gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
