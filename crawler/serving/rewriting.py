"""Pages and style sheets with their addresses changed to those of the copies, for a browser without scripts.

What is shown is made for the eye: the exact bytes are a click away. Whatever is missed here is held back by the policy
that each page is sent with, which lets a browser ask nobody but the server that shows the copies.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import tinycss2
from lxml import etree
from tinycss2.serializer import serialize_string_value

from crawler import urls
from crawler.reading.encodings import decode
from crawler.requisites.page import candidates, refresh_target

Place = Callable[[str, bool], str]
"""Where the copy of an absolute URL is shown; with whether a reader follows it, or the page needs it."""

_NEEDED = frozenset({"src", "data", "poster", "background", "lowsrc", "xlink:href", "longdesc", "manifest"})
_FOLLOWED_ELEMENTS = frozenset({"a", "area"})
_SETS = frozenset({"srcset", "imagesrcset"})

# Without scripts nobody puts late pictures in their place; the first of these that there is, is one.
_LATE = ("data-src", "data-lazy-src", "data-original")
_LATE_SETS = ("data-srcset", "data-lazy-srcset")
_LATE_ELEMENTS = frozenset({"img", "source", "iframe"})

_DROPPED = frozenset({"integrity", "nonce", "crossorigin", "ping", "target", "loading", "referrerpolicy"})

# In a drawing (svg, math) a browser reads markup in a style, which here is text (HTML, section 13.2.6.5). Written as an
# escape it is the same character to a style sheet (CSS Syntax, section 4.3.7), and begins no tag.
_TAG = re.compile(r"<(?=[A-Za-z/?])")
_ESCAPED = r"\\3c "

_STEERING = frozenset({"content-security-policy", "content-security-policy-report-only", "refresh"})


def rewritten_page(content: bytes, content_type: str, url: str, place: Place) -> bytes:
    """Return an HTML page in UTF-8 whose links and requisites lead to copies; ``content`` without its codings."""
    text = decode(content, content_type, declared_inside=True).replace("\x00", "\ufffd")
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return b""
    doctype = root.getroottree().docinfo.doctype
    _Rewriter(_base_of(root, url), place).rewrite(root)
    written: bytes = etree.tostring(root, method="html", encoding="utf-8", doctype=doctype or None)
    return written


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

    def __init__(self, base: str, place: Place) -> None:
        self._base, self._place = base, place

    def rewrite(self, root: etree._Element) -> None:
        """Change every element; those that would lead a browser elsewhere are taken out."""
        taken_out = []
        for element in root.iter(etree.Element):
            tag = element.tag
            if tag == "base" or (tag == "meta" and (element.get("http-equiv") or "").lower() in _STEERING):
                if not self._keeps_refresh(element):
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

    def _keeps_refresh(self, element: etree._Element) -> bool:
        target = refresh_target(element.get("content") or "") if element.tag == "meta" else None
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
        elif name == "href":
            followed = tag in _FOLLOWED_ELEMENTS
            element.set(name, self._to(value, followed=followed))
            if followed:
                element.set("target", "_top")
        elif name in _NEEDED:
            element.set(name, self._to(value, followed=False))
        elif name in _SETS:
            element.set(name, _rewritten_set(value, lambda href: self._to(href, followed=False)))
        elif name == "style":
            element.set(name, rewritten_style(value, self._base, self._place))
        elif name == "srcdoc":
            del element.attrib[name]  # a page that no header guards
        elif name in ("action", "formaction"):
            element.set(name, "#")

    def _to(self, href: str, *, followed: bool) -> str:
        return _placed(href, self._base, self._place, followed=followed)


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


_STYLE_TYPES = re.compile(r"text/css\b", re.IGNORECASE)


def is_style(content_type: str) -> bool:
    """Whether a Content-Type is that of a style sheet."""
    return _STYLE_TYPES.match(content_type.strip()) is not None


def is_page(content_type: str) -> bool:
    """Whether a Content-Type is that of a web page."""
    return re.split("[;,]", content_type, maxsplit=1)[0].strip().lower() in ("text/html", "application/xhtml+xml")


def looks_like_page(beginning: bytes) -> bool:
    """Whether what no Content-Type speaks of begins as a web page does (MIME Sniffing standard, section 7.1)."""
    return beginning.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<title"))
