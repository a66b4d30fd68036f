"""What a web page states of itself: schema.org in JSON-LD, Open Graph, Dublin Core, Highwire, and plain HTML."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from crawler import urls
from crawler.reading import page_byline, stating
from crawler.reading.building import PERMALINK, target_of
from crawler.reading.document import Metadata
from crawler.reading.encodings import whole
from crawler.reading.preamble import BYLINE, NO_NAMES

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
_UPDATES = (
    "article.modified_time", "og.updated_time", "article.updated_time", "article.modified", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "updated_time", "modified_time",
    "sailthru.modified_date", "parsely-updated-date",
)  # fmt: skip
_PUBLISHERS = (
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "og.site_name",
    "publisher",
    "application-name",
)
_DOIS = (
    "citation_doi", "dc.identifier.doi", "prism.doi", "bepress_citation_doi", "doi", "dc.identifier",
    "dcterms.identifier", "citation_id", "rft_id",
)  # fmt: skip
_LICENCES = ("dcterms.license", "dc.rights.license", "dcterms.rights", "dc.rights", "copyright", "license", "rights")
_MAX_PUBLISHER_CHARACTERS = 120
_ARTICLE_TYPES = frozenset({
    "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle",
    "BlogPosting", "DiscussionForumPosting", "LiveBlogPosting", "MedicalScholarlyArticle", "NewsArticle",
    "OpinionNewsArticle", "Report", "ReportageNewsArticle", "ReviewNewsArticle", "SatiricalArticle", "ScholarlyArticle",
    "SocialMediaPosting", "TechArticle",
})  # fmt: skip
"""schema.org/Article and its kinds."""
_PAGE_TYPES = frozenset({"WebPage", "ItemPage", "AboutPage"})
_MAX_DEPTH = 12
_MAX_ELEMENTS = 20_000
_MAX_AUTHORS = 40
_MAX_AUTHOR_CHARACTERS = 120
_JOB = re.compile(
    r"\b(?:writer|reporter|editor|correspondent|columnist|journalist|contributor|critic|producer|staff)s?\s*$",
    re.IGNORECASE,
)
_TITLE_SEPARATOR = re.compile(r"\s+[|–—·•»:/\\-]{1,2}\s+|\s*[|»]\s*")
_PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?![\d.])")


def metadata_of(root: etree._Element, base_url: str | None) -> Metadata:
    """Return what a page states of itself; what machines are told goes before what readers are shown."""
    named = _meta(root)
    article, people = _schema(root)
    canonical_url = _canonical(root, named, base_url)
    publisher = _publisher(article, people, named)
    return Metadata(
        title=_title(root, article, named),
        authors=_authors(article, people, named, publisher) or page_byline.authors(root),
        published=_published(root, article, named, canonical_url or base_url),
        language=_language(root, named),
        canonical_url=canonical_url,
        updated=_updated(root, article, named),
        publisher=publisher,
        doi=_doi(article, named, canonical_url),
        licence=_licence(root, article, named),
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
    headings = [text for h1 in root.iter("h1") if (text := PERMALINK.sub("", _text(h1) or ""))]
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


def _authors(
    article: dict[str, Any], people: dict[str, Any], named: dict[str, list[str]], publisher: str | None
) -> tuple[str, ...]:
    stated = article.get("author") or article.get("creator")
    names = [_name(person, people) for person in (stated if isinstance(stated, list) else [stated])]
    found = [name for name in names if name] or next(
        (usable for key in _AUTHORS if (usable := [name for name in named.get(key, ()) if _is_name(name)])), []
    )
    bare = (_without_house(BYLINE.sub("", name, count=1).strip(), publisher) for name in found if _is_name(name))
    return tuple(dict.fromkeys(name for name in bare if name))[:_MAX_AUTHORS]


def _without_house(name: str, publisher: str | None) -> str:
    """Return a name without the house that its bearer works for, or the job there, which some put behind it."""
    first, comma, rest = name.partition(",")
    is_house = bool(publisher) and _letters(publisher or "") in _letters(rest)
    return first.strip() if comma and (is_house or (_JOB.search(rest) and "," not in rest)) else name


def _name(person: Any, people: dict[str, Any]) -> str | None:
    if isinstance(person, dict):
        name = person.get("name") or people.get(str(person.get("@id")), {}).get("name")
        return _string(name[0] if isinstance(name, list) and name else name)
    return _string(person)


def _is_name(text: str) -> bool:
    if text.strip(" :").lower() in NO_NAMES:
        return False
    return "://" not in text and not text.startswith("@") and 1 < len(text) <= _MAX_AUTHOR_CHARACTERS


def _published(
    root: etree._Element, article: dict[str, Any], named: dict[str, list[str]], url: str | None
) -> str | None:
    stated = [_string(article.get("datePublished")), _string(article.get("dateCreated"))]
    stated += [named[name][0] for name in _DATES if name in named]
    found = next((when for text in stated if (when := stating.moment(text))), None)
    found = found or stating.moment(page_byline.published(root)) or _date_in_path(url)
    return found or _told_day(root, url)


def _told_day(root: etree._Element, url: str | None) -> str | None:
    """Return the day that only a page's readers are told, as htmldate finds it without guessing.

    Its wider search takes the year of a copyright for the day of an article. Of a large page it would take too long.
    """
    if sum(1 for _ in islice(root.iter(), _MAX_ELEMENTS)) == _MAX_ELEMENTS:
        return None
    # A tenth of a second, for the few pages that state no date to machines.
    import htmldate

    page = etree.tostring(root, encoding="unicode", method="html")
    try:
        day: str | None = htmldate.find_date(page, original_date=True, url=url, extensive_search=False)
    except Exception:  # noqa: BLE001 - whatever it throws at odd input, a page can be read without a day
        return None
    return day if day != page_byline.changed(root) else None


def _updated(root: etree._Element, article: dict[str, Any], named: dict[str, list[str]]) -> str | None:
    stated = [_string(article.get("dateModified")), *(named[name][0] for name in _UPDATES if name in named)]
    stated.append(page_byline.updated(root))
    return next((when for text in stated if (when := stating.moment(text))), None) or page_byline.changed(root)


def _publisher(article: dict[str, Any], people: dict[str, Any], named: dict[str, list[str]]) -> str | None:
    stated = article.get("publisher")
    names = [_name(one, people) for one in (stated if isinstance(stated, list) else [stated])]
    # What a site says of itself goes on behind its name.
    names += [_TITLE_SEPARATOR.split(named[name][0])[0] for name in _PUBLISHERS if name in named]
    # Some state the URL of a page on themselves; and Blogger states itself for all of its users.
    fit = (name for name in names if name and "://" not in name and len(name) <= _MAX_PUBLISHER_CHARACTERS)
    return next((name.lstrip("@") for name in fit if name.lstrip("@") and name != "Blogger"), None)


def _doi(article: dict[str, Any], named: dict[str, list[str]], canonical_url: str | None) -> str | None:
    stated = [text for name in _DOIS for text in named.get(name, ())]
    for key in ("identifier", "sameAs", "@id"):
        values = article.get(key)
        several = values if isinstance(values, list) else [values]
        stated += [_string(one.get("value") if isinstance(one, dict) else one) or "" for one in several]
    return stating.doi([*stated, canonical_url if canonical_url and "doi.org/" in canonical_url else None])


def _licence(root: etree._Element, article: dict[str, Any], named: dict[str, list[str]]) -> str | None:
    stated = article.get("license")
    values = stated if isinstance(stated, list) else [stated]
    said = [_string(value.get("url") or value.get("@id") if isinstance(value, dict) else value) for value in values]
    said += [text for name in _LICENCES for text in named.get(name, ())]
    return page_byline.licence(root) or stating.licence(said)


def _date_in_path(url: str | None) -> str | None:
    found = _PATH_DATE.search(urlsplit(url).path) if url else None
    return stating.moment("-".join(part.zfill(2) for part in found.groups())) if found else None


def _language(root: etree._Element, named: dict[str, list[str]]) -> str | None:
    stated = root.get("lang") or root.get("xml:lang") or _first(named, ("og.locale", "dc.language", "language"))
    return stating.language(stated)


def _canonical(root: etree._Element, named: dict[str, list[str]], base_url: str | None) -> str | None:
    links = (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    stated = next((href for href in links if href), None) or _first(named, ("og.url",))
    target = target_of(stated, base_url) if stated else None
    return target if target is not None and urls.scheme(target) in urls.FETCHED_SCHEMES else None


def _text(element: etree._Element | None) -> str | None:
    return _string("".join(str(words) for words in element.itertext())) if element is not None else None


def _string(value: object) -> str | None:
    return (" ".join(whole(value).split()) or None) if isinstance(value, str) else None
