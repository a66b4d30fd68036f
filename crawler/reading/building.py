"""Puts a document together out of text, blocks and links as a parser meets them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from crawler import urls
from crawler.reading import bare_links, wrapping
from crawler.reading.document import (
    MAX_LINKS,
    Block,
    BlockKind,
    Document,
    Link,
    LinkKind,
    Metadata,
    UnreadableSource,
)
from crawler.reading.encodings import whole

PERMALINK = re.compile(r"\s*[¶🔗]\s*\Z|\s+[#§]\s*\Z")
"""What stands behind the words of a heading for a link to itself."""
_WHITE_SPACE = " \t\n\r\f\v\u00a0"


class TooManyLinks(UnreadableSource):
    """The source holds more than ``MAX_LINKS`` links."""


@dataclass(slots=True)
class _OpenLink:
    href: str
    kind: LinkKind
    rel: tuple[str, ...]
    region: int = -1
    block: int = 0
    start: int | None = None
    end: int = 0
    last_block: int = 0
    """Where its latest words stand; a link can go on over blocks."""
    words: list[str] = field(default_factory=list)
    label: str = ""


class DocumentBuilder:
    """Takes what a parser finds, in reading order, and gives a :class:`Document`.

    White space is folded as in HTML; an empty line separates blocks. Text outside a block begins one of kind ``OTHER``.
    """

    def __init__(
        self, base_url: str | None = None, region: Callable[[], int] = lambda: -1, encoding: str = "utf-8"
    ) -> None:
        """Begin a document whose links are resolved against ``base_url``; ``region`` tells where the parser stands.

        ``encoding`` is the codec of the document's bytes, which the queries of its links are in.
        """
        self.base_url = base_url
        self._encoding = encoding
        self.warnings: list[str] = []
        self._parts: list[str] = []
        self._length = 0
        self._space = ""
        self._blocks: list[Block] = []
        self._headings: list[tuple[int, str]] = []
        self._kind: BlockKind | None = None
        self._region = region
        self._block_region = -1
        self._start: int | None = None
        """Where the text of the open block starts; None while it has none."""
        self._block_parts: list[str] = []
        self._block_links = 0
        self._unlinked: list[tuple[int, int]] = []
        self._open: _OpenLink | None = None
        self._links: list[Link] = []

    def begin_block(self, kind: BlockKind) -> None:
        """Begin a block; one that is open ends."""
        self.end_block()
        self._kind = kind

    def end_block(self, heading_level: int | None = None) -> None:
        """End the open block, if any; a heading of the given level (1 to 6) stands above what follows."""
        kind, start = self._kind, self._start
        self._kind, self._space = None, ""
        if kind is None or (start is None and not self._block_links):
            return
        words = " ".join("".join(self._block_parts).split()) if heading_level is not None else ""
        words = PERMALINK.sub("", words)
        self._start, self._block_parts, self._block_links = None, [], 0
        first = self._length if start is None else start
        headings = tuple(heading for _, heading in self._headings)
        self._blocks.append(Block(kind, first, self._length, headings, self._block_region))
        if words and heading_level is not None:
            self._headings = [h for h in self._headings if h[0] < heading_level]
            self._headings.append((heading_level, words))

    def add_text(self, text: str, *, linkless: bool = False) -> None:
        """Add words to the open block; in ``linkless`` ones (code) URLs are not links."""
        words = text.strip(_WHITE_SPACE)
        if not words:
            self._space = self._space or (" " if text else "")
            return
        if text[0] in _WHITE_SPACE:
            self._space = self._space or " "
        self.add_verbatim(" ".join(words.split()), linkless=linkless)
        self._space = " " if text[-1] in _WHITE_SPACE else ""

    def add_verbatim(self, text: str, *, linkless: bool = False) -> None:
        """Add text with its white space as it stands."""
        if not text:
            return
        text = whole(text)
        if self._start is None:
            self._kind = self._kind or BlockKind.OTHER
            if self._length:
                self._append("\n\n")
            self._start = self._length
            self._block_region = self._region()
        elif self._space:
            self._append(self._space)
            self._block_parts.append(self._space)
        if self._open is not None:
            self._show_link(self._open, text)
        self._space = ""
        self._append(text)
        self._block_parts.append(text)
        if linkless:
            self._unlinked.append((self._length - len(text), self._length))

    def break_line(self) -> None:
        """Break the line within a block."""
        self._space = "\n"

    def open_link(self, href: str, kind: LinkKind = LinkKind.ANCHOR, rel: tuple[str, ...] = ()) -> None:
        """Begin a link; one that is open ends, as in HTML."""
        self.close_link()
        self._open = _OpenLink(href, kind, rel, self._region())

    def label_link(self, label: str) -> None:
        """Give the open link words that are not in the text: the ``alt`` of an image in it."""
        if self._open is not None and not self._open.label:
            self._open.label = whole(" ".join(label.split()))

    def close_link(self) -> None:
        """End the open link, if any."""
        link, self._open = self._open, None
        if link is None:
            return
        self._kind = self._kind or BlockKind.OTHER
        start, end, block = link.start, link.end, link.block
        if start is None:
            if self._start is None and not self._block_links:
                self._block_region = link.region
            self._block_links += 1
            start = end = self._length
            block = len(self._blocks)
        words = " ".join("".join(link.words).split()) or link.label
        href = whole(link.href)
        if len(self._links) == MAX_LINKS:
            raise TooManyLinks
        target = target_of(urls.with_query_in(self._encoding, href), self.base_url)
        self._links.append(Link(0, href, target, words, start, end, block, link.kind, link.rel, link.region))

    def add_link(self, href: str, kind: LinkKind, label: str = "", rel: tuple[str, ...] = ()) -> None:
        """Add a link that shows no text of its own: a frame, a video, a region of an image."""
        outer, self._open = self._open, None
        self.open_link(href, kind, rel)
        self.label_link(label)
        self.close_link()
        self._open = outer

    def document(self, metadata: Metadata, media_type: str, *, bare: bool = True) -> Document:
        """Return the document; ``bare`` tells whether URLs in running text are links."""
        self.close_link()
        self.end_block()
        text = "".join(self._parts)
        blocks = tuple(self._blocks) or (Block(BlockKind.OTHER, 0, 0),)
        links = self._links
        if bare:
            taken = sorted([*((link.start, link.end) for link in links if link.end > link.start), *self._unlinked])
            links = links + _bare(text, blocks, taken)
        links = sorted(links, key=lambda link: link.start)
        last = len(blocks) - 1
        numbered = tuple(_numbered(link, i, min(link.block, last)) for i, link in enumerate(links))
        return Document(metadata, text, blocks, numbered, self.base_url, media_type, tuple(self.warnings))

    def _show_link(self, link: _OpenLink, text: str) -> None:
        if link.start is None:
            link.start, link.block = self._length, len(self._blocks)
        else:
            link.words.append(self._space or (" " if link.last_block != len(self._blocks) else ""))
        link.last_block = len(self._blocks)
        link.words.append(text)
        link.end = self._length + len(text)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _numbered(link: Link, ordinal: int, block: int) -> Link:
    return Link(
        ordinal, link.href, link.target, link.text, link.start, link.end, block, link.kind, link.rel, link.region
    )


def target_of(href: str, base_url: str | None) -> str | None:
    """Return the absolute URL that ``href`` names, or None when it names none.

    Without a base, a URL that only lacks its scheme is taken for one of https. Of one that a service wraps in its own,
    it is the inner one (:mod:`crawler.reading.wrapping`).
    """
    if urls.is_no_target(href):
        return None
    if resolved := bare_links.resolved(href):
        return resolved
    if base_url is None and href.lstrip().startswith("//"):
        base_url = "https://invalid/"
    try:
        return wrapping.unwrapped(urls.resolve(href, base_url))
    except urls.InvalidURL:
        return None


def _bare(text: str, blocks: Sequence[Block], taken: Sequence[tuple[int, int]]) -> list[Link]:
    """Return the links that running text names outside the spans that are ``taken``."""
    links: list[Link] = []
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.CODE:
            continue
        for found in bare_links.find(text[block.start : block.end]):
            start, end = block.start + found.start, block.start + found.end
            if len(links) == MAX_LINKS:
                raise TooManyLinks
            written = text[start:end]
            links.append(
                Link(
                    0, written, target_of(found.url, None), " ".join(written.split()), start, end, index, LinkKind.AUTO
                )
            )
    return list(_outside(links, taken))


def _outside(links: Iterable[Link], taken: Sequence[tuple[int, int]]) -> Iterable[Link]:
    position = 0
    for link in links:
        while position < len(taken) and taken[position][1] <= link.start:
            position += 1
        if position == len(taken) or taken[position][0] >= link.end:
            yield link
