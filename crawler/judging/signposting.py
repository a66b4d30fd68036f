"""Signposts: what Link headers and elements of a scholarly page say of it (signposting.org; RFC 8288, RFC 8574)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Self

from crawler import urls
from crawler.fetching.links import WebLink, read_links

RELATIONS = frozenset({"author", "cite-as", "collection", "describedby", "item", "license", "type"})
"""The relation types of the Signposting profile that tell of the page itself."""

MAX_SIGNPOSTS = 100
"""Of one answer; a record of a repository has a few, one with many files some dozens."""

_MAX_LINKS = 1_000
_MAX_URL_CHARACTERS = 4_096
_MAX_TYPE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Signpost:
    """One thing that an answer says its page is related to."""

    relation: str
    url: str
    """Absolute; http, https or another scheme."""
    media_type: str | None = None
    """As the answer announces it."""

    def to_json(self) -> dict[str, str]:
        """Return it as JSON values, what is absent left out."""
        said = {"rel": self.relation, "url": self.url}
        return said if self.media_type is None else {**said, "type": self.media_type}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Return the signpost that :meth:`to_json` wrote."""
        return cls(said["rel"], said["url"], said.get("type"))


def signposts_in(values: Iterable[str], url: str, elements: Iterable[WebLink] = ()) -> tuple[Signpost, ...]:
    """Return what the values of an answer's Link headers say of the page at ``url``, each thing once, in order.

    After them comes what the page's ``<link>`` ``elements`` say.
    """
    links = chain(islice((link for value in values for link in read_links(value)), _MAX_LINKS), elements)
    found = dict.fromkeys(signpost for link in links for signpost in _signposts(link, url))
    return tuple(islice(found, MAX_SIGNPOSTS))


def _signposts(link: WebLink, url: str) -> Iterable[Signpost]:
    relations = [relation for relation in link.rels if relation in RELATIONS]
    if not relations or len(link.target) > _MAX_URL_CHARACTERS or not _is_of_page(link, url):
        return
    try:
        target = urls.resolve(link.target, url)
    except urls.InvalidURL:
        return
    media_type = link.attributes.get("type", "")[:_MAX_TYPE_CHARACTERS].strip()
    for relation in relations:
        yield Signpost(relation, target, media_type if media_type.isprintable() and media_type else None)


def _is_of_page(link: WebLink, url: str) -> bool:
    """Whether a link is of the page itself: an ``anchor`` can make it one of something else (RFC 8288 §3.2)."""
    anchor = link.attributes.get("anchor")
    if anchor is None:
        return True
    try:
        return urls.resolve(anchor, url) == urls.resolve(url)
    except urls.InvalidURL:
        return False
