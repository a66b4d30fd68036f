"""What the newest verdict on each link of an article rests on, for whoever is to mend the link."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from crawler import urls
from crawler.manifest.articles import citations_of
from crawler.manifest.rows import hops_of, rows
from crawler.manifest.schema import citation, judgement, url
from crawler.manifest.statements import Query
from crawler.vocabulary import Status

PERMANENT = frozenset({301, 308})
"""Redirects that ask for links to be changed (RFC 9110 §15.4.2, §15.4.9)."""

_JUDGED = Query(
    select(citation.c.id, judgement.c.hops)
    .join(url, url.c.key == citation.c.url_key)
    .join(judgement, judgement.c.id == url.c.judgement_id)
    .where(citation.c.article_id == bindparam("article_id"))
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One link of an article and what its target turned out to be."""

    row: Mapping[str, Any]
    """Its manifest row."""
    hops: tuple[Mapping[str, Any], ...] = ()
    """Every URL that the verdict rests on, with ``http_status`` and ``location``; empty where nothing was fetched."""
    line: int | None = None
    """Where the link is written in the article's file, from 1 on; None where that cannot be told."""

    @property
    def status(self) -> Status:
        """The status of its verdict."""
        return Status(self.row["verdict"]["status"])

    @property
    def moved_to(self) -> str | None:
        """The URL that a living link should name from now on; None unless all its redirects say that they are for good.

        The link's own fragment goes along (RFC 9110 §10.2.2).
        """
        before = self.hops[:-1]
        if not before or self.status is not Status.LIVE or any(hop["http_status"] not in PERMANENT for hop in before):
            return None
        fragment = self.row["citation"]["fragment"]
        final = str(self.hops[-1]["url"])
        moved = final if fragment is None else f"{final}#{fragment}"
        return None if urls.same_page(moved, self.row["citation"]["target"]) else moved


def findings_of(connection: Connection, article_id: str) -> Iterator[Finding]:
    """Yield a finding for each link that the last reading of an article found, in reading order."""
    present = {link.id for link in citations_of(connection, article_id)}
    judged = {row.id: row.hops for row in _JUDGED.all(connection, article_id=article_id)}
    hops = hops_of(connection, {id_ for ids in judged.values() for id_ in ids})
    for row in rows(connection, article_id=article_id):
        id_ = row["citation"]["id"]
        if id_ in present:
            yield Finding(row, tuple(hops[hop] for hop in judged.get(id_, ())))
