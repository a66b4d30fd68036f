"""Which reader is for which kind of document."""

from collections.abc import Callable
from importlib import import_module

from crawler.reading.document import Document, Source
from crawler.reading.kinds import Kind

_READERS = {
    Kind.HTML: ("page", "read_page"),
    Kind.MARKDOWN: ("markdown", "read_markdown"),
    Kind.PLAINTEXT: ("plaintext", "read_plaintext"),
    Kind.PDF: ("pdf", "read_pdf"),
    Kind.DOCX: ("docx", "read_docx"),
    Kind.ODT: ("odt", "read_odt"),
    Kind.EPUB: ("epub", "read_epub"),
    Kind.BIBTEX: ("bibtex", "read_bibtex"),
    Kind.CSL_JSON: ("csl_json", "read_csl_json"),
    Kind.RIS: ("ris", "read_ris"),
    Kind.WIKITEXT: ("wikitext", "read_wikitext"),
    Kind.NOTEBOOK: ("notebook", "read_notebook"),
    Kind.RST: ("rst", "read_rst"),
    Kind.LATEX: ("latex", "read_latex"),
    Kind.MHTML: ("mhtml", "read_mhtml"),
    Kind.WARC: ("warc", "read_warc"),
    Kind.WACZ: ("warc", "read_wacz"),
}


def reader_of(kind: Kind) -> Callable[[Source], Document]:
    """Return the reader of a kind; only that one is imported, which is half of the time that a small article takes."""
    module, function = _READERS[kind]
    reader: Callable[[Source], Document] = getattr(import_module(f"crawler.reading.{module}"), function)
    return reader
