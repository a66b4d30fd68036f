"""The lines of PDF pages put together to blocks again: where one ends is told by distances, sizes and indents."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from crawler.reading.broken_lines import goes_on, joint, unhyphenated
from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, Document, LinkKind, Metadata, Region
from crawler.reading.pdf_pages import HYPHEN, Line, Page, spelled_out
from crawler.reading.preamble import date_in, names_in

_LIST_ITEM = re.compile(r"(?:[-*•‣◦▪]|\(?\d{1,3}[.)]|\[\w{1,12}\])\s+\S")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶])[.)]?\s*[^\W\d]")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)|table|abb(?:ildung|\.)|tab(?:elle|\.)|tableau|figura|tabla)\s*\d", re.IGNORECASE
)
# A long URL goes on the next line, however short that leaves the one before.
_LINK = re.compile(r"\W?(?:https?://|www\.|doi:|10\.\d{4,9}/)", re.IGNORECASE)
_SOFT_HYPHENS = frozenset("\u2010\u00ad")
"""With which programs break words; what was written with a hyphen has another (U+002D)."""
_PLAIN_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?:;。！？][\"”’»)\]]*\Z")
_HEADING_MAX_CHARACTERS = 200
_BOLD_HEADING_MAX_CHARACTERS = 90
_LARGER, _SMALLER = 1.13, 0.93
_SHARE_OF_TEXT = 1 / 3
"""How many letters, beside those of the size that is most common, make the largest size that is the text's."""
_PITCH = 1.35
"""Lines further apart than so many times the usual distance begin a paragraph."""
_URL_PITCH = 2.5
_URL_LINES = 5
"""How many lines a long URL takes, and how far apart they stand at most, as parts of a line's height."""
_FURNITURE_PAGES = 3
_EDGE_LINES = 3
_REMEMBERED_CHARACTERS = 4_000
_DAY_MAX_CHARACTERS = 24

_Furniture = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a file, or on a page of it."""

    size: float
    pitch: float
    margin: float


class BlockBuilder:
    """Puts the lines of pages into blocks."""

    def __init__(self, base_url: str | None, pages: dict[int, Page]) -> None:
        """Take a file's pages by their numbers; what links lead to is resolved against ``base_url``."""
        self._pages = pages
        self._numbers = sorted(pages)
        self._at = 0
        """The page that is being read, as an index into the numbers."""
        self._builder = DocumentBuilder(base_url, lambda: self._at)
        sizes: Counter[float] = Counter()
        for page in pages.values():
            for line in page.lines:
                sizes[round(line.size, 1)] += line.end - line.start
        most = max(sizes.values(), default=0)
        # Notes can hold more than the text that they are to.
        self._size = max((size for size, count in sizes.items() if count >= _SHARE_OF_TEXT * most), default=1.0)
        larger = {size for size, count in sizes.items() if size > self._size * _LARGER and count > 2}
        self._levels = sorted(larger, reverse=True)
        self._furniture = self._repeated()
        self._told: set[_Furniture] = set()
        self._byline = ""

    def document(self, metadata: Metadata) -> Document:
        """Return the document that the pages make."""
        for at, number in enumerate(self._numbers):
            self._at = at
            self._add_page(self._pages[number])
        if self._byline and not metadata.authors:
            metadata = replace(metadata, authors=names_in(self._byline))
        document = self._builder.document(metadata, "application/pdf")
        regions = tuple(Region(-1, "page", (str(number + 1),)) for number in self._numbers)
        return replace(document, regions=regions)

    def _repeated(self) -> set[_Furniture]:
        """Return what stands at the top or bottom of several pages: running heads, and the like."""
        counts: Counter[_Furniture] = Counter()
        for page in self._pages.values():
            counts.update({_folded(page, line) for line in _edges(page)})
        return {words for words, count in counts.items() if count >= _FURNITURE_PAGES}

    def _add_page(self, page: Page) -> None:
        edges = set(_edges(page))
        shown = [line for line in page.lines if line not in edges or self._is_news(_folded(page, line))]
        usual = self._measures(page)
        cursor = _Cursor(page, self._builder)
        blocks = list(self._blocks(page, shown, usual))
        for place, block in enumerate(blocks):
            kind, level = self._kind(page, block)
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            if kind is BlockKind.HEADING and place and self._at == 0 and after and _is_day(_words_of(page, after)):
                # The names between the title and the day, which TeX sets larger than the text.
                self._byline = self._byline or _words_of(page, block)
                kind, level = BlockKind.PARAGRAPH, None
            self._builder.begin_block(kind)
            cursor.add(block)
            self._builder.end_block(level)
        cursor.finish()

    def _is_news(self, words: _Furniture) -> bool:
        """Whether a line is to be read: what is repeated on several pages is read once."""
        if words not in self._furniture:
            return True
        is_new = words not in self._told
        self._told.add(words)
        return is_new

    def _measures(self, page: Page) -> _Measures:
        pitches = [
            before.bottom - after.first_bottom
            for before, after in zip(page.lines, page.lines[1:], strict=False)
            if 0 < before.bottom - after.first_bottom < 3 * self._size and before.size == after.size
        ]
        return _Measures(
            self._size,
            median(pitches) if pitches else self._size * 1.2,
            max((line.right for line in page.lines), default=0.0),
        )

    def _blocks(self, page: Page, lines: list[Line], usual: _Measures) -> Iterator[list[Line]]:
        block: list[Line] = []
        for line in lines:
            if block and self._begins_block(page, block, line, usual) and not _is_amid_url(page, block, line):
                yield block
                block = []
            block.append(line)
        if block:
            yield block

    def _begins_block(self, page: Page, block: list[Line], line: Line, usual: _Measures) -> bool:
        before = block[-1]
        words = page.characters[line.start : line.end]
        if not 1 / _LARGER < line.size / before.size < _LARGER or (
            line.is_bold and not before.is_bold and len(words) < 60 and not _LINK.match(words)
        ):
            return True
        if _LIST_ITEM.match(words) or _CAPTION.match(words):
            return True
        ended = _SENTENCE_END.search(page.characters[before.start : before.end].rstrip()) is not None
        pitch = before.bottom - line.first_bottom
        if pitch < -usual.size:  # the next column
            return ended
        if pitch > max(_PITCH * usual.pitch * min(1.0, line.size / usual.size), _PITCH * line.size * 0.85):
            return True
        em = 0.8 * line.size
        is_short = before.right < max(one.right for one in block) - 2 * em or before.right < usual.margin * 0.75
        moved = line.left - before.left
        is_hanging = len(block) > 1 and block[1].left - block[0].left > em
        if is_short and ended and not _LINK.match(words):
            return not is_hanging or line.left - block[0].left < em
        if moved < -em:
            return is_hanging
        return moved > em and len(block) > 1 and not is_hanging

    def _kind(self, page: Page, block: list[Line]) -> tuple[BlockKind, int | None]:
        first = block[0]
        words = page.characters[first.start : block[-1].end]
        size = max(line.size for line in block)
        if _is_day(words):
            return BlockKind.PARAGRAPH, None
        if len(words) <= _HEADING_MAX_CHARACTERS and size > self._size * _LARGER and any(map(str.isalpha, words)):
            level = next((n for n, one in enumerate(self._levels, 1) if size >= one - 0.1), len(self._levels))
            return BlockKind.HEADING, max(1, min(6, level))
        is_line = len(block) == 1 and len(words) <= _BOLD_HEADING_MAX_CHARACTERS
        if is_line and first.is_bold and not words.rstrip().endswith((".", ",", ";")) and "://" not in words:
            return BlockKind.HEADING, min(6, len(self._levels) + 1)
        if words.rstrip("\ufe0e\ufe0f ").endswith("↩"):
            return BlockKind.FOOTNOTE, None
        if size < self._size * _SMALLER and _NOTE.match(words) and first.bottom < page.height / 2:
            return BlockKind.FOOTNOTE, None
        if _CAPTION.match(words):
            return BlockKind.CAPTION, None
        return (BlockKind.LIST_ITEM if _LIST_ITEM.match(words) else BlockKind.PARAGRAPH), None


class _Cursor:
    """Gives the characters of a page to a builder, and opens and closes links on the way."""

    def __init__(self, page: Page, builder: DocumentBuilder) -> None:
        self._page = page
        self._builder = builder
        self._next = 0
        """The first link that does not lie behind, as an index."""
        self._is_open = False

    def add(self, block: list[Line]) -> None:
        """Add the lines of a block."""
        margin = max(line.right for line in block)
        written = ""
        before: Line | None = None
        was_soft = False
        for number, line in enumerate(block):
            characters = self._characters(line, written)
            after = self._page.characters[block[number + 1].start] if number + 1 < len(block) else ""
            is_soft = characters[-1] in _SOFT_HYPHENS and after.islower()
            if is_soft:
                characters[-1] = ""
            if before is not None:
                between = "" if was_soft else self._joint(written, "".join(characters), before, line, margin)
                self._builder.add_text(between)
                written += between
            for at, words in enumerate(characters, line.start):
                self._pass(at)
                self._builder.add_text(words)
            self._pass(line.end)
            written = (written + "".join(characters))[-_REMEMBERED_CHARACTERS:]
            before, was_soft = line, is_soft

    def finish(self) -> None:
        """Add the links that are left, and end the one that is open."""
        self._pass(len(self._page.characters) + 1)

    def _characters(self, line: Line, written: str) -> list[str]:
        """Return what to write for each character of a line."""
        text = self._page.characters[line.start : line.end]
        shown = [spelled_out(character) for character in text] if not text.isascii() or HYPHEN in text else list(text)
        for at, character in enumerate(text):
            if character == HYPHEN:
                shown[at] = unhyphenated(written + "".join(shown[:at])[-_REMEMBERED_CHARACTERS:], text[at + 1 :])
        return shown

    def _joint(self, written: str, after: str, before: Line, line: Line, margin: float) -> str:
        links = self._page.links
        link = links[self._next] if self._next < len(links) else None
        held = link is not None and link.start < before.end and link.end > line.start
        ended = any(one.end == before.end and one.end > one.start for one in links[max(0, self._next - 1) : self._next])
        if ended and not held:  # the file says itself that the link ends here
            return " "
        if held and link is not None and _spells(link.href, written, after):
            return ""
        return joint(written, after, is_full=held or before.right > margin - 3 * line.size)

    def _pass(self, at: int) -> None:
        """End and begin the links that do so at a character."""
        links = self._page.links
        while self._next < len(links):
            link = links[self._next]
            if self._is_open:
                if link.end > at:
                    return
                self._builder.close_link()
                self._is_open = False
                self._next += 1
            elif link.start > at:
                return
            elif link.end <= at:
                self._builder.add_link(link.href, LinkKind.ANCHOR)
                self._next += 1
            else:
                self._builder.open_link(link.href)
                self._is_open = True
                return


def _words_of(page: Page, block: list[Line]) -> str:
    return page.characters[block[0].start : block[-1].end].strip()


def _is_day(words: str) -> bool:
    """Whether nothing but a day is written."""
    return len(words) <= _DAY_MAX_CHARACTERS and date_in(words) is not None


def _spells(href: str, before: str, after: str) -> bool:
    """Whether the words at the end of a line and at the beginning of the next are a part of a URL."""
    last, first = before[-_REMEMBERED_CHARACTERS:].rsplit(None, 1)[-1:], after.split(None, 1)[:1]
    if not last or not first or _PLAIN_WORD.fullmatch(last[0]):
        return False
    # What stands around the URL in its sentence is none of it.
    return last[0].lstrip("([{<\"'“‘«") + first[0].rstrip(")]}>\"'”’».,;:!?") in href


def _is_amid_url(page: Page, block: list[Line], line: Line) -> bool:
    """Whether a line goes on with the URL that a block ends with, whatever their distance (within reason) or indent."""
    before = block[-1]
    if not 0 < before.bottom - line.first_bottom < _URL_PITCH * line.size:
        return False
    written = "".join(page.characters[one.start : one.end] for one in block[-_URL_LINES:])
    words = page.characters[line.start : line.end]
    place = bisect_right(page.links, line.start, key=lambda link: link.start) - 1
    link = page.links[place] if place >= 0 else None
    if link is not None and link.start < before.end and link.end > line.start and _spells(link.href, written, words):
        return True
    return goes_on(written, words)


def _edges(page: Page) -> tuple[Line, ...]:
    lines = page.lines
    return lines if len(lines) <= 2 * _EDGE_LINES else (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])


def _folded(page: Page, line: Line) -> _Furniture:
    """Return a line's words, numbers aside, and where its links lead: what is the same in all running heads."""
    words = page.characters[line.start : line.end].strip()
    if "/" not in words and "10." not in words:
        words = re.sub(r"\d+", "#", words)
    return words, tuple(link.href for link in page.links if link.start < line.end and link.end > line.start)
