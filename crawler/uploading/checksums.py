"""The digests of a file, as an object store counts them: of each part, and of the whole.

What a server keeps of an object (Amazon S3 User Guide, checking object integrity): for SHA-256 the digest of the bytes,
or of the parts' digests with ``-N`` after it where it came in N parts; for CRC64NVME that of the bytes in any case; for
MD5, in the ETag, as for SHA-256 and in hex.
"""

import hashlib
import struct
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import BinaryIO, Protocol

from crawler.errors import UploadUnusable
from crawler.policy.storage import Checksum

MAX_PARTS = 10_000
"""Of one multipart upload (Amazon S3 User Guide, multipart upload limits)."""

READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Digests:
    """What identifies a file's bytes, here and there."""

    size: int
    """In bytes."""
    sha256: str
    """Of all bytes, in hex."""
    part_bytes: int
    """Of each part but the last."""
    parts: tuple[bytes, ...]
    """The digest of each part; empty digests where there is no checksum."""
    whole: str | None
    """What a server that keeps the checksum says of the object; None where there is none."""

    @property
    def is_multipart(self) -> bool:
        """Whether the file goes in more than one piece."""
        return len(self.parts) > 1

    def span(self, number: int) -> tuple[int, int]:
        """Return where a part begins and how long it is; parts are counted from 1."""
        start = (number - 1) * self.part_bytes
        return start, min(self.part_bytes, self.size - start)


class _Hash(Protocol):
    def update(self, data: bytes, /) -> None: ...
    def digest(self) -> bytes: ...


class _Crc64:
    def __init__(self) -> None:
        from awscrt.checksums import crc64nvme

        self._next: Callable[[bytes, int], int] = crc64nvme
        self._value = 0

    def update(self, data: bytes, /) -> None:
        self._value = self._next(data, self._value)

    def digest(self) -> bytes:
        return struct.pack(">Q", self._value)


class _Nothing:
    def update(self, data: bytes, /) -> None: ...

    def digest(self) -> bytes:
        return b""


_HASHES: dict[Checksum, Callable[[], _Hash]] = {
    Checksum.SHA256: hashlib.sha256,
    Checksum.CRC64NVME: _Crc64,
    Checksum.MD5: lambda: hashlib.md5(usedforsecurity=False),
    Checksum.NONE: _Nothing,
}


def require(checksum: Checksum) -> None:
    """Make sure that a checksum can be calculated here.

    :raises UploadUnusable: when what it needs is not installed.
    """
    if checksum is Checksum.CRC64NVME and find_spec("awscrt") is None:
        raise UploadUnusable("`checksum: crc64nvme` needs AWS's own library; `pip install 'evercite[s3]'` brings it")


def part_bytes_for(size: int, wanted: int) -> int:
    """Return how long the parts of a file of ``size`` bytes are: as wanted, or longer where they would be too many."""
    least = -(-size // MAX_PARTS)
    return max(wanted, -(-least // READ_BYTES) * READ_BYTES)


def digest(file: BinaryIO, checksum: Checksum, part_bytes: int) -> Digests:
    """Read a file to its end and return its digests; memory stays flat.

    :raises OSError: when it cannot be read.
    """
    everything = hashlib.sha256()
    # Of a file in one part, the part's digest is the file's.
    parts: list[bytes] = []
    size = 0
    whole = _HASHES[Checksum.CRC64NVME]() if checksum is Checksum.CRC64NVME else _Nothing()
    for chunks in _parts(file, part_bytes):
        part = _HASHES[checksum]()
        for chunk in chunks:
            size += len(chunk)
            everything.update(chunk)
            whole.update(chunk)
            part.update(chunk)
        parts.append(part.digest())
    return Digests(size, everything.hexdigest(), part_bytes, tuple(parts), _whole(checksum, parts, whole.digest()))


def _parts(file: BinaryIO, part_bytes: int) -> Iterator[Iterator[bytes]]:
    """Yield the parts of a file, each as an iterator that must be used up; an empty file has one."""
    ended = False

    def part(first: bytes) -> Iterator[bytes]:
        nonlocal ended
        left, chunk = part_bytes, first
        while chunk:
            yield chunk
            left -= len(chunk)
            if left == 0:
                return
            chunk = file.read(min(READ_BYTES, left))
        ended = True

    first = file.read(min(READ_BYTES, part_bytes))
    yield part(first)
    while not ended:
        first = file.read(min(READ_BYTES, part_bytes))
        if not first:
            return
        yield part(first)


def _whole(checksum: Checksum, parts: list[bytes], crc: bytes) -> str | None:
    several = f"-{len(parts)}" if len(parts) > 1 else ""
    match checksum:
        case Checksum.SHA256:
            together = hashlib.sha256(b"".join(parts)).digest() if several else parts[0]
            return f"{b64encode(together).decode()}{several}"
        case Checksum.CRC64NVME:
            return b64encode(crc).decode()
        case Checksum.MD5:
            together = hashlib.md5(b"".join(parts), usedforsecurity=False).digest() if several else parts[0]
            return f"{together.hex()}{several}"
        case _:
            return None
