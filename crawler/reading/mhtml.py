"""Reads pages that a browser saved as one file in MHTML (RFC 2557)."""

from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from crawler import urls
from crawler.reading.building import target_of
from crawler.reading.document import Document, Link, Source, UnreadableSource
from crawler.reading.page import read_page

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MAX_PARTS = 20_000


def read_mhtml(source: Source) -> Document:
    """Read the page that an MHTML file holds, as what it is at its own address.

    Frames that are parts of the file too (``cid:``) are links to where they were.

    :raises UnreadableSource: when there is no page in it.
    """
    try:
        message, parts = _parts(source.data)
    except (RecursionError, ValueError, LookupError):
        raise UnreadableSource(f"{source.name}: this MHTML file is damaged or nested too deep") from None
    page = _first_page(message, parts)
    data = _content(page)
    if page is None or not data:
        raise UnreadableSource(f"{source.name}: there is no page in this MHTML file")
    url = _address(_said(page, "Content-Location")) or _address(_said(message, "Snapshot-Content-Location"))
    document = read_page(Source(source.name, data, url or source.url, _said(page, "Content-Type") or None))
    known = {f"cid:{_said(part, 'Content-ID').strip('<>')}": _said(part, "Content-Location") for part in parts}
    links = tuple(_resolved(link, known, url) for link in document.links)
    metadata = replace(document.metadata, canonical_url=document.metadata.canonical_url or url)
    warnings = document.warnings
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        warnings = (*warnings, "the file is cut short; what is left of it was read")
    return replace(document, links=links, metadata=metadata, warnings=warnings)


def page_of(data: bytes) -> bytes | None:
    """Return the page that MHTML holds; None where it holds none."""
    try:
        message, parts = _parts(data)
    except (RecursionError, ValueError, LookupError):
        return None
    return _content(_first_page(message, parts)) or None


def _parts(data: bytes) -> tuple[Message, list[Message]]:
    message = BytesParser(policy=compat32).parsebytes(data)
    return message, [part for part, _ in zip(message.walk(), range(_MAX_PARTS), strict=False)]


def _first_page(message: Message, parts: list[Message]) -> Message | None:
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    start = str(message.get_param("start") or "").strip()
    return next((part for part in pages if start and _said(part, "Content-ID") == start), pages[0] if pages else None)


def _said(part: Message, name: str) -> str:
    return "".join(str(part.get(name, "")).split()) if name != "Content-Type" else str(part.get(name, ""))


def _content(part: Message | None) -> bytes:
    try:
        content = part.get_payload(decode=True) if part is not None else b""
    except (ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def _address(location: str) -> str | None:
    """Return the http or https URL that a part stood at."""
    try:
        url = urls.resolve(location)
        urls.address(url)
    except urls.InvalidURL:
        return None
    return url


def _resolved(link: Link, known: dict[str, str], base_url: str | None) -> Link:
    location = known.get(link.href)
    return replace(link, href=location, target=target_of(location, base_url)) if location else link
