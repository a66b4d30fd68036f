"""TimeMaps: an archive's list of the mementos of one page, in link-format (RFC 7089 §5) and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.fetching.links import WebLink, read_links
from crawler.mementos.cdx import read_captures
from crawler.mementos.memento import Memento, memento_url, read_http_date, read_iso

LINK_FORMAT = "application/link-format"

MAX_MEMENTOS = 100_000
"""Of one TimeMap; what is beyond is left unread."""

MAX_PAGES = 1_000
"""Of a TimeMap of TimeMaps; what is beyond is left unread."""


@dataclass(frozen=True, slots=True)
class TimeMapPage:
    """Another TimeMap that holds part of the list (RFC 7089 §5.1.3)."""

    url: str
    begins: datetime | None
    ends: datetime | None

    def distance_seconds(self, moment: datetime) -> float:
        """Return how far a moment is outside the page; nought within it, and where the page does not tell."""
        if self.begins is not None and moment < self.begins:
            return (self.begins - moment).total_seconds()
        if self.ends is not None and moment > self.ends:
            return (moment - self.ends).total_seconds()
        return 0.0


@dataclass(frozen=True, slots=True)
class TimeMap:
    """What one TimeMap lists."""

    mementos: tuple[Memento, ...]
    pages: tuple[TimeMapPage, ...] = ()


class UnreadableTimeMap(ValueError):
    """The text is no TimeMap in any form that is known here."""


def read_time_map(text: str, url: str, replay: str | None = None) -> TimeMap:
    """Return what a TimeMap lists, whichever form it has; ``url`` is where it was found.

    ``replay`` is where the archive shows copies, for forms that list captures without their URLs (pywb's JSON).

    :raises UnreadableTimeMap: when it is none.
    """
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start == "<" or not start:
        return _of_links(text, url)
    if start not in "{[":
        raise UnreadableTimeMap("its answer is no TimeMap")
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        said = None
    if isinstance(said, dict) and ("mementos" in said or "timemap_index" in said or "original_uri" in said):
        return _of_json(said, url)
    try:
        captures = read_captures(text, replay)
    except ValueError as e:
        raise UnreadableTimeMap("its answer is no TimeMap") from e
    return TimeMap(captures.mementos)


def mementos_of(links: Iterator[WebLink], url: str) -> Iterator[Memento]:
    """Yield the mementos among links: of a TimeMap, or of a Link header (RFC 7089 §2.2.4)."""
    for link in links:
        if "memento" not in link.rels:
            continue
        at, found = read_http_date(link.attributes.get("datetime")), memento_url(link.target, url)
        if at is not None and found is not None:
            yield Memento(found, at)


def _of_links(text: str, url: str) -> TimeMap:
    found: list[Memento] = []
    pages: list[TimeMapPage] = []
    for link in read_links(text):
        if "memento" in link.rels and len(found) < MAX_MEMENTOS:
            found += mementos_of(iter((link,)), url)
        elif "timemap" in link.rels and "self" not in link.rels and len(pages) < MAX_PAGES:
            page = memento_url(link.target, url)
            # The same list in another format is no part of it.
            if page is not None and page != url and link.attributes.get("type", LINK_FORMAT) == LINK_FORMAT:
                told = link.attributes
                pages.append(TimeMapPage(page, read_http_date(told.get("from")), read_http_date(told.get("until"))))
    if found:
        pages = [page for page in pages if page.begins is not None or page.ends is not None]
    return TimeMap(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(pages)))


def _of_json(said: dict[str, Any], url: str) -> TimeMap:
    """Read the form of the Memento Time Travel service, which MemGator writes too."""
    mementos = said.get("mementos")
    listed: list[Any] = []
    if isinstance(mementos, dict):
        some = mementos.get("list")
        listed += some[:MAX_MEMENTOS] if isinstance(some, list) else []
        listed += [mementos.get(name) for name in ("first", "last", "closest")]
    found: list[Memento] = []
    for one in listed:
        if not isinstance(one, dict):
            continue
        written = one.get("uri")
        at = read_iso(one.get("datetime"))
        # The service lists several URLs for a memento that several of its parts know.
        resolved = memento_url(written[0] if isinstance(written, list) and written else written, url)
        if at is not None and resolved is not None:
            found.append(Memento(resolved, at))
    index = said.get("timemap_index")
    pages = [page for one in (index[:MAX_PAGES] if isinstance(index, list) else []) if (page := _page(one, url))]
    return TimeMap(tuple(dict.fromkeys(found)), tuple(pages))


def _page(said: Any, url: str) -> TimeMapPage | None:
    if not isinstance(said, dict):
        return None
    page = memento_url(said.get("uri"), url)
    if page is None or page == url:
        return None
    return TimeMapPage(page, read_iso(said.get("from")), read_iso(said.get("until")))
