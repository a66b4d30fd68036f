"""Lost citations of an article in the store get the targets that other renditions of it have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from crawler import urls
from crawler.citing import Citation, cite
from crawler.engine.options import Options, Recovered
from crawler.engine.planning import Queued, plan_again, queue_citations
from crawler.manifest import articles
from crawler.mementos.uri import cited_memento
from crawler.reading import Document, Source
from crawler.recovering import Recovery, is_lost, join, recover

METHOD = "alignment"
"""How targets are recovered, as rows and answers name it."""


def offered_by(source: Source, document: Document) -> list[Citation]:
    """Return the links of a rendition, with the targets that its author wrote.

    An archive rewrites the links of its copies into links to copies, and what it cannot be told from is left out: a
    relative link of a page that was not rewritten leads to the archive itself.
    """
    links = list(cite(document, ""))
    if source.url is None or cited_memento(source.url) is None:
        return links
    archive = urls.host(source.url)
    return [replace(link, target=_as_written(link.target, archive)) for link in links]


def _as_written(target: str | None, archive: str) -> str | None:
    memento = cited_memento(target)
    if target is None or (memento is not None and memento.original is not None):
        return memento.original if memento is not None else None
    return None if _is_at(target, archive) else target


def _is_at(target: str, host: str) -> bool:
    try:
        return urls.host(target) == host
    except urls.InvalidURL:
        return False


def align(links: Sequence[Citation], offered: Mapping[str, Sequence[Citation]]) -> list[Recovery]:
    """Return the best target found for each link that has none, of renditions by their names.

    :raises TooManyLinks: when the article or a rendition has more links than an article has.
    """
    return join(one for name, there in offered.items() for one in recover(links, there, name))


def apply(
    connection: Connection,
    article_id: str,
    links: Iterable[Citation],
    found: Sequence[Recovery],
    options: Options,
    run: int,
    now: datetime,
) -> tuple[list[Recovered], Queued]:
    """Give lost citations the targets that are sure, unless they are only to be proposed, and queue those targets.

    A citation keeps its id: it is made of the target that the article's own text has, which is none.
    """
    by_id = {one.citation.id: one for one in found}
    asked = options.recovering
    told, taken = [], set[str]()
    for link in links:
        if link.role.cited and is_lost(link):
            recovery = by_id.get(link.id)
            if recovery is not None and recovery.is_sure and asked is not None and not asked.propose_only:
                articles.give_target(connection, link.id, recovery.target, _origin(recovery))
                taken.add(link.id)
            told.append(Recovered(article_id, link, recovery, link.id in taken))
    planned = [one for one in plan_again(connection, article_id, options.policy) if one.citation.id in taken]
    return told, queue_citations(connection, article_id, planned, options, run, now)


def _origin(recovery: Recovery) -> str:
    return f"{recovery.source} ({METHOD}, {recovery.confidence:.3f})"
