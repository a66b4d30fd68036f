"""Reads bibliographies in CSL-JSON, which Zotero, pandoc and citation processors exchange."""

import json
from typing import Any

from crawler.reading import entries
from crawler.reading.document import Document, Source, UnreadableSource
from crawler.reading.encodings import decode
from crawler.reading.entries import Entry

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"

_LISTS = ("items", "references")


def read_csl_json(source: Source) -> Document:
    """Read a bibliography in CSL-JSON.

    :raises UnreadableSource: when it is no JSON, or has no items.
    """
    try:
        data = json.loads(decode(source.data, source.content_type))
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableSource(f"{source.name}: this JSON is damaged{where}") from None
    return entries.document_of(source, map(_entry, _items(data)), MEDIA_TYPE)


def keyed(text: str) -> dict[str, Entry]:
    """Return entries by their ids, lower case; none where the JSON is damaged."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {str(item["id"]).lower(): _entry(item) for item in _items(data) if item.get("id")}


def _items(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        data = next((data[name] for name in _LISTS if isinstance(data.get(name), list)), [data])
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []


def _entry(item: dict[str, Any]) -> Entry:
    def said(name: str) -> str:
        value = item.get(name)
        return " ".join(str(value).split()) if isinstance(value, str | int) else ""

    identifiers = (("PMID", "PMID "), ("PMCID", "PMCID "), ("ISBN", "ISBN "))
    more = [f"{label}{said(name)}" for name, label in identifiers if said(name)]
    return Entry(
        title=said("title"),
        authors=_names(item.get("author") or item.get("editor")),
        date=_date(item.get("issued")),
        container=said("container-title") or said("publisher"),
        url=said("URL"),
        doi=said("DOI"),
        more=(*more, said("note"), said("archive_location")),
    )


def _names(people: object) -> tuple[str, ...]:
    names = []
    for person in people if isinstance(people, list) else []:
        if isinstance(person, dict):
            parts = [person.get(name) for name in ("given", "non-dropping-particle", "family", "literal")]
            names.append(" ".join(part for part in parts if isinstance(part, str)))
    return tuple(name for name in names if name)


def _date(issued: object) -> str:
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(str(part).zfill(2) for part in parts[0][:3] if isinstance(part, str | int))
    return next((value for name in ("raw", "literal") if isinstance(value := issued.get(name), str)), "")
