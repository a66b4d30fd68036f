"""Reading HTTP/1 answers as browsers do: leniently, at any speed, and without losing a byte.

Nothing here touches a socket: bytes go in as they arrive, and the parser says how far the answer has come. RFC 9112
says how an answer is framed; where servers break it, what browsers show decides, and the oddity is noted.
"""

import re
from enum import Enum, auto

from crawler.fetching.chunks import BREAKS, ChunkReader
from crawler.fetching.head import Head, MalformedAnswer, parse_head

MAX_HEAD_BYTES = 1 << 20
"""A head is read up to here. Chromium stops at 256 KiB; real servers have been seen beyond that."""

MAX_INTERIM_ANSWERS = 50
"""1xx answers before the final one; a server that sends them without end is cut off."""

LENGTHS_DIFFER = "Content-Length headers that differ; read until the connection closed"

END_UNSURE = BREAKS | {LENGTHS_DIFFER}
"""Oddities of an answer of which nobody knows where it should have ended."""

_END_OF_HEAD = re.compile(rb"\n\r?\n")
_BLANK = re.compile(rb"[\r\n]*")
_DIGITS = re.compile(rb"[0-9]{1,19}")
_BEGINNINGS = (b"HTTP", b"ICY")


class AnswerTooLong(ValueError):
    """A head, the blank lines before it, or the number of interim answers went past its limit."""


class _State(Enum):
    HEAD = auto()
    LENGTH = auto()
    CHUNKS = auto()
    TO_CLOSE = auto()
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
        self._blank_bytes = 0
        self._pending = bytearray()
        self._scanned = 0
        self._left = 0
        self._lengths: frozenset[int] = frozenset()
        self._chunks = ChunkReader(self.oddities)

    @property
    def done(self) -> bool:
        """Whether the answer has ended by its own framing."""
        return self._state is _State.DONE

    @property
    def whole_when_closed(self) -> bool:
        """Whether the body is whole if the connection closes now: it has no end of its own, or has come to it."""
        return self._state in (_State.TO_CLOSE, _State.DONE) or self.last_chunk_seen

    @property
    def last_chunk_seen(self) -> bool:
        """Whether only the trailers or the blank line after the last chunk are missing."""
        return self._state is _State.CHUNKS and self._chunks.whole

    @property
    def perhaps_whole(self) -> bool:
        """Whether one of several Content-Lengths that differ has been reached: if nothing follows, it was the one."""
        return self._state is _State.TO_CLOSE and self.body_bytes in self._lengths

    @property
    def bytes_left(self) -> int | None:
        """How much of the body is still to come; None where its framing does not tell."""
        return self._left if self._state is _State.LENGTH else None

    @property
    def reusable(self) -> bool:
        """Whether the connection can carry another request after this answer (RFC 9112 §9.3)."""
        if not self.done or self.extra_bytes or self.head is None or self.head.status == 101:
            return False
        tokens = {t.strip().lower() for value in self.head.get_all(b"connection") for t in value.split(b",")}
        if b"close" in tokens:
            return False
        if self.head.version.upper() == b"HTTP/1.1":
            return True
        return b"keep-alive" in tokens and not self.chunked  # chunks in HTTP/1.0 are not trusted, RFC 9112 §6.1

    def feed(self, data: bytes) -> None:
        """Take bytes as they arrive.

        :raises MalformedAnswer: when they cannot begin an answer.
        :raises AnswerTooLong: when what comes before the body passes its limit.
        """
        at = 0
        while at < len(data):
            at = self._take(data, at)

    def _take(self, data: bytes, at: int) -> int:
        """Consume some of ``data`` from ``at`` and return where that ended."""
        left = len(data) - at
        match self._state:
            case _State.HEAD:
                return self._take_head(data, at)
            case _State.LENGTH:
                taken = min(self._left, left)
                self._left -= taken
                self.body_bytes += taken
                if not self._left:
                    self._state = _State.DONE
                return at + taken
            case _State.CHUNKS:
                return self._take_chunks(data, at)
            case _State.TO_CLOSE:
                self.body_bytes += left
                return len(data)
            case _State.DONE:
                self.extra_bytes += left
                return len(data)

    def _take_head(self, data: bytes, at: int) -> int:
        if not self._pending:
            # RFC 9112 §2.2 allows a CRLF before the status line; servers send more.
            blank = _BLANK.match(data, at)
            if blank and blank.end() > at:
                self.interim_bytes += blank.end() - at
                self._blank_bytes += blank.end() - at
                if self._blank_bytes > MAX_HEAD_BYTES:
                    raise AnswerTooLong(f"more than {MAX_HEAD_BYTES} bytes of blank lines before the head")
                return blank.end()
        before = len(self._pending)
        self._pending += data[at:] if at else data
        if before < 4:
            self._refuse_what_is_no_answer()
        found = _END_OF_HEAD.search(self._pending, self._scanned)
        if (found.end() if found else len(self._pending)) > MAX_HEAD_BYTES:
            raise AnswerTooLong(f"the head is longer than {MAX_HEAD_BYTES} bytes")
        if found is None:
            self._scanned = max(0, len(self._pending) - 2)
            return len(data)
        end = found.end()
        raw = bytes(self._pending[:end])
        self._pending.clear()
        self._scanned = 0
        self._understand(raw)
        return at + end - before

    def _refuse_what_is_no_answer(self) -> None:
        start = bytes(self._pending[:4]).upper()
        if not any(start.startswith(word) or word.startswith(start) for word in _BEGINNINGS):
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
        if b"chunked" in head.transfer_codings:
            # In HTTP/1.0 too, as Firefox and curl have it; a body that is no chunks is told by its first line.
            if head.version.upper() == b"HTTP/1.0":
                self.oddities.append("chunked framing in HTTP/1.0")
            if head.get(b"content-length") is not None:
                self.oddities.append("both Transfer-Encoding and Content-Length; the length was ignored")
            self.chunked = True
            self._state = _State.CHUNKS
            return
        length = self._content_length(head)
        if length is None or head.status == 101:
            self._state = _State.TO_CLOSE
        else:
            self._left = length
            self._state = _State.LENGTH if length else _State.DONE

    def _content_length(self, head: Head) -> int | None:
        values = [v.strip() for header in head.get_all(b"content-length") for v in header.split(b",")]
        if not values:
            return None
        if len(set(values)) > 1:
            # RFC 9112 §6.3 has it unrecoverable and Chromium and Firefox show an error, for they fear smuggling
            # between two readers; here nobody reads the rest of the connection, so all that comes is kept.
            self.oddities.append(LENGTHS_DIFFER)
            self._lengths = frozenset(int(v) for v in values if _DIGITS.fullmatch(v))
            return None
        if len(values) > 1:
            self.oddities.append("Content-Length more than once")
        if not _DIGITS.fullmatch(values[0]):
            self.oddities.append("a Content-Length that is no number; read until the connection closed")
            return None
        return int(values[0])

    def _take_chunks(self, data: bytes, at: int) -> int:
        end = self._chunks.read(data, at)
        self.body_bytes += end - at
        if self._chunks.ended:
            self._state = _State.DONE
        elif self._chunks.broken:
            # Browsers show what came before; the rest is kept as it comes. Where nothing did, it never was chunked.
            self.chunked = self._chunks.begun
            self._state = _State.TO_CLOSE
        return end
