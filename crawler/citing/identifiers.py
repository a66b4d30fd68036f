"""Persistent identifiers in links: what is cited, whichever copy of it the link goes to."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from crawler.citing.citation import Identifier
from crawler.isbn import read_isbn

# DOI handbook §2.2: a prefix of "10." and a registrant's code, a slash, and a suffix without a grammar.
_DOI = r"10\.\d{4,9}(?:\.\d+)*/[^\s\"]+"
# What publishers' sites put behind a DOI in their own URLs.
_AFTER_DOI = re.compile(
    r"(?:/(?:abstract|full|fulltext|pdf|epdf|html|meta|figures|references|issuetoc|summary)|\.(?:pdf|full|abstract))+$",
    re.IGNORECASE,
)
# bioRxiv and medRxiv number the versions of a preprint behind its DOI.
_VERSION = re.compile(r"(?<=^10\.1101/)(.+?)v\d+$|(?<=^10\.64898/)(.+?)v\d+$")
_ARXIV = r"([a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?"
# NOID identifiers are written in digits and these letters; names of authorities have five digits, later nine.
_ARK = r"ark:/?[\dbcdfghjkmnpqrstvwxz]{5,9}/[^\s?#]+"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (scheme, re.compile(pattern, re.IGNORECASE))
    for scheme, pattern in (
        ("doi", rf"^https?://(?:dx\.|www\.)?doi\.org/(?:doi:)?({_DOI})"),
        ("doi", rf"^(?:info:doi/|doi:(?://)?|urn:doi:)({_DOI})"),
        ("doi", rf"^https?://[^/]+/(?:[^?#]*/)?doi/(?:abs/|full/|pdf/|epdf/|epub/|pdfdirect/|book/|reader/)?({_DOI})"),
        ("doi", rf"^https?://[^/]+/(?:[^?#]*/)?(?:articles?|chapter|book|content|protocol)/(?:[^?#]*/)?({_DOI})"),
        ("doi", rf"^https?://[^/]+/[^#]*[?&](?:doi|id)=(?:doi:)?({_DOI})"),
        ("arxiv", rf"^https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html|ps|format)/{_ARXIV}\b"),
        ("arxiv", rf"^https?://(?:ar5iv\.(?:labs\.arxiv\.)?org|xxx\.lanl\.gov)/(?:abs|pdf|html)/{_ARXIV}\b"),
        ("arxiv", rf"^arxiv:{_ARXIV}$"),
        ("pmid", r"^https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})\b"),
        ("pmid", r"^https?://europepmc\.org/(?:article|abstract)/med/(\d{1,9})\b"),
        ("pmid", r"^(?:info:pmid/|pmid:)(\d{1,9})$"),
        ("pmcid", r"^https?://(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc)/articles/(PMC\d{1,9})\b"),
        ("pmcid", r"^https?://europepmc\.org/(?:article|articles)/(?:pmc/)?(PMC\d{1,9})\b"),
        ("handle", r"^https?://hdl\.handle\.net/([\w.]+/[^\s?#]+)"),
        ("handle", r"^(?:info:hdl/|hdl:)([\w.]+/[^\s?#]+)"),
        ("handle", r"^https?://[^/]+/(?:[^?#]*/)?handle/(\d[\d.]*/\d[\w.-]*)(?:[/?#]|$)"),
        ("isbn", r"^(?:urn:)?isbn:([\dx-]{10,17})$"),
        ("isbn", r"^https?://[^/]+/[^?#]*\bisbn[/:=]([\dx-]{10,17})\b"),
        ("isbn", r"^https?://[^/]+/wiki/[^/?#]+:(?:BookSources|ISBN-Suche|ISBN)/([\dx-]{10,17})\b"),
        ("ark", rf"^(?:https?://[^/]+/(?:[^?#]*/)?)?({_ARK})"),
        ("urn", r"^(?:https?://[^/]+/(?:[^?#]*/)?)?(urn:(?!isbn:)[a-z0-9][a-z0-9-]{1,31}:[^\s?#]+)"),
    )
)


_HINTS = ("10.", "arxiv", "lanl", "pubmed", "pmid", "pmc", "hdl", "handle", "isbn", "booksources", "ark:", "urn:")
"""One of these stands in every URL that one of the patterns matches, in lower case or upper."""

MAX_URL_CHARACTERS = 4_096
"""In longer URLs nothing is looked for: some patterns take time by the square of the length, and no identifier does."""


def identifier_of(href: str, target: str | None) -> Identifier | None:
    """Return the identifier that a link names, or None."""
    for written in (target, href if href != target else None):
        if written is None or len(written) > MAX_URL_CHARACTERS:
            continue
        url = unquote(re.sub(r"[?#].*$", "", written) if "doi.org/" in written else written).strip()
        lower = url.lower()
        if not any(hint in lower for hint in _HINTS):
            continue
        for scheme, pattern in _PATTERNS:
            if (found := pattern.search(url)) and (value := _NORMAL.get(scheme, _plain)(found[1])):
                return Identifier(scheme, value)
    return None


def _plain(value: str) -> str:
    """Return an identifier without what the sentence that it ends put behind it."""
    end = len(value)
    while end:
        last = value[end - 1]
        # A closing bracket belongs to the identifier that opened it.
        if last in ".,;:'\"’”»*" or (last in ")]}" and value.count(last, 0, end) > value.count(_OPENS[last], 0, end)):
            end -= 1
        else:
            break
    return value[:end]


_OPENS = {")": "(", "]": "[", "}": "{"}


def _doi(value: str) -> str:
    """DOIs are compared without case (DOI handbook §2.4)."""
    bare, before = re.sub(r"[?#&].*$", "", value), ""
    while bare != before:
        before, bare = bare, _AFTER_DOI.sub("", _plain(bare).rstrip("/"))
    bare = bare.lower()
    if "/" not in bare:
        return ""
    return _plain(_VERSION.sub(lambda found: found[1] or found[2], bare))


def _isbn(value: str) -> str:
    return read_isbn(value) or ""


_NORMAL: dict[str, Callable[[str], str]] = {"doi": _doi, "isbn": _isbn, "pmcid": str.upper}
