"""What the manifest says, as others read it: rows of schema ``evercite-manifest/1``, summaries and histories."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, Connection, Row, func, select

from crawler.manifest.schema import article, capture, citation, judgement, need, url
from crawler.vocabulary import Reason, Status

SCHEMA = "evercite-manifest/1"


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article and what became of its citations."""

    id: str
    source: str
    title: str | None
    citations: int
    """Links that are citations; the article may have others."""
    captured: int
    """Citations whose target's answer is in the store's WARC files, error pages included."""
    by_status: Mapping[str, int]
    """Citations a status, statuses that none has left out."""


def summaries(connection: Connection, only: str | None = None) -> list[ArticleSummary]:
    """Return every article of the store in the order they were read, or the one with the id ``only``."""
    query = select(article).order_by(article.c.read_at, article.c.id)
    if only is not None:
        query = query.where(article.c.id == only)
    return [_summary(connection, row) for row in connection.execute(query)]


def rows(
    connection: Connection,
    *,
    article_id: str | None = None,
    citation_id: str | None = None,
    url_key: str | None = None,
    status: str | None = None,
    cited: bool | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield a manifest row for each link, article by article in reading order; links that an edit removed come last.

    The arguments narrow it down: to one article, to one link, to the citations of one target, to one status, to what
    is cited.
    """
    query = (
        select(article, citation)
        .join(citation, citation.c.article_id == article.c.id)
        .order_by(article.c.read_at, article.c.id, citation.c.last_seen.desc(), citation.c.ordinal)
        .set_label_style(_LABELS)
    )
    if article_id is not None:
        query = query.where(article.c.id == article_id)
    if citation_id is not None:
        query = query.where(citation.c.id == citation_id)
    if url_key is not None:
        query = query.where(citation.c.url_key == url_key)
    if cited is not None:
        query = query.where(citation.c.cited == cited)
    seen: dict[str, tuple[dict[str, Any], dict[str, Any] | None]] = {}
    for row in connection.execute(query):
        verdict, held = _verdict(connection, row, seen)
        if status is None or verdict["status"] == status:
            yield {
                "schema": SCHEMA,
                "article": _article(row),
                "citation": _citation(row),
                "verdict": verdict,
                "capture": held,
                "drift": None,
                "mementos": [],
            }


def history(connection: Connection, citation_id: str) -> list[dict[str, Any]]:
    """Return every judgement of a citation's target, oldest first, with the hops that it rests on."""
    query = (
        select(judgement)
        .join(citation, citation.c.url_key == judgement.c.url_key)
        .where(citation.c.id == citation_id)
        .order_by(judgement.c.id)
    )
    return [
        {
            "checked_at": row.checked_at,
            "status": row.status,
            "reason": row.reason,
            "confidence": row.confidence,
            "evidence": row.evidence,
            "hops": [_hop(hop) for hop in _captures(connection, row.hops)],
        }
        for row in connection.execute(query)
    ]


def find(connection: Connection, prefix: str) -> list[tuple[str, str]]:
    """Return what has an id that begins with ``prefix``, as pairs: ``article`` or ``citation``, and the id."""
    found: list[tuple[str, str]] = []
    for kind, table in (("article", article), ("citation", citation)):
        ids = connection.scalars(select(table.c.id).where(table.c.id.startswith(prefix, autoescape=True)).limit(20))
        found += [(kind, str(id_)) for id_ in ids]
    return found


_LABELS = LABEL_STYLE_TABLENAME_PLUS_COL


def _summary(connection: Connection, row: Row[Any]) -> ArticleSummary:
    by_status: Counter[str] = Counter()
    captured = 0
    for line in rows(connection, article_id=row.id, cited=True):
        by_status[line["verdict"]["status"]] += 1
        captured += line["capture"] is not None
    return ArticleSummary(row.id, row.source, row.title, by_status.total(), captured, dict(by_status))


def _article(row: Row[Any]) -> dict[str, Any]:
    names = ("id", "source", "url", "title", "authors", "published", "language")
    return {name: getattr(row, f"article_{name}") for name in names}


def _citation(row: Row[Any]) -> dict[str, Any]:
    names = ("id", "ordinal", "role", "cited", "text", "prefix", "suffix", "href", "target", "fragment")
    said: dict[str, Any] = {name: getattr(row, f"citation_{name}") for name in names}
    scheme = row.citation_identifier_scheme
    said["identifier"] = {"scheme": scheme, "value": row.citation_identifier_value} if scheme else None
    said["recovered_from"] = row.citation_recovered_from
    return said


def _verdict(
    connection: Connection, row: Row[Any], seen: dict[str, tuple[dict[str, Any], dict[str, Any] | None]]
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    first_seen = {"first_seen": row.citation_first_seen}
    if row.citation_planned is not None:
        return {**row.citation_planned, **first_seen, "checks": 0}, None
    key = row.citation_url_key
    if key not in seen:
        seen[key] = _judged(connection, key)
    verdict, held = seen[key]
    return {**verdict, **first_seen}, held


def _judged(connection: Connection, key: str) -> tuple[dict[str, Any], dict[str, Any] | None]:
    checks = connection.scalar(select(func.count()).where(judgement.c.url_key == key)) or 0
    row = connection.execute(
        select(judgement).join(url, url.c.judgement_id == judgement.c.id).where(url.c.key == key)
    ).first()
    if row is None:
        return {
            "status": Status.PENDING.value, "reason": Reason.NOT_TRIED.value, "confidence": 0.0, "checked_at": None,
            "checks": checks, "evidence": {},
        }, None  # fmt: skip
    verdict = {
        "status": row.status, "reason": row.reason, "confidence": row.confidence, "checked_at": row.checked_at,
        "checks": checks, "evidence": row.evidence,
    }  # fmt: skip
    hops = _captures(connection, row.hops)
    return verdict, _held(connection, hops)


def _held(connection: Connection, hops: list[Row[Any]]) -> dict[str, Any] | None:
    """Return a row's ``capture``: what is held of the chain's last answer, or None when nothing answered."""
    if not hops or hops[-1].file is None or hops[-1].record_type == "metadata":
        return None
    last = hops[-1]
    return {
        "captured_at": last.captured_at,
        "final_url": last.hop["url"],
        "http_status": last.http_status,
        "mime": last.mime,
        "payload_digest": last.payload_digest,
        "truncated": last.truncated,
        "hops": [_hop(hop) for hop in hops],
        "warc": {"file": last.file, "offset": last.offset, "length": last.length, "record_id": last.record_id},
        "requisites": _requisites(connection, last.id),
        "screenshot": None,
    }


def _requisites(connection: Connection, page_id: int) -> dict[str, int]:
    """Count what a page needs, and what is held of that, with what style sheets and frames need in turn."""
    found: dict[str, bool] = {}
    holders, seen = [page_id], {page_id}
    while holders:
        query = select(need).where(need.c.holder_id == holders.pop(), need.c.depth > 0)
        for row in connection.execute(query):
            found[row.url_key] = row.captured
            if row.final_id is not None and row.final_id not in seen:
                seen.add(row.final_id)
                holders.append(row.final_id)
    return {"found": len(found), "captured": sum(found.values())}


def _hop(row: Row[Any]) -> dict[str, Any]:
    return {
        "url": row.hop["url"],
        "http_status": row.http_status,
        "location": row.hop.get("location") or row.hop.get("refresh"),
    }


def _captures(connection: Connection, ids: list[int]) -> list[Row[Any]]:
    found = {row.id: row for row in connection.execute(select(capture).where(capture.c.id.in_(ids)))}
    return [found[id_] for id_ in ids if id_ in found]
