"""Proof that a copy is what it should be: by the checksum that the server keeps, else by reading it back."""

import hashlib
import random
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import CopyUnproven
from crawler.manifest.copies import Copy
from crawler.policy.storage import S3, Checksum
from crawler.recording import cdxj
from crawler.recording.files import translated
from crawler.uploading.bucket import Bucket, Held, Part
from crawler.uploading.checksums import Digests
from crawler.uploading.layout import WARC_SUFFIX

READ = "read"
"""The proof of a copy that was read back."""

_STRETCHES = 3
_STRETCH_BYTES = 256 << 10
"""What a sample of a copy is: so many stretches, of so many bytes each."""

Moved = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that a copy has the bytes of a file."""

    held: Held
    how: str
    """The algorithm of the server's checksum, or :data:`READ`."""
    checksum: str | None
    """The server's checksum, with its algorithm before it."""

    @property
    def words(self) -> str:
        """What it is by, for the person who looks on."""
        return "reading it back" if self.how == READ else f"the server's {self.how}"


def prove(bucket: Bucket, copy: Copy, digests: Digests, version: str | None, *, sent: bool) -> Proof:
    """Prove that a copy has the bytes of a file, and is locked as the policy asks; ``sent`` says that it is our own.

    :raises CopyUnproven: when it is not so.
    :raises UploadError: when the object store cannot be asked.
    """
    held = bucket.head(copy.key, version)
    if held is None:
        raise CopyUnproven(f"{copy.url}: the server took it, and now has nothing there")
    kept = held.checksums.get(bucket.s3.checksum)
    checksum = f"{bucket.s3.checksum}:{kept}" if kept else None
    if held.bytes != digests.size:
        raise CopyUnproven(_conflict(copy, f"{held.bytes} bytes", sent=sent))
    if kept and digests.whole and _alike(kept, digests.whole):
        proof = Proof(held, bucket.s3.checksum.value, checksum)
    else:
        # No checksum of this kind is kept, or one over other parts: then the bytes must tell.
        found = sha256_of(bucket, copy.key, held.version or version, digests.size)
        if found != digests.sha256:
            raise CopyUnproven(_conflict(copy, f"{held.bytes} bytes with the SHA-256 {found}", sent=sent))
        proof = Proof(held, READ, checksum)
    _require_lock(bucket.s3, copy, held)
    return proof


def is_part(part: Part, digests: Digests, number: int, known_etag: str | None, checksum: Checksum) -> bool:
    """Whether a part that the server has is that of the file: by its checksum, else by the ETag that it got then."""
    if part.bytes != digests.span(number)[1]:
        return False
    if part.checksum is not None:
        return part.checksum == b64encode(digests.parts[number - 1]).decode()
    if checksum is Checksum.MD5:
        return part.etag.strip('"') == digests.parts[number - 1].hex()
    return part.etag == known_etag


def sha256_of(bucket: Bucket, key: str, version: str | None, size: int, moved: Moved = lambda _: None) -> str:
    """Read a copy back whole and return its SHA-256 in hex; memory stays flat.

    :raises CopyUnproven: when it is gone or too short.
    :raises UploadError: when it cannot be read.
    """
    found = hashlib.sha256()
    for chunk in bucket.read(key, version, 0, size):
        found.update(chunk)
        moved(len(chunk))
    return found.hexdigest()


class Verifier:
    """Compares copies with what they should be."""

    def __init__(self, folder: Path, bucket: Bucket, moved: Moved, *, whole: bool) -> None:
        """Compare every byte where ``whole`` says so, else a sample of each copy with the file here."""
        self._folder = folder
        self._bucket = bucket
        self._moved = moved
        self._whole = whole

    def verify(self, copy: Copy) -> int:
        """Compare a copy, and return how many bytes of it were read.

        :raises CopyUnproven: when it is gone, or not what it should be.
        :raises UploadError: when the object store cannot be asked.
        """
        held = self._bucket.head(copy.key, copy.version)
        if held is None:
            raise CopyUnproven(f"{copy.url}: it is gone")
        if held.bytes != copy.bytes:
            raise CopyUnproven(f"{copy.url}: it has {held.bytes} bytes and should have {copy.bytes}")
        name, _, value = (copy.checksum or "").partition(":")
        kept = held.checksums.get(Checksum(name)) if value else None
        if kept is not None and kept != value:
            raise CopyUnproven(f"{copy.url}: the server's {name} is {kept} and was {value}")
        return self._verify_whole(copy) if self._whole else self._verify_sample(copy)

    def _verify_whole(self, copy: Copy) -> int:
        found = sha256_of(self._bucket, copy.key, copy.version, copy.bytes, self._moved)
        if found != copy.sha256:
            raise CopyUnproven(f"{copy.url}: its SHA-256 is {found} and should be {copy.sha256}")
        return copy.bytes

    def _verify_sample(self, copy: Copy) -> int:
        path = self._folder / copy.file
        if path.exists():
            return self._compare_stretches(copy, path)
        return self._read_members(copy, path) if copy.file.endswith(WARC_SUFFIX) else 0

    def _compare_stretches(self, copy: Copy, path: Path) -> int:
        read = 0
        with translated(path), path.open("rb") as file:
            for start, length in _stretches(copy.bytes):
                file.seek(start)
                if b"".join(self._bucket.read(copy.key, copy.version, start, length)) != file.read(length):
                    raise CopyUnproven(f"{copy.url}: it is not what {path} is, in the {length} bytes from {start} on")
                read += length
        return read

    def _read_members(self, copy: Copy, path: Path) -> int:
        """Read some records of a file that is not here any more: the gzip member of each has a checksum of its own."""
        read = 0
        for offset, length in _some_members(path):
            member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            try:
                for chunk in self._bucket.read(copy.key, copy.version, offset, length):
                    member.decompress(chunk)
                whole = member.eof and not member.unused_data
            except zlib.error:
                whole = False
            if not whole:
                raise CopyUnproven(f"{copy.url}: there is no whole record in the {length} bytes from {offset} on")
            read += length
        return read


def _some_members(warc: Path) -> list[tuple[int, int]]:
    """Return where some records of a WARC file are, by the index that is kept of it."""
    path = cdxj.path_of(warc)
    with translated(path):
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    chosen = random.sample(lines, min(_STRETCHES, len(lines)))
    return [cdxj.place_of(line) for line in chosen]


def _stretches(size: int) -> Iterator[tuple[int, int]]:
    if size <= _STRETCHES * _STRETCH_BYTES:
        yield 0, size
        return
    for _ in range(_STRETCHES):
        yield random.randrange(size - _STRETCH_BYTES + 1), _STRETCH_BYTES  # noqa: S311 - a sample, no secret


def _alike(kept: str, whole: str) -> bool:
    """Whether two checksums are one; some servers leave out of how many parts it is."""
    return kept in (whole, whole.partition("-")[0])


def _conflict(copy: Copy, found: str, *, sent: bool) -> str:
    here = f"{copy.bytes} bytes with the SHA-256 {copy.sha256}"
    if sent:
        return (
            f"{copy.url}: what arrived is not what was sent: {found} there, {here} here; delete it there by hand, and "
            "let the policy have a `checksum` that the server checks"
        )
    return f"{copy.url} is something else than {copy.file}: {found} there, {here} here; nothing was overwritten"


def _require_lock(s3: S3, copy: Copy, held: Held) -> None:
    lacking = []
    if s3.object_lock is not None and held.locked_until is None:
        lacking.append("no lock is on it, or the credentials lack s3:GetObjectRetention")
    if s3.legal_hold and not held.on_hold:
        lacking.append("no legal hold is on it, or the credentials lack s3:GetObjectLegalHold")
    if lacking:
        raise CopyUnproven(f"{copy.url}: it is there, and {' and '.join(lacking)}")
