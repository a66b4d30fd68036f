"""What goes into WARC files and what comes back of it, as values."""

from dataclasses import dataclass
from datetime import datetime

FAILURE_URI = "urn:evercite:failure:"
"""Of the target of a metadata record that tells of what was tried in vain, before its URL."""


@dataclass(frozen=True, slots=True)
class WarcInfo:
    """Who writes the files, and by what rules: the warcinfo record of each."""

    software: str
    operator: str | None
    contact: str | None
    robots: str
    """The policy towards robots.txt: ``respect``, ``private`` or ``ignore``."""
    policy_digest: str
    user_agent: str
    run: int | None = None
    """The number of the store's run that writes the files."""


@dataclass(frozen=True, slots=True)
class HeldPayload:
    """A payload that the store holds already, in a record that is durable."""

    record_id: str
    url: str
    captured_at: str
    """The record's WARC-Date."""
    file: str
    """Name relative to the store."""
    offset: int
    """Of the record's gzip member in the file."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where a record is, and what it holds."""

    file: str
    """Name relative to the store, as it is once the file is closed."""
    offset: int
    """Of the record's gzip member in the file."""
    length: int
    """Of the gzip member, in bytes."""
    record_id: str
    """With its angle brackets: ``<urn:uuid:…>``."""
    record_type: str
    captured_at: datetime
    """The record's WARC-Date."""
    payload_digest: str | None = None
    """``sha256:`` and hex digits, of the body without its transfer coding; None where there is no body to speak of."""
    may_be_referred_to: bool = False
    """Later captures with the same payload may be revisits of this one, once it is durable."""
