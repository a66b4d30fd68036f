"""The targets of standing citations with every look at them, as the manifest has it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, and_, func, select

from crawler.judging.drift import DriftKind
from crawler.manifest.schema import article, capture, check_run, citation, drift, judgement, url
from crawler.rechecking.target import Look, Target
from crawler.vocabulary import Reason, Status

# A citation that an edit removed from its article is not followed any more.
_CITED = and_(citation.c.cited, citation.c.url_key.is_not(None), citation.c.last_seen >= article.c.read_at)

_final = func.json_extract(judgement.c.hops, "$[#-1]")

_AS_FIRST = DriftKind.SAME.value
_NOT_TEXT = (DriftKind.SAME, DriftKind.COSMETIC)
"""Kinds of drift that leave what a page says as it was at first."""

_CITATIONS = (
    select(citation.c.url_key, citation.c.id, citation.c.article_id, url.c.url)
    .join(article, article.c.id == citation.c.article_id)
    .join(url, url.c.key == citation.c.url_key)
    .where(_CITED)
    .order_by(citation.c.url_key, citation.c.article_id, citation.c.ordinal)
)
_LOOKS = (
    select(
        judgement.c.url_key,
        judgement.c.checked_at,
        judgement.c.status,
        judgement.c.reason,
        capture.c.payload_digest,
        drift.c.kind,
        drift.c.similarity,
    )
    .outerjoin(capture, capture.c.id == _final)
    .outerjoin(drift, drift.c.judgement_id == judgement.c.id)
    .order_by(judgement.c.url_key, judgement.c.id)
)


def targets(connection: Connection) -> Iterator[Target]:
    """Yield every URL that a citation of an article's last reading points at, by its key, with all looks at it."""
    looks = groupby(connection.execute(_LOOKS), attrgetter("url_key"))
    key, seen = next(looks, (None, iter(())))
    for wanted, citations in groupby(connection.execute(_CITATIONS), attrgetter("url_key")):
        while key is not None and key < wanted:
            key, seen = next(looks, (None, iter(())))
        rows = list(citations)
        yield Target(
            key=wanted,
            url=rows[0].url,
            looks=tuple(_looks(seen)) if key == wanted else (),
            citations=tuple(row.id for row in rows),
            articles=tuple(dict.fromkeys(row.article_id for row in rows)),
        )


def judged_since(connection: Connection, run: int) -> frozenset[str]:
    """Return the keys of the targets that were looked at in run ``run`` or later, and captured."""
    captured = judgement.c.run.not_in(select(check_run.c.run))
    return frozenset(connection.scalars(select(judgement.c.url_key).where(judgement.c.run >= run, captured).distinct()))


def _looks(rows: Iterable[Any]) -> Iterator[Look]:
    """Yield looks; each is compared to the one before at which the page was seen."""
    before: Any = None
    for row in rows:
        status, changed = Status(row.status), False
        if status is Status.LIVE and row.payload_digest is not None:
            changed = before is not None and _says_else(before, row)
            before = row
        yield Look(datetime.fromisoformat(row.checked_at), status, Reason(row.reason), changed=changed)


def _says_else(before: Any, now: Any) -> bool:
    """Whether a page says something else than before: by its drift from the first capture, else by its payload.

    Two captures that are equally far from the first, and not wholly unlike it, say the same beside another clock.
    """
    if now.payload_digest == before.payload_digest:
        return False
    if now.kind is None:
        return True
    kinds = {_AS_FIRST if row.kind in (None, *_NOT_TEXT) else row.kind for row in (before, now)}
    if kinds == {_AS_FIRST}:
        return False
    return len(kinds) > 1 or not now.similarity or now.similarity != before.similarity
