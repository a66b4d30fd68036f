"""A listing and its entries, whatever it was read from."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from crawler import urls

MAX_ENTRIES = 50_000
"""Of one listing: what a sitemap may hold (sitemaps.org protocol)."""

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class UnreadableListing(ValueError):
    """There is no listing in the bytes; the message says so in one line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a listing."""

    key: str
    """What the listing knows it by: its own id, else its URL."""
    url: str
    """Absolute, http or https, without fragment."""
    title: str = ""
    published: datetime | None = None
    """In UTC."""
    updated: datetime | None = None
    """In UTC, where the listing tells that an article was changed."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed, sitemap or section page lists."""

    entries: tuple[Entry, ...]
    title: str = ""
    further: tuple[tuple[str, datetime | None], ...] = ()
    """The parts of a sitemap index: their addresses, and when each was changed, where it says so."""
    hub: str | None = None
    """A WebSub hub that would tell of news (W3C WebSub §4)."""
    suggested: timedelta | None = None
    """How long its maker thinks that it need not be asked again."""


def article_url(href: object, base: str | None) -> str | None:
    """Return the absolute URL of an article without its fragment; None for what is no http or https URL."""
    if not isinstance(href, str) or not href.strip() or len(href) > 8_192:
        return None
    try:
        found = urls.resolve(href.strip(), base)
        return urls.fetchable(found) if urls.scheme(found) in urls.FETCHED_SCHEMES else None
    except urls.InvalidURL:
        return None


def plain(text: object) -> str:
    """Return a title or key as one line of at most 1,000 characters without control characters."""
    return " ".join(_CONTROLS.sub(" ", text[:4_000]).split())[:1_000] if isinstance(text, str) else ""


def moment(value: datetime | None, now: datetime) -> datetime | None:
    """Return a stated time in UTC; None where it cannot be one: before the web, or more than a day ahead."""
    if value is None:
        return None
    stated = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return stated if _EARLIEST <= stated <= now + timedelta(days=1) else None


def distinct(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return entries in their order, each key once, and no more than :data:`MAX_ENTRIES`."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.key, entry)
    return tuple(found.values())[:MAX_ENTRIES]
