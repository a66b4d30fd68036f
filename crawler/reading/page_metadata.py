"""What a web page says of itself: Open Graph, schema.org in JSON-LD, Dublin Core, and plain HTML."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lxml import etree

from crawler import urls
from crawler.reading.building import target_of
from crawler.reading.document import Metadata
from crawler.reading.encodings import whole

_TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("citation_author", "author", "dc.creator", "dcterms.creator", "article:author", "parsely-author")
_DATES = (
    "article:published_time", "citation_publication_date", "datepublished", "dc.date.issued", "dcterms.created",
    "dc.date", "date", "parsely-pub-date", "pubdate",
)  # fmt: skip
_ARTICLE_TYPES = frozenset({
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle",
    "ScholarlyArticle", "TechArticle", "WebPage", "Report",
})  # fmt: skip
_MAX_DEPTH = 12


def metadata_of(root: etree._Element, base_url: str | None) -> Metadata:
    """Return what a page states of itself."""
    named = _meta(root)
    article = next(iter(_articles(root)), {})
    heading = root.find(".//h1")
    title = (
        _string(article.get("headline"))
        or _first(named, _TITLES)
        or _text(root.find(".//head/title"))
        or (_text(heading) if heading is not None else None)
    )
    link = root.find(".//link[@rel='canonical']")
    stated = (link.get("href") if link is not None else None) or _first(named, ("og:url",))
    return Metadata(
        title=title,
        authors=_authors(article, named),
        published=_moment(_string(article.get("datePublished"))) or _moment(_first(named, _DATES)),
        language=_language(root, named),
        canonical_url=_canonical(stated, base_url),
    )


def _meta(root: etree._Element) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _string(meta.get("content"))
        if name and content:
            named.setdefault(name.lower(), []).append(content)
    return named


def _first(named: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((named[name][0] for name in names if name in named), None)


def _articles(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _typed(data, 0)


def _typed(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _typed(item, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        if _ARTICLE_TYPES.intersection(
            t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)
        ):
            yield data
        yield from _typed(data.get("@graph"), depth + 1)


def _authors(article: dict[str, Any], named: dict[str, list[str]]) -> tuple[str, ...]:
    stated = article.get("author")
    people = stated if isinstance(stated, list) else [stated]
    names = [_string(person.get("name") if isinstance(person, dict) else person) for person in people]
    found = [name for name in names if name] or next((named[name] for name in _AUTHORS if name in named), [])
    return tuple(dict.fromkeys(name for name in found if "://" not in name))


def _language(root: etree._Element, named: dict[str, list[str]]) -> str | None:
    stated = root.get("lang") or root.get("xml:lang") or _first(named, ("og:locale", "dc.language", "language"))
    return (stated or "").strip().replace("_", "-") or None


def _canonical(stated: str | None, base_url: str | None) -> str | None:
    target = target_of(stated, base_url) if stated else None
    return target if target is not None and urls.scheme(target) in urls.FETCHED_SCHEMES else None


def _moment(stated: str | None) -> str | None:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse((stated or "").replace("/", "-")).isoformat()
        except ValueError:
            continue
    return None


def _text(element: etree._Element | None) -> str | None:
    return _string("".join(str(words) for words in element.itertext())) if element is not None else None


def _string(value: object) -> str | None:
    return (" ".join(whole(value).split()) or None) if isinstance(value, str) else None
