"""Reads bibliographies in RIS, which reference managers and publishers' sites write."""

import re
from collections.abc import Iterator

from crawler.reading import entries
from crawler.reading.document import Document, Source
from crawler.reading.encodings import decode
from crawler.reading.entries import Entry

MEDIA_TYPE = "application/x-research-info-systems"

_LINE = re.compile(r"[ \t]*([A-Z][A-Z0-9])  ?-(?: (.*)|\s*)")
_MAX_CHARACTERS = 20_000
"""Of one field over several lines; the rest of it is left out."""

_AUTHORS = ("AU", "A1", "A2", "ED")
_TITLES = ("TI", "T1", "BT", "CT")
_CONTAINERS = ("T2", "JO", "JF", "JA", "J2", "PB")
_DATES = ("DA", "PY", "Y1")
_URLS = ("UR", "LK", "L1", "L2")
_WITH_LINKS = ("N1", "RN", "AN", "C6")


def read_ris(source: Source) -> Document:
    """Read a bibliography in RIS.

    :raises UnreadableSource: when there is no entry in it.
    """
    found = (_entry(fields) for fields in _records(decode(source.data, source.content_type)))
    return entries.document_of(source, found, MEDIA_TYPE)


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    """Yield records; one that does not end (ER) ends where the next begins (TY)."""
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in text.replace("\x00", "\ufffd").split("\n"):
        tagged = _LINE.fullmatch(line.rstrip())
        if tagged is None:
            if values and line.strip() and len(values[-1]) < _MAX_CHARACTERS:
                values[-1] += f" {line.strip()}"
            continue
        tag, value = tagged[1], (tagged[2] or "").strip()
        if tag in {"TY", "ER"}:
            if fields:
                yield fields
            fields, values = {}, []
        if tag != "ER":
            values = fields.setdefault(tag, [])
            values.append(value)
    if fields:
        yield fields


def _entry(fields: dict[str, list[str]]) -> Entry:
    def first(tags: tuple[str, ...]) -> str:
        return next((value for tag in tags for value in fields.get(tag, ()) if value), "")

    links = [url for tag in _URLS for value in fields.get(tag, ()) for url in value.split("; ") if url]
    return Entry(
        title=first(_TITLES),
        authors=tuple(name for tag in _AUTHORS for name in fields.get(tag, ()) if name),
        date=first(_DATES).strip("/"),
        container=first(_CONTAINERS),
        url=links[0] if links else "",
        doi=first(("DO",)),
        more=(*links[1:], *(value for tag in _WITH_LINKS for value in fields.get(tag, ()))),
    )
