"""Pages read for what citations point at in them: their text, and the places that links can name."""

import asyncio
from dataclasses import replace

from crawler.citing.readable import Passage, Readable, readable
from crawler.judging.landing import Page
from crawler.reading import Source, UnreadableSource, read_async
from crawler.reading.encodings import decode
from crawler.reading.places import names_in, pdf_pages

READ_BYTES = 16 << 20
"""A page is read up to here, as when it is searched for what it needs."""

COMPARED_CHARACTERS = 1_000_000
"""Of a page's text, about three novels; more is not compared."""

PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXTS = ("text/", "application/json", "application/xml", "application/ld+json", "application/rss+xml",
         "application/atom+xml")  # fmt: skip


async def page_of(url: str, data: bytes, content_type: str | None, *, places: bool) -> Page:
    """Return an answer's content as far as it can be read; ``places`` says whether to look for what links can name."""
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if data.startswith(b"%PDF-"):
        return Page(pdf_pages=await asyncio.to_thread(pdf_pages, data) if places else None)
    if media_type.startswith(TEXTS) and media_type not in PAGES:
        return Page(await asyncio.to_thread(_plain, data, content_type))
    if media_type and media_type not in PAGES:
        return Page()
    names = await asyncio.to_thread(names_in, data, content_type) if places and media_type else None
    try:
        document = await read_async(Source(url, data, url, content_type))
    except UnreadableSource:
        return Page(Readable(None, ()) if media_type else None, names)
    return Page(_cut(await asyncio.to_thread(readable, document)), names)


def _plain(data: bytes, content_type: str | None) -> Readable:
    text = decode(data, content_type)
    passages = [Passage(part) for block in text.split("\n\n") if (part := " ".join(block.split()))]
    return _cut(Readable(None, tuple(passages)))


def _cut(page: Readable) -> Readable:
    """Return the beginning of a page that is as long as is compared."""
    left = COMPARED_CHARACTERS
    kept: list[Passage] = []
    for passage in page.passages:
        if left <= 0:
            break
        kept.append(replace(passage, text=passage.text[:left]))
        left -= len(passage.text)
    return Readable(page.title, tuple(kept))
