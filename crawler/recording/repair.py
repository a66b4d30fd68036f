"""Repair of what a kill or a power cut left behind: open files are cut back to whole records and closed."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crawler.recording import cdxj
from crawler.recording.files import OPEN_SUFFIX, sync_directory, translated
from crawler.recording.reading import read_records

TORN_SUFFIX = ".torn"

_READ_BYTES = 256 << 10


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done to one file."""

    file: str
    """Its final name."""
    kept_bytes: int
    """Length of what was kept; 0 when the file held nothing and was removed."""
    cut_bytes: int
    """What was cut off, and lies beside it in ``….torn``."""
    records: int
    """Whole records kept."""

    @property
    def message(self) -> str:
        """What was done, in a line for the user."""
        cut = f", {self.cut_bytes} bytes of an unfinished record cut off" if self.cut_bytes else ""
        if not self.kept_bytes:
            return f"{self.file}: an earlier run ended before it recorded anything; removed{cut}"
        return f"{self.file}: an earlier run ended early; {self.records} records kept{cut}"


def repair(folder: Path) -> list[Repair]:
    """Cut every open WARC file of a store back to its last whole record, and close it.

    A request without its answer, or an answer without its request, is cut too: they are written as one.

    :raises StoreError: when the files cannot be read or written.
    """
    repairs = [_repair(folder, path) for path in sorted(folder.glob(f"*.warc.gz{OPEN_SUFFIX}"))]
    for path in sorted(folder.glob("*.warc.gz")):
        if not cdxj.path_of(path).exists():
            cdxj.rebuild(path)
    return repairs


def _repair(folder: Path, path: Path) -> Repair:
    name = path.name.removesuffix(OPEN_SUFFIX)
    with translated(path), path.open("r+b") as file:
        size = os.fstat(file.fileno()).st_size
        end, records, useful = _whole_units(file)
        if size > end:
            _keep_aside(file, end, folder / f"{name}{TORN_SUFFIX}")
            file.truncate(end)
        os.fsync(file.fileno())
    with translated(path):
        if useful:
            path.rename(folder / name)
        else:
            path.unlink()
        sync_directory(folder)
    return Repair(name, end if useful else 0, size - end, records)


def _whole_units(file: BinaryIO) -> tuple[int, int, bool]:
    """Return where the last whole unit ends, how many records are before that, and whether any is worth keeping.

    A unit is a record, or an exchange: from its first record to the request record that concludes it.
    """
    end = records = seen = 0
    useful = open_exchange = False
    for record in read_records(file):
        seen += 1
        if record.record_type in ("response", "revisit") or record.is_beside_an_answer:
            open_exchange = True
            continue
        if record.record_type == "request":
            open_exchange = False
        if not open_exchange:
            end, records = record.end, seen
            useful = useful or record.record_type != "warcinfo"
    return end, records, useful


def _keep_aside(file: BinaryIO, start: int, path: Path) -> None:
    """Copy what is about to be cut off, for whoever wants to see it."""
    file.seek(start)
    with path.open("wb") as aside:
        while data := file.read(_READ_BYTES):
            aside.write(data)
        aside.flush()
        os.fsync(aside.fileno())
