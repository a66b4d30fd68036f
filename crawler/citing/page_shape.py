"""What the regions of a web page hold, as far as it tells where its article stands: words, links, tables of data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.citing.layout import Placed
from crawler.reading.document import Document, LinkKind

_UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu"
    r"|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination"
    r"|pager|popup|yom-remote"
)
_MAYBE = re.compile(r"and|article|body|column|content|main|mathjax|shadow")
_UNLIKELY_ROLES = frozenset({"menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"})
_VIDEO = re.compile(
    r"//(?:www\.)?(?:(?:dailymotion|youtube|youtube-nocookie|player\.vimeo|v\.qq)\.com"
    r"|(?:archive|upload\.wikimedia)\.org|player\.twitch\.tv)"
)
_GOOD = re.compile(r"article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story")
_BAD = re.compile(
    r"-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain"
    r"|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget"
)
_BYLINE = re.compile(r"byline|author|dateline|writtenby|p-author")
_COMMAS = re.compile("[,\u060c\ufe50\ufe10\ufe11\u2e41\u2e34\u2e32\uff0c]")
_STOP = re.compile(r"\.(?: |$)")
_PHRASING = frozenset({
    "a", "abbr", "audio", "b", "bdo", "br", "button", "cite", "code", "data", "dfn", "em", "embed", "font", "i", "img",
    "input", "kbd", "label", "mark", "object", "q", "ruby", "samp", "select", "small", "span", "strong", "sub", "sup",
    "textarea", "time", "var", "del", "ins", "u", "s", "strike", "big", "tt", "bdi",
})  # fmt: skip
_NEVER_UNLIKELY = frozenset({"html", "body", "a"})
_DATA_PARTS = frozenset({"th", "thead", "tfoot", "caption", "col", "colgroup"})
_ANCHOR_SHARE = 0.3
"""How much a link within the page counts beside one that leads away."""


@lru_cache(maxsize=8192)
def _is_unlikely(names: tuple[str, ...]) -> bool:
    text = " ".join(names)
    return _UNLIKELY.search(text) is not None and _MAYBE.search(text) is None


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
def says(pattern: re.Pattern[str], names: tuple[str, ...]) -> bool:
    """Whether a pattern is in names that are read one after another."""
    return pattern.search(" ".join(names)) is not None


@dataclass(slots=True)
class _Table:
    """What tells a table of data from one of layout."""

    has_parts: bool = False
    nests: bool = False
    rows: int = 0
    columns: int = 0
    cells: dict[int, int] = field(default_factory=dict)

    def add(self, tag: str, parent: int) -> None:
        """Count an element of the table."""
        self.has_parts = self.has_parts or tag in _DATA_PARTS
        if tag == "tr":
            self.rows += 1
        elif tag == "td":
            self.cells[parent] = self.cells.get(parent, 0) + 1
            self.columns = max(self.columns, self.cells[parent])

    @property
    def is_data(self) -> bool:
        if self.has_parts:
            return True
        if self.nests or self.rows <= 1 or self.columns <= 1:
            return False
        return self.rows >= 10 or self.columns > 4 or self.rows * self.columns > 10


class PageShape:
    """What holds for every attempt at a page."""

    def __init__(self, document: Document, blocks: Sequence[Placed]) -> None:
        self.regions = regions = document.regions
        self.size = size = len(regions)
        self.ends = list(range(1, size + 1))
        """After the last region inside each; what is inside follows it at once."""
        self.is_phrase = [at.tag in _PHRASING for at in regions]
        self.nests = [False] * size
        """Whether an element holds more than words, pictures and the like."""
        for index in range(size - 1, -1, -1):
            parent = regions[index].parent
            if parent >= 0:
                self.ends[parent] = max(self.ends[parent], self.ends[index])
                if not self.is_phrase[index]:
                    self.nests[parent] = True
                    self.is_phrase[parent] = False
        self.data_tables = self._data_tables()
        self.entries_hold = self._entries_hold()
        self.texts: list[tuple[int, int, int]] = []
        """For each block the innermost element around that is more than a phrase, its characters and its commas."""
        self.says_sentence = [False] * size
        """Whether a sentence ends in a region."""
        for block in blocks:
            if block.block.region >= 0:
                holder, text = self.holder(block.block.region), block.text
                self.texts.append((holder, len(text), len(_COMMAS.findall(text))))
                self.says_sentence[holder] = self.says_sentence[holder] or _STOP.search(text) is not None
        for index in range(size - 1, 0, -1):
            if self.says_sentence[index] and (parent := regions[index].parent) >= 0:
                self.says_sentence[parent] = True
        self.links = [
            (self.holder(link.region), (link.end - link.start) * (_ANCHOR_SHARE if link.href.startswith("#") else 1.0))
            for link in document.links
            if link.region >= 0 and link.end > link.start
        ]
        self.videos = {
            link.region for link in document.links if link.kind is LinkKind.FRAME and _VIDEO.search(link.target or "")
        }
        self.unlikely = self._unlikely()
        self.weights = [
            _weight(at.names[: at.classes], at.names[at.classes : at.classes + at.identifiers]) if at.names else 0
            for at in regions
        ]
        """How far the names of each region speak for an article."""
        self.out_of_sight = [
            at.hidden or at.tag == "noscript" or (at.unread and "fallback-image" not in at.names) for at in regions
        ]

    def out_of_question(self, *, strict: bool) -> list[bool]:
        """Say of each region whether it is out of sight or a byline, or, if ``strict``, unlikely by its name."""
        lengths = [0] * self.size
        for holder, length, _ in self.texts:
            lengths[holder] += length
        for index in range(self.size - 1, 0, -1):
            if (parent := self.regions[index].parent) >= 0:
                lengths[parent] += lengths[index]
        gone: list[bool] = []
        has_byline = False
        for index, at in enumerate(self.regions):
            out = (at.parent >= 0 and gone[at.parent]) or self.out_of_sight[index]
            if not out and not has_byline and at.names and 0 < lengths[index] < 100 and says(_BYLINE, at.names):
                out = has_byline = True
            gone.append(out or (strict and self.unlikely[index]))
        return gone

    def holder(self, region: int) -> int:
        """Return the innermost element around, or the region itself, that is more than a phrase."""
        while region > 0 and self.is_phrase[region]:
            region = self.regions[region].parent
        return region

    def _data_tables(self) -> list[bool]:
        """Say of each region whether it is a table of data rather than of layout."""
        around: list[int] = []
        """The innermost table around each region."""
        tables: dict[int, _Table] = {}
        for index, at in enumerate(self.regions):
            outer = -1 if at.parent < 0 else at.parent if at.parent in tables else around[at.parent]
            around.append(outer)
            if at.tag == "table":
                tables[index] = _Table()
            if outer >= 0:
                tables[outer].add(at.tag, at.parent)
        for index in reversed(tables):
            if around[index] >= 0:
                tables[around[index]].nests = True
                tables[around[index]].has_parts |= tables[index].has_parts
        return [
            at.tag == "table" and "presentation" not in at.names and tables[index].is_data
            for index, at in enumerate(self.regions)
        ]

    def _entries_hold(self) -> list[int]:
        """Return for each region how many elements the fullest of its children holds."""
        children, fullest = [0] * self.size, [0] * self.size
        for index in range(self.size - 1, -1, -1):
            if (parent := self.regions[index].parent) >= 0:
                children[parent] += 1
                fullest[parent] = max(fullest[parent], children[index])
        return fullest

    def _unlikely(self) -> list[bool]:
        marks: list[bool] = []
        spared: list[bool] = []
        for at in self.regions:
            parent = at.parent
            spared.append(parent >= 0 and (spared[parent] or self.regions[parent].tag in {"table", "code"}))
            named = at.classes + at.identifiers
            marks.append(
                (parent >= 0 and marks[parent])
                or (
                    bool(at.names)
                    and (
                        (
                            named > 0
                            and not spared[-1]
                            and at.tag not in _NEVER_UNLIKELY
                            and _is_unlikely(at.names[:named])
                        )
                        or not _UNLIKELY_ROLES.isdisjoint(at.names[named:])
                    )
                )
            )
        return marks
