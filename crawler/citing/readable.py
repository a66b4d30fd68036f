"""What a reader reads of a document: its passages in order, and which of them are what the page is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.reading.document import BlockKind, Document, Region

if TYPE_CHECKING:
    from crawler.citing.layout import Placed

_MAX_BLOCKS = 20_000
"""A page of more blocks is a list or hostile; telling its body from the rest would take seconds."""

_LEAST_CHARACTERS = 500
_OUTWEIGHS = 5
"""A body shorter than that is none where the page has so many times as much running text."""

_EXTRAS = frozenset({"advert", "newsletter", "share"})
"""What is put between an article's paragraphs and is none of them, by what :data:`CALLS` calls it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item or table cell."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    in_body: bool = True
    """Whether it belongs to what the page is about, not to menus, lists of other pages and the like."""
    linked: float = 0.0
    """The share of its letters that stand in links, 0 to 1."""
    is_prose: bool = True
    """Whether it reads as running text."""


@dataclass(frozen=True, slots=True)
class Readable:
    """The text of a page as its readers see it."""

    title: str | None
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """All passages, an empty line between them."""
        return "\n\n".join(passage.text for passage in self.passages)


def readable(document: Document) -> Readable:
    """Return the passages of a document; where nothing tells its body from the rest, all of it is body."""
    # Whoever judges knows what a text is, and few have one read: that takes a tenth of a second to import.
    from crawler.citing.layout import placed

    blocks = placed(document)
    kept = _kept(document, blocks)
    return Readable(
        document.metadata.title,
        tuple(
            Passage(block.text, block.block.kind, inside, block.density, block.is_prose)
            for block, inside in zip(blocks, kept, strict=True)
            if block.text.strip()
        ),
    )


def _kept(document: Document, blocks: "tuple[Placed, ...]") -> list[bool]:
    if not document.regions or len(blocks) > _MAX_BLOCKS:
        return [not block.is_legal or block.is_paragraph for block in blocks]
    from crawler.citing.article_body import article_body

    kept = article_body(document, blocks).kept
    inside = [block.block.region >= 0 and kept[block.block.region] and not block.is_legal for block in blocks]
    extras = _extras(document.regions)
    without = [is_in and not extras[block.block.region] for is_in, block in zip(inside, blocks, strict=True)]
    # A theme may call all of a page by such a name.
    if 2 * _length(blocks, without) >= _length(blocks, inside):
        inside = without
    if _length(blocks, inside) >= _LEAST_CHARACTERS:
        return inside
    prose = [block.is_prose and not block.is_legal for block in blocks]
    if _length(blocks, prose) >= _OUTWEIGHS * _length(blocks, inside):
        inside = prose
    return inside if any(inside) else [True] * len(blocks)


def _extras(regions: Sequence[Region]) -> list[bool]:
    """Say of each region whether it, or one around it, is called an advert or the like."""
    from crawler.citing.regions import CALLS, calls

    marks: list[bool] = []
    for region in regions:
        called = not _EXTRAS.isdisjoint(CALLS[index] for index in calls(region.tag, region.names))
        marks.append(called or (region.parent >= 0 and marks[region.parent]))
    return marks


def _length(blocks: "Sequence[Placed]", kept: Sequence[bool]) -> int:
    return sum(len(block.text) for block, is_kept in zip(blocks, kept, strict=True) if is_kept)
