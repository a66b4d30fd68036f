"""Capturing: one URL is fetched, and what was on the wire becomes WARC records."""

import asyncio
from dataclasses import replace
from tempfile import gettempdir

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from crawler.engine.conditions import Condition
from crawler.errors import StoreFull
from crawler.fetching.client import Client, Headers
from crawler.fetching.exchange import Exchange, FailureKind, Limits
from crawler.manifest.frontier import Job
from crawler.manifest.schema import Purpose, payload
from crawler.manifest.statements import Change, Query
from crawler.policy import Policy, Settings
from crawler.recording import HeldPayload, Recorded, WarcWriter
from crawler.times import stamp

ACCEPT = b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
"""What browsers ask for when somebody follows a link; some servers answer 406 without it."""

ACCEPT_ENCODING = b"gzip, deflate"
"""Codings that every replay tool undoes. Not br: with Google's brotli installed, which Scrapy brings along, warcio
1.8.1 falls over pages in br. Not zstd: some tools do not know it."""


ROBOTS_BYTES = 1 << 20
"""A robots.txt is read up to here on the wire; 500 KiB of it must be parsed (RFC 9309 §2.5)."""


_ADD_PAYLOAD = Change(insert(payload).on_conflict_do_nothing(), *payload.c.keys())
_PAYLOAD = Query(select(payload).where(payload.c.digest == bindparam("digest")))


class Dropped(Exception):
    """A fetch was broken off because the run ends; its URL is due again in the next one."""


class Capturer:
    """Fetches URLs and records the exchanges."""

    def __init__(self, client: Client, writer: WarcWriter, policy: Policy) -> None:
        """Fetch over ``client`` and record with ``writer``."""
        self._client = client
        self._writer = writer
        self._policy = policy
        self._fetches: set[asyncio.Task[Exchange]] = set()

    async def fetch(self, job: Job, condition: Headers = ()) -> Exchange:
        """Fetch a URL and return the exchange, which the caller closes; ``condition`` is sent along.

        :raises Dropped: when the run ended before an answer came.
        :raises StoreFull: when the folder for temporary files is full.
        """
        settings = self._policy.settings_for(job.url)
        fetch = asyncio.create_task(self._exchange(job, settings, condition))
        self._fetches.add(fetch)
        try:
            await asyncio.wait({fetch})
        finally:
            fetch.cancel()
            self._fetches.discard(fetch)
        if fetch.cancelled():
            raise Dropped(job.url)
        try:
            return fetch.result()
        except OSError as error:
            said = (
                f"{gettempdir()}: an answer could not be kept there before it was recorded: {error.strerror or error}"
            )
            raise StoreFull(f"{said}; free some space, or set TMPDIR to a folder that has some") from error

    def record(self, connection: Connection, exchange: Exchange) -> Recorded:
        """Write an exchange to the store's WARC files, on the scribe's thread, and return where it is.

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
        """Write an answer that a page has not changed, on the scribe's thread, and return where it is.

        :raises StoreError: when the store can no longer be written.
        """
        recorded = self._writer.write_not_modified(exchange, condition.earlier.held, condition.digest)
        return replace(recorded, payload_digest=condition.earlier.payload_digest)

    def drop(self) -> None:
        """Break off every fetch that is under way; nothing of it is recorded."""
        for fetch in self._fetches:
            fetch.cancel()

    async def _exchange(self, job: Job, settings: Settings, condition: Headers) -> Exchange:
        limits = _limits(settings, job)
        exchange = await self._client.fetch(job.url, (*self._headers(job), *condition), limits)
        if (
            exchange.failure is None
            or exchange.failure.kind is not FailureKind.TLS
            or not settings.tls_unverified_retry
        ):
            return exchange
        # The copy is evidence; its verdict stays that of the certificate, so the failure stays with it.
        unverified = await self._client.fetch(job.url, self._headers(job), limits, verify=False)
        if unverified.raw_bytes == 0:
            unverified.close()
            return exchange
        exchange.close()
        unverified.failure = exchange.failure
        return unverified

    def _headers(self, job: Job) -> tuple[tuple[bytes, bytes], ...]:
        cookies = ((b"Cookie", job.cookies.encode("ascii")),) if job.cookies else ()
        return (
            (b"User-Agent", self._policy.identity.user_agent_header.encode("ascii")),
            (b"Accept", ACCEPT),
            (b"Accept-Encoding", ACCEPT_ENCODING),
            *cookies,
        )


def _limits(settings: Settings, job: Job) -> Limits:
    if job.purpose is not Purpose.ROBOTS:
        return settings.limits
    return replace(settings.limits, max_bytes=min(ROBOTS_BYTES, settings.limits.max_bytes))


def _held(connection: Connection, digest: str) -> HeldPayload | None:
    row = _PAYLOAD.first(connection, digest=digest)
    if row is None:
        return None
    return HeldPayload(row.record_id, row.url, row.captured_at, row.file, row.offset)
