"""The reader that nothing can hang: tags one by one, no tree.

Tree builders are quadratic in a tag's attributes (80,000 on one tag take lxml 5 to 9 s) and lose what is nested deeper
than some hundred levels. The standard library's tokenizer is linear and knows no depth. It stands in where a tree
cannot be had, and finds the links that a tree lost.
"""

import re
from collections import Counter
from dataclasses import replace

from crawler.reading.building import DocumentBuilder, target_of
from crawler.reading.document import BlockKind, Document, Link, LinkKind, Metadata, Source
from crawler.reading.encodings import decode
from crawler.reading.kinds import Kind
from crawler.reading.preamble import described
from crawler.reading.raw_html import RawHtml

_BASE = re.compile(r"<base\s[^>]{0,2000}?href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_HTML_LINK = re.compile(rb"<a[\s/][^>]*?href", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(
    r"\[([^\[\]\n]{0,1000})\]\(\s*<?([^\s<>()]{0,4000}(?:\([^\s()]{0,1000}\)[^\s<>()]{0,1000})?)[^()\n]{0,500}\)"
)
_OVERLOADED_TAG = re.compile(rb"<[a-zA-Z][^<>]{20000,}")
_MAX_ATTRIBUTES = 2000
MAX_DEPTH = 200
"""Nested elements that lxml is known to keep (measured: it loses links from 253 on)."""


def scan(source: Source, kind: Kind) -> Document:
    """Read text and links of a source in one linear pass, without structure beyond paragraphs."""
    declared_inside = kind is Kind.HTML
    text = decode(source.data, source.content_type, declared_inside=declared_inside).replace("\x00", "\ufffd")
    return described(_scan_html(source, text) if declared_inside else _scan_marks(source, text, kind))


def is_overloaded(source: Source) -> bool:
    """Whether a tag has so many attributes that a tree builder would hang on it."""
    return any(
        tag[0].count(b"=") + len(tag[0].split()) > 2 * _MAX_ATTRIBUTES for tag in _OVERLOADED_TAG.finditer(source.data)
    )


def completed(document: Document, source: Source, kind: Kind) -> Document:
    """Return a document with the links that stand too deep for its reader, at its end, and a warning that says so."""
    anchors = sum(link.kind is LinkKind.ANCHOR for link in document.links)
    if kind is Kind.HTML and len(_HTML_LINK.findall(source.data)) <= anchors:
        return document
    sought = {LinkKind.ANCHOR} if kind is Kind.HTML else {LinkKind.ANCHOR, LinkKind.AUTO}
    known = Counter(link.href.strip() for link in document.links)
    lost: list[Link] = []
    for link in scan(source, kind).links:
        href = link.href.strip()
        if known[href]:
            known[href] -= 1
        elif link.kind in sought:
            lost.append(link)
    if not lost:
        return document
    end, last = len(document.text), len(document.blocks) - 1
    count = len(document.links)
    added = tuple(replace(link, ordinal=count + i, start=end, end=end, block=last) for i, link in enumerate(lost))
    warning = f"{len(lost)} links stand too deep in the document's structure to be read in place; they come last"
    return replace(document, links=document.links + added, warnings=(*document.warnings, warning))


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
