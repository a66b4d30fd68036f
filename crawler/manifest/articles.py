"""Articles and their citations, as they are kept in the manifest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from crawler.citing.citation import Citation, Identifier
from crawler.citing.context import Context
from crawler.manifest.schema import STATED_KEYS, article, citation, context, quotation, stated
from crawler.manifest.statements import Change, Query
from crawler.reading.document import Metadata
from crawler.sources import kept_name
from crawler.vocabulary import Role

_HELD = Query(
    select(citation, quotation.c.texts, context.c.said)
    .outerjoin(quotation, quotation.c.citation_id == citation.c.id)
    .outerjoin(context, context.c.citation_id == citation.c.id)
    .where(citation.c.article_id == bindparam("its_article"))
)
_CONTEXT = Query(select(context.c.said).where(context.c.citation_id == bindparam("id")))
_PLACING = insert(context)
_KEEP_CONTEXT = Change(
    _PLACING.on_conflict_do_update(index_elements=[context.c.citation_id], set_={"said": _PLACING.excluded.said}),
    *context.c.keys(),
)
_QUOTED = Query(select(quotation.c.texts).where(quotation.c.citation_id == bindparam("id")))
_QUOTING = insert(quotation)
_KEEP_QUOTED = Change(
    _QUOTING.on_conflict_do_update(index_elements=[quotation.c.citation_id], set_={"texts": _QUOTING.excluded.texts}),
    *quotation.c.keys(),
)
_RECOVERED = Query(
    select(citation.c.id, citation.c.target).where(
        citation.c.article_id == bindparam("its_article"), citation.c.recovered_from.is_not(None)
    )
)
_CITATION_COLUMNS = [column.name for column in citation.c if column.name != "recovered_from"]
_KEPT = insert(citation)
_KEEP_CITATION = Change(
    _KEPT.on_conflict_do_update(
        index_elements=[citation.c.id],
        set_={
            name: _KEPT.excluded[name] for name in _CITATION_COLUMNS if name not in ("id", "article_id", "first_seen")
        },
    ),
    *_CITATION_COLUMNS,
)


def keep(
    connection: Connection,
    article_id: str,
    *,
    source: str,
    url: str | None,
    metadata: Metadata,
    media_type: str,
    warnings: Sequence[str],
    digest: str,
    read_at: str,
) -> bool:
    """Keep what an article says of itself; a later reading of the same article replaces it.

    Return whether that says anything new.
    """
    values = {
        "source": source,
        "url": url,
        "title": metadata.title,
        "authors": list(metadata.authors),
        "published": metadata.published,
        "language": metadata.language,
        "media_type": media_type,
        "warnings": list(warnings),
        "digest": digest,
        "read_at": read_at,
    }
    held = connection.execute(select(article).where(article.c.id == article_id)).first()
    row = insert(article).values(id=article_id, **values)
    connection.execute(row.on_conflict_do_update(index_elements=[article.c.id], set_=values))
    is_news = keep_stated(connection, article_id, {name: getattr(metadata, name) for name in STATED_KEYS})
    return is_news or _is_news(held, values, "read_at")


def keep_stated(connection: Connection, article_id: str, said: Mapping[str, Any]) -> bool:
    """Keep what an article states of itself besides, and return whether that is new."""
    before = stated_of(connection, article_id)
    if dict(said) == before:
        return False
    row = insert(stated).values(article_id=article_id, said=dict(said))
    connection.execute(row.on_conflict_do_update(index_elements=[stated.c.article_id], set_={"said": dict(said)}))
    return True


def stated_of(connection: Connection, article_id: str) -> dict[str, Any]:
    """Return what an article states of itself besides, by :data:`STATED_KEYS`."""
    said = connection.scalar(select(stated.c.said).where(stated.c.article_id == article_id))
    return dict.fromkeys(STATED_KEYS) | (said or {})


@dataclass(frozen=True, slots=True)
class ToKeep:
    """A citation that is to be kept."""

    citation: Citation
    url_key: str | None
    """Of its target; None when that is never fetched."""
    planned: Mapping[str, Any] | None
    """The verdict planned for it then."""


def keep_citations(connection: Connection, article_id: str, kept: Sequence[ToKeep], read_at: str) -> bool:
    """Keep citations of an article, and return whether anything is new; a plan that says what it said keeps its time.

    What the article had before is read at one go: a reading of an article has thousands, most often all of them new.
    """
    held = {row.id: row for row in _HELD.all(connection, its_article=article_id)}
    news, rows = False, []
    quotations: list[dict[str, Any]] = []
    contexts: list[dict[str, Any]] = []
    for one in kept:
        citation, before = one.citation, held.get(one.citation.id)
        values = _values_of(one, before.planned if before is not None else None, read_at)
        rows.append({"id": citation.id, "article_id": article_id, "first_seen": read_at, **values})
        news |= _is_news(before, values, "last_seen")
        quoted = list(citation.quotations)
        if quoted != ((before.texts if before is not None else None) or []):
            quotations.append({"citation_id": citation.id, "texts": quoted})
        said = citation.context.to_json() if citation.context is not None else None
        if said is not None and (before is None or before.said != said):
            contexts.append({"citation_id": citation.id, "said": said})
    _KEEP_CITATION.run_all(connection, rows)
    _KEEP_QUOTED.run_all(connection, quotations)
    _KEEP_CONTEXT.run_all(connection, contexts)
    return news or bool(quotations or contexts)


def _values_of(one: ToKeep, planned_before: Any, read_at: str) -> dict[str, Any]:
    """Return the values of a citation's row that a later reading may change."""
    kept, planned = one.citation, one.planned
    if planned is not None and planned_before is not None:
        same = {**planned, "checked_at": planned_before["checked_at"]} == planned_before
        planned = planned_before if same else planned
    return {
        "ordinal": kept.ordinal,
        "role": kept.role.value,
        "cited": kept.role.cited,
        "text": kept.text,
        "prefix": kept.prefix,
        "suffix": kept.suffix,
        "href": kept.href,
        "target": kept.target,
        "fragment": kept.fragment,
        "identifier_scheme": kept.identifier.scheme if kept.identifier else None,
        "identifier_value": kept.identifier.value if kept.identifier else None,
        "url_key": one.url_key,
        "planned": dict(planned) if planned is not None else None,
        "last_seen": read_at,
    }


def keep_quotations(connection: Connection, citation_id: str, quotations: Sequence[str]) -> bool:
    """Keep what an article quotes beside a link, and return whether that is new."""
    held = _QUOTED.first(connection, id=citation_id)
    if list(quotations) == (held.texts if held is not None else []):
        return False
    _KEEP_QUOTED.run(connection, citation_id=citation_id, texts=list(quotations))
    return True


def keep_context(connection: Connection, citation_id: str, said: Mapping[str, Any]) -> bool:
    """Keep where a link stands in its article, and return whether that is new."""
    held = _CONTEXT.first(connection, id=citation_id)
    if held is not None and held.said == said:
        return False
    _KEEP_CONTEXT.run(connection, citation_id=citation_id, said=dict(said))
    return True


def recovered_targets(connection: Connection, article_id: str) -> dict[str, str]:
    """Return the targets that were recovered for an article's citations, by the citations' ids."""
    found = {row.id: row.target for row in _RECOVERED.all(connection, its_article=article_id)}
    return {id_: target for id_, target in found.items() if target is not None}


def give_target(connection: Connection, citation_id: str, target: str, recovered_from: str) -> None:
    """Give a citation that lost its target the one that was found, and say where."""
    given = update(citation).where(citation.c.id == citation_id)
    connection.execute(given.values(target=target, recovered_from=recovered_from))


def targets_of(connection: Connection, article_id: str) -> list[str]:
    """Return the keys of the URLs that an article cites, each once."""
    cited = select(citation.c.url_key).where(citation.c.article_id == article_id, citation.c.url_key.is_not(None))
    return [key for key in connection.scalars(cited.distinct()) if key is not None]


def known(connection: Connection, source: str) -> str | None:
    """Return the id of the article that was read from ``source`` last, or None."""
    return connection.scalar(
        select(article.c.id).where(article.c.source == kept_name(source)).order_by(article.c.read_at.desc()).limit(1)
    )


def known_at(connection: Connection, url: str) -> str | None:
    """Return the id of the article that was read last from the page at ``url``, or None."""
    return connection.scalar(
        select(article.c.id).where(article.c.url == url).order_by(article.c.read_at.desc()).limit(1)
    )


def citations_of(connection: Connection, article_id: str) -> list[Citation]:
    """Return the links of an article in reading order, as its last reading found them."""
    query = (
        select(citation, quotation.c.texts, context.c.said)
        .outerjoin(quotation, quotation.c.citation_id == citation.c.id)
        .outerjoin(context, context.c.citation_id == citation.c.id)
        .join(article, article.c.id == citation.c.article_id)
        .where(article.c.id == article_id, citation.c.last_seen >= article.c.read_at)
        .order_by(citation.c.ordinal)
    )
    return [
        Citation(
            id=row.id,
            ordinal=row.ordinal,
            role=Role(row.role),
            text=row.text,
            prefix=row.prefix,
            suffix=row.suffix,
            href=row.href,
            target=row.target,
            fragment=row.fragment,
            identifier=Identifier(row.identifier_scheme, row.identifier_value) if row.identifier_scheme else None,
            quotations=tuple(row.texts or ()),
            context=Context.from_json(row.said) if row.said is not None else None,
        )
        for row in connection.execute(query)
    ]


def _is_news(held: Any, values: Mapping[str, Any], time: str) -> bool:
    """Whether a row changes by more than the time of its reading."""
    return held is None or any(getattr(held, name) != value for name, value in values.items() if name != time)
