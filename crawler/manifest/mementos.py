"""What other archives hold of cited pages, as it is kept in the manifest: questions asked, mementos found."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Connection, Table, and_, case, exists, func, not_, or_, select
from sqlalchemy.dialects.sqlite import insert

from crawler import urls
from crawler.manifest.schema import archive, article, capture, citation, judgement, lookup, memento, submission, url
from crawler.manifest.statements import Query, one_of
from crawler.mementos import Answer, Memento, Outcome, cited_memento
from crawler.mementos.memento import read_iso
from crawler.mementos.strain import Standing
from crawler.mementos.submission import State, Submitted
from crawler.policy import Archive
from crawler.times import stamp
from crawler.vocabulary import Status

FAILED_AGAIN = timedelta(days=1)
"""What an archive left unanswered is asked again by a run after this time."""

_DEAD = (Status.DEAD.value, Status.SUSPECT.value)
_ANSWERED = (*_DEAD, Status.LIVE.value, Status.BLOCKED.value)
"""Of links that lead somewhere on the public web."""

_WANTED = func.substr(func.coalesce(article.c.published, citation.c.first_seen), 1, 10)
"""The day that a copy is sought of: when the article was published, else when the link was first seen."""

_TOLD = (lookup, memento, submission)

_MEMENTOS = Query(select(memento).where(one_of(memento.c.url_key, "keys")))

_WITHHELD = (
    Query(
        select(lookup.c.url_key, lookup.c.archive).where(
            one_of(lookup.c.url_key, "keys"), lookup.c.outcome == Outcome.WITHHELD.value
        )
    ),
    Query(
        select(submission.c.url_key, submission.c.archive).where(
            one_of(submission.c.url_key, "keys"), submission.c.state == State.WITHHELD.value
        )
    ),
)


class Relation(StrEnum):
    """Why a memento is listed with a citation."""

    CITED = "cited"
    """The link itself leads to it."""
    CLOSEST = "closest"
    """Of an archive's copies the nearest to the day that the article was published."""
    NEWEST = "newest"
    SUBMITTED = "submitted"
    """Made at our request."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What archives are asked about."""

    only_dead: bool
    """Dead and suspect links only."""
    again: timedelta
    """What was asked within this time is not asked again …"""
    began: datetime
    """… nor is what was asked since then, whatever came of it: a run asks everything once."""
    article_ids: Collection[str] | None = None
    """The articles whose citations count; None for all."""
    failed_again: timedelta = FAILED_AGAIN
    """What was left unanswered is asked again after this time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that is still to be asked."""

    url_key: str
    target: str
    """The page whose copies are sought: what a link to a memento is a copy of, else the link's target."""
    day: str
    """As ``lookup.wanted`` has it."""
    moment: datetime
    """The same in UTC."""
    status: str
    """Of the link."""


def wanted(
    connection: Connection,
    scope: Scope,
    asked: Archive,
    now: datetime,
    limit: int,
) -> list[Wanted]:
    """Return what an archive is still to be asked, dead links first."""
    query = _questions(scope, asked, now)
    is_dead = judgement.c.status.in_(_DEAD)
    query = query.add_columns(func.min(citation.c.target), judgement.c.status)
    query = query.order_by(case((is_dead, 0), else_=1), func.min(article.c.read_at), func.min(citation.c.ordinal))
    found = []
    for key, day, target, status in connection.execute(query.limit(limit)):
        original = cited_memento(target)
        sought = original.original if original is not None and original.original else urls.fetchable(target)
        found.append(Wanted(key, sought, day, read_iso(day) or now, status))
    return found


def count_wanted(connection: Connection, scope: Scope, asked: Archive, now: datetime) -> int:
    """Return how many questions :func:`wanted` has."""
    questions = _questions(scope, asked, now).subquery()
    return int(connection.scalar(select(func.count()).select_from(questions)) or 0)


def _questions(scope: Scope, whom: Archive, now: datetime) -> Any:
    is_dead = judgement.c.status.in_(_DEAD)
    stands = or_(
        lookup.c.asked_at >= stamp(scope.began),
        and_(
            lookup.c.asked_at > stamp(now - scope.again),
            or_(
                lookup.c.outcome != Outcome.FAILED.value,
                lookup.c.asked_at > stamp(now - min(scope.again, scope.failed_again)),
            ),
            not_(and_(is_dead, lookup.c.status.not_in(_DEAD))),
        ),
    )
    if whom.private:  # by now it may learn of what was withheld from it
        stands = and_(stands, lookup.c.outcome != Outcome.WITHHELD.value)
    asked = exists().where(
        lookup.c.url_key == citation.c.url_key, lookup.c.archive == whom.name, lookup.c.wanted == _WANTED, stands
    )
    query = (
        select(citation.c.url_key, _WANTED.label("day"))
        .join(article, article.c.id == citation.c.article_id)
        .join(url, url.c.key == citation.c.url_key)
        .join(judgement, judgement.c.id == url.c.judgement_id)
        .where(citation.c.cited, ~asked)
        .where(judgement.c.status.in_(_DEAD if scope.only_dead else _ANSWERED))
        .group_by(citation.c.url_key, _WANTED)
    )
    if scope.article_ids is not None:
        query = query.where(article.c.id.in_(list(scope.article_ids)))
    return query


def keep_answer(connection: Connection, asked: Wanted, name: str, host: str, answer: Answer, now: datetime) -> None:
    """Keep what an archive answered; what it named before and names no more stays, with the time it was found.

    ``host`` is the archive's own: mementos elsewhere are kept under the name of where they are.
    """
    _keep_lookup(connection, asked, name, answer.outcome, None, now)
    for relation, day, found in (
        (Relation.CLOSEST, asked.day, answer.closest),
        (Relation.NEWEST, "", answer.newest),
    ):
        if found is not None:
            keep_memento(connection, asked.url_key, name, relation, day, _holder(found, name, host), found, now)


def keep_failure(connection: Connection, asked: Wanted, name: str, said: str, now: datetime) -> None:
    """Keep that an archive did not answer, and why."""
    _keep_lookup(connection, asked, name, Outcome.FAILED, said, now)


def keep_withheld(connection: Connection, asked: Wanted, name: str, said: str, now: datetime) -> None:
    """Keep that an archive was not asked, and why."""
    _keep_lookup(connection, asked, name, Outcome.WITHHELD, said, now)


def keep_memento(
    connection: Connection,
    url_key: str,
    asked: str,
    relation: Relation,
    day: str,
    holder: str,
    found: Memento,
    now: datetime,
) -> None:
    """Keep a memento in the place of what the same archive named before."""
    row = {
        "url_key": url_key,
        "asked": asked,
        "relation": relation.value,
        "wanted": day,
        "archive": holder,
        "url": found.url,
        "datetime": _to_the_second(found.at),
        "found_at": stamp(now),
    }
    connection.execute(insert(memento).values(row).on_conflict_do_update(index_elements=_key(memento), set_=row))


def unkept(connection: Connection, scope: Scope, service: str, now: datetime) -> list[Wanted]:
    """Return live pages that no archive has a copy of since their article was published, to be submitted.

    Left out are pages that no archive has been asked about, what was submitted already, copies in archives, and pages
    whose own capture is not for publication.
    """
    kept = exists().where(memento.c.url_key == citation.c.url_key, memento.c.datetime >= _WANTED)
    asked = exists().where(lookup.c.url_key == citation.c.url_key, lookup.c.outcome != Outcome.FAILED.value)
    submitted = exists().where(
        submission.c.url_key == citation.c.url_key,
        submission.c.archive == service,
        submission.c.submitted_at > stamp(now - scope.again),
    )
    query = (
        select(citation.c.url_key, func.min(citation.c.target), func.min(_WANTED), judgement.c.status, judgement.c.hops)
        .join(article, article.c.id == citation.c.article_id)
        .join(url, url.c.key == citation.c.url_key)
        .join(judgement, judgement.c.id == url.c.judgement_id)
        .where(citation.c.cited, judgement.c.status == Status.LIVE.value, ~kept, ~submitted, asked)
        .group_by(citation.c.url_key)
        .order_by(func.min(article.c.read_at), func.min(citation.c.ordinal))
    )
    if scope.article_ids is not None:
        query = query.where(article.c.id.in_(list(scope.article_ids)))
    found = []
    for key, target, day, status, hops in connection.execute(query).all():
        restricted = connection.scalar(select(exists().where(capture.c.id.in_(hops), capture.c.restricted)))
        if not restricted and cited_memento(target) is None:
            found.append(Wanted(key, urls.fetchable(target), day, read_iso(day) or now, status))
    return found


def pending(connection: Connection, service: str) -> list[tuple[str, str, str]]:
    """Return the submissions that nothing has become of yet: key and URL of the page, and the job."""
    query = select(submission.c.url_key, url.c.url, submission.c.job).join(url, url.c.key == submission.c.url_key)
    query = query.where(submission.c.archive == service, submission.c.state == State.PENDING.value)
    return [(row.url_key, row.url, row.job) for row in connection.execute(query)]


def keep_submission(connection: Connection, url_key: str, service: str, said: Submitted, now: datetime) -> None:
    """Keep what is known of a submission, and the memento that came of it."""
    row = {
        "url_key": url_key,
        "archive": service,
        "submitted_at": stamp(now),
        "job": said.job,
        "state": said.state.value,
        "said": said.said,
    }
    connection.execute(insert(submission).values(row).on_conflict_do_update(index_elements=_key(submission), set_=row))
    if said.memento is not None:
        keep_memento(connection, url_key, service, Relation.SUBMITTED, "", service, said.memento, now)


def standing(connection: Connection, name: str) -> Standing:
    """Return how an archive has answered so far."""
    row = connection.execute(select(archive).where(archive.c.name == name)).first()
    return Standing(row.failures, row.ready_at) if row is not None else Standing()


def keep_standing(connection: Connection, name: str, said: Standing) -> None:
    """Keep how an archive has answered so far."""
    row = {"name": name, "failures": said.failures, "ready_at": said.ready_at}
    connection.execute(insert(archive).values(row).on_conflict_do_update(index_elements=["name"], set_=row))


def of_targets(connection: Connection, keys: Collection[str]) -> dict[str, list[Any]]:
    """Return the mementos of some targets, by the targets' keys."""
    found: dict[str, list[Any]] = {}
    for row in _MEMENTOS.all(connection, keys=json.dumps(list(keys))) if keys else ():
        found.setdefault(row.url_key, []).append(row)
    return found


def withheld(connection: Connection, keys: Collection[str]) -> dict[str, list[str]]:
    """Return who was not told of some targets, by the targets' keys: names of archives, each once, in order."""
    found: dict[str, set[str]] = {}
    if keys:
        for query in _WITHHELD:
            for row in query.all(connection, keys=json.dumps(list(keys))):
                found.setdefault(row.url_key, set()).add(row.archive)
    return {key: sorted(names) for key, names in found.items()}


def listed(target: str | None, day: str, found: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the mementos of one citation as a manifest row lists them: those that hold for its article's day."""
    said = []
    cited = cited_memento(target)
    if cited is not None:
        at = _to_the_second(cited.at) if cited.at is not None else None
        said.append({"archive": cited.archive, "url": cited.url, "datetime": at, "relation": Relation.CITED.value})
    fitting = [row for row in found if row.wanted in ("", day)]
    fitting.sort(key=lambda row: (list(Relation).index(Relation(row.relation)), row.archive, row.url))
    return said + [{name: getattr(row, name) for name in ("archive", "url", "datetime", "relation")} for row in fitting]


def day_of(published: str | None, first_seen: str) -> str:
    """Return the day that copies are sought of, as ``lookup.wanted`` has it."""
    return (published if published is not None else first_seen)[:10]


def testimony(connection: Connection, keys: Collection[str]) -> dict[str, dict[str, list[Any]]]:
    """Return all that was asked about some targets and found, by the targets' keys and then by the tables' names."""
    told: dict[str, dict[str, list[Any]]] = {key: {name: [] for name in _TESTIMONY} for key in keys}
    for name, query in _TESTIMONY.items():
        for row in query.all(connection, keys=json.dumps(list(keys))):
            told[row.url_key][name].append(row)
    return told


def said_of(row: Any) -> dict[str, Any]:
    """Return a row of :func:`testimony` as the records of the target's citations keep it."""
    return {name: value for name, value in row._asdict().items() if name != "url_key"}


def restore(connection: Connection, url_key: str, told: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Enter what :func:`said_of` told; what is entered later wins."""
    for table in _TOLD:
        for entry in told.get(table.name, ()):
            row = {"url_key": url_key, **{column.name: entry[column.name] for column in _said(table)}}
            connection.execute(insert(table).values(row).on_conflict_do_update(index_elements=_key(table), set_=row))


def _keep_lookup(
    connection: Connection, asked: Wanted, name: str, outcome: Outcome, said: str | None, now: datetime
) -> None:
    row = {
        "url_key": asked.url_key,
        "archive": name,
        "wanted": asked.day,
        "asked_at": stamp(now),
        "outcome": outcome.value,
        "said": said,
        "status": asked.status,
    }
    connection.execute(insert(lookup).values(row).on_conflict_do_update(index_elements=_key(lookup), set_=row))


def _holder(found: Memento, name: str, host: str) -> str:
    """Return the name of the archive that holds a memento."""
    holder = urls.host(found.url).removeprefix("www.")
    return name if holder == host.removeprefix("www.") else holder


def _to_the_second(moment: datetime) -> str:
    return stamp(moment)[:19] + "Z"


def _key(table: Table) -> list[Column[Any]]:
    return list(table.primary_key.columns)


def _said(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if column.name != "url_key"]


_TESTIMONY = {
    table.name: Query(select(table).where(one_of(table.c.url_key, "keys")).order_by(*_key(table))) for table in _TOLD
}
