"""What is known of a link by the block that it stands in and by the blocks around that one."""

from collections.abc import Sequence
from itertools import accumulate
from math import log1p

from crawler.citing.article_body import Body
from crawler.citing.layout import Placed, Section
from crawler.citing.regions import TAGS, Layout
from crawler.reading.document import BlockKind

_KINDS = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTE,
    BlockKind.CAPTION,
    BlockKind.OTHER,
)
_SECTIONS = (Section.REFERENCES, Section.NOTES, Section.RELATED, Section.COMMENTS, Section.FURNITURE, Section.AUTHOR)
_AROUND_BLOCKS = 4
_H1 = TAGS.index("h1")
_LINK_BLOCK = 0.6
"""The density from which a block is little but links."""
_LONGEST_RUN = 30

NAMES: tuple[str, ...] = (
    "prose", "density", "links in block", "sentence", "paragraph", "legal",
    *(f"kind {kind}" for kind in _KINDS), *(f"section {section.name.lower()}" for section in _SECTIONS),
    "in body", "blocks into body", "blocks before end of body", "body share",
    "prose before", "prose before 2", "density before", "prose after", "prose after 2", "density after",
    "prose around", "density around", "paragraphs around", "prose above share",
    "before title", "blocks after title",
    "links around", "links before", "paragraphs after", "body prose before", "body prose after",
)  # fmt: skip


class BlockFeatures:
    """The blocks of a page, in reading order."""

    def __init__(self, blocks: Sequence[Placed], page: Layout, body: Body) -> None:
        """Add up what stands before and after each block."""
        self._blocks = blocks
        self._total = page.total_prose or 1.0
        self._title = next((i for i, b in enumerate(blocks) if _is_title(b, page)), 0)
        inside = [index for index, block in enumerate(blocks) if block.in_body]
        self._first, self._last = (inside[0], inside[-1]) if inside else (0, len(blocks) - 1)
        self.prose = [block.prose for block in blocks]
        self.linked = [_linked(block) for block in blocks]
        """Letters in links."""
        self._is_paragraph = [block.is_paragraph for block in blocks]
        self._above = list(accumulate(self.prose))
        kept = [b.prose if b.block.region >= 0 and body.kept[b.block.region] else 0.0 for b in blocks]
        self._body_prose = list(accumulate(kept))
        self._paragraphs_after = _after(
            [marked and prose > 0 for marked, prose in zip(self._is_paragraph, kept, strict=True)]
        )
        self._runs = _link_runs(blocks)
        self._latest: tuple[int, tuple[float, ...]] = (-1, ())
        """The block that was measured last, and its numbers."""

    def of(self, index: int) -> tuple[float, ...]:
        """Return the numbers of a block; asked again for the same one it looks at nothing anew."""
        if index != self._latest[0]:
            self._latest = index, self._measured(index)
        return self._latest[1]

    def _measured(self, index: int) -> tuple[float, ...]:
        block, total = self._blocks[index], self._total
        near = slice(max(0, index - _AROUND_BLOCKS), index + _AROUND_BLOCKS + 1)
        prose, linked = sum(self.prose[near]), sum(self.linked[near])
        before_end = self._last - index
        after_title = index - self._title
        return (
            log1p(block.prose), block.density, block.links, block.is_prose, block.is_paragraph, block.is_legal,
            *_ONE_KIND.get(block.block.kind, _NO_KIND), *_ONE_SECTION.get(block.section, _NO_SECTION),
            block.in_body, max(-9.0, min(index - self._first, 30)), max(-9.0, min(before_end, 30)),
            (self._above[self._last] - self._above[self._first]) / total,
            self._prose_at(index - 1), self._prose_at(index - 2), self._density_at(index - 1),
            self._prose_at(index + 1), self._prose_at(index + 2), self._density_at(index + 1),
            log1p(prose), linked / (prose + linked) if prose + linked else 1.0, sum(self._is_paragraph[near]),
            self._above[index] / total, index < self._title, max(-30, min(after_title, 60)),
            *self._runs[index], min(self._paragraphs_after[index], 20),
            log1p(self._body_prose[index]), log1p(self._body_prose[-1] - self._body_prose[index]),
        )  # fmt: skip

    def _prose_at(self, index: int) -> float:
        return log1p(self.prose[index]) if 0 <= index < len(self.prose) else -1.0

    def _density_at(self, index: int) -> float:
        return self._blocks[index].density if 0 <= index < len(self._blocks) else -1.0


_NO_KIND = (False,) * len(_KINDS)
_ONE_KIND = {kind: tuple(kind is other for other in _KINDS) for kind in _KINDS}
_NO_SECTION = (False,) * len(_SECTIONS)
_ONE_SECTION = {section: tuple(section is other for other in _SECTIONS) for section in _SECTIONS}


def _is_title(block: Placed, page: Layout) -> bool:
    if block.block.region < 0 or block.block.kind is not BlockKind.HEADING:
        return False
    return page.tagged[block.block.region][_H1] >= 0 and bool(block.text)


def _linked(block: Placed) -> float:
    return block.prose * block.density / (1 - block.density) if block.density < 1 else float(len(block.text))


def _after(marks: Sequence[bool]) -> list[int]:
    """Return for each place how many marks come after it."""
    left, counts = sum(marks), []
    for mark in marks:
        left -= mark
        counts.append(left)
    return counts


def _link_runs(blocks: Sequence[Placed]) -> list[tuple[int, int]]:
    """Return for each block how many blocks of little but links stand in a row with it, and how many of them before."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(len(blocks) + 1):
        if index < len(blocks) and blocks[index].links and blocks[index].density >= _LINK_BLOCK:
            continue
        length = min(index - start, _LONGEST_RUN)
        runs += [(length, min(place, _LONGEST_RUN)) for place in range(index - start)]
        if index < len(blocks):
            runs.append((0, 0))
        start = index + 1
    return runs
