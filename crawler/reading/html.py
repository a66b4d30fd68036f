"""Reads web pages: a tree by lxml, walked in reading order."""

import re
from dataclasses import replace
from itertools import islice

from lxml import etree

from crawler.reading.building import DocumentBuilder, target_of
from crawler.reading.document import BlockKind, Document, LinkKind, Metadata, Source
from crawler.reading.encodings import codec_of, decode
from crawler.reading.page_metadata import metadata_of
from crawler.reading.raw_html import BLOCK_KINDS, FRAMES
from crawler.reading.regions import Regions, is_hidden

_HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_METADATA = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
"""What a head may hold (HTML standard §4.2.1)."""

# Never shown as text; `noscript` is not where scripts run, and what it repeats was there before.
_SILENT = frozenset({"script", "style", "template", "noscript", "title", "head", "select", "textarea", "svg", "math"})
_EDIT_SECTION = "mw-editsection"
"""The class of what stands behind a heading of MediaWiki, as a part of it: [edit]."""
# Where scripts that load a frame late keep its address.
_LATE_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-url")
_FACEBOOK = re.compile(r"(?:^|\s)fb-(?:post|video)(?:\s|$)")
_LINKING = frozenset({"a", "area", "video", "audio", "source", *FRAMES})
_NESTABLE = frozenset({"p", "div", "section"})
_NESTING = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.FOOTNOTE})
_CODE = frozenset({"code", "samp", "kbd"})
_LABEL_ELEMENTS = 50
_FOOTNOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
_FOOTNOTE_TYPES = frozenset({"footnote", "endnote", "rearnote"})
"""What EPUB calls notes (EPUB Structural Semantics Vocabulary 1.1)."""
# SingleFile's own remark, and the "mark of the web", which gives the number of characters of the URL in brackets.
_SAVED = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(https?://[^\s<>\"]{1,4000})"
    r"|<!-- saved from url=\(\d{1,5}\)(https?://[^\s<>\"]{1,4000})"
)
_REMARK_CHARACTERS = 20_000
# A page that hides nearly all of its words shows them by a script.
_SHOWN_CHARACTERS = 250


def read_html(source: Source) -> Document:
    """Read an article in HTML or XHTML.

    Text that is not shown (scripts, templates, what is hidden by its own attributes) is left out; links in it are kept.
    """
    text = _ILLEGAL.sub("\ufffd", decode(source.data, source.content_type, declared_inside=True))
    root = _tree(text)
    base = root.find(".//base[@href]")
    page_url = source.url or _saved_from(text)
    base_url = (target_of(base.get("href", ""), page_url) if base is not None else None) or page_url
    metadata = metadata_of(root, base_url)
    if metadata.canonical_url is None and source.url is None:
        metadata = replace(metadata, canonical_url=page_url)
    links_base = base_url or metadata.canonical_url
    encoding = "utf-8" if text.isascii() else codec_of(source.data, source.content_type)
    walk = _Walk(links_base, encoding, hides=True)
    document = walk.over(root)
    if len(document.text) < _SHOWN_CHARACTERS and walk.has_hidden:
        document = _Walk(links_base, encoding, hides=False).over(root)
    return replace(document, metadata=metadata)


def _saved_from(text: str) -> str | None:
    """Return the address of a page that a browser, or SingleFile in it, has saved to a file with a remark on it."""
    found = _SAVED.search(text, 0, _REMARK_CHARACTERS)
    return target_of(found[1] or found[2], None) if found else None


def _tree(text: str) -> etree._Element:
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    root: etree._Element | None = etree.fromstring(text.encode(), parser)
    if root is None:
        return etree.Element("html")
    _mend_head(root)
    return root


def _mend_head(root: etree._Element) -> None:
    """Move what is no metadata from the head to the body.

    The tags of `head` and `body` may be left out (HTML standard §13.1.2.4), and libxml2 begins a body at none of the
    elements that it does not know: `article`, `main`, `section` and whatever else is newer than HTML 4.
    """
    head = root.find("head")
    if head is None:
        return
    children = list(head)
    first = next((n for n, child in enumerate(children) if child.tag not in _METADATA), None)
    if first is None:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    misplaced = children[first:]
    after, body.text = body.text, None
    for place, child in enumerate(misplaced):
        body.insert(place, child)
    misplaced[-1].tail = (misplaced[-1].tail or "") + (after or "")


class _Walk:
    """Feeds the elements of a tree to a document builder, without recursion."""

    def __init__(self, base_url: str | None, encoding: str, *, hides: bool) -> None:
        self._regions = Regions()
        self._builder = DocumentBuilder(base_url, self._regions.here, encoding)
        self._hides = hides
        self.has_hidden = False
        """Whether words were left out because an element says that it is not shown."""
        self._silent: etree._Element | None = None
        """The outermost open element whose words are not shown."""
        self._kinds: list[BlockKind] = [BlockKind.OTHER]
        """Of the open elements that make blocks."""
        self._code = 0
        """Open elements whose words are for a machine: URLs in them are no links."""

    def over(self, root: etree._Element) -> Document:
        builder = self._builder
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._regions.enter(element)
                self._begin(element, element.tag)
                if self._silent is None and element.text:
                    builder.add_text(element.text, linkless=self._code > 0)
                continue
            self._end(element, element.tag)
            self._regions.leave()
            if self._silent is None and element.tail and element is not root:
                builder.add_text(element.tail, linkless=self._code > 0)
        document = builder.document(Metadata(), "text/html")
        return replace(document, regions=self._regions.regions())

    def _begin(self, element: etree._Element, tag: str) -> None:
        silent = self._silent is not None
        if not silent and self._is_silent(element, tag):
            self._silent = element
            silent = True
        if tag == "input":
            self._regions.here()
        elif tag in _LINKING:
            self._begin_link(element, tag, silent=silent)
        elif silent:
            return
        elif tag == "img":
            self._regions.here()
            self._builder.label_link(element.get("alt") or "")
        elif tag == "br":
            self._builder.break_line()
        elif tag in _CODE:
            self._code += 1
        elif tag in BLOCK_KINDS:
            if element.attrib and (shown := _embedded(element)):
                self._builder.add_link(shown, LinkKind.FRAME)
            kind = self._kind(element, tag)
            self._kinds.append(kind)
            self._builder.begin_block(kind)

    def _is_silent(self, element: etree._Element, tag: str) -> bool:
        if tag in _SILENT:
            # A declarative shadow root is shown in its host's place (HTML standard §4.12.3).
            return tag != "template" or element.get("shadowrootmode") is None
        if tag == "span" and _EDIT_SECTION in (element.get("class") or ""):
            return True
        if self._hides and element.attrib and is_hidden(element):
            self.has_hidden = True
            return True
        return False

    def _begin_link(self, element: etree._Element, tag: str, *, silent: bool) -> None:
        builder = self._builder
        if tag == "a":
            href = element.get("href")
            if href is None:
                href = element.get("xlink:href")
            if href is None:
                return
            rel = tuple((element.get("rel") or "").lower().split())
            if silent:
                builder.add_link(href, LinkKind.ANCHOR, _label(element), rel)
            else:
                builder.open_link(href, LinkKind.ANCHOR, rel)
                builder.label_link(element.get("aria-label") or element.get("title") or "")
        elif tag == "area":
            if (href := element.get("href")) is not None:
                builder.add_link(href, LinkKind.AREA, element.get("alt") or "")
        elif tag in FRAMES:
            if shown := _frame_source(element, FRAMES[tag]):
                builder.add_link(shown, LinkKind.FRAME, element.get("title") or "")
        elif shown := element.get("src"):
            builder.add_link(shown, LinkKind.MEDIA, element.get("title") or "")

    def _end(self, element: etree._Element, tag: str) -> None:
        if self._silent is not None:
            if element is self._silent:
                self._silent = None
            return
        if tag == "a":
            self._builder.close_link()
        elif tag in _CODE:
            self._code -= 1
        elif tag in BLOCK_KINDS:
            self._builder.end_block(_HEADING_LEVELS.get(tag))
            if len(self._kinds) > 1:
                self._kinds.pop()
            self._builder.begin_block(self._kinds[-1])

    def _kind(self, element: etree._Element, tag: str) -> BlockKind:
        if element.get("role") in _FOOTNOTE_ROLES or element.get("epub:type") in _FOOTNOTE_TYPES:
            return BlockKind.FOOTNOTE
        if tag in _NESTABLE and self._kinds[-1] in _NESTING:
            return self._kinds[-1]
        return BLOCK_KINDS[tag]


def _label(element: etree._Element) -> str:
    """Return the words in a link that is not shown; of its first elements only, since such links can nest."""
    parts = [element.text or ""]
    for inner in islice(element.iterdescendants(), _LABEL_ELEMENTS):
        parts += [inner.text or "", inner.tail or ""]
    return "".join(parts)


def _embedded(element: etree._Element) -> str | None:
    """Return the address of what a network's script puts in the place of a quotation or an empty element."""
    stated: str | None = element.get("data-instgrm-permalink")
    names = element.get("class") or ""
    if stated is None and "tiktok-embed" in names:
        stated = element.get("cite")
    if stated is None and _FACEBOOK.search(names):
        stated = element.get("data-href")
    return stated


def _frame_source(element: etree._Element, attribute: str) -> str | None:
    stated: str | None = element.get(attribute)
    if stated and not stated.startswith(("about:", "data:", "javascript:")):
        return stated
    found: str | None = next((late for name in _LATE_SOURCES if (late := element.get(name))), stated)
    return found
