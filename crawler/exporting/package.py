"""A ZIP file on its way: each entry digested while it is written, the same bytes for the same entries."""

import contextlib
import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self

_UNIX = 3
_MODE = 0o644 << 16

_PADDING = b"\x20\xa2\x00\x00"
"""An extra field without content (0xA220, the growth hint of Open Packaging). The size of an entry is not known before
it is written, so that each gets a ZIP64 field in its local header, but in the directory only those that need one; and
wabac.js takes an entry without extra fields in the directory to have none in its local header, and reads its data from
the wrong place."""


@dataclass(frozen=True, slots=True)
class Resource:
    """An entry that was written."""

    path: str
    digest: str
    """``sha256:`` and hex digits."""
    bytes: int


class Entry:
    """An entry that is being written."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Write to ``stream``."""
        self.count = 0
        """Bytes so far."""
        self._stream = stream
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> None:
        """Add data."""
        self._stream.write(data)
        self._digest.update(data)
        self.count += len(data)

    @property
    def digest(self) -> str:
        """``sha256:`` and hex digits of what was written so far."""
        return f"sha256:{self._digest.hexdigest()}"


class Package:
    """A ZIP file whose entries have no times of their own, so that the same content gives the same file.

    With ZIP64 where it has to be; the time of every entry is the format's first, 1980-01-01.
    """

    def __init__(self, out: IO[bytes]) -> None:
        """Write to ``out``, which can be sought in."""
        self.resources: list[Resource] = []
        """The entries so far."""
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True)

    @contextlib.contextmanager
    def entry(self, path: str, *, deflated: bool = False) -> Iterator[Entry]:
        """Yield a new entry to write; only one at a time."""
        info = zipfile.ZipInfo(path)
        info.create_system = _UNIX
        info.external_attr = _MODE
        info.extra = _PADDING
        info.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
        with self._zip.open(info, "w", force_zip64=True) as stream:
            entry = Entry(stream)
            yield entry
        self.resources.append(Resource(path, entry.digest, entry.count))

    def add(self, path: str, data: bytes) -> str:
        """Add an entry whose data is at hand, deflated, and return its digest."""
        with self.entry(path, deflated=True) as entry:
            entry.write(data)
        return entry.digest

    def __enter__(self) -> Self:
        """Return the package itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the directory of entries."""
        # What cannot be written any more is not worth a second error.
        with contextlib.suppress(OSError, ValueError) if error is not None else contextlib.nullcontext():
            self._zip.close()
