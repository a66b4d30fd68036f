"""The CDXJ index beside each WARC file: a line for each answer, sorted by SURT key and time.

The format is that of cdxj-indexer and pywb: ``key timestamp {json}``. Its digests are those of the records, so that an
index made anew from a file is the index that was written with it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.fetching.head import Head
from crawler.recording.files import translated, write_whole
from crawler.recording.reading import StoredRecord, read_records
from crawler.recording.surt import key

SUFFIX = ".cdxj"

_quoted = json.encoder.encode_basestring_ascii


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index says of an answer."""

    url: str
    captured_at: datetime
    head: Head | None
    """None where a server said that nothing has changed: its record has no block."""
    digest: str | None
    """The record's WARC-Payload-Digest."""
    file: str
    offset: int
    length: int
    revisit: bool
    record_digest: str | None = None
    """Of the gzip member, where a reader is to check it (CDXJ in WACZ)."""

    @property
    def line(self) -> str:
        """The entry as it is written, without a line end."""
        said_type = self.head.get(b"content-type") if self.head else None
        media_type = (said_type or b"").partition(b";")[0].strip().decode("latin-1")
        # Given to json.dumps as a dictionary it takes six times as long.
        known = [
            f'"url": {_quoted(self.url)}, "mime": {_quoted("warc/revisit" if self.revisit else media_type or "unk")}'
        ]
        if self.head is not None:
            known.append(f'"status": "{self.head.status}"')
        if self.digest is not None:
            known.append(f'"digest": {_quoted(self.digest)}')
        known.append(f'"length": "{self.length}", "offset": "{self.offset}", "filename": {_quoted(self.file)}')
        if self.record_digest is not None:
            known.append(f'"recordDigest": {_quoted(self.record_digest)}')
        at = self.captured_at.isoformat()  # half the time of strftime
        moment = f"{at[:4]}{at[5:7]}{at[8:10]}{at[11:13]}{at[14:16]}{at[17:19]}"
        return f"{key(self.url)} {moment} {{{', '.join(known)}}}"


def path_of(warc: Path) -> Path:
    """Return where the index of a WARC file is."""
    return warc.with_name(f"{warc.name.removesuffix('.gz')}{SUFFIX}")


def place_of(line: str) -> tuple[int, int]:
    """Return where the record of a line is in its WARC file: offset and length, in bytes."""
    said = json.loads(line.split(" ", 2)[2])
    return int(said["offset"]), int(said["length"])


def write(folder: Path, warc: str, lines: Iterable[str]) -> None:
    """Write the index of a closed WARC file, sorted by bytes, as a whole or not at all.

    :raises StoreError: when it cannot be written.
    """
    path = path_of(folder / warc)
    with translated(path):
        write_whole(path, b"".join(sorted(f"{line}\n".encode() for line in lines)))


def rebuild(warc: Path) -> None:
    """Make the index of a WARC file anew from its records.

    :raises StoreError: when the file cannot be read or the index cannot be written.
    """
    with translated(warc), warc.open("rb") as stream:
        entries = (entry_of(record, warc.name) for record in read_records(stream))
        lines = [entry.line for entry in entries if entry is not None]
    write(warc.parent, warc.name, lines)


def entry_of(record: StoredRecord, file: str) -> Entry | None:
    """Return what the index says of a record of a file; None when it holds no answer that could be understood."""
    url, moment = record.get("WARC-Target-URI"), record.get("WARC-Date")
    if record.record_type not in ("response", "revisit") or url is None or moment is None:
        return None
    head = record.answer_head
    if head is None and not record.is_not_modified:
        return None
    return Entry(
        url,
        datetime.fromisoformat(moment),
        head,
        record.get("WARC-Payload-Digest"),
        file,
        record.offset,
        record.length,
        revisit=record.record_type == "revisit",
    )
