"""Opening a store: its folder, its lock and its database."""

import contextlib
import logging
import os
import socket
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, exc, inspect, text
from sqlalchemy.pool import NullPool, Pool

from crawler.errors import (
    ManifestMissing,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreOutdated,
    StoreUnsound,
)
from crawler.manifest import schema, sealing
from crawler.manifest.reading import connect_to_read, may_write

DATABASE = "manifest.sqlite"
LOCK = "manifest.lock"
FEED = "changes.atom"
"""The file that has the newest news as an Atom feed (RFC 4287)."""
UPLOAD_LOCK = "upload.lock"
"""Held by whoever uploads, while runs may write beside it."""


_BUSY_TIMEOUT_SECONDS = 30

_WRITING = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})

_log = logging.getLogger(__name__)


class Store:
    """A folder with WARC files, their index and the manifest database.

    Any number of processes may read a store; one may write to it, which the lock sees to: the kernel releases it when
    its holder dies, however it dies.
    """

    def __init__(
        self, folder: Path, engine: Engine, lock: FileLock | None, sealed: Mapping[str, str] | None = None
    ) -> None:
        """Take over an opened database; use :meth:`open`. ``sealed`` is what stood in the seal that was lifted."""
        self.folder = folder
        self._engine = engine
        self._lock = lock
        self._sealed = sealed or {}

    @classmethod
    def open(cls, folder: Path, *, write: bool = False) -> Self:
        """Open the store in ``folder``, to read or to write; writing makes the store where there is none.

        :raises StoreMissing: when there is nothing to read.
        :raises ManifestMissing: when there are WARC files to read, and no database.
        :raises StoreLocked: when another process writes to the store.
        :raises StoreOutdated: when an earlier version of evercite wrote the database, and it is opened to read.
        :raises StoreUnsound: when the database cannot be read, or is of a later version of evercite.
        """
        if not write:
            if lacks_manifest(folder):
                raise ManifestMissing(folder)
            if not (folder / DATABASE).is_file():
                raise StoreMissing(folder)
            return cls._checked(cls(folder, _engine(folder, write=False), None))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = _acquire(folder)
        except OSError as e:
            raise StoreError(f"{folder}: cannot be written: {e.strerror or e}") from e
        return cls._unsealed(folder, lock, checked=True)

    @classmethod
    def _unsealed(cls, folder: Path, lock: FileLock, *, checked: bool = False) -> Self:
        """Open the database to be written, without the seal that was on it; where that fails it is sealed again.

        One that had no seal, since its last writer was killed, can be ``checked`` for damage: the next seal would
        otherwise stand for that too.
        """
        sealed: Mapping[str, str] = {}
        try:
            with readable(folder):
                sealed = sealing.lift(folder, DATABASE)
            if checked and not sealed and (folder / DATABASE).exists():
                _require_whole(folder)
            return cls._checked(cls(folder, _engine(folder, write=True), lock, sealed))
        except BaseException:
            _release(lock)
            if sealed:
                _seal(folder, sealed)
            raise

    @classmethod
    def open_beside(cls, folder: Path, lock: str) -> Self:
        """Open a store that is there to write what no run writes, while a run may be writing to it.

        ``lock`` names a lock file of its own, which is held instead of the store's.

        :raises StoreMissing: when there is none.
        :raises ManifestMissing: when there are WARC files, and no database.
        :raises StoreLocked: when another process holds the lock.
        :raises StoreUnsound: when the database cannot be read, or is of a later version of evercite.
        """
        try:
            cls.open(folder).close()
        except StoreOutdated:
            cls.open(folder, write=True).close()
        try:
            held = _acquire(folder, lock)
        except OSError as e:
            raise StoreError(f"{folder}: cannot be written: {e.strerror or e}") from e
        return cls._unsealed(folder, held)

    @classmethod
    def _checked(cls, store: Self) -> Self:
        version = store._version()
        if version > schema.VERSION:
            raise StoreUnsound(
                f"{store.folder}: written by a later version of evercite (its schema is {version}, the newest known "
                f"here {schema.VERSION}); update evercite"
            )
        if version == schema.VERSION:
            return store
        if store._lock is None:
            raise StoreOutdated(store.folder) if version else StoreMissing(store.folder)
        if version:
            store._upgrade(version)
        else:
            store._create()
        return store

    def _create(self) -> None:
        with self.connect() as connection:
            schema.metadata.create_all(connection)
            connection.execute(text(f"PRAGMA user_version={schema.VERSION}"))

    def _version(self) -> int:
        with self.connect() as connection:
            return connection.scalar(text("PRAGMA user_version")) or 0

    def _upgrade(self, version: int) -> None:
        """Bring the database up to the version of today, as a whole or not at all."""
        from crawler.manifest import migrating

        _log.info("%s: its database is brought from version %d to %d", self.folder, version, schema.VERSION)
        aside = Store(self.folder, _engine(self.folder, write=True, foreign_keys=False), None)
        try:
            with told(self.folder), migrating.backed_up(self.folder / DATABASE), aside.connect() as connection:
                migrating.upgrade(connection, version)
                _require_columns(connection, self.folder)
        finally:
            aside.close()

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """Yield a connection within one transaction, committed at the end and rolled back on an error.

        :raises StoreFull: when the disk is full.
        :raises StoreUnsound: when the database cannot be read or written otherwise.
        """
        with told(self.folder), self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close the database, which is sealed where it was open to be written, and release the lock."""
        self._engine.dispose()
        if self._lock is not None:
            _release(self._lock)
            _seal(self.folder, self._sealed)

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what SQLite reports of the database in ``folder`` into one of our errors.

    :raises StoreFull: when the disk is full.
    :raises StoreUnsound: when the database cannot be read or written otherwise.
    """
    try:
        yield
    except (exc.DatabaseError, sqlite3.DatabaseError) as e:
        said = getattr(e, "orig", e)
        message = str(said).lower()
        # Where SQLite finds no room for its shared memory, it only says that there was an error.
        if "full" in message or getattr(said, "sqlite_errorname", "") == "SQLITE_IOERR_SHMSIZE":
            raise StoreFull(f"{folder}: the disk is full; free some space and run the same command again") from e
        raise StoreUnsound(f"{folder / DATABASE}: {said}") from e


def _require_whole(folder: Path) -> None:
    """Have SQLite look for damage in the database of a folder.

    :raises StoreUnsound: when it finds any.
    """
    with told(folder), contextlib.closing(sqlite3.connect(folder / DATABASE)) as connection:
        [said] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise StoreUnsound(
            f"{folder / DATABASE}: its last writer was killed, and SQLite finds it damaged: {said}; `evercite verify "
            f"--store {folder}` says what is wrong, and `evercite manifest --rebuild --store {folder}` makes it anew "
            "out of the WARC files"
        )


def lacks_manifest(folder: Path) -> bool:
    """Whether a store has WARC files and no database.

    :raises StoreError: when the folder cannot be read.
    """
    with readable(folder):
        try:
            (folder / DATABASE).stat()  # of what may not be seen `exists` says no or raises, by Python's version
        except (FileNotFoundError, NotADirectoryError):
            return next(folder.glob("evercite-*.warc.gz*"), None) is not None
        return False


@contextmanager
def readable(folder: Path) -> Iterator[None]:
    """Say of a store that may not be read, or whose disk fails, that it cannot be.

    :raises StoreError: for an OSError.
    """
    try:
        yield
    except OSError as e:
        raise StoreError(f"{e.filename or folder}: cannot be read: {e.strerror or e}") from e


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a store without opening its database.

    :raises StoreLocked: when another process writes to the store.
    :raises StoreError: when the folder cannot be written.
    """
    with _held(folder, LOCK):
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold every lock of a store, so that nobody writes to its database.

    :raises StoreLocked: when another process does.
    :raises StoreError: when the folder cannot be written.
    """
    with _held(folder, LOCK), contextlib.ExitStack() as stack:
        if (folder / UPLOAD_LOCK).exists():
            stack.enter_context(_held(folder, UPLOAD_LOCK))
        yield


@contextmanager
def undisturbed(folder: Path) -> Iterator[None]:
    """Keep writers out of a store; where this process may not write, it takes the store for one that nobody writes to.

    :raises StoreLocked: when another process writes to the store.
    """
    if not may_write(folder):
        yield
        return
    with alone(folder):
        yield


@contextmanager
def _held(folder: Path, name: str) -> Iterator[None]:
    try:
        lock = _acquire(folder, name)
    except OSError as e:
        raise StoreError(f"{folder}: cannot be written: {e.strerror or e}") from e
    try:
        yield
    finally:
        _release(lock)


def _release(lock: FileLock) -> None:
    """Give a lock up; its file says nothing then."""
    with contextlib.suppress(OSError):
        os.truncate(lock.lock_file, 0)
    lock.release()


def _seal(folder: Path, known: Mapping[str, str]) -> None:
    """Seal the database unless somebody writes to it, who then seals it at the end.

    Without a seal a store is sound too; it is only not known to be what it was.
    """
    with contextlib.suppress(StoreError, OSError), alone(folder):
        if sealing.settle(folder / DATABASE):
            sealing.seal(folder, DATABASE, known)


def _engine(folder: Path, *, write: bool, foreign_keys: bool = True) -> Engine:
    """Return an engine for the database of a folder."""
    pool: type[Pool] | None = None if write else NullPool
    path = (folder / DATABASE).absolute()

    def connect() -> sqlite3.Connection:
        open_ = sqlite3.connect if write else connect_to_read
        return open_(path, check_same_thread=False, timeout=_BUSY_TIMEOUT_SECONDS)

    engine = create_engine(f"sqlite:///{path}", creator=connect, poolclass=pool)

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        # The driver's own idea of when a transaction begins is off: BEGIN is said below.
        connection.isolation_level = None
        if write:
            # FULL, not NORMAL: in a power cut WAL with NORMAL lost 40 of 40 committed rows, with FULL none.
            connection.executescript(
                f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys={foreign_keys:d}; "
                "PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=8000; PRAGMA temp_store=MEMORY;"
            )
        else:
            connection.set_authorizer(_reading_only)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _reading_only(action: int, table: str | None, _of: str | None, database: str | None, _by: str | None) -> int:
    """Let a connection change no rows but those of temporary tables.

    SQLite declares table-valued functions such as ``json_each`` by entering them into its list of tables.
    """
    forbidden = action in _WRITING and database == "main" and table != "sqlite_master"
    return sqlite3.SQLITE_DENY if forbidden else sqlite3.SQLITE_OK


def _require_columns(connection: Connection, folder: Path) -> None:
    """Refuse a database that lacks what this version asks it for, all its migrations done."""
    found = inspect(connection)
    tables = set(found.get_table_names())
    for table in schema.metadata.sorted_tables:
        held = {column["name"] for column in found.get_columns(table.name)} if table.name in tables else set()
        lacking = [column.name for column in table.columns if column.name not in held]
        if lacking:
            raise StoreUnsound(
                f"{folder / DATABASE}: written by an earlier version of evercite, without {table.name}.{lacking[0]}; "
                f"`evercite manifest --rebuild --store {folder}` makes it anew out of the WARC files"
            )


def _acquire(folder: Path, name: str = LOCK) -> FileLock:
    path = folder / name
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        try:
            holder = path.read_text(encoding="utf-8").strip()
        except OSError:
            holder = ""
        by = f" by {holder}" if holder else ""
        raise StoreLocked(f"{folder}: locked{by}; wait for it, or choose another store with --store") from None
    path.write_text(
        f"process {os.getpid()} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n",
        encoding="utf-8",
    )
    return lock
