"""Reading WARC files that may not be here any more: from the store, else from their copies."""

import io
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from crawler.errors import StoreUnsound
from crawler.policy.storage import S3
from crawler.recording.files import freed_note, translated
from crawler.uploading.regions import FileRegion

if TYPE_CHECKING:
    from crawler.uploading.bucket import Bucket

_BUFFER_BYTES = 256 << 10


def open_member(folder: Path, file: str, offset: int, length: int, s3: S3 | None = None) -> BinaryIO:
    """Open one record of a store's WARC file to read: a gzip member, given by its place.

    A file that was freed is read from its copy by a ranged request. ``s3`` is the policy's, which knows how to reach
    the bucket; without it, or where it names another bucket, boto3's own settings must do.

    :raises StoreUnsound: when the file is neither here nor known to be elsewhere.
    :raises StoreError: when it cannot be read.
    """
    path = folder / file
    with translated(path):
        try:
            return cast("BinaryIO", io.BufferedReader(FileRegion(path, offset, length), _BUFFER_BYTES))
        except FileNotFoundError:
            pass
    copy = _copy_of(path)
    bucket = _bucket(copy, s3)
    return cast(
        "BinaryIO",
        io.BufferedReader(_Streamed(bucket.read(copy["key"], copy["version"], offset, length)), _BUFFER_BYTES),
    )


def open_file(folder: Path, file: str, s3: S3 | None = None) -> BinaryIO:
    """Open a store's whole WARC file to read from its beginning on, as :func:`open_member` opens a record.

    :raises StoreError: as there.
    """
    path = folder / file
    length = path.stat().st_size if path.exists() else int(_copy_of(path)["bytes"])
    return open_member(folder, file, 0, length, s3)


def _copy_of(path: Path) -> dict[str, Any]:
    """Return what the note of a freed file says of its copy."""
    note = freed_note(path)
    try:
        said = json.loads(note.read_bytes())
        return {name: said[name] for name in ("endpoint", "bucket", "key", "version", "bytes")}
    except FileNotFoundError:
        raise StoreUnsound(f"{path}: this WARC file is gone; put it back") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreUnsound(f"{note}: cannot be read, and says where the copy of a freed file is: {error}") from error


def _bucket(copy: dict[str, Any], s3: S3 | None) -> "Bucket":
    endpoint = copy["endpoint"] or None
    if s3 is not None and (s3.bucket, s3.endpoint) == (copy["bucket"], endpoint):
        return _make_bucket(copy["bucket"], endpoint, s3.region, s3.profile, s3.uses_path_style)
    return _make_bucket(copy["bucket"], endpoint, None, None, endpoint is not None)


@lru_cache(16)
def _make_bucket(
    bucket: str, endpoint: str | None, region: str | None, profile: str | None, path_style: bool
) -> "Bucket":
    from crawler.uploading.bucket import Bucket

    return Bucket(S3(bucket=bucket, endpoint=endpoint, region=region, profile=profile, path_style=path_style))


class _Streamed(io.RawIOBase):
    """Chunks as they come in, as something to read from."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = chunk
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size
