"""BagIt 1.0 (RFC 8493): a store with checksums of every file, for a repository to take in."""

import contextlib
import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, text

from crawler import __version__
from crawler.errors import EverciteError, StoreUnsound
from crawler.exporting.selecting import open_warc
from crawler.exporting.targets import Target
from crawler.manifest.reading import connect_to_read
from crawler.manifest.store import DATABASE
from crawler.recording.files import FREED_SUFFIX, OPEN_SUFFIX, translated

ALGORITHMS = ("sha256", "sha512")
"""Of the manifests (RFC 8493 §2.4 has SHA-512 as the default, and SHA-256 is what most tools know)."""

_READ_BYTES = 1 << 20
_KEPT_SUFFIXES = (".warc.gz", ".cdxj", ".torn", FREED_SUFFIX)


class HoldsRestricted(EverciteError):
    """A store that is to be given away whole has copies that are not for publication."""

    exit_code = 2


@dataclass(slots=True)
class Bagged:
    """What a bag holds."""

    files: int = 0
    payload_bytes: int = 0


def write_bag(target: Target, connection: Connection, folder: Path, *, restricted: bool) -> Bagged:
    """Write the store in ``folder``, which nobody else writes to meanwhile, as a bag.

    The database goes in as a copy that is whole by itself. ``restricted`` lets copies in that are not for publication.

    :raises HoldsRestricted: when there are such copies, and they are not to be let in.
    :raises StoreError: when the store cannot be read, or has a file that a kill left open.
    """
    hidden = connection.scalar(text("SELECT count(*) FROM capture WHERE restricted AND file IS NOT NULL"))
    if hidden and not restricted:
        raise HoldsRestricted(
            f"{folder}: {hidden} copies in it are not for publication, and a bag holds whole WARC files; "
            "--include-restricted lets them in, `evercite export wacz` leaves them out"
        )
    newest = connection.scalar(text("SELECT max(started_at) FROM run")) or ""
    bag = _Bag(target)
    for path in _files(folder):
        # A file that was freed is fetched: a bag is whole by itself.
        name = path.name.removesuffix(FREED_SUFFIX)
        with translated(path):
            opened = open_warc(folder, name) if name != path.name else path.open("rb")
        with opened as file:
            bag.add(f"data/{name}", _read(file, path))
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as copy:
        _snapshot(folder / DATABASE, Path(copy.name))
        bag.add(f"data/{DATABASE}", _read(copy.file, Path(copy.name)))
    bag.close(newest[:10])
    return bag.bagged


def _files(folder: Path) -> list[Path]:
    """Return the files of a store but for its database and lock.

    :raises StoreUnsound: when one was left open.
    """
    left = next(folder.glob(f"*{OPEN_SUFFIX}"), None)
    if left is not None:
        raise StoreUnsound(f"{left}: left open by a run that was killed; `evercite archive` repairs it")
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name.endswith(_KEPT_SUFFIXES))


def _snapshot(database: Path, copy: Path) -> None:
    """Copy a database as a whole, whatever is in its log still."""
    try:
        with (
            contextlib.closing(connect_to_read(database)) as source,
            contextlib.closing(sqlite3.connect(copy)) as into,
        ):
            source.backup(into)
            into.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise StoreUnsound(f"{database}: {error}") from error


class _Bag:
    """A bag on its way."""

    def __init__(self, target: Target) -> None:
        self.bagged = Bagged()
        self._target = target
        self._manifests: dict[str, list[str]] = {name: [] for name in ALGORITHMS}

    def add(self, path: str, pieces: Iterator[bytes]) -> None:
        """Add a file of the payload."""
        self._write(path, pieces, self._manifests)
        self.bagged.files += 1

    def close(self, day: str) -> None:
        """Write the tag files (RFC 8493 §2.1, §2.2)."""
        bagged = self.bagged
        said = {
            "External-Description": "A store of evercite: WARC files, their index, and the manifest of what they hold.",
            "Bagging-Date": day,
            "Payload-Oxum": f"{bagged.payload_bytes}.{bagged.files}",
            "Bag-Software-Agent": f"evercite/{__version__}",
        }
        tags = {name: list[str]() for name in ALGORITHMS}
        self._tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", tags)
        self._tag("bag-info.txt", "".join(f"{name}: {value}\n" for name, value in said.items() if value), tags)
        for name, lines in self._manifests.items():
            self._tag(f"manifest-{name}.txt", "".join(lines), tags)
        for name, lines in tags.items():
            with self._target.entry(f"tagmanifest-{name}.txt") as entry:
                entry.write("".join(lines).encode())

    def _tag(self, path: str, said: str, tags: dict[str, list[str]]) -> None:
        count = self.bagged.payload_bytes
        self._write(path, iter([said.encode()]), tags)
        self.bagged.payload_bytes = count

    def _write(self, path: str, pieces: Iterator[bytes], manifests: dict[str, list[str]]) -> None:
        digests = {name: hashlib.new(name) for name in ALGORITHMS}
        with self._target.entry(path) as entry:
            for piece in pieces:
                entry.write(piece)
                for digest in digests.values():
                    digest.update(piece)
            self.bagged.payload_bytes += entry.count
        for name, digest in digests.items():
            manifests[name].append(f"{digest.hexdigest()}  {path}\n")


def _read(file: IO[bytes], path: Path) -> Iterator[bytes]:
    """Yield what is in a file, which is at ``path``; what fails in writing it elsewhere is not laid to it."""
    while True:
        with translated(path):
            data = file.read(_READ_BYTES)
        if not data:
            return
        yield data
