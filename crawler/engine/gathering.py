"""Gathering what pages need: put on the frontier, each URL once a run, and counted for the pages that need it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, case, func, literal, null, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from crawler.engine.recorders import Recorder
from crawler.engine.settling import Ended, begin_chain
from crawler.judging import Hop
from crawler.manifest import frontier, wanting
from crawler.manifest.jobs import Purpose, key_of
from crawler.manifest.schema import capture, check_run, judgement, need
from crawler.manifest.statements import Change, Query
from crawler.policy import Policy
from crawler.requisites import Requisite, RequisiteKind
from crawler.requisites.requisite import Collector

MAX_DEPTH = 8
"""Of style sheets and modules that import others, from the page on."""

_NESTING = (RequisiteKind.STYLE, RequisiteKind.FRAME, RequisiteKind.MODULE, RequisiteKind.DOCUMENT)
_FROM_THE_PAGE_ALONE = (RequisiteKind.FRAME, RequisiteKind.ITEM)


_ADD_NEED = Change(insert(need).on_conflict_do_nothing(), "holder_id", "url_key", "kind", "depth", "captured")
_NEEDS = Query(select(need).where(need.c.holder_id == bindparam("holder_id"), need.c.depth == 0))
_SET_DEPTH = Change(
    update(need).where(need.c.holder_id == bindparam("its_holder"), need.c.url_key == bindparam("its_key")), "depth"
)
_WAITING = and_(need.c.url_key == bindparam("its_key"), need.c.final_id.is_(None), need.c.depth > 0)
_DEPTH = Query(
    select(func.min(need.c.depth).label("least")).where(_WAITING, or_(*(need.c.kind == kind for kind in _NESTING)))
)
_AGAIN = capture.alias()
_EARLIER = Query(
    select(capture.c.id)
    .join(_AGAIN, _AGAIN.c.url_key == capture.c.url_key)
    .where(_AGAIN.c.id == bindparam("its_id"), capture.c.id < _AGAIN.c.id, capture.c.http_status == 200)
    .limit(1)
)
_ARRIVED = Change(update(need).where(_WAITING), "final_id", "captured")


def note(connection: Connection, holder_id: int, found: Sequence[Requisite]) -> None:
    """Remember what the page, frame or style sheet of a capture needs, whether or not it will be fetched."""
    needs = [
        {
            "holder_id": holder_id,
            "url_key": key_of(requisite.url, Purpose.REQUISITE),
            "kind": requisite.kind,
            "depth": 0,
            "captured": False,
        }
        for requisite in found
    ]
    if needs:
        frontier.know(connection, (requisite.url for requisite in found), Purpose.REQUISITE)
        _ADD_NEED.run_all(connection, needs)


def inherit(connection: Connection, holder_id: int, earlier_id: int) -> None:
    """Let a capture need what an earlier one of the same page needs: what is held of that, and what is still lacking.

    What was captured is not fetched again; what was not is tried once more when the page's needs are gathered.
    """
    columns = ("holder_id", "url_key", "kind", "depth", "final_id", "captured")
    needs = select(
        literal(holder_id),
        need.c.url_key,
        need.c.kind,
        case((need.c.captured, need.c.depth), else_=0),
        case((need.c.captured, need.c.final_id), else_=null()),
        need.c.captured,
    ).where(need.c.holder_id == earlier_id)
    connection.execute(insert(need).from_select(columns, needs).on_conflict_do_nothing())


def items_of(hop: Hop) -> tuple[Requisite, ...]:
    """Return the files that the signposts of a page say are part of what it is about."""
    collector = Collector(hop.url)
    for link in hop.links if hop.http_status is not None and 200 <= hop.http_status < 300 else ():
        if link.relation == "item":
            collector.add(link.url, RequisiteKind.ITEM)
    return collector.found()


def gather(
    connection: Connection,
    holder_id: int,
    run: int,
    policy: Policy,
    now: datetime,
    depth: int = 1,
    kinds: Collection[str] = frozenset(RequisiteKind),
) -> None:
    """Have everything fetched that a page needs, and what that needs in turn.

    Frames within frames are left, and items of anything but the page itself; ``kinds`` narrows it down.
    """
    if depth > MAX_DEPTH:
        return
    for row in _NEEDS.all(connection, holder_id=holder_id):
        if row.kind not in kinds or (depth > 1 and row.kind in _FROM_THE_PAGE_ALONE):
            continue
        _SET_DEPTH.run(connection, its_holder=holder_id, its_key=row.url_key, depth=depth)
        if policy.budget.article.is_limited:
            wanting.need(connection, holder_id, row.url_key)
        url = frontier.url_of(connection, row.url_key)
        ended = begin_chain(connection, Purpose.REQUISITE, url, run, policy, now)
        if ended is not None:
            arrived(connection, ended, run, policy, now)


def arrived(connection: Connection, ended: Ended, run: int, policy: Policy, now: datetime) -> None:
    """Count a requisite whose redirects have come to their end, and gather what it needs itself."""
    depth = _DEPTH.first(connection, its_key=ended.start_key).least
    last = ended.hops[-1]
    captured = last.failure is None and last.http_status is not None and 200 <= last.http_status < 300
    _ARRIVED.run(connection, its_key=ended.start_key, final_id=ended.final_id, captured=captured)
    if captured and depth is not None:
        gather(connection, ended.final_id, run, policy, now, depth + 1)


def conclude(connection: Connection, recorder: Recorder, ended: Ended, run: int, policy: Policy, now: datetime) -> None:
    """Gather what a judged target's page needs, and record the verdict beside its answer."""
    last = ended.hops[-1]
    settings = policy.settings_for(last.url)
    if recorder.keeps_copies and last.failure is None and settings.requisites:
        gather(connection, ended.final_id, run, policy, now)
    elif recorder.keeps_copies and last.failure is None and settings.signposting_items:
        gather(connection, ended.final_id, run, policy, now, kinds=(RequisiteKind.ITEM,))
    if recorder.keeps_copies and ended.judged_before:
        from crawler.manifest import reviews  # brings the comparing of texts along, a tenth of a second

        reviews.keep_sameness(connection, ended.start_key)
    recorder.target(ended.start_key)


def gather_for_article(connection: Connection, ended: Ended, run: int, policy: Policy, now: datetime) -> None:
    """Gather what the page of an article needs, when it is captured for the first time.

    An article that is read again for edits has mostly the same pictures; those of a later reading are left.
    """
    last = ended.hops[-1]
    captured = last.failure is None and last.http_status is not None and 200 <= last.http_status < 300
    if captured and policy.settings_for(last.url).requisites and _EARLIER.first(
        connection, its_id=ended.final_id
    ) is None:  # fmt: skip
        gather(connection, ended.final_id, run, policy, now)


def targets_with_requisites(connection: Connection, since: int) -> list[str]:
    """Return the targets whose pages need something, and were judged or got some of it in run ``since`` or later."""
    holders = set(connection.scalars(select(need.c.holder_id).where(need.c.depth == 1).distinct()))
    kept = judgement.c.run.not_in(select(check_run.c.run))
    latest = select(func.max(judgement.c.id)).where(kept).group_by(judgement.c.url_key)
    newest = select(judgement.c.url_key, judgement.c.hops).where(judgement.c.id.in_(latest))
    judged = [row for row in connection.execute(newest.where(judgement.c.run >= since)) if row.hops[-1] in holders]
    earlier = _earlier_holders(connection, since)
    if earlier:
        before = connection.execute(newest.where(judgement.c.run < since))
        judged += [row for row in before if row.hops[-1] in earlier]
    return [row.url_key for row in judged]


def _earlier_holders(connection: Connection, since: int) -> set[int]:
    """Return the captures made before run ``since`` that got from then on something that they had lacked."""
    got = capture.alias()
    missed = (
        select(need.c.holder_id)
        .join(got, got.c.id == need.c.final_id)
        .join(capture, capture.c.id == need.c.holder_id)
        .where(got.c.run >= since, capture.c.run < since)
    )
    found: set[int] = set()
    further = set(connection.scalars(missed.distinct()))
    while further:  # from style sheets and frames up to the pages that need them
        found |= further
        above = [connection.scalars(select(need.c.holder_id).where(need.c.final_id == id_)).all() for id_ in further]
        further = {holder for holders in above for holder in holders} - found
    return found
