"""Which kind of listing some bytes are, and what it lists."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from crawler.listings.feeds import read_feed, read_json_feed
from crawler.listings.listing import Listing
from crawler.listings.sections import read_section
from crawler.listings.sitemaps import read_sitemap


class ListingKind(StrEnum):
    """What a policy says that a listing is."""

    FEED = "feed"
    """RSS, Atom, RDF or JSON Feed, told apart by its content."""
    SITEMAP = "sitemap"
    PAGE = "page"
    """A page whose links are articles where they match patterns."""


def read_listing(
    kind: ListingKind,
    data: bytes,
    url: str,
    content_type: str | None,
    now: datetime,
    is_article: Callable[[str], bool] = lambda _: True,
) -> Listing:
    """Return what a listing lists; ``url`` is where it was found at last, ``now`` is in UTC.

    ``is_article`` says which links of a page are articles. Nothing that a feed or sitemap says can fetch or run
    anything.

    :raises UnreadableListing: when there is no such listing in the bytes.
    """
    if kind is ListingKind.SITEMAP:
        return read_sitemap(data, url, now)
    if kind is ListingKind.PAGE:
        return read_section(data, url, _charset(content_type), is_article)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json_feed(data, url, now)
    return read_feed(data, url, content_type, now)


def _charset(content_type: str | None) -> str | None:
    for parameter in (content_type or "").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"').lower() or None
    return None
