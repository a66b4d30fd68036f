"""What an answer's content tells: decoded and read as far as the run has to know, never for the record."""

import asyncio
import logging
from dataclasses import dataclass, replace

from crawler.fetching.decoding import codings_of
from crawler.fetching.exchange import Exchange
from crawler.fetching.links import WebLink
from crawler.fetching.robots import PARSED_BYTES
from crawler.judging import Hop, hop_of
from crawler.judging.findings import OWN_REFUSALS
from crawler.judging.page_signs import PageSigns, signs_of_text
from crawler.manifest.jobs import Job, Purpose
from crawler.pages.process import SMALL_BYTES, PageProcess, PageUnreadable
from crawler.pages.reading import Reading, read
from crawler.reading.encodings import decode
from crawler.requisites import READ_MEDIA_TYPES, Requisite, needs_within
from crawler.requisites.page import announced, refresh_target
from crawler.requisites.within import type_within

ARTICLE_BYTES = 64 << 20
"""An article is read up to here."""

PAGE_BYTES = 16 << 20
"""A page or style sheet is searched for what it needs up to here."""

TEXT_BYTES = 256 << 10
"""A plain text is read up to here for what it says of itself; an error message is far shorter."""

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({
    "text/plain", "application/json", "text/json", "application/problem+json", "application/vnd.api+json",
    "application/xml", "text/xml",
})  # fmt: skip
_LOOKS_LIKE_PAGE = (b"<!doctype html", b"<html")

_log = logging.getLogger(__name__)


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
    unread: bool = False
    """It is a page, and could not be read."""

    def hop(self, exchange: Exchange, cookies: str) -> Hop:
        """Return what the judge needs to know of the exchange that this was read of; ``cookies`` were sent."""
        return hop_of(
            exchange,
            refresh=self.refresh,
            directives=self.directives,
            cookies=cookies,
            links=self.links,
            page=self.signs,
            unread=self.unread,
        )


@dataclass(frozen=True, slots=True)
class _Begun:
    """What was read of an answer but for its page."""

    content: Content
    page: bytes | None = None
    """Of a page that is to be read, without its codings."""
    content_type: str = ""
    for_signs_alone: bool = False
    """An error's page: what it needs is not kept."""

    def ended(self, reading: Reading) -> Content:
        """Return the content with what was read of its page."""
        if self.for_signs_alone:
            return replace(self.content, signs=reading.signs)
        page = reading.page
        robots = (*self.content.directives, *page.robots)
        requisites = tuple(dict.fromkeys((*self.content.requisites, *page.requisites)))
        if self.content.data:  # an article is kept as what it cites is, and is not judged
            return replace(self.content, requisites=requisites, directives=robots)
        return replace(
            self.content,
            requisites=requisites,
            refresh=self.content.refresh or page.refresh,
            directives=robots,
            links=page.links,
            signs=reading.signs,
        )


async def content_of(job: Job, exchange: Exchange, pages: PageProcess | None = None) -> Content:
    """Read what an answer's purpose asks for, off the event loop where that may take long; its page by ``pages``."""
    head = exchange.head
    at_once = head is None or (exchange.body_bytes <= SMALL_BYTES and not codings_of(head.get_all(b"content-encoding")))
    if pages is None:
        return read_content(job, exchange) if at_once else await asyncio.to_thread(read_content, job, exchange)
    begun = _begin(job, exchange) if at_once else await asyncio.to_thread(_begin, job, exchange)
    if begun.page is None:
        return begun.content
    try:
        return begun.ended(await pages.read(exchange.url, begun.content_type, begun.page))
    except PageUnreadable as error:
        _log.warning("%s: its page could not be read: %s", exchange.url, error)
        return replace(begun.content, unread=True)


def read_content(job: Job, exchange: Exchange) -> Content:
    """Read what an answer's purpose asks for."""
    begun = _begin(job, exchange)
    if begun.page is None:
        return begun.content
    return begun.ended(read(exchange.url, begun.content_type, begun.page))


def _begin(job: Job, exchange: Exchange) -> _Begun:
    head = exchange.head
    if head is None:
        return _Begun(Content())
    content_type = (head.get(b"content-type") or b"").decode("latin-1")
    media_type = content_type.partition(";")[0].strip().lower() or None
    if job.purpose is Purpose.ROBOTS:
        return _Begun(Content(exchange.content(PARSED_BYTES), media_type))
    directives = tuple(
        word.strip().lower() for value in head.get_all(b"x-robots-tag") for word in value.decode("latin-1").split(",")
    )
    content = Content(b"", media_type, directives=directives)
    if job.purpose is Purpose.ARTICLE:
        content = replace(content, data=exchange.content(ARTICLE_BYTES))
        is_page = media_type in _PAGES and 200 <= head.status < 300
        return _Begun(content, content.data[:PAGE_BYTES] if is_page else None, content_type)
    if not 200 <= head.status < 300:
        return _Begun(content) if head.status in OWN_REFUSALS else _signs(content, exchange, content_type)
    if type_within(content_type, exchange.url) in READ_MEDIA_TYPES:
        # Whether it was asked for as a target or for a page that needs it, one capture serves both.
        content = replace(content, requisites=needs_within(exchange.content(PAGE_BYTES), content_type, exchange.url))
        if media_type is not None and media_type not in _TEXTS:
            return _Begun(content)
    header = head.get(b"refresh")
    content = replace(content, refresh=refresh_target(header.decode("latin-1")) if header is not None else None)
    if media_type not in _PAGES:
        return _signs(content, exchange, content_type)
    links = (value.decode("latin-1") for value in head.get_all(b"link"))
    content = replace(content, requisites=announced(links, exchange.url))
    return _Begun(content, exchange.content(PAGE_BYTES), content_type)


def _signs(content: Content, exchange: Exchange, content_type: str) -> _Begun:
    """Read what a refusal, an error or a text says of itself."""
    if not (content.media_type is None or content.media_type in _PAGES or content.media_type in _TEXTS):
        return _Begun(content)
    data = exchange.content(TEXT_BYTES)
    if content.media_type in _PAGES or data[:512].lstrip().lower().startswith(_LOOKS_LIKE_PAGE):
        return _Begun(content, data, content_type, for_signs_alone=True)
    return _Begun(replace(content, signs=signs_of_text(decode(data, content_type), exchange.url)))
