"""Reading HTTP/1 answers as browsers do: leniently, at any speed, and without losing a byte.

Nothing here touches a socket: bytes go in as they arrive, and the parser says how far the answer has come. RFC 9112
says how an answer is framed; where servers break it, what browsers show decides, and the oddity is noted.
"""

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto

from crawler.fetching.head import Head, MalformedAnswer, note, parse_head

MAX_HEAD_BYTES = 1 << 20
"""A head is read up to here. Chromium stops at 256 KiB; real servers have been seen beyond that."""

MAX_CHUNK_LINE_BYTES = 64 << 10
"""The line that begins a chunk, extensions included; longer ones are an attack on memory."""

MAX_INTERIM_ANSWERS = 50
"""1xx answers before the final one; a server that sends them without end is cut off."""

_END_OF_HEAD = re.compile(rb"\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;.*)?", re.DOTALL)
_DIGITS = re.compile(rb"[0-9]{1,19}")


class AnswerTooLong(ValueError):
    """A head, a chunk line or the number of interim answers went past its limit."""


class _State(Enum):
    HEAD = auto()
    LENGTH = auto()
    TO_CLOSE = auto()
    CHUNK_LINE = auto()
    CHUNK_DATA = auto()
    CHUNK_END = auto()
    TRAILER = auto()
    DONE = auto()


class AnswerParser:
    """Follows one answer, byte by byte as it arrives, from its status line to the end of its body."""

    def __init__(self, method: bytes = b"GET") -> None:
        """Expect the answer to a request of ``method``, which decides whether a body follows."""
        self.head: Head | None = None
        self.interim_bytes = 0
        """Length of blank lines and 1xx answers before the final head."""
        self.head_bytes = 0
        self.body_bytes = 0
        """Of the body with its framing, as far as it came."""
        self.extra_bytes = 0
        """Received after the end of the answer."""
        self.chunked = False
        self.oddities: list[str] = []
        self._method = method
        self._state = _State.HEAD
        self._interim_answers = 0
        self._pending = bytearray()
        self._scanned = 0
        self._left = 0

    @property
    def done(self) -> bool:
        """Whether the answer has ended by its own framing."""
        return self._state is _State.DONE

    @property
    def ends_with_connection(self) -> bool:
        """Whether the body has no end of its own: it is whole when the connection closes."""
        return self._state is _State.TO_CLOSE

    @property
    def reusable(self) -> bool:
        """Whether the connection can carry another request after this answer (RFC 9112 §9.3)."""
        if not self.done or self.extra_bytes or self.head is None or self.head.status == 101:
            return False
        tokens = {t.strip().lower() for value in self.head.get_all(b"connection") for t in value.split(b",")}
        if b"close" in tokens:
            return False
        return self.head.version.upper() == b"HTTP/1.1" or b"keep-alive" in tokens

    def feed(self, data: bytes) -> None:
        """Take bytes as they arrive.

        :raises MalformedAnswer: when they cannot begin an answer.
        :raises AnswerTooLong: when a part of the answer passes its limit.
        """
        view = memoryview(data)
        while view:
            view = view[self._take(view) :]

    def _take(self, view: memoryview) -> int:
        """Consume some of ``view`` and return how much."""
        match self._state:
            case _State.HEAD:
                return self._take_head(view)
            case _State.LENGTH | _State.CHUNK_DATA:
                return self._take_counted(view)
            case _State.TO_CLOSE:
                self.body_bytes += len(view)
                return len(view)
            case _State.CHUNK_LINE:
                return self._take_line(view, self._begin_chunk)
            case _State.CHUNK_END:
                return self._take_line(view, self._end_chunk)
            case _State.TRAILER:
                return self._take_line(view, self._trailer)
            case _State.DONE:
                self.extra_bytes += len(view)
                return len(view)

    def _take_head(self, view: memoryview) -> int:
        if not self._pending:
            blank = _leading_blank(view)
            if blank:
                self.interim_bytes += blank
                return blank
        before = len(self._pending)
        self._pending += view
        self._refuse_what_is_no_answer()
        found = _END_OF_HEAD.search(self._pending, self._scanned)
        if found is None:
            if len(self._pending) > MAX_HEAD_BYTES:
                raise AnswerTooLong(f"the head is longer than {MAX_HEAD_BYTES} bytes")
            self._scanned = max(0, len(self._pending) - 2)
            return len(view)
        end = found.end()
        raw = bytes(self._pending[:end])
        self._pending.clear()
        self._scanned = 0
        self._understand(raw)
        return end - before

    def _refuse_what_is_no_answer(self) -> None:
        start = bytes(self._pending[:4]).upper()
        if not (b"HTTP".startswith(start[:4]) or start.startswith(b"HTTP") or b"ICY".startswith(start[:3])):
            raise MalformedAnswer("it does not begin like an HTTP answer")

    def _understand(self, raw: bytes) -> None:
        head = parse_head(raw, self.oddities)
        if 100 <= head.status < 200 and head.status != 101:
            self.interim_bytes += len(raw)
            self._interim_answers += 1
            if self._interim_answers > MAX_INTERIM_ANSWERS:
                raise AnswerTooLong(f"more than {MAX_INTERIM_ANSWERS} interim answers")
            return
        self.head = head
        self.head_bytes = len(raw)
        self._frame(head)

    def _frame(self, head: Head) -> None:
        """Decide how the body ends (RFC 9112 §6.3)."""
        if self._method == b"HEAD" or head.status in (204, 304):
            self._state = _State.DONE
            return
        codings = [c.strip().lower() for v in head.get_all(b"transfer-encoding") for c in v.split(b",")]
        length = self._content_length(head)
        if b"chunked" in codings and head.version.upper() != b"HTTP/1.0":
            if length is not None:
                self.oddities.append("both Transfer-Encoding and Content-Length; the length was ignored")
            self.chunked = True
            self._state = _State.CHUNK_LINE
        elif length is None or head.status == 101:
            self._state = _State.TO_CLOSE
        else:
            self._left = length
            self._state = _State.LENGTH if length else _State.DONE

    def _content_length(self, head: Head) -> int | None:
        values = [v.strip() for header in head.get_all(b"content-length") for v in header.split(b",")]
        if not values:
            return None
        if len(set(values)) > 1:
            # RFC 9112 §6.3 has it unrecoverable; whatever comes before the connection closes is kept.
            self.oddities.append("Content-Length headers that differ; read until the connection closed")
            return None
        if len(values) > 1:
            self.oddities.append("Content-Length more than once")
        if not _DIGITS.fullmatch(values[0]):
            self.oddities.append("a Content-Length that is no number; read until the connection closed")
            return None
        return int(values[0])

    def _take_counted(self, view: memoryview) -> int:
        taken = min(self._left, len(view))
        self._left -= taken
        self.body_bytes += taken
        if not self._left:
            self._state = _State.DONE if self._state is _State.LENGTH else _State.CHUNK_END
        return taken

    def _take_line(self, view: memoryview, ended: Callable[[bytes], None]) -> int:
        """Collect a line of the chunk framing, ended by CRLF or a bare LF."""
        piece = bytes(view[: MAX_CHUNK_LINE_BYTES + 1])
        end = piece.find(b"\n")
        taken = len(piece) if end < 0 else end + 1
        self._pending += piece[:taken]
        self.body_bytes += taken
        if len(self._pending) > MAX_CHUNK_LINE_BYTES:
            raise AnswerTooLong(f"a line of the chunk framing is longer than {MAX_CHUNK_LINE_BYTES} bytes")
        if end >= 0:
            line = bytes(self._pending)
            self._pending.clear()
            if not line.endswith(b"\r\n"):
                self._note("a bare LF in the chunk framing")
            ended(line.rstrip(b"\r\n"))
        return taken

    def _begin_chunk(self, line: bytes) -> None:
        size = _CHUNK_SIZE.fullmatch(line)
        if size is None:
            # Browsers show what came before; the rest is kept as it comes.
            self._note("a chunk size that is no number; read until the connection closed")
            self._state = _State.TO_CLOSE
            return
        if b";" in line:
            self._note("chunk extensions")
        self._left = int(size[1], 16)
        self._state = _State.CHUNK_DATA if self._left else _State.TRAILER

    def _end_chunk(self, line: bytes) -> None:
        if line:
            self._note("bytes between a chunk and its end; read until the connection closed")
            self._state = _State.TO_CLOSE
        else:
            self._state = _State.CHUNK_LINE

    def _trailer(self, line: bytes) -> None:
        if line:
            self._note("trailers")
        else:
            self._state = _State.DONE

    def _note(self, oddity: str) -> None:
        note(self.oddities, oddity)


def dechunk(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the data of a chunked body; framing that cannot be followed ends it, as it does in browsers."""
    buffer, left = bytearray(), 0
    for piece in pieces:
        buffer += piece
        while buffer:
            if left:
                taken = bytes(buffer[:left])
                del buffer[: len(taken)]
                left -= len(taken)
                yield taken
                continue
            end = buffer.find(b"\n")
            if end < 0:
                if len(buffer) > MAX_CHUNK_LINE_BYTES:
                    return
                break
            line = bytes(buffer[:end]).rstrip(b"\r")
            del buffer[: end + 1]
            if not line:
                continue
            size = _CHUNK_SIZE.fullmatch(line)
            if size is None or int(size[1], 16) == 0:
                return
            left = int(size[1], 16)


def _leading_blank(view: memoryview) -> int:
    """Return how many blank bytes stand before a status line (RFC 9112 §2.2 allows a CRLF; servers send more)."""
    count = 0
    while count < len(view) and view[count] in b"\r\n":
        count += 1
    return count
