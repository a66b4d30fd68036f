"""What a Markdown file says of itself in its front matter (YAML between ``---``, TOML between ``+++``)."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime

import yaml

from crawler import urls
from crawler.reading import stating
from crawler.reading.document import Metadata
from crawler.reading.encodings import whole


def metadata_of(language: str, text: str) -> tuple[Metadata, str | None]:
    """Return what front matter in ``yaml`` or ``toml`` states, and the URL that the article stands at.

    Front matter that is broken states nothing: the article can be read without.
    """
    fields = {str(key).lower(): value for key, value in _parsed(language, text).items()}
    canonical = _url(_first(fields, "canonical_url", "canonicalurl", "canonical", "url", "source", "link", "permalink"))
    metadata = Metadata(
        title=_words(_first(fields, "title")),
        authors=_names(_first(fields, "authors", "author", "by", "byline")),
        published=_moment(_first(fields, "published", "date", "publishdate", "pubdate", "created")),
        language=_words(_first(fields, "lang", "language", "locale")),
        canonical_url=canonical,
        updated=_moment(_first(fields, "updated", "lastmod", "last_modified_at", "modified", "date-modified")),
        publisher=_named(_first(fields, "publisher", "site", "website", "publication", "site_name")),
        doi=stating.doi([_words(fields.get("doi"))]),
        licence=_licence(_first(fields, "license", "licence", "rights", "copyright")),
    )
    return metadata, canonical


def bibliographies_in(text: str) -> tuple[str, ...]:
    """Return the names of the bibliographies that front matter in YAML gives, as Pandoc has them."""
    said = _parsed("yaml", text).get("bibliography")
    return tuple(words for name in (said if isinstance(said, list) else [said]) if (words := _words(name)))


def _parsed(language: str, text: str) -> dict[object, object]:
    try:
        fields: object = tomllib.loads(text) if language == "toml" else yaml.safe_load(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _first(fields: Mapping[str, object], *names: str) -> object:
    return next((fields[name] for name in names if fields.get(name)), None)


def _words(value: object) -> str | None:
    return (" ".join(whole(value).split()) or None) if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    named = [name.get("name") if isinstance(name, dict) else name for name in names]
    # Obsidian writes the names of people as links to notes of its own.
    return tuple(words.removeprefix("[[").removesuffix("]]") for name in named if (words := _words(name)))


def _named(value: object) -> str | None:
    return next((name for name in _names(value) if "://" not in name), None)


def _licence(value: object) -> str | None:
    """Return what is stated as a licence; Quarto has it in parts, others by a name of their own."""
    parts = [value.get("link"), value.get("url"), value.get("text")] if isinstance(value, dict) else [value]
    said = [_words(part) for part in parts]
    return stating.licence(said)


def _moment(value: object) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return stating.moment(_words(value))


def _url(value: object) -> str | None:
    words = _words(value)
    try:
        url = urls.resolve(words) if words else None
        return url if url and urls.address(url) else None
    except urls.InvalidURL:
        return None
