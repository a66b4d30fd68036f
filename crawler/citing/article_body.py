"""Which regions of a web page hold the article, by the reasoning that reader views of browsers follow.

Paragraphs speak for the regions around them, the nearest most; names such as "sidebar" speak against, link-heavy
regions count less; the best region is taken with those of its siblings that resemble it, and then cleared of what is
mostly links, pictures or forms. (The method of Arc90's and Mozilla's Readability, as its documentation and its answers
show it.)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.citing.layout import Placed
from crawler.citing.page_shape import PageShape
from crawler.reading.document import Document, Link

_GOOD = re.compile(r"article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story")
_BAD = re.compile(
    r"-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain"
    r"|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget"
)
_SHARING = re.compile(r"(?:\b|_)(?:share|sharedaddy)(?:\b|_)")
_BYLINE = re.compile(r"byline|author|dateline|writtenby|p-author")
_COMMAS = re.compile("[,\u060c\ufe50\ufe10\ufe11\u2e41\u2e34\u2e32\uff0c]")
_FIRST_SCORES = {
    "div": 5.0, **dict.fromkeys(("pre", "td", "blockquote"), 3.0),
    **dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3.0),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "th"), -5.0),
}  # fmt: skip
_LISTS = frozenset({"ul", "ol"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SCORED = frozenset({"section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre"})
"""The elements that speak for those around them."""
_UNCHANGED = frozenset({"article", "section", "p", "ol", "ul"})
"""What is taken for the article's top is treated as a ``div``, but for these."""
_WHOLE_PAGE = frozenset({"html", "body"})
_LEAST_CHARACTERS = 500
"""A body shorter than this is sought again with fewer scruples."""
_LEVELS = 5


@lru_cache(maxsize=8192)
def _weight(classes: tuple[str, ...], identifiers: tuple[str, ...]) -> int:
    """Return 25 for classes that speak for an article, -25 for some against, and the same for an id."""
    weight = 0
    for names in (classes, identifiers):
        if names:
            text = " ".join(names)
            weight += 25 * (_GOOD.search(text) is not None) - 25 * (_BAD.search(text) is not None)
    return weight


@lru_cache(maxsize=8192)
def _says(pattern: re.Pattern[str], names: tuple[str, ...]) -> bool:
    return pattern.search(" ".join(names)) is not None


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
        body, length = _Attempt(page, strict=strict, weighing=weighing, clearing=clearing).body()
        if length > longest:
            best, longest = body, length
        if length >= _LEAST_CHARACTERS:
            break
    assert best is not None
    return best


class _Attempt:
    def __init__(self, page: PageShape, *, strict: bool, weighing: bool, clearing: bool) -> None:
        self.page = page
        self.regions = page.regions
        self.clearing = clearing
        self.weights = (
            [
                _weight(at.names[: at.classes], at.names[at.classes : at.classes + at.identifiers]) if at.names else 0
                for at in page.regions
            ]
            if weighing
            else [0] * page.size
        )
        self.gone = self._gone(strict=strict)
        self.scores: dict[int, float] = {}
        self.cleared = [-1] * page.size
        self._count()

    def body(self) -> tuple[Body, float]:
        self._score()
        tops = self._choose()
        chosen = [False] * self.page.size
        for top in tops:
            chosen[top : self.page.ends[top]] = [True] * (self.page.ends[top] - top)
        kept = [inside and not gone for inside, gone in zip(chosen, self.gone, strict=True)]
        if self.clearing:
            self._clear(kept, tops)
        length = sum(self.own_text[index] for index, is_kept in enumerate(kept) if is_kept)
        return Body(chosen, kept, self.cleared, self.page.unlikely, self._standing(), self.page.ends), length

    def _gone(self, *, strict: bool) -> list[bool]:
        page = self.page
        lengths = [0] * page.size
        for holder, text in page.texts:
            lengths[holder] += len(text)
        for index in range(page.size - 1, 0, -1):
            if (parent := self.regions[index].parent) >= 0:
                lengths[parent] += lengths[index]
        gone: list[bool] = []
        has_byline = False
        for index, at in enumerate(self.regions):
            out = (at.parent >= 0 and gone[at.parent]) or page.out_of_sight[index]
            if not out and not has_byline and at.names and 0 < lengths[index] < 100 and _says(_BYLINE, at.names):
                out = has_byline = True
            gone.append(out or (strict and page.unlikely[index]))
        return gone

    def _count(self) -> None:
        """Add up what each region holds, all that is nested in it included."""
        size, regions, gone = self.page.size, self.regions, self.gone
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
        for holder, text in self.page.texts:
            if not gone[holder]:
                self.own_text[holder] += len(text)
                self.runs[holder] += 1
                self.commas[holder] += len(_COMMAS.findall(text))
        for holder, length in self.page.links:
            if not gone[holder]:
                self.linked[holder] += length
        self.text = list(self.own_text)
        self.everything = (
            self.text, self.linked, self.commas, self.headings, self.lists, self.paragraphs, self.images, self.items,
            self.inputs, self.frames, self.videos, self.tables,
        )  # fmt: skip
        for index in range(size - 1, -1, -1):
            self._add_to_parent(index, regions[index].tag, regions[index].parent)
        self.is_paragraph = [
            at.tag == "div" and not self.page.nests[index] and self._density(index) < 0.25
            for index, at in enumerate(regions)
        ]
        """Divisions that are treated as paragraphs: they hold words, and few of them in links."""
        self.is_wrapper = [
            at.tag == "div"
            and self.children[index] == 1
            and not self.runs[index]
            and (only := self.only_child[index]) >= 0
            and regions[only].tag == "p"
            and self._density(index) < 0.25
            for index, at in enumerate(regions)
        ]
        """Divisions around a single paragraph, which stands in their place."""

    def _add_to_parent(self, index: int, tag: str, parent: int) -> None:
        if tag in _LISTS:
            self.lists[index] = self.text[index]
        elif tag in _HEADINGS:
            self.headings[index] = self.text[index]
        if parent < 0 or self.gone[index]:
            return
        if not self.page.is_phrase[index]:
            self.children[parent] += 1
            self.only_child[parent] = index
        elif not self.page.nests[parent] or self.regions[parent].tag != "div":
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
            self.videos[parent] += index in self.page.videos
        elif self.page.data_tables[index]:
            self.tables[parent] += 1

    def _density(self, index: int) -> float:
        return self.linked[index] / self.text[index] if self.text[index] else 0.0

    def _outer(self, index: int) -> int:
        """Return the element around, past divisions that a paragraph stands in the place of."""
        index = self.regions[index].parent
        while index >= 0 and self.is_wrapper[index]:
            index = self.regions[index].parent
        return index

    def _score(self) -> None:
        for index, at in enumerate(self.regions):
            if self.gone[index]:
                continue
            if (at.tag in _SCORED or self.is_paragraph[index]) and self.text[index] >= 25:
                self._speak(self._outer(index), self.text[index], self.commas[index])
        for holder, text in self.page.texts:
            is_run = self.regions[holder].tag == "div" and not self.is_paragraph[holder]
            if is_run and not self.gone[holder] and len(text) >= 25:
                self._speak(holder, len(text), len(_COMMAS.findall(text)))
        for region in self.scores:
            self.scores[region] *= 1 - self._density(region)

    def _speak(self, region: int, length: float, commas: float) -> None:
        score = 2 + commas + min(length // 100, 3)
        for level in range(_LEVELS):
            if region < 0 or self.regions[region].tag == "html":
                break
            if region not in self.scores:
                self.scores[region] = self._first_score(region)
            self.scores[region] += score / (1, 2, 6, 9, 12)[level]
            region = self._outer(region)

    def _first_score(self, region: int) -> float:
        return _FIRST_SCORES.get(self.regions[region].tag, 0.0) + self.weights[region]

    def _choose(self) -> list[int]:
        """Return the regions taken for the article."""
        best = self._best() if self.scores else -1
        if best < 0 or self.regions[best].tag in _WHOLE_PAGE:
            return [index for index, at in enumerate(self.regions) if at.parent < 0]
        parent = self.regions[best].parent
        taken = [best]
        if parent >= 0:
            score = self.scores.get(best)
            if score is None:
                score = self._first_score(best)
            index = parent + 1
            while index < self.page.ends[parent]:
                if index != best and not self.gone[index] and self._resembles(index, best, score):
                    taken.append(index)
                index = self.page.ends[index]
        return sorted(taken)

    def _best(self) -> int:
        ranked = sorted(self.scores, key=lambda region: -self.scores[region])[:5]
        best = ranked[0]
        if self.regions[best].tag in _WHOLE_PAGE:
            return best
        rivals = [set(self._ancestors(r)) for r in ranked[1:] if self.scores[r] >= 0.75 * self.scores[best] > 0]
        if len(rivals) >= 3:
            for region in self._ancestors(best):
                if self.regions[region].tag in _WHOLE_PAGE:
                    break
                if sum(region in rival for rival in rivals) >= 3:
                    best = region
                    break
        last = self.scores.get(best)
        if last is None:
            last = self._first_score(best)
        least = last / 3
        region = self.regions[best].parent
        while region >= 0 and self.regions[region].tag not in _WHOLE_PAGE:
            score = self.scores.get(region)
            if score is not None:
                if score < least:
                    break
                if score > last:
                    best = region
                    break
                last = score
            region = self.regions[region].parent
        while (outer := self.regions[best].parent) >= 0 and self.regions[outer].tag not in _WHOLE_PAGE:
            if self.children[outer] != 1:
                break
            best = outer
        return best

    def _ancestors(self, region: int) -> list[int]:
        found = []
        while (region := self.regions[region].parent) >= 0:
            found.append(region)
        return found

    def _resembles(self, sibling: int, best: int, score: float) -> bool:
        ours, theirs = self.regions[best], self.regions[sibling]
        alike = ours.classes > 0 and ours.names[: ours.classes] == theirs.names[: theirs.classes]
        least = max(10.0, score * 0.2)
        if sibling in self.scores and self.scores[sibling] + (score * 0.2 if alike else 0.0) >= least:
            return True
        if theirs.tag != "p" and not self.is_paragraph[sibling] and not self.is_wrapper[sibling]:
            return False
        length, density = self.text[sibling], self._density(sibling)
        if length > 80:
            return density < 0.25
        return length > 0 and density == 0 and self.page.says_sentence[sibling]

    def _clear(self, kept: list[bool], tops: Sequence[int]) -> None:
        """Take out of what was chosen the regions that are clutter, with all inside them."""
        by_tag: dict[str, list[int]] = {}
        for top in tops:
            for index in range(top, self.page.ends[top]):
                tag = self.regions[index].tag
                if index == top and tag not in _UNCHANGED:
                    tag = "div"
                by_tag.setdefault(tag, []).append(index)
        within = tuple(self._within(tops, tag) for tag in ("table", "figure", "code"))
        self._clear_clutter(("form", "fieldset"), by_tag, within, kept)
        self._drop(("footer", "aside"), by_tag, kept)
        self._clear_sharing(kept, tops)
        self._drop(("textarea", "select", "button"), by_tag, kept)
        for index in [*by_tag.get("h1", ()), *by_tag.get("h2", ())]:
            if kept[index] and self.weights[index] < 0:
                self._remove(index, kept)
        self._clear_clutter(("table", "ul", "div"), by_tag, within, kept)

    def _clear_clutter(
        self,
        tags: Sequence[str],
        by_tag: dict[str, list[int]],
        within: Sequence[Sequence[bool]],
        kept: list[bool],
    ) -> None:
        in_data, in_figure, in_code = within
        for tag in tags:
            for index in reversed(by_tag.get(tag, ())):
                is_data = in_data[index] or self.page.data_tables[index] or self.tables[index]
                if not kept[index] or in_code[index] or is_data:
                    continue
                if self._is_clutter(index, tag, in_figure=in_figure[index]):
                    self._remove(index, kept)

    def _drop(self, tags: Sequence[str], by_tag: dict[str, list[int]], kept: list[bool]) -> None:
        for tag in tags:
            for index in by_tag.get(tag, ()):
                if kept[index]:
                    self._remove(index, kept)

    def _clear_sharing(self, kept: list[bool], tops: Sequence[int]) -> None:
        for top in tops:
            for index in range(top + 1, self.page.ends[top]):
                at = self.regions[index]
                named = at.classes + at.identifiers
                is_short = kept[index] and named > 0 and self.text[index] < _LEAST_CHARACTERS
                if is_short and _says(_SHARING, at.names[:named]):
                    self._remove(index, kept)

    def _within(self, tops: Sequence[int], tag: str) -> list[bool]:
        """Say of each region whether it is inside an element of that name; inside a table of data, for tables."""
        marks = [False] * self.page.size
        for top in tops:
            for index in range(top + 1, self.page.ends[top]):
                parent = self.regions[index].parent
                is_one = self.page.data_tables[parent] if tag == "table" else self.regions[parent].tag == tag
                marks[index] = marks[parent] or is_one
        return marks

    def _remove(self, region: int, kept: list[bool]) -> None:
        at = self.regions[region]
        outer = at.parent
        amounts = [(values, values[region]) for values in self.everything if values[region]]
        if at.tag in self.by_tag:
            amounts.append((self.by_tag[at.tag], 1.0))
        while outer >= 0 and kept[outer]:
            for values, amount in amounts:
                values[outer] -= amount
            outer = self.regions[outer].parent
        for inside in range(region, self.page.ends[region]):
            if kept[inside]:
                kept[inside], self.cleared[inside] = False, region

    def _is_clutter(self, index: int, tag: str, *, in_figure: bool) -> bool:
        if tag == "div" and (self.is_paragraph[index] or self.is_wrapper[index]):
            return False
        if self.weights[index] < 0:
            return True
        if self.commas[index] >= 10 or self.videos[index]:
            return False
        length = self.text[index]
        listing = tag in _LISTS or (length > 0 and self.lists[index] / length > 0.9)
        weight, density = self.weights[index], self._density(index)
        paragraphs, images = self.paragraphs[index], self.images[index]
        clutter = (
            (images > 1 and paragraphs / images < 0.5 and not in_figure)
            or (not listing and self.items[index] - 100 > paragraphs)
            or self.inputs[index] > paragraphs // 3
            or (not listing and (not length or self.headings[index] / length < 0.9) and length < 25
                and (images == 0 or images > 2) and density > 0 and not in_figure)
            or (not listing and weight < 25 and density > 0.2)
            or (weight >= 25 and density > 0.5)
            or (self.frames[index] == 1 and length < 75)
            or self.frames[index] > 1
            or (images == 0 and length == 0)
        )  # fmt: skip
        return clutter and not (listing and self._is_gallery(index))

    def _is_gallery(self, index: int) -> bool:
        """Whether a list is simply of pictures."""
        if not self.items[index] or self.images[index] != self.items[index]:
            return False
        return self.page.entries_hold[index] <= 1

    def _standing(self) -> list[float]:
        top = max(self.scores.values(), default=0.0)
        standing: list[float] = []
        for index, at in enumerate(self.regions):
            own = self.scores.get(index, 0.0) / top if top > 0 else 0.0
            standing.append(max(own, standing[at.parent] if at.parent >= 0 else 0.0))
        return standing
