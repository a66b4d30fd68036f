"""Reads a web page by whichever reader can bear it."""

from dataclasses import replace

from crawler.reading import link_scan
from crawler.reading.document import Document, Source
from crawler.reading.kinds import Kind


def read_page(source: Source) -> Document:
    """Read an article in HTML: as a tree with the links that it lost, or tag by tag where a tree would hang."""
    if link_scan.is_overloaded(source):
        warning = "a tag has too many attributes for the page's structure to be read; its text and links were"
        document = link_scan.scan(source, Kind.HTML)
        return replace(document, warnings=(*document.warnings, warning))
    from crawler.reading.html import read_html

    return link_scan.completed(read_html(source), source, Kind.HTML)
