"""Records out of a store's WARC files, byte for byte: gzip members are never packed anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from crawler.errors import StoreUnsound
from crawler.exporting import selecting
from crawler.exporting.selecting import Chosen, ChosenRecord, open_warc
from crawler.recording.files import FREED_SUFFIX, OPEN_SUFFIX, translated
from crawler.recording.reading import StoredRecord, read_records

_READ_BYTES = 256 << 10


@dataclass(frozen=True, slots=True)
class Part:
    """What an export takes of one WARC file."""

    file: str
    """The file's name in the store."""
    records: Iterator[StoredRecord]
    """In the order they lie there; the warcinfo record first."""
    stream: BinaryIO
    """The file, to copy from; where it stands is nobody's business but the copier's."""

    def copy(self, record: StoredRecord) -> Iterator[bytes]:
        """Yield the bytes of a record's gzip member.

        :raises StoreError: when they cannot be read.
        """
        with translated(Path(self.file)):
            self.stream.seek(record.offset)
            left = record.length
            while left > 0 and (data := self.stream.read(min(left, _READ_BYTES))):
                left -= len(data)
                yield data


def parts(connection: Connection, folder: Path, chosen: Chosen) -> Iterator[Part]:
    """Yield what is taken of each WARC file, to be read before the next one is asked for.

    :raises StoreUnsound: when a file is gone or damaged.
    """
    if chosen.everything:
        yield from _whole_files(folder, selecting.files(connection), selecting.refused(connection))
        return
    for name, wanted in groupby(selecting.records(connection), lambda record: record.file):
        with open_warc(folder, name) as scanned, open_warc(folder, name) as stream:
            yield Part(name, _belonging(scanned, folder / name, wanted), stream)


def _whole_files(folder: Path, known: set[str], refused: set[str]) -> Iterator[Part]:
    found = [path for suffix in ("", OPEN_SUFFIX, FREED_SUFFIX) for path in folder.glob(f"*.warc.gz{suffix}")]
    names = {path.name.removesuffix(OPEN_SUFFIX).removesuffix(FREED_SUFFIX) for path in found}
    for name in sorted(known | names):
        with open_warc(folder, name) as scanned, open_warc(folder, name) as stream:
            yield Part(name, _but_for(scanned, folder / name, refused), stream)


def _but_for(file: BinaryIO, path: Path, refused: set[str]) -> Iterator[StoredRecord]:
    """Yield all records of a file but those of refused answers."""
    end = 0
    with translated(path):
        for record in read_records(file):
            end = record.end
            if not refused & {record.get("WARC-Record-ID"), record.get("WARC-Concurrent-To")}:
                yield record
        # A file under its final name is whole; one that is being written may end in half a record.
        if path.exists() and end < path.stat().st_size:
            raise StoreUnsound(f"{path}: damaged at byte {end}")


def _belonging(file: BinaryIO, path: Path, wanted: Iterator[ChosenRecord]) -> Iterator[StoredRecord]:
    """Yield the warcinfo record, and with each wanted record its request and what was interim before it."""
    with translated(path):
        first = next(read_records(file), None)
        if first is None or first.record_type != "warcinfo":
            raise StoreUnsound(f"{path}: it does not begin with a warcinfo record")
        yield first
        for chosen in wanted:
            yield from _exchange(file, path, chosen)


def _exchange(file: BinaryIO, path: Path, chosen: ChosenRecord) -> Iterator[StoredRecord]:
    for record in read_records(file, chosen.begin):
        if record.offset == chosen.offset and record.get("WARC-Record-ID") == chosen.record_id:
            yield record
        elif record.get("WARC-Concurrent-To") == chosen.record_id:
            yield record
            if record.offset > chosen.offset:
                return
        elif record.offset >= chosen.offset:
            break
    raise StoreUnsound(f"{path}: {chosen.record_id} is not whole at byte {chosen.offset}, where the manifest has it")
