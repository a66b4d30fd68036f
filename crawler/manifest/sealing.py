"""The seal on the manifest's database: its SHA-256 in a file beside it, from one writer's end to the next one's begin.

A flipped bit in a cell, in a free page, in an index of SQLite's: none has a checksum in SQLite, and most change no row
that anything else in the store could contradict. So whoever writes to the store puts the digest of the whole file
down when it ends, and takes it away before it begins. Where there is a seal, the database has exactly the bytes that
it was left with; where there is none, the last writer came to no end.

Files that were put aside, and that nothing else vouches for, stand in the seal too. It is of the form that
``sha256sum --check`` reads.
"""

import contextlib
import hashlib
import os
import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from crawler.errors import StoreUnsound
from crawler.recording.files import FREED_SUFFIX, sync_directory, translated
from crawler.recording.repair import TORN_SUFFIX

SEAL = "manifest.sha256"

_LINE = re.compile(r"([0-9a-f]{64})  ([^/\0\n]+)")


def seal(folder: Path, database: str, known: Mapping[str, str] | None = None) -> None:
    """Put down the digests of the database and of what lies aside in a store's folder.

    Digests that are ``known`` of files aside are not taken again.

    :raises StoreError: when a file cannot be read or the seal cannot be written.
    """
    known = known or {}
    path, draft = folder / SEAL, folder / f"{SEAL}.part"
    with translated(path):
        names = [
            database,
            *(name for name in sorted(path.name for path in folder.iterdir()) if is_aside(name, database)),
        ]
        digests = {name: known.get(name) if _never_changes(name, database) else None for name in names}
        lines = [f"{said or digest_of(folder / name)}  {name}\n" for name, said in digests.items()]
        with draft.open("w", encoding="utf-8") as out:
            out.writelines(lines)
            out.flush()
            os.fsync(out.fileno())
        draft.rename(path)
        sync_directory(folder)


def read(folder: Path) -> dict[str, str] | None:
    """Return the digest of each file that stands in the seal; None where there is no seal.

    :raises StoreUnsound: when there is one that is not as it was written.
    """
    path = folder / SEAL
    with translated(path):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        lines = ["", ""]
    found = [_LINE.fullmatch(line) for line in lines[:-1]]
    if not found or lines[-1] or None in found:
        raise StoreUnsound(f"{path}: the seal on the manifest is damaged")
    return {said[2]: said[1] for said in found if said is not None}


def lift(folder: Path, database: str) -> dict[str, str]:
    """Take the seal away before the database is written to, and return what stood in it.

    :raises StoreUnsound: when the database is not what was sealed.
    :raises StoreError: when the seal cannot be read or removed.
    """
    try:
        said = read(folder)
    except StoreUnsound:
        said = {}
    if said is None:
        return {}
    path = folder / database
    if path.exists() and (said.get(database) != digest_of(path) or _has_log(folder, database)):
        if not (folder / SEAL).exists():
            return {}  # another writer came first, and may write while this one reads
        raise StoreUnsound(
            f"{path}: these are not the bytes that were sealed when the store was last written to; `evercite verify "
            f"--store {folder}` says what is wrong, and `evercite manifest --rebuild --store {folder}` makes it anew "
            "out of the WARC files"
        )
    with translated(folder / SEAL):
        (folder / SEAL).unlink(missing_ok=True)
        sync_directory(folder)
    return said


def settle(path: Path) -> bool:
    """Bring all that SQLite has in its log into the database, and return whether the file is the whole of it now."""
    if not path.exists():
        return False
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error:
        return False
    return not _has_log(path.parent, path.name)


def is_aside(name: str, database: str) -> bool:
    """Whether a file of a store is one that was put aside, for whoever wants to see it."""
    return name.endswith((TORN_SUFFIX, FREED_SUFFIX)) or name.startswith(f"{database}.before-")


def _never_changes(name: str, database: str) -> bool:
    """Whether the digest of a file is good for ever; notes on freed files are small, and may be written anew."""
    return name != database and not name.endswith(FREED_SUFFIX)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex digits.

    :raises OSError: when it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _has_log(folder: Path, database: str) -> bool:
    log = folder / f"{database}-wal"
    return log.exists() and log.stat().st_size > 0
