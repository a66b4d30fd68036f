"""Runs and WARC files: what was done when, and where its bytes are."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from crawler.manifest.schema import WarcState, capture, check_run, payload, run, spent, warc
from crawler.manifest.statements import Change
from crawler.recording.files import is_held

_MORE = insert(spent)
_SPEND = Change(
    _MORE.on_conflict_do_update(
        index_elements=[spent.c.day],
        set_={"requests": spent.c.requests + _MORE.excluded.requests, "bytes": spent.c.bytes + _MORE.excluded.bytes},
    ),
    "day",
    "requests",
    "bytes",
)


def spend(connection: Connection, day: date, received_bytes: int) -> None:
    """Count a request and what came for it towards a day of UTC."""
    _SPEND.run(connection, day=day.isoformat(), requests=1, bytes=received_bytes)


def spent_on(connection: Connection, day: date) -> tuple[int, int]:
    """Return the requests of a day of UTC, and the bytes that came for them."""
    row = connection.execute(select(spent.c.requests, spent.c.bytes).where(spent.c.day == day.isoformat())).first()
    return (row.requests, row.bytes) if row is not None else (0, 0)


def begin_run(
    connection: Connection, sources: Sequence[str], policy_digest: str, started_at: str, *, keep_copies: bool = True
) -> int:
    """Add a run and return its number."""
    row = connection.execute(
        insert(run).values(sources=list(sources), policy_digest=policy_digest, started_at=started_at)
    )
    number = int(row.lastrowid)
    if not keep_copies:
        connection.execute(insert(check_run).values(run=number))
    return number


def end_run(connection: Connection, number: int, ended_at: str) -> None:
    """Say that a run came to its end; an interrupted one has none."""
    connection.execute(update(run).where(run.c.id == number).values(ended_at=ended_at))


def first_since_whole(connection: Connection, number: int) -> int:
    """Return the first of the runs up to ``number`` since one came to its end: what they left is still to be done.

    A run that kept no copies does nothing of what others left.
    """
    kept = run.c.id.not_in(select(check_run.c.run))
    ended = connection.scalar(select(func.max(run.c.id)).where(run.c.id < number, run.c.ended_at.is_not(None), kept))
    return (ended or 0) + 1


def keep_warc(connection: Connection, file: str, state: WarcState, size: int, number: int) -> None:
    """Say what state a WARC file is in, unless it is known with this ``size`` in bytes: it may have gone on since."""
    row = insert(warc).values(file=file, state=state, bytes=size, run=number)
    changed = {"state": state, "bytes": size}
    connection.execute(
        row.on_conflict_do_update(index_elements=[warc.c.file], set_=changed, where=warc.c.bytes != size)
    )


def warcs_of(connection: Connection, number: int) -> list[str]:
    """Return the WARC files that a run wrote."""
    return list(connection.scalars(select(warc.c.file).where(warc.c.run == number).order_by(warc.c.file)))


def forget_missing(connection: Connection, folder: Path) -> list[str]:
    """Forget payloads in WARC files that are gone, lest anything refer to them, and return those files' names.

    A file that was freed is not gone: its copy is held.
    """
    files = connection.scalars(select(payload.c.file).distinct().order_by(payload.c.file)).all()
    gone = [file for file in files if not is_held(folder, file)]
    for file in gone:
        connection.execute(payload.delete().where(payload.c.file == file))
    return gone


def forget_cut(connection: Connection, file: str, kept_bytes: int) -> int:
    """Forget payloads whose records a repair cut away, and return how many captures claim such records.

    The claims stay, for `evercite verify` to report: a capture is committed only after its bytes are synced, so there
    are none unless the disk lied.
    """
    connection.execute(payload.delete().where(payload.c.file == file, payload.c.offset >= kept_bytes))
    claimed = connection.execute(select(capture.c.id).where(capture.c.file == file, capture.c.offset >= kept_bytes))
    return len(claimed.all())
