"""The file that is being written: named, grown by whole records, made durable, and closed under its final name."""

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from crawler.errors import StoreError, StoreFull, StoreUnsound

OPEN_SUFFIX = ".open"
FREED_SUFFIX = ".freed"
_BUFFER_BYTES = 1 << 20
"""Of records that nobody claims yet: a group of them goes to the system at once."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class WarcFile:
    """One WARC file on its way: ``….warc.gz.open`` until it is closed."""

    def __init__(self, folder: Path, name: str) -> None:
        """Create the file.

        :raises FileExistsError: when another writer has it open.
        :raises StoreFull: when there is no room for it.
        :raises StoreUnsound: when it cannot be created.
        """
        self.name = name
        """Its final name."""
        self.records = 0
        self._folder = folder
        self._path = folder / f"{name}{OPEN_SUFFIX}"
        self._synced_directory = False
        with translated(self._path):
            self._out: BinaryIO = self._path.open("xb", _BUFFER_BYTES)
        self._end = self._synced_end = 0
        self._digest = hashlib.sha256()

    @property
    def size(self) -> int:
        """Length so far, in bytes."""
        return self._end

    @property
    def sha256(self) -> str:
        """Of all records so far, in hex digits."""
        return self._digest.hexdigest()

    def add(self, write: Callable[["Writable"], None]) -> None:
        """Have ``write`` write one record; when that fails, the file is cut back to where it began.

        It may lie in memory until :meth:`sync`.

        :raises StoreFull: when the disk, a quota or the file size limit is reached.
        :raises StoreUnsound: when writing fails otherwise.
        """
        out = _Digesting(self._out, self._digest.copy())
        try:
            write(out)
        except BaseException as error:
            self._cut_back(self._end)
            if isinstance(error, OSError):
                raise store_error(self._path, error) from error
            raise
        self._digest = out.digest
        self._end += out.written
        self.records += 1

    def sync(self) -> None:
        """Return once all records so far would survive a power cut.

        :raises StoreError: when the disk says no; nothing after the last good sync is to be believed then.
        """
        try:
            self._out.flush()
        except OSError as error:
            self._cut_back(self._synced_end)
            raise store_error(self._path, error) from error
        with translated(self._path):
            os.fdatasync(self._out.fileno())
            if not self._synced_directory:
                sync_directory(self._folder)
                self._synced_directory = True
        self._synced_end = self._end

    def close(self) -> int:
        """Give the file its final name, durably, and return its length.

        :raises StoreError: when that fails.
        """
        with translated(self._path):
            os.fsync(self._out.fileno())
            self._out.close()
            self._path.rename(self._folder / self.name)
            sync_directory(self._folder)
        return self._end

    def discard(self) -> None:
        """Remove the file, which holds nothing worth keeping."""
        with translated(self._path):
            self._out.close()
            self._path.unlink()
            sync_directory(self._folder)

    def abandon(self) -> None:
        """Leave the file as it is, under its open name, for the next start to repair."""
        with contextlib.suppress(OSError, ValueError):
            self._out.close()

    def _cut_back(self, end: int) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._out.seek(end)
        # Where even that fails, a torn record is left over, which the next start cuts off. What never reached the file
        # must not be made up by a hole in it.
        with contextlib.suppress(OSError, ValueError):
            if os.fstat(self._out.fileno()).st_size > end:
                os.ftruncate(self._out.fileno(), end)


class Writable(Protocol):
    """What bytes can be written to."""

    def write(self, data: bytes, /) -> int:
        """Write all of some bytes."""


class _Digesting:
    """A file whose bytes are digested as they are written."""

    def __init__(self, out: BinaryIO, digest: "hashlib._Hash") -> None:
        self.digest = digest
        self.written = 0
        self._out = out

    def write(self, data: bytes, /) -> int:
        self.digest.update(data)
        self.written += len(data)
        return self._out.write(data)


def name_of(opened_at: datetime, serial: int, worker: int) -> str:
    """Return the name of a WARC file: 17 digits of UTC down to the millisecond, serial number, worker."""
    moment = opened_at.strftime("%Y%m%d%H%M%S") + f"{opened_at.microsecond // 1000:03}"
    return f"evercite-{moment}-{serial:05}-{worker}.warc.gz"


def freed_note(warc: Path) -> Path:
    """Return where the note lies that says of a WARC file which was freed where its copy is."""
    return warc.with_name(f"{warc.name}{FREED_SUFFIX}")


def is_held(folder: Path, name: str) -> bool:
    """Whether a store has a WARC file: here, or in a copy that was read back before the file was freed."""
    path = folder / name
    return path.exists() or freed_note(path).exists()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all, durably.

    :raises OSError: when that fails.
    """
    draft = path.with_name(f"{path.name}.part")
    with draft.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    draft.rename(path)
    sync_directory(path.parent)


def sync_directory(folder: Path) -> None:
    """Make the names in a folder durable: without it a renamed file came back under its old name."""
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the system's errors into the store's."""
    try:
        yield
    except (StoreError, FileExistsError):
        raise
    except OSError as e:
        raise store_error(path, e) from e


def store_error(path: Path, error: OSError) -> StoreError:
    """Return what the system's error means for a store."""
    if error.errno in _FULL:
        return StoreFull(f"{path}: {error.strerror}; free some space and run the same command again")
    return StoreUnsound(f"{path}: {error.strerror or error}")
