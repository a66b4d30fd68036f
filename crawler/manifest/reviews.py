"""Reviews: what is to be looked for in a captured page, which is not known from its answer alone.

A target that answered is compared to its first good capture (:mod:`crawler.judging.drift`), and what its citations
point at and quote is looked for in it (:mod:`crawler.judging.landing`). Both are kept by the judgement that they belong
to, so that each check has its own.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from crawler import urls
from crawler.judging.drift import SAME, Drift
from crawler.judging.evidence import Hop
from crawler.judging.landing import Sought
from crawler.manifest.schema import capture, citation, drift, judgement, landing, payload, quotation, url
from crawler.manifest.statements import Change, Query, one_of
from crawler.vocabulary import Status

_NEWEST = Query(
    select(judgement).join(url, url.c.judgement_id == judgement.c.id).where(url.c.key == bindparam("its_key"))
)
_LIVE = Query(
    select(judgement.c.id, judgement.c.hops)
    .where(judgement.c.url_key == bindparam("its_key"), judgement.c.status == Status.LIVE.value)
    .order_by(judgement.c.id)
)
_LIVE_ONES = select(func.count()).where(judgement.c.url_key == url.c.key, judgement.c.status == Status.LIVE.value)
_POINTING = (
    select(citation.c.id)
    .outerjoin(quotation, quotation.c.citation_id == citation.c.id)
    .where(citation.c.url_key == url.c.key, or_(citation.c.fragment.is_not(None), quotation.c.texts.is_not(None)))
)
_WORTH = Query(
    select(url.c.key).where(
        one_of(url.c.key, "keys"),
        or_(
            _LIVE_ONES.correlate(url).scalar_subquery() > 1,
            and_(_LIVE_ONES.correlate(url).scalar_subquery() == 1, exists(_POINTING.correlate(url))),
        ),
    )
)
_CAPTURE = Query(select(capture).where(capture.c.id == bindparam("its_id")))
_PAYLOAD = Query(select(payload).where(payload.c.digest == bindparam("digest")))
_ANSWER = Query(
    select(capture.c.file, capture.c.offset)
    .where(
        capture.c.url_key == bindparam("its_key"),
        capture.c.payload_digest == bindparam("digest"),
        capture.c.record_type == "response",
        capture.c.file.is_not(None),
    )
    .order_by(capture.c.id)
    .limit(1)
)
_AT = Query(select(capture).where(capture.c.file == bindparam("file"), capture.c.offset == bindparam("offset")))
_CITED = Query(
    select(citation.c.id, citation.c.fragment, citation.c.text, quotation.c.texts)
    .outerjoin(quotation, quotation.c.citation_id == citation.c.id)
    .where(citation.c.url_key == bindparam("its_key"))
    .order_by(citation.c.id)
)
_LANDED = Query(select(landing.c.citation_id).where(landing.c.judgement_id == bindparam("its_id")))
_DRIFTED = Query(select(drift.c.judgement_id).where(drift.c.judgement_id == bindparam("its_id")))
_ADD_DRIFT = Change(insert(drift).on_conflict_do_nothing(), *drift.c.keys())
_ADD_LANDING = Change(insert(landing).on_conflict_do_nothing(), *landing.c.keys())

_FILES = frozenset({"response", "revisit"})


@dataclass(frozen=True, slots=True)
class Held:
    """A captured answer and where its payload lies."""

    capture_id: int
    captured_at: str
    url: str
    content_type: str | None
    file: str | None
    """Of the record that has the payload; None where none in the store has."""
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Review:
    """What is to be found out about one judgement of a target."""

    url_key: str
    judgement_id: int
    now: Held
    first: Held | None
    """What to compare it to, where that is to be done."""
    sought: tuple[Sought, ...]
    """By citations, where their page is to be read for it."""


def due(connection: Connection, keys: Collection[str]) -> list[Review]:
    """Return what is to be found out about the newest judgements of some targets."""
    worth = _WORTH.all(connection, keys=json.dumps(list(keys)))  # of most there is nothing
    return [review for row in worth if (review := _due(connection, row.key)) is not None]


def _due(connection: Connection, url_key: str) -> Review | None:
    live = _LIVE.all(connection, its_key=url_key)
    wanted = [
        Sought(row.id, row.fragment, tuple(row.texts or ()), row.text)
        for row in _CITED.all(connection, its_key=url_key)
    ]
    judged = _NEWEST.first(connection, its_key=url_key)
    last = _whole(connection, judged.hops) if judged.status == Status.LIVE else None
    if last is None:
        return None
    first = None
    if _DRIFTED.first(connection, its_id=judged.id) is None:
        first = _first(connection, live, last)
    landed = {row.citation_id for row in _LANDED.all(connection, its_id=judged.id)}
    part = _fragment_on_the_way(connection, judged.hops)
    wanted = [
        replace(sought, fragment=part or sought.fragment) for sought in wanted if sought.citation_id not in landed
    ]
    if not any(sought.needs_reading for sought in wanted):
        wanted = []
    if first is None and not wanted:
        return None
    return Review(
        url_key, judged.id, _held(connection, last), _held(connection, first) if first else None, tuple(wanted)
    )


def keep_sameness(connection: Connection, url_key: str) -> None:
    """Keep that a target is what it was, where its payload's digest says so and nothing has to be read."""
    live = _LIVE.all(connection, its_key=url_key)
    if len(live) < 2:
        return
    judged = _NEWEST.first(connection, its_key=url_key)
    last = _whole(connection, judged.hops) if judged.status == Status.LIVE else None
    if last is None or last.payload_digest is None:
        return
    first = _first(connection, live, last)
    if first is not None and first.payload_digest == last.payload_digest:
        keep_drift(connection, judged.id, SAME, first.id, first.captured_at)


def keep_drift(connection: Connection, judgement_id: int, found: Drift, first_id: int | None, since: str) -> None:
    """Keep how a target's capture compares to its first one, ``first_id``, of the time ``since``."""
    _ADD_DRIFT.run(
        connection,
        judgement_id=judgement_id,
        first_id=first_id,
        since=since,
        similarity=found.similarity,
        kind=found.kind.value,
    )


def keep_landing(connection: Connection, judgement_id: int, citation_id: str, found: Mapping[str, Any]) -> None:
    """Keep what was found of what a citation points at and quotes."""
    _ADD_LANDING.run(connection, judgement_id=judgement_id, citation_id=citation_id, found=dict(found))


def _first(connection: Connection, live: Iterable[Any], last: Any) -> Any:
    """Return the first good capture of a target's live judgements, or None where that is ``last``."""
    for row in live:
        found = _whole(connection, row.hops)
        if found is not None:
            return found if found.id != last.id else None
    return None


def _whole(connection: Connection, hops: Sequence[int]) -> Any:
    """Return the last capture of a chain where it is an answer on record that was not cut short, else None."""
    last = _CAPTURE.first(connection, its_id=hops[-1])
    is_held = last is not None and last.file is not None and last.record_type in _FILES and last.truncated is None
    return last if is_held and last.hop.get("failure") is None else None


def _held(connection: Connection, row: Any) -> Held:
    place = row
    if row.record_type == "revisit":
        kept = _PAYLOAD.first(connection, digest=row.payload_digest)
        # A page that a 304 vouches for may be of a kind that no revisit of its payload is ever made of.
        kept = kept or _ANSWER.first(connection, its_key=row.url_key, digest=row.payload_digest)
        place = _AT.first(connection, file=kept.file, offset=kept.offset) if kept is not None else None
    file, offset, length = (place.file, place.offset, place.length) if place is not None else (None, 0, 0)
    return Held(row.id, row.captured_at, row.hop["url"], row.hop.get("content_type"), file, offset, length)


def _fragment_on_the_way(connection: Connection, hops: Sequence[int]) -> str | None:
    """Return the fragment that a redirect names, which takes the place of the link's own (RFC 9110 §10.2.2)."""
    named = None
    for id_ in hops[:-1]:
        passed = _CAPTURE.first(connection, its_id=id_)
        target = Hop.from_json(passed.hop).redirects_to if passed is not None else None
        named = (urls.fragment(target) if target is not None else None) or named
    return named
