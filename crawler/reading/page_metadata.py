"""What a web page states of itself: schema.org in JSON-LD, Open Graph, Dublin Core, Highwire, and plain HTML."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from crawler import urls
from crawler.reading import page_byline
from crawler.reading.building import target_of
from crawler.reading.document import Metadata
from crawler.reading.encodings import whole
from crawler.reading.preamble import BYLINE, date_in

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og.title", "twitter.title", "parsely-title", "headline")
_AUTHORS = (
    "citation_author", "dc.creator", "dcterms.creator", "author", "article.author", "parsely-author", "sailthru.author",
    "byl", "authors", "og.author",
)  # fmt: skip
_DATES = (
    "article.published_time", "article.published", "citation_publication_date", "citation_date", "datepublished",
    "og.published_time", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
    "parsely-pub-date", "sailthru.date", "article.created", "publish-date", "publish_date", "publication_date",
    "pubdate", "published_at", "pdate", "date",
)  # fmt: skip
_ARTICLE_TYPES = frozenset({
    "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle",
    "BlogPosting", "DiscussionForumPosting", "LiveBlogPosting", "MedicalScholarlyArticle", "NewsArticle",
    "OpinionNewsArticle", "Report", "ReportageNewsArticle", "ReviewNewsArticle", "SatiricalArticle", "ScholarlyArticle",
    "SocialMediaPosting", "TechArticle",
})  # fmt: skip
"""schema.org/Article and its kinds."""
_PAGE_TYPES = frozenset({"WebPage", "ItemPage", "AboutPage"})
_MAX_DEPTH = 12
_MAX_AUTHORS = 40
_MAX_AUTHOR_CHARACTERS = 120
_TITLE_SEPARATOR = re.compile(r"\s+[|–—·•»:/\\-]{1,2}\s+|\s*[|»]\s*")
_PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?![\d.])")
_COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")


def metadata_of(root: etree._Element, base_url: str | None) -> Metadata:
    """Return what a page states of itself; what machines are told goes before what readers are shown."""
    named = _meta(root)
    article, people = _schema(root)
    canonical_url = _canonical(root, named, base_url)
    return Metadata(
        title=_title(root, article, named),
        authors=_authors(article, people, named) or page_byline.authors(root),
        published=_published(root, article, named, canonical_url or base_url),
        language=_language(root, named),
        canonical_url=canonical_url,
    )


def _meta(root: etree._Element) -> dict[str, list[str]]:
    """Return the contents of the ``meta`` elements by name, lower case; RDFa allows several names and other colons."""
    named: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = _string(meta.get("content"))
        if content is None:
            continue
        for name in (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower().split():
            named.setdefault(name.replace(":", "."), []).append(content)
    return named


def _first(named: dict[str, list[str]], names: Sequence[str]) -> str | None:
    return next((named[name][0] for name in names if name in named), None)


def _schema(root: etree._Element) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the article that JSON-LD describes, and everything in it that has an ``@id``."""
    found: list[tuple[bool, dict[str, Any]]] = []
    identified: dict[str, Any] = {}
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        for thing in _things(_parsed(script.text or ""), 0):
            types = thing.get("@type")
            named = {kind for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)}
            named = {re.sub(r"^https?://schema\.org/|^schema:", "", kind) for kind in named}
            if isinstance(thing.get("@id"), str):
                identified[thing["@id"]] = thing
            if named & (_ARTICLE_TYPES | _PAGE_TYPES):
                found.append((not named & _ARTICLE_TYPES, thing))
    found.sort(key=lambda candidate: candidate[0])
    return (found[0][1] if found else {}), identified


def _parsed(script: str) -> Any:
    """Return the JSON in a script, around which templates leave CDATA marks and comments."""
    start = re.search(r"[\[{]", script.replace("<![CDATA[", "         "))
    try:
        return json.JSONDecoder(strict=False).raw_decode(script, start.start())[0] if start else None
    except (ValueError, RecursionError):
        return None


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _things(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "author", "creator"):
            if isinstance(data.get(key), (list, dict)):
                yield from _things(data[key], depth + 1)


def _title(root: etree._Element, article: dict[str, Any], named: dict[str, list[str]]) -> str | None:
    """Return the title that is also the page's heading, else the first that is stated."""
    headings = [text for h1 in root.iter("h1") if (text := _text(h1))]
    shown = _text(root.find(".//head/title")) or _text(root.find(".//title"))
    site = _first(named, ("og.site_name", "application-name"))
    names = {_letters(name) for name in (site, *_TITLE_SEPARATOR.split(site or "")) if name}
    stated = [_string(article.get("headline")), *(named[name][0] for name in _TITLES if name in named), shown]
    titles = [_without_site(title, headings, names) for title in stated if title]
    known = {_letters(heading) for heading in headings} - names
    return next((title for title in titles if _letters(title) in known), None) or next(iter(titles + headings), None)


def _without_site(title: str, headings: Sequence[str], sites: set[str]) -> str:
    """Return a title without the site's name, which many pages put behind it."""
    for heading in headings:
        rest = title.removeprefix(heading)
        if rest != title and _TITLE_SEPARATOR.match(rest) and _letters(heading) not in sites:
            return heading
    last = next(reversed([*_TITLE_SEPARATOR.finditer(title)]), None)
    if last is not None and _letters(title[last.end() :]) in sites:
        return title[: last.start()].strip()
    return title


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _authors(article: dict[str, Any], people: dict[str, Any], named: dict[str, list[str]]) -> tuple[str, ...]:
    stated = article.get("author") or article.get("creator")
    names = [_name(person, people) for person in (stated if isinstance(stated, list) else [stated])]
    found = [name for name in names if name] or next(
        (usable for key in _AUTHORS if (usable := [name for name in named.get(key, ()) if _is_name(name)])), []
    )
    bare = (BYLINE.sub("", name, count=1).strip() for name in found if _is_name(name))
    return tuple(dict.fromkeys(name for name in bare if name))[:_MAX_AUTHORS]


def _name(person: Any, people: dict[str, Any]) -> str | None:
    if isinstance(person, dict):
        name = person.get("name") or people.get(str(person.get("@id")), {}).get("name")
        return _string(name[0] if isinstance(name, list) and name else name)
    return _string(person)


def _is_name(text: str) -> bool:
    return "://" not in text and not text.startswith("@") and 1 < len(text) <= _MAX_AUTHOR_CHARACTERS


def _published(
    root: etree._Element, article: dict[str, Any], named: dict[str, list[str]], url: str | None
) -> str | None:
    stated = [_string(article.get("datePublished")), _string(article.get("dateCreated"))]
    stated += [named[name][0] for name in _DATES if name in named]
    found = next((when for text in stated if (when := _moment(text))), None)
    return found or _moment(page_byline.published(root)) or _date_in_path(url)


def _date_in_path(url: str | None) -> str | None:
    found = _PATH_DATE.search(urlsplit(url).path) if url else None
    return _moment("-".join(part.zfill(2) for part in found.groups())) if found else None


def _language(root: etree._Element, named: dict[str, list[str]]) -> str | None:
    stated = root.get("lang") or root.get("xml:lang") or _first(named, ("og.locale", "dc.language", "language"))
    return (stated or "").strip().replace("_", "-") or None


def _canonical(root: etree._Element, named: dict[str, list[str]], base_url: str | None) -> str | None:
    links = (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    stated = next((href for href in links if href), None) or _first(named, ("og.url",))
    target = target_of(stated, base_url) if stated else None
    return target if target is not None and urls.scheme(target) in urls.FETCHED_SCHEMES else None


def _moment(stated: str | None) -> str | None:
    """Return a date, or a date and time, as ISO 8601, however it was written."""
    if not stated:
        return None
    text = stated.strip().replace("/", "-")
    if compact := _COMPACT_DATE.fullmatch(text):
        text = "-".join(compact.groups())
    text = re.sub(r"(?<=\d) ?(?:UTC|GMT|Z)$", "+00:00", text)
    text = re.sub(r"(?<=\d) (?=[+-]\d\d:?\d\d$)", "", text)
    for parse, written in ((date.fromisoformat, text), (datetime.fromisoformat, text), (parsedate_to_datetime, stated)):
        try:
            return parse(written).isoformat()
        except (ValueError, OverflowError):
            continue
    return date_in(stated)


def _text(element: etree._Element | None) -> str | None:
    return _string("".join(str(words) for words in element.itertext())) if element is not None else None


def _string(value: object) -> str | None:
    return (" ".join(whole(value).split()) or None) if isinstance(value, str) else None
