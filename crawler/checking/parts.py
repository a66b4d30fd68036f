"""The parts of pages that links point at by their fragments, looked for while a page is at hand."""

import asyncio
from collections.abc import Collection, Sequence
from typing import Any

from crawler import urls
from crawler.engine.landing_pages import PAGES, READ_BYTES, page_of
from crawler.fetching.exchange import Enough, Exchange
from crawler.judging import Hop
from crawler.judging.fragments import has_place, pdf_page_of, place_of, text_directives
from crawler.judging.landing import Page, Sought, landing
from crawler.pages.process import SMALL_BYTES
from crawler.reading.places import names_in

_REST_BYTES = 64 << 10


def enough_for(fragments: Collection[str]) -> Enough:
    """Return how much of an answer it takes to look for some fragments in it.

    Pages of PDF files and words stand in files of any kind; for a moment of a film nothing is looked for.
    """
    anywhere = any(pdf_page_of(place_of(one)) is not None or text_directives(one) for one in fragments)
    return Enough(page_bytes=READ_BYTES, other_bytes=READ_BYTES if anywhere else 8 << 10, rest_bytes=_REST_BYTES)


def named_on_the_way(hops: Sequence[Hop]) -> str | None:
    """Return the fragment that a redirect names, which takes the place of the link's own (RFC 9110 §10.2.2)."""
    named = None
    for hop in hops:
        target = hop.redirects_to
        named = (urls.fragment(target) if target is not None else None) or named
    return named


async def parts_found(
    exchange: Exchange, content_type: str | None, fragments: Collection[str], hops: Sequence[Hop]
) -> dict[str, dict[str, Any]]:
    """Return for each of some fragments what evidence says of it: the ``part``, and whether it was ``found``.

    ``hops`` led to the page. What is not in a page that was not read to its end cannot be known to be missing.
    """
    instead = named_on_the_way(hops)
    sought = {fragment: instead or fragment for fragment in fragments}
    data = exchange.content(READ_BYTES)
    whole = exchange.truncated is None and exchange.failure is None and exchange.body_bytes < READ_BYTES
    page = await _page(exchange.url, data, content_type, set(sought.values()))
    found = {}
    for fragment, part in sought.items():
        evidence = landing(Sought("", part), page)["fragment"]
        found[fragment] = evidence if whole or evidence["found"] else {**evidence, "found": None}
    return found


async def _page(url: str, data: bytes, content_type: str | None, parts: Collection[str]) -> Page:
    """Read a page as far as it takes: its elements' names tell of most parts, and its text takes far longer to read."""
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type in PAGES and not any(text_directives(part) for part in parts):
        # Of a page as large as is read here that can take two seconds, in which other hosts are to be asked.
        small = len(data) <= SMALL_BYTES
        names = names_in(data, content_type) if small else await asyncio.to_thread(names_in, data, content_type)
        if all(has_place(place_of(part), names) is not False for part in parts):
            return Page(names=names)
    return await page_of(url, data, content_type, places=True)
