"""Reads PDF files: text as lines put together to paragraphs again, and links with the words under them.

A PDF file has pages and no paragraphs. Where one ends is told by distances, sizes and indents, as a reader does.
"""

import re
import time
from bisect import bisect_right
from dataclasses import replace

import pypdfium2.raw as pdfium

from crawler.reading import pdf_repair
from crawler.reading.document import Document, Source, UnreadableSource
from crawler.reading.pdf_blocks import BlockBuilder
from crawler.reading.pdf_metadata import metadata_of
from crawler.reading.pdf_pages import Page, page_of, spelled_out
from crawler.reading.preamble import described

MAX_PAGES = 5_000
"""What comes after is left out, and a warning says so."""

READ_SECONDS = 8.0
"""Processor time after which pages are left out, a second more for each MB; less than a worker is given."""

# Where the trailer is lost, which names the catalog (ISO 32000-1 §7.5.5), the catalog itself is sought.
_CATALOG = re.compile(rb"\b(\d{1,10})\s+(\d{1,5})\s+obj\b[^>]{0,300}?/Type\s*/Catalog\b")
_WORD = re.compile(r"[^\W\d_]{3}")
_MAX_UNREADABLE = 0.1
"""Share of a line's letters that may be unknown."""


def read_pdf(source: Source) -> Document:
    """Read an article in PDF.

    What cannot be read of it (damaged pages, pages that are pictures, pages past the limits) is told in warnings.

    :raises UnreadableSource: when it needs a password, is damaged beyond repair, or holds no text and no links.
    """
    document, kept, damages = _opened(source.data)
    if not document:
        raise UnreadableSource(f"{source.name}: {_why()}")
    try:
        pages, warnings = _pages(document, len(source.data))
        if damages:
            pages, lost = _readable(pages)
            warnings = damages + lost + warnings
        if not any(page.lines or page.links for page in pages.values()):
            pictured = "no text in it; are its pages pictures? Run text recognition (OCR) over it first"
            what = pictured if not damages else "no text left in it"
            raise UnreadableSource(f"{source.name}: there is {'; '.join([what, *warnings])}")
        builder = BlockBuilder(source.url, pages)
        read = builder.document(metadata_of(document, source.data))
        return replace(described(read), warnings=(*read.warnings, *warnings))
    finally:
        pdfium.FPDF_CloseDocument(document)
        del kept


def _opened(data: bytes) -> tuple[pdfium.FPDF_DOCUMENT, bytes, list[str]]:
    """Open a file, mended where it is damaged.

    Return it, which is nothing where it cannot be opened; what must be kept as long as it is open; what is to be said.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if document or pdfium.FPDF_GetLastError() != pdfium.FPDF_ERR_FORMAT:
        return document, data, []
    whole = data
    if catalog := _CATALOG.search(data):
        whole += b"\ntrailer <</Root %b %b R>>\n%%%%EOF\n" % catalog.groups()
        document = pdfium.FPDF_LoadMemDocument64(whole, len(whole), None)
    repaired = pdf_repair.mended(data)
    if repaired is None or (document and pdfium.FPDF_GetPageCount(document) >= repaired.pages):
        return document, whole, ["the file is cut short or damaged; what is left of it was read"] if document else []
    if document:
        pdfium.FPDF_CloseDocument(document)
    document = pdfium.FPDF_LoadMemDocument64(repaired.data, len(repaired.data), None)
    left = f"{repaired.pages} of its {repaired.stated} pages" if repaired.stated > repaired.pages else "its pages"
    return document, repaired.data, [f"the file is cut short or damaged; {left} were put together from what is left"]


def _why() -> str:
    error = pdfium.FPDF_GetLastError()
    if error == pdfium.FPDF_ERR_PASSWORD:
        return "this PDF file is encrypted and needs a password; save a copy without one"
    if error == pdfium.FPDF_ERR_SECURITY:
        return "this PDF file is encrypted in a way that is not supported; save a copy without encryption"
    return "this PDF file is damaged, and nothing of it could be read"


def _pages(document: pdfium.FPDF_DOCUMENT, size: int) -> tuple[dict[int, Page], list[str]]:
    """Return what could be read, by number from 0, and what is to be said of the rest."""
    count = pdfium.FPDF_GetPageCount(document)
    until = time.process_time() + READ_SECONDS + (size >> 20)
    pages: dict[int, Page] = {}
    damaged: list[int] = []
    late = MAX_PAGES
    for number in range(min(count, MAX_PAGES)):
        if time.process_time() > until:
            late = number
            break
        try:
            pages[number] = page_of(document, number)
        except ValueError:
            damaged.append(number)
    warnings = []
    if damaged:
        warnings.append(f"pages that are damaged and could not be read: {_listed(damaged)}")
    if late < count:
        warnings.append(f"only the first {late} of its {count} pages were read, for want of time")
    if blank := [number for number, page in pages.items() if not page.lines]:
        warnings.append(f"pages without text, pictures perhaps: {_listed(blank)}")
    if cut := [number for number, page in pages.items() if page.is_cut]:
        warnings.append(f"pages of which only the beginning was read: {_listed(cut)}")
    return pages, warnings


def _readable(pages: dict[int, Page]) -> tuple[dict[int, Page], list[str]]:
    """Return the pages of a damaged file without lines whose fonts are lost, and what is to be said of these."""
    kept = {number: _without_unreadable(page) for number, page in pages.items()}
    lost = [number for number, page in kept.items() if len(page.lines) < len(pages[number].lines)]
    if not lost:
        return kept, []
    return kept, [f"pages with words whose fonts are lost, of which only the links could be read: {_listed(lost)}"]


def _without_unreadable(page: Page) -> Page:
    lines = tuple(line for line in page.lines if _is_readable(page.characters[line.start : line.end]))
    if len(lines) == len(page.lines):
        return page
    # Among letters that are numbers, some are by chance those of signs.
    lines = tuple(line for line in lines if _WORD.search(page.characters, line.start, line.end))
    starts = [line.start for line in lines]
    links = []
    for link in page.links:
        place = bisect_right(starts, link.start) - 1
        is_shown = place >= 0 and link.start < lines[place].end
        links.append(link if is_shown else replace(link, end=link.start))
    return replace(page, lines=lines, links=tuple(links))


def _is_readable(words: str) -> bool:
    """Whether the letters of a line are known; without its font, a letter is a number."""
    shown = "".join(spelled_out(words).split())
    return shown.count("\ufffd") <= _MAX_UNREADABLE * len(shown)


def _listed(numbers: list[int]) -> str:
    """Return page numbers as people write them: 1, 3–5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    shown = ["–".join(str(number + 1) for number in run) for run in runs[:20]]
    return ", ".join(shown) + (f" and {len(runs) - 20} more" if len(runs) > 20 else "")
