"""How the database of a store is opened to be read, also where nothing may be written."""

import os
import sqlite3
from pathlib import Path
from typing import Any


def connect_to_read(database: Path, **options: Any) -> sqlite3.Connection:
    """Return a connection that reads a database; ``options`` are those of :func:`sqlite3.connect`.

    A reader that may write takes part in the write-ahead log as any other (``mode=rw``): one of ``mode=ro`` would leave
    SQLite's shared memory behind. Where the folder cannot be written, as on a disk that is mounted to be read or in
    another user's store, SQLite cannot make that memory. Then it uses what a writer has open, and where there is no
    writer, and so no log, it takes the file for one that does not change (``immutable``, https://sqlite.org/uri.html).
    """
    uri = f"{database.absolute().as_uri()}?{_mode(database)}"
    connection: sqlite3.Connection = sqlite3.connect(uri, uri=True, **options)
    return connection


def _mode(database: Path) -> str:
    """Return how a database is opened now; another moment may want another way."""
    if may_write(database.parent) and may_write(database):
        return "mode=rw"
    log, memory = (database.with_name(f"{database.name}{ending}") for ending in ("-wal", "-shm"))
    is_written = memory.exists() or (log.exists() and log.stat().st_size > 0)
    return "mode=ro" if is_written else "mode=ro&immutable=1"


def may_write(path: Path) -> bool:
    """Whether this process may write to a file or folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
