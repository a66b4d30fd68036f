"""What is known of a link by itself: its words, the words before and after, and the URL that it leads to."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import log1p
from urllib.parse import urlsplit

from crawler import urls
from crawler.citing import phrases
from crawler.citing.article_body import Body
from crawler.citing.layout import Placed
from crawler.citing.like_named import Names
from crawler.citing.link_targets import Target, site_of
from crawler.reading.document import Document, Link, LinkKind
from crawler.vocabulary import Role

_TARGET_ROLES = (Role.SHARE, Role.ADVERT, Role.NEWSLETTER, Role.TAXONOMY, Role.AUTHOR, Role.NAVIGATION)

NAMES: tuple[str, ...] = (
    # the link
    "words", "characters", "share of block", "before", "after", "goes on", "lower case", "capitals", "no text",
    "address", "headline", "wraps block",
    "like links", "like links prose", "like links density", "like links off site", "like links long",
    "position", "same target", "same words",
    # the target
    "same site", "same host", "common path", "path parts", "hyphens", "digits", "query",
    "tracked", "dated", "named", "root", "fragment", "file",
    *(f"target {role}" for role in _TARGET_ROLES), "nofollow", "rel", "anchor", "bare",
)  # fmt: skip
WORD_NAMES: tuple[str, ...] = (
    "call", "subscribe", "network", "follow", "label", "author before", "credit before", "related words", "menu words",
    "comment words", "read more",
)  # fmt: skip

_RELATED_LABEL = re.compile(r"[^:]{0,40}:$")
_READ_MORE = re.compile(
    r"[\W_]*(?:read|see|more|watch|related|also|listen|lire|mehr|lesen|leer|leggi|leia|lees|читайте|关连|関連|相关|подробнее)\b.{0,25}[:：]?"
)
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")
_TRACKED = re.compile(r"utm_|(?:^|&)(?:ref|src|source|tag|cmp|cid|icid)=")
_DATED = re.compile(r"/(?:19|20)\d\d[/-]")
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[\W_]+")


class LinkFeatures:
    """The links of a page."""

    def __init__(self, document: Document, blocks: Sequence[Placed], body: Body, names: Names) -> None:
        """Compare the links."""
        links = document.links
        own_urls = [url for url in (document.base_url, document.metadata.canonical_url) if url]
        self._count = len(links)
        self._body = body
        self._hosts = {_split(url)[0] for url in own_urls}
        self._own_path = [part for url in own_urls[-1:] for part in _split(url)[1].split("/") if part]
        sites = {site_of(url) for url in own_urls} - {""}
        self._is_same_site = [link.target is not None and site_of(link.target) in sites for link in links]
        self._same_target = Counter(_bare(link.target) for link in links)
        self._same_words = Counter(link.text for link in links)
        self._alike = self._like_links(links, blocks, names)

    def of(self, link: Link, target: Target, block: Placed, before: str, after: str) -> tuple[float, ...]:
        """Return the numbers of a link in its block; ``before`` and ``after`` are words of the block."""
        return (*self._of_link(link, target, block, before, after), *self._of_target(link, target))

    def _of_link(self, link: Link, target: Target, block: Placed, before: str, after: str) -> tuple[float, ...]:
        text, following = link.text, after.strip()
        shown = link.end - link.start
        return (
            min(text.count(" ") + 1 if text else 0, 30), min(len(text), 200),
            min(1.0, shown / max(1, block.block.end - block.block.start)),
            len(before), len(after), bool(following) and (following[0].islower() or following[0] in ",;"),
            bool(text) and text[0].islower(), text.isupper() and sum(map(str.isalpha, text)) > 2, shown == 0,
            "://" in text or target.is_host_name, _headline(text, link.target),
            0 <= link.region < block.block.region < self._body.ends[link.region],
            *self._alike[link.ordinal],
            link.ordinal / self._count, min(self._same_target[_bare(link.target)], 6), min(self._same_words[text], 6),
        )  # fmt: skip

    def _of_target(self, link: Link, target: Target) -> tuple[float, ...]:
        host, path, query, fragment = _split(link.target)
        parts = [part for part in path.split("/") if part]
        mine = self._own_path
        common = 0
        same_host = host in self._hosts
        while same_host and common < min(len(parts), len(mine)) and parts[common] == mine[common]:
            common += 1
        return (
            self._is_same_site[link.ordinal], same_host, common, len(parts), parts[-1].count("-") if parts else 0,
            sum(map(str.isdigit, path)), bool(query),
            _TRACKED.search(query) is not None, _DATED.search(path) is not None, _named(link.text, path),
            not parts and not query, bool(fragment),
            path.lower().endswith(_PICTURES),
            *_ONE_ROLE.get(target.role, _NO_ROLE), "nofollow" in link.rel, bool(link.rel),
            link.kind is LinkKind.ANCHOR, link.kind is LinkKind.AUTO,
        )  # fmt: skip

    def _like_links(self, links: Sequence[Link], blocks: Sequence[Placed], names: Names) -> list[tuple[float, ...]]:
        """Return for each link how many links stand in elements of the same names, and what they have in common."""
        keys = [names.around(link.region) for link in links]
        groups: defaultdict[object, list[float]] = defaultdict(lambda: [0.0] * 5)
        for key, link, is_same_site in zip(keys, links, self._is_same_site, strict=True):
            group, block = groups[key], blocks[link.block]
            group[0] += 1
            group[1] += block.prose
            group[2] += block.density
            group[3] += not is_same_site
            group[4] += len(link.text)
        alike = {
            key: (min(count, 50), log1p(prose / count), density / count, off / count, long / count)
            for key, (count, prose, density, off, long) in groups.items()
        }
        return [alike[key] for key in keys]


_NO_ROLE = (False,) * len(_TARGET_ROLES)
_ONE_ROLE: dict[Role | None, tuple[bool, ...]] = {
    role: tuple(role is other for other in _TARGET_ROLES) for role in _TARGET_ROLES
}


def of_words(words: str, before: str) -> tuple[bool, ...]:
    """Return what the words of a link, and those before it, say of it; both with case and white space folded."""
    start = before[-80:]
    return (
        phrases.CALL_TO_ACTION.fullmatch(words) is not None,
        phrases.NEWSLETTER.search(words) is not None,
        phrases.NETWORK_NAME.fullmatch(words) is not None,
        phrases.SHARE_VERB.search(start[-40:]) is not None,
        bool(before) and _RELATED_LABEL.fullmatch(before) is not None,
        phrases.AUTHOR_LABEL.search(start) is not None,
        phrases.CREDIT.search(start) is not None,
        bool(before) and phrases.RELATED_HEADING.fullmatch(before[:90]) is not None,
        phrases.NAVIGATION_TEXT.fullmatch(words) is not None,
        phrases.COMMENT.match(words) is not None,
        _READ_MORE.match(words) is not None or (bool(before) and _READ_MORE.fullmatch(before) is not None),
    )


def _headline(text: str, target: str | None) -> float:
    """Return the share of a link's words that its URL repeats; 0 for fewer than four words."""
    words = [word for word in _WORD.findall(text.lower()) if len(word) > 2]
    if len(words) < 4 or not target:
        return 0.0
    path = target.lower()
    return sum([word in path for word in words]) / len(words)


def _named(text: str, path: str) -> bool:
    """Whether a link's words and the last part of its path are the same."""
    slug = _MARKS.sub("", path.rstrip("/").rpartition("/")[2].lower())
    return bool(slug) and slug == _MARKS.sub("", text.lower())


def _bare(target: str | None) -> str:
    return (target or "").partition("#")[0]


@lru_cache(maxsize=4096)
def _split(url: str | None) -> tuple[str, str, str, str]:
    """Return the host of a URL without its ``www.``, its path, query and fragment; all empty where it has none."""
    if not url:
        return "", "", "", ""
    if (plain := urls.plain(url)) is not None:
        return plain.host.removeprefix("www."), plain.path, plain.search[1:], ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", "", "", ""
    return (parts.hostname or "").removeprefix("www."), parts.path, parts.query, parts.fragment
