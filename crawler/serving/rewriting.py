"""Pages, drawings and style sheets with their addresses changed to those of the copies, for a browser without scripts.

What is shown is made for the eye: the exact bytes are a click away. Whatever is missed here is held back by the policy
that each page is sent with, which lets a browser ask nobody but the server that shows the copies.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any
from xml.sax.saxutils import quoteattr, unescape

import tinycss2
from lxml import etree
from tinycss2.serializer import serialize_string_value

from crawler import urls
from crawler.reading.encodings import codec_of
from crawler.requisites.page import PRESENTED, candidates, parsed_text, refresh_target

Place = Callable[[str, bool], str]
"""Where the copy of an absolute URL is shown; with whether a reader follows it, or the page needs it."""

_NEEDED = frozenset({"src", "data", "poster", "background", "lowsrc", "longdesc", "manifest"})
_FOLLOWED_ELEMENTS = frozenset({"a", "area"})
_SETS = frozenset({"srcset", "imagesrcset"})

# Without scripts nobody puts late pictures in their place; the first of these that there is, is one.
_LATE = ("data-src", "data-lazy-src", "data-original")
_LATE_SETS = ("data-srcset", "data-lazy-srcset")
_LATE_ELEMENTS = frozenset({"img", "source", "iframe"})

_ANIMATIONS = frozenset({"set", "animate"})

_XLINK = "{http://www.w3.org/1999/xlink}"
# The namespaces of elements that a browser does more with than to list them.
_OF_HTML = frozenset({""})
_OF_XML = frozenset({
    "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML",
})  # fmt: skip

_DROPPED = frozenset({
    "integrity", "nonce", "crossorigin", "ping", "target", "loading", "referrerpolicy",
    "{http://www.w3.org/XML/1998/namespace}base",
})  # fmt: skip

# In a drawing (svg, math) a browser reads markup in a style, which here is text (HTML, section 13.2.6.5). Written as an
# escape it is the same character to a style sheet (CSS Syntax, section 4.3.7), and begins no tag.
_TAG = re.compile(r"<(?=[A-Za-z/?])")
_ESCAPED = r"\\3c "

_STEERING = frozenset({"content-security-policy", "content-security-policy-report-only", "refresh"})


def rewritten_page(content: bytes, content_type: str, url: str, place: Place) -> bytes:
    """Return an HTML page in UTF-8 whose links and requisites lead to copies; ``content`` without its codings."""
    text = parsed_text(content, content_type)
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return b""
    doctype = root.getroottree().docinfo.doctype
    encoding = "utf-8" if text.isascii() else codec_of(content, content_type)
    _Rewriter(_base_of(root, url), place, _OF_HTML, encoding).rewrite(root)
    written: bytes = etree.tostring(root, method="html", encoding="utf-8", doctype=doctype or None)
    return written


def rewritten_xml(content: bytes, content_type: str, url: str, place: Place) -> bytes:
    """Return a drawing (SVG) or other XML in UTF-8 whose links and requisites lead to copies, entities resolved.

    Of what lies outside the root element only the style sheets of ``<?xml-stylesheet?>`` are kept (W3C "Associating
    Style Sheets with XML documents"), without those of XSLT, which are programs.
    """
    text = parsed_text(content, content_type)
    # Entities that stand in the document are resolved as far as libxml2 lets them grow; what is outside is not read.
    parser = etree.XMLParser(
        recover=True, resolve_entities="internal", load_dtd=False, no_network=True, remove_comments=True,
        encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return b""
    if root is None:
        return b""
    sheets = [_sheet(node, url, place) for node in reversed(list(root.itersiblings(preceding=True)))]
    _Rewriter(url, place, _OF_XML).rewrite(root)
    written: bytes = etree.tostring(root, encoding="utf-8", with_tail=False)
    return b"".join([b'<?xml version="1.0" encoding="utf-8"?>\n', *(sheet.encode() for sheet in sheets), written])


def _sheet(node: etree._Element, url: str, place: Place) -> str:
    """Return an ``<?xml-stylesheet?>`` whose sheet is a copy; nothing for what is no style sheet."""
    if node.tag is not etree.PI or getattr(node, "target", None) != "xml-stylesheet":
        return ""
    said = {name: unescape(value, {"&quot;": '"', "&apos;": "'"}) for name, value in node.attrib.items()}
    if not is_style(said.get("type") or "text/css"):
        return ""
    parts = {"href": _placed(said.get("href") or "", url, place, followed=False), "type": "text/css"}
    parts |= {name: said[name] for name in ("media", "title", "alternate") if name in said}
    return f"<?xml-stylesheet {' '.join(f'{name}={quoteattr(value)}' for name, value in parts.items())}?>\n"


def rewritten_style(text: str, url: str, place: Place) -> str:
    """Return the text of a style sheet, or of a ``style`` attribute, whose addresses lead to copies."""
    try:
        tokens = tinycss2.parse_component_value_list(text)
        _mark(tokens, lambda href: _placed(href, url, place, followed=False))
        return str(tinycss2.serialize(tokens))
    except RecursionError:
        return ""  # deeper than any honest sheet


def _base_of(root: etree._Element, url: str) -> str:
    base = root.find(".//base[@href]")
    try:
        return urls.resolve(base.get("href", ""), url) if base is not None else url
    except urls.InvalidURL:
        return url


def _placed(href: str, base: str, place: Place, *, followed: bool) -> str:
    """Return where a link's copy is shown; what is no page of the web stays as it is."""
    stated = href.strip()
    if not stated or stated.startswith("#"):
        return href
    try:
        target = urls.resolve(stated, base)
        if urls.scheme(target) not in urls.FETCHED_SCHEMES:
            return href
        part = urls.fragment(target)
        return place(urls.fetchable(target), followed) + (f"#{part}" if part else "")
    except urls.InvalidURL:
        return href


class _Rewriter:
    """Changes a tree."""

    def __init__(self, base: str, place: Place, namespaces: frozenset[str], encoding: str = "utf-8") -> None:
        self._base, self._place, self._namespaces, self._encoding = base, place, namespaces, encoding

    def rewrite(self, root: etree._Element) -> None:
        """Change every element; those that would lead a browser elsewhere are taken out."""
        taken_out = []
        for element in root.iter(etree.Element):
            namespace, tag = _split(element.tag)
            if namespace not in self._namespaces:
                continue
            if self._leads_elsewhere(element, tag):
                taken_out.append(element)
                continue
            if tag == "style" and element.text:
                style = rewritten_style(element.text, self._base, self._place)
                element.text = _TAG.sub(_ESCAPED, style)
            elif tag == "script":
                element.text = None  # it does not run, and in a drawing a browser would read markup in it
            self._show_late(element, tag)
            for name, value in element.items():
                self._attribute(element, tag, name, value)
        for element in taken_out:
            parent = element.getparent()
            if parent is not None:
                _remove(parent, element)

    def _leads_elsewhere(self, element: etree._Element, tag: str) -> bool:
        if tag == "base":
            return True
        if tag == "meta":
            return (element.get("http-equiv") or "").lower() in _STEERING and not self._keeps_refresh(element)
        # A link whose target changes as time goes on.
        return tag in _ANIMATIONS and any(
            name.lower() == "attributename" and value.strip().rpartition(":")[2].lower() == "href"
            for name, value in element.items()
        )

    def _keeps_refresh(self, element: etree._Element) -> bool:
        target = refresh_target(element.get("content") or "")
        if target is None or (element.get("http-equiv") or "").lower() != "refresh":
            return False
        led = self._to(target, followed=False)
        element.set("content", f"0; url={led}")
        return led != target

    def _show_late(self, element: etree._Element, tag: str) -> None:
        if tag not in _LATE_ELEMENTS:
            return
        for wanted, late in (("src", _LATE), ("srcset", _LATE_SETS)):
            shown = element.get(wanted)
            found = next((value for name in late if (value := element.get(name))), None)
            if found and (not shown or shown.startswith("data:")):
                element.set(wanted, found)

    def _attribute(self, element: etree._Element, tag: str, name: str, value: str) -> None:
        if name in _DROPPED or name.startswith("on"):
            del element.attrib[name]
        elif name in ("href", "xlink:href", f"{_XLINK}href"):
            followed = tag in _FOLLOWED_ELEMENTS
            element.set(name, self._to(value, followed=followed))
            if followed:
                element.set("target", "_top")
        elif name in _NEEDED:
            element.set(name, self._to(value, followed=False))
        elif name in _SETS:
            element.set(name, _rewritten_set(value, lambda href: self._to(href, followed=False)))
        elif name == "style" or (name in PRESENTED and "(" in value):
            element.set(name, rewritten_style(value, self._base, self._place))
        elif name == "srcdoc":
            del element.attrib[name]  # a page that no header guards
        elif name in ("action", "formaction"):
            element.set(name, "#")

    def _to(self, href: str, *, followed: bool) -> str:
        return _placed(urls.with_query_in(self._encoding, href), self._base, self._place, followed=followed)


def _split(tag: str) -> tuple[str, str]:
    """Return an element's namespace, empty without one, and its name in it."""
    namespace, _, name = tag.rpartition("}")
    return namespace[1:], name


def _remove(parent: etree._Element, element: etree._Element) -> None:
    """Take an element out, and leave the text behind it."""
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _rewritten_set(value: str, to: Callable[[str], str]) -> str:
    """Return a ``srcset`` with other addresses, and its descriptors as they were."""
    written, rest = [], value
    for candidate in candidates(value):
        before, _, rest = rest.partition(candidate)
        # A comma in an address would end it, where white space follows.
        written += [before, to(candidate).replace(",", "%2C")]
    return "".join([*written, rest])


def _mark(tokens: Iterable[Any], to: Callable[[str], str]) -> None:
    """Change the addresses among component values, however nested."""
    imports = False
    for token in tokens:
        kind = token.type
        if kind == "url":
            token.value = to(token.value)
            token.representation = f'url("{serialize_string_value(token.value)}")'
        elif kind == "string" and imports:
            _change(token, to)
        elif kind == "function":
            if token.lower_name in ("url", "src") or token.lower_name.endswith("image-set"):
                for argument in token.arguments:
                    if argument.type == "string":
                        _change(argument, to)
            _mark(token.arguments, to)
        elif getattr(token, "content", None):
            _mark(token.content, to)
        if kind not in ("whitespace", "comment"):
            imports = kind == "at-keyword" and token.lower_value == "import"


def _change(token: Any, to: Callable[[str], str]) -> None:
    token.value = to(token.value)
    token.representation = f'"{serialize_string_value(token.value)}"'


def is_style(content_type: str) -> bool:
    """Whether a Content-Type is that of a style sheet."""
    return _media_type(content_type) == "text/css"


def is_page(content_type: str) -> bool:
    """Whether a Content-Type is that of a web page."""
    return _media_type(content_type) in ("text/html", "application/xhtml+xml")


def is_xml(content_type: str) -> bool:
    """Whether a Content-Type is that of XML that is no web page: drawings, feeds (RFC 7303)."""
    media_type = _media_type(content_type)
    return media_type in ("text/xml", "application/xml") or (media_type.endswith("+xml") and not is_page(content_type))


def _media_type(content_type: str) -> str:
    """Return the media type of a Content-Type, in lower case; of several on one line the first."""
    return re.split("[;,]", content_type, maxsplit=1)[0].strip().lower()


def looks_like_page(beginning: bytes) -> bool:
    """Whether what no Content-Type speaks of begins as a web page does (MIME Sniffing standard, section 7.1)."""
    return beginning.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<title"))
