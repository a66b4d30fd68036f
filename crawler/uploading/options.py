"""What an upload is asked to do, what it tells on the way, and what it comes to."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from crawler.manifest.copies import Copy
    from crawler.policy import Policy


class Verify(StrEnum):
    """How much of the copies is read back."""

    SAMPLE = "sample"
    """A few stretches of each."""
    ALL = "all"
    """Every byte."""


@dataclass(frozen=True, slots=True)
class Options:
    """What an upload is asked to do."""

    store: Path
    policy: "Policy"
    verify: Verify | None = None
    """Read copies back, those of earlier uploads too."""
    free: bool = False
    """Delete WARC files here whose copies were read back whole."""
    database: bool = False
    """Copy the SQLite database too."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file whose copy could not be made or proven, and why, in one line."""

    file: str
    message: str


@dataclass(slots=True)
class Summary:
    """What an upload came to."""

    place: str
    """The bucket and prefix, as a person reads them."""
    uploaded: "list[Copy]" = field(default_factory=list)
    found: "list[Copy]" = field(default_factory=list)
    """That were in the bucket already, with the same bytes, and not in the ledger."""
    held: int = 0
    """Files whose proven copies the ledger knew."""
    sent_bytes: int = 0
    """Bytes of the files that were sent, or of their parts."""
    verified: int = 0
    """Copies that were read back."""
    verified_bytes: int = 0
    freed: "list[Copy]" = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0


class Listener(Protocol):
    """Hears of an upload's progress, from several threads."""

    def began(self, task: str, files: int, size: int) -> None:
        """Hear that so many files, of so many bytes together, are to be uploaded, verified or freed."""

    def moved(self, size: int) -> None:
        """Hear that so many bytes are done."""

    def done(self, name: str, how: str) -> None:
        """Hear that a file is done, and how."""


class Silent:
    """A listener that tells nobody."""

    def began(self, task: str, files: int, size: int) -> None:
        """Hear nothing."""

    def moved(self, size: int) -> None:
        """Hear nothing."""

    def done(self, name: str, how: str) -> None:
        """Hear nothing."""
