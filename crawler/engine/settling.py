"""What follows from one finished exchange: its capture, the next hop of every chain that waited for it, verdicts.

Everything here happens in one transaction of the scribe, after the exchange's bytes are durable.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, String, bindparam, delete, select, type_coerce, update
from sqlalchemy.dialects.sqlite import insert

from crawler.fetching import robots
from crawler.judging import Check, Hop, Verdict, judge, next_request
from crawler.judging.probing import probe_wanted
from crawler.judging.siblings import place_of, sibling_of
from crawler.manifest import frontier, wanting
from crawler.manifest.jobs import Job, Purpose, key_of
from crawler.manifest.schema import UrlState, awaiting, capture, chain, citation, judgement, probe, url
from crawler.manifest.statements import Change, Query
from crawler.policy import Policy
from crawler.times import stamp
from crawler.vocabulary import Reason, Status

if TYPE_CHECKING:
    from crawler.recording import Recorded

_CHAINS_WAITING = Query(select(chain).where(chain.c.open, chain.c.current_key == bindparam("key")))
_CHAIN_OPENED = Query(
    select(chain).where(chain.c.open, chain.c.purpose == bindparam("purpose"), chain.c.start_key == bindparam("key"))
)
_CHAIN = update(chain).where(chain.c.id == bindparam("its_id"))
_LEAD_CHAIN_ON = Change(_CHAIN, "hops", "current_key")
_END_CHAIN = Change(_CHAIN, "hops", "open")
_ADD_CAPTURE = Change(insert(capture), *(column.name for column in capture.c if column.name != "id"))
_ADD_JUDGEMENT = Change(insert(judgement), *(column.name for column in judgement.c if column.name != "id"))
_URL = update(url).where(url.c.key == bindparam("its_key"))
_SET_CAPTURE = Change(_URL, "capture_id")
_SET_JUDGEMENT = Change(_URL, "judgement_id")
_CAPTURE_HELD = Query(
    select(url.c.capture_id).where(
        url.c.key == bindparam("key"), url.c.run == bindparam("run"), url.c.state == UrlState.DONE
    )
)
_HOP = Query(select(type_coerce(capture.c.hop, String).label("text")).where(capture.c.id == bindparam("id")))
_PROBE = Query(select(probe).where(probe.c.place == bindparam("place")))
_PROBE_OF_URL = Query(select(probe.c.place).where(probe.c.url == bindparam("url")))
_PROBE_COLUMNS = [column.name for column in probe.c]
_ASKED = insert(probe)
_ASK_PROBE = Change(
    _ASKED.on_conflict_do_update(
        index_elements=[probe.c.place], set_={name: _ASKED.excluded[name] for name in _PROBE_COLUMNS if name != "place"}
    ),
    *_PROBE_COLUMNS,
)
_PROBED = Change(update(probe).where(probe.c.place == bindparam("its_place")), "hops")
_AWAIT = Change(insert(awaiting).on_conflict_do_nothing(), "url_key", "place", "hops")
_AWAITING_PLACE = Query(select(awaiting).where(awaiting.c.place == bindparam("place")))
_AWAITS = Query(select(awaiting.c.place).where(awaiting.c.url_key == bindparam("key")))
_CITED_AS = Query(select(citation.c.text).where(citation.c.url_key == bindparam("key")).limit(20))
_HISTORY = Query(
    select(judgement.c.checked_at, judgement.c.status, judgement.c.reason)
    .where(judgement.c.url_key == bindparam("key"))
    .order_by(judgement.c.id)
)

PROBE_LIFETIME_SECONDS = 86_400.0
"""What a host answers for missing pages is believed for a day: one probe a place and day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back for one URL."""

    job: Job
    hop: Hop
    captured_at: datetime
    mime: str | None = None
    recorded: "Recorded | None" = None
    """None when nothing was written, because nothing was asked."""
    restricted: bool = False
    """The capture is kept, and is not for publication."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A chain of redirects that has come to its end."""

    purpose: Purpose
    start_key: str
    start_url: str
    ids: tuple[int, ...]
    """Its captures, oldest first."""
    hops: tuple[Hop, ...]
    verdict: Verdict | None = None
    """Of a citation's target."""
    fresh: bool = True
    """It ended with the exchange that was just settled, not with one from earlier in the run."""
    judged_before: bool = False
    """Its target was, in an earlier run or in this one."""

    @property
    def final_id(self) -> int:
        """The capture that it led to."""
        return self.ids[-1]


def settle(connection: Connection, outcome: Outcome, policy: Policy, now: datetime) -> tuple[int, list[Ended]]:
    """Keep an outcome that stands, and go on with every chain that waited for it.

    Return the id of the capture, and the chains that have ended.
    """
    capture_id = _add_capture(connection, outcome)
    frontier.finish(connection, outcome.job, capture_id)
    waiting = _CHAINS_WAITING.all(connection, key=outcome.job.key)
    known = {capture_id: outcome.hop}
    ended = [_advance(connection, row, capture_id, policy, now, known) for row in waiting]
    return capture_id, [chain_ended for chain_ended in ended if chain_ended is not None]


def begin_chain(
    connection: Connection, purpose: Purpose, target: str, run: int, policy: Policy, now: datetime
) -> Ended | None:
    """Have a URL followed to where it leads; return the chain when what this run holds already ends it."""
    key = frontier.follow(connection, purpose, target, run, now.timestamp())
    row = _CHAIN_OPENED.first(connection, purpose=purpose, key=key)
    held = _held(connection, row.current_key, run)
    return _advance(connection, row, held, policy, now) if held is not None else None


def keep_capture(connection: Connection, outcome: Outcome) -> int:
    """Keep a capture that its URL is not done with, and return its id."""
    capture_id = _add_capture(connection, outcome)
    _SET_CAPTURE.run(connection, its_key=outcome.job.key, capture_id=capture_id)
    return capture_id


def _add_capture(connection: Connection, outcome: Outcome) -> int:
    """Add the row of a capture and return its id."""
    hop, recorded = outcome.hop, outcome.recorded
    row = {
        "url_key": outcome.job.key,
        "run": outcome.job.run,
        "captured_at": stamp(recorded.captured_at if recorded else outcome.captured_at),
        "hop": hop.to_json(),
        "http_status": hop.answered_status,
        "mime": outcome.mime,
        "payload_digest": recorded.payload_digest if recorded else None,
        "truncated": hop.truncated.value if hop.truncated else None,
        "restricted": outcome.restricted,
        "file": recorded.file if recorded else None,
        "offset": recorded.offset if recorded else None,
        "length": recorded.length if recorded else None,
        "record_id": recorded.record_id if recorded else None,
        "record_type": recorded.record_type if recorded else None,
    }
    return _ADD_CAPTURE.run(connection, **row)


def history(connection: Connection, key: str) -> list[Check]:
    """Return every judgement of a target, oldest first."""
    rows = _HISTORY.all(connection, key=key)
    return [Check(datetime.fromisoformat(row.checked_at), Status(row.status), Reason(row.reason)) for row in rows]


def _advance(
    connection: Connection,
    row: Any,
    capture_id: int,
    policy: Policy,
    now: datetime,
    known: Mapping[int, Hop] = MappingProxyType({}),
) -> Ended | None:
    """Follow a chain through what this run holds already, to a URL that it lacks or to its end.

    ``known`` are hops by their captures that need not be read again.
    """
    purpose, start_url = Purpose(row.purpose), frontier.url_of(connection, row.start_key)
    max_redirects = policy.settings_for(start_url).max_redirects
    if purpose is Purpose.ROBOTS:
        max_redirects = min(max_redirects, robots.MAX_REDIRECTS)
    held: int | None = capture_id
    ids: list[int] = list(row.hops)
    while held is not None:
        ids.append(held)
        hops = _hops(connection, ids, known)
        following = next_request(hops, max_redirects)
        if following is None:
            _END_CHAIN.run(connection, its_id=row.id, hops=ids, open=False)
            ended = Ended(purpose, row.start_key, start_url, tuple(ids), tuple(hops), None, held == capture_id)
            return _judge_or_probe(connection, ended, row.run, policy, now) if purpose is Purpose.TARGET else ended
        key = key_of(following.url, purpose, following.cookies)
        if policy.budget.article.is_limited:
            wanting.lead_on(connection, row.start_key, key)
        held = _held(connection, key, row.run)
        if held is None:
            frontier.want(connection, following.url, row.run, now.timestamp(), purpose, following.cookies)
        _LEAD_CHAIN_ON.run(connection, its_id=row.id, hops=ids, current_key=key)
    return None


def _judge_or_probe(connection: Connection, ended: Ended, run: int, policy: Policy, now: datetime) -> Ended | None:
    """Return a target with its verdict; None when that has to wait for a probe of its neighbourhood."""
    cited_as = _cited_as(connection, ended.start_key)
    place = place_of(ended.start_url) if probe_wanted(ended.hops, cited_as) else None
    if place is None:
        return keep_verdict(connection, ended, run, policy, now, cited_as)
    known = _PROBE.first(connection, place=place)
    if known is not None and known.hops is not None and known.asked_at >= now.timestamp() - PROBE_LIFETIME_SECONDS:
        return keep_verdict(connection, ended, run, policy, now, cited_as, probe=_hops(connection, known.hops))
    if known is None or known.hops is not None:
        sibling = sibling_of(ended.start_url, str(run))
        assert sibling is not None
        row = {"place": place, "url": sibling.url, "hops": None, "asked_at": now.timestamp(), "run": run}
        _ASK_PROBE.run(connection, **row)
        begin_chain(connection, Purpose.PROBE, sibling.url, run, policy, now)
    _AWAIT.run(connection, url_key=ended.start_key, place=place, hops=list(ended.ids))
    return None


def probed(connection: Connection, ended: Ended, run: int, policy: Policy, now: datetime) -> list[Ended]:
    """Keep what a probe came to, and return the targets that waited for it, with their verdicts."""
    asked = _PROBE_OF_URL.first(connection, url=ended.start_url)
    _PROBED.run(connection, its_place=asked.place, hops=list(ended.ids))
    waiting = _AWAITING_PLACE.all(connection, place=asked.place)
    return [_conclude_awaiting(connection, row, run, policy, now, ended.hops) for row in waiting]


def judge_without_probes(connection: Connection, run: int, policy: Policy, now: datetime) -> list[Ended]:
    """Return the targets whose probes this run could not make, with verdicts from what there is."""
    return [
        _conclude_awaiting(connection, row, run, policy, now, None)
        for row in connection.execute(select(awaiting)).all()
    ]


def awaits_probe(connection: Connection, key: str) -> bool:
    """Whether a target has been fetched, and only its verdict waits."""
    return _AWAITS.first(connection, key=key) is not None


def _conclude_awaiting(
    connection: Connection, row: Any, run: int, policy: Policy, now: datetime, probe: Sequence[Hop] | None
) -> Ended:
    connection.execute(delete(awaiting).where(awaiting.c.url_key == row.url_key))
    start_url, hops = frontier.url_of(connection, row.url_key), tuple(_hops(connection, row.hops))
    ended = Ended(Purpose.TARGET, row.url_key, start_url, tuple(row.hops), hops, fresh=False)
    return keep_verdict(connection, ended, run, policy, now, _cited_as(connection, row.url_key), probe=probe)


def keep_verdict(
    connection: Connection,
    ended: Ended,
    run: int,
    policy: Policy,
    now: datetime,
    cited_as: str | None,
    *,
    probe: Sequence[Hop] | None = None,
) -> Ended:
    """Judge a target whose chain has ended, keep the verdict, and return the target with it.

    ``cited_as`` is what its citations call it; ``probe`` is what its host answers for a page that it does not have,
    where that was asked.
    """
    checks = history(connection, ended.start_key)
    verdict = judge(
        ended.hops,
        checks,
        max_redirects=policy.settings_for(ended.start_url).max_redirects,
        confirm=policy.recheck.confirm,
        now=now,
        probe=probe,
        cited_as=cited_as,
    )
    keep_judgement(connection, ended.start_key, run, verdict, list(ended.ids), now)
    return replace(ended, verdict=verdict, judged_before=bool(checks))


def keep_judgement(connection: Connection, key: str, run: int, verdict: Verdict, hops: list[int], now: datetime) -> int:
    """Add a target's newest judgement, which rests on the captures ``hops``, and return its id."""
    judgement_id = _ADD_JUDGEMENT.run(connection, url_key=key, run=run, hops=hops, **verdict.to_json(now))
    _SET_JUDGEMENT.run(connection, its_key=key, judgement_id=judgement_id)
    return judgement_id


def _cited_as(connection: Connection, key: str) -> str | None:
    """Return what the citations of a target call it: their anchor texts, each once; None where there are none yet."""
    texts = sorted({row.text for row in _CITED_AS.all(connection, key=key) if row.text})
    return " | ".join(texts) or None


def _held(connection: Connection, key: str, run: int) -> int | None:
    """Return the newest capture of a URL when it was made in this run."""
    row = _CAPTURE_HELD.first(connection, key=key, run=run)
    return row.capture_id if row is not None else None


def _hops(connection: Connection, ids: list[int], known: Mapping[int, Hop] = MappingProxyType({})) -> list[Hop]:
    return [known[id_] if id_ in known else _hop_of_text(_HOP.first(connection, id=id_).text) for id_ in ids]


@lru_cache(64)
def _hop_of_text(text: str) -> Hop:
    """Return a hop from its JSON text; that of a probe is asked for again with every page of its place."""
    return Hop.from_json(json.loads(text))
