"""RSS, Atom and RDF feeds by feedparser, and JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.listings.listing import Entry, Listing, UnreadableListing, article_url, distinct, moment, plain

_LONGEST_SUGGESTION = timedelta(days=30)
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8_760}
"""Hours of ``sy:updatePeriod`` (RSS 1.0 syndication module)."""


def read_feed(data: bytes, url: str, content_type: str | None, now: datetime) -> Listing:
    """Return what an RSS, Atom or RDF feed lists.

    :raises UnreadableListing: when it is none.
    """
    import feedparser

    headers = {"content-location": url}
    if content_type is not None:
        headers["content-type"] = content_type
    read = feedparser.parse(data, response_headers=headers, sanitize_html=False)
    if not read.get("version") and not read.entries:
        why = type(read.get("bozo_exception")).__name__ if read.get("bozo") else "it is none"
        raise UnreadableListing(f"no feed can be read there ({why})")
    feed = read.feed
    return Listing(
        entries=distinct([entry for said in read.entries if (entry := _entry(said, url, now)) is not None]),
        title=plain(feed.get("title")),
        hub=_hub(feed, url),
        suggested=_suggested(feed),
    )


def _entry(said: Any, base: str, now: datetime) -> Entry | None:
    url = next((found for href in _addresses(said) if (found := article_url(href, base)) is not None), None)
    if url is None:
        return None
    published = _time(said, "published", now) or _time(said, "created", now)
    updated = _time(said, "updated", now)
    return Entry(plain(said.get("id")) or url, url, plain(said.get("title")), published or updated, updated)


def _addresses(said: Any) -> Iterator[object]:
    """Yield where an entry may be, the likeliest first: FeedBurner kept the site's own address beside its own."""
    yield said.get("feedburner_origlink")
    links = [link for link in said.get("links", []) if isinstance(link, dict)]
    yield from (link.get("href") for link in links if link.get("rel") == "alternate" and _is_page(link))
    yield said.get("link")
    if said.get("guidislink", True):
        yield said.get("id")
    yield from (link.get("href") for link in links if link.get("rel") not in ("self", "enclosure", "replies"))


def _is_page(link: dict[str, Any]) -> bool:
    return str(link.get("type") or "text/html").partition(";")[0] in ("text/html", "application/xhtml+xml")


def _time(said: Any, name: str, now: datetime) -> datetime | None:
    # Asked for by its key: attribute access lends one date for another.
    parsed = dict.get(said, f"{name}_parsed")
    if parsed is None:
        return None
    try:
        return moment(datetime(*parsed[:6]).replace(tzinfo=UTC), now)  # noqa: DTZ001
    except (TypeError, ValueError, OverflowError):
        return None


def _hub(feed: Any, base: str) -> str | None:
    links = [link for link in feed.get("links", []) if isinstance(link, dict)]
    hubs = [article_url(link.get("href"), base) for link in links if link.get("rel") == "hub"]
    return next((hub for hub in hubs if hub is not None), None)


def _suggested(feed: Any) -> timedelta | None:
    """Return the shorter of what ``ttl`` (minutes, RSS 2.0) and the syndication module suggest."""
    waits = []
    minutes = _number(feed.get("ttl"))
    if minutes:
        waits.append(timedelta(minutes=minutes))
    hours = _PERIODS.get(str(feed.get("sy_updateperiod", "")).strip().lower())
    if hours:
        waits.append(timedelta(hours=hours) / (_number(feed.get("sy_updatefrequency")) or 1))
    return min((*waits, _LONGEST_SUGGESTION)) if waits else None


def _number(value: object) -> int:
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def read_json_feed(data: bytes, url: str, now: datetime) -> Listing:
    """Return what a JSON Feed lists.

    :raises UnreadableListing: when it is none.
    """
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as e:
        raise UnreadableListing("no JSON can be read there") from e
    if not isinstance(said, dict) or not isinstance(said.get("items"), list):
        raise UnreadableListing("it is JSON, and no JSON Feed")
    entries = []
    for item in said["items"]:
        if not isinstance(item, dict):
            continue
        address = article_url(item.get("url"), url) or article_url(item.get("external_url"), url)
        address = address or article_url(item.get("id"), None)
        if address is None:
            continue
        key = plain(str(item["id"])) if isinstance(item.get("id"), str | int) else ""
        published, updated = (_iso(item.get(f"date_{name}"), now) for name in ("published", "modified"))
        entries.append(Entry(key or address, address, plain(item.get("title")), published or updated, updated))
    hubs = [hub.get("url") for hub in said.get("hubs") or [] if isinstance(hub, dict)]
    hub = next((found for href in hubs if (found := article_url(href, url)) is not None), None)
    return Listing(distinct(entries), plain(said.get("title")), hub=hub)


def _iso(value: object, now: datetime) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return moment(datetime.fromisoformat(value.strip()), now)
    except (ValueError, OverflowError):
        return None
