"""Citations as bibliographies have them: each cited page once, with what it says of itself and its best copy."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from crawler import urls
from crawler.exporting import contents, selecting
from crawler.judging.drift import DriftKind
from crawler.manifest import findings
from crawler.manifest.mementos import Relation
from crawler.manifest.rows import rows
from crawler.mementos import cited_memento
from crawler.vocabulary import Reason, Status

_LAST_LIVE = """
SELECT judgement.id, judgement.hops FROM judgement JOIN citation ON citation.url_key = judgement.url_key
WHERE citation.id = :id AND judgement.status = 'live' ORDER BY judgement.id DESC LIMIT 1
"""

_CAPTURES = """
SELECT capture.* FROM json_each(:hops) AS hop JOIN capture ON capture.id = hop.value ORDER BY hop.key
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a cited page that can be visited."""

    url: str
    at: str
    """When it was made: ISO 8601, in UTC."""
    archive: str
    """Who keeps it: a host name, or the archive's name in the policy."""

    @property
    def day(self) -> str:
        """When it was made, as ``2026-03-01``."""
        return self.at[:10]


@dataclass(frozen=True, slots=True)
class Reference:
    """One cited page."""

    citation_id: str
    """Of the first citation of it."""
    href: str
    """As the article has it."""
    url: str
    """Of the page itself, where the article links to a copy of it in an archive."""
    title: str
    authors: tuple[str, ...]
    published: str | None
    """ISO 8601, as precise as the page states it."""
    language: str | None
    status: Status
    reason: Reason
    checked_at: str | None
    linked_on: str
    """The day that the article was published, or its link was first seen, as ``2026-03-01``."""
    replaced: bool
    """The page is there, and is about something else than when it was first captured."""
    copy: Copy | None
    publisher: str | None = None
    doi: str | None = None
    """As the page states it, or else as the citation names it."""

    @property
    def site(self) -> str:
        """The page's host."""
        return urls.host(self.url).removeprefix("www.")


def references(
    connection: Connection,
    folder: Path,
    article_ids: Sequence[str] | None,
    *,
    replay_prefix: str | None,
    read_pages: bool = True,
) -> Iterator[Reference]:
    """Yield the pages that articles cite, or with None all articles, in reading order and each once.

    What is no http or https URL is left out.

    ``replay_prefix`` is what the store's own copies are to be reached under: ``https://archive.example.org/web/``, to
    which time and URL are added. With ``read_pages`` titles and authors are those of the captured pages.

    :raises StoreError: when the store cannot be read.
    """
    chosen = selecting.choose(connection, folder, article_ids, restricted=False)
    seen: set[str] = set()
    for row in chain.from_iterable(rows(connection, article_id=id_, cited=True) for id_ in chosen.articles):
        target = row["citation"]["target"]
        if target is None or target in seen or urls.scheme(target) not in urls.FETCHED_SCHEMES:
            continue
        seen.add(target)
        yield _reference(connection, folder, row, replay_prefix, read_pages=read_pages)


def _reference(
    connection: Connection, folder: Path, row: Mapping[str, Any], replay_prefix: str | None, *, read_pages: bool
) -> Reference:
    citation, verdict = row["citation"], row["verdict"]
    good = _good_capture(connection, citation["id"], replaced=_is_replaced(row["drift"]))
    document = contents.document_of(connection, folder, good) if good is not None and read_pages else None
    stated = document.metadata if document is not None else None
    memento = cited_memento(citation["target"])
    original = memento.original if memento is not None else None
    return Reference(
        citation_id=citation["id"],
        href=citation["href"],
        url=original or citation["target"],
        title=_visible((stated.title if stated else None) or citation["text"] or citation["target"]),
        authors=tuple(_visible(name) for name in stated.authors) if stated else (),
        published=stated.published if stated else None,
        language=stated.language if stated else None,
        publisher=_visible(stated.publisher) if stated and stated.publisher else None,
        doi=(stated.doi if stated else None) or _doi(citation["identifier"]),
        status=Status(verdict["status"]),
        reason=Reason(verdict["reason"]),
        checked_at=verdict["checked_at"],
        linked_on=(row["article"]["published"] or verdict["first_seen"])[:10],
        replaced=_is_replaced(row["drift"]),
        copy=_own(good, citation["target"], replay_prefix) or _elsewhere(row["mementos"]),
    )


def _doi(identifier: Mapping[str, str] | None) -> str | None:
    return identifier["value"] if identifier is not None and identifier["scheme"] == "doi" else None


def _visible(said: str) -> str:
    """Return a stranger's words without what steers a terminal or turns the direction of writing."""
    return "".join(character if character.isprintable() else " " for character in said)


def _is_replaced(drift: Mapping[str, Any] | None) -> bool:
    return drift is not None and drift["kind"] == DriftKind.REPLACED


def _good_capture(connection: Connection, citation_id: str, *, replaced: bool) -> Any:
    """Return the newest capture of a target that was live; of a page that was ``replaced``, the first.

    None where there is none that may be published.
    """
    judged = connection.execute(text(_LAST_LIVE), {"id": citation_id}).first()
    if judged is None:
        return None
    hops = json.loads(judged.hops)
    if replaced and (first := findings.first_of(connection, judged.id)) is not None:
        hops = [first]
    found = connection.execute(text(_CAPTURES), {"hops": json.dumps(hops)}).all()
    if len(found) < len(hops) or any(row.restricted for row in found) or found[-1].file is None:
        return None
    return found[-1]


def _own(capture: Any, target: str, replay_prefix: str | None) -> Copy | None:
    if capture is None or replay_prefix is None:
        return None
    digits = "".join(character for character in capture.captured_at[:19] if character.isdigit())
    prefix = replay_prefix if replay_prefix.endswith("/") else f"{replay_prefix}/"
    return Copy(f"{prefix}{digits}/{target.partition('#')[0]}", capture.captured_at, urls.host(prefix))


def _elsewhere(mementos: list[dict[str, Any]]) -> Copy | None:
    """Return the best copy in another archive: the one that is cited, the nearest to the article's day, the newest."""
    known = [memento for memento in mementos if memento["datetime"] is not None]
    order = [relation.value for relation in Relation]
    best = min(known, key=lambda memento: order.index(memento["relation"]), default=None)
    return Copy(best["url"], best["datetime"], best["archive"]) if best is not None else None
