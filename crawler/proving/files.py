"""One WARC file of a store, checked against itself, its index and the rows of the manifest that point into it."""

import contextlib
import hashlib
import json
import mmap
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from crawler.manifest.reading import connect_to_read
from crawler.manifest.seals import SEAL_URI, TIMESTAMP_URI
from crawler.manifest.store import DATABASE
from crawler.proving.problems import Kind, Problems
from crawler.proving.scanning import Record, scan
from crawler.proving.testimonies import Statement, is_testimony, told_by
from crawler.recording import cdxj
from crawler.recording.files import OPEN_SUFFIX
from crawler.recording.values import FAILURE_URI

_CAPTURES = """
    SELECT id, "offset", length, record_id, record_type, captured_at, payload_digest, truncated, http_status, hop
    FROM capture WHERE file = ? ORDER BY "offset", id
"""
_PAYLOADS = 'SELECT digest, url, captured_at, record_id, "offset" FROM payload WHERE file = ? ORDER BY "offset"'


_HASHED_BYTES = 64 << 10
"""At once, of the whole file: enough for few calls, and still in the processor's cache."""

_NOT_MODIFIED = 304
"""The status of an answer that is kept as a revisit without a block; its head lies beside it (RFC 9110 §15.4.5)."""


class Told(NamedTuple):
    """What a metadata record tells of one thing."""

    about: str
    digest: bytes
    offset: int
    length: int


class Referring(NamedTuple):
    """A revisit record, and what it says of the one that it refers to."""

    offset: int
    record_id: str
    to: str
    payload_digest: str | None
    url: str | None
    date: str | None


@dataclass(slots=True)
class Checked:
    """What came of one file; small enough to be handed from process to process."""

    file: str
    """Its name, once it is closed."""
    size: int = 0
    """Of the file, in bytes."""
    inflated: int = 0
    """Bytes in its records' blocks."""
    records: int = 0
    sha256: str = ""
    """Of the whole file, in hex digits."""
    is_open: bool = False
    unclaimed: int = 0
    """Answers and failures of which the manifest has no capture: a kill came between record and row."""
    problems: Problems = field(default_factory=Problems)
    places: list[tuple[str, int, str | None, str | None, str | None]] = field(default_factory=list)
    """Of each record: id, offset, and payload digest, target and date where a revisit may refer to it."""
    revisits: list[Referring] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    bonds: list[tuple[int, str, bytes]] = field(default_factory=list)
    """Of each metadata record that a store writes on itself: offset, target and block."""


BOND_URIS = (SEAL_URI, TIMESTAMP_URI)


def check_file(path: Path, *, database: bool = True) -> Checked:
    """Check a WARC file of a store, open or closed, with its index where it is closed.

    With ``database`` the manifest's rows are compared with its records.
    """
    name = path.name.removesuffix(OPEN_SUFFIX)
    checked = Checked(name, is_open=path.name.endswith(OPEN_SUFFIX))
    checking = _Checking(path, checked)
    try:
        with path.open("rb") as file:
            checked.size = path.stat().st_size
            if checked.size:
                with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as data:
                    checking.read(data)
    except OSError as e:
        checked.problems.add(Kind.FILE, path.name, f"it cannot be read: {e.strerror or e}")
        return checked
    if not checked.size and not checked.is_open:
        checked.problems.add(Kind.FILE, path.name, "it is empty")
    if not checked.is_open:
        checking.compare_index()
    if database:
        checking.compare_rows()
    return checked


class _Checking:
    def __init__(self, path: Path, checked: Checked) -> None:
        self._path = path
        self._checked = checked
        self._by_offset: dict[int, _Held] = {}
        self._damaged: set[int] = set()
        """Where records begin that something is wrong with."""
        self._lines: list[str] = []
        self._warcinfo_id = ""
        self._requests: dict[str, tuple[int, str]] = {}
        self._answers: dict[str, tuple[int, str | None]] = {}
        self._article: Statement | None = None
        """What was told last of an article."""

    def read(self, data: memoryview) -> None:
        whole = hashlib.sha256()
        begin = 0
        for record in scan(data, sealed=not self._checked.is_open):
            end = record.offset + record.length
            if end - begin >= _HASHED_BYTES or end >= len(data):
                whole.update(data[begin:end])
                begin = end
            self._take(record)
        self._checked.sha256 = whole.hexdigest()
        self._pair()

    def _take(self, record: Record) -> None:
        checked = self._checked
        checked.records += 1
        if checked.is_open and record.offset + record.length >= checked.size and record.faults:
            return  # what a kill left unfinished; the next start cuts it off
        if record.faults:
            self._damaged.add(record.offset)
            for fault in record.faults:
                self._complain(record, fault)
        if not record.id:
            return
        if not record.faults:
            self._place(record)
        refers = record.type in ("response", "revisit")
        digest = record.fields.get("WARC-Payload-Digest") if refers else None
        date = record.fields.get("WARC-Date") if refers else None
        checked.places.append((record.id, record.offset, digest, record.target if refers else None, date))
        if record.faults:
            return
        checked.inflated += int(record.fields["Content-Length"])
        self._by_offset[record.offset] = _Held.of(record)
        if record.type in ("response", "revisit"):
            self._take_answer(record)
        elif record.type == "request":
            self._requests[record.fields.get("WARC-Concurrent-To", "")] = (record.offset, record.id)
        elif record.type == "metadata":
            self._take_metadata(record)

    def _place(self, record: Record) -> None:
        """Compare a record with the file that it is in."""
        if record.type == "warcinfo":
            self._warcinfo_id = record.id
            named = record.fields.get("WARC-Filename")
            if record.offset:
                self._complain(record, "a warcinfo record in the middle of the file")
            if named != self._checked.file:
                self._complain(record, f"its WARC-Filename is {named}: the file has another one's name")
        elif not record.offset:
            self._complain(record, "the file does not begin with a warcinfo record")
        elif self._warcinfo_id and record.fields.get("WARC-Warcinfo-ID") != self._warcinfo_id:
            self._complain(record, "its WARC-Warcinfo-ID is that of another file")

    def _take_answer(self, record: Record) -> None:
        self._answers[record.id] = (record.offset, record.fields.get("WARC-Concurrent-To"))
        if record.type == "revisit":
            fields = record.fields
            self._checked.revisits.append(
                Referring(
                    record.offset,
                    record.id,
                    fields.get("WARC-Refers-To", ""),
                    fields.get("WARC-Payload-Digest"),
                    fields.get("WARC-Refers-To-Target-URI"),
                    fields.get("WARC-Refers-To-Date"),
                )
            )
        if record.date is not None and (record.head is not None or record.is_not_modified):
            entry = cdxj.Entry(
                record.target,
                record.date,
                record.head,
                record.fields.get("WARC-Payload-Digest"),
                self._checked.file,
                record.offset,
                record.length,
                revisit=record.type == "revisit",
            )
            try:
                self._lines.append(entry.line)
            except ValueError:
                self._complain(record, "its WARC-Target-URI is no URL")

    def _take_metadata(self, record: Record) -> None:
        if is_testimony(record.target):
            try:
                for statement in told_by(record.target, record.block):
                    if statement.about.startswith("article "):
                        if statement == self._article:
                            continue  # each of its citations tells the same of it
                        self._article = statement
                    told = Told(statement.about, statement.digest, record.offset, record.length)
                    self._checked.told.append(told)
            except ValueError as e:
                self._complain(record, f"what it tells cannot be understood: {e}")
        elif record.target.startswith(BOND_URIS):
            self._checked.bonds.append((record.offset, record.target, record.block))

    def _pair(self) -> None:
        """Compare requests with answers: each has the other, unless one of them is damaged, which is told already."""
        if self._damaged or self._checked.is_open:
            return
        for answer, (offset, request) in self._answers.items():
            found = self._requests.pop(answer, None)
            if found is None:
                self._note(offset, answer, "the request record that belongs to it is not there")
            elif found[1] != request:
                self._note(offset, answer, f"its WARC-Concurrent-To is {request}, and its request is {found[1]}")
        for offset, request in self._requests.values():
            self._note(offset, request, "the answer that belongs to it is not there")

    def _note(self, offset: int, record_id: str, message: str) -> None:
        self._checked.problems.add(Kind.RECORD, self._path.name, message, offset=offset, record_id=record_id)

    def _complain(self, record: Record, message: str) -> None:
        self._note(record.offset, record.id, message)

    # The index.

    def compare_index(self) -> None:
        """Compare the index with the lines that the records make."""
        path = cdxj.path_of(self._path)
        try:
            held = path.read_bytes()
        except FileNotFoundError:
            self._checked.problems.add(Kind.INDEX, path.name, "the index is not there")
            return
        except OSError as e:
            self._checked.problems.add(Kind.INDEX, path.name, f"it cannot be read: {e.strerror or e}")
            return
        expected = sorted(f"{line}\n".encode() for line in self._lines)
        if held == b"".join(expected):
            return
        self._compare_lines(path.name, held.splitlines(keepends=True), expected)

    def _compare_lines(self, name: str, held: list[bytes], expected: list[bytes]) -> None:
        problems, missing = self._checked.problems, dict.fromkeys(expected)
        offset, extra = 0, []
        for line in held:
            if line in missing:
                del missing[line]
            else:
                extra.append((offset, line))
            offset += len(line)
        wanting = {_offset_in(line): line for line in missing}
        for at, line in extra:
            named = _offset_in(line)
            if named in self._damaged:
                continue
            if named in wanting:
                del wanting[named]
                message = f"the line is not that of the record at byte {named}"
            else:
                message = "the line is that of no record"
            problems.add(Kind.INDEX, name, message, offset=at)
        for named in wanting:
            held_record = self._by_offset.get(named)
            id_ = held_record.id if held_record is not None else ""
            problems.add(Kind.INDEX, name, f"the record at byte {named} has no line", record_id=id_)
        if not extra and not missing:
            problems.add(Kind.INDEX, name, "its lines are not in order")

    # The manifest.

    def compare_rows(self) -> None:
        """Compare the captures and payloads that the manifest has in this file with the records."""
        checked = self._checked
        claimed = set()
        try:
            with _opened(self._path.parent) as database:
                for row in database.execute(_CAPTURES, (checked.file,)):
                    claimed.add(row["offset"])
                    self._compare_capture(row)
                for row in database.execute(_PAYLOADS, (checked.file,)):
                    self._compare_payload(row)
        except sqlite3.Error:
            return  # the database is looked at on its own, which tells what is wrong with it
        checked.unclaimed = sum(held.is_capture and at not in claimed for at, held in self._by_offset.items())

    def _compare_capture(self, row: Mapping[str, Any]) -> None:
        named = f"capture {row['id']}"
        record = self._record_at(row, named)
        if record is None:
            return
        try:
            hop = json.loads(row["hop"])
            url = hop["url"]
        except (ValueError, TypeError, KeyError):
            self._dispute(row, f"{named} has a hop that cannot be read")
            return
        target = record.target.removeprefix(FAILURE_URI) if record.type == "metadata" else record.target
        pairs = [
            ("length", row["length"], record.length),
            ("record_id", row["record_id"], record.id),
            ("record_type", row["record_type"], record.type),
            ("captured_at", row["captured_at"], record.date),
            ("hop.url", url, target),
            ("http_status", row["http_status"], record.status),
            ("truncated", row["truncated"], record.truncated),
            ("hop.truncated", hop.get("truncated"), record.truncated),
        ]
        if not record.is_not_modified:  # such a row says what the page is that is as it was
            pairs.append(("hop.http_status", hop.get("http_status"), record.status))
        if record.said_digest is not None or (row["payload_digest"] is not None and not record.is_not_modified):
            pairs.append(("payload_digest", row["payload_digest"], record.payload_digest))
        self._compare(row, named, pairs)

    def _compare_payload(self, row: Mapping[str, Any]) -> None:
        named = f"payload {row['digest']}"
        record = self._record_at(row, named)
        if record is None:
            return
        pairs = [
            ("record_id", row["record_id"], record.id),
            ("digest", row["digest"], record.said_digest),
            ("url", row["url"], record.target),
            ("captured_at", row["captured_at"], record.date),
        ]
        self._compare(row, named, pairs)

    def _record_at(self, row: Mapping[str, Any], named: str) -> "_Held | None":
        """Return the record that a row speaks of; None where none begins there, which is noted unless it is damaged."""
        record = self._by_offset.get(row["offset"])
        if record is None and row["offset"] not in self._damaged:
            self._dispute(row, f"{named} is said to be here, where no record begins")
        return record

    def _compare(self, row: Mapping[str, Any], named: str, pairs: Iterable[tuple[str, Any, Any]]) -> None:
        """Note where what a row says is not what was found in its record."""
        for name, said, found in pairs:
            if said != found:
                self._dispute(row, f"{named} has {name} {said}, and the record {found}")

    def _dispute(self, row: Mapping[str, Any], message: str) -> None:
        """Note a problem of the manifest at the place in the WARC file that it speaks of."""
        offset = row["offset"] if isinstance(row["offset"], int) else -1
        self._checked.problems.add(
            Kind.MANIFEST,
            DATABASE,
            f"{self._checked.file} at byte {offset}: {message}",
            record_id=row["record_id"] or "",
        )


class _Held(NamedTuple):
    """What rows are compared with of a record."""

    id: str
    type: str
    length: int
    target: str
    date: str | None
    status: int | None
    is_not_modified: bool
    truncated: str | None
    payload_digest: str | None
    said_digest: str | None

    @classmethod
    def of(cls, record: Record) -> "_Held":
        said = record.fields.get("WARC-Payload-Digest")
        return cls(
            record.id,
            record.type,
            record.length,
            record.target,
            record.fields.get("WARC-Date"),
            _NOT_MODIFIED if record.is_not_modified else record.head.status if record.head is not None else None,
            record.is_not_modified,
            record.fields.get("WARC-Truncated"),
            said if record.type == "revisit" else record.payload_digest,
            said,
        )

    @property
    def is_capture(self) -> bool:
        return self.type in ("response", "revisit") or self.target.startswith(FAILURE_URI)


def _offset_in(line: bytes) -> int:
    """Return the offset that a line of an index names, -1 where it names none."""
    try:
        return int(json.loads(line.split(b" ", 2)[2])["offset"])
    except (ValueError, KeyError, TypeError, IndexError):
        return -1


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """Yield the manifest's database, opened to read."""
    connection = connect_to_read(folder / DATABASE)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA query_only=ON")
    try:
        yield connection
    finally:
        connection.close()
