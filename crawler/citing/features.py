"""What is known of each link of a web page, as numbers that a model can weigh.

They come from the block that the link stands in, from the regions around it, from the link itself with the URL that it
leads to, and from what the page is like as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from crawler.citing import block_features, link_features, phrases, region_features
from crawler.citing.article_body import Body, article_body
from crawler.citing.layout import Placed, placed
from crawler.citing.like_named import Names
from crawler.citing.link_targets import Target, target_role
from crawler.citing.regions import CALLS, TAGS, Layout, layout
from crawler.reading.document import Document, Link

NAMES: tuple[str, ...] = (
    *block_features.NAMES, *region_features.NAMES, *link_features.NAMES,
    "page links", "page prose", "page blocks", "page article",
    "page links kept", "page kept share", "page chosen share", "page bodies agree",
    *link_features.WORD_NAMES,
)  # fmt: skip
_AROUND_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """A link with all that is known of it."""

    link: Link
    block: Placed
    target: Target
    before: str
    """The block's text before the link, case and white space folded."""
    after: str
    words: str
    calls: frozenset[str]
    """What regions between the page's fullest region and the link are called."""
    tags: frozenset[str]
    """The elements around the link."""
    in_article: bool
    """Whether it stands in the regions taken for the article, before they were cleared."""


Numbers = tuple[float, ...]
"""One for each of ``NAMES``; none for a link that no way of finding the article takes in."""


def seen(document: Document) -> Iterator[tuple[Seen, Numbers]]:
    """Yield what is known of each link of a page, in order, with the same as numbers.

    The numbers of a page with many links are better not gathered: those of one link take some 5 kB.
    """
    if document.links:
        yield from _Page(document).seen()


class _Page:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = placed(document)
        self.layout: Layout = layout(document.regions, self.blocks)
        self.body = article_body(document, self.blocks)
        self.page_url = document.base_url or document.metadata.canonical_url
        names = Names(document.regions)
        self.of_blocks = block_features.BlockFeatures(self.blocks, self.layout, self.body)
        self.of_regions = region_features.RegionFeatures(
            self.blocks, self.of_blocks.linked, self.layout, self.body, names
        )
        self.of_links = link_features.LinkFeatures(document, self.blocks, self.body, names)
        self.of_page = _of_page(document, self.blocks, self.layout, self.body)
        full = self.layout.fullest
        self.is_full_of_notes = full >= 0 and self.layout.called[full][_NOTES] >= 0

    def seen(self) -> Iterator[tuple[Seen, Numbers]]:
        for link in self.document.links:
            yield self._seen(link, target_role(link, self.page_url))

    def _seen(self, link: Link, target: Target) -> tuple[Seen, Numbers]:
        block, text = self.blocks[link.block], self.document.text
        start, end = block.block.start, block.block.end
        before = text[max(link.start - _AROUND_CHARACTERS, start) : max(link.start, start)]
        after = text[link.end : min(link.end + _AROUND_CHARACTERS, max(end, link.end))]
        words, folded_before, folded_after = phrases.folded(link.text), phrases.folded(before), phrases.folded(after)
        region = link.region if link.region >= 0 else block.block.region
        is_chosen = region >= 0 and self.body.chosen[region]
        in_article = is_chosen and not self.document.regions[region].hidden
        calls, tags = self._around(region)
        numbers: Numbers = ()
        if block.in_body or is_chosen or self.body.keeps(link, block):
            numbers = (
                *self.of_blocks.of(link.block),
                *self.of_regions.of(region, link),
                *self.of_links.of(link, target, block, before, after),
                *self.of_page,
                *link_features.of_words(words, folded_before),
            )
        return Seen(link, block, target, folded_before, folded_after, words, calls, tags, in_article), numbers

    def _around(self, region: int) -> tuple[frozenset[str], frozenset[str]]:
        """Return what the regions around are called, within the fullest, and which elements they are."""
        called, tagged = self.layout.marks(region)
        full = self.layout.fullest
        calls = _deeper(CALLS, called, self.layout.depth[full] if full >= 0 else -1)
        if called[_NOTES] >= 0 and not self.is_full_of_notes:
            calls |= _NOTES_CALL
        return calls, _deeper(TAGS, tagged, -1)


_NOTES = CALLS.index("notes")
_NOTES_CALL = frozenset({"notes"})


@lru_cache(maxsize=4096)
def _deeper(names: tuple[str, ...], depths: tuple[int, ...], least: int) -> frozenset[str]:
    """Return the names whose depth is more than ``least``."""
    return frozenset([name for name, depth in zip(names, depths, strict=True) if depth > least])


def _of_page(document: Document, blocks: tuple[Placed, ...], page: Layout, body: Body) -> tuple[float, ...]:
    links = document.links
    kept = [link.region >= 0 and body.keeps(link, blocks[link.block]) for link in links]
    chosen = [link.region >= 0 and body.chosen[link.region] for link in links]
    agree = sum([is_kept == blocks[link.block].in_body for is_kept, link in zip(kept, links, strict=True)])
    has_article = any(region.tag == "article" for region in document.regions)
    count = len(links)
    return (
        log1p(count), log1p(page.total_prose), log1p(len(blocks)), float(has_article),
        log1p(sum(kept)), sum(kept) / count, sum(chosen) / count, agree / count,
    )  # fmt: skip
