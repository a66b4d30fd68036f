"""Persistent identifiers in links: what is cited, whichever copy of it the link goes to."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from crawler.citing.citation import Identifier

# DOI handbook §2.2: a prefix of "10." and a registrant's code, a slash, and a suffix without a grammar.
_DOI = r"10\.\d{4,9}(?:\.\d+)*/[^\s\"]+"
# What publishers' sites put behind a DOI in their own URLs.
_AFTER_DOI = re.compile(r"/(?:abstract|full|fulltext|pdf|epdf|html|meta|figures|references|issuetoc)$", re.IGNORECASE)

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (scheme, re.compile(pattern, re.IGNORECASE))
    for scheme, pattern in (
        ("doi", rf"^https?://(?:dx\.|www\.)?doi\.org/(?:doi:)?({_DOI})"),
        ("doi", rf"^(?:info:doi/|doi:(?://)?|urn:doi:)({_DOI})"),
        ("doi", rf"^https?://[^/]+/(?:[^?#]*/)?doi/(?:abs/|full/|pdf/|epdf/|epub/|pdfdirect/|book/|reader/)?({_DOI})"),
        (
            "arxiv",
            r"^https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|ps)/([a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?\b",
        ),
        ("arxiv", r"^arxiv:([a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?$"),
        ("pmid", r"^https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})\b"),
        ("handle", r"^https?://hdl\.handle\.net/([\w.]+/[^\s?#]+)"),
        ("handle", r"^(?:info:hdl/|hdl:)([\w.]+/[^\s?#]+)"),
        ("isbn", r"^urn:isbn:([\dx-]{10,17})$"),
        ("isbn", r"^https?://[^/]+/[^?#]*\bisbn[/:=]([\dx-]{10,17})\b"),
        ("isbn", r"^https?://[^/]+/wiki/[^/?#]+:(?:BookSources|ISBN-Suche|ISBN)/([\dx-]{10,17})\b"),
        ("ark", r"^(?:https?://[^/]+/(?:[^?#]*/)?)?(ark:/?[\dbcdfghjkmnpqrstvwxz]{5,9}/[^\s?#]+)"),
        ("urn", r"^(?:https?://[^/]+/(?:[^?#]*/)?)?(urn:[a-z0-9][a-z0-9-]{1,31}:[^\s?#]+)"),
    )
)


def identifier_of(href: str, target: str | None) -> Identifier | None:
    """Return the identifier that a link names, or None."""
    for written in (target, href):
        if written is None:
            continue
        url = unquote(re.sub(r"[?#].*$", "", written) if "doi.org/" in written else written).strip()
        for scheme, pattern in _PATTERNS:
            if (found := pattern.search(url)) and (value := _NORMAL.get(scheme, str)(found[1])):
                return Identifier(scheme, value)
    return None


def _doi(value: str) -> str:
    """DOIs are compared without case (DOI handbook §2.4)."""
    return _AFTER_DOI.sub("", re.sub(r"[?#].*$", "", value)).rstrip(".,;)").lower()


def _isbn(value: str) -> str:
    """Return an ISBN without hyphens; empty unless its check digit is right (ISO 2108)."""
    digits = value.replace("-", "").upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits))
        return digits if total % 11 == 0 else ""
    if re.fullmatch(r"\d{13}", digits):
        total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(digits))
        return digits if total % 10 == 0 else ""
    return ""


_NORMAL: dict[str, Callable[[str], str]] = {"doi": _doi, "isbn": _isbn}
