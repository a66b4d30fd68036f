"""Reading WARC files that may not be here any more: from the store, else from their copies."""

import io
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from crawler.errors import StoreUnsound
from crawler.manifest.copies import Copy
from crawler.manifest.schema import CopyState
from crawler.policy.storage import S3
from crawler.recording.files import freed_note, translated
from crawler.uploading.regions import FileRegion

if TYPE_CHECKING:
    from crawler.uploading.bucket import Bucket

_BUFFER_BYTES = 256 << 10
_NEAR_BYTES = 1 << 20
"""How far back what was received is kept, and how far ahead it is read on rather than asked for anew."""

_COPY = ("endpoint", "bucket", "key", "version", "file", "bytes", "sha256", "checksum", "at")
_NOTED = (*_COPY, "region", "path_style")
"""What a note says of a copy."""


def open_member(folder: Path, file: str, offset: int, length: int, s3: S3 | None = None) -> BinaryIO:
    """Open one record of a store's WARC file to read: a gzip member, given by its place.

    A file that was freed is read from its copy by a ranged request. Its note says where that is; ``s3``, the policy's,
    knows the profile besides, without which boto3 takes the one of the environment.

    :raises StoreUnsound: when the file is neither here nor known to be elsewhere.
    :raises StoreError: when it cannot be read.
    """
    path = folder / file
    with translated(path):
        try:
            return cast("BinaryIO", io.BufferedReader(FileRegion(path, offset, length), _BUFFER_BYTES))
        except FileNotFoundError:
            pass
    said = _read(freed_note(path))
    return cast("BinaryIO", io.BufferedReader(_Remote(_bucket(said, s3), said, offset, length), _BUFFER_BYTES))


def open_file(folder: Path, file: str, s3: S3 | None = None) -> BinaryIO:
    """Open a store's whole WARC file to read from its beginning on, as :func:`open_member` opens a record.

    :raises StoreError: as there.
    """
    path = folder / file
    length = path.stat().st_size if path.exists() else int(_read(freed_note(path))["bytes"])
    return open_member(folder, file, 0, length, s3)


def note_of(copy: Copy, s3: S3) -> bytes:
    """Return what a note says of a freed file's copy: where it is, and how the bucket is reached."""
    said = {name: getattr(copy, name) for name in _COPY}
    return f"{json.dumps(said | {'region': s3.region, 'path_style': s3.uses_path_style}, indent=1)}\n".encode()


def copy_of(note: Path) -> Copy:
    """Return the copy that a note tells of.

    :raises StoreUnsound: when it cannot be read.
    """
    said = _read(note)
    return Copy(**{name: said[name] for name in _COPY}, state=CopyState.VERIFIED, proof="read")


def _read(note: Path) -> dict[str, Any]:
    try:
        said = json.loads(note.read_bytes())
        return {name: said[name] for name in _NOTED}
    except FileNotFoundError:
        raise StoreUnsound(f"{note.with_suffix('')}: this WARC file is gone; put it back") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreUnsound(f"{note}: it says where the copy of a freed file is, and cannot be read: {error}") from error


def _bucket(said: dict[str, Any], s3: S3 | None) -> "Bucket":
    endpoint = said["endpoint"] or None
    ours = s3 is not None and (s3.bucket, s3.endpoint) == (said["bucket"], endpoint)
    return _make_bucket(
        said["bucket"], endpoint, said["region"], s3.profile if ours and s3 else None, bool(said["path_style"])
    )


@lru_cache(16)
def _make_bucket(
    bucket: str, endpoint: str | None, region: str | None, profile: str | None, path_style: bool
) -> "Bucket":
    from crawler.uploading.bucket import Bucket

    return Bucket(S3(bucket=bucket, endpoint=endpoint, region=region, profile=profile, path_style=path_style))


class _Remote(io.RawIOBase):
    """Bytes of a copy as something to read from; one request goes on for as long as nobody seeks far.

    Who takes records out of a file reads on in pieces and then goes back to where a record ended. Each such step would
    be a request of its own, and the one before it would be broken off.
    """

    def __init__(self, bucket: "Bucket", copy: dict[str, Any], start: int, length: int) -> None:
        self._bucket = bucket
        self._copy = copy
        self._start = start
        self._length = length
        self._at = 0
        self._chunks: Iterator[bytes] | None = None
        self._recent = bytearray()
        """What came last, up to where the request has come."""
        self._received = 0
        """Where the request has come to."""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        self._at = min(max(base + offset, 0), self._length)
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        if not self._received - len(self._recent) <= self._at <= self._received + _NEAR_BYTES:
            self._chunks, self._recent, self._received = None, bytearray(), self._at
        while self._at >= self._received:
            if not self._receive():
                return 0
        begin = self._at - (self._received - len(self._recent))
        data = self._recent[begin : begin + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _receive(self) -> bool:
        """Take what comes next, and return whether anything did."""
        if self._chunks is None:
            self._chunks = self._bucket.read(
                self._copy["key"], self._copy["version"], self._start + self._received, self._length - self._received
            )
        chunk = next(self._chunks, b"")
        if len(self._recent) > 2 * _NEAR_BYTES:
            del self._recent[:-_NEAR_BYTES]
        self._recent += chunk
        self._received += len(chunk)
        return bool(chunk)
