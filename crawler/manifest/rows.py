"""What the manifest says, as others read it: rows of schema ``evercite-manifest/1``, summaries and histories."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    LABEL_STYLE_TABLENAME_PLUS_COL,
    Connection,
    Integer,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    select,
    type_coerce,
)

from crawler.manifest import findings, mementos
from crawler.manifest.schema import (
    STATED_KEYS,
    article,
    capture,
    check_run,
    citation,
    context,
    drift,
    judgement,
    landing,
    memento,
    need,
    stated,
    url,
)
from crawler.manifest.statements import Query, one_of
from crawler.manifest.summary import ArticleSummary
from crawler.vocabulary import Reason, Status

SCHEMA = "evercite-manifest/1"

ARTICLE_URI = "urn:evercite:article:"
CITATION_URI = "urn:evercite:citation:"
"""What the metadata records are about that hold rows in WARC files; an id stands behind it."""

ARTICLE_KEYS = ("id", "source", "url", "title", "authors", "published", "language")
CITATION_KEYS = ("id", "ordinal", "role", "cited", "text", "prefix", "suffix", "href", "target", "fragment")
"""Keys of a row whose values stand in the database as they are."""


_ROWS_AT_A_TIME = 500
"""What rows point at is looked up for so many of them together."""

_CHECKED = judgement.alias("checked")
_KEPT = judgement.alias("kept")
# A check judges and keeps no copy: what is held is what the run before it captured.
_OLDER = judgement.alias("older")
_NEWEST_KEPT = (
    select(func.max(_OLDER.c.id))
    .where(_OLDER.c.url_key == citation.c.url_key, _OLDER.c.run.not_in(select(check_run.c.run)))
    .correlate(citation)
    .scalar_subquery()
)
_ROWS = (
    select(
        article,
        citation,
        judgement,
        context.c.said,
        stated.c.said,
        select(func.count())
        .where(_CHECKED.c.url_key == citation.c.url_key)
        .correlate(citation)
        .scalar_subquery()
        .label("checks"),
        _KEPT.c.id.label("kept_id"),
        _KEPT.c.run.label("kept_run"),
        _KEPT.c.hops.label("kept_hops"),
        drift.c.first_id,
        drift.c.similarity,
        drift.c.since,
        drift.c.kind,
        landing.c.found,
    )
    .join(citation, citation.c.article_id == article.c.id)
    .outerjoin(context, context.c.citation_id == citation.c.id)
    .outerjoin(stated, stated.c.article_id == article.c.id)
    .outerjoin(url, url.c.key == citation.c.url_key)
    .outerjoin(judgement, judgement.c.id == url.c.judgement_id)
    .outerjoin(_KEPT, _KEPT.c.id == _NEWEST_KEPT)
    .outerjoin(drift, drift.c.judgement_id == _KEPT.c.id)
    .outerjoin(landing, and_(landing.c.judgement_id == judgement.c.id, landing.c.citation_id == citation.c.id))
    .order_by(article.c.read_at, article.c.id, citation.c.last_seen.desc(), citation.c.ordinal)
    .set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
)
_ROWS_OF_TARGETS = Query(_ROWS.where(one_of(citation.c.url_key, "keys")))
_planned = citation.c.planned["status"].as_string()
_status_said = func.coalesce(_planned, judgement.c.status, Status.PENDING.value)
_LAST_ID = cast(func.json_extract(type_coerce(_KEPT.c.hops, String), "$[#-1]"), Integer)
_SUMMARY = Query(
    select(
        _status_said.label("said"),
        func.count().label("many"),
        func.count(case((and_(_planned.is_(None), capture.c.record_type != "metadata"), capture.c.file))).label(
            "captured"
        ),
    )
    .select_from(citation)
    .outerjoin(url, url.c.key == citation.c.url_key)
    .outerjoin(judgement, judgement.c.id == url.c.judgement_id)
    .outerjoin(_KEPT, _KEPT.c.id == _NEWEST_KEPT)
    .outerjoin(capture, capture.c.id == _LAST_ID)
    .where(citation.c.article_id == bindparam("its_article"), citation.c.cited)
    .group_by("said")
    .order_by(func.min(citation.c.ordinal))
)
"""How the citations of an article fare, as :func:`rows` says of each; those with a ``capture`` are counted."""
_CAPTURES = Query(select(capture).where(one_of(capture.c.id, "ids")))
_NEEDS = Query(select(need).where(one_of(need.c.holder_id, "holders"), need.c.depth > 0))


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
    status: str | None = None,
    cited: bool | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield a manifest row for each link, article by article in reading order; links that an edit removed come last.

    The arguments narrow it down: to one article, to one link, to one status, to what is cited.
    """
    asked = {"article_id": article_id, "citation_id": citation_id, "status": status, "cited": cited}
    narrowed = {name: value for name, value in asked.items() if value is not None}
    for some in _rows_by(*narrowed).parts(connection, _ROWS_AT_A_TIME, **narrowed):
        found = mementos.of_targets(connection, {row.citation_url_key for row in some if row.citation_url_key})
        withheld = mementos.withheld(connection, {row.citation_url_key for row in some if row.citation_url_key})
        yield from _lines(some, _held_of(connection, some), found, withheld)


@dataclass(frozen=True, slots=True)
class KeptTarget:
    """A target with a verdict of a run that kept copies, and what that rests on."""

    rows: list[dict[str, Any]]
    """Of its citations, as :func:`rows` yields them."""
    run: int
    hops: list[Any]
    """Captures, oldest first."""
    compared_to: Any
    """The capture that the page was compared to, or None."""
    needs: dict[str, Any]
    """What its page needs, by URL key, with what style sheets and frames need in turn."""
    mementos: dict[str, list[dict[str, Any]]]
    """What was asked of other archives about it, and found."""


def kept_targets(connection: Connection, keys: Collection[str]) -> dict[str, KeptTarget]:
    """Return what there is to be told of targets whose answers are held, by their keys; none that were only checked."""
    cited: dict[str, list[Any]] = {}
    for row in _ROWS_OF_TARGETS.all(connection, keys=json.dumps(list(keys))):
        if row.kept_id is not None:
            cited.setdefault(row.citation_url_key, []).append(row)
    told = mementos.testimony(connection, cited)
    withheld = mementos.withheld(connection, cited)
    firsts = {key: found[0] for key, found in cited.items()}
    pages = {first.kept_hops[-1] for first in firsts.values()}
    compared = {first.drift_first_id for first in firsts.values() if first.drift_first_id is not None}
    captured = _by_id(connection, {id_ for first in firsts.values() for id_ in first.kept_hops} | compared)
    held = _Held(captured, _needs(connection, pages))
    return {
        key: KeptTarget(
            list(_lines(cited[key], held, {key: told[key][memento.name]}, withheld)),
            first.kept_run,
            [held.captures[id_] for id_ in first.kept_hops if id_ in held.captures],
            held.captures.get(first.drift_first_id),
            _of_page(held.needs, first.kept_hops[-1]),
            {name: [mementos.said_of(row) for row in rows] for name, rows in told[key].items()},
        )
        for key, first in firsts.items()
    }


def history(connection: Connection, citation_id: str) -> list[dict[str, Any]]:
    """Return every judgement of a citation's target, oldest first, with the hops that it rests on."""
    query = (
        select(judgement)
        .join(citation, citation.c.url_key == judgement.c.url_key)
        .where(citation.c.id == citation_id)
        .order_by(judgement.c.id)
    )
    judged = connection.execute(query).all()
    ids = [row.id for row in judged]
    drifts, landings = findings.drifts(connection, ids), findings.landings(connection, ids)
    return [
        {
            "checked_at": row.checked_at,
            "status": row.status,
            "reason": row.reason,
            "confidence": row.confidence,
            "evidence": {**row.evidence, **landings.get((row.id, citation_id), {})},
            "hops": [_hop(hop) for hop in captures(connection, row.hops)],
            "drift": drifts.get(row.id),
        }
        for row in judged
    ]


def statuses(connection: Connection) -> dict[str, int]:
    """Return how many citations of articles' last readings have each status, statuses that none has left out."""
    said = _status_said.label("said")
    query = (
        select(said, func.count().label("many"))
        .select_from(citation)
        .join(article, article.c.id == citation.c.article_id)
        .outerjoin(url, url.c.key == citation.c.url_key)
        .outerjoin(judgement, judgement.c.id == url.c.judgement_id)
        .where(citation.c.cited, citation.c.last_seen >= article.c.read_at)
        .group_by(said)
    )
    found = {row.said: row.many for row in connection.execute(query)}
    return {status.value: found[status.value] for status in Status if status.value in found}


def find(connection: Connection, prefix: str) -> list[tuple[str, str]]:
    """Return what has an id that begins with ``prefix``, as pairs: ``article`` or ``citation``, and the id."""
    found: list[tuple[str, str]] = []
    if not prefix.isascii():  # ids are hexadecimal digits, and SQLite takes no text that is not UTF-8
        return found
    for kind, table in (("article", article), ("citation", citation)):
        ids = connection.scalars(select(table.c.id).where(table.c.id.startswith(prefix, autoescape=True)).limit(20))
        found += [(kind, str(id_)) for id_ in ids]
    return found


@cache
def _rows_by(*names: str) -> Query:
    """Return the query for rows of the articles, links and states that are named."""
    conditions = {
        "article_id": article.c.id == bindparam("article_id"),
        "citation_id": citation.c.id == bindparam("citation_id"),
        "status": _status_said == bindparam("status"),
        "cited": citation.c.cited == bindparam("cited"),
    }
    return Query(_ROWS.where(*(conditions[name] for name in names)))


def _summary(connection: Connection, row: Any) -> ArticleSummary:
    said = _SUMMARY.all(connection, its_article=row.id)
    return ArticleSummary(
        row.id,
        row.source,
        row.title,
        sum(one.many for one in said),
        sum(one.captured for one in said),
        {one.said: one.many for one in said},
    )


def _article(row: Any) -> dict[str, Any]:
    known: dict[str, Any] = {name: getattr(row, f"article_{name}") for name in ARTICLE_KEYS}
    return known | dict.fromkeys(STATED_KEYS) | (row.stated_said or {})


def _citation(row: Any) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(row, f"citation_{name}") for name in CITATION_KEYS}
    scheme = row.citation_identifier_scheme
    said["identifier"] = {"scheme": scheme, "value": row.citation_identifier_value} if scheme else None
    said["recovered_from"] = row.citation_recovered_from
    said["context"] = row.context_said
    return said


@dataclass(frozen=True, slots=True)
class _Held:
    """What is held for some rows of :data:`_ROWS`."""

    captures: dict[int, Any]
    """By their ids."""
    needs: dict[int, list[Any]]
    """What each page needs, and each of what that needs in turn, by the ids of their captures."""


def _held_of(connection: Connection, some: Sequence[Any]) -> _Held:
    kept = [row.kept_hops for row in some if row.citation_planned is None and row.kept_hops is not None]
    held = _by_id(connection, {id_ for hops in kept for id_ in hops})
    return _Held(held, _needs(connection, {hops[-1] for hops in kept if _holds(held, hops[-1])}))


def _lines(
    some: Sequence[Any], held: _Held, found: Mapping[str, Sequence[Any]], withheld: Mapping[str, list[str]]
) -> Iterator[dict[str, Any]]:
    """Yield manifest rows of rows of :data:`_ROWS`; ``found`` and ``withheld`` are of mementos, by targets."""
    articles: dict[str, dict[str, Any]] = {}
    for row in some:
        if row.article_id not in articles:
            articles[row.article_id] = _article(row)
        hops = [] if row.citation_planned is not None else row.kept_hops or []
        yield {
            "schema": SCHEMA,
            "article": {**articles[row.article_id]},
            "citation": _citation(row),
            "verdict": _verdict(row),
            "capture": _capture(held, hops) if hops and _holds(held.captures, hops[-1]) else None,
            "drift": _drift(row) if hops else None,
            "mementos": _mementos(row, found),
            "withheld_from": withheld.get(row.citation_url_key, []),
        }


def _drift(row: Any) -> dict[str, Any] | None:
    if row.drift_kind is None:
        return None
    return {"similarity": row.drift_similarity, "since": row.drift_since, "kind": row.drift_kind}


def _mementos(row: Any, found: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    day = mementos.day_of(row.article_published, row.citation_first_seen)
    return mementos.listed(row.citation_target, day, found.get(row.citation_url_key, ()))


def _verdict(row: Any) -> dict[str, Any]:
    first_seen = {"first_seen": row.citation_first_seen}
    if row.citation_planned is not None:
        return {**row.citation_planned, **first_seen, "checks": 0}
    if row.judgement_id is None:
        return {
            "status": Status.PENDING.value, "reason": Reason.NOT_TRIED.value, "confidence": 0.0, "checked_at": None,
            "checks": row.checks, "evidence": {}, **first_seen,
        }  # fmt: skip
    return {
        "status": row.judgement_status, "reason": row.judgement_reason, "confidence": row.judgement_confidence,
        "checked_at": row.judgement_checked_at, "checks": row.checks,
        "evidence": {**row.judgement_evidence, **(row.landing_found or {})}, **first_seen,
    }  # fmt: skip


def _holds(captures: Mapping[int, Any], id_: int) -> bool:
    """Whether an answer is held of a capture: not so where nothing answered."""
    return id_ in captures and captures[id_].file is not None and captures[id_].record_type != "metadata"


def _capture(held: _Held, hops: Sequence[int]) -> dict[str, Any]:
    """Return a row's ``capture``: what is held of the chain's last answer."""
    captures = held.captures
    last = captures[hops[-1]]
    needs = _of_page(held.needs, last.id)
    return {
        "captured_at": last.captured_at,
        "final_url": last.hop["url"],
        "http_status": _status(last),
        "mime": last.mime,
        "payload_digest": last.payload_digest,
        "truncated": last.truncated,
        "restricted": any(captures[id_].restricted for id_ in hops if id_ in captures),
        "hops": [_hop(captures[id_]) for id_ in hops if id_ in captures],
        "warc": {"file": last.file, "offset": last.offset, "length": last.length, "record_id": last.record_id},
        "requisites": {"found": len(needs), "captured": sum(row.captured for row in needs.values())},
        "screenshot": None,
    }


def _needs(connection: Connection, pages: Collection[int]) -> dict[int, list[Any]]:
    """Return what each of some pages needs, and each of what they need in turn."""
    needs: dict[int, list[Any]] = {}
    unknown = set(pages)
    while unknown:
        needs |= {holder: [] for holder in unknown}
        for row in _NEEDS.all(connection, holders=json.dumps(list(unknown))):
            needs[row.holder_id].append(row)
        unknown = {row.final_id for holder in unknown for row in needs[holder] if row.final_id} - needs.keys()
    return needs


def _of_page(needs: Mapping[int, list[Any]], page: int) -> dict[str, Any]:
    """Return what the page of a capture needs, by URL key, with what style sheets and frames need in turn."""
    found: dict[str, Any] = {}
    holders, seen = [page], {page}
    while holders:
        for row in needs[holders.pop()]:
            found[row.url_key] = row
            if row.final_id is not None and row.final_id not in seen:
                seen.add(row.final_id)
                holders.append(row.final_id)
    return found


def _status(row: Any) -> int | None:
    """Return the status of a capture's page: where a server answered 304, that of the page which is as it was."""
    status: int | None = row.hop.get("http_status")
    return status


def _hop(row: Any) -> dict[str, Any]:
    return {
        "url": row.hop["url"],
        "http_status": _status(row),
        "location": row.hop.get("location") or row.hop.get("refresh"),
    }


def hops_of(connection: Connection, ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return captures by their ids as hops: ``url``, ``http_status``, ``location``."""
    return {id_: _hop(row) for id_, row in _by_id(connection, ids).items()}


def captures(connection: Connection, ids: Sequence[int]) -> list[Any]:
    """Return captures by their ids, in that order."""
    found = _by_id(connection, ids)
    return [found[id_] for id_ in ids if id_ in found]


def _by_id(connection: Connection, ids: Collection[int]) -> dict[int, Any]:
    return {row.id: row for row in _CAPTURES.all(connection, ids=json.dumps(list(ids)))} if ids else {}
