"""How much each region of a web page holds of what tells an article from clutter, all that is nested in it included."""

from collections.abc import Sequence

from crawler.citing.page_shape import PageShape

LISTS = frozenset({"ul", "ol"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPH_DENSITY = 0.25
"""The share of a division's words in links, below which it is treated as a paragraph."""


class Amounts:
    """What the regions of a page hold, without those that are out of the question."""

    def __init__(self, page: PageShape, gone: Sequence[bool]) -> None:
        """Add up what each region holds; ``gone`` says of each whether it is out of the question."""
        self._page = page
        self.regions = page.regions
        self.gone = gone
        size, regions = page.size, page.regions
        self.own_text = [0.0] * size
        self.text, self.linked, self.commas, self.headings, self.lists = ([0.0] * size for _ in range(5))
        self.paragraphs, self.images, self.items, self.inputs, self.frames = ([0.0] * size for _ in range(5))
        self.videos, self.tables = [0.0] * size, [0.0] * size
        self.by_tag = {
            "p": self.paragraphs, "img": self.images, "li": self.items, "input": self.inputs,
            **dict.fromkeys(("iframe", "object", "embed"), self.frames),
        }  # fmt: skip
        self.runs = [0] * size
        """How many runs of words stand in each region itself."""
        self.children = [0] * size
        self.only_child = [-1] * size
        for holder, length, commas in page.texts:
            if not gone[holder]:
                self.own_text[holder] += length
                self.runs[holder] += 1
                self.commas[holder] += commas
        for holder, shown in page.links:
            if not gone[holder]:
                self.linked[holder] += shown
        self.text = list(self.own_text)
        self.everything = (
            self.text, self.linked, self.commas, self.headings, self.lists, self.paragraphs, self.images, self.items,
            self.inputs, self.frames, self.videos, self.tables,
        )  # fmt: skip
        for index in range(size - 1, -1, -1):
            self._add_to_parent(index, regions[index].tag, regions[index].parent)
        self.is_paragraph = [
            at.tag == "div" and not page.nests[index] and self.density(index) < _PARAGRAPH_DENSITY
            for index, at in enumerate(regions)
        ]
        """Divisions that are treated as paragraphs: they hold words, and few of them in links."""
        self.is_wrapper = [
            at.tag == "div"
            and self.children[index] == 1
            and not self.runs[index]
            and (only := self.only_child[index]) >= 0
            and regions[only].tag == "p"
            and self.density(index) < _PARAGRAPH_DENSITY
            for index, at in enumerate(regions)
        ]
        """Divisions around a single paragraph, which stands in their place."""

    def density(self, index: int) -> float:
        """Return the share of a region's words that stand in links, 0 to 1 and 0 where there are none."""
        return self.linked[index] / self.text[index] if self.text[index] else 0.0

    def outer(self, index: int) -> int:
        """Return the element around, past divisions that a paragraph stands in the place of."""
        index = self.regions[index].parent
        while index >= 0 and self.is_wrapper[index]:
            index = self.regions[index].parent
        return index

    def take_out(self, region: int, kept: Sequence[bool]) -> None:
        """Take what a region holds from those around it, as far out as they are ``kept``."""
        at = self.regions[region]
        outer = at.parent
        amounts = [(values, values[region]) for values in self.everything if values[region]]
        if at.tag in self.by_tag:
            amounts.append((self.by_tag[at.tag], 1.0))
        while outer >= 0 and kept[outer]:
            for values, amount in amounts:
                values[outer] -= amount
            outer = self.regions[outer].parent

    def _add_to_parent(self, index: int, tag: str, parent: int) -> None:
        if tag in LISTS:
            self.lists[index] = self.text[index]
        elif tag in _HEADINGS:
            self.headings[index] = self.text[index]
        if parent < 0 or self.gone[index]:
            return
        if not self._page.is_phrase[index]:
            self.children[parent] += 1
            self.only_child[parent] = index
        elif not self._page.nests[parent] or self.regions[parent].tag != "div":
            self.children[parent] += 1
        for values in self.everything:
            if values[index]:
                values[parent] += values[index]
        if tag == "div":
            # The words that stand in a division itself are paragraphs.
            self.paragraphs[index] += self.runs[index]
            self.paragraphs[parent] += self.runs[index]
        elif tag in self.by_tag:
            self.by_tag[tag][parent] += 1
            self.videos[parent] += index in self._page.videos
        elif self._page.data_tables[index]:
            self.tables[parent] += 1
