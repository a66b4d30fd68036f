"""What within a chosen article is clutter: boxes of links, forms, pictures by themselves, buttons to share."""

import re
from collections.abc import Sequence

from crawler.citing.page_shape import PageShape, says
from crawler.citing.region_amounts import LISTS, Amounts

_SHARING = re.compile(r"(?:\b|_)(?:share|sharedaddy)(?:\b|_)")
_UNCHANGED = frozenset({"article", "section", "p", "ol", "ul"})
"""What is taken for the article's top is treated as a ``div``, but for these."""
LEAST_CHARACTERS = 500
"""A body shorter than this is sought again with fewer scruples, and what holds more is no button."""


class Clearing:
    """Clears the regions that were chosen, and remembers with which region each went."""

    def __init__(self, page: PageShape, amounts: Amounts, weights: Sequence[int], kept: list[bool]) -> None:
        """Begin with what is ``kept``, which :meth:`clear` goes on to change."""
        self._page = page
        self._regions = page.regions
        self._amounts = amounts
        self._weights = weights
        self._kept = kept
        self.cleared = [-1] * page.size
        """The region with which each was cleared; -1 for one that was not."""

    def clear(self, tops: Sequence[int]) -> None:
        """Take out of what was chosen the regions that are clutter, with all inside them."""
        by_tag: dict[str, list[int]] = {}
        for top in tops:
            for index in range(top, self._page.ends[top]):
                tag = self._regions[index].tag
                if index == top and tag not in _UNCHANGED:
                    tag = "div"
                by_tag.setdefault(tag, []).append(index)
        within = tuple(self._within(tops, tag) for tag in ("table", "figure", "code"))
        self._clear_clutter(("form", "fieldset"), by_tag, within)
        self._drop(("footer", "aside"), by_tag)
        self._clear_sharing(tops)
        self._drop(("textarea", "select", "button"), by_tag)
        for index in [*by_tag.get("h1", ()), *by_tag.get("h2", ())]:
            if self._kept[index] and self._weights[index] < 0:
                self._remove(index)
        self._clear_clutter(("table", "ul", "div"), by_tag, within)

    def _clear_clutter(
        self,
        tags: Sequence[str],
        by_tag: dict[str, list[int]],
        within: Sequence[Sequence[bool]],
    ) -> None:
        in_data, in_figure, in_code = within
        for tag in tags:
            for index in reversed(by_tag.get(tag, ())):
                is_data = in_data[index] or self._page.data_tables[index] or self._amounts.tables[index]
                if not self._kept[index] or in_code[index] or is_data:
                    continue
                if self._is_clutter(index, tag, in_figure=in_figure[index]):
                    self._remove(index)

    def _drop(self, tags: Sequence[str], by_tag: dict[str, list[int]]) -> None:
        for tag in tags:
            for index in by_tag.get(tag, ()):
                if self._kept[index]:
                    self._remove(index)

    def _clear_sharing(self, tops: Sequence[int]) -> None:
        for top in tops:
            for index in range(top + 1, self._page.ends[top]):
                at = self._regions[index]
                named = at.classes + at.identifiers
                is_short = self._kept[index] and named > 0 and self._amounts.text[index] < LEAST_CHARACTERS
                if is_short and says(_SHARING, at.names[:named]):
                    self._remove(index)

    def _within(self, tops: Sequence[int], tag: str) -> list[bool]:
        """Say of each region whether it is inside an element of that name; inside a table of data, for tables."""
        marks = [False] * self._page.size
        for top in tops:
            for index in range(top + 1, self._page.ends[top]):
                parent = self._regions[index].parent
                is_one = self._page.data_tables[parent] if tag == "table" else self._regions[parent].tag == tag
                marks[index] = marks[parent] or is_one
        return marks

    def _remove(self, region: int) -> None:
        self._amounts.take_out(region, self._kept)
        for inside in range(region, self._page.ends[region]):
            if self._kept[inside]:
                self._kept[inside], self.cleared[inside] = False, region

    def _is_clutter(self, index: int, tag: str, *, in_figure: bool) -> bool:
        if tag == "div" and (self._amounts.is_paragraph[index] or self._amounts.is_wrapper[index]):
            return False
        if self._weights[index] < 0:
            return True
        if self._amounts.commas[index] >= 10 or self._amounts.videos[index]:
            return False
        length = self._amounts.text[index]
        listing = tag in LISTS or (length > 0 and self._amounts.lists[index] / length > 0.9)
        weight, density = self._weights[index], self._amounts.density(index)
        paragraphs, images = self._amounts.paragraphs[index], self._amounts.images[index]
        clutter = (
            (images > 1 and paragraphs / images < 0.5 and not in_figure)
            or (not listing and self._amounts.items[index] - 100 > paragraphs)
            or self._amounts.inputs[index] > paragraphs // 3
            or (not listing and (not length or self._amounts.headings[index] / length < 0.9) and length < 25
                and (images == 0 or images > 2) and density > 0 and not in_figure)
            or (not listing and weight < 25 and density > 0.2)
            or (weight >= 25 and density > 0.5)
            or (self._amounts.frames[index] == 1 and length < 75)
            or self._amounts.frames[index] > 1
            or (images == 0 and length == 0)
        )  # fmt: skip
        return clutter and not (listing and self._is_gallery(index))

    def _is_gallery(self, index: int) -> bool:
        """Whether a list is simply of pictures."""
        if not self._amounts.items[index] or self._amounts.images[index] != self._amounts.items[index]:
            return False
        return self._page.entries_hold[index] <= 1
