"""Which regions of a web page hold the article, by the reasoning that reader views of browsers follow.

Paragraphs speak for the regions around them, the nearest most; names such as "sidebar" speak against, link-heavy
regions count less; the best region is taken with those of its siblings that resemble it, and then cleared of what is
mostly links, pictures or forms. (The method of Arc90's and Mozilla's Readability, as its documentation and its answers
show it.)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.citing.article_choice import Choice
from crawler.citing.clearing import LEAST_CHARACTERS, Clearing
from crawler.citing.layout import Placed
from crawler.citing.page_shape import PageShape
from crawler.citing.region_amounts import Amounts
from crawler.reading.document import Document, Link


@dataclass(slots=True)
class Body:
    """What was taken for the article, as flags for each region."""

    chosen: list[bool]
    """In the best region or a sibling taken with it, before clearing."""
    kept: list[bool]
    """Still there after clearing."""
    cleared: list[int]
    """The region with which each was cleared; -1 for one that was not."""
    unlikely: list[bool]
    """Inside a region whose names speak against it."""
    standing: list[float]
    """The score of the best region around each, as a share of the best of all."""
    ends: list[int]
    """After the last region inside each."""

    def keeps(self, link: Link, block: Placed) -> bool:
        """Whether a link is still there after clearing, and what it shows with it; ``block`` is where it stands."""
        inside = block.block.region
        if link.region < 0:
            return inside < 0 or self.kept[inside]
        # A button within a link is cleared and leaves nothing of it.
        return self.kept[link.region] and not (link.region < inside < self.ends[link.region] and not self.kept[inside])


def article_body(document: Document, blocks: Sequence[Placed]) -> Body:
    """Return which regions hold the article; ``blocks`` are the document's."""
    page = PageShape(document, blocks)
    best: Body | None = None
    longest = -1.0
    for strict, weighing, clearing in (
        (True, True, True),
        (False, True, True),
        (False, False, True),
        (False, False, False),
    ):
        body, length = _attempt(page, strict=strict, weighing=weighing, clearing=clearing)
        if length > longest:
            best, longest = body, length
        if length >= LEAST_CHARACTERS:
            break
    assert best is not None
    return best


def _attempt(page: PageShape, *, strict: bool, weighing: bool, clearing: bool) -> tuple[Body, float]:
    """Return a body and how many characters it holds."""
    gone = page.out_of_question(strict=strict)
    amounts = Amounts(page, gone)
    weights = page.weights if weighing else [0] * page.size
    choice = Choice(page, amounts, weights)
    chosen = [False] * page.size
    for top in choice.tops:
        chosen[top : page.ends[top]] = [True] * (page.ends[top] - top)
    kept = [inside and not out for inside, out in zip(chosen, gone, strict=True)]
    clutter = Clearing(page, amounts, weights, kept)
    if clearing:
        clutter.clear(choice.tops)
    length = sum(own for own, is_kept in zip(amounts.own_text, kept, strict=True) if is_kept)
    return Body(chosen, kept, clutter.cleared, page.unlikely, choice.standing(), page.ends), length
