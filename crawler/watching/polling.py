"""Asking one listing whether it has news: a conditional request, its redirects, and what comes of it.

A listing that an operator has named is fetched because of that, so no robots.txt is asked (RFC 9309 speaks of what
crawlers find); its host's delay holds for it as for everything else. What a feed says is no copy of a cited page and is
not recorded.
"""

import asyncio
import contextlib
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from crawler import sources, urls
from crawler.engine.clock import Clock
from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, Limits
from crawler.fetching.retry_after import retry_after
from crawler.judging.evidence import REDIRECT_STATUSES
from crawler.listings import Entry, Listing, ListingKind, UnreadableListing, read_listing
from crawler.manifest.listings import ListingState
from crawler.policy import Policy, Watched

MAX_BYTES = 64 << 20
"""Of a listing, on the wire and decoded."""

MAX_REDIRECTS = 5

MAX_FILES = 50_000

MOST_WAIT_SECONDS = 60.0
"""For the host that a listing redirects to."""

_ACCEPT = {
    ListingKind.FEED: b"application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5",
    ListingKind.SITEMAP: b"application/xml,text/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    ListingKind.PAGE: b"text/html,application/xhtml+xml,*/*;q=0.5",
}


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of asking a listing."""

    listing: Listing | None = None
    """None where nothing has changed since it was last asked, or it could not be read."""
    error: str | None = None
    """Why it could not be read, in one line."""
    etag: str | None = None
    last_modified: str | None = None
    asked_wait: timedelta | None = None
    """What its server asks to be left in peace for."""
    moved_to: str | None = None
    """Where it is for good, when all its redirects say so."""


class Poller:
    """Asks listings over one client, each host at its own pace."""

    def __init__(self, client: Client, policy: Policy, clock: Clock, hosts: Mapping[str, float]) -> None:
        """Leave hosts in peace until the times given, in seconds since the epoch."""
        self._client = client
        self._policy = policy
        self._clock = clock
        self._hosts = hosts
        self.rests: dict[str, float] = {}
        """Hosts that were asked, and until when they are left in peace."""

    def ready_at(self, host: str) -> float:
        """Return when a host may be asked, in seconds since the epoch."""
        return max(self._hosts.get(host, 0.0), self.rests.get(host, 0.0))

    async def ask(self, watched: Watched, state: ListingState) -> Polled:
        """Ask a listing; whatever goes wrong is told in what is returned."""
        if watched.kind == "folder":
            return await asyncio.to_thread(_look_into, Path(state.address), watched.files)
        address, permanent = state.address, True
        for _ in range(MAX_REDIRECTS + 1):
            exchange = await self._fetch(address, watched, state)
            try:
                location = exchange.head.get(b"location") if exchange.head else None
                if exchange.status not in REDIRECT_STATUSES or location is None:
                    moved_to = address if permanent and address != state.address else None
                    return await self._understand(exchange, watched, moved_to)
                permanent = permanent and exchange.status in (301, 308)
                address = urls.fetchable(urls.resolve(location.decode("latin-1"), address))
                if urls.scheme(address) not in urls.FETCHED_SCHEMES or urls.address(address).port in urls.BAD_PORTS:
                    return Polled(error=f"it redirects to {address}, which is no page of the web")
            except urls.InvalidURL:
                return Polled(error="it redirects to what is no URL")
            finally:
                exchange.close()
        return Polled(error=f"it redirects more than {MAX_REDIRECTS} times")

    async def _fetch(self, address: str, watched: Watched, state: ListingState) -> Exchange:
        settings, host = self._policy.settings_for(address), urls.host(address)
        wait = min(self.ready_at(host) - self._clock.seconds(), MOST_WAIT_SECONDS)
        if wait > 0:
            await asyncio.sleep(wait)
        limits = Limits(
            settings.limits.connect, settings.limits.idle, settings.limits.total,
            min(settings.limits.max_bytes, MAX_BYTES),
        )  # fmt: skip
        exchange = await self._client.fetch(address, self._headers(watched, state), limits)
        delay = settings.delay.total_seconds()
        asked = retry_after(exchange, self._clock.now()) or 0.0
        self.rests[host] = self._clock.seconds() + max(delay, asked)
        return exchange

    def _headers(self, watched: Watched, state: ListingState) -> tuple[tuple[bytes, bytes], ...]:
        headers = [
            (b"User-Agent", self._policy.identity.user_agent_header.encode("ascii")),
            (b"Accept", _ACCEPT[ListingKind(watched.kind)]),
            (b"Accept-Encoding", b"gzip, deflate"),
        ]
        if state.etag is not None:
            headers.append((b"If-None-Match", state.etag.encode("latin-1")))
        if state.last_modified is not None:
            headers.append((b"If-Modified-Since", state.last_modified.encode("latin-1")))
        return tuple(headers)

    async def _understand(self, exchange: Exchange, watched: Watched, moved_to: str | None) -> Polled:
        now = self._clock.now()
        seconds = retry_after(exchange, now)
        asked = timedelta(seconds=seconds) if seconds is not None else None
        head = exchange.head
        if exchange.failure is not None or head is None:
            said = exchange.failure.message if exchange.failure is not None else "there was no answer"
            return Polled(error=said, asked_wait=asked)
        if head.status == 304:
            return Polled(asked_wait=asked, moved_to=moved_to)
        if not 200 <= head.status < 300:
            return Polled(error=f"the server answers {head.status}", asked_wait=asked)
        content_type = (head.get(b"content-type") or b"").decode("latin-1") or None
        content = exchange.content(MAX_BYTES)
        matches = _matcher(watched)
        try:
            listing = await _aside(
                partial(read_listing, ListingKind(watched.kind), content, exchange.url, content_type, now, matches)
            )
        except UnreadableListing as error:
            return Polled(error=str(error), asked_wait=asked)
        kept = tuple(entry for entry in listing.entries if matches(entry.url))
        listing = Listing(kept, listing.title, listing.further, listing.hub, listing.suggested)
        etag, modified = (_validator(head.get(name)) for name in (b"etag", b"last-modified"))
        return Polled(listing, None, etag, modified, asked, moved_to)


async def _aside(read: Callable[[], Listing]) -> Listing:
    """Read a listing in a thread that nothing waits for at the end of the process: the longest take half a minute."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Listing] = loop.create_future()

    def settle(set_: Callable[[], None]) -> None:
        if not done.done():
            set_()

    def work() -> None:
        try:
            outcome = partial(done.set_result, read())
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the listing
            outcome = partial(done.set_exception, error)
        with contextlib.suppress(RuntimeError):  # the loop is closed: the round was ended meanwhile
            loop.call_soon_threadsafe(settle, outcome)

    threading.Thread(target=work, name="read listing", daemon=True).start()
    return await done


def _matcher(watched: Watched) -> Callable[[str], bool]:
    patterns = watched.links
    return (lambda _: True) if not patterns else lambda url: any(pattern.matches(url) for pattern in patterns)


def _validator(value: bytes | None) -> str | None:
    return value.decode("latin-1") if value is not None and 0 < len(value) <= 1_024 else None


def _look_into(folder: Path, names: str) -> Polled:
    """Return the files of a folder, each with the time of its last change; hidden ones are left out."""
    entries = []
    try:
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or not path.match(names) or not path.is_file():
                continue
            changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            name = os.fsencode(path.name).decode("utf-8", "backslashreplace")
            entries.append(Entry(name, sources.kept_name(str(path)), name, None, changed))
            if len(entries) == MAX_FILES:
                break
    except (OSError, ValueError) as error:
        return Polled(error=f"the folder cannot be read: {getattr(error, 'strerror', None) or error}")
    return Polled(Listing(tuple(entries), str(folder)))
