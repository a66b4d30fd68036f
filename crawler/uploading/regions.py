"""A part of a file as something to read from, for several threads at once."""

import io
import os
from pathlib import Path
from typing import Any


class Region(io.RawIOBase):
    """Bytes of an open file from ``start`` on, ``length`` of them; the file's own position is left alone."""

    def __init__(self, descriptor: int, start: int, length: int) -> None:
        """Read through ``descriptor``, which must stay open."""
        self._descriptor = descriptor
        self._start = start
        self._length = length
        self._at = 0

    def __len__(self) -> int:
        """Return how long it is, in bytes."""
        return self._length

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that a failed request can be sent again."""
        return True

    def tell(self) -> int:
        """Return the position in bytes."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Move, and return the new position."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        self._at = min(max(base + offset, 0), self._length)
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        """Read into a buffer, and return how many bytes; none at the end.

        :raises OSError: when they cannot be read.
        """
        wanted = min(len(buffer), self._length - self._at)
        read = os.preadv(self._descriptor, [memoryview(buffer)[:wanted]], self._start + self._at) if wanted else 0
        self._at += read
        return read


class FileRegion(Region):
    """Bytes of a file that it opens, and closes with itself."""

    def __init__(self, path: Path, start: int, length: int) -> None:
        """Open ``path``.

        :raises OSError: when it cannot be opened.
        """
        self._file = path.open("rb")
        super().__init__(self._file.fileno(), start, length)

    def close(self) -> None:
        """Close the file."""
        if hasattr(self, "_file"):  # it could not be opened
            self._file.close()
        super().close()
