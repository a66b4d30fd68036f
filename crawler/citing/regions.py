"""What the regions of a web page say of what is in them: what they are called, what they hold, which holds the article.

A region that a page's author calls "related-posts" is not the article; one that holds most of the page's prose and few
links probably is.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.citing.layout import Placed
from crawler.reading.document import Region

CALLED: dict[str, re.Pattern[str]] = {
    "content": re.compile(r"article|body|content|entry|post(?!er)|story|prose|text|main"),
    "body": re.compile(
        r"(?:article|story|post|entry)[-_]*(?:body|content|text|copy|main)|e-content|body[-_]*(?:copy|text|content)"
    ),
    "share": re.compile(r"shar(?:e|ing)|social|addthis|follow|(?:^|[-_])(?:facebook|twitter|whatsapp|pinterest)"),
    "related": re.compile(
        r"relat|recommend|recirc|read[-_]*(?:more|next|also)|up[-_]?next|more[-_](?:from|on|in|stor|news|post)|popular"
        r"|trending|most[-_]|latest|teaser|outbrain|taboola|promo|suggest|similar|onward|river|next|prev|card|headline[-_]?list"
        r"|featured|stories|recent|package|carousel|zergnet"
    ),
    "comment": re.compile(r"comment|disqus|respond|repl(?:y|ies)|discussion|thread"),
    "navigation": re.compile(r"nav|menu|crumb|pagination|pager|paging|skip|toolbar|tabs?(?:$|[-_])|dropdown"),
    "header": re.compile(r"header|masthead|banner|(?:^|[-_])top(?:$|[-_])|(?:^|[-_])hd(?:$|[-_])"),
    "footer": re.compile(r"foot(?!note)|bottom|copyright|legal|colophon"),
    "aside": re.compile(r"side|aside|rail|widget|complementary|(?:^|[-_])col(?:umn)?[-_]?(?:2|3|r|right)|pullquote"),
    "author": re.compile(r"author|byline|(?:^|[-_])bio|contributor|writer|vcard|profile|user|avatar"),
    "details": re.compile(r"meta|info|date|time|dek|summary|dateline|published"),
    "taxonomy": re.compile(
        r"(?:^|[-_])tag(?:s|ged|list|cloud)?(?:$|[-_](?!\w*\d))|categor(?:y|ies)|topic|keyword|(?:^|[-_])label"
        r"|section[-_]?(?:name|title|label)|eyebrow|kicker|rubric"
    ),
    "newsletter": re.compile(r"newsletter|subscri|sign[-_]?up|donat|paywall|member|(?:^|[-_])cta|appeal|login|form"),
    "advert": re.compile(r"(?:^|[-_])ads?(?:$|[-_\d])|advert|sponsor|promoted|dfp|(?:^|[-_])gpt|affiliate|commerc"),
    "caption": re.compile(
        r"caption|credit|figure|photo|image|(?:^|[-_])img|gallery|media|slide|thumb|picture|lightbox"
    ),
    "embed": re.compile(r"embed|tweet|instagram|youtube|video|player|iframe|oembed"),
    "notes": re.compile(
        r"reference|reflist|footnote|endnote|(?:^|[-_])cite|citation|biblio|(?:^|[-_])notes?(?:$|[-_])|doc-"
    ),
    "infobox": re.compile(r"infobox|navbox|hatnote|toc|catlinks|editsection|metadata|sister|factbox|fact-box"),
}
"""What classes, ids and roles call regions, by what they mean for the links inside."""

CALLS = tuple(CALLED)
TAGS = (
    "nav", "header", "footer", "aside", "main", "article", "section", "figure", "figcaption", "ul", "ol", "li", "dl",
    "table", "p", "blockquote", "form", "button", "h1", "h2", "h3", "h4", "strong", "em", "sup", "small", "span", "div",
)  # fmt: skip
"""The elements that mean something for the links inside."""

NOTES = frozenset({"footnotes", "footnote", "endnotes", "endnote", "doc-endnotes"})
"""What lists of notes are called by the programs that make them."""

_WHOLE = frozenset({"html", "body", "article", "main"})
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
})  # fmt: skip
_MAX_NAMES = 8
FAR = 30
"""The distance of what is not there."""


def is_within(regions: Sequence[Region], region: int, called: frozenset[str]) -> bool:
    """Whether a region, or one around it, bears one of some names."""
    while region >= 0:
        at = regions[region]
        if not called.isdisjoint(at.names):
            return True
        region = at.parent
    return False


@lru_cache(maxsize=8192)
def calls(tag: str, names: tuple[str, ...]) -> tuple[int, ...]:
    """Return which of ``CALLS`` an element's names amount to, as indices."""
    if not names:
        return ()
    # Themes give the element of the whole article a class for each of its categories and tags.
    if tag in _WHOLE or len(names) > _MAX_NAMES:
        return (0,) if any(CALLED["content"].search(name) for name in names[:_MAX_NAMES]) else ()
    if len(names) == 1:
        return _calls_of(names[0])
    return tuple(sorted({index for name in names for index in _calls_of(name)}))


@lru_cache(maxsize=16384)
def _calls_of(name: str) -> tuple[int, ...]:
    return tuple(index for index, pattern in enumerate(CALLED.values()) if pattern.search(name))


@dataclass(slots=True)
class Held:
    """What a region holds, all that is nested in it included."""

    blocks: int = 0
    links: int = 0
    prose: float = 0.0
    linked: float = 0.0
    score: float = 0.0
    """How much it looks like the direct holder of an article's paragraphs."""
    votes: float = 0.0

    @property
    def density(self) -> float:
        """The share of its letters that stand in links."""
        return self.linked / (self.prose + self.linked) if self.prose + self.linked else float(self.links > 0)


@dataclass(slots=True)
class Layout:
    """The regions of a page, measured."""

    regions: Sequence[Region]
    depth: list[int] = field(default_factory=list)
    called: list[tuple[int, ...]] = field(default_factory=list)
    """For each region and each of ``CALLS``, the depth of the innermost region so called around it; -1 for none."""
    tagged: list[tuple[int, ...]] = field(default_factory=list)
    """The same for ``TAGS``."""
    held: list[Held] = field(default_factory=list)
    container: list[int] = field(default_factory=list)
    """For each region the innermost one around it, or itself, that is no inline element."""
    densest: int = -1
    """The region whose paragraphs score highest."""
    fullest: int = -1
    """The smallest region with the most prose over links."""
    total_prose: float = 0.0

    def marks(self, region: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return what ``called`` and ``tagged`` say of a region; -1 is one in nothing at all."""
        return (self.called[region], self.tagged[region]) if region >= 0 else (_NO_CALLS, _NO_TAGS)


_TAG_INDEX = {tag: index for index, tag in enumerate(TAGS)}
_NO_CALLS = (-1,) * len(CALLS)
_NO_TAGS = (-1,) * len(TAGS)


def layout(regions: Sequence[Region], blocks: Sequence[Placed]) -> Layout:
    """Return the regions of a page with what they are called and what they hold."""
    page = Layout(regions, held=[Held() for _ in regions])
    depths, called, tagged, containers = page.depth, page.called, page.tagged, page.container
    alike: dict[tuple[int, int], tuple[int, ...]] = {}
    """What is tagged around elements of one name in one parent."""
    for index, region in enumerate(regions):
        parent, tag = region.parent, _TAG_INDEX.get(region.tag)
        depth, calling, tagging = (
            (depths[parent] + 1, called[parent], tagged[parent]) if parent >= 0 else (0, _NO_CALLS, _NO_TAGS)
        )
        depths.append(depth)
        called.append(_marked(calling, calls(region.tag, region.names), depth) if region.names else calling)
        if tag is not None:
            if (parent, tag) not in alike:
                alike[parent, tag] = (*tagging[:tag], depth, *tagging[tag + 1 :])
            tagging = alike[parent, tag]
        tagged.append(tagging)
        containers.append(containers[parent] if region.tag in INLINE and parent >= 0 else index)
    _fill(page, blocks)
    return page


def _marked(inherited: tuple[int, ...], which: tuple[int, ...], depth: int) -> tuple[int, ...]:
    if not which:
        return inherited
    marked = list(inherited)
    for index in which:
        marked[index] = depth
    return tuple(marked)


# A parent holds a paragraph, a grandparent half of it, and so on (the idea of Arc90's Readability).
_SCORE_SHARES = (1.0, 0.5, 0.3)
_VOTE_CAP = 600.0
_VOTE_AGAINST = 40.0


def _fill(page: Layout, blocks: Sequence[Placed]) -> None:
    held, regions = page.held, page.regions
    for block in blocks:
        region = block.block.region
        if region < 0:
            continue
        linked = block.prose * block.density / (1 - block.density) if block.density < 1 else float(len(block.text))
        page.total_prose += block.prose
        own = held[region]
        own.blocks += 1
        own.links += block.links
        own.prose += block.prose
        own.linked += linked
        own.votes += (
            min(block.prose, _VOTE_CAP) - _VOTE_AGAINST if block.is_prose else -_VOTE_AGAINST * (block.links > 0)
        )
        if block.is_prose and block.prose >= 25:
            score = (1 + block.text.count(",") + block.text.count("，") + min(block.prose / 100, 3)) * (
                1 - block.density
            )
            holder = regions[page.container[region]].parent
            for share in _SCORE_SHARES:
                if holder < 0:
                    break
                held[holder].score += score * share
                holder = regions[page.container[holder]].parent
    for index in range(len(regions) - 1, -1, -1):
        own, parent = held[index], regions[index].parent
        if parent >= 0:
            outer = held[parent]
            outer.blocks += own.blocks
            outer.links += own.links
            outer.prose += own.prose
            outer.linked += own.linked
            outer.votes += own.votes
    best_score, best_votes = 0.0, -math.inf
    for index, own in enumerate(held):
        if own.score * (1 - own.density) > best_score:
            best_score, page.densest = own.score * (1 - own.density), index
        if own.votes >= best_votes:
            best_votes, page.fullest = own.votes, index
