"""What a reader makes of an article's bytes, before anybody decides which of its links are citations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from crawler.errors import EverciteError

MAX_SOURCE_BYTES = 64 << 20
"""Sources above this size are refused: no article is as large, and a parser needs some twenty times its input."""

MAX_LINKS = 100_000
"""Sources with more links are refused: the longest lists of references have some thousands."""

MAX_TEXT_CHARACTERS = 16_000_000
"""Sources with more text are refused: the longest novels have some 8 million characters."""

MAX_BLOCKS = 300_000
"""Sources with more paragraphs, cells and the like are refused; looking through as many takes 20 s, by measurement."""


class BlockKind(StrEnum):
    """What a run of text is in the article's layout."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    QUOTE = "quote"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    CODE = "code"
    OTHER = "other"


class LinkKind(StrEnum):
    """How a link was written."""

    ANCHOR = "anchor"
    """``<a href>``, ``[text](url)``."""
    AREA = "area"
    """A region of an image map."""
    FRAME = "frame"
    """``<iframe>``, ``<embed>``, ``<object>``: shown in place."""
    MEDIA = "media"
    """``<video>`` or ``<audio>`` with a source of its own."""
    AUTO = "auto"
    """A bare URL, host name or mail address in the text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text without a paragraph break; ``Document.text[start:end]`` is what a reader sees of it."""

    kind: BlockKind
    start: int
    end: int
    headings: tuple[str, ...] = ()
    """The headings above the block, outermost first."""
    region: int = -1
    """Index into ``Document.regions`` of the innermost element around the block's first words; -1 for none."""


@dataclass(frozen=True, slots=True)
class Region:
    """An element of a web page that holds text or links, as its author named it; or a page of a PDF file."""

    parent: int
    """Index into ``Document.regions``; -1 for the outermost."""
    tag: str
    """Its HTML name, lower case; ``page`` for a page of a file."""
    names: tuple[str, ...] = ()
    """What its classes, id, ``itemprop`` and ``role`` call it, lower case; of a page its number, from 1."""
    hidden: bool = False
    """Whether it, or an element around it, is not shown."""
    classes: int = 0
    """How many of its names, from the first on, are classes."""
    identifiers: int = 0
    """How many names after those are its id."""
    unread: bool = False
    """Whether it asks not to be read out (``aria-hidden``), as ornaments and copies do."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the document, in reading order; two links to one URL are two links."""

    ordinal: int
    """0-based position among the document's links."""
    href: str
    """As written, entities decoded, otherwise untouched."""
    target: str | None
    """The absolute URL by the WHATWG URL standard, fragment included; None when there is none (empty, ``#``,
    unparsable)."""
    text: str
    """The anchor's words as read, white space folded; for a bare URL the URL as written; an image's ``alt`` where
    the anchor holds only the image."""
    start: int
    end: int
    """Where the anchor's words stand in ``Document.text`` (code points); equal when the link shows no text."""
    block: int
    """Index into ``Document.blocks``."""
    kind: LinkKind = LinkKind.ANCHOR
    rel: tuple[str, ...] = ()
    region: int = -1
    """Index into ``Document.regions`` of the link's own element; -1 where there is none."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself; None or empty where it says nothing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601 date, or date and time, as precise as stated."""
    language: str | None = None
    """BCP 47."""
    canonical_url: str | None = None
    updated: str | None = None
    """As ``published``; when it was last changed. Of a text in Word's or OpenDocument's format, when it was saved."""
    publisher: str | None = None
    """Who publishes it: a house, a newspaper, a site."""
    doi: str | None = None
    """Bare, in lower case: ``10.5555/12345678``."""
    licence: str | None = None
    """The URL of the licence that it is under, or what Creative Commons calls it: ``CC BY 4.0``."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: its text, the blocks that the text is made of, and every link in it."""

    metadata: Metadata
    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    base_url: str | None = None
    """What relative links were resolved against."""
    media_type: str = "text/plain"
    warnings: tuple[str, ...] = ()
    """What could not be read, a sentence each, for the person who asked."""
    regions: tuple[Region, ...] = ()
    """The layout of a web page, each region after the one around it; the pages of a PDF file; else empty."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of an article and what is known of where they come from."""

    name: str
    """What the user typed: a path, a URL or ``-``."""
    data: bytes
    url: str | None = None
    """Where it is published, when known: the URL it was fetched from, after redirects."""
    content_type: str | None = None
    """The server's Content-Type header, when it came from one."""
    fetched_at: datetime | None = field(default=None)
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """The files that it is written in besides its own, by their paths from its folder."""


class UnreadableSource(EverciteError):
    """The source holds no article that evercite can read."""

    exit_code = 3
