"""The frontier: which URL of which host is fetched next.

What is leased is a host: a visit takes due URLs of one host one after another, so politeness holds across articles and
tasks by construction. A redirect to another host, a requisite there and its robots.txt are URLs of their own host and
wait for its visit. Every function works within the caller's transaction; times are seconds since the epoch.

"""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from crawler import urls
from crawler.manifest.jobs import SHARED, Job, Purpose, key_of
from crawler.manifest.schema import UrlState, chain, host, url
from crawler.manifest.statements import Change, Query, one_of

RESTART_READY_CEILING_SECONDS = 86_400.0
"""How far ahead a host's ``ready_at`` is believed when a run begins: beyond it, the clock was wrong when it was set."""

_DUE_SINCE_EVER = {Purpose.ROBOTS: 0.0, Purpose.PROBE: 1.0}
"""What a host is asked for before anything else: its robots.txt, and then what verdicts on its pages wait for."""

_URL = url.c.key == bindparam("its_key")
_LEASE = and_(_URL, url.c.token == bindparam("its_token"))

_OPEN_CHAIN = Query(
    select(chain.c.id, url.c.url, url.c.cookies)
    .join(url, url.c.key == chain.c.current_key)
    .where(chain.c.open, chain.c.purpose == bindparam("purpose"), chain.c.start_key == bindparam("start_key"))
)
_ADD_CHAIN = Change(insert(chain), "purpose", "start_key", "current_key", "hops", "run", "open")
_PASS_CHAIN_ON = Change(update(chain).where(chain.c.id == bindparam("its_id")), "run")
_URL_COLUMNS = (
    "key", "url", "host", "origin", "purpose", "state", "run", "cookies", "attempts", "next_due", "token"
)  # fmt: skip
_KNOW_URL = Change(insert(url).on_conflict_do_nothing(), *_URL_COLUMNS)
_WANTED = insert(url)
_WANT_URL = Change(
    _WANTED.on_conflict_do_update(
        index_elements=[url.c.key],
        set_={name: _WANTED.excluded[name] for name in ("state", "run", "attempts", "next_due")},
        where=and_(
            url.c.run != _WANTED.excluded.run, or_(url.c.state == UrlState.DONE, url.c.state == UrlState.PENDING)
        ),
    ),
    *_URL_COLUMNS,
)
_KNOW_HOST = Change(insert(host).on_conflict_do_nothing(), "host", "ready_at")
_KNOWN = Query(select(url.c.key).where(one_of(url.c.key, "keys")))
_URL_OF = Query(select(url.c.url).where(_URL))
_NEXT_OF_HOST = Query(
    select(url)
    .where(
        url.c.state == UrlState.PENDING,
        url.c.run == bindparam("run"),
        url.c.host == bindparam("host"),
        url.c.next_due <= bindparam("now"),
    )
    .order_by(url.c.next_due, url.c.key)
    .limit(1)
)
_PENDING = and_(url.c.state == UrlState.PENDING, url.c.run == bindparam("run"))
_WAITING = func.count().label("waiting")
_DUE_HOSTS = (
    select(url.c.host, _WAITING)
    .join(host, host.c.host == url.c.host)
    .where(_PENDING, url.c.next_due <= bindparam("now"), host.c.ready_at <= bindparam("now"))
    .group_by(url.c.host)
    .order_by(_WAITING.desc(), url.c.host)
    .limit(bindparam("limit"))
)
_FIRST_DUE = select(url.c.host, func.min(url.c.next_due).label("due")).where(_PENDING).group_by(url.c.host).subquery()
_NEXT_DUE = select(_FIRST_DUE, host.c.ready_at).join(host, host.c.host == _FIRST_DUE.c.host)
_LEASE_URL = Change(update(url).where(_URL), "state", "token")
_SET_STATE = Change(update(url).where(_LEASE), "state")
_FINISH = Change(
    update(url)
    .where(_URL)
    .values(state=case((url.c.token == bindparam("its_token"), UrlState.DONE.value), else_=url.c.state)),
    "capture_id",
)
_PUT_BACK = Change(update(url).where(_LEASE), "state", "attempts", "next_due")
_REST_HOST = Change(
    update(host).where(host.c.host == bindparam("name")).values(ready_at=func.max(host.c.ready_at, bindparam("until")))
)


def begin(connection: Connection, run: int, now: float) -> None:
    """Take over what an earlier run left behind: its leases, its waits, its probes, and what its pages need."""
    connection.execute(
        update(url)
        .where(url.c.state.in_([UrlState.LEASED, UrlState.WAITING]))
        .values(state=UrlState.PENDING, token=url.c.token + 1)
    )
    connection.execute(update(url).where(url.c.state == UrlState.PENDING).values(attempts=0))
    connection.execute(update(host).where(host.c.ready_at > now + RESTART_READY_CEILING_SECONDS).values(ready_at=now))
    left = (chain.c.open, chain.c.purpose.in_([Purpose.ROBOTS, Purpose.PROBE, Purpose.REQUISITE]))
    connection.execute(update(chain).where(*left).values(run=run))
    connection.execute(
        update(url)
        .where(url.c.key.in_(select(chain.c.current_key).where(*left)))
        .values(run=run, state=UrlState.PENDING, next_due=func.min(url.c.next_due, now))
    )


def follow(connection: Connection, purpose: Purpose, target: str, run: int, now: float) -> str:
    """Start a chain of redirects at ``target``, or take over the open one, and return the target's key."""
    key = key_of(target, purpose)
    opened = _OPEN_CHAIN.first(connection, purpose=purpose, start_key=key)
    if opened is None:
        want(connection, target, run, now, purpose)
        _ADD_CHAIN.run(connection, purpose=purpose, start_key=key, current_key=key, hops=[], run=run, open=True)
    else:
        # Its first hops are recorded already; what is wanted is the rest.
        want(connection, opened.url, run, now, purpose, opened.cookies)
        _PASS_CHAIN_ON.run(connection, its_id=opened.id, run=run)
    return key


def follow_new(connection: Connection, purpose: Purpose, targets: Mapping[str, str], run: int, now: float) -> None:
    """Start chains of redirects at targets of which nothing is known yet, given by their keys."""
    rows = [_row_of(key, target, purpose) for key, target in targets.items()]
    due = _DUE_SINCE_EVER.get(purpose, now)
    pending = {"state": UrlState.PENDING, "run": run, "next_due": due}
    _WANT_URL.run_all(connection, [{**row, **pending} for row in rows])
    _KNOW_HOST.run_all(connection, [{"host": name, "ready_at": 0.0} for name in {row["host"] for row in rows}])
    begun = {"purpose": purpose, "hops": [], "run": run, "open": True}
    _ADD_CHAIN.run_all(connection, [{**begun, "start_key": key, "current_key": key} for key in targets])


def known(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Return those of some keys whose URLs were entered before."""
    return {row.key for row in _KNOWN.all(connection, keys=json.dumps(list(keys)))}


def want(connection: Connection, target: str, run: int, now: float, purpose: Purpose, cookies: str = "") -> str:
    """Put a URL on the frontier unless it is there already in this run, and return its key."""
    row = _row(target, purpose, cookies)
    due = _DUE_SINCE_EVER.get(purpose, now)
    _WANT_URL.run(connection, **row, state=UrlState.PENDING, run=run, next_due=due)
    _KNOW_HOST.run(connection, host=row["host"], ready_at=0.0)
    return str(row["key"])


def know(connection: Connection, targets: Iterable[str], purpose: Purpose) -> None:
    """Enter URLs without putting them on the frontier."""
    done = {"state": UrlState.DONE, "run": 0, "next_due": 0.0}
    _KNOW_URL.run_all(connection, [{**_row(target, purpose), **done} for target in targets])


def know_one(connection: Connection, target: str, cookies: str) -> str:
    """Enter the URL of a hop without putting it on the frontier, and return its key."""
    row = _row(target, Purpose.TARGET, cookies)
    _KNOW_URL.run(connection, **row, state=UrlState.DONE, run=0, next_due=0.0)
    return str(row["key"])


def _row(target: str, purpose: Purpose, cookies: str = "") -> dict[str, Any]:
    return _row_of(key_of(target, purpose, cookies), target, purpose, cookies)


def _row_of(key: str, target: str, purpose: Purpose, cookies: str = "") -> dict[str, Any]:
    place = urls.address(target)
    return {
        "key": key, "url": target, "host": place.host, "origin": place.origin,
        "cookies": cookies, "purpose": Purpose.TARGET if purpose in SHARED else purpose, "attempts": 0, "token": 0,
    }  # fmt: skip


def url_of(connection: Connection, key: str) -> str:
    """Return the URL of a key."""
    return str(_URL_OF.first(connection, its_key=key).url)


def due_hosts(connection: Connection, run: int, now: float, busy: Collection[str], limit: int) -> list[tuple[str, int]]:
    """Return up to ``limit`` hosts that may be visited now, with how much is due there; those in ``busy`` are left out.

    The host with most to do comes first: it decides how long the run takes, so it never waits for others.
    """
    values = {"run": run, "now": now, "limit": limit + len(busy)}
    rows = connection.execute(_DUE_HOSTS, values)
    return [(row.host, row.waiting) for row in rows if row.host not in busy][:limit]


def take(connection: Connection, name: str, run: int, now: float) -> Job | None:
    """Lease the next due URL of a host; robots.txt comes first."""
    row = _NEXT_OF_HOST.first(connection, host=name, run=run, now=now)
    if row is None:
        return None
    token = row.token + 1
    _LEASE_URL.run(connection, its_key=row.key, state=UrlState.LEASED, token=token)
    return Job(row.key, row.url, row.host, row.origin, Purpose(row.purpose), row.cookies, row.attempts, token, run)


def give_back(connection: Connection, job: Job) -> None:
    """Return a leased URL untried."""
    _set_state(connection, job, UrlState.PENDING)


def finish(connection: Connection, job: Job, capture_id: int) -> None:
    """Say that a URL is done in this run, unless its lease was taken over, and which capture came of it."""
    _FINISH.run(connection, its_key=job.key, its_token=job.token, capture_id=capture_id)


def retry(connection: Connection, job: Job, due: float) -> None:
    """Put a URL back to be tried again at ``due``."""
    values = {"state": UrlState.PENDING, "attempts": job.attempts + 1, "next_due": due}
    _PUT_BACK.run(connection, its_key=job.key, its_token=job.token, **values)


def put_off(connection: Connection, job: Job, due: float) -> None:
    """Leave a URL untried until ``due``."""
    values = {"state": UrlState.PENDING, "attempts": job.attempts, "next_due": due}
    _PUT_BACK.run(connection, its_key=job.key, its_token=job.token, **values)


def wait_for_robots(connection: Connection, job: Job, now: float) -> None:
    """Park a URL until the robots.txt of its origin is known, which is put on the frontier."""
    _set_state(connection, job, UrlState.WAITING)
    follow(connection, Purpose.ROBOTS, f"{job.origin}/robots.txt", job.run, now)


def release_waiting(connection: Connection, origin: str) -> None:
    """Let the URLs of an origin go on, now that its robots.txt is known."""
    connection.execute(
        update(url).where(url.c.origin == origin, url.c.state == UrlState.WAITING).values(state=UrlState.PENDING)
    )


def rest(connection: Connection, name: str, ready_at: float) -> None:
    """Leave a host in peace until ``ready_at``; an earlier time never shortens a later one."""
    _REST_HOST.run(connection, name=name, until=ready_at)


def ready_at(connection: Connection, name: str, now: float) -> float:
    """Return when a host may be asked again, in seconds since the epoch, as far as that can be believed."""
    said = float(connection.scalar(select(host.c.ready_at).where(host.c.host == name)) or 0.0)
    return said if said <= now + RESTART_READY_CEILING_SECONDS else now


def rest_unqueued(connection: Connection, name: str, until: float) -> None:
    """Leave a host in peace that was asked for something that is not on the frontier."""
    _KNOW_HOST.run(connection, host=name, ready_at=0.0)
    rest(connection, name, until)


def next_due(connection: Connection, run: int, busy: Collection[str]) -> float | None:
    """Return when the next URL of a host that is not ``busy`` is due; None when nothing is left to do."""
    rows = connection.execute(_NEXT_DUE, {"run": run})
    return min((max(row.due, row.ready_at) for row in rows if row.host not in busy), default=None)


def unfinished(connection: Connection, run: int) -> dict[str, int]:
    """Return the hosts of URLs that this run leaves untried, each with their number."""
    rows = connection.execute(
        select(url.c.host, func.count().label("left"))
        .where(url.c.run == run, url.c.state.in_([UrlState.PENDING, UrlState.WAITING]))
        .group_by(url.c.host)
    )
    return {row.host: row.left for row in rows}


def _set_state(connection: Connection, job: Job, state: UrlState) -> None:
    _SET_STATE.run(connection, its_key=job.key, its_token=job.token, state=state)
