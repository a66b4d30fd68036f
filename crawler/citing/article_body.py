"""Which regions of a web page hold the article, by the reasoning that reader views of browsers follow.

Paragraphs speak for the regions around them, the nearest most; names such as "sidebar" speak against, link-heavy
regions count less; the best region is taken with those of its siblings that resemble it, and then cleared of what is
mostly links, pictures or forms. (The method of Arc90's and Mozilla's Readability, in short.)
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.citing.layout import Placed
from crawler.citing.regions import INLINE
from crawler.reading.document import Region

_UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu"
    r"|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination"
    r"|pager|popup|yom-remote"
)
_MAYBE = re.compile(r"and|article|body|column|content|main|mathjax|shadow")
_UNLIKELY_ROLES = frozenset({"menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"})
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
_DROPPED = frozenset({"footer", "aside", "object", "embed", "iframe", "input", "textarea", "select", "button", "h1"})
_CLEARED = frozenset({"form", "fieldset", "table", "ul", "div"})
_LEAST_CHARACTERS = 500
"""A body shorter than this is sought again with fewer scruples."""
_LEVELS = 5


@lru_cache(maxsize=8192)
def _weight(names: tuple[str, ...]) -> int:
    """Return 25 for a name that speaks for an article, -25 for one against."""
    text = " ".join(names)
    return 25 * (_GOOD.search(text) is not None) - 25 * (_BAD.search(text) is not None) if text else 0


@lru_cache(maxsize=8192)
def _is_unlikely(tag: str, names: tuple[str, ...]) -> bool:
    if tag in {"html", "body", "a"} or not names:
        return False
    text = " ".join(names)
    if _UNLIKELY.search(text) and not _MAYBE.search(text):
        return True
    return not _UNLIKELY_ROLES.isdisjoint(names)


@dataclass(slots=True)
class Body:
    """What was taken for the article, as flags for each region."""

    chosen: list[bool]
    """In the best region or a sibling taken with it, before clearing."""
    kept: list[bool]
    """Still there after clearing."""
    unlikely: list[bool]
    """Inside a region whose names speak against it."""
    standing: list[float]
    """The score of the best region around each, as a share of the best of all."""


class _Counts:
    """What each region holds, all that is nested in it included."""

    def __init__(self, size: int) -> None:
        self.text, self.linked, self.commas, self.headings, self.lists = ([0.0] * size for _ in range(5))
        self.paragraphs, self.images, self.items, self.inputs, self.frames = ([0.0] * size for _ in range(5))
        self.children: list[list[int]] = [[] for _ in range(size)]

    def all(self) -> tuple[list[float], ...]:
        return (
            self.text, self.linked, self.commas, self.headings, self.lists,
            self.paragraphs, self.images, self.items, self.inputs, self.frames,
        )  # fmt: skip

    def density(self, index: int) -> float:
        return min(1.0, self.linked[index] / self.text[index]) if self.text[index] else 0.0


def article_body(regions: Sequence[Region], blocks: Sequence[Placed]) -> Body:
    """Return which regions hold the article."""
    best: Body | None = None
    longest = -1
    for strict, weighing, clearing in (
        (True, True, True),
        (False, True, True),
        (False, False, True),
        (False, False, False),
    ):
        body, length = _Attempt(regions, blocks, strict=strict, weighing=weighing, clearing=clearing).body()
        if length > longest:
            best, longest = body, length
        if length >= _LEAST_CHARACTERS:
            break
    assert best is not None
    return best


class _Attempt:
    def __init__(
        self, regions: Sequence[Region], blocks: Sequence[Placed], *, strict: bool, weighing: bool, clearing: bool
    ) -> None:
        self.regions = regions
        self.weighing = weighing
        self.clearing = clearing
        self.holders = [self._holder(block.block.region) for block in blocks]
        self.has_blocks = self._nesting()
        self.unlikely = self._marked(lambda at: _is_unlikely(at.tag, at.names))
        self.gone = [at.hidden for at in regions]
        if strict:
            self.gone = [gone or unlikely for gone, unlikely in zip(self.gone, self.unlikely, strict=True)]
        self._drop_byline(blocks)
        self.blocks = blocks
        self.counts = self._count()
        self.scores: dict[int, float] = {}

    def body(self) -> tuple[Body, int]:
        self._score()
        chosen = self._choose()
        kept = list(chosen)
        if self.clearing:
            self._clear(kept)
        else:
            kept = [inside and not gone for inside, gone in zip(kept, self.gone, strict=True)]
        length = sum(len(block.text) for block in self.blocks if block.block.region >= 0 and kept[block.block.region])
        return Body(chosen, kept, self.unlikely, self._standing()), length

    def _holder(self, region: int) -> int:
        while region >= 0 and self.regions[region].tag in INLINE:
            region = self.regions[region].parent
        return region

    def _nesting(self) -> list[bool]:
        nests = [False] * len(self.regions)
        for at in self.regions:
            if at.parent >= 0 and at.tag not in INLINE and at.tag not in {"img", "input", "br"}:
                nests[at.parent] = True
        return nests

    def _marked(self, rule: Callable[[Region], bool]) -> list[bool]:
        marks: list[bool] = []
        for at in self.regions:
            marks.append((at.parent >= 0 and marks[at.parent]) or rule(at))
        return marks

    def _drop_byline(self, blocks: Sequence[Placed]) -> None:
        """Leave out the first short region that is called a byline."""
        lengths: dict[int, int] = {}
        for block in blocks:
            region = block.block.region
            while region >= 0:
                lengths[region] = lengths.get(region, 0) + len(block.text)
                region = self.regions[region].parent
        for index, at in enumerate(self.regions):
            if at.names and 0 < lengths.get(index, 0) < 100 and _BYLINE.search(" ".join(at.names)):
                for inner in range(index, len(self.regions)):
                    if inner == index or (
                        self.regions[inner].parent >= index and self.gone[self.regions[inner].parent]
                    ):
                        self.gone[inner] = True
                return

    def _count(self) -> _Counts:
        size = len(self.regions)
        counts = _Counts(size)
        everything = counts.all()
        for block in self.blocks:
            region = block.block.region
            if region >= 0 and not self.gone[region]:
                counts.text[region] += len(block.text)
                counts.linked[region] += len(block.text) * block.density
                counts.commas[region] += len(_COMMAS.findall(block.text))
                counts.headings[region] += (
                    len(block.text) if self.regions[self._block_holder(region)].tag in _HEADINGS else 0
                )
        for index in range(size - 1, -1, -1):
            at = self.regions[index]
            if at.tag in _LISTS:
                counts.lists[index] = counts.text[index]
            if at.parent < 0 or self.gone[index]:
                continue
            for values in everything:
                values[at.parent] += values[index]
            counts.paragraphs[at.parent] += at.tag == "p" or (at.tag == "div" and not self.has_blocks[index])
            counts.images[at.parent] += at.tag == "img"
            counts.items[at.parent] += at.tag == "li"
            counts.inputs[at.parent] += at.tag == "input"
            counts.frames[at.parent] += at.tag in {"iframe", "object", "embed"}
            counts.children[at.parent].append(index)
        return counts

    def _block_holder(self, region: int) -> int:
        return max(self._holder(region), 0)

    def _score(self) -> None:
        for block, holder in zip(self.blocks, self.holders, strict=True):
            if holder < 0 or self.gone[block.block.region] or len(block.text) < 25:
                continue
            tag = self.regions[holder].tag
            whole = tag in {"p", "pre", "td", "h2", "h3", "h4", "h5", "h6"} or (
                tag == "div" and not self.has_blocks[holder]
            )
            if not whole and tag != "div":
                continue
            region = self.regions[holder].parent if whole else holder
            score = 2 + len(_COMMAS.findall(block.text)) + min(len(block.text) // 100, 3)
            for level in range(_LEVELS):
                if region < 0:
                    break
                if region not in self.scores:
                    at = self.regions[region]
                    self.scores[region] = _FIRST_SCORES.get(at.tag, 0.0) + (_weight(at.names) if self.weighing else 0)
                self.scores[region] += score / (1, 2, 6, 9, 12)[level]
                region = self.regions[region].parent
        for region in self.scores:
            self.scores[region] *= 1 - self.counts.density(region)

    def _choose(self) -> list[bool]:
        size = len(self.regions)
        if not self.scores:
            return [True] * size
        best = self._best()
        parent = self.regions[best].parent
        taken = {best}
        if parent >= 0:
            least = max(10.0, self.scores.get(best, 0.0) * 0.2)
            for sibling in self.counts.children[parent]:
                if sibling != best and self._resembles(sibling, best, least):
                    taken.add(sibling)
        chosen: list[bool] = []
        for index, at in enumerate(self.regions):
            chosen.append(index in taken or (at.parent >= 0 and chosen[at.parent]))
        return chosen

    def _best(self) -> int:
        ranked = sorted(self.scores, key=lambda region: -self.scores[region])[:5]
        best = ranked[0]
        rivals = [self._ancestors(r) for r in ranked[1:] if self.scores[r] >= 0.75 * self.scores[best] > 0]
        if len(rivals) >= 3:
            for region in self._ancestors(best):
                if self.regions[region].tag in {"html", "body"}:
                    break
                if sum(region in rival for rival in rivals) >= 3:
                    best = region
                    break
        last = self.scores.get(best, 0.0)
        least = last / 3
        region = self.regions[best].parent
        while region >= 0 and self.regions[region].tag not in {"html", "body"}:
            score = self.scores.get(region)
            if score is not None:
                if score < least:
                    break
                if score > last:
                    best = region
                    break
                last = score
            region = self.regions[region].parent
        while (outer := self.regions[best].parent) >= 0 and self.regions[outer].tag not in {"html", "body"}:
            if len(self.counts.children[outer]) != 1:
                break
            best = outer
        return best

    def _ancestors(self, region: int) -> list[int]:
        found = []
        while (region := self.regions[region].parent) >= 0:
            found.append(region)
        return found

    def _resembles(self, sibling: int, best: int, least: float) -> bool:
        ours, theirs = self.regions[best].names, self.regions[sibling].names
        bonus = self.scores.get(best, 0.0) * 0.2 if ours and ours == theirs else 0.0
        if sibling in self.scores and self.scores[sibling] + bonus >= least:
            return True
        if self.regions[sibling].tag != "p":
            return False
        length, density = self.counts.text[sibling], self.counts.density(sibling)
        return (length > 80 and density < 0.25) or (0 < length < 80 and density == 0)

    def _clear(self, kept: list[bool]) -> None:
        """Take out of what was chosen the regions that are clutter, with all inside them."""
        cleared = [False] * len(self.regions)
        figures = self._marked(lambda at: at.tag == "figure")
        for index, at in enumerate(self.regions):
            if not kept[index]:
                continue
            cleared[index] = (
                (at.parent >= 0 and cleared[at.parent])
                or self.gone[index]
                or at.tag in _DROPPED
                or self._is_sharing(index)
                or (at.tag in _CLEARED and self._is_clutter(index, in_figure=figures[index]))
            )
            kept[index] = not cleared[index]

    def _is_sharing(self, index: int) -> bool:
        names = self.regions[index].names
        return (
            bool(names) and self.counts.text[index] < _LEAST_CHARACTERS and _SHARING.search(" ".join(names)) is not None
        )

    def _is_clutter(self, index: int, *, in_figure: bool) -> bool:
        at, counts = self.regions[index], self.counts
        length = counts.text[index]
        if at.tag == "div" and not self.has_blocks[index]:
            return False
        listing = at.tag in _LISTS or (length > 0 and counts.lists[index] / length > 0.9)
        weight = _weight(at.names) if self.weighing else 0
        if weight < 0:
            return True
        if counts.commas[index] >= 10:
            return False
        density = counts.density(index)
        paragraphs, images = counts.paragraphs[index], counts.images[index]
        clutter = (
            (images > 1 and paragraphs / images < 0.5 and not in_figure)
            or (not listing and counts.items[index] - 100 > paragraphs)
            or counts.inputs[index] > paragraphs // 3
            or (not listing and (not length or counts.headings[index] / length < 0.9) and length < 25
                and (images == 0 or images > 2) and density > 0 and not in_figure)
            or (not listing and weight < 25 and density > 0.2)
            or (weight >= 25 and density > 0.5)
            or (counts.frames[index] == 1 and length < 75)
            or counts.frames[index] > 1
        )  # fmt: skip
        if listing and clutter and counts.items[index] and images == counts.items[index]:
            return False
        return clutter

    def _standing(self) -> list[float]:
        top = max(self.scores.values(), default=0.0)
        standing: list[float] = []
        for index, at in enumerate(self.regions):
            own = self.scores.get(index, 0.0) / top if top > 0 else 0.0
            standing.append(max(own, standing[at.parent] if at.parent >= 0 else 0.0))
        return standing
