"""The proof, when a WARC file is closed, that its revisit records lead to what they stand for.

A revisit record leaves its payload out. Where the record that it refers to is not there, the page is lost, and no check
of digests notices: archives whose revisits point at nothing have been shipped by good tools.
"""

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from crawler.recording.files import OPEN_SUFFIX, is_held, translated
from crawler.recording.reading import parse_head
from crawler.recording.values import HeldPayload

_HEAD_BYTES = 16 << 10
"""Of a gzip member: more than the head of a record that can be referred to ever takes."""


def unproven(folder: Path, referred_to: Iterable[HeldPayload]) -> list[HeldPayload]:
    """Return those of the records referred to that are not where the manifest has them, in the files of a store.

    Only the head of each is read: its bytes were synced before anything could refer to it. In a file that was freed
    they were read back from its copy, which counts.

    :raises StoreError: when a file is there and cannot be read.
    """
    missing = []
    by_place = sorted(referred_to, key=lambda held: (held.file, held.offset))
    file: BinaryIO | None = None
    opened = None
    try:
        for held in by_place:
            if held.file != opened:
                if file is not None:
                    file.close()
                file, opened = _open(folder, held.file), held.file
            is_freed = file is None and is_held(folder, held.file)
            if not is_freed and (file is None or not _is_there(file, held, folder / held.file)):
                missing.append(held)
    finally:
        if file is not None:
            file.close()
    return missing


def _open(folder: Path, name: str) -> BinaryIO | None:
    for path in (folder / name, folder / f"{name}{OPEN_SUFFIX}"):
        with translated(path):
            if path.exists():
                return path.open("rb")
    return None


def _is_there(file: BinaryIO, held: HeldPayload, path: Path) -> bool:
    with translated(path):
        file.seek(held.offset)
        data = file.read(_HEAD_BYTES)
    try:
        beginning = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, _HEAD_BYTES)
    except zlib.error:
        return False
    head = parse_head(beginning)
    return head is not None and ("WARC-Record-ID", held.record_id) in head[0]
