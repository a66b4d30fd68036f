"""What is known of each link of a web page, as numbers that a model can weigh."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.citing import phrases
from crawler.citing.article_body import article_body
from crawler.citing.layout import Placed, Section, placed
from crawler.citing.link_targets import Target, site_of, target_role
from crawler.citing.regions import CALLS, FAR, TAGS, Layout, layout
from crawler.reading.document import BlockKind, Document, Link, LinkKind
from crawler.vocabulary import Role

_KINDS = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTE,
    BlockKind.CAPTION,
    BlockKind.OTHER,
)
_SECTIONS = (Section.REFERENCES, Section.NOTES, Section.RELATED, Section.COMMENTS, Section.FURNITURE, Section.AUTHOR)
_TARGET_ROLES = (Role.SHARE, Role.ADVERT, Role.NEWSLETTER, Role.TAXONOMY, Role.AUTHOR, Role.NAVIGATION)
_AROUND_BLOCKS = 4
_LEVELS = 3
_AROUND_CHARACTERS = 200

NAMES: tuple[str, ...] = (
    # the block
    "prose", "density", "links in block", "sentence", "paragraph", "legal",
    *(f"kind {kind}" for kind in _KINDS), *(f"section {section.name.lower()}" for section in _SECTIONS),
    "in body", "blocks into body", "blocks before end of body", "body share",
    "prose before", "prose before 2", "density before", "prose after", "prose after 2", "density after",
    "prose around", "density around", "paragraphs around", "prose above share",
    "before title", "blocks after title",
    "links around", "links before", "paragraphs after", "body prose before", "body prose after",
    # the regions
    "in fullest", "in densest", "depth in fullest", "depth in densest", "fullest share", "densest share",
    *(f"{what} {level}" for level in range(1, _LEVELS + 1) for what in ("blocks", "prose", "density", "share")),
    "body chosen", "body kept", "body unlikely", "body standing",
    "cleared", "cleared nests", "cleared links", "cleared prose", "cleared density",
    "like blocks", "like prose", "like density", "like share",
    *(f"called {call}" for call in CALLS), "bad calls in fullest", *(f"tag {tag}" for tag in TAGS), "hidden", "depth",
    # the link
    "words", "characters", "share of block", "before", "after", "goes on", "lower case", "capitals", "no text",
    "address", "headline", "wraps block",
    "like links", "like links prose", "like links density", "like links off site", "like links long",
    "position", "same target", "same words",
    # the target
    "same site", "same host", "common path", "path parts", "hyphens", "digits", "query",
    "tracked", "dated", "named", "root", "fragment", "file",
    *(f"target {role}" for role in _TARGET_ROLES), "nofollow", "rel", "anchor", "bare",
    # the page
    "page links", "page prose", "page blocks", "page article",
    "page links kept", "page kept share", "page chosen share", "page bodies agree",
    # what the words say
    "call", "subscribe", "network", "follow", "label", "author before", "credit before", "related words", "menu words",
    "comment words", "read more",
)  # fmt: skip

_RELATED_LABEL = re.compile(r"[^:]{0,40}:$")
_READ_MORE = re.compile(
    r"[\W_]*(?:read|see|more|watch|related|also|listen|lire|mehr|lesen|leer|leggi|leia|lees|читайте|关连|関連|相关|подробнее)\b.{0,25}[:：]?"
)
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")
_BAD_CALLS = frozenset(
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
        self.called = [(at.tag, _class(at.names[0]) if at.names else "") for at in document.regions]
        self.page_url = document.base_url or document.metadata.canonical_url
        self.own_urls = [url for url in (document.base_url, document.metadata.canonical_url) if url]
        self.hosts = {_split(url)[0] for url in self.own_urls}
        self.own_path = [part for url in self.own_urls[-1:] for part in _split(url)[1].split("/") if part]
        self.sites = {site_of(url) for url in self.own_urls} - {""}
        self.targets = [target_role(link, self.page_url) for link in document.links]
        self.is_same_site = [link.target is not None and site_of(link.target) in self.sites for link in document.links]
        self.same_target = Counter(_bare(link.target) for link in document.links)
        self.same_words = Counter(link.text for link in document.links)
        self.title = next((i for i, b in enumerate(self.blocks) if self._is_title(b)), 0)
        body = [index for index, block in enumerate(self.blocks) if block.in_body]
        self.first, self.last = (body[0], body[-1]) if body else (0, len(self.blocks) - 1)
        self.prose = [block.prose for block in self.blocks]
        self.linked = [_linked(block) for block in self.blocks]
        self.is_paragraph = [block.is_paragraph for block in self.blocks]
        self.above = _running(self.prose)
        inside = [b.prose if b.block.region >= 0 and self.body.kept[b.block.region] else 0.0 for b in self.blocks]
        self.body_prose = _running(inside)
        self.paragraphs_after = _after(
            [marked and prose > 0 for marked, prose in zip(self.is_paragraph, inside, strict=True)]
        )
        full = self.layout.fullest
        self.is_full_of_notes = full >= 0 and self.layout.called[full][_NOTES] >= 0
        self.runs = _link_runs(self.blocks)
        self.page_numbers: list[float] = []
        self.latest_block: tuple[int, list[float]] = (-1, [])
        """That was measured last, and its numbers."""
        self.like_blocks = self._like_blocks()
        self.like_links = self._like_links()

    def _is_title(self, block: Placed) -> bool:
        if block.block.region < 0 or block.block.kind is not BlockKind.HEADING:
            return False
        return self.layout.tagged[block.block.region][_H1] >= 0 and bool(block.text)

    def seen(self) -> Iterator[tuple[Seen, Numbers]]:
        for link, target in zip(self.document.links, self.targets, strict=True):
            yield self._seen(link, target)

    def _seen(self, link: Link, target: Target) -> tuple[Seen, Numbers]:
        block = self.blocks[link.block]
        before = self.document.text[
            max(link.start - _AROUND_CHARACTERS, block.block.start) : max(link.start, block.block.start)
        ]
        after = self.document.text[link.end : min(link.end + _AROUND_CHARACTERS, max(block.block.end, link.end))]
        words, folded_before, folded_after = phrases.folded(link.text), phrases.folded(before), phrases.folded(after)
        region = link.region if link.region >= 0 else block.block.region
        called, tagged = self._around(region)
        inside = self._depth(self.layout.fullest)
        calls = _deeper(CALLS, called, inside)
        if called[_NOTES] >= 0 and not self.is_full_of_notes:
            calls |= _NOTES_CALL
        tags = _deeper(TAGS, tagged, -1)
        in_article = region >= 0 and self.body.chosen[region] and not self.document.regions[region].hidden
        numbers: Numbers = ()
        if block.in_body or (region >= 0 and self.body.chosen[region]) or self.body.keeps(link, block):
            numbers = (
                *self._of_block(link.block),
                *self._of_regions(region, link),
                *self._of_link(link, target, block, before, after),
                *self._of_target(link, target),
                *self._of_page(),
                *_of_words(words, folded_before),
            )
        return Seen(link, block, target, folded_before, folded_after, words, calls, tags, in_article), numbers

    def _around(self, region: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        if region < 0:
            return (-1,) * len(CALLS), (-1,) * len(TAGS)
        return self.layout.called[region], self.layout.tagged[region]

    def _depth(self, region: int) -> int:
        return self.layout.depth[region] if region >= 0 else -1

    def _of_block(self, index: int) -> list[float]:
        if index == self.latest_block[0]:
            return self.latest_block[1]
        blocks = self.blocks
        block = blocks[index]
        near = slice(max(0, index - _AROUND_BLOCKS), index + _AROUND_BLOCKS + 1)
        prose, linked = sum(self.prose[near]), sum(self.linked[near])
        total = self.layout.total_prose or 1.0
        before, before2 = _at(blocks, index - 1), _at(blocks, index - 2)
        after, after2 = _at(blocks, index + 1), _at(blocks, index + 2)
        numbers = [
            _log(block.prose), block.density, block.links, block.is_prose, block.is_paragraph, block.is_legal,
            *(block.block.kind is kind for kind in _KINDS), *(block.section is section for section in _SECTIONS),
            block.in_body, max(-9.0, min(index - self.first, 30)), max(-9.0, min(self.last - index, 30)),
            (self.above[self.last] - self.above[self.first]) / total,
            _log(before.prose) if before else -1.0, _log(before2.prose) if before2 else -1.0,
            before.density if before else -1.0,
            _log(after.prose) if after else -1.0, _log(after2.prose) if after2 else -1.0,
            after.density if after else -1.0,
            _log(prose), linked / (prose + linked) if prose + linked else 1.0, sum(self.is_paragraph[near]),
            self.above[index] / total, index < self.title, max(-30, min(index - self.title, 60)),
            self.runs[index][0], self.runs[index][1], min(self.paragraphs_after[index], 20),
            _log(self.body_prose[index]), _log(self.body_prose[-1] - self.body_prose[index]),
        ]  # fmt: skip
        self.latest_block = index, [float(number) for number in numbers]
        return self.latest_block[1]

    def _of_regions(self, region: int, link: Link) -> list[float]:
        block = link.block
        page, total = self.layout, self.layout.total_prose or 1.0
        chain = page.around(region)
        called, tagged = self._around(region)
        depth = len(chain) - 1
        full, dense = page.fullest, page.densest
        in_full, in_dense = full in chain, dense in chain
        numbers: list[float] = [
            in_full, in_dense,
            depth - page.depth[full] if in_full else -1.0, depth - page.depth[dense] if in_dense else -1.0,
            page.held[full].prose / total if full >= 0 else 0.0, page.held[dense].prose / total if dense >= 0 else 0.0,
        ]  # fmt: skip
        numbers += self._levels(chain, total)
        if region >= 0:
            body = self.body
            numbers += [
                body.chosen[region],
                body.keeps(link, self.blocks[block]),
                body.unlikely[region],
                body.standing[region],
            ]
            cleared = body.cleared[region]
            if cleared >= 0:
                held = page.held[cleared]
                numbers += [1.0, held.blocks > 1, min(held.links, 30), _log(held.prose), held.density]
            else:
                numbers += [0.0] * 5
        else:
            numbers += [1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
        numbers += self.like_blocks[block]
        inside = page.depth[full] if full >= 0 else -1
        numbers += [depth - at if at >= 0 else FAR for at in called]
        numbers.append(sum(called[i] > inside for i in _BAD_CALLS) if in_full else -1.0)
        numbers += [depth - at if at >= 0 else FAR for at in tagged]
        numbers += [region >= 0 and self.document.regions[region].hidden, depth]
        return [float(number) for number in numbers]

    def _levels(self, chain: Sequence[int], total: float) -> list[float]:
        """Return what the regions around hold, leaving out those that hold no more than the one inside."""
        numbers: list[float] = []
        size, level = 1, 0
        for region in chain:
            held = self.layout.held[region]
            if held.blocks > size and level < _LEVELS:
                size, level = held.blocks, level + 1
                numbers += [held.blocks, _log(held.prose / held.blocks), held.density, held.prose / total]
        return numbers + [-1.0] * (4 * (_LEVELS - level))

    def _like_blocks(self) -> list[list[float]]:
        """Return for each block what the blocks hold that stand in elements of the same names."""
        keys = [self._key(block.block.region, 4) for block in self.blocks]
        groups: defaultdict[object, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for key, prose, linked in zip(keys, self.prose, self.linked, strict=True):
            group = groups[key]
            group[0] += 1
            group[1] += prose
            group[2] += linked
        total = self.layout.total_prose or 1.0
        found = []
        for key in keys:
            count, prose, linked = groups[key]
            found.append(
                [count, _log(prose / count), linked / (prose + linked) if prose + linked else 1.0, prose / total]
            )
        return found

    def _like_links(self) -> list[list[float]]:
        links = self.document.links
        keys = [self._key(link.region, 4) for link in links]
        groups: defaultdict[object, list[float]] = defaultdict(lambda: [0.0] * 5)
        for key, link in zip(keys, links, strict=True):
            group, block = groups[key], self.blocks[link.block]
            group[0] += 1
            group[1] += block.prose
            group[2] += block.density
            group[3] += not self.is_same_site[link.ordinal]
            group[4] += len(link.text)
        found = []
        for key in keys:
            count, prose, density, off, long = groups[key]
            found.append([min(count, 50), _log(prose / count), density / count, off / count, long / count])
        return found

    def _key(self, region: int, height: int) -> tuple[object, ...]:
        """Return what a region and those around it are called, outwards."""
        key: list[object] = []
        while region >= 0 and len(key) < height:
            key.append(self.called[region])
            region = self.document.regions[region].parent
        return tuple(key)

    def _of_link(self, link: Link, target: Target, block: Placed, before: str, after: str) -> list[float]:
        text = link.text
        shown = link.end - link.start
        letters = sum(char.isalpha() for char in text)
        return [
            min(text.count(" ") + 1 if text else 0, 30), min(len(text), 200),
            min(1.0, shown / max(1, block.block.end - block.block.start)),
            len(before), len(after), bool(after.strip()) and (after.strip()[0].islower() or after.strip()[0] in ",;"),
            bool(text) and text[0].islower(), letters > 2 and text.isupper(), shown == 0,
            "://" in text or target.is_host_name, _headline(text, link.target),
            0 <= link.region < block.block.region < self.body.ends[link.region],
            *self.like_links[link.ordinal],
            link.ordinal / len(self.document.links), min(self.same_target[_bare(link.target)], 6),
            min(self.same_words[text], 6),
        ]  # fmt: skip

    def _of_target(self, link: Link, target: Target) -> list[float]:
        parts = _split(link.target)
        path = [part for part in parts[1].split("/") if part]
        mine = self.own_path
        common = 0
        same_host = parts[0] in self.hosts
        while same_host and common < min(len(path), len(mine)) and path[common] == mine[common]:
            common += 1
        slug = path[-1] if path else ""
        return [
            self.is_same_site[link.ordinal], same_host, common, len(path), slug.count("-"),
            sum(char.isdigit() for char in parts[1]), bool(parts[2]),
            _TRACKED.search(parts[2]) is not None, _DATED.search(parts[1]) is not None, _named(link.text, parts[1]),
            not path and not parts[2], bool(parts[3]),
            parts[1].lower().endswith(_PICTURES),
            *(target.role is role for role in _TARGET_ROLES), "nofollow" in link.rel, bool(link.rel),
            link.kind is LinkKind.ANCHOR, link.kind is LinkKind.AUTO,
        ]  # fmt: skip

    def _of_page(self) -> list[float]:
        if not self.page_numbers:
            links = self.document.links
            kept = [link.region >= 0 and self.body.keeps(link, self.blocks[link.block]) for link in links]
            chosen = [link.region >= 0 and self.body.chosen[link.region] for link in links]
            agree = sum(k == self.blocks[link.block].in_body for k, link in zip(kept, links, strict=True))
            article = any(region.tag == "article" for region in self.document.regions)
            count = len(links)
            self.page_numbers = [
                _log(count), _log(self.layout.total_prose), _log(len(self.blocks)), float(article),
                _log(sum(kept)), sum(kept) / count, sum(chosen) / count, agree / count,
            ]  # fmt: skip
        return self.page_numbers


_H1 = TAGS.index("h1")
_NOTES = CALLS.index("notes")
_NOTES_CALL = frozenset({"notes"})


@lru_cache(maxsize=4096)
def _deeper(names: tuple[str, ...], depths: tuple[int, ...], least: int) -> frozenset[str]:
    """Return the names whose depth is more than ``least``."""
    return frozenset(name for name, depth in zip(names, depths, strict=True) if depth > least)


def _of_words(words: str, before: str) -> list[float]:
    start = before[-80:]
    return [
        phrases.CALL_TO_ACTION.fullmatch(words) is not None,
        phrases.NEWSLETTER.search(words) is not None,
        phrases.NETWORK_NAME.fullmatch(words) is not None,
        phrases.SHARE_VERB.search(start[-40:]) is not None,
        _RELATED_LABEL.fullmatch(before) is not None if before else False,
        phrases.AUTHOR_LABEL.search(start) is not None,
        phrases.CREDIT.search(start) is not None,
        phrases.RELATED_HEADING.fullmatch(before[:90]) is not None if before else False,
        phrases.NAVIGATION_TEXT.fullmatch(words) is not None,
        phrases.COMMENT.match(words) is not None,
        _READ_MORE.match(words) is not None or (bool(before) and _READ_MORE.fullmatch(before) is not None),
    ]


_TRACKED = re.compile(r"utm_|(?:^|&)(?:ref|src|source|tag|cmp|cid|icid)=")
_DATED = re.compile(r"/(?:19|20)\d\d[/-]")


def _headline(text: str, target: str | None) -> float:
    """Return the share of a link's words that its URL repeats; 0 for fewer than four words."""
    words = [word for word in re.findall(r"\w+", text.lower()) if len(word) > 2]
    if len(words) < 4 or not target:
        return 0.0
    path = target.lower()
    return sum(word in path for word in words) / len(words)


def _named(text: str, path: str) -> bool:
    """Whether a link's words and the last part of its path are the same."""
    slug = re.sub(r"[\W_]+", "", path.rstrip("/").rpartition("/")[2].lower())
    return bool(slug) and slug == re.sub(r"[\W_]+", "", text.lower())


def _after(marks: Sequence[bool]) -> list[int]:
    """Return for each place how many marks come after it."""
    left, counts = sum(marks), []
    for mark in marks:
        left -= mark
        counts.append(left)
    return counts


def _link_runs(blocks: Sequence[Placed]) -> list[tuple[int, int]]:
    """Return for each block how many blocks of little but links stand in a row with it, and how many of them before."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(len(blocks) + 1):
        if index < len(blocks) and blocks[index].links and blocks[index].density >= 0.6:
            continue
        length = min(index - start, 30)
        runs += [(length, min(place, 30)) for place in range(index - start)]
        if index < len(blocks):
            runs.append((0, 0))
        start = index + 1
    return runs


def _at(blocks: Sequence[Placed], index: int) -> Placed | None:
    return blocks[index] if 0 <= index < len(blocks) else None


def _linked(block: Placed) -> float:
    return block.prose * block.density / (1 - block.density) if block.density < 1 else float(len(block.text))


def _log(value: float) -> float:
    return math.log1p(max(0.0, value))


def _running(values: Sequence[float]) -> list[float]:
    total, sums = 0.0, []
    for value in values:
        total += value
        sums.append(total)
    return sums


def _bare(target: str | None) -> str:
    return (target or "").partition("#")[0]


@lru_cache(maxsize=4096)
def _class(name: str) -> str:
    """Return a name with its numbers alike."""
    return re.sub(r"\d+", "0", name)


@lru_cache(maxsize=4096)
def _split(url: str | None) -> tuple[str, str, str, str]:
    if not url:
        return "", "", "", ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", "", "", ""
    return (parts.hostname or "").removeprefix("www."), parts.path, parts.query, parts.fragment
