import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.recording import WarcInfo, WarcWriter

INFO = WarcInfo("evercite/test", "A Library", "archive@library.test", "respect", "sha256:0", "evercite-test")


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[WarcWriter]:
    made = WarcWriter(tmp_path, INFO)
    yield made
    made.close()


class Read:
    """A record as warcio reads it, with its block's bytes."""

    def __init__(self, record: Any, block: bytes, offset: int, length: int) -> None:
        self.type = record.rec_type
        self.fields = record.rec_headers
        self.block = block
        self.offset = offset
        self.length = length

    def __getitem__(self, name: str) -> str | None:
        value: str | None = self.fields.get_header(name)
        return value


def read(path: Path) -> list[Read]:
    """Read every record of a WARC file, blocks untouched."""
    found = []
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, no_record_parse=True)
        for record in records:
            block = record.raw_stream.read()
            found.append(Read(record, block, records.get_record_offset(), records.get_record_length()))
    return found


def closed(writer: WarcWriter, folder: Path) -> list[Read]:
    """Close the writer and read all of its files."""
    writer.close()
    return [record for name in writer.files for record in read(folder / name)]


def complaints(path: Path, *, revisits: bool = False) -> list[str]:
    """Return what the judges find wrong with a WARC file: warcio, fastwarc and cdxj-indexer.

    With ``revisits`` fastwarc checks no payload digests: it digests the payload that a revisit record leaves out.
    """
    scripts = Path(sys.executable).parent
    found = []
    for command in (
        ["warcio", "check"],
        ["fastwarc", "check", *([] if revisits else ["--verify-payloads"])],
        ["cdxj-indexer"],
    ):
        done = subprocess.run([scripts / command[0], *command[1:], path], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            found.append(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return found
