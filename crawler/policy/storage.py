"""Where the store is copied to: the bucket, the names that copies get in it, and how they are held and proven.

Credentials are never part of a policy: boto3 finds them where it always does (environment, shared files, the machine's
role), and a policy can only name the profile to take.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from math import ceil
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError

from crawler.policy.problems import choose_from, shown
from crawler.policy.quantities import MAX_DURATION, spell_duration
from crawler.policy.scalars import Flag, Size, read_count, read_duration, read_sentence, read_size, read_word
from crawler.policy.section import Section

MIN_PART_BYTES = 5 << 20
MAX_PART_BYTES = 5 << 30
"""Of one part of a multipart upload, the last one aside (Amazon S3 User Guide, multipart upload limits)."""

PLACEHOLDERS = ("year", "month", "day")
"""What a prefix can be made of: the day that a file was begun on, in UTC."""

_MAX_TAGS = 10  # Amazon S3 User Guide, object tagging: ten, keys of 128 characters, values of 256
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]", re.ASCII)
_BRACED = re.compile(r"\{([^{}]{0,40})\}")
_YEARS = re.compile(r"(\d{1,3})\s{0,9}(?:y|yr|yrs|year|years)", re.ASCII | re.IGNORECASE)
_DAYS_A_YEAR = 365.25


class Checksum(StrEnum):
    """What proves a copy: sent with the bytes, checked by the server as they come in, and kept with the object."""

    SHA256 = "sha256"
    """Of each part, and of their digests for the whole."""
    CRC64NVME = "crc64nvme"
    """Of the whole object; quick, and no protection from forgery."""
    MD5 = "md5"
    """For servers that know no other: checked on the way in, and again by the ETag."""
    NONE = "none"
    """For servers that check nothing: every copy is read back."""


class LockMode(StrEnum):
    """Who can shorten or lift an object lock."""

    GOVERNANCE = "governance"
    """Those with a permission of its own."""
    COMPLIANCE = "compliance"
    """Nobody, the account's owner included."""


class Encryption(StrEnum):
    """Encryption by the server, as the S3 API names it."""

    AES256 = "AES256"
    KMS = "aws:kms"
    KMS_TWICE = "aws:kms:dsse"


class StorageClass(StrEnum):
    """Storage classes of the S3 API."""

    STANDARD = "STANDARD"
    STANDARD_IA = "STANDARD_IA"
    ONEZONE_IA = "ONEZONE_IA"
    INTELLIGENT_TIERING = "INTELLIGENT_TIERING"
    REDUCED_REDUNDANCY = "REDUCED_REDUNDANCY"
    EXPRESS_ONEZONE = "EXPRESS_ONEZONE"
    GLACIER_IR = "GLACIER_IR"
    GLACIER = "GLACIER"
    DEEP_ARCHIVE = "DEEP_ARCHIVE"

    @property
    def is_cold(self) -> bool:
        """Whether objects must be restored, which takes hours, before they can be read."""
        return self in (StorageClass.GLACIER, StorageClass.DEEP_ARCHIVE)


def _read_retention(value: Any) -> Any:
    """Return how long a lock holds; besides the usual durations, in years of 365.25 days."""
    if isinstance(value, str) and (years := _YEARS.fullmatch(value.strip())):
        value = timedelta(days=ceil(int(years[1]) * _DAYS_A_YEAR))
    elif isinstance(value, str) and value.strip().isdecimal():
        raise ValueError(f"{shown(value.strip())} has no unit; did you mean `{value.strip()}y` or `{value.strip()}d`?")
    return read_duration(timedelta(days=1), MAX_DURATION)(value)


def _read_date(value: Any) -> date:
    if isinstance(value, date):
        return value
    word = read_sentence(value)
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ValueError(f"{shown(word)} is not a day; write it as `2036-12-31`") from None


Retention = Annotated[
    timedelta,
    BeforeValidator(_read_retention),
    PlainSerializer(spell_duration, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["10y", "90d"]}),
]


class ObjectLock(Section):
    """How long a copy can be neither deleted nor overwritten."""

    mode: Annotated[LockMode, BeforeValidator(read_word(LockMode))]
    retain: Retention | None = None
    """From the upload on."""
    until: Annotated[date, BeforeValidator(_read_date)] | None = None
    """Up to the end of this day in UTC."""

    @model_validator(mode="after")
    def _has_one_end(self) -> Self:
        if (self.retain is None) == (self.until is None):
            raise PydanticCustomError("no_end", "a lock has one end: add `retain: 10y`, or `until: 2036-12-31`")
        return self

    def end(self, now: datetime) -> datetime:
        """Return when the lock of a copy that is made ``now`` ends."""
        if self.until is not None:
            return datetime.combine(self.until, time(23, 59, 59), UTC)
        assert self.retain is not None
        return now + self.retain


def _read_bucket(value: Any) -> str:
    name = read_sentence(value)
    if name.lower().startswith("s3://"):
        bucket, _, prefix = name[5:].partition("/")
        meant = f"bucket: {bucket}" + (f", prefix: {prefix}" if prefix else "")
        raise ValueError(f"{shown(name)} is a URL; did you mean {shown(meant)}?")
    if not _BUCKET.fullmatch(name):
        raise ValueError(
            f"{shown(name)} is no bucket's name: 3 to 63 letters, digits, `.`, `_` and `-`, with a letter or digit at "
            "either end"
        )
    return name


def _read_prefix(value: Any) -> str:
    """Return what comes before a file's name in its key: empty, or ending in a slash."""
    prefix = read_sentence(value).strip("/") if value not in (None, "") else ""
    for match in _BRACED.finditer(prefix):
        if match[1] not in PLACEHOLDERS:
            raise ValueError(f"{shown(match[0])} is not known; {choose_from(match[1], PLACEHOLDERS)}")
    if any(brace in _BRACED.sub("", prefix) for brace in "{}"):
        raise ValueError(f"{shown(prefix)} has a brace without its partner")
    # Servers that keep objects as files take these for steps up a folder.
    if any(part in ("", ".", "..") for part in prefix.split("/")) and prefix:
        raise ValueError(f"{shown(prefix)} has an empty step, `.` or `..` between its slashes")
    if len(prefix.encode()) > 512:
        raise ValueError("it is longer than 512 bytes, and a key with its file's name can have 1,024")
    return f"{prefix}/" if prefix else ""


def _read_endpoint(value: Any) -> str | None:
    if value is None:
        return None
    url = read_sentence(value)
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        meant = f"; did you mean `https://{url}`?" if "://" not in url and "/" not in url else ""
        raise ValueError(f"{shown(url)} is not the http(s) URL of a server{meant}")
    if parts.username is not None or parts.password is not None:
        raise ValueError("a policy holds no credentials; boto3 finds them in its own places (see `profile`)")
    if parts.query or parts.fragment:
        raise ValueError(f"{shown(url)} has more to it than a server's address")
    return url.rstrip("/")


def _read_word_or_nothing(value: Any) -> str | None:
    return None if value is None else read_sentence(value)


def _read_tags(value: Any) -> Any:
    if not isinstance(value, dict):
        return {} if value is None else value
    if len(value) > _MAX_TAGS:
        raise ValueError(f"there are {len(value)} tags, and an object can have {_MAX_TAGS}")
    for name, said in value.items():
        if not name or len(str(name)) > 128 or len(read_sentence(said)) > 256:
            raise ValueError(f"{shown(name)}: a tag's name has 1 to 128 characters, its value up to 256")
    return {str(name): read_sentence(said) for name, said in value.items()}


def _read_part_size(value: Any) -> int:
    size = read_size(value)
    if not MIN_PART_BYTES <= size <= MAX_PART_BYTES:
        raise ValueError("it is out of range; S3 takes parts of `5MiB` to `5GiB`")
    return size


class S3(Section):
    """A bucket of an S3-compatible object store that the store is copied to."""

    bucket: Annotated[str, BeforeValidator(_read_bucket)]
    prefix: Annotated[str, BeforeValidator(_read_prefix)] = ""
    """Before each file's name; ``{year}``, ``{month}`` and ``{day}`` are those that the file was begun on."""
    endpoint: Annotated[str | None, BeforeValidator(_read_endpoint)] = None
    """URL of the server; None for Amazon's own."""
    region: Annotated[str | None, BeforeValidator(_read_word_or_nothing)] = None
    """As boto3 finds it where it is not said."""
    profile: Annotated[str | None, BeforeValidator(_read_word_or_nothing)] = None
    """Name of the profile in the shared AWS files that credentials come from."""
    storage_class: Annotated[StorageClass | None, BeforeValidator(read_word(StorageClass))] = None
    encryption: Annotated[Encryption | None, BeforeValidator(read_word(Encryption))] = None
    kms_key: Annotated[str | None, BeforeValidator(_read_word_or_nothing)] = None
    object_lock: ObjectLock | None = None
    legal_hold: Flag = False
    """Keep every copy until the hold is lifted by hand."""
    tags: Annotated[dict[str, str], BeforeValidator(_read_tags)] = Field(default_factory=dict)
    checksum: Annotated[Checksum, BeforeValidator(read_word(Checksum))] = Checksum.SHA256
    conditional: Flag = True
    """Ask the server to refuse to overwrite (``If-None-Match: *``); older servers do not know that."""
    path_style: Flag | None = None
    """Whether the bucket's name stands in the path and not in the host; None for yes wherever there is an endpoint."""
    part_size: Annotated[Size, BeforeValidator(_read_part_size)] = 64 << 20
    """Files above it are sent in parts of so many bytes."""
    parallel: Annotated[int, BeforeValidator(read_count(1, 64))] = 4
    """Parts or files on their way at a time."""
    after_run: Flag = True
    """Upload at the end of each run that writes to the store."""

    @field_validator("kms_key")
    @classmethod
    def _is_for_kms(cls, value: str | None, info: Any) -> str | None:
        if value is not None and info.data.get("encryption", Encryption.KMS) in (None, Encryption.AES256):
            raise ValueError("only `encryption: aws:kms` has a key of its own")
        return value

    @field_validator("checksum")
    @classmethod
    def _is_enough_for_a_lock(cls, value: Checksum, info: Any) -> Checksum:
        # Amazon S3 refuses a put with an object lock and without a checksum or Content-MD5.
        if value is Checksum.NONE and info.data.get("object_lock") is not None:
            raise ValueError("an object lock needs a checksum; write `sha256`, `crc64nvme` or `md5`")
        return value

    @property
    def uses_path_style(self) -> bool:
        """Whether the bucket's name stands in the path of a request's URL."""
        return self.endpoint is not None if self.path_style is None else self.path_style

    @property
    def place(self) -> str:
        """The bucket and prefix as a person reads them."""
        at = f" at {self.endpoint}" if self.endpoint else ""
        return f"s3://{self.bucket}/{self.prefix}{at}"

    def said(self) -> dict[str, Any]:
        """Return what decides where copies are and how they are held, as JSON; not how the bucket is reached."""
        return self.model_dump(
            mode="json", exclude_none=True, exclude={"profile", "path_style", "part_size", "parallel", "after_run"}
        )


def _read_s3(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    raise ValueError(f"it has parts; did you mean {shown(f's3: {{bucket: {value.strip()}}}')}?")


class Storage(Section):
    """Where the store is copied to."""

    s3: Annotated[S3 | None, BeforeValidator(_read_s3)] = None
    """A bucket; None for nowhere."""
