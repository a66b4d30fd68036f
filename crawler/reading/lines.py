"""On which line of its source a link is written.

Readers keep no places: parsers give none that could be trusted through raw HTML in Markdown, references that are
defined elsewhere, and trees that were put right. So the source is searched for what links are written as, and the n-th
place belongs to the n-th link. Where their numbers differ nobody can tell, and nothing is claimed.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from crawler.reading.document import Document, Link, LinkKind, Source
from crawler.reading.encodings import decode

_MOST_COMPARED = 1_000_000_000
"""Characters to look at for all links together: a third of a second, by measurement. What takes more gets no lines."""

# What ends a script or comment that is never closed is the end of the source (HTML standard §13.2.5); possessive
# throughout, so that no character is looked at twice.
_UNPARSED = r"<!--(?s:.*?-->|.*+)|<script\b(?s:.*?</script|.*+)|<style\b(?s:.*?</style|.*+)"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)"""
_ATTRIBUTE = r"[\s/]*+{group}[^\s/>][^\s/>=]*+)(?:\s*+=\s*+{group}{value})?+)?+"
_TAG = re.compile(
    rf"{_UNPARSED}|<(a|area|iframe|frame|embed|object|video|audio|source)(?=[\s/])"
    rf"((?:{_ATTRIBUTE.format(group='(?:', value=_VALUE)})*+)",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(_ATTRIBUTE.format(group="(", value=_VALUE))
_MARKUP = re.compile(rf"{_UNPARSED}|<[a-z/][^>]*+>?", re.IGNORECASE)
_NAMES = {"a": "href", "area": "href", "object": "data"}

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\n).){0,2000}?(?<!`)\1(?!`)", re.DOTALL)
_EMPTY = re.compile(r"\]\([ \t]{0,99}(?:<>)?[ \t]{0,99}\)")
_NOT_NEWLINES = re.compile(r"[^\n]+")

# A URL that goes on before or after is another one.
_BEFORE = re.compile(r"[\w/.@=&?%-]")
_AFTER = re.compile(r"[\w/%#&=+~@$-]|[.:?!,;][\w/]")


_NO_LINES = ("application/pdf", "application/epub", "application/vnd.o")
"""The beginnings of the media types of files that are no text: PDF, EPUB, Word, OpenDocument."""


def lines_of(source: Source, document: Document) -> dict[int, int]:
    """Return the 1-based line of each link, by its ordinal; links that no one place can be told for are left out."""
    if document.media_type.startswith(_NO_LINES):
        return {}
    is_page = document.media_type in ("text/html", "application/xhtml+xml")
    text = decode(source.data, source.content_type, declared_inside=is_page).replace("\x00", "\ufffd")
    found: dict[int, int] = {}
    if is_page:
        anchors = [link for link in document.links if link.kind is not LinkKind.AUTO]
        bare = [link for link in document.links if link.kind is LinkKind.AUTO]
        found |= _matched(anchors, _in_tags(text))
        found |= _matched(bare, _in_words(_MARKUP.sub(_blank, text), bare))
    else:
        words = _without_code(text) if document.media_type == "text/markdown" else text
        places = _in_words(words, document.links)
        places[""] = [empty.start() for empty in _EMPTY.finditer(words)]
        found |= _matched(document.links, places)
    return _numbered(text, found)


def _matched(links: Sequence[Link], places: dict[str, list[int]]) -> dict[int, int]:
    """Return the place of each link: the one that its URL is written at, or the n-th for the n-th of as many links."""
    by_href: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_href[link.href.strip()].append(link)
    found: dict[int, int] = {}
    for href, same in by_href.items():
        at = places.get(href, [])
        if len(at) == 1:  # two links may share a definition
            at = at * len(same)
        if len(at) == len(same):
            found |= {link.ordinal: place for link, place in zip(same, at, strict=True)}
    return found


def _in_tags(text: str) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for tag in _TAG.finditer(text):
        if tag[1] is None:
            continue
        sought = _NAMES.get(tag[1].lower(), "src")
        for attribute in _ATTRIBUTES.finditer(text, tag.start(2), tag.end(2)):
            if attribute[1].lower() == sought:
                value = (attribute[2] or "").strip("\"'")
                places[html.unescape(value).strip()].append(max(attribute.start(1), attribute.start(2)))
                break
    return places


def _in_words(text: str, links: Sequence[Link]) -> dict[str, list[int]]:
    hrefs = {href for link in links if (href := link.href.strip())}
    if len(hrefs) * len(text) > _MOST_COMPARED:
        return {}
    places = {href: sorted([*_occurrences(text, href)]) for href in hrefs}
    for href, at in places.items():
        if not at and "&" in href:
            places[href] = [*_occurrences(text, href.replace("&", "&amp;"))]
    return places


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and _BEFORE.match(text, at - 1)) and not _AFTER.match(text, end):
            yield at
        at = text.find(words, end)


def _without_code(text: str) -> str:
    """Blank out the code in Markdown, in which nothing is a link, and comments."""
    lines, fence = text.split("\n"), ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            lines[number] = ""
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            fence, lines[number] = mark[1], ""
    # Of the same length, or what follows would stand elsewhere.
    blank = "\n".join(_padded(line, before) for line, before in zip(lines, text.split("\n"), strict=True))
    return re.sub(_UNPARSED, _blank, _CODE_SPAN.sub(_blank, blank), flags=re.IGNORECASE)


def _padded(line: str, before: str) -> str:
    return line or " " * len(before)


def _blank(found: re.Match[str]) -> str:
    return _NOT_NEWLINES.sub(lambda run: " " * len(run[0]), found[0])


def _numbered(text: str, places: dict[int, int]) -> dict[int, int]:
    """Turn places into lines."""
    ordered = sorted(places.items(), key=lambda item: item[1])
    spans = zip([0, *(place for _, place in ordered)], (place for _, place in ordered), strict=False)
    lines = accumulate((text.count("\n", start, end) for start, end in spans), initial=1)
    next(lines)
    return {ordinal: line for (ordinal, _), line in zip(ordered, lines, strict=True)}
