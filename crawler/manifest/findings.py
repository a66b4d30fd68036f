"""What reviews found out, as rows tell it: how pages have moved, and what citations point at in them."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from crawler.manifest.schema import drift, landing
from crawler.manifest.statements import Query, one_of

_DRIFTS = Query(select(drift).where(one_of(drift.c.judgement_id, "ids")))
_LANDINGS = Query(select(landing).where(one_of(landing.c.judgement_id, "ids")))


def drifts(connection: Connection, judgement_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return a row's ``drift`` for each of some judgements that has one."""
    return {
        row.judgement_id: {"similarity": row.similarity, "since": row.since, "kind": row.kind}
        for row in _DRIFTS.all(connection, ids=json.dumps(list(judgement_ids)))
    }


def first_of(connection: Connection, judgement_id: int) -> int | None:
    """Return the capture that a judgement's was compared to, or None."""
    found = _DRIFTS.first(connection, ids=json.dumps([judgement_id]))
    return found.first_id if found is not None else None


def landings(connection: Connection, judgement_ids: Collection[int]) -> dict[tuple[int, str], dict[str, Any]]:
    """Return what was found for citations, by judgement and citation."""
    rows = _LANDINGS.all(connection, ids=json.dumps(list(judgement_ids)))
    return {(row.judgement_id, row.citation_id): row.found for row in rows}
