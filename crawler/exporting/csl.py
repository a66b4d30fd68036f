"""CSL-JSON, which reference managers and citation processors read."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from crawler.exporting.references import Reference

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def lines(references: Iterable[Reference]) -> Iterator[str]:
    """Yield the parts of one JSON array with an item for each reference, an item a line."""
    before = "[\n"
    for reference in references:
        yield f"{before}{json.dumps(item(reference))}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def item(reference: Reference) -> dict[str, Any]:
    """Return a reference as an item of the type ``webpage``.

    Its copy is ``archive`` and ``archive_location``, its state ``note``.
    """
    copy = reference.copy
    said = {
        "id": reference.citation_id,
        "type": "webpage",
        "title": reference.title,
        # Which part of a name is the surname is not known.
        "author": [{"literal": name} for name in reference.authors],
        "container-title": reference.site,
        "issued": _date(reference.published),
        "publisher": reference.publisher,
        "DOI": reference.doi,
        "language": reference.language,
        "URL": reference.url,
        "accessed": _date(reference.checked_at),
        "archive": copy.archive if copy else None,
        "archive_location": copy.url if copy else None,
        "note": f"{reference.status} {reference.reason}",
    }
    return {name: value for name, value in said.items() if value}


def _date(written: str | None) -> dict[str, Any] | None:
    found = _DATE.match(written or "")
    return {"date-parts": [[int(part) for part in found.groups() if part is not None]]} if found else None
