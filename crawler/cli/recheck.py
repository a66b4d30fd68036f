"""``evercite recheck``: look again at known citations."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.cli import runs, terminal
from crawler.cli.invocation import Invocation, command
from crawler.cli.outcomes import WrongUsage
from crawler.vocabulary import Status

if TYPE_CHECKING:
    from rich.console import RenderableType

    from crawler.archiving import Summary
    from crawler.rechecking.choosing import Planned, Selection
    from crawler.rechecking.target import Look, Target
    from crawler.watching.changes import Change

EXAMPLES = """\b
Examples:
  evercite recheck                          every citation that is due; for cron, once an hour or a day
  evercite recheck --dry-run                what is due, and when the others will be
  evercite recheck 3f9a                     those of one article, or one citation, by the start of its id
  evercite recheck --status suspect,dead    those that failed, where they are due
  evercite recheck --older-than 30d         those that were not looked at for a month, due or not
  evercite recheck --all --limit 500        the 500 that are longest due, due or not

\b
A page that has not changed costs a short record, one that has is captured anew, and a failure is judged
by all that was seen before. When a link is due is up to the policy's `recheck`.
"""

_SHOWN_LATER = 20
"""Of what is not due yet, a dry run shows so many; --json has them all."""


@command
def recheck(
    invocation: Invocation,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE|ID", help="Only these: sources, or starts of articles' or citations' ids."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Whether or not they are due.")] = False,
    older_than: Annotated[
        str | None,
        typer.Option("--older-than", metavar="TIME", help="Not looked at for so long, whether or not they are due."),
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS,...", help="Only those whose verdict is one of these.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, metavar="N", help="No more than so many, the longest due first.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what is due and when; fetch and change nothing.")
    ] = False,
    contact: runs.Contact = None,
    operator: runs.Operator = None,
    allow_private: runs.AllowPrivate = False,
) -> int:
    """Look again at the citations that are due, and say what has changed since."""
    from crawler.cli import archive
    from crawler.engine.options import Options

    policy = runs.with_flags(invocation.policy(), contact, operator, allow_private=allow_private)
    if not dry_run:
        _bring_up_to_date(invocation)
    asked = _selection(invocation, names or [], every=every, older_than=older_than, status=status, limit=limit)
    if dry_run:
        _show(invocation, asked)
        return 0
    options = Options(invocation.store, policy, recheck=asked)
    return archive.run(invocation, options, _Report(invocation, datetime.now(UTC)))


def _bring_up_to_date(invocation: Invocation) -> None:
    """Make sure that there is a store, and that it is of this version: names are looked up before the run opens it.

    :raises StoreMissing: when there is none.
    """
    from crawler.errors import ManifestMissing, StoreOutdated
    from crawler.manifest.store import Store

    try:
        invocation.open_store().close()
    except StoreOutdated:
        Store.open(invocation.store, write=True).close()
    except ManifestMissing:
        pass  # the run makes it anew


def _selection(
    invocation: Invocation,
    names: Sequence[str],
    *,
    every: bool,
    older_than: str | None,
    status: str | None,
    limit: int | None,
) -> "Selection":
    """Return what the command line asks for.

    :raises WrongUsage: when it names what is not there, or cannot be understood.
    """
    from crawler.policy.quantities import parse_duration
    from crawler.rechecking.choosing import Selection

    try:
        age = parse_duration(older_than) if older_than is not None else None
    except ValueError as error:
        raise WrongUsage(f"--older-than: {error}") from None
    found = _named(invocation, names) if names else []
    return Selection(
        articles=frozenset(id_ for kind, id_ in found if kind == "article"),
        citations=frozenset(id_ for kind, id_ in found if kind == "citation"),
        statuses=_statuses(status),
        older_than=age,
        every=every,
        limit=limit,
    )


def _named(invocation: Invocation, names: Sequence[str]) -> list[tuple[str, str]]:
    from crawler.cli.listing import named_or_source

    with invocation.open_store() as store, store.connect() as connection:
        return [named_or_source(connection, name) for name in names]


def _statuses(said: str | None) -> frozenset[Status]:
    from crawler.policy.problems import choose_from, shown

    known = [status.value for status in Status]
    words = [word.strip() for word in said.split(",")] if said is not None else []
    for word in words:
        if word not in known:
            raise WrongUsage(f"--status: {shown(word)} is no status; {choose_from(word, known)}")
    return frozenset(Status(word) for word in words)


def _show(invocation: Invocation, asked: "Selection") -> None:
    """Tell what a selection comes to now."""
    from crawler.manifest.looks import targets
    from crawler.rechecking.choosing import choose

    recheck, now = invocation.policy().recheck, datetime.now(UTC)
    with invocation.open_store() as store, store.connect() as connection:
        planned = choose(targets(connection), asked, recheck, now)
    if invocation.as_json:
        terminal.emit_json({"dry_run": True, "planned": [_planned(one) for one in planned]})
    else:
        terminal.render(*_plan(planned))


def _planned(one: "Planned") -> dict[str, Any]:
    from crawler.times import stamp

    return {**_target(one.target), "now": one.now, "due": stamp(one.due.at), "why": one.due.why,
            "last": _look(one.target.last)}  # fmt: skip


def _plan(planned: Sequence["Planned"]) -> "Iterator[RenderableType]":
    from rich.text import Text

    from crawler.cli import tables

    now = [one for one in planned if one.now]
    later = [one for one in planned if not one.now]
    shown = tables.table("!due", "!state", "why", "target")
    for one in [*now, *later[:_SHOWN_LATER]]:
        due = "now" if one.now else f"{one.due.at:%Y-%m-%d %H:%M}"
        shown.add_row(due, _state(one.target.last), tables.text(one.due.why), tables.url(one.target.url))
    if planned:
        yield shown
    more = f", {len(later) - _SHOWN_LATER} of which are not shown" if len(later) > _SHOWN_LATER else ""
    yield Text(f"{len(now)} to look at now, {len(later)} not{more}; nothing was fetched")


class _Report:
    """Tells what a recheck came to."""

    def __init__(self, invocation: Invocation, since: datetime) -> None:
        self._invocation = invocation
        self._since = since

    def document(self, summary: "Summary") -> dict[str, Any]:
        from crawler.cli import documents
        from crawler.times import stamp

        looked_at, changes, due = self._found()
        said = documents.document(summary)
        return {
            "looked_at": looked_at,
            "unchanged": looked_at - len(changes),
            "changes": [_change(change) for change in changes],
            "next_due": stamp(due) if due is not None else None,
            **{name: value for name, value in said.items() if name not in ("articles", "unreadable")},
        }

    def parts(self, summary: "Summary") -> "Iterator[RenderableType]":
        from rich.text import Text

        from crawler.cli import summaries, tables

        looked_at, changes, due = self._found()
        if changes:
            shown = tables.table("!change", "!was", "!is", "target", "!citation")
            for change in changes:
                shown.add_row(
                    change.kind.value, _state(change.before), _state(change.after), tables.url(change.target.url),
                    change.target.citations[0],
                )  # fmt: skip
            yield shown
            yield Text()
        unchanged = looked_at - len(changes)
        told = f"{looked_at} looked at, {unchanged} as {'it was' if unchanged == 1 else 'they were'}"
        yield Text(f"{told}, {len(changes)} not" if looked_at else "nothing is due")
        if due is not None:
            yield Text(f"the next one is due at {due:%Y-%m-%d %H:%M} UTC")
        yield from summaries.left_over(summary)

    def _found(self) -> "tuple[int, list[Change], datetime | None]":
        """Return how many targets were looked at, what changed, and when the next is due."""
        from crawler.manifest.looks import targets
        from crawler.rechecking.choosing import due_of
        from crawler.watching.changes import change_of, gravest_first

        recheck, since = self._invocation.policy().recheck, self._since
        looked_at, found, soonest = 0, [], None
        with self._invocation.open_store() as store, store.connect() as connection:
            for target in targets(connection):
                looked_at += target.last is not None and target.last.at > since
                change = change_of(target, since)
                found += [change] if change is not None else []
                due = due_of(target, recheck, since).at
                soonest = due if soonest is None else min(soonest, due)
        return looked_at, gravest_first(found), soonest


def _change(change: "Change") -> dict[str, Any]:
    return {"kind": change.kind.value, **_target(change.target), "before": _look(change.before),
            "after": _look(change.after)}  # fmt: skip


def _target(target: "Target") -> dict[str, Any]:
    return {"target": target.url, "citations": list(target.citations), "articles": list(target.articles)}


def _look(look: "Look | None") -> dict[str, Any] | None:
    from crawler.times import stamp

    if look is None:
        return None
    return {"status": look.status.value, "reason": look.reason.value, "checked_at": stamp(look.at)}


def _state(look: "Look | None") -> Any:
    from crawler.cli import tables

    if look is None:
        return tables.text("new")
    return tables.state({"status": look.status.value, "reason": look.reason.value})
