"""What an answer's content tells: decoded and read as far as the run has to know, never for the record."""

import asyncio
from dataclasses import dataclass

from crawler.fetching.decoding import codings_of
from crawler.fetching.exchange import Exchange
from crawler.fetching.links import WebLink
from crawler.fetching.robots import PARSED_BYTES
from crawler.judging.findings import OWN_REFUSALS
from crawler.judging.page_reader import PageReader
from crawler.judging.page_signs import PageSigns, signs_of_page, signs_of_text
from crawler.manifest.jobs import Job, Purpose
from crawler.reading.encodings import decode
from crawler.requisites import Page, Requisite, read_page, read_style_sheet
from crawler.requisites.page import refresh_target

ARTICLE_BYTES = 64 << 20
"""An article is read up to here."""

PAGE_BYTES = 16 << 20
"""A page or style sheet is searched for what it needs up to here."""

TEXT_BYTES = 256 << 10
"""A plain text is read up to here for what it says of itself; an error message is far shorter."""

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset(
    {"text/plain", "application/json", "text/json", "application/problem+json", "application/vnd.api+json"}
)
_LOOKS_LIKE_PAGE = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Content:
    """What was read of an answer."""

    data: bytes = b""
    """Of a robots.txt or an article, which are read elsewhere."""
    media_type: str | None = None
    """As the server names it, without parameters, in lower case."""
    requisites: tuple[Requisite, ...] = ()
    refresh: str | None = None
    """Where a page, or its Refresh header, sends its reader at once, as written."""
    directives: tuple[str, ...] = ()
    """What X-Robots-Tag headers and robots meta elements ask of archives: ``noarchive`` and the like."""
    links: tuple[WebLink, ...] = ()
    """The ``<link>`` elements of a page that name nothing that it needs."""
    signs: PageSigns | None = None
    """What a page that may be a target, or a text, says of itself."""


INLINE_BYTES = 64 << 10
"""Up to here reading takes a millisecond or two: less than it costs to have another thread do it."""


async def content_of(job: Job, exchange: Exchange) -> Content:
    """Read what an answer's purpose asks for, off the event loop where that may take long."""
    head = exchange.head
    if head is None or (exchange.body_bytes <= INLINE_BYTES and not codings_of(head.get_all(b"content-encoding"))):
        return read_content(job, exchange)
    return await asyncio.to_thread(read_content, job, exchange)


def read_content(job: Job, exchange: Exchange) -> Content:
    """Read what an answer's purpose asks for."""
    head = exchange.head
    if head is None:
        return Content()
    content_type = (head.get(b"content-type") or b"").decode("latin-1")
    media_type = content_type.partition(";")[0].strip().lower() or None
    if job.purpose is Purpose.ROBOTS:
        return Content(exchange.content(PARSED_BYTES), media_type)
    directives = tuple(
        word.strip().lower() for value in head.get_all(b"x-robots-tag") for word in value.decode("latin-1").split(",")
    )
    if job.purpose is Purpose.ARTICLE:
        return _read_article(exchange, content_type, media_type, directives)
    if not 200 <= head.status < 300:
        signs = _signs(exchange, content_type, media_type) if head.status not in OWN_REFUSALS else None
        return Content(b"", media_type, directives=directives, signs=signs)
    if media_type == "text/css":
        found = read_style_sheet(exchange.content(PAGE_BYTES), content_type, exchange.url)
        return Content(b"", media_type, found, directives=directives)
    header = head.get(b"refresh")
    refresh = refresh_target(header.decode("latin-1")) if header is not None else None
    if media_type not in _PAGES:
        signs = _signs(exchange, content_type, media_type)
        return Content(b"", media_type, refresh=refresh, directives=directives, signs=signs)
    page, signs = _read_page(exchange, exchange.content(PAGE_BYTES), content_type)
    robots = (*directives, *page.robots)
    return Content(b"", media_type, page.requisites, refresh or page.refresh, robots, page.links, signs)


def _read_article(
    exchange: Exchange, content_type: str, media_type: str | None, directives: tuple[str, ...]
) -> Content:
    """Return an article's bytes, with what its page needs to be seen again: it is kept as what it cites is."""
    data = exchange.content(ARTICLE_BYTES)
    if media_type not in _PAGES or exchange.status is None or not 200 <= exchange.status < 300:
        return Content(data, media_type, directives=directives)
    page = read_page(data[:PAGE_BYTES], content_type, exchange.url)
    return Content(data, media_type, page.requisites, directives=(*directives, *page.robots))


def _read_page(exchange: Exchange, data: bytes, content_type: str) -> tuple[Page, PageSigns]:
    """Read a page at one go for what it needs and what it says of itself: a frame may be a citation's target too."""
    reader = PageReader()
    page = read_page(data, content_type, exchange.url, listener=reader)
    reader.robots.extend(page.robots)
    return page, signs_of_page(reader, exchange.url)


def _signs(exchange: Exchange, content_type: str, media_type: str | None) -> PageSigns | None:
    """Read what a refusal, an error or a text says of itself."""
    if not (media_type is None or media_type in _PAGES or media_type in _TEXTS):
        return None
    data = exchange.content(TEXT_BYTES)
    if media_type in _PAGES or data[:512].lstrip().lower().startswith(_LOOKS_LIKE_PAGE):
        return _read_page(exchange, data, content_type)[1]
    return signs_of_text(decode(data, content_type), exchange.url)
