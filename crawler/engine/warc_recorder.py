"""The recorder that writes WARC files."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from crawler.engine.conditions import Condition
from crawler.engine.testimony import testify_of_article, testify_of_targets
from crawler.fetching.exchange import Exchange
from crawler.manifest.schema import payload
from crawler.manifest.statements import Change, Query
from crawler.recording import HeldPayload, Recorded, WarcWriter
from crawler.times import stamp

_ADD_PAYLOAD = Change(insert(payload).on_conflict_do_nothing(), *payload.c.keys())
_PAYLOAD = Query(select(payload).where(payload.c.digest == bindparam("digest")))


class WarcRecorder:
    """Records in WARC files."""

    keeps_copies = True

    def __init__(self, writer: WarcWriter) -> None:
        """Record with ``writer``."""
        self._writer = writer
        self._targets: dict[str, None] = {}

    @property
    def files(self) -> Mapping[str, int]:
        """The WARC files that were closed, with their lengths in bytes."""
        return self._writer.files

    @property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of each of them, in hex digits."""
        return self._writer.digests

    def record(self, connection: Connection, exchange: Exchange) -> Recorded:
        """Write an exchange to the store's WARC files and return where it is.

        A failure without an answer is a finding too, and leaves a metadata record.

        :raises StoreError: when the store can no longer be written.
        """
        if exchange.raw_bytes == 0:
            return self._writer.write_failure(exchange)
        recorded = self._writer.write_exchange(exchange, held=lambda digest: _held(connection, digest))
        if recorded.may_be_referred_to:
            row = {
                "digest": recorded.payload_digest,
                "url": exchange.url,
                "captured_at": stamp(recorded.captured_at),
                "record_id": recorded.record_id,
                "file": recorded.file,
                "offset": recorded.offset,
            }
            _ADD_PAYLOAD.run(connection, **row)
        return recorded

    def record_not_modified(self, exchange: Exchange, condition: Condition) -> Recorded:
        """Write an answer that a page has not changed, and return where it is.

        :raises StoreError: when the store can no longer be written.
        """
        recorded = self._writer.write_not_modified(exchange, condition.earlier.held, condition.digest)
        return replace(recorded, payload_digest=condition.earlier.payload_digest)

    def article(self, connection: Connection, article_id: str) -> None:
        """Record an article as it was read."""
        testify_of_article(connection, self._writer, article_id)

    def target(self, url_key: str) -> None:
        """Have the verdict on a target recorded, by :meth:`testify`."""
        self._targets[url_key] = None

    def testify(self, connection: Connection) -> None:
        """Record the verdicts that were asked for, each as it stands by now.

        A target whose change was undone after all has its last verdict recorded once more, or none.

        :raises StoreError: when the store can no longer be written.
        """
        keys, self._targets = list(self._targets), {}
        testify_of_targets(connection, self._writer, keys)

    def sync(self) -> None:
        """Return once everything recorded so far would survive a power cut."""
        self._writer.sync()

    def close(self) -> None:
        """Seal the files.

        :raises StoreError: when they cannot be sealed.
        """
        self._writer.close()


def _held(connection: Connection, digest: str) -> HeldPayload | None:
    row = _PAYLOAD.first(connection, digest=digest)
    if row is None:
        return None
    return HeldPayload(row.record_id, row.url, row.captured_at, row.file, row.offset)
