"""What a PDF file says of itself: its information dictionary (ISO 32000-1 §14.3.3), its XMP, its language."""

import ctypes
import re
from dataclasses import replace

import pypdfium2.raw as pdfium

from crawler.reading import stating, xmp
from crawler.reading.document import Metadata
from crawler.reading.pdf_pages import spelled_out

_NAME_MAX_CHARACTERS = 100
_MAX_METADATA_BYTES = 4_096
# What programs put where a title should be.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\s*-|untitled|unknown|document\d*$|title$|slide \d|layout \d|print(?:ing)?\b)"
    r"|\.(?:docx?|pdf|tex|dvi|indd|qxd|rtf|odt|html?|md)$|^[\w.-]*[\d_][\w.-]*$|://",
    re.IGNORECASE,
)


def metadata_of(document: pdfium.FPDF_DOCUMENT, data: bytes) -> Metadata:
    """Return what the file says of itself; the time that it was made at is not when the article was published."""
    packet = xmp.metadata_of(data)
    title = _stated(document, b"Title") or packet.title
    authors = re.split(r"\s*(?:;|\band\b|&)\s*", _stated(document, b"Author"))
    named = authors if any(authors) else packet.authors
    # Publishers put DOIs among what a file says of itself under keys of their own.
    said = [_stated(document, key) for key in (b"doi", b"DOI", b"WPS-ARTICLEDOI", b"Subject")]
    return replace(
        packet,
        title=None if not title or _NO_TITLE.search(title) else title,
        authors=tuple(author for author in named if author and len(author) <= _NAME_MAX_CHARACTERS),
        language=_language(document) or packet.language,
        doi=packet.doi or stating.doi(said),
    )


def _stated(document: pdfium.FPDF_DOCUMENT, key: bytes) -> str:
    size = pdfium.FPDF_GetMetaText(document, key, None, 0)
    if not 2 < size <= _MAX_METADATA_BYTES:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, key, buffer, size)
    return _words(buffer.raw)


def _language(document: pdfium.FPDF_DOCUMENT) -> str | None:
    buffer = (pdfium.FPDF_WCHAR * 64)()
    size = pdfium.FPDFCatalog_GetLanguage(document, buffer, ctypes.sizeof(buffer))
    stated = _words(bytes(buffer)) if 2 < size <= ctypes.sizeof(buffer) else ""
    return stating.language(stated)


def _words(utf16: bytes) -> str:
    text = utf16.decode("utf-16-le", "replace").partition("\x00")[0]
    return " ".join(spelled_out(text).replace("\ufffd", "").split())
