"""The ledger of copies: which file is in which bucket under which name, and what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from crawler.manifest.schema import CopyState, WarcState, upload, warc


@dataclass(frozen=True, slots=True)
class Copy:
    """One file's copy in an object store."""

    endpoint: str
    """URL of the server; empty for Amazon's own."""
    bucket: str
    key: str
    file: str
    """Its name in the store, or that of an export."""
    bytes: int
    sha256: str
    """Of the whole file, in hex."""
    state: CopyState
    at: str
    version: str | None = None
    etag: str | None = None
    checksum: str | None = None
    """What the server keeps: ``sha256:…``, ``crc64nvme:…`` or ``md5:…``."""
    proof: str | None = None
    """What proved the copy: the algorithm of the server's checksum, or ``read``."""
    upload_id: str | None = None
    """Of a multipart upload under way."""
    part_bytes: int = 0
    parts: Mapping[str, str] | None = None
    """Part number to the ETag that the server gave it."""

    @property
    def url(self) -> str:
        """The copy's ``s3:`` URL."""
        return f"s3://{self.bucket}/{self.key}"


_KEY = (upload.c.endpoint, upload.c.bucket, upload.c.key)


def keep(connection: Connection, copy: Copy) -> None:
    """Enter a copy, in place of what the ledger has under its name."""
    values = {column.name: getattr(copy, column.name) for column in upload.columns}
    values["parts"] = dict(copy.parts or {})
    row = insert(upload).values(values)
    connection.execute(row.on_conflict_do_update(index_elements=list(_KEY), set_=values))


def keep_part(connection: Connection, copy: Copy, number: int, etag: str) -> None:
    """Add a part that the server has of a multipart upload."""
    found = connection.scalar(select(upload.c.parts).where(*_is(copy)))
    parts = {**(found or {}), str(number): etag}
    connection.execute(update(upload).where(*_is(copy)).values(parts=parts))


def copies(connection: Connection, endpoint: str, bucket: str) -> dict[str, Copy]:
    """Return the copies in a bucket by their keys."""
    rows = connection.execute(select(upload).where(upload.c.endpoint == endpoint, upload.c.bucket == bucket))
    return {row.key: _copy(row) for row in rows}


def copies_of(connection: Connection, file: str) -> list[Copy]:
    """Return the copies of a file that are proven, the newest first."""
    chosen = select(upload).where(upload.c.file == file, upload.c.state == CopyState.VERIFIED)
    return [_copy(row) for row in connection.execute(chosen.order_by(upload.c.at.desc()))]


def every(connection: Connection) -> list[Copy]:
    """Return the whole ledger."""
    return [_copy(row) for row in connection.execute(select(upload).order_by(*_KEY))]


def mark_warc(connection: Connection, file: str, state: WarcState) -> None:
    """Say what state a WARC file is in."""
    connection.execute(update(warc).where(warc.c.file == file).values(state=state.value))


def with_state(copy: Copy, state: CopyState, at: str, **facts: Any) -> Copy:
    """Return a copy in another state, with nothing left of a multipart upload unless it is still under way."""
    if state is not CopyState.UPLOADING:
        facts = {"upload_id": None, "parts": None, **facts}
    return replace(copy, state=state, at=at, **facts)


def _is(copy: Copy) -> tuple[Any, ...]:
    return upload.c.endpoint == copy.endpoint, upload.c.bucket == copy.bucket, upload.c.key == copy.key


def _copy(row: Any) -> Copy:
    values = {column.name: getattr(row, column.name) for column in upload.columns}
    return Copy(**{**values, "state": CopyState(values["state"])})
