"""Articles and their citations, as they are kept in the manifest."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from crawler.citing.citation import Citation, Identifier
from crawler.manifest.schema import article, citation
from crawler.reading.document import Metadata
from crawler.vocabulary import Role


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
) -> None:
    """Keep what an article says of itself; a later reading of the same article replaces it."""
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
    row = insert(article).values(id=article_id, **values)
    connection.execute(row.on_conflict_do_update(index_elements=[article.c.id], set_=values))


def keep_citation(
    connection: Connection,
    article_id: str,
    kept: Citation,
    *,
    url_key: str | None,
    planned: Mapping[str, Any] | None,
    read_at: str,
) -> None:
    """Keep a citation, with the key of its target or, when that is never fetched, the verdict planned for it."""
    values = {
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
        "url_key": url_key,
        "planned": dict(planned) if planned is not None else None,
        "last_seen": read_at,
    }
    row = insert(citation).values(id=kept.id, article_id=article_id, first_seen=read_at, **values)
    connection.execute(row.on_conflict_do_update(index_elements=[citation.c.id], set_=values))


def known(connection: Connection, source: str) -> str | None:
    """Return the id of the article that was read from ``source`` last, or None."""
    return connection.scalar(
        select(article.c.id).where(article.c.source == source).order_by(article.c.read_at.desc()).limit(1)
    )


def known_at(connection: Connection, url: str) -> str | None:
    """Return the id of the article that was read last from the page at ``url``, or None."""
    return connection.scalar(
        select(article.c.id).where(article.c.url == url).order_by(article.c.read_at.desc()).limit(1)
    )


def is_held(connection: Connection, article_id: str, digest: str) -> bool:
    """Whether the article's newest reading was of the same bytes."""
    return connection.scalar(select(article.c.digest).where(article.c.id == article_id)) == digest


def citations_of(connection: Connection, article_id: str) -> list[Citation]:
    """Return the links of an article in reading order, as its last reading found them."""
    query = (
        select(citation)
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
        )
        for row in connection.execute(query)
    ]
