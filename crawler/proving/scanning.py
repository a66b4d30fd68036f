"""WARC files read to the last byte: each record with its digests as its bytes give them, and what is wrong with it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from crawler.fetching.chunks import ChunkReader
from crawler.fetching.framing import AnswerParser, AnswerTooLong
from crawler.fetching.head import Head, MalformedAnswer
from crawler.proving.inflating import HEADERS, MAGIC, Damaged, Inflating, padding_is_clear
from crawler.recording.writer import VERSION

RECORD_END = b"\r\n\r\n"
TYPES = frozenset({"warcinfo", "request", "response", "revisit", "metadata", "resource"})
_ANSWERS = ("response", "revisit")
_HEAD_LIMIT_BYTES = 64 << 10
_KEPT_BLOCK_BYTES = 16 << 20
"""Of a metadata record, whose block is looked into."""
_NO_RECORD = "it does not begin with the head of a WARC record"
_ID = re.compile(r"<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}>")
_PLAIN_HEAD = re.compile(rb"(HTTP/1\.[01]) ([2-9][0-9]{2})(?: [ -~]*+)?(?:\r\n[!-9;-~]++:[^\r\n\0]*+)*+\r\n\r\n")
"""No folded line, no odd name, no line that ends otherwise."""
_CONTENT_TYPE = re.compile(rb"\r\nContent-Type:([^\r]*)", re.IGNORECASE)
_SHA256 = re.compile(r"sha256:[0-9a-f]{64}")
_REQUIRED = frozenset({"WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length"})


@dataclass(slots=True)
class Record:
    """A record as it was read, byte by byte."""

    offset: int
    """Of the gzip member in the file."""
    length: int = 0
    """Of the gzip member."""
    fields: dict[str, str] = field(default_factory=dict)
    """The named fields, the first of each name."""
    type: str = ""
    """The WARC-Type."""
    id: str = ""
    """The WARC-Record-ID, empty where it could not be read."""
    target: str = ""
    """The WARC-Target-URI, empty where there is none."""
    date: datetime | None = None
    """The WARC-Date; None where it is none."""
    head: Head | None = None
    """Of the answer that a response or revisit record holds."""
    payload_digest: str | None = None
    """Of the answer's body without its transfer coding, as the bytes give it; None where the record holds none."""
    block: bytes = b""
    """Of a metadata or warcinfo record."""
    faults: list[str] = field(default_factory=list)
    """What is wrong with the record, a few words each."""

    @property
    def is_not_modified(self) -> bool:
        """Whether it is a revisit without a block: a server said that nothing has changed."""
        return self.type == "revisit" and self.fields.get("Content-Length") == "0"


def scan(data: memoryview, *, sealed: bool = True, headers: tuple[bytes, ...] | None = HEADERS) -> Iterator[Record]:
    """Yield every record of a WARC file, whole or not, in the order of the file.

    After one that cannot be read, what follows is looked for and goes on. Where the file is not ``sealed``, so that no
    digest covers it whole, even the bits that mean nothing are looked at. ``headers`` are the gzip headers that its
    writer uses, None for any.
    """
    offset = 0
    while offset < len(data):
        member = Inflating(data, offset, headers=headers, by_hand=headers is not None)
        record = _read(member, offset, is_ours=headers is not None)
        if record.length == 0 and headers is not None:
            member = Inflating(data, offset)
            record = _read(member, offset, is_ours=True)
        if not record.length:
            record.length = _next_member(data, offset + 1) - offset
        elif not sealed and not padding_is_clear(data[offset : member.end]):
            record.faults.append("a bit of its compressed data is set that means nothing")
        offset += record.length
        yield record


def _read(member: Inflating, offset: int, *, is_ours: bool) -> Record:
    """Return the record in a member; its length is 0 where it cannot be read."""
    record = Record(offset)
    reading = _Reading(record, is_ours=is_ours)
    try:
        for piece in member.pieces():
            reading.take(piece)
        reading.end()
        record.length = member.end - offset
    except Damaged as e:
        record.faults.append(str(e))
    return record


def _next_member(data: memoryview, start: int) -> int:
    """Return where the next record begins at ``start`` or later, else the end of the file."""
    window = 1 << 20
    for begin in range(start, len(data), window):
        piece = bytes(data[begin : begin + window + len(MAGIC) - 1])
        found = piece.find(MAGIC)
        while found >= 0:
            if _begins_record(data, begin + found):
                return begin + found
            found = piece.find(MAGIC, found + 1)
    return len(data)


def _begins_record(data: memoryview, offset: int) -> bool:
    try:
        return bytes(next(Inflating(data, offset, headers=None).pieces(), b"")).startswith(b"WARC/")
    except Damaged:
        return False


class _Reading:
    """Takes the pieces of one record, and fills in what they come to."""

    def __init__(self, record: Record, *, is_ours: bool) -> None:
        self._record = record
        self._is_ours = is_ours
        self._pending: bytes | None = b""
        self._left = 0
        self._tail = b""
        self._block = hashlib.sha256()
        self._payload: _Payload | None = None
        self._kept: list[bytes] | None = None

    def take(self, piece: bytes | memoryview) -> None:
        if self._pending is not None:
            data = self._pending + piece
            end = data.find(RECORD_END, 0, _HEAD_LIMIT_BYTES)
            if end < 0:
                if len(data) > _HEAD_LIMIT_BYTES:
                    raise Damaged(_NO_RECORD)
                self._pending = data
                return
            self._pending = None
            self._begin(data[:end])
            view = memoryview(data)[end + len(RECORD_END) :]
        else:
            view = memoryview(piece)
        block, rest = view[: self._left], view[self._left :]
        self._left -= len(block)
        if block:
            self._block.update(block)
            if self._payload is not None:
                self._payload.take(block)
            elif self._kept is not None:
                self._kept.append(bytes(block))
        if rest:
            self._tail = (self._tail + bytes(rest))[: len(RECORD_END) + 1]

    def end(self) -> None:
        """Compare the whole record with what it says of itself.

        :raises Damaged: when it holds no record.
        """
        record = self._record
        if self._pending is not None:
            raise Damaged(_NO_RECORD)
        if self._left or self._tail != RECORD_END:
            record.faults.append("its block is not as long as its Content-Length says")
            return
        self._compare("block", "WARC-Block-Digest", self._block.hexdigest())
        if self._kept is not None:
            record.block = b"".join(self._kept)
        if self._payload is not None:
            self._payload.end()
            record.head = self._payload.head
            if record.type == "response":
                record.payload_digest = self._payload.digest
                self._compare("payload", "WARC-Payload-Digest", self._payload.digest_as_it_stands)

    def _compare(self, what: str, name: str, found: str) -> None:
        """Compare a digest with what the record says; others have other algorithms, and other ideas of payloads."""
        said = self._record.fields.get(name)
        if said is None or (not self._is_ours and (not _SHA256.fullmatch(said) or what == "payload")):
            return
        if said != f"sha256:{found}":
            self._record.faults.append(f"its {what} has the digest sha256:{found}, and its {name} is {said}")

    def _begin(self, head: bytes) -> None:
        record = self._record
        first, *lines = head.decode("utf-8", "replace").split("\r\n")
        if not first.startswith("WARC/"):
            raise Damaged(_NO_RECORD)
        if first != VERSION and self._is_ours:
            record.faults.append(f"it does not say that it is {VERSION}")
        record.fields, is_whole = _fields_of(lines, as_written=self._is_ours)
        fields, get = record.fields, record.fields.get
        record.type, record.id = get("WARC-Type", ""), get("WARC-Record-ID", "")
        record.target = get("WARC-Target-URI", "")
        if not is_whole:
            raise Damaged("a line of its head names no field")
        if not fields.keys() >= _REQUIRED:
            record.faults.append(f"it has no {', no '.join(sorted(_REQUIRED - fields.keys()))}")
        length = get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            raise Damaged("its Content-Length is no number")
        self._left = int(length)
        if record.type not in TYPES and self._is_ours:
            record.faults.append(f"its WARC-Type is {record.type!r}")
        if self._is_ours and not _ID.fullmatch(record.id):
            record.faults.append("its WARC-Record-ID is no UUID")
        record.date = _time_of(get("WARC-Date", ""))
        if record.date is None:
            record.faults.append("its WARC-Date is no time")
        if record.type in _ANSWERS:
            self._payload = _Payload(as_it_stands="WARC-Payload-Digest" in record.fields)
        elif record.type in ("metadata", "warcinfo") and self._left <= _KEPT_BLOCK_BYTES:
            self._kept = []


_NO_CHUNKS = ChunkReader()
"""Of a body in which none were looked for."""


class _Payload:
    """Finds the head of an answer and digests the body after it."""

    def __init__(self, *, as_it_stands: bool) -> None:
        self.head: Head | None = None
        """Of a plain head only what is looked at: its status and its Content-Type."""
        self.digest: str | None = None
        """``sha256:`` and hex digits, of the body without its transfer coding; None where no head was understood."""
        self.digest_as_it_stands = ""
        """In hex digits, of all bytes after the head."""
        self._plain = as_it_stands
        """The body is what follows the head: so it is wherever a WARC-Payload-Digest was written."""
        self._parser: AnswerParser | None = None
        """Made where a head needs it, which few do."""
        self._chunks = _NO_CHUNKS
        self._sha = hashlib.sha256()
        self._understood = True
        self._begun = False

    def take(self, block: memoryview) -> None:
        if not self._understood:
            return
        if self._plain and self.head is not None:
            self._sha.update(block)
            return
        if self._plain and self._take_plain_head(block):
            return
        data = bytes(block)
        if self._parser is None:
            self._parser, self._chunks = AnswerParser(), ChunkReader()
        parser = self._parser
        body, extra = parser.body_bytes, parser.extra_bytes
        try:
            parser.feed(data)
        except (MalformedAnswer, AnswerTooLong):
            self._understood = False
            return
        self.head = parser.head
        extra = parser.extra_bytes - extra
        start = len(data) - extra - (parser.body_bytes - body)
        if self._plain:
            self._sha.update(memoryview(data)[start:])
        elif not parser.chunked:
            self._sha.update(memoryview(data)[start : len(data) - extra])
        elif not (self._chunks.ended or self._chunks.broken):
            self._chunks.read(data[start : len(data) - extra], 0, self._sha.update)

    def _take_plain_head(self, block: memoryview) -> bool:
        """Take a head in which nothing is out of the ordinary, which needs no parser; return whether it is one."""
        plain = _PLAIN_HEAD.match(block) if not self._begun else None
        self._begun = True
        if plain is None:
            return False
        named = _CONTENT_TYPE.search(block, 0, plain.end())
        headers = ((b"Content-Type", bytes(named[1]).strip(b" \t")),) if named is not None else ()
        self.head = Head(bytes(plain[1]), int(bytes(plain[2])), b"", headers)
        self._sha.update(block[plain.end() :])
        return True

    def end(self) -> None:
        self.digest_as_it_stands = self._sha.hexdigest()
        self.digest = f"sha256:{self.digest_as_it_stands}" if self.head is not None else None


def _fields_of(lines: list[str], *, as_written: bool) -> tuple[dict[str, str], bool]:
    """Return the first field of each name, and whether every line is one.

    With ``as_written`` they are to have one space after the colon, as a store's have, which takes a third of the time.
    """
    if as_written:
        try:
            return dict([line.split(": ", 1) for line in reversed(lines)]), True
        except ValueError:
            pass
    fields: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            return fields, False
        fields.setdefault(name, value.strip())
    return fields, True


def _time_of(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text.endswith("Z") else None
    except ValueError:
        return None
