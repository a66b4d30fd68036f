"""From a document's links to the article's citations."""

import hashlib
import os.path
from collections import Counter
from dataclasses import replace

from crawler import urls
from crawler.citing.citation import Citation, citation_id
from crawler.citing.context import Places
from crawler.citing.identifiers import identifier_of
from crawler.citing.quotations import Quotations
from crawler.citing.quoting import context_of
from crawler.reading.document import Document, Link, Source
from crawler.vocabulary import Role

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})

_BIBLIOGRAPHIES = frozenset({
    "application/x-bibtex",
    "application/vnd.citationstyles.csl+json",
    "application/x-research-info-systems",
})  # fmt: skip
"""Whatever such a file links to is a reference."""


def cite(document: Document, article_id: str) -> tuple[Citation, ...]:
    """Return every link of a document, in reading order, with its role and the words around it."""
    if not document.links:
        return ()
    seen: Counter[tuple[str | None, str, str, str]] = Counter()
    quotations, places = Quotations(document), Places(document)
    return tuple(
        _citation(document, link, role, article_id, seen, quotations.beside(link) if role.cited else (), places)
        for link, role in zip(document.links, _roles(document), strict=True)
    )


def _roles(document: Document) -> list[Role]:
    if document.media_type in _BIBLIOGRAPHIES:
        return [Role.REFERENCE] * len(document.links)
    # Only the rules of its kind are imported: each takes some hundredths of a second.
    if document.media_type in _PAGE_TYPES:
        from crawler.citing.page_roles import roles
    else:
        from crawler.citing.text_roles import roles
    return roles(document)


def with_target(citation: Citation, target: str) -> Citation:
    """Return a citation that its article gives no target with one; its id stays that of the article's own words."""
    return replace(
        citation, target=target, fragment=urls.fragment(target), identifier=identifier_of(citation.href, target)
    )


def article_id(source: Source, document: Document) -> str:
    """Return the id of an article, 16 hex digits: the same for each rendition of it that says where it is published.

    It is made of the URL that the article was fetched from, else of the canonical URL that it declares (unless that is
    a site's root, which broken templates declare), else of its file's absolute path, else of its bytes.
    """
    declared = document.metadata.canonical_url
    if source.url is not None:
        named = f"url\n{source.url.partition('#')[0]}"
    elif declared is not None and not _is_site_root(declared):
        named = f"url\n{declared.partition('#')[0]}"
    elif source.name != "-":
        named = f"file\n{os.path.abspath(source.name)}"  # noqa: PTH100 - Path.resolve would follow links
    else:
        named = f"bytes\n{hashlib.sha256(source.data).hexdigest()}"
    return hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _is_site_root(url: str) -> bool:
    try:
        return urls.address(url).request_target == "/"
    except urls.InvalidURL:
        return True


def _citation(
    document: Document,
    link: Link,
    role: Role,
    article_id: str,
    seen: Counter[tuple[str | None, str, str, str]],
    quotations: tuple[str, ...],
    places: Places,
) -> Citation:
    prefix, suffix = context_of(document, link)
    same = (link.target, link.text, prefix[-32:], suffix[:32])
    repeat = seen[same]
    seen[same] += 1
    return Citation(
        id=citation_id(article_id, link.target, link.text, prefix, suffix, repeat),
        ordinal=link.ordinal,
        role=role,
        text=link.text,
        prefix=prefix,
        suffix=suffix,
        href=link.href,
        target=link.target,
        fragment=urls.fragment(link.target) if link.target is not None else None,
        identifier=identifier_of(link.href, link.target),
        quotations=quotations,
        context=places.of(link, role),
    )
