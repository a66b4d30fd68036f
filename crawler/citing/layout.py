"""Where the article's own text stands in a document whose layout is lost: between menus, teasers and footers.

A page that reached us as Markdown or plain text is a row of blocks. Prose speaks for the body, blocks that are nothing
but links speak against it, and the body is the run of blocks for which most speaks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from crawler.citing import phrases
from crawler.citing.notes import notes_of
from crawler.reading.document import Block, BlockKind, Document, Region


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
_NO_LETTERS = re.compile(r"[\W_]+")
_ASCII_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
# One Chinese or Japanese character says about as much as this many letters.
_WIDE_WORTH = 2.5
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟।][\"”’»)\]*_]*(?:\s|$)|[。！？；]")


@dataclass(slots=True)
class Placed:
    """A block with what tells whether it is prose."""

    block: Block
    text: str
    prose: float
    """Letters outside links, Chinese and Japanese characters counted as several."""
    density: float
    """The share of its letters that stand in links, 0 to 1."""
    links: int
    is_legal: bool
    """Whether it speaks of copyright, cookies and the like."""
    is_prose: bool
    """Whether it reads as running text."""
    is_paragraph: bool
    """Whether it is beyond doubt a paragraph of an article: long, with sentences, and few links."""
    is_sentence: bool
    """Whether a sentence ends in it."""
    is_note: bool
    """Whether it is a note, by its format or by the links between it and its mark."""
    section: Section = Section.TEXT
    in_body: bool = False


def placed(document: Document) -> tuple[Placed, ...]:
    """Return the document's blocks, each with its section and whether it belongs to the article's body."""
    linked = [0.0] * len(document.blocks)
    counts = [0] * len(document.blocks)
    for link in document.links:
        linked[link.block] += _worth(document.text[link.start : link.end])
        counts[link.block] += 1
    notes = notes_of(document)
    blocks = tuple(_measured(document, b, linked[i], counts[i], i in notes) for i, b in enumerate(document.blocks))
    for block, section in zip(blocks, _sections(blocks, document.regions), strict=True):
        block.section = section
    start, end = _body(blocks)
    bare = sum([block.links > 0 and block.density >= 0.6 for block in blocks]) <= _FEW_LINK_BLOCKS
    for index, block in enumerate(blocks):
        block.in_body = start <= index < end or (bare and _may_be_body(block))
    return blocks


# A page that was converted whole brings dozens of blocks that are nothing but links (menus, teasers, footers); an
# article that was written or cut out by hand has a few at most, and those are its lists of links.
_FEW_LINK_BLOCKS = 8


def _may_be_body(block: Placed) -> bool:
    return block.section in {Section.TEXT, Section.REFERENCES, Section.NOTES} and not block.is_legal


def _measured(document: Document, block: Block, linked: float, links: int, is_note: bool) -> Placed:
    text = document.text[block.start : block.end]
    worth = _worth(text)
    density = min(1.0, linked / worth) if worth else float(links > 0)
    folded = phrases.folded(text)
    legal = phrases.LEGAL.search(folded) is not None
    prose = max(0.0, worth - linked)
    is_sentence = _SENTENCE_END.search(text) is not None
    is_prose = (prose >= 50 and density < 0.6) or (prose >= 15 and density < 0.5 and is_sentence)
    is_paragraph = prose >= 110 and density < 0.35 and is_sentence
    is_note = is_note or block.kind is BlockKind.FOOTNOTE
    return Placed(block, text, prose, density, links, legal, is_prose, is_paragraph, is_sentence, is_note)


def _worth(text: str) -> float:
    if text.isascii():
        return float(len(text.encode().translate(None, _ASCII_MARKS)))
    wide = len(_WIDE.findall(text))
    return len(_NO_LETTERS.sub("", text)) - wide + _WIDE_WORTH * wide


def section_of(heading: str) -> Section:
    """Return what a heading announces."""
    folded = phrases.folded(heading)
    if len(folded) <= _MAX_HEADING_CHARACTERS:
        for section, pattern in _SECTION_HEADINGS:
            if pattern.fullmatch(folded):
                return section
    return Section.TEXT


# Sections that stand in the midst of articles: they end where paragraphs go on.
_INTERRUPTIONS = frozenset({Section.RELATED, Section.FURNITURE})
# What is said of an author is a paragraph or two.
_AUTHOR_BLOCKS = 4
# "3 comments" under a headline announces nothing; below this much prose it does.
_PROSE_BEFORE_COMMENTS = 600.0


def _sections(blocks: Sequence[Placed], regions: Sequence[Region]) -> list[Section]:
    """Return the section of each block: what the last heading, or short line that stands for one, announced."""
    sections: list[Section] = []
    current, since, prose = Section.TEXT, 0, 0.0
    has_entries = False
    """Whether the list of references that is being read has entries that are no notes."""
    for place, block in enumerate(blocks):
        found = _announced(block)
        if found is not None and block.block.kind is BlockKind.PARAGRAPH:
            row = _row_of(regions, block.block.region)
            beside = blocks[max(0, place - 1)], blocks[min(place + 1, len(blocks) - 1)]
            # A column of a table has a name; only in a table that is there for the layout that announces what follows.
            if row >= 0 and any(one is not block and _row_of(regions, one.block.region) == row for one in beside):
                found = None
        since += 1
        if found is Section.COMMENTS and prose < _PROSE_BEFORE_COMMENTS:
            found = None
        if found is not None:
            current, since, has_entries = found, 0, False
        elif current is Section.REFERENCES and block.is_note and has_entries:
            # Notes that stand at the end of the article, behind its references.
            current = Section.NOTES
        elif (current in _INTERRUPTIONS and block.is_paragraph) or (
            current is Section.AUTHOR and since > _AUTHOR_BLOCKS
        ):
            current = Section.TEXT
        has_entries = has_entries or (since > 0 and bool(block.text) and not block.is_note)
        prose += block.prose if block.is_paragraph else 0.0
        sections.append(current)
    return sections


def _row_of(regions: Sequence[Region], region: int) -> int:
    """Return the row of a table that a region stands in, as an index; -1 for none."""
    while region >= 0 and regions[region].tag != "tr":
        region = regions[region].parent
    return region


def _announced(block: Placed) -> Section | None:
    """Return the section that a block begins; any heading begins one."""
    if block.block.kind is BlockKind.HEADING:
        return section_of(block.text)
    if block.block.kind is BlockKind.PARAGRAPH and 0 < len(block.text) <= _MAX_HEADING_CHARACTERS:
        section = section_of(block.text)
        return section if section is not Section.TEXT else None
    return None


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
    if block.is_legal and block.prose < 600:
        return -penalty - _LINK_BLOCK
    if block.links and block.density >= 0.6:
        return -penalty - _LINK_BLOCK
    if not block.is_sentence:
        return -penalty + min(block.prose, 60.0) * 0.2 - (10.0 if block.links else 0.0)
    return -penalty + min(block.prose, _PROSE_CAP)
