"""Asking one archive for the mementos of one page: nearest to a moment, and newest.

The pure parts are its neighbours' (:mod:`cdx`, :mod:`timemap`, :mod:`availability`, :mod:`memento`); here are the
requests, one after another, over evercite's own client. They are not recorded in WARC files: what an index says of
somebody else's copies is no copy of the cited page, and what came of it is in the manifest and its records.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import quote

from crawler import urls
from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, Limits
from crawler.fetching.links import read_links
from crawler.fetching.retry_after import retry_after
from crawler.mementos import availability, cdx
from crawler.mementos.memento import (
    Answer,
    Memento,
    by_distance,
    memento_url,
    newest_first,
    read_http_date,
    write_http_date,
)
from crawler.mementos.timemap import TimeMap, UnreadableTimeMap, mementos_of, read_time_map
from crawler.policy import Archive

ANSWER_BYTES = 8 << 20
"""Of one answer: a TimeMap of some 60,000 mementos."""

_GLANCE_BYTES = 64 << 10
"""Of a memento whose head is all that is wanted."""

CDX_LIMIT = 150
"""Captures asked for at once. Most pages have fewer, and the newest is then among them."""

_MAX_HOPS = 5
_MAX_PAGES = 3
"""Of a TimeMap in parts: those nearest to the moment, and the last."""

_LOOKED_AT = 3
"""Mementos of unknown status that are looked at before it is held that there is none of a good page."""

_HEADERS = 64
"""Link headers of one answer that are read."""


class Unanswered(Exception):
    """An archive did not answer a question; the message says why in one line."""

    def __init__(self, message: str, *, turned_away: bool = False, asked_seconds: float | None = None) -> None:
        """Say whether it wants no questions now, and for how long, where it says so."""
        super().__init__(message)
        self.turned_away = turned_away
        self.asked_seconds = asked_seconds


class Clock(Protocol):
    """What tells the time."""

    def seconds(self) -> float:
        """Return seconds since the epoch."""

    def now(self) -> datetime:
        """Return the time in UTC."""


@dataclass(frozen=True, slots=True)
class _Got:
    """An answer as far as it is read."""

    url: str
    status: int
    headers: Sequence[tuple[str, str]]
    text: str

    def get(self, name: str) -> str | None:
        return next((value for said, value in self.headers if said == name), None)

    def mementos(self) -> list[Memento]:
        """Return the mementos that its Link headers name."""
        said = [value for name, value in self.headers if name == "link"][:_HEADERS]
        return [one for value in said for one in mementos_of(read_links(value), self.url)]

    def linked(self, rel: str) -> str | None:
        said = [value for name, value in self.headers if name == "link"][:_HEADERS]
        found = (link.target for value in said for link in read_links(value) if rel in link.rels)
        return memento_url(next(found, None), self.url)


class Asker:
    """Asks one archive, a request at a time and never faster than its delay."""

    ready_at: float = 0.0
    """When the archive may be asked again, in seconds since the epoch."""

    def __init__(self, archive: Archive, client: Client, own: Client, user_agent: str, clock: Clock) -> None:
        """Reach the archive's own address by ``own``, which may be private, and all that it leads to by ``client``."""
        self.archive = archive
        self._client = client
        self._own = own
        self._origin = urls.address(archive.endpoint).origin
        self._headers = ((b"User-Agent", user_agent.encode("ascii")), (b"Accept-Encoding", b"gzip, deflate"))
        self._clock = clock

    async def ask(self, target: str, wanted: datetime) -> Answer:
        """Return what the archive has of a page.

        :raises Unanswered: when it does not tell.
        """
        archive = self.archive
        if archive.cdx is not None:
            return await self._ask_cdx(archive.cdx, target, wanted)
        if archive.availability is not None:
            return await self._ask_availability(archive.availability, target, wanted)
        if archive.timemap is not None:
            return await self._ask_time_map(_joined(archive.timemap, target), wanted)
        return await self._ask_time_gate(_joined(archive.endpoint, target), wanted)

    async def _ask_cdx(self, endpoint: str, target: str, wanted: datetime) -> Answer:
        captures = await self._captures(cdx.question(endpoint, target, wanted, CDX_LIMIT))
        nearest = by_distance(captures.mementos, wanted)
        newest = newest_first(captures.mementos)
        if nearest and (len(captures.mementos) >= CDX_LIMIT or not captures.whole):
            now = self._clock.now()
            newest = newest_first((await self._captures(cdx.question(endpoint, target, now, 1))).mementos) or newest
        return Answer(next(iter(nearest), None), next(iter(newest), None))

    async def _captures(self, question: str) -> cdx.Captures:
        got = await self._get(question)
        if got.status == 404:
            return cdx.Captures(())
        _require_success(got)
        try:
            return cdx.read_captures(got.text, self.archive.replay)
        except ValueError:
            raise Unanswered("its answer is no list of captures") from None

    async def _ask_availability(self, endpoint: str, target: str, wanted: datetime) -> Answer:
        closest = await self._available(availability.question(endpoint, target, wanted))
        if closest is None:
            return Answer()
        newest = await self._available(availability.question(endpoint, target, None))
        return Answer(*(None if one is None or one.is_error else one for one in (closest, newest)))

    async def _available(self, question: str) -> Memento | None:
        got = await self._get(question)
        _require_success(got)
        try:
            return availability.read_availability(got.text)
        except ValueError:
            raise Unanswered("its answer is not that of the availability API") from None

    async def _ask_time_map(self, url: str, wanted: datetime) -> Answer:
        found = await self._time_map(url)
        mementos, pages = list(found.mementos), found.pages[::-1]
        if pages:
            # Those that the moment falls in come first, of pages that tell nothing of themselves the last ones.
            nearest = sorted(pages, key=lambda page: page.distance_seconds(wanted))[: _MAX_PAGES - 1]
            for page in dict.fromkeys((*nearest, pages[0])):
                mementos += (await self._time_map(page.url)).mementos
        nearest_found, newest_found = by_distance(mementos, wanted), newest_first(mementos)
        closest = await self._first_good(nearest_found)
        if closest is None:
            return Answer()
        newest = closest if newest_found[0] == closest else await self._first_good(newest_found)
        return Answer(closest, newest)

    async def _time_map(self, url: str) -> TimeMap:
        got = await self._get(url)
        if got.status == 404:
            return TimeMap(())
        _require_success(got)
        try:
            return read_time_map(got.text, got.url, self.archive.replay)
        except UnreadableTimeMap as e:
            raise Unanswered(str(e)) from None

    async def _first_good(self, mementos: Iterable[Memento]) -> Memento | None:
        """Return the first memento of a page that was no error, looking at a few whose archive does not tell."""
        for number, one in enumerate(mementos):
            if one.http_status is not None:
                return one
            if number == _LOOKED_AT:
                return None
            got = await self._get(one.url, glance=True)
            if 200 <= got.status < 400:
                return one
            if got.status >= 500 and got.get("memento-datetime") is None:
                raise Unanswered(f"it answers {got.status} for its own copy")
        return None

    async def _ask_time_gate(self, gate: str, wanted: datetime) -> Answer:
        closest, listed, time_map = await self._negotiate(gate, wanted)
        if closest is None and time_map is not None and listed:
            # The nearest copy is of an error page; the list tells whether another is not.
            return await self._ask_time_map(time_map, wanted)
        if closest is None:
            return Answer()
        newest, _, _ = await self._negotiate(gate, self._clock.now())
        return Answer(closest, newest)

    async def _negotiate(self, gate: str, moment: datetime) -> tuple[Memento | None, bool, str | None]:
        """Follow a TimeGate to the memento nearest to a moment (RFC 7089 §4).

        Return that unless it is of an error page, whether there was any, and where the archive lists all of them.
        """
        asked = ((b"Accept-Datetime", write_http_date(moment).encode("ascii")),)
        url, time_map = gate, None
        for _ in range(_MAX_HOPS):
            got = await self._get(url, asked, glance=True)
            time_map = got.linked("timemap") or time_map
            at = read_http_date(got.get("memento-datetime"))
            if at is not None:
                found = memento_url(got.get("content-location"), got.url) or got.url
                return (Memento(found, at) if 200 <= got.status < 400 else None), True, time_map
            location = memento_url(got.get("location"), got.url) if 300 <= got.status < 400 else None
            # Some TimeGates answer with a page about the memento, and name it in a Link header.
            named = by_distance(got.mementos(), moment) if got.status == 200 else []
            following = location or (named[0].url if named else None)
            if got.status == 404 and following is None:
                return None, False, time_map
            if following is None or following == url:
                _require_success(got)
                raise Unanswered("its answer names no memento")
            url = following
        raise Unanswered(f"it redirects more than {_MAX_HOPS} times")

    async def _get(self, url: str, headers: Sequence[tuple[bytes, bytes]] = (), *, glance: bool = False) -> _Got:
        """Ask for a URL when the archive is due; at a ``glance``, only for the head of the answer.

        :raises Unanswered: when nothing comes back, or the archive turns us away.
        """
        try:
            place = urls.address(url)
        except urls.InvalidURL:
            raise Unanswered("it cannot be asked about this page") from None
        if place.port in urls.BAD_PORTS:
            raise Unanswered("it leads to a port of another protocol")
        await self._rest()
        client = self._own if place.origin == self._origin else self._client
        patience = self.archive.timeout
        limits = Limits(
            connect=min(patience, timedelta(seconds=30)),
            idle=patience,
            total=patience,
            max_bytes=_GLANCE_BYTES if glance else ANSWER_BYTES,
        )
        exchange = await client.fetch(url, (*self._headers, *headers), limits)
        try:
            self.ready_at = self._clock.seconds() + self.archive.delay.total_seconds()
            return self._read(exchange, glance=glance)
        finally:
            exchange.close()

    def _read(self, exchange: Exchange, *, glance: bool) -> _Got:
        head = exchange.head
        if exchange.failure is not None or head is None:
            raise Unanswered(exchange.failure.message if exchange.failure else "no answer that could be understood")
        asked = retry_after(exchange, datetime.now(UTC))
        if head.status == 429 or asked is not None:
            raise Unanswered(f"it answers {head.status}", turned_away=True, asked_seconds=asked)
        if exchange.truncated is not None and not glance:
            raise Unanswered(f"its answer was cut off ({exchange.truncated.value})")
        headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in head.headers]
        text = "" if glance else exchange.content(ANSWER_BYTES).decode("utf-8", "replace")
        return _Got(exchange.url, head.status, headers, text)

    async def _rest(self) -> None:
        left = self.ready_at - self._clock.seconds()
        while left > 0:
            await asyncio.sleep(left)
            left = self.ready_at - self._clock.seconds()


def _joined(endpoint: str, target: str) -> str:
    """Return the URL of a TimeGate or TimeMap for a page, which stands at the end; within a query it is escaped."""
    return f"{endpoint}{quote(target, safe='')}" if "?" in endpoint else f"{endpoint}{target}"


def _require_success(got: _Got) -> None:
    if not 200 <= got.status < 300:
        raise Unanswered(f"it answers {got.status}")
