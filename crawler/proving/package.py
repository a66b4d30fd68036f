"""Verifying a WACZ file, whoever made it: its list of contents, its records, its index, its signature, its time stamp.

The directory of a ZIP file is a stranger's: nothing is unpacked, each entry is read where it lies, and entries that
share bytes, or grow beyond measure, are faults.
"""

import gzip
import hashlib
import json
import mmap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

from crawler.errors import EverciteError
from crawler.plain_text import plain
from crawler.proving import signing, stamping, trusting
from crawler.proving.problems import Kind, Problems
from crawler.proving.scanning import scan
from crawler.proving.store import Verification

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

LIST, SIGNED = "datapackage.json", "datapackage-digest.json"
STAMP_SUFFIX = ".tsr"
"""Of the file beside a package that holds its time stamp."""

_LOCAL_HEADER_BYTES = 30
_MAX_ENTRIES = 100_000
_MAX_LIST_BYTES = 64 << 20
_READ_BYTES = 1 << 20
_SMALL_BYTES, _MAX_RATIO = 10 << 20, 200
"""What an entry may grow to when it is inflated: deflate packs text to a fifth, and zeros to a thousandth."""


class PackageUnreadable(EverciteError):
    """A file to verify cannot be read, or is no WACZ file."""

    exit_code = 2


def verify_package(
    path: Path,
    *,
    authorities: Sequence["Certificate"] = (),
    known_key: str | None = None,
    trusted: Callable[[], Sequence["Certificate"]] = trusting.anchors,
) -> Verification:
    """Check a WACZ file, and return what is wrong with it.

    A signature must be by the ``known_key`` where there is one, a time stamp by one of the ``authorities``. The
    certificate of a domain that signed must lead to one of the ``trusted``, which are only asked for then.

    :raises PackageUnreadable: when the file cannot be read, or is no ZIP file.
    """
    began, verification = monotonic(), Verification(str(path))
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as package:
            if len(package.filelist) > _MAX_ENTRIES:
                raise PackageUnreadable(f"{path}: it has more than {_MAX_ENTRIES} entries")
            _Verifying(path, package, file, verification, authorities, known_key, trusted).work()
    except FileNotFoundError:
        raise PackageUnreadable(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise PackageUnreadable(f"{path}: this is a folder; a store is named by --store {path}") from None
    except OSError as e:
        raise PackageUnreadable(f"{path}: cannot be read: {e.strerror or e}") from e
    except zipfile.BadZipFile as e:
        raise PackageUnreadable(f"{path}: this is no ZIP file, as WACZ files are: {plain(e)}") from e
    verification.seconds = monotonic() - began
    return verification


class _Verifying:
    def __init__(
        self, path: Path, package: zipfile.ZipFile, file: IO[bytes], verification: Verification,
        authorities: Sequence["Certificate"], known_key: str | None, trusted: Callable[[], Sequence["Certificate"]],
    ) -> None:  # fmt: skip
        self._path = path
        self._package = package
        self._file = file
        self._result = verification
        self._authorities = authorities
        self._known_key = known_key
        self._trusted = trusted
        self._places: dict[tuple[str, int], tuple[int, str]] = {}
        """Name and offset of each record to its length and target."""

    @property
    def _problems(self) -> Problems:
        return self._result.problems

    def work(self) -> None:
        self._check_directory()
        digests = {info.filename: self._digest(info) for info in self._package.filelist}
        self._check_list(digests)
        self._check_signature()
        for info in self._package.filelist:
            if info.filename.startswith("archive/") and info.filename.endswith((".warc.gz", ".warc")):
                self._check_records(info)
        for name in digests:
            if name.startswith("indexes/") and name.endswith((".cdx", ".cdxj", ".cdx.gz", ".cdxj.gz")):
                self._check_index(name)
        self._check_stamp()

    def _check_directory(self) -> None:
        """See that no two entries have one name, and that none shares bytes with another."""
        names: set[str] = set()
        end = 0
        for info in sorted(self._package.filelist, key=lambda info: info.header_offset):
            if info.filename in names:
                self._problems.add(Kind.PACKAGE, self._path.name, f"two entries are called {info.filename}")
            names.add(info.filename)
            if info.header_offset < end:
                self._problems.add(Kind.PACKAGE, self._path.name, f"{info.filename} lies within another entry")
            end = info.header_offset + _LOCAL_HEADER_BYTES + info.compress_size

    def _digest(self, info: zipfile.ZipInfo) -> tuple[str, int]:
        """Return the SHA-256 and the length of an entry; its CRC-32 is checked on the way."""
        digest, size = hashlib.sha256(), 0
        if info.file_size > max(_SMALL_BYTES, _MAX_RATIO * info.compress_size):
            self._problems.add(Kind.PACKAGE, info.filename, f"it would grow to {info.file_size} bytes; it was not read")
            return "", info.file_size
        try:
            with self._package.open(info) as entry:
                while data := entry.read(_READ_BYTES):
                    digest.update(data)
                    size += len(data)
                    if size > info.file_size:
                        break
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as e:
            self._problems.add(Kind.PACKAGE, info.filename, f"it cannot be read: {e}")
        return digest.hexdigest(), size

    def _read(self, name: str) -> Any:
        info = self._package.NameToInfo.get(name)
        if info is None or info.file_size > _MAX_LIST_BYTES:
            return None
        try:
            return json.loads(self._package.read(info))
        except (ValueError, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
            return None

    def _check_list(self, digests: dict[str, tuple[str, int]]) -> None:
        said = self._read(LIST)
        resources = said.get("resources") if isinstance(said, dict) else None
        if not isinstance(resources, list):
            self._problems.add(Kind.PACKAGE, LIST, "it is not there, or is no list of resources")
            return
        listed = set()
        for resource in resources:
            name = str(resource.get("path")) if isinstance(resource, dict) else ""
            listed.add(name)
            if name not in digests:
                self._problems.add(Kind.PACKAGE, name or LIST, f"{LIST} lists it, and it is not there")
                continue
            sha256, size = digests[name]
            if resource.get("hash") != f"sha256:{sha256}":
                message = f"it has the digest sha256:{sha256}, and {LIST} says {resource.get('hash')}"
                self._problems.add(Kind.PACKAGE, name, message)
            if resource.get("bytes") != size:
                self._problems.add(Kind.PACKAGE, name, f"it has {size} bytes, and {LIST} says {resource.get('bytes')}")
        for name in sorted(set(digests) - listed - {LIST, SIGNED}):
            if not name.endswith("/"):
                self._problems.add(Kind.PACKAGE, name, f"{LIST} does not list it")
        self._list_digest = f"sha256:{digests[LIST][0]}"

    def _check_signature(self) -> None:
        said = self._read(SIGNED)
        if not isinstance(said, dict):
            self._result.notices.append(f"there is no {SIGNED}: whether {LIST} is as it was written cannot be seen")
            return
        digest = getattr(self, "_list_digest", "")
        if said.get("path") != LIST or said.get("hash") != digest:
            self._problems.add(Kind.PACKAGE, SIGNED, f"{LIST} has the digest {digest}, and it says {said.get('hash')}")
        signed = said.get("signedData")
        if not isinstance(signed, dict):
            self._result.notices.append("it is not signed")
            return
        try:
            signer = signing.verify(signed, digest, self._known_key)
            notices = []
            if "domainCert" in signed:
                notices = trusting.certified(signed, self._trusted(), self._authorities)
        except signing.BadSignature as e:
            self._problems.add(Kind.SIGNATURE, SIGNED, f"the signature does not hold: {e}")
        else:
            self._result.notices += [f"signed by {signer}, at {signed.get('created')} as it says", *notices]

    def _check_records(self, info: zipfile.ZipInfo) -> None:
        if info.compress_type != zipfile.ZIP_STORED:
            self._result.notices.append(f"{info.filename}: it is compressed once more, and its records were not read")
            return
        self._file.seek(info.header_offset + 26)
        name_bytes, extra_bytes = (int.from_bytes(self._file.read(2), "little") for _ in range(2))
        start = info.header_offset + _LOCAL_HEADER_BYTES + name_bytes + extra_bytes
        self._result.files += 1
        self._result.bytes += info.file_size
        if not info.file_size or not info.filename.endswith(".gz"):
            return
        with (
            mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
            memoryview(mapped) as whole,
            whole[start : start + info.file_size] as data,
        ):
            for record in scan(data, headers=None):
                self._result.records += 1
                for fault in record.faults:
                    self._problems.add(Kind.RECORD, info.filename, fault, offset=record.offset, record_id=record.id)
                name = info.filename.removeprefix("archive/")
                self._places[name, record.offset] = (record.length, record.target)

    def _check_index(self, name: str) -> None:
        for number, line in enumerate(self._lines(name), 1):
            try:
                said = json.loads(line[line.index(b"{") :])
                if "filename" not in said:
                    continue  # the header of an index
                place = str(said["filename"]).removeprefix("archive/"), int(said["offset"])
                length, url = int(said["length"]), said["url"]
            except (ValueError, KeyError, TypeError):
                if not line.startswith(b"!"):
                    self._problems.add(Kind.INDEX, name, f"line {number} cannot be read")
                continue
            if place not in self._places:
                self._problems.add(Kind.INDEX, name, f"line {number} names byte {place[1]} of {place[0]}: no record")
            elif self._places[place] != (length, url):
                self._problems.add(Kind.INDEX, name, f"line {number} is not that of the record at {place[1]}")

    def _lines(self, name: str) -> Iterator[bytes]:
        try:
            with self._package.open(name) as entry:
                stream = gzip.GzipFile(fileobj=entry) if name.endswith(".gz") else entry
                while line := stream.readline(_READ_BYTES):
                    yield line
        except (OSError, EOFError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as e:
            self._problems.add(Kind.INDEX, name, f"it cannot be read: {e}")

    def _check_stamp(self) -> None:
        beside = self._path.with_name(f"{self._path.name}{STAMP_SUFFIX}")
        if not beside.exists():
            return
        with self._path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        try:
            moment = stamping.verify(beside.read_bytes(), digest, self._authorities)
        except stamping.BadStamp as e:
            self._problems.add(Kind.TIMESTAMP, beside.name, f"the time stamp does not hold: {e}")
            return
        by = "by an authority that you trust" if self._authorities else "by an authority that was not looked at"
        self._result.notices.append(f"there by {moment:%Y-%m-%dT%H:%M:%SZ}, {by}")
