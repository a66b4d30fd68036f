"""Where the article's own text stands in a document whose layout is lost: between menus, lists of other articles and footers.

A page that reached us as Markdown or plain text is a row of blocks. Prose speaks for the body, blocks that are nothing but
links speak against it, and the body is the run of blocks for which most speaks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from crawler.citing import phrases
from crawler.reading.document import Block, BlockKind, Document


class Section(Enum):
    """What the heading above a block announces."""

    TEXT = auto()
    REFERENCES = auto()
    NOTES = auto()
    RELATED = auto()
    COMMENTS = auto()
    FURNITURE = auto()
    AUTHOR = auto()


_SECTION_HEADINGS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (Section.REFERENCES, phrases.REFERENCES_HEADING),
    (Section.NOTES, phrases.NOTES_HEADING),
    (Section.COMMENTS, phrases.COMMENTS_HEADING),
    (Section.AUTHOR, phrases.AUTHOR_HEADING),
    (Section.RELATED, phrases.RELATED_HEADING),
    (Section.FURNITURE, phrases.FURNITURE_HEADING),
)
_MAX_HEADING_CHARACTERS = 90

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
# One Chinese or Japanese character says about as much as this many letters.
_WIDE_WORTH = 2.5
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟।][\"”’»)\]*_]*(?:\s|$)|[。！？；]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with what tells whether it is prose."""

    block: Block
    text: str
    folded: str
    prose: float
    """Letters outside links, Chinese and Japanese characters counted as several."""
    density: float
    """The share of its letters that stand in links, 0 to 1."""
    links: int
    section: Section
    in_body: bool

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        return self.prose >= 50 and self.density < 0.6


def placed(document: Document) -> tuple[Placed, ...]:
    """Return the document's blocks, each with its section and whether it belongs to the article's body."""
    linked = [0.0] * len(document.blocks)
    counts = [0] * len(document.blocks)
    for link in document.links:
        linked[link.block] += _worth(document.text[link.start : link.end])
        counts[link.block] += 1
    rough = [
        _measured(document, block, linked[index], counts[index], section)
        for index, (block, section) in enumerate(zip(document.blocks, _sections(document), strict=True))
    ]
    start, end = _body(rough)
    return tuple(
        Placed(p.block, p.text, p.folded, p.prose, p.density, p.links, p.section, start <= index < end)
        for index, p in enumerate(rough)
    )


def _measured(document: Document, block: Block, linked: float, links: int, section: Section) -> Placed:
    text = document.text[block.start : block.end]
    worth = _worth(text)
    density = min(1.0, linked / worth) if worth else float(links > 0)
    return Placed(block, text, phrases.folded(text), max(0.0, worth - linked), density, links, section, in_body=False)


def _worth(text: str) -> float:
    wide = len(_WIDE.findall(text))
    return sum(char.isalnum() for char in text) - wide + _WIDE_WORTH * wide


def section_of(heading: str) -> Section:
    """Return what a heading announces."""
    folded = phrases.folded(heading)
    if len(folded) <= _MAX_HEADING_CHARACTERS:
        for section, pattern in _SECTION_HEADINGS:
            if pattern.fullmatch(folded):
                return section
    return Section.TEXT


def _sections(document: Document) -> list[Section]:
    """Return the section of each block: that of the innermost heading, or of a short line that stands for one."""
    sections: list[Section] = []
    by_headings: dict[tuple[str, ...], Section] = {}
    announced: Section | None = None
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            announced = None
            sections.append(section_of(text))
            continue
        if block.headings not in by_headings:
            by_headings[block.headings] = _innermost(block.headings)
        if len(text) <= _MAX_HEADING_CHARACTERS and block.kind is BlockKind.PARAGRAPH:
            found = section_of(text)
            if found is not Section.TEXT:
                announced = found
        sections.append(announced or by_headings[block.headings])
    return sections


def _innermost(headings: Sequence[str]) -> Section:
    """Return the section of the innermost heading, or of one above that makes all below it a list of references."""
    for heading in reversed(headings):
        section = section_of(heading)
        if section is not Section.TEXT:
            return section
    return Section.TEXT


_PROSE_CAP = 400.0
_LINK_BLOCK = 45.0
_HEADING_BREAK = {Section.RELATED: 250.0, Section.COMMENTS: 1500.0, Section.FURNITURE: 250.0, Section.AUTHOR: 150.0}


def _body(blocks: Sequence[Placed]) -> tuple[int, int]:
    """Return the run of blocks with the highest sum of votes (Kadane's algorithm)."""
    best = (0.0, 0, len(blocks))
    total, start = 0.0, 0
    for index, block in enumerate(blocks):
        total += _vote(block, blocks[index - 1] if index else None)
        if total <= 0:
            total, start = 0.0, index + 1
        elif total > best[0]:
            best = (total, start, index + 1)
    return best[1], best[2]


def _vote(block: Placed, before: Placed | None) -> float:
    if block.block.kind is BlockKind.HEADING:
        return -_HEADING_BREAK.get(block.section, 0.0) or (-_LINK_BLOCK if block.density > 0.5 else 0.0)
    penalty = 0.0
    if before is not None and before.section is not block.section:
        penalty = _HEADING_BREAK.get(block.section, 0.0)
    if block.section in {Section.RELATED, Section.COMMENTS, Section.FURNITURE}:
        return -penalty - _LINK_BLOCK
    if phrases.LEGAL.search(block.folded) and block.prose < 600:
        return -penalty - _LINK_BLOCK
    if block.links and block.density >= 0.6:
        return -penalty - _LINK_BLOCK
    if not _SENTENCE_END.search(block.text):
        return -penalty + min(block.prose, 60.0) * 0.2 - (10.0 if block.links else 0.0)
    return -penalty + min(block.prose, _PROSE_CAP)
