"""The WARC writer: exchanges in, records out, each durable once :meth:`WarcWriter.sync` returns.

WARC 1.1 throughout (ISO 28500:2017), one gzip member a record. Blocks are the bytes that were on the wire, never
rebuilt from what was understood of them.
"""

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from crawler.errors import StoreError, StoreUnsound
from crawler.fetching.exchange import Connection, Exchange
from crawler.recording import cdxj
from crawler.recording.dedup import may_deduplicate
from crawler.recording.digests import Digested, digest_answer, sha256
from crawler.recording.files import WarcFile, Writable, is_held, name_of
from crawler.recording.heads import HTTP_RESPONSE
from crawler.recording.members import Member
from crawler.recording.proof import unproven
from crawler.recording.values import HeldPayload, Recorded, WarcInfo
from crawler.times import stamp

VERSION = "WARC/1.1"
MAX_FILE_BYTES = 1_000_000_000
"""A file is closed and the next begun past this size."""

REVISIT_PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

HTTP_REQUEST = "application/http;msgtype=request"

_READ_BYTES = 256 << 10

_UUID_BYTES = 16
_UUIDS_AT_A_TIME = 256
_UUID_FIXED = 0xF << 76 | 0x3 << 62
"""The bits that are not random: version and variant."""
_UUID_VERSION_4 = 0x4 << 76 | 0x2 << 62

Fields = list[tuple[str, str]]
Held = Callable[[str], HeldPayload | None]
"""Looks a payload digest up among those whose records are durable."""


class WarcWriter:
    """Writes one run's exchanges to WARC files in a store; for one thread at a time."""

    def __init__(
        self,
        folder: Path,
        info: WarcInfo,
        *,
        worker: int = 0,
        max_bytes: int = MAX_FILE_BYTES,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        opening: Callable[[str], Iterable[tuple[str, str]]] = lambda _: (),
    ) -> None:
        """Write to ``folder``; no file is made before there is something to write.

        ``opening`` is asked at the beginning of each file, by its name, for metadata records on the store itself: pairs
        of a target and a JSON text.
        """
        self.files: dict[str, int] = {}
        """The files that were closed, with their lengths in bytes."""
        self.digests: dict[str, str] = {}
        """The SHA-256 of each of them, in hex digits."""
        self._folder = folder
        self._info = info
        self._worker = worker
        self._max_bytes = max_bytes
        self._clock = clock
        self._opening = opening
        self._file: WarcFile | None = None
        self._index: list[str] = []
        self._referred_to: dict[str, HeldPayload] = {}
        self._warcinfo_id = ""
        self._random = _random_bytes()
        self._serial = 0
        self._broken: StoreError | None = None

    def write_exchange(self, exchange: Exchange, held: Held = lambda _: None) -> Recorded:
        """Write an exchange as a response or revisit record and a request record, in one file.

        :raises StoreError: when it cannot be written; nothing of it is kept then.
        """
        digested = digest_answer(exchange)
        earlier = None
        if digested.payload is not None and may_deduplicate(exchange, digested):
            earlier = held(digested.payload)
        date = exchange.started_at
        response_id, request_id = self._new_id(), self._new_id()
        common = [("WARC-Target-URI", exchange.url), ("WARC-Date", stamp(date)), *_connection_fields(exchange)]
        self._roll_over()
        if exchange.interim_bytes:
            # A reader of the response record expects the final answer to come first.
            self._write_beside("interim", exchange, exchange.interim_bytes, response_id)
        fields = [*common, ("WARC-Concurrent-To", request_id)]
        if earlier is None:
            recorded = self._write_response(exchange, digested, fields, response_id, date)
        else:
            recorded = self._write_revisit(exchange, digested, earlier, fields, response_id, date)
            self._referred_to[earlier.record_id] = earlier
        self._write(
            "request", request_id, [*common, ("WARC-Concurrent-To", response_id)], HTTP_REQUEST, exchange.request, date
        )
        if exchange.head is not None:
            self._index.append(_entry(recorded, exchange, digested, revisit=earlier is not None).line)
        return recorded

    def write_not_modified(self, exchange: Exchange, earlier: HeldPayload, digest: str | None) -> Recorded:
        """Write an answer that a page is still as in an ``earlier`` record, as a revisit (WARC 1.1 §6.7.3).

        ``digest`` is the payload digest that the earlier record names, None where it names none. The revisit has no
        block: pywb 2.10 would replay the head of a 304 in it as an empty page. What was on the wire is kept beside it.

        :raises StoreError: when it cannot be written; nothing of it is kept then.
        """
        date = exchange.started_at
        revisit_id, request_id = self._new_id(), self._new_id()
        common = [("WARC-Target-URI", exchange.url), ("WARC-Date", stamp(date)), *_connection_fields(exchange)]
        self._roll_over()
        self._write_beside("not-modified", exchange, exchange.raw_bytes, revisit_id)
        fields = [
            *common,
            ("WARC-Concurrent-To", request_id),
            ("WARC-Profile", NOT_MODIFIED_PROFILE),
            ("WARC-Refers-To", earlier.record_id),
            ("WARC-Refers-To-Target-URI", earlier.url),
            ("WARC-Refers-To-Date", earlier.captured_at),
            *([("WARC-Payload-Digest", digest)] if digest is not None else []),
        ]
        recorded = self._write("revisit", revisit_id, fields, HTTP_RESPONSE, b"", date)
        self._referred_to[earlier.record_id] = earlier
        self._write(
            "request", request_id, [*common, ("WARC-Concurrent-To", revisit_id)], HTTP_REQUEST, exchange.request, date
        )
        place = (recorded.file, recorded.offset, recorded.length)
        self._index.append(cdxj.Entry(exchange.url, date, None, digest, *place, revisit=True).line)
        return recorded

    def write_failure(self, exchange: Exchange) -> Recorded:
        """Write what was tried, and what came of it, where no byte of an answer came.

        :raises StoreError: when it cannot be written.
        """
        date = exchange.started_at
        failure, connection = exchange.failure, exchange.connection
        said = {
            "url": exchange.url,
            "tried_at": stamp(date),
            "failure": failure.kind.value if failure else None,
            "message": failure.message if failure else None,
            "address": connection.address if connection else None,
            "port": connection.port if connection else None,
            "request": exchange.request.decode("latin-1") or None,
        }
        # Not under the URL itself: indexers list a metadata record in JSON as if it were a capture of its target.
        target = f"urn:evercite:failure:{exchange.url}"
        fields = [("WARC-Target-URI", target), ("WARC-Date", stamp(date)), *_connection_fields(exchange)]
        self._roll_over()
        return self._write("metadata", self._new_id(), fields, "application/json", json.dumps(said).encode(), date)

    def write_metadata(
        self, target_uri: str, media_type: str, data: bytes, *, refers_to: str | None = None
    ) -> Recorded:
        """Write a metadata record; ``refers_to`` is the id of the record that it describes.

        :raises StoreError: when it cannot be written.
        """
        date = self._clock()
        fields = [("WARC-Target-URI", target_uri), ("WARC-Date", stamp(date))]
        if refers_to is not None:
            fields.append(("WARC-Refers-To", refers_to))
        self._roll_over()
        return self._write("metadata", self._new_id(), fields, media_type, data, date)

    def sync(self) -> None:
        """Return once every record written so far would survive a power cut.

        :raises StoreError: when that failed, now or before: what was written since the last time is not to be believed.
        """
        if self._broken is not None:
            raise self._broken
        if self._file is None:
            return
        try:
            self._file.sync()
        except StoreError as e:
            self._broken = e
            raise

    def close(self) -> None:
        """Close the open file under its final name, with its index beside it.

        :raises StoreUnsound: when a record that its revisits refer to is not in the store; the file is closed then.
        :raises StoreError: when that fails; the next start then repairs the file.
        """
        if self._file is None:
            return
        file, self._file = self._file, None
        if self._broken is not None:
            file.abandon()
            raise self._broken
        try:
            self.files[file.name] = file.close()
            self.digests[file.name] = file.sha256
            cdxj.write(self._folder, file.name, self._index)
        except StoreError as e:
            self._broken = e
            raise
        self._index = []
        self._prove(file.name)

    def _prove(self, name: str) -> None:
        """Make sure that every record is there that the file's revisits refer to."""
        referred_to, self._referred_to = self._referred_to, {}
        missing = unproven(self._folder, referred_to.values())
        if missing:
            one = missing[0]
            self._broken = StoreUnsound(
                f"{name}: it refers to {len(missing)} records that are not in the store, such as {one.record_id} "
                f"of {one.url} in {one.file}; put that file back, or capture the page with `--again`"
            )
            raise self._broken

    # Records.

    def _write_beside(self, what: str, exchange: Exchange, length: int, record_id: str) -> None:
        """Keep the first ``length`` bytes of an answer in a record of their own, beside the one with ``record_id``."""
        exchange.raw.seek(0)
        data = exchange.raw.read(length)
        date = exchange.started_at
        fields = [
            ("WARC-Target-URI", f"urn:evercite:{what}:{exchange.url}"),
            ("WARC-Date", stamp(date)),
            *_connection_fields(exchange),
            ("WARC-Concurrent-To", record_id),
        ]
        self._write("metadata", self._new_id(), fields, HTTP_RESPONSE, data, date)

    def _write_response(
        self, exchange: Exchange, digested: Digested, fields: Fields, record_id: str, date: datetime
    ) -> Recorded:
        extra = [("WARC-Block-Digest", digested.block)]
        if digested.payload_agreed and digested.payload is not None:
            extra.append(("WARC-Payload-Digest", digested.payload))
        if exchange.truncated is not None:
            extra.append(("WARC-Truncated", exchange.truncated.value))
        exchange.raw.seek(exchange.interim_bytes)
        position = self._write_stream(
            "response", record_id, [*fields, *extra], digested.label, exchange.raw, digested.block_bytes
        )
        return Recorded(*position, record_id, "response", date, digested.payload, may_deduplicate(exchange, digested))

    def _write_revisit(
        self,
        exchange: Exchange,
        digested: Digested,
        earlier: HeldPayload,
        fields: Fields,
        record_id: str,
        date: datetime,
    ) -> Recorded:
        """Write a revisit record (WARC 1.1 §6.7.2): the head as it came, and where the same payload is held."""
        exchange.raw.seek(exchange.interim_bytes)
        head = exchange.raw.read(exchange.head_bytes)
        assert digested.payload is not None
        extra = [
            ("WARC-Profile", REVISIT_PROFILE),
            ("WARC-Refers-To", earlier.record_id),
            ("WARC-Refers-To-Target-URI", earlier.url),
            ("WARC-Refers-To-Date", earlier.captured_at),
            ("WARC-Payload-Digest", digested.payload),
            ("WARC-Block-Digest", sha256(iter([head]))[0]),
        ]
        position = self._write_stream(
            "revisit", record_id, [*fields, *extra], HTTP_RESPONSE, io.BytesIO(head), len(head)
        )
        return Recorded(*position, record_id, "revisit", date, digested.payload)

    def _write(
        self, record_type: str, record_id: str, fields: Fields, media_type: str, block: bytes, date: datetime
    ) -> Recorded:
        fields = [*fields, ("WARC-Block-Digest", sha256(iter([block]))[0])]
        position = self._write_stream(record_type, record_id, fields, media_type, io.BytesIO(block), len(block))
        return Recorded(*position, record_id, record_type, date)

    def _write_stream(
        self, record_type: str, record_id: str, fields: Fields, media_type: str, block: BinaryIO, length: int
    ) -> tuple[str, int, int]:
        """Write one record and return its file, offset and length."""
        if self._broken is not None:
            raise self._broken
        file = self._file or self._begin_file()
        head = [("WARC-Type", record_type), ("WARC-Record-ID", record_id), *fields]
        if record_type != "warcinfo":
            head.append(("WARC-Warcinfo-ID", self._warcinfo_id))
        head += [("Content-Type", media_type), ("Content-Length", str(length))]
        offset = file.size
        try:
            file.add(partial(write_record, fields=head, block=block))
        except StoreError as e:
            self._broken = e
            raise
        return file.name, offset, file.size - offset

    def _new_id(self) -> str:
        return f"<urn:uuid:{_uuid(next(self._random))}>"

    # Files.

    def _roll_over(self) -> None:
        """Begin the next file where this one is full; asked before a pair of records, which is never split."""
        if self._file is not None and self._file.size >= self._max_bytes:
            self.sync()
            self.close()

    def _begin_file(self) -> WarcFile:
        now = self._clock()
        try:
            self._file, name = self._new_file(now)
        except StoreError as e:
            self._broken = e
            raise
        self._warcinfo_id = self._new_id()
        fields = [("WARC-Date", stamp(now)), ("WARC-Filename", name)]
        self._write("warcinfo", self._warcinfo_id, fields, "application/warc-fields", self._warcinfo(), now)
        for target, text in self._opening(name):
            about = [("WARC-Target-URI", target), ("WARC-Date", stamp(now))]
            self._write("metadata", self._new_id(), about, "application/json", text.encode(), now)
        return self._file

    def _new_file(self, now: datetime) -> tuple[WarcFile, str]:
        """Create a file under a name that no file has or will have, whatever the clock says."""
        while True:
            name = name_of(now, self._serial, self._worker)
            self._serial += 1
            if not is_held(self._folder, name):
                with contextlib.suppress(FileExistsError):
                    return WarcFile(self._folder, name), name

    def _warcinfo(self) -> bytes:
        info = self._info
        said = {
            "software": info.software,
            "operator": info.operator,
            "http-header-from": info.contact,
            "http-header-user-agent": info.user_agent,
            "robots": info.robots,
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "evercite-policy": info.policy_digest,
            "evercite-run": info.run,
        }
        return "".join(f"{name}: {value}\r\n" for name, value in said.items() if value).encode()


def write_record(out: Writable, fields: Fields, block: BinaryIO) -> None:
    """Write one record as a gzip member; ``fields`` are all of its named fields.

    :raises ValueError: when a field would hold a line break.
    """
    lines = "".join([f"{name}: {value}\r\n" for name, value in fields])
    if lines.count("\n") != len(fields) or lines.count("\r") != len(fields):
        broken = next(f"{name}: {value!r}" for name, value in fields if "\r" in value or "\n" in value)
        raise ValueError(f"a field of a WARC record would hold a line break: {broken}")
    member = Member(out)
    data = f"{VERSION}\r\n{lines}\r\n".encode()
    while piece := block.read(_READ_BYTES):
        if len(data) + len(piece) > _READ_BYTES:
            member.write(data)
            data = piece
        else:
            data += piece
    member.end(data + b"\r\n\r\n")


def _entry(recorded: Recorded, exchange: Exchange, digested: Digested, *, revisit: bool) -> cdxj.Entry:
    assert exchange.head is not None
    return cdxj.Entry(
        exchange.url,
        recorded.captured_at,
        exchange.head,
        digested.payload if digested.payload_agreed else None,
        recorded.file,
        recorded.offset,
        recorded.length,
        revisit=revisit,
    )


def _connection_fields(exchange: Exchange) -> Fields:
    connection: Connection | None = exchange.connection
    if connection is None:
        return []
    fields = [("WARC-IP-Address", connection.address.partition("%")[0])]
    if exchange.head is not None and exchange.head.version.upper() in (b"HTTP/1.0", b"HTTP/1.1"):
        fields.append(("WARC-Protocol", exchange.head.version.decode("ascii").lower()))
    if connection.tls_version is not None:
        fields.append(("WARC-Protocol", f"tls/{connection.tls_version.removeprefix('TLSv')}"))
    if connection.tls_cipher is not None:
        fields.append(("WARC-Cipher-Suite", connection.tls_cipher))
    return fields


def _random_bytes() -> Iterator[bytes]:
    """Yield what UUIDs are made of; the system gives the bytes of many in the time of one."""
    while True:
        many = os.urandom(_UUID_BYTES * _UUIDS_AT_A_TIME)
        for at in range(0, len(many), _UUID_BYTES):
            yield many[at : at + _UUID_BYTES]


def _uuid(random: bytes) -> str:
    """Return a UUID of version 4 made of 16 random bytes (RFC 9562 §5.4)."""
    number = int.from_bytes(random) & ~_UUID_FIXED | _UUID_VERSION_4
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
