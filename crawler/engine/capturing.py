"""Capturing: one URL is fetched, and what was on the wire is kept to be recorded and judged."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from tempfile import gettempdir

from crawler.errors import StoreFull
from crawler.fetching.client import Client, Headers
from crawler.fetching.exchange import Enough, Exchange, FailureKind, Limits
from crawler.manifest.jobs import Job, Purpose
from crawler.policy import Policy, Settings

ACCEPT = b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
"""What browsers ask for when somebody follows a link; some servers answer 406 without it."""

ACCEPT_ENCODING = b"gzip, deflate"
"""Codings that every replay tool undoes. Not br: with Google's brotli installed, which Scrapy brings along, warcio
1.8.1 falls over pages in br. Not zstd: some tools do not know it."""


ROBOTS_BYTES = 1 << 20
"""A robots.txt is read up to here on the wire; 500 KiB of it must be parsed (RFC 9309 §2.5)."""


class Dropped(Exception):
    """A fetch was broken off because the run ends; its URL is due again in the next one."""


ENOUGH_TIME = timedelta(seconds=60)
"""A target that is judged and not kept has this long to answer in full: what a reader would never wait for."""


class Capturer:
    """Fetches URLs."""

    def __init__(self, client: Client, policy: Policy) -> None:
        """Fetch over ``client`` as ``policy`` has it."""
        self._client = client
        self._policy = policy
        self._fetches: set[asyncio.Task[Exchange]] = set()
        self._dropped = False

    async def fetch(self, job: Job, condition: Headers = (), enough: Enough | None = None) -> Exchange:
        """Fetch a URL and return the exchange, which the caller closes; ``condition`` is sent along.

        With ``enough``, no more of the answer is read, and no longer than :data:`ENOUGH_TIME`.

        :raises Dropped: when the run ended before an answer came.
        :raises StoreFull: when the folder for temporary files is full.
        """
        if self._dropped:
            raise Dropped(job.url)
        settings = self._policy.settings_for(job.url)
        fetch = asyncio.create_task(self._exchange(job, settings, condition, enough))
        self._fetches.add(fetch)
        try:
            return await fetch
        except asyncio.CancelledError:
            if self._dropped:
                raise Dropped(job.url) from None
            raise
        except OSError as error:
            said = (
                f"{gettempdir()}: an answer could not be kept there before it was recorded: {error.strerror or error}"
            )
            raise StoreFull(f"{said}; free some space, or set TMPDIR to a folder that has some") from error
        finally:
            self._fetches.discard(fetch)

    async def address_of(self, job: Job) -> str | None:
        """Return the address that a URL's server is likely to be reached at; None where that is not known soon."""
        return await self._client.address_of(job.url)

    def drop(self) -> None:
        """Break off every fetch that is under way, and begin no other; nothing of it is recorded."""
        self._dropped = True
        for fetch in self._fetches:
            fetch.cancel()

    async def _exchange(self, job: Job, settings: Settings, condition: Headers, enough: Enough | None) -> Exchange:
        limits = _limits(settings, job, enough)
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


def _limits(settings: Settings, job: Job, enough: Enough | None) -> Limits:
    limits = settings.limits
    if job.purpose is Purpose.ROBOTS:
        return replace(limits, max_bytes=min(ROBOTS_BYTES, limits.max_bytes))
    if enough is not None:
        return replace(limits, total=min(ENOUGH_TIME, limits.total), enough=enough)
    return limits
