"""What requisites need themselves that are no style sheets: script modules, web-app manifests, SVG documents."""

import json
from typing import Any

from crawler.reading.encodings import decode
from crawler.requisites.page import read_page
from crawler.requisites.requisite import Collector, Requisite
from crawler.requisites.scripts import add_imports
from crawler.requisites.styles import read_style_sheet

SCRIPTS = frozenset({"text/javascript", "application/javascript", "application/x-javascript", "text/ecmascript",
                     "application/ecmascript"})  # fmt: skip
"""Media types of scripts (RFC 9239 and what servers send in their place)."""

SVG = "image/svg+xml"

_MANIFESTS = frozenset({"application/manifest+json", "application/json", "text/json"})

READ_MEDIA_TYPES = frozenset({"text/css", SVG}) | SCRIPTS | _MANIFESTS
"""Of what :func:`needs_within` reads."""

_UNTYPED = frozenset({"", "text/plain", "application/octet-stream", "application/x-css", "text/x-css"})
"""Media types under which servers send what they have no type for."""

_NAMED_PICTURES = ("icons", "screenshots")


def needs_within(content: bytes, content_type: str, url: str) -> tuple[Requisite, ...]:
    """Return what a requisite needs in turn, by its media type; ``content`` without its codings."""
    media_type = type_within(content_type, url)
    if media_type == "text/css":
        return read_style_sheet(content, content_type, url)
    if media_type in SCRIPTS:
        collector = Collector(url)
        add_imports(collector, decode(content, content_type))
        return collector.found()
    if media_type in _MANIFESTS:
        return read_app_manifest(content, url)
    if media_type == SVG:
        return read_svg(content, content_type, url)
    return ()


def type_within(content_type: str, url: str) -> str:
    """Return the media type, in lower case, that the content of a requisite is read by.

    A style sheet without a type is one by its name: older pages (in quirks mode) show it (HTML standard, "link type
    stylesheet"), and so does any browser where there is no type at all.
    """
    media_type = content_type.partition(";")[0].strip().lower()
    is_style = media_type in _UNTYPED and url.partition("?")[0].lower().endswith(".css")
    return "text/css" if is_style else media_type


def read_app_manifest(content: bytes, url: str) -> tuple[Requisite, ...]:
    """Return the pictures that a web-app manifest (W3C Web Application Manifest) names; of other JSON nothing."""
    collector = Collector(url)
    said = _json(content)
    if isinstance(said, dict):
        shortcuts = said.get("shortcuts")
        for part in (said, *(shortcuts if isinstance(shortcuts, list) else ())):
            for name in _NAMED_PICTURES if isinstance(part, dict) else ():
                listed = part.get(name)
                for picture in listed if isinstance(listed, list) else ():
                    source = picture.get("src") if isinstance(picture, dict) else None
                    collector.add(source if isinstance(source, str) else None)
    return collector.found()


def read_svg(content: bytes, content_type: str, url: str) -> tuple[Requisite, ...]:
    """Return what an SVG document needs that is shown as a document of its own; one in an ``<img>`` loads nothing."""
    return read_page(content, content_type, url, frames=False).requisites


def _json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
