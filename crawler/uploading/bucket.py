"""A bucket: what is asked of the object store, and nothing of boto3 beyond.

Credentials come from boto3's own chain and go no further than its client. What libraries log below a warning is not
heard, since botocore's debug records hold signed headers and session tokens.
"""

import contextlib
import logging
import re
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, NoCredentialsError

from crawler import __version__
from crawler.errors import CopyUnproven, UploadError
from crawler.policy.storage import S3, Checksum
from crawler.uploading.checksums import Digests, require
from crawler.uploading.faults import GARBLED, IN_CONFLICT, code_of, status_of, told
from crawler.uploading.regions import Region

_CONNECT_SECONDS = 10
_READ_SECONDS = 60
_ATTEMPTS = 5
"""Of a request, by botocore's standard retries: lost connections, 5xx and SlowDown, with growing pauses."""

_GARBLED_ATTEMPTS = 3
_CONFLICT_PAUSE_SECONDS = 1.0
_READ_BYTES = 1 << 20

_QUIET = ("boto3", "botocore", "urllib3", "awscrt")

_FIELDS = {Checksum.SHA256: "ChecksumSHA256", Checksum.CRC64NVME: "ChecksumCRC64NVME"}
_NAMES = {Checksum.SHA256: ("SHA256", "COMPOSITE"), Checksum.CRC64NVME: ("CRC64NVME", "FULL_OBJECT")}

_MD5 = re.compile(r"[0-9a-f]{32}(?:-\d+)?")

T = TypeVar("T")


class AlreadyThere(Exception):
    """The server did not overwrite an object of the same key."""


class NoSuchUpload(Exception):
    """The server knows no such multipart upload any more: it was completed, aborted or in conflict with another."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the server says of an object."""

    bytes: int
    etag: str
    version: str | None
    checksums: Mapping[Checksum, str]
    """What it keeps of the object's bytes; the ETag counts as MD5 where it has that form."""
    locked_until: datetime | None
    on_hold: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part that the server has of a multipart upload."""

    etag: str
    bytes: int
    checksum: str | None


class Bucket:
    """The bucket of a policy; for any number of threads."""

    def __init__(self, s3: S3) -> None:
        """Make ready to ask; nothing is asked yet.

        :raises UploadUnusable: when a library that the checksum needs is not installed.
        :raises UploadError: when the profile cannot be found.
        """
        require(s3.checksum)
        for name in _QUIET:
            logging.getLogger(name).setLevel(logging.WARNING)
        self.s3 = s3
        with told(s3, "begin"):
            self._session = boto3.Session(profile_name=s3.profile)
            self._client = self._make_client(_ATTEMPTS)

    def _make_client(self, attempts: int) -> Any:
        region = self.s3.region or self._session.region_name or ("us-east-1" if self.s3.endpoint else None)
        config = Config(
            retries={"mode": "standard", "total_max_attempts": attempts},
            connect_timeout=_CONNECT_SECONDS,
            read_timeout=_READ_SECONDS,
            max_pool_connections=2 * self.s3.parallel + 2,
            s3={"addressing_style": "path" if self.s3.uses_path_style else "auto"},
            # Checksums are ours, or none: what botocore adds by itself, older S3-alikes refuse.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            # The policy alone says where copies are: the ledger and the notes of freed files rest on it.
            ignore_configured_endpoint_urls=True,
            tcp_keepalive=True,
            user_agent_extra=f"evercite/{__version__}",
        )
        return self._session.client("s3", endpoint_url=self.s3.endpoint, region_name=region, config=config)

    # Before the first byte.

    def check(self) -> None:
        """Make sure that the bucket is there, can be asked, and can hold what the policy asks for.

        :raises UploadError: when not; the message says what is wrong in a line.
        """
        client = self._make_client(2)
        with told(self.s3, "open the bucket"):
            if self._session.get_credentials() is None:
                raise NoCredentialsError
            try:
                client.head_bucket(Bucket=self.s3.bucket)
            except ClientError as error:
                if status_of(error) not in (400, 403):
                    raise
                # An answer to HEAD has no body, and the body says whether it is the key, the clock or the permission.
                client.list_objects_v2(Bucket=self.s3.bucket, MaxKeys=1)
        if self.s3.object_lock is not None or self.s3.legal_hold:
            self._check_lock(client)

    def _check_lock(self, client: Any) -> None:
        try:
            client.get_object_lock_configuration(Bucket=self.s3.bucket)
        except ClientError as error:
            if code_of(error) == "ObjectLockConfigurationNotFoundError":
                raise UploadError(
                    f"{self.s3.place}: the policy asks for an object lock, and the bucket has none; it must be made "
                    "with one"
                ) from error
            # Whoever may not ask this may still lock: each copy's lock is looked at.

    # Objects.

    def head(self, key: str, version: str | None = None) -> Held | None:
        """Return what the server says of an object; None where there is none.

        :raises UploadError: when it cannot be asked.
        """
        with told(self.s3, "read objects"):
            try:
                said = self._client.head_object(
                    Bucket=self.s3.bucket, Key=key, ChecksumMode="ENABLED", **_version(version)
                )
            except ClientError as error:
                if status_of(error) == 404:
                    return None
                raise
        return _held(said)

    def put(self, key: str, body: Region, digests: Digests, media_type: str) -> str | None:
        """Send an object in one piece, and return its version, where the bucket keeps versions.

        :raises AlreadyThere: when there is one of that key, and the server looks.
        :raises CopyUnproven: when what arrives is not what is sent.
        :raises UploadError: when it cannot be sent otherwise.
        """

        def send() -> Any:
            body.seek(0)
            return self._client.put_object(
                Bucket=self.s3.bucket, Key=key, Body=body, ContentLength=len(body),
                **self._checksum(digests.parts[0]), **self._kept_as(digests, media_type), **self._unless_there(),
            )  # fmt: skip

        return _text(self._insist(send, "write objects").get("VersionId"))

    def begin(self, key: str, digests: Digests, media_type: str) -> str:
        """Begin a multipart upload, and return its id.

        :raises UploadError: when it cannot be begun.
        """
        algorithm = {}
        if names := _NAMES.get(self.s3.checksum):
            algorithm = {"ChecksumAlgorithm": names[0], "ChecksumType": names[1]}
        with told(self.s3, "write objects"):
            said = self._client.create_multipart_upload(
                Bucket=self.s3.bucket, Key=key, **algorithm, **self._kept_as(digests, media_type)
            )
        return str(said["UploadId"])

    def put_part(self, key: str, upload_id: str, number: int, body: Region, digest: bytes) -> str:
        """Send a part, and return its ETag.

        :raises NoSuchUpload: when the upload is no longer under way.
        :raises CopyUnproven: when what arrives is not what is sent.
        :raises UploadError: when it cannot be sent otherwise.
        """

        def send() -> Any:
            body.seek(0)
            return self._client.upload_part(
                Bucket=self.s3.bucket, Key=key, UploadId=upload_id, PartNumber=number, Body=body,
                ContentLength=len(body), **self._checksum(digest),
            )  # fmt: skip

        return str(self._insist(send, "write objects")["ETag"])

    def parts(self, key: str, upload_id: str) -> dict[int, Part] | None:
        """Return the parts that the server has of a multipart upload; None where it knows no such upload.

        :raises UploadError: when it cannot be asked.
        """
        field = _FIELDS.get(self.s3.checksum, "")
        found: dict[int, Part] = {}
        with told(self.s3, "list the parts of an upload"):
            try:
                pages = self._client.get_paginator("list_parts").paginate(
                    Bucket=self.s3.bucket, Key=key, UploadId=upload_id
                )
                for part in (part for page in pages for part in page.get("Parts", ())):
                    found[int(part["PartNumber"])] = Part(part["ETag"], int(part["Size"]), part.get(field))
            except ClientError as error:
                if code_of(error) == "NoSuchUpload":
                    return None
                raise
        return found

    def complete(self, key: str, upload_id: str, etags: Mapping[int, str], digests: Digests) -> str | None:
        """Put the parts together, and return the object's version, where the bucket keeps versions.

        :raises AlreadyThere: when there is an object of that key, and the server looks.
        :raises NoSuchUpload: when the upload is no longer under way.
        :raises UploadError: when it cannot be done otherwise.
        """
        parts = [
            {"PartNumber": number, "ETag": etag, **self._checksum(digests.parts[number - 1], in_list=True)}
            for number, etag in sorted(etags.items())
        ]
        whole = {}
        if self.s3.checksum is Checksum.CRC64NVME:
            whole = {"ChecksumCRC64NVME": digests.whole, "ChecksumType": "FULL_OBJECT"}

        def send() -> Any:
            return self._client.complete_multipart_upload(
                Bucket=self.s3.bucket, Key=key, UploadId=upload_id, MultipartUpload={"Parts": parts}, **whole,
                **self._unless_there(),
            )  # fmt: skip

        return _text(self._insist(send, "write objects").get("VersionId"))

    def read(self, key: str, version: str | None, start: int, length: int) -> Iterator[bytes]:
        """Yield bytes of an object, exactly as many as asked for; a lost connection is taken up where it broke off.

        :raises CopyUnproven: when the object is gone, or shorter than that.
        :raises UploadError: when it cannot be read.
        """
        at, end, failures = start, start + length, 0
        while at < end:
            before = at
            try:
                with told(self.s3, "read objects"):
                    for chunk in self._read_once(key, version, at, end):
                        at += len(chunk)
                        yield chunk
            except CopyUnproven:
                raise
            except UploadError as error:
                # An answer is an answer; a connection that was lost on the way may hold the next time.
                failures = 1 if at > before else failures + 1
                if failures == _ATTEMPTS or isinstance(error.__cause__, ClientError):
                    raise
            else:
                if at < end:
                    failures += 1
                if failures == _ATTEMPTS:
                    raise CopyUnproven(f"s3://{self.s3.bucket}/{key}: it ends at byte {at} and not at {end}")

    def _read_once(self, key: str, version: str | None, start: int, end: int) -> Iterator[bytes]:
        try:
            said = self._client.get_object(
                Bucket=self.s3.bucket, Key=key, Range=f"bytes={start}-{end - 1}", **_version(version)
            )
        except ClientError as error:
            if code_of(error) in ("NoSuchKey", "NoSuchVersion", "404"):
                raise CopyUnproven(f"s3://{self.s3.bucket}/{key}: it is gone") from error
            if code_of(error) in ("InvalidRange", "416"):
                raise CopyUnproven(f"s3://{self.s3.bucket}/{key}: it is shorter than {end} bytes") from error
            raise
        with contextlib.closing(said["Body"]) as body:
            left = end - start
            while left and (chunk := body.read(min(_READ_BYTES, left))):
                left -= len(chunk)
                yield chunk

    # What goes with a request.

    def _insist(self, send: Callable[[], T], doing: str) -> T:
        """Send again what arrived garbled, or met another request for the same key."""
        for attempt in range(1, _GARBLED_ATTEMPTS + 1):
            with told(self.s3, doing):
                try:
                    return send()
                except ClientError as error:
                    code, last = code_of(error), attempt == _GARBLED_ATTEMPTS
                    if code in ("PreconditionFailed", "412"):
                        raise AlreadyThere from error
                    # After a conflict a multipart upload is to be begun anew (Amazon S3 API, CompleteMultipartUpload).
                    if code == "NoSuchUpload" or (last and code in IN_CONFLICT):
                        raise NoSuchUpload from error
                    if last or code not in GARBLED | IN_CONFLICT:
                        raise
                    time.sleep(_CONFLICT_PAUSE_SECONDS if code in IN_CONFLICT else 0)
        raise AssertionError

    def _checksum(self, digest: bytes, *, in_list: bool = False) -> dict[str, str]:
        """Return what sends a digest along; a list of parts has no place for MD5."""
        said = b64encode(digest).decode()
        if self.s3.checksum is Checksum.MD5:
            return {} if in_list else {"ContentMD5": said}
        field = _FIELDS.get(self.s3.checksum)
        return {field: said} if field else {}

    def _kept_as(self, digests: Digests, media_type: str) -> dict[str, Any]:
        """Return how an object is to be kept."""
        s3 = self.s3
        said: dict[str, Any] = {"ContentType": media_type, "Metadata": {"sha256": digests.sha256}}
        said |= {"StorageClass": s3.storage_class.value} if s3.storage_class else {}
        said |= {"ServerSideEncryption": s3.encryption.value} if s3.encryption else {}
        said |= {"SSEKMSKeyId": s3.kms_key} if s3.kms_key else {}
        said |= {"Tagging": urlencode(s3.tags)} if s3.tags else {}
        said |= {"ObjectLockLegalHoldStatus": "ON"} if s3.legal_hold else {}
        if s3.object_lock is not None:
            said["ObjectLockMode"] = s3.object_lock.mode.value.upper()
            said["ObjectLockRetainUntilDate"] = s3.object_lock.end(datetime.now(UTC))
        return said

    def _unless_there(self) -> dict[str, str]:
        return {"IfNoneMatch": "*"} if self.s3.conditional else {}


def _held(said: Mapping[str, Any]) -> Held:
    checksums = {name: str(said[field]) for name, field in _FIELDS.items() if field in said}
    etag = str(said.get("ETag") or "")
    if _MD5.fullmatch(etag.strip('"')):
        checksums[Checksum.MD5] = etag.strip('"')
    return Held(
        int(said["ContentLength"]),
        etag,
        _text(said.get("VersionId")),
        checksums,
        said.get("ObjectLockRetainUntilDate"),
        said.get("ObjectLockLegalHoldStatus") == "ON",
    )


def _version(version: str | None) -> dict[str, str]:
    return {} if version is None else {"VersionId": version}


def _text(value: object) -> str | None:
    # The version of what was there before versions were kept is called so.
    return None if value in (None, "null") else str(value)
