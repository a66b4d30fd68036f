"""BibTeX entries as biblatex has them (``@online``)."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from crawler.exporting.references import Reference

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def lines(references: Iterable[Reference]) -> Iterator[str]:
    """Yield an entry for each reference; its key is ``evercite-`` and the citation's id."""
    for reference in references:
        yield f"{entry(reference)}\n"


def entry(reference: Reference) -> str:
    """Return a reference as an entry; its copy is told of in ``note``."""
    copy = reference.copy
    published = _DATE.match(reference.published or "")
    fields = [
        ("title", f"{{{_text(reference.title)}}}"),
        # A name in braces is not taken apart: which part is the surname is not known.
        ("author", " and ".join(f"{{{_text(name)}}}" for name in reference.authors)),
        ("date", published[0] if published else ""),
        ("organization", _text(reference.publisher or reference.site)),
        ("langid", _text(reference.language or "")),
        ("doi", _verbatim(reference.doi or "")),
        ("url", _verbatim(reference.url)),
        ("urldate", reference.checked_at[:10] if reference.checked_at else ""),
        ("note", rf"Archived {copy.day} at \url{{{_argument(copy.url)}}}" if copy else ""),
    ]
    said = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value and value != "{}")
    return f"@online{{evercite-{reference.citation_id},\n{said}}}\n"


def _text(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in " ".join(text.split()))


def _verbatim(url: str) -> str:
    """Return a URL for a field that is read as it stands: without braces and backslashes, which end it or worse."""
    return quote(url, safe="!#$%&()*+,/:;=?@_.-~'[]|")


def _argument(url: str) -> str:
    r"""Return a URL for ``\url`` within other text, where ``%`` and ``#`` need a backslash."""
    return _verbatim(url).replace("%", r"\%").replace("#", r"\#")
