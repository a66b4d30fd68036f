"""Undoing content codings, for reading and judging only: the record keeps what was on the wire."""

import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

import brotli
import zstandard

MAX_LAYERS = 2
"""Codings undone one over another; a server that stacks more hides a bomb, not a page."""

_STEP_BYTES = 64 << 10


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
            try:
                out = decoder.decompress(data, _STEP_BYTES)
            except zlib.error:
                return
            if out:
                yield out
            if decoder.eof:
                # A gzip file may have several members; anything else after the end is padding.
                data = decoder.unused_data
                if bits != 16 + zlib.MAX_WBITS or not data.startswith(b"\x1f\x8b"):
                    return
                decoder = zlib.decompressobj(bits)
            else:
                data = decoder.unconsumed_tail


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return _zlib(pieces, 16 + zlib.MAX_WBITS)


def _deflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Undo ``deflate``: zlib's format as RFC 9110 §8.4.1.2 has it, or the raw one that some servers send."""
    first = next(pieces, b"")
    has_header = len(first) >= 2 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
    yield from _zlib(_chain(first, pieces), zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)


def _brotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    for piece in pieces:
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
    reader = zstandard.ZstdDecompressor(max_window_size=8 << 20).stream_reader(cast("IO[bytes]", _Readable(pieces)))
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


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


_DECODERS: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    "gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
