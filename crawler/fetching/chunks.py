"""Chunked framing (RFC 9112 §7.1), followed as browsers follow it.

One state machine serves both readers: the parser, which only wants to know where the body ends, and
:func:`dechunk`, which wants its data. So what is recorded as the body is what is read as the body.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto

from crawler.fetching.head import note

MAX_CHUNK_LINE_BYTES = 64 << 10
"""The line that begins a chunk, extensions included, and each trailer; longer ones are an attack on memory."""

_SIZE = re.compile(rb"[ \t]*(0*[0-9a-fA-F]{1,15})[ \t]*(;.*)?", re.DOTALL)
_PLAIN_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})\r\n")
_BEGUN_SIZE = re.compile(rb"[ \t]*[0-9a-fA-F]*[ \t]*(;.*)?\r?", re.DOTALL)
_JUDGED_EARLY_BYTES = 64
"""An unfinished size line is judged up to here: beyond, only an extension or white space can follow."""

LINE_TOO_LONG = f"a line of the chunk framing is longer than {MAX_CHUNK_LINE_BYTES} bytes"
SIZE_WRONG = "a chunk size that is no number"
END_WRONG = "bytes between a chunk and its end"
BREAKS = frozenset({LINE_TOO_LONG, SIZE_WRONG, END_WRONG})
"""What is noted of framing that cannot be followed any further."""


class _State(Enum):
    SIZE = auto()
    DATA = auto()
    AFTER_DATA = auto()
    TRAILER = auto()
    ENDED = auto()
    BROKEN = auto()


class ChunkReader:
    """Follows chunks as they arrive. Framing that cannot be followed ends the body there."""

    def __init__(self, oddities: list[str] | None = None) -> None:
        """Note in ``oddities`` what is out of the ordinary."""
        self.begun = False
        """Whether there has been one chunk size at least."""
        self.whole = False
        """Whether the last chunk came, even if the blank line after it did not."""
        self._oddities = oddities if oddities is not None else []
        self._state = _State.SIZE
        self._left = 0
        self._line = bytearray()

    @property
    def ended(self) -> bool:
        """Whether the body has ended by its own framing, trailers included."""
        return self._state is _State.ENDED

    @property
    def broken(self) -> bool:
        """Whether the framing cannot be followed any further."""
        return self._state is _State.BROKEN

    def read(self, data: bytes, start: int = 0, found: Callable[[bytes], object] | None = None) -> int:
        """Follow ``data`` from ``start``, give what is in the chunks to ``found``, and return where that ended.

        That is the length of ``data``, unless the framing ended or broke off before.
        """
        at, size = start, len(data)
        while at < size:
            if self._state is _State.DATA:
                taken = min(self._left, size - at)
                if found is not None:
                    found(data[at : at + taken])
                at += taken
                self._left -= taken
                if not self._left:
                    self._state = _State.AFTER_DATA
                continue
            if self._state is _State.ENDED or self._state is _State.BROKEN:
                return at
            if self._state is _State.SIZE and not self._line:
                at = self._read_plain(data, at, found)
            if at < size:
                at = self._read_line(data, at)
        return at

    def _read_plain(self, data: bytes, at: int, found: Callable[[bytes], object] | None) -> int:
        """Read chunks that are all there and as they should be: ten times as fast, for bodies of tiny chunks."""
        while (line := _PLAIN_SIZE.match(data, at)) is not None:
            begin = line.end()
            end = begin + int(line[1], 16)
            if end == begin or data[end : end + 2] != b"\r\n":
                break
            if found is not None:
                found(data[begin:end])
            self.begun = True
            at = end + 2
        return at

    def _read_line(self, data: bytes, at: int) -> int:
        """Collect a line, ended by CRLF or a bare LF, and act on it once it is whole."""
        end = data.find(b"\n", at, at + MAX_CHUNK_LINE_BYTES + 1)
        taken = end + 1 if end >= 0 else min(len(data), at + MAX_CHUNK_LINE_BYTES + 1)
        self._line += data[at:taken]
        if len(self._line) > MAX_CHUNK_LINE_BYTES:
            self._break(LINE_TOO_LONG)
        elif end >= 0:
            line = bytes(self._line)
            self._line.clear()
            self._end_line(line.rstrip(b"\r\n"))
            if not line.endswith(b"\r\n") and not self.broken:
                note(self._oddities, "a bare LF in the chunk framing")
        elif self._state is _State.SIZE and not self._may_be_size():
            self._break(SIZE_WRONG)
        return taken

    def _may_be_size(self) -> bool:
        """Whether the unfinished line can still become one that begins a chunk."""
        return len(self._line) > _JUDGED_EARLY_BYTES or _BEGUN_SIZE.fullmatch(self._line) is not None

    def _end_line(self, line: bytes) -> None:
        if self._state is _State.SIZE:
            self._begin_chunk(line)
        elif self._state is _State.AFTER_DATA:
            if line:
                self._break(END_WRONG)
            else:
                self._state = _State.SIZE
        elif line:
            note(self._oddities, "trailers")
        else:
            self._state = _State.ENDED

    def _begin_chunk(self, line: bytes) -> None:
        size = _SIZE.fullmatch(line)
        if size is None:
            self._break(SIZE_WRONG)
            return
        if size[2] is not None:
            note(self._oddities, "chunk extensions")
        self.begun = True
        self._left = int(size[1], 16)
        self.whole = self._left == 0
        self._state = _State.TRAILER if self.whole else _State.DATA

    def _break(self, why: str) -> None:
        note(self._oddities, why)
        self._line.clear()
        self._state = _State.BROKEN


def dechunk(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the data of a chunked body, one piece for each piece given; what is beyond broken framing is left out."""
    reader = ChunkReader()
    for piece in pieces:
        data = bytearray()
        reader.read(piece, 0, data.extend)
        if data:
            yield bytes(data)
        if reader.ended or reader.broken:
            return
