"""Reads web pages: a tree by lxml, walked in reading order."""

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from crawler.reading.building import DocumentBuilder, target_of
from crawler.reading.document import Document, LinkKind, Source
from crawler.reading.encodings import decode
from crawler.reading.page_metadata import metadata_of
from crawler.reading.raw_html import BLOCK_KINDS, FRAMES, SILENT

_HEADING = re.compile("h([1-6])")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def read_html(source: Source) -> Document:
    """Read an article in HTML or XHTML."""
    text = _ILLEGAL.sub("\ufffd", decode(source.data, source.content_type, declared_inside=True))
    root = _tree(text)
    base_url = source.url
    base = root.find(".//base[@href]")
    if base is not None:
        base_url = target_of(base.get("href", ""), source.url) or source.url
    metadata = metadata_of(root, base_url)
    builder = DocumentBuilder(base_url or metadata.canonical_url)
    _walk(root, builder)
    return builder.document(metadata, "text/html")


def _tree(text: str) -> etree._Element:
    parser = lxml.html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    root: etree._Element | None = etree.fromstring(text.encode(), parser)
    return root if root is not None else lxml.html.fromstring("<html></html>")


def _walk(root: etree._Element, builder: DocumentBuilder) -> None:
    """Feed the elements below ``root`` to the builder, without recursion."""
    silent: etree._Element | None = None
    for event, element in _events(root):
        tag = element.tag
        if silent is not None:
            if event == "end" and element is silent:
                silent = None
        elif event == "start" and (tag in SILENT or tag == "head"):
            silent = element
        elif event == "start":
            _begin(builder, element, str(tag))
            if element.text:
                builder.add_text(element.text)
        else:
            _end(builder, str(tag))
        if event == "end" and silent is None and element.tail and element is not root:
            builder.add_text(element.tail)


def _events(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    yield from etree.iterwalk(root, events=("start", "end"))


def _begin(builder: DocumentBuilder, element: etree._Element, tag: str) -> None:
    if tag == "a" and (href := element.get("href")) is not None:
        builder.open_link(href, LinkKind.ANCHOR, tuple((element.get("rel") or "").lower().split()))
    elif tag == "area" and (href := element.get("href")) is not None:
        builder.add_link(href, LinkKind.AREA, element.get("alt") or "")
    elif tag in FRAMES and (shown := element.get(FRAMES[tag])):
        builder.add_link(shown, LinkKind.FRAME, element.get("title") or "")
    elif tag in {"video", "audio", "source"} and (shown := element.get("src")):
        builder.add_link(shown, LinkKind.MEDIA, element.get("title") or "")
    elif tag == "img":
        builder.label_link(element.get("alt") or "")
    elif tag == "br":
        builder.break_line()
    elif tag in BLOCK_KINDS:
        builder.begin_block(BLOCK_KINDS[tag])


def _end(builder: DocumentBuilder, tag: str) -> None:
    if tag == "a":
        builder.close_link()
    elif tag in BLOCK_KINDS:
        level = _HEADING.fullmatch(tag)
        builder.end_block(int(level[1]) if level else None)
