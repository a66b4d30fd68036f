"""How a store stands: what was done, what is due, and what fails."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from crawler.manifest.looks import targets
from crawler.manifest.rows import statuses
from crawler.manifest.schema import article, listed, listing, run, warc
from crawler.policy import Policy
from crawler.rechecking.choosing import Selection, choose
from crawler.times import stamp

_RUNS = 5
"""The newest runs that are shown."""


def overview(connection: Connection, policy: Policy, now: datetime) -> dict[str, Any]:
    """Return how a store stands, as JSON values; ``policy`` says what is watched and when citations are due."""
    planned = choose(targets(connection), Selection(), policy.recheck, now)
    due = sum(one.now for one in planned)
    later = next((one.due.at for one in planned if not one.now), None)
    files, size = connection.execute(select(func.count(), func.coalesce(func.sum(warc.c.bytes), 0))).one()
    return {
        "at": stamp(now),
        "articles": connection.scalar(select(func.count()).select_from(article)),
        "citations": statuses(connection),
        "warcs": {"files": files, "bytes": size},
        "runs": [
            {"started_at": row.started_at, "ended_at": row.ended_at, "sources": len(row.sources)}
            for row in connection.execute(select(run).order_by(run.c.id.desc()).limit(_RUNS))
        ],
        "rechecks": {"due": due, "next_due": stamp(later) if later is not None else None, "targets": len(planned)},
        "listings": _listings(connection, policy),
    }


def _listings(connection: Connection, policy: Policy) -> list[dict[str, Any]]:
    states = Counter[tuple[str, str]]()
    counted = select(listed.c.watched, listed.c.state, func.count().label("many")).group_by(
        *listed.c["watched", "state"]
    )
    for watched, state, many in connection.execute(counted):
        states[watched, state] = many
    held = {row.address: row for row in connection.execute(select(listing))}
    found = []
    for asked in policy.watch:
        row = held.get(asked.address)
        found.append({
            "listing": asked.address,
            "kind": asked.kind,
            "title": row.title if row else None,
            "hub": row.hub if row else None,
            "asked_at": row.asked_at if row else None,
            "news_at": row.news_at if row else None,
            "next_due": stamp(datetime.fromtimestamp(row.next_due, UTC)) if row else None,
            "failures": row.failures if row else 0,
            "failing_since": row.failing_since if row else None,
            "error": row.error if row else None,
            "articles": {state: states[asked.address, state] for state in ("new", "read", "failed")},
        })  # fmt: skip
    return found


def to_prometheus(said: dict[str, Any]) -> str:
    """Return an overview in Prometheus' text format 0.0.4, for the textfile collector of its node exporter."""
    lines = []

    def metric(name: str, kind: str, help_: str, *samples: tuple[dict[str, str], float]) -> None:
        lines.append(f"# HELP evercite_{name} {help_}")
        lines.append(f"# TYPE evercite_{name} {kind}")
        for labels, value in samples:
            told = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
            lines.append(f"evercite_{name}{f'{{{told}}}' if told else ''} {value:g}")

    metric("articles", "gauge", "Articles in the store.", ({}, said["articles"]))
    metric("citations", "gauge", "Citations by the status of their links.",
           *(({"status": status}, many) for status, many in said["citations"].items()))  # fmt: skip
    metric("warc_files", "gauge", "WARC files in the store.", ({}, said["warcs"]["files"]))
    metric("warc_bytes", "gauge", "Their size in bytes.", ({}, said["warcs"]["bytes"]))
    metric("rechecks_due", "gauge", "Targets that are due to be looked at again.", ({}, said["rechecks"]["due"]))
    ended = next((row["ended_at"] for row in said["runs"] if row["ended_at"]), None)
    if ended is not None:
        metric("last_run_end_seconds", "gauge", "When the newest whole run ended.", ({}, _seconds(ended)))
    listings = [({"listing": one["listing"]}, one) for one in said["listings"]]
    metric("listing_failures", "gauge", "Failures in a row of a listing.",
           *((labels, one["failures"]) for labels, one in listings))  # fmt: skip
    metric("listing_asked_seconds", "gauge", "When a listing was last asked.",
           *((labels, _seconds(one["asked_at"])) for labels, one in listings if one["asked_at"]))  # fmt: skip
    metric("listing_articles", "gauge", "Articles of a listing by what became of them.",
           *(({**labels, "state": state}, many)
             for labels, one in listings for state, many in one["articles"].items()))  # fmt: skip
    return "\n".join(lines) + "\n"


def _seconds(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
