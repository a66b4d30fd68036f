"""The reader that nothing can hang: tags one by one, no tree.

Tree builders are quadratic in a tag's attributes (80,000 on one tag take lxml 5 to 9 s) and lose what is nested deeper
than some hundred levels. The standard library's tokenizer is linear and knows no depth. It stands in where a tree
cannot be had, and finds the links that a tree lost.
"""

import re
from collections import defaultdict, deque
from dataclasses import replace

from crawler.reading.building import DocumentBuilder, target_of
from crawler.reading.document import BlockKind, Document, Link, LinkKind, Metadata, Source
from crawler.reading.encodings import decode
from crawler.reading.kinds import Kind
from crawler.reading.preamble import described
from crawler.reading.raw_html import RawHtml

_BASE = re.compile(r"<base\s[^>]{0,2000}?href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
# Behind a "<": to the first end of it, else to the end of the page. Possessive, and not a byte at a time.
_UNPARSED = (
    r"!--(?:[^-]++|-(?!->))*+(?:-->)?"
    r"|script\b(?:[^<]++|<(?!/script))*+(?:</script)?|style\b(?:[^<]++|<(?!/style))*+(?:</style)?"
)
_HTML_LINK = re.compile(rf"<(?:{_UNPARSED}|(a[\s/](?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*?href))".encode(), re.IGNORECASE)
_MARKDOWN_LINK = re.compile(
    r"\[([^\[\]\n]{0,1000})\]\(\s*<?([^\s<>()]{0,4000}(?:\([^\s()]{0,1000}\)[^\s<>()]{0,1000})?)[^()\n]{0,500}\)"
)
_SNIFFED_BYTES = 1024
_MAX_ATTRIBUTES = 2000
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
# A parser that gives up at some depth (lxml at 2,048 elements, by measurement) loses all that comes after. A second
# reading shows a little more than a tree does (it knows nothing of hidden elements), but not that much.
_MIN_TEXT_SHARE = 0.5
# As much of a page as has no tag with more attributes (HTML standard §13.2.5, without what makes no difference here).
# Possessive throughout, so that no byte is looked at twice: 0.7 ms for a page of 120 kB.
_BEARABLE = re.compile(
    rf"(?:[^<]++|<(?:{_UNPARSED})"
    rf"|<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MAX_ATTRIBUTES - 1}}}+[\s/]*+(?:>|\Z)|<(?![a-z]))*+".encode(),
    re.IGNORECASE,
)


def scan(source: Source, kind: Kind) -> Document:
    """Read text and links of a source in one linear pass, without structure beyond paragraphs."""
    declared_inside = kind is Kind.HTML
    text = decode(source.data, source.content_type, declared_inside=declared_inside).replace("\x00", "\ufffd")
    return described(_scan_html(source, text) if declared_inside else _scan_marks(source, text, kind))


def is_overloaded(source: Source) -> bool:
    """Whether a tag has so many attributes that a tree builder would hang on it."""
    data = source.data
    if b"\x00" in data[:_SNIFFED_BYTES]:
        data = decode(data, source.content_type, declared_inside=True).encode()
    bearable = _BEARABLE.match(data)
    return bearable is None or bearable.end() < len(data)


def completed(document: Document, source: Source, kind: Kind) -> Document:
    """Return a document with the links that its reader did not see, where they stand, and a warning that says so."""
    anchors = sum(link.kind is LinkKind.ANCHOR for link in document.links)
    if kind is Kind.HTML and sum(map(bool, _HTML_LINK.findall(source.data))) <= anchors:
        return document
    sought = {LinkKind.ANCHOR} if kind is Kind.HTML else {LinkKind.ANCHOR, LinkKind.AUTO}
    positions: defaultdict[str, deque[int]] = defaultdict(deque)
    for link in document.links:
        positions[link.href.strip()].append(link.ordinal)
    lost: list[tuple[int, Link]] = []
    after = -1
    scanned = scan(source, kind)
    for link in scanned.links:
        seen = positions[link.href.strip()]
        if seen:
            after = seen.popleft()
        elif link.kind in sought:
            lost.append((after, link))
    if not lost:
        return document
    if len(document.text) < len(scanned.text) * _MIN_TEXT_SHARE:
        warning = "it is nested too deep for its structure to be read; its text and links were"
        return replace(scanned, metadata=document.metadata, warnings=(*scanned.warnings, warning))
    return _merged(document, lost)


def _merged(document: Document, lost: list[tuple[int, Link]]) -> Document:
    """Put each lost link behind the one that it followed; it has no words in the text."""
    known = document.links
    places = [(link.ordinal, 0, link) for link in known]
    for order, (after, link) in enumerate(lost, start=1):
        before = known[after] if after >= 0 else None
        at, block = (before.end, before.block) if before is not None else (0, 0)
        places.append((after, order, replace(link, start=at, end=at, block=block)))
    places.sort(key=lambda place: place[:2])
    links = tuple(replace(link, ordinal=ordinal) for ordinal, (_, _, link) in enumerate(places))
    warning = f"links that stand too deep in the document's structure to be read with their words: {len(lost)}"
    return replace(document, links=links, warnings=(*document.warnings, warning))


def _scan_html(source: Source, text: str) -> Document:
    base = _BASE.search(text[:100_000])
    builder = DocumentBuilder(source.url)
    if base is not None:
        builder = DocumentBuilder(_joined(base[1], source.url))
    html = RawHtml(builder)
    html.feed_block(text)
    html.close()
    return builder.document(Metadata(), "text/html", bare=False)


def _joined(href: str, base: str | None) -> str | None:
    return target_of(href, base) or base


def _scan_marks(source: Source, text: str, kind: Kind) -> Document:
    builder = DocumentBuilder(source.url)
    for paragraph in re.split(r"\n[ \t]*\n", text):
        builder.begin_block(BlockKind.PARAGRAPH)
        position = 0
        for found in _MARKDOWN_LINK.finditer(paragraph) if kind is Kind.MARKDOWN else ():
            builder.add_text(paragraph[position : found.start()])
            builder.open_link(found[2])
            builder.add_text(found[1])
            builder.close_link()
            position = found.end()
        builder.add_text(paragraph[position:])
        builder.end_block()
    return builder.document(Metadata(), f"text/{'markdown' if kind is Kind.MARKDOWN else 'plain'}")
