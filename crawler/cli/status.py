"""``evercite status``: what was done, what is due, and what fails."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.cli import terminal
from crawler.cli.invocation import Invocation, command
from crawler.plain_text import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

EXAMPLES = """\b
Examples:
  evercite status                                        what was done, what is due, what fails
  evercite status --json | jq '.listings[] | select(.failures > 0)'
  evercite status --format prometheus > /var/lib/node_exporter/evercite.prom
"""


class StatusFormat(StrEnum):
    """How the status is printed."""

    TABLE = "table"
    JSON = "json"
    PROMETHEUS = "prometheus"


@command
def status(
    invocation: Invocation,
    format_: Annotated[
        StatusFormat, typer.Option("--format", help="For people, as JSON, or as metrics for Prometheus.")
    ] = StatusFormat.TABLE,
) -> None:
    """Say how a store stands: its runs, what is watched, what is due and what fails."""
    from crawler.watching.overview import overview, to_prometheus

    with invocation.open_store() as store, store.connect() as connection:
        said = overview(connection, invocation.policy(), datetime.now(UTC))
    if invocation.as_json or format_ is StatusFormat.JSON:
        terminal.emit_json(said)
    elif format_ is StatusFormat.PROMETHEUS:
        terminal.emit(to_prometheus(said))
    else:
        terminal.render(*_parts(said))


def _parts(said: dict[str, Any]) -> "Iterator[RenderableType]":
    from rich.text import Text

    from crawler.cli import tables

    runs = said["runs"]
    rechecks, warcs = said["rechecks"], said["warcs"]
    facts: list[tuple[str, object]] = [
        ("articles", said["articles"]),
        ("citations", tables.counts(said["citations"]) or "none"),
        ("WARC", f"{counted(warcs['files'], 'file')}, {warcs['bytes'] / 1e6:,.1f} MB"),
        ("last run", _run(runs[0]) if runs else "none"),
        ("rechecks", f"{rechecks['due']} due now{_next(rechecks['next_due'])}"),
    ]
    yield tables.facts(facts)
    if said["listings"]:
        yield Text()
        table = tables.table("listing", "!asked", "!next", "#read", "#to read", "state")
        for one in said["listings"]:
            since = f" since {_minute(one['failing_since'])}" if one["failing_since"] else ""
            state = (
                f"fails{since}: {one['error']}" if one["failures"] else "well" if one["asked_at"] else "not asked yet"
            )
            table.add_row(
                tables.url(one["listing"]), _minute(one["asked_at"]), _minute(one["next_due"]),
                str(one["articles"]["read"]), str(one["articles"]["new"]),
                tables.text(state, style="red" if one["failures"] else ""),
            )  # fmt: skip
        yield table


def _run(said: dict[str, Any]) -> str:
    end = f"ended {_minute(said['ended_at'])}" if said["ended_at"] else "did not come to its end"
    return f"{_minute(said['started_at'])}, {end}"


def _next(at: str | None) -> str:
    return f", the next at {_minute(at)}" if at is not None else ""


def _minute(at: str | None) -> str:
    return f"{at[:16].replace('T', ' ')} UTC" if at is not None else "never"
