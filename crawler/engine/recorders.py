"""What becomes of exchanges and verdicts beside their rows in the manifest: WARC records, or nothing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection

from crawler.fetching.exchange import Exchange

if TYPE_CHECKING:
    from crawler.engine.conditions import Condition
    from crawler.recording import Recorded


class Recorder(Protocol):
    """Records what a run sees and holds to be true; for the scribe's thread."""

    keeps_copies: bool
    """Whether anything is kept of what is recorded."""

    @property
    def files(self) -> Mapping[str, int]:
        """The WARC files that were closed, with their lengths in bytes."""

    @property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of each of them, in hex digits."""

    def record(self, connection: Connection, exchange: Exchange) -> "Recorded | None":
        """Record an exchange and return where it is; None when no copy is kept.

        :raises StoreError: when the store can no longer be written.
        """

    def record_not_modified(self, exchange: Exchange, condition: "Condition") -> "Recorded | None":
        """Record an answer that a page has not changed, and return where it is.

        :raises StoreError: when the store can no longer be written.
        """

    def article(self, connection: Connection, article_id: str) -> None:
        """Record an article as it was read."""

    def target(self, url_key: str) -> None:
        """Have the verdict on a target recorded, by :meth:`testify`."""

    def testify(self, connection: Connection) -> None:
        """Record the verdicts that were asked for since the last time, each as it stands by now.

        :raises StoreError: when the store can no longer be written.
        """

    def sync(self) -> None:
        """Return once everything recorded so far would survive a power cut."""

    def close(self) -> None:
        """End the work.

        :raises StoreError: when the files cannot be sealed.
        """


class NoRecorder:
    """Records nothing: what is found out stands in the manifest alone."""

    keeps_copies = False
    files: Mapping[str, int] = {}
    digests: Mapping[str, str] = {}

    def record(self, connection: Connection, exchange: Exchange) -> None:
        """Keep no copy."""

    def record_not_modified(self, exchange: Exchange, condition: "Condition") -> None:
        """Keep no copy."""

    def article(self, connection: Connection, article_id: str) -> None:
        """Leave it at the rows."""

    def target(self, url_key: str) -> None:
        """Leave it at the rows."""

    def testify(self, connection: Connection) -> None:
        """Leave it at the rows."""

    def sync(self) -> None:
        """Have nothing to sync."""

    def close(self) -> None:
        """Have nothing to seal."""
