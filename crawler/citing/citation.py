"""A citation: one link of an article with its role and the words around it."""

import hashlib
from dataclasses import dataclass

from crawler.citing.context import Context
from crawler.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Identifier:
    """A persistent identifier found in a link or in bare text."""

    scheme: str
    """``doi``, ``arxiv``, ``pmid``, ``pmcid``, ``handle``, ``isbn``, ``ark`` or ``urn``."""
    value: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One link of an article; ``role.cited`` tells whether its target is to be kept.

    ``prefix``, ``text`` and ``suffix`` are a TextQuoteSelector (W3C Web Annotation Data Model §4.2.4) over the
    article's text as read.
    """

    id: str
    ordinal: int
    role: Role
    text: str
    prefix: str
    suffix: str
    href: str
    target: str | None
    fragment: str | None
    identifier: Identifier | None = None
    quotations: tuple[str, ...] = ()
    """What the article quotes beside the link, nearest first."""
    context: Context | None = None
    """Where it stands in the article; None where that was not kept."""


def citation_id(article_id: str, target: str | None, text: str, prefix: str, suffix: str, repeat: int) -> str:
    """Return the id of a citation: 16 hex digits that do not depend on its position among other links.

    ``repeat`` counts earlier links of the article that agree in everything else (0 for the first), so that two equal
    links keep two ids.
    """
    parts = (article_id, target or "", text, prefix[-32:], suffix[:32], str(repeat))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
