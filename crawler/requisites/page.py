"""What a page needs, and what it says to a crawler: where its reader is sent on, whether it may be archived."""

import contextlib
import functools
import html
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from crawler import urls
from crawler.fetching.links import WebLink, read_links
from crawler.reading.encodings import codec_of, decode
from crawler.requisites.requisite import Collector, Requisite, RequisiteKind
from crawler.requisites.scripts import add_imports, add_mapped
from crawler.requisites.styles import add_declarations, add_sheet

MAX_REFRESH_SECONDS = 10.0
"""A page that sends its reader on within this time is a redirect; a longer wait is a page to read, or a dashboard."""

MAX_LINKS = 200

_IMAGE_ATTRIBUTES = (
    "src", "data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "data-hi-res-src",
    "data-bg", "data-background", "data-background-image", "data-poster", "poster", "background", "lowsrc",
    "data-lazyload", "data-echo", "data-src-retina", "data-flickity-lazyload", "data-cfsrc", "data-ezsrc",
    "data-pagespeed-lazy-src", "nitro-lazy-src", "data-img-src", "data-image-src", "data-defer-src", "data-delayed-url",
    "data-actualsrc", "data-bg-hidpi", "data-bg-multi",
)  # fmt: skip
"""Where pictures are named, by the standard and by the usual scripts that load them late."""

_SET_ATTRIBUTES = (
    "srcset", "data-srcset", "data-lazy-srcset", "imagesrcset", "data-bgset", "data-ezsrcset", "nitro-lazy-srcset",
    "data-flickity-lazyload-srcset",
)  # fmt: skip

PRESENTED = frozenset({
    "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker", "marker-start", "marker-mid", "marker-end",
})  # fmt: skip
"""Of drawings: what may say ``url(…)`` in an attribute of its own, beside a style (SVG 2, section 6.6)."""

_FRAME_ATTRIBUTES = ("src", "data-src", "data-lazy-src")

_PICTURED = frozenset((*_IMAGE_ATTRIBUTES, *_SET_ATTRIBUTES))
_STYLED = PRESENTED | {"style"}

_SOURCES = frozenset({"script", "embed", "iframe", "frame"})
"""Elements whose ``src`` is no picture."""

_NEEDING = _SOURCES | {"base", "link", "meta", "object", "use", "image", "feimage", "style"}
"""Elements that may need something by what they are, besides pictures."""

_LINKS = {
    "stylesheet": RequisiteKind.STYLE,
    "icon": RequisiteKind.OTHER,
    "apple-touch-icon": RequisiteKind.OTHER,
    "apple-touch-icon-precomposed": RequisiteKind.OTHER,
    "apple-touch-startup-image": RequisiteKind.OTHER,
    "mask-icon": RequisiteKind.OTHER,
    "manifest": RequisiteKind.DOCUMENT,
    "preload": RequisiteKind.OTHER,
    "modulepreload": RequisiteKind.MODULE,
    "image_src": RequisiteKind.OTHER,
}
_META_IMAGES = frozenset({"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src",
                          "msapplication-tileimage"})  # fmt: skip

_REFRESH = re.compile(
    r"\s*([0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+)\s*(?:[;,\s]\s*(?:url\s*=\s*)?(.*))?", re.IGNORECASE | re.DOTALL
)
_SCRIPTS: dict[str, Callable[[Collector, str], None]] = {"module": add_imports, "importmap": add_mapped}
_WHITE = " \t\n\f\r"
_SPACE = re.compile(f"[{_WHITE}]")
_URL_FUNCTION = re.compile(r"\s*url\(", re.IGNORECASE)
_CDATA_SIGNS = re.compile(r"<!\[CDATA\[|\]\]>")
_STYLESHEET_OF_XML = re.compile(r"""<\?xml-stylesheet\s[^>]{0,1000}?href\s*=\s*["']([^"'<>]{1,2000})["']""")
_PROLOGUE_CHARACTERS = 4_096
_OVERLOAD = 20_000
_OVERLOADED = re.compile(rf"<[a-zA-Z][^<>]{{{_OVERLOAD},}}>")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page asks of whoever keeps it."""

    requisites: tuple[Requisite, ...]
    refresh: str | None
    """Where a ``<meta http-equiv=refresh>`` sends the reader within :data:`MAX_REFRESH_SECONDS`, as written."""
    robots: tuple[str, ...]
    """What ``<meta name=robots>``, or one for evercite, asks: ``noarchive``, ``noindex``, …, in lower case."""
    links: tuple[WebLink, ...] = ()
    """``<link>`` elements that name nothing that the page needs, targets absolute; the first :data:`MAX_LINKS`."""


class Listener(Protocol):
    """Hears of a page's parts one after another, as the parser finds them."""

    def begin(self, markup: str) -> None:
        """Hear the whole page as it was decoded, before its parts."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Hear that an element begins; its name and its attributes' names in lower case."""

    def data(self, text: str) -> None:
        """Hear characters, references resolved."""

    def end(self, tag: str) -> None:
        """Hear that an element ends, by its own tag or because another began."""


def read_page(
    content: bytes, content_type: str | None, url: str, *, frames: bool = True, listener: Listener | None = None
) -> Page:
    """Read an HTML page's needs; ``content`` without its codings. Frames are left out where ``frames`` is false.

    ``listener`` hears of the page in the same reading.
    """
    text = parsed_text(content, content_type)
    collector = Collector(url, functools.cache(lambda: codec_of(content, content_type)))
    reader = _Reader(collector, frames=frames) if listener is None else _Shared(collector, frames, listener)
    if listener is not None:
        listener.begin(text)
    if text.startswith("<?xml"):
        for match in _STYLESHEET_OF_XML.finditer(text, 0, _PROLOGUE_CHARACTERS):
            collector.add(html.unescape(match[1]), RequisiteKind.STYLE)
    _parse(text, reader)
    return Page(reader.collector.found(), reader.refresh, tuple(dict.fromkeys(reader.robots)), tuple(reader.links))


def announced(values: Iterable[str], url: str) -> tuple[Requisite, ...]:
    """Return what the values of a page's Link headers say that it needs (RFC 8288; HTML standard, "link headers")."""
    collector = Collector(url)
    for link in itertools.islice((link for value in values for link in read_links(value)), MAX_LINKS):
        if "anchor" not in link.attributes:
            _add_linked(collector, link.target, link.rels, link.attributes.get("as", ""))
    return collector.found()


def parsed_text(content: bytes, content_type: str | None) -> str:
    """Return a page's text as a parser gets it: without NUL, and without tags that would hang it for minutes."""
    text = decode(content, content_type, declared_inside=True)
    # A tag of tens of thousands of attributes needs nothing, and shows nothing. It takes up one of these parts.
    parts = range(0, len(text) - _OVERLOAD // 2 + 1, _OVERLOAD // 2)
    if any(text.find(">", at, at + _OVERLOAD // 2) < 0 and text.find("<", at, at + _OVERLOAD // 2) < 0 for at in parts):
        text = _OVERLOADED.sub("", text)
    return text.replace("\x00", "\ufffd")


def _parse(text: str, reader: "_Reader") -> None:
    parser = etree.HTMLParser(target=reader, huge_tree=True)
    # What came before a fault counts.
    with contextlib.suppress(etree.XMLSyntaxError):
        parser.feed(text)
        parser.close()


def refresh_target(value: str) -> str | None:
    """Return where a refresh sends the reader soon, as written; None where it does not.

    The value is that of ``<meta http-equiv=refresh content=…>`` or of a Refresh header (HTML standard, "shared
    declarative refresh steps").
    """
    match = _REFRESH.fullmatch(value)
    if match is None or float(match[1]) > MAX_REFRESH_SECONDS:
        return None
    target = (match[2] or "").strip()
    if target[:1] in ("'", '"'):
        target = target[1:].partition(target[0])[0]
    return target or None


def _add_linked(collector: Collector, target: str | None, rels: Iterable[str], purpose: str) -> None:
    for rel in rels:
        if rel in _LINKS:
            is_style = rel == "preload" and purpose.lower() == "style"
            collector.add(target, RequisiteKind.STYLE if is_style else _LINKS[rel])


class _Reader:
    """Hears of a page's tags one after another, as lxml finds them."""

    def __init__(self, collector: Collector, *, frames: bool) -> None:
        self.collector = collector
        self.refresh: str | None = None
        self.robots: list[str] = []
        self.links: list[WebLink] = []
        self._frames = frames
        self._based = False
        self._read_text: Callable[[Collector, str], None] | None = None
        """What reads the text of the style or script element that is open."""
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._hear(tag, dict(attributes))  # lxml's own mapping takes ten times as long for each question

    def _hear(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _NEEDING:
            self._need(tag, attributes)
        if not attributes:
            return
        if tag not in _SOURCES and not _PICTURED.isdisjoint(attributes):
            self._pictures(attributes)
        if not _STYLED.isdisjoint(attributes):
            for name, value in attributes.items():
                if name in _STYLED:
                    add_declarations(self.collector, value)

    def _need(self, tag: str, attributes: dict[str, str]) -> None:
        get = attributes.get
        match tag:
            case "base" if not self._based and get("href"):
                self._based = True
                self.collector.base = self._absolute(attributes["href"])
            case "link":
                self._link(attributes)
            case "meta":
                self._meta(attributes)
            case "script":
                self._script(attributes)
            case "embed":
                self.collector.add(get("src"), RequisiteKind.DOCUMENT)
            case "object":
                self.collector.add(get("data"), RequisiteKind.DOCUMENT)
            case "iframe" if self._frames and "srcdoc" in attributes:
                self._inner_document(attributes["srcdoc"])
            case "iframe" | "frame" if self._frames:
                for name in _FRAME_ATTRIBUTES:
                    self.collector.add(get(name), RequisiteKind.FRAME)
            case "use" | "image" | "feimage":
                self.collector.add(get("href") or get("xlink:href"))
            case "style":
                self._read_text = add_sheet

    def data(self, text: str) -> None:
        if self._read_text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        if tag in ("style", "script") and self._read_text is not None:
            # Which an HTML parser takes for text in these elements, and one of XML does not.
            self._read_text(self.collector, _CDATA_SIGNS.sub(" ", "".join(self._text)))
            self._read_text = None
            self._text.clear()

    def close(self) -> None:
        self.end("style")

    def _script(self, attributes: dict[str, str]) -> None:
        kind = (attributes.get("type") or "").strip().lower()
        if source := attributes.get("src") or attributes.get("href") or attributes.get("xlink:href"):
            self.collector.add(source, RequisiteKind.MODULE if kind == "module" else RequisiteKind.OTHER)
        else:
            self._read_text = _SCRIPTS.get(kind)

    def _inner_document(self, markup: str) -> None:
        """Read a page that stands in an attribute; its base URL is its container's (HTML standard, "fallback base")."""
        reader = _Reader(Collector(self.collector.base), frames=False)
        _parse(markup, reader)
        for needed in reader.collector.found():
            self.collector.add(needed.url, needed.kind)

    def _absolute(self, href: str) -> str:
        base = Collector(self.collector.base)
        base.add(href)
        return next((found.url for found in base.found()), self.collector.base)

    def _link(self, attributes: dict[str, str]) -> None:
        rels = tuple((attributes.get("rel") or "").lower().split())
        if rels and len(self.links) < MAX_LINKS and not any(rel in _LINKS for rel in rels):
            with contextlib.suppress(urls.InvalidURL):
                target = urls.resolve(attributes.get("href") or "", self.collector.base)
                self.links.append(WebLink(target, rels, {"type": attributes.get("type") or ""}))
        _add_linked(self.collector, attributes.get("href"), rels, attributes.get("as") or "")

    def _meta(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content") or ""
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        if name in _META_IMAGES:
            self.collector.add(content)
        elif name in ("robots", "evercite"):
            self.robots += [word.strip().lower() for word in content.split(",") if word.strip()]
        if (attributes.get("http-equiv") or "").lower() == "refresh" and self.refresh is None:
            self.refresh = refresh_target(content)

    def _pictures(self, attributes: dict[str, str]) -> None:
        for name in _IMAGE_ATTRIBUTES:
            if value := attributes.get(name):
                if _URL_FUNCTION.match(value):
                    add_declarations(self.collector, value)
                else:
                    self.collector.add(value)
        for name in _SET_ATTRIBUTES:
            if value := attributes.get(name):
                for candidate in candidates(value):
                    self.collector.add(candidate)


class _Shared(_Reader):
    """Passes on what it hears."""

    def __init__(self, collector: Collector, frames: bool, listener: Listener) -> None:
        super().__init__(collector, frames=frames)
        self._listener = listener

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        attributes = dict(attributes)
        self._listener.start(tag, attributes)
        self._hear(tag, attributes)

    def data(self, text: str) -> None:
        self._listener.data(text)
        if self._read_text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        self._listener.end(tag)
        if self._read_text is not None:
            super().end(tag)


def candidates(srcset: str) -> list[str]:
    """Return the URLs of a ``srcset`` (HTML standard, "parse a srcset attribute"); commas may be part of a URL."""
    found = []
    rest = srcset
    while rest := rest.lstrip(f"{_WHITE},"):
        url = _SPACE.split(rest, maxsplit=1)[0]
        rest = rest[len(url) :]
        if url.endswith(","):
            url = url.rstrip(",")
        else:
            rest = _after_descriptors(rest)
        if url:
            found.append(url)
    return found


def _after_descriptors(rest: str) -> str:
    """Return what follows the comma that ends a candidate's descriptors; commas in parentheses do not."""
    depth = 0
    for at, char in enumerate(rest):
        if char == "(":
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        elif char == "," and not depth:
            return rest[at + 1 :]
    return ""
