"""What is known of a link by the elements around it: what they are called, what they hold, which hold the article."""

from collections import defaultdict
from collections.abc import Sequence
from math import log1p

from crawler.citing.article_body import Body
from crawler.citing.layout import Placed
from crawler.citing.like_named import Names
from crawler.citing.regions import CALLS, FAR, TAGS, Layout
from crawler.reading.document import Link

_LEVELS = 3
_NUMBERS_OF_A_LEVEL = 4

NAMES: tuple[str, ...] = (
    "in fullest", "in densest", "depth in fullest", "depth in densest", "fullest share", "densest share",
    *(f"{what} {level}" for level in range(1, _LEVELS + 1) for what in ("blocks", "prose", "density", "share")),
    "body chosen", "body kept", "body unlikely", "body standing",
    "cleared", "cleared nests", "cleared links", "cleared prose", "cleared density",
    "like blocks", "like prose", "like density", "like share",
    *(f"called {call}" for call in CALLS), "bad calls in fullest", *(f"tag {tag}" for tag in TAGS), "hidden", "depth",
)  # fmt: skip

_BAD_CALLS = tuple(
    CALLS.index(call)
    for call in (
        "share",
        "related",
        "comment",
        "navigation",
        "footer",
        "aside",
        "author",
        "taxonomy",
        "newsletter",
        "advert",
    )
)
_NOWHERE = (1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""Of a link whose place in the page is not known: nothing speaks against it."""
_NOT_CLEARED = (0.0,) * 5


class RegionFeatures:
    """The regions of a page."""

    def __init__(
        self, blocks: Sequence[Placed], linked: Sequence[float], page: Layout, body: Body, names: Names
    ) -> None:
        """Compare the regions; ``linked`` are the letters of each block that stand in links."""
        self._blocks = blocks
        self._page = page
        self._body = body
        self._total = page.total_prose or 1.0
        full, dense = page.fullest, page.densest
        self._of_page = (
            page.held[full].prose / self._total if full >= 0 else 0.0,
            page.held[dense].prose / self._total if dense >= 0 else 0.0,
        )
        self._inside_fullest = page.depth[full] if full >= 0 else -1
        self._wider = _wider(page)
        self._levels: dict[int, tuple[float, ...]] = {-1: (-1.0,) * (_NUMBERS_OF_A_LEVEL * _LEVELS)}
        """By the innermost region with more than one block."""
        self._distances: dict[tuple[int, tuple[int, ...]], tuple[int, ...]] = {}
        self._alike = self._like_blocks(linked, names)

    def of(self, region: int, link: Link) -> tuple[float, ...]:
        """Return the numbers of a link that stands in a region; -1 where there is none."""
        page = self._page
        called, tagged = page.marks(region)
        depth = page.depth[region] if region >= 0 else -1
        in_full, in_dense = self._holds(page.fullest, region), self._holds(page.densest, region)
        return (
            in_full, in_dense,
            depth - page.depth[page.fullest] if in_full else -1.0,
            depth - page.depth[page.densest] if in_dense else -1.0,
            *self._of_page,
            *self._around(region),
            *(self._of_body(region, link) if region >= 0 else _NOWHERE),
            *self._alike[link.block],
            *self._far(depth, called),
            sum([called[call] > self._inside_fullest for call in _BAD_CALLS]) if in_full else -1.0,
            *self._far(depth, tagged),
            region >= 0 and page.regions[region].hidden, depth,
        )  # fmt: skip

    def _holds(self, outer: int, region: int) -> bool:
        return 0 <= outer <= region < self._body.ends[outer]

    def _around(self, region: int) -> tuple[float, ...]:
        """Return what the regions around hold, leaving out those that hold no more than the one inside."""
        held, wider = self._page.held, self._wider
        while region >= 0 and held[region].blocks <= 1:
            region = wider[region]
        if region not in self._levels:
            numbers: list[float] = []
            outer = region
            while outer >= 0 and len(numbers) < _NUMBERS_OF_A_LEVEL * _LEVELS:
                at = held[outer]
                numbers += [at.blocks, log1p(at.prose / at.blocks), at.density, at.prose / self._total]
                outer = wider[outer]
            numbers += [-1.0] * (_NUMBERS_OF_A_LEVEL * _LEVELS - len(numbers))
            self._levels[region] = tuple(numbers)
        return self._levels[region]

    def _of_body(self, region: int, link: Link) -> tuple[float, ...]:
        body = self._body
        cleared = body.cleared[region]
        of_cleared: tuple[float, ...] = _NOT_CLEARED
        if cleared >= 0:
            held = self._page.held[cleared]
            of_cleared = (1.0, held.blocks > 1, min(held.links, 30), log1p(held.prose), held.density)
        return (
            body.chosen[region],
            body.keeps(link, self._blocks[link.block]),
            body.unlikely[region],
            body.standing[region],
            *of_cleared,
        )

    def _far(self, depth: int, marks: tuple[int, ...]) -> tuple[int, ...]:
        """Return how far outside regions of each mark are, given the depth of each."""
        known = self._distances.get((depth, marks))
        if known is None:
            known = tuple([depth - at if at >= 0 else FAR for at in marks])
            self._distances[depth, marks] = known
        return known

    def _like_blocks(self, linked: Sequence[float], names: Names) -> list[tuple[float, ...]]:
        """Return for each block what the blocks hold that stand in elements of the same names."""
        keys = [names.around(block.block.region) for block in self._blocks]
        groups: defaultdict[object, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for key, block, letters in zip(keys, self._blocks, linked, strict=True):
            group = groups[key]
            group[0] += 1
            group[1] += block.prose
            group[2] += letters
        alike = {
            key: (count, log1p(prose / count), shown / (prose + shown) if prose + shown else 1.0, prose / self._total)
            for key, (count, prose, shown) in groups.items()
        }
        return [alike[key] for key in keys]


def _wider(page: Layout) -> list[int]:
    """Return for each region the innermost around it that holds more blocks; -1 for none."""
    wider: list[int] = []
    for region, held in zip(page.regions, page.held, strict=True):
        outer = region.parent
        wider.append(outer if outer < 0 or page.held[outer].blocks > held.blocks else wider[outer])
    return wider
