"""Listings: what tells of new articles. Feeds, sitemaps, section pages; read from bytes, without any I/O."""

from crawler.listings.listing import Entry, Listing, UnreadableListing
from crawler.listings.reading import ListingKind, read_listing

__all__ = ["Entry", "Listing", "ListingKind", "UnreadableListing", "read_listing"]
