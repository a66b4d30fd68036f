"""Sitemaps and news sitemaps (sitemaps.org protocol 0.9; Google's news extension), their indexes, and lists of URLs.

The well-known parser for them is under the GPL, so they are read here: a few elements of XML, whatever namespace and
case they come in.
"""

import gzip
import io
import re
import zlib
from datetime import date, datetime

from lxml import etree

from crawler.listings.listing import (
    MAX_ENTRIES,
    Entry,
    Listing,
    UnreadableListing,
    article_url,
    distinct,
    moment,
    plain,
)

MAX_BYTES = 50 << 20
"""Of a sitemap, decompressed (sitemaps.org: 50 MiB)."""

_ENDED = re.compile(rb"</\s*(?:[\w.-]+:)?(?:urlset|sitemapindex)\s*>", re.IGNORECASE)
_BLOCKS = ("url", "sitemap")


def read_sitemap(data: bytes, url: str, now: datetime) -> Listing:
    """Return what a sitemap lists, gzipped or not: pages, or the sitemaps of an index.

    What comes before a fault in its XML counts.

    :raises UnreadableListing: when it is none.
    """
    data = _unpacked(data)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _list_of_urls(data, url)
    entries: list[Entry] = []
    further: dict[str, datetime | None] = {}
    root = None
    said: dict[str, str] = {}
    # Entities are left as they are, so that none can grow; nothing is fetched for a document type.
    events = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for event, element in events:
            name = _name(element)
            if event == "start":
                root = root or name
                continue
            if name not in _BLOCKS:
                said.setdefault(name, (element.text or "")[:8_192])
                continue
            address = article_url(said.get("loc"), url)
            if address is not None and name == "sitemap":
                further.setdefault(address, _time(said.get("lastmod"), now))
            elif address is not None:
                entries.append(_entry(address, said, now))
            said = {}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if len(entries) + len(further) >= MAX_ENTRIES:
                break
    except etree.XMLSyntaxError as e:
        if root is None:
            raise UnreadableListing("it is neither XML nor a list of URLs") from e
    if root not in ("urlset", "sitemapindex"):
        raise UnreadableListing(f"it is XML, and no sitemap: its root is {plain(root)[:60] or 'missing'}")
    if not _ENDED.search(data[-200:]):
        # The parser closes what is open where a file was cut off: its last address may be half of one.
        entries = entries[:-1]
        further.pop(next(reversed(further), ""), None)
    return Listing(distinct(entries), further=tuple(further.items()))


def _entry(address: str, said: dict[str, str], now: datetime) -> Entry:
    published, updated = _time(said.get("publication_date"), now), _time(said.get("lastmod"), now)
    return Entry(address, address, plain(said.get("title")), published, updated)


def _name(element: "etree._Element") -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data[:MAX_BYTES]
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            return packed.read(MAX_BYTES)
    except (OSError, EOFError, zlib.error) as e:
        raise UnreadableListing("it is a gzip file that cannot be unpacked") from e


def _list_of_urls(data: bytes, url: str) -> Listing:
    lines = data.decode("utf-8-sig", "replace").split("\n", MAX_ENTRIES)[:MAX_ENTRIES]
    found = [line.strip() for line in lines if line.strip().lower().startswith(("http://", "https://"))]
    if not found:
        raise UnreadableListing("it is neither XML nor a list of URLs")
    addresses = [address for line in found if (address := article_url(line, url)) is not None]
    return Listing(distinct([Entry(address, address) for address in addresses]))


def _time(text: str | None, now: datetime) -> datetime | None:
    """Return a W3C datetime: a year, a month, a day, or a moment."""
    if text is None:
        return None
    text = text.strip()
    try:
        return moment(datetime.fromisoformat(text), now)
    except (ValueError, OverflowError):
        pass
    try:
        day = date.fromisoformat(f"{text}-01-01" if len(text) == 4 else f"{text}-01")
    except ValueError:
        return None
    return moment(datetime(day.year, day.month, day.day), now)  # noqa: DTZ001 - `moment` makes it UTC
