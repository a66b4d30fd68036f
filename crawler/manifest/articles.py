"""Articles and their citations, as they are kept in the manifest."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from crawler.citing.citation import Citation
from crawler.manifest.schema import article, citation
from crawler.manifest.schema import url as url_table
from crawler.reading.document import Metadata


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


def targets(connection: Connection, article_id: str) -> list[str]:
    """Return the targets of an article's citations that are to be fetched, each URL once, in reading order."""
    rows = connection.execute(
        select(url_table.c.url)
        .join(citation, citation.c.url_key == url_table.c.key)
        .where(citation.c.article_id == article_id)
        .group_by(url_table.c.url)
        .order_by(citation.c.ordinal)
    )
    return [row.url for row in rows]
