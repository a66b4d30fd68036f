"""Citation templates for MediaWiki: ``{{cite web}}`` of Wikipedia's Citation Style 1."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from crawler.exporting.references import Reference
from crawler.vocabulary import Reason, Status

# What would end the parameter, the template or the link, begin markup, or sign the page (Help:Wikitext); as numeric
# character references, which MediaWiki shows as the characters and reads as nothing else.
_MARKUP = re.compile(r"[|{}\[\]<>&]|''+|~~~+|__+|(?<=:)//|\b(?:RFC|PMID|ISBN)(?= )")
# Quotes make bold, tildes sign the page when it is saved, and words such as __NOTOC__ are taken out, in URLs too.
_MARKUP_IN_URL = re.compile(r"''+|~~~+|__(?=\w+__)")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(-\d{2})?)?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def lines(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a list item with a citation for each reference."""
    for reference in references:
        yield f"* {citation(reference)}\n"


def citation(reference: Reference) -> str:
    """Return a reference as a template, with its copy where there is one.

    ``url-status`` is what CS1 has for it: ``live``, ``deviated`` where another page is there by now,
    ``usurped`` where somebody else has the domain, ``dead`` for what else is gone. A dead link without a copy is marked
    ``{{dead link}}``.
    """
    copy, status = reference.copy, url_status(reference)
    looked_at = reference.status is Status.LIVE
    fields = [
        ("url", _url(reference.url)),
        ("title", _text(reference.title) or _text(reference.url)),
        *((f"author{n}", _text(name)) for n, name in enumerate(reference.authors, start=1)),
        ("date", _date(reference.published)),
        ("website", _text(reference.site)),
        ("language", _text(reference.language or "")),
        ("access-date", reference.checked_at[:10] if reference.checked_at and looked_at else None),
        ("archive-url", _url(copy.url) if copy else None),
        ("archive-date", copy.day if copy else None),
        ("url-status", status if copy else None),
    ]
    said = "".join(f" |{name}={value}" for name, value in fields if value)
    mark = ""
    if copy is None and reference.status is Status.DEAD:
        checked = reference.checked_at or reference.linked_on
        mark = f" {{{{dead link|date={_month(checked)}}}}}"
    return f"{{{{cite web{said}}}}}{mark}"


def url_status(reference: Reference) -> str:
    """Return the value of ``url-status``; what is not known to be gone is taken to be live, as CS1 does."""
    if reference.reason is Reason.PARKED:
        return "usurped"
    if reference.status is Status.DEAD:
        return "dead"
    return "deviated" if reference.replaced else "live"


def _date(published: str | None) -> str | None:
    """Return a date as CS1 takes it, which knows no ``2026-03``."""
    found = _DATE.match(published or "")
    if found is None:
        return None
    return found[0] if found[3] or not found[2] else _month(found[0])


def _month(date: str) -> str:
    return f"{_MONTHS[int(date[5:7]) - 1]} {date[:4]}"


def _text(text: str) -> str:
    return _MARKUP.sub(lambda found: "".join(f"&#{ord(character)};" for character in found[0]), " ".join(text.split()))


def _url(url: str) -> str:
    """Return a URL with what ends one in wikitext percent-encoded; what is encoded already stays as it is."""
    encoded = quote(url, safe="!#$%&()*+,/:;=?@_.-~'")
    return _MARKUP_IN_URL.sub(lambda found: "".join(f"%{ord(character):02X}" for character in found[0]), encoded)
