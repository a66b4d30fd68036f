"""What a PDF file states of itself in XMP (ISO 16684-1), which stands in it as it is, so that anybody can find it."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from crawler.reading import stating
from crawler.reading.document import Metadata
from crawler.reading.packages import local

_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_MAX_BYTES = 1 << 20
# Pictures bring their own; that of a file of pages names one of these vocabularies.
_OF_PAGES = (b"ns.adobe.com/pdf/", b"ns.adobe.com/pdfx/", b"prismstandard.org")
_MAX_PACKETS = 1_000


def metadata_of(data: bytes) -> Metadata:
    """Return what the last packet in a file states, of an older state of it nothing.

    When a file was made or changed is not when its article was; PRISM's dates are those of publication.
    """
    root = _packet(data)
    if root is None:
        return Metadata()

    def said(*names: str) -> list[str]:
        return [value for name in names for value in _values(root, name)]

    return Metadata(
        title=next(iter(said("title")), None),
        authors=tuple(dict.fromkeys(said("creator"))),
        published=next(
            (when for text in said("publicationDate", "coverDate", "onlineDate") if (when := stating.moment(text))),
            None,
        ),
        language=next(iter(said("language")), None),
        publisher=next(iter(said("publisher")), None),
        doi=stating.doi(said("doi", "DOI", "identifier")),
        licence=stating.licence(said("license", "WebStatement", "rights", "copyright")),
    )


def _packet(data: bytes) -> Any:
    end = len(data)
    for _ in range(_MAX_PACKETS):
        begin = data.rfind(_BEGIN, 0, end)
        if begin < 0:
            return None
        close = data.find(_END, begin, begin + _MAX_BYTES)
        packet = data[begin : close + len(_END)]
        if close >= 0 and any(mark in packet for mark in _OF_PAGES):
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
            try:
                return etree.fromstring(packet, parser)
            except (etree.XMLSyntaxError, ValueError):
                return None
        end = begin
    return None


def _values(root: Any, name: str) -> Iterator[str]:
    """Yield what a property holds: each item of a list, else its words; or those of an attribute."""
    for element in root.iter("{*}Description"):
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == name and (text := stating.words(str(value))):
                yield text
        for inner in element:
            if local(inner) == name:
                items = list(inner.iter("{*}li")) or [inner]
                yield from (text for item in items if (text := stating.words("".join(map(str, item.itertext())))))
