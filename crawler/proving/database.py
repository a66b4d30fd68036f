"""The manifest's database, checked by itself and against what the records tell."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, create_engine, exc, inspect, select, text
from sqlalchemy.pool import NullPool

from crawler.errors import StoreUnsound
from crawler.manifest import schema, sealing
from crawler.manifest.reading import connect_to_read
from crawler.manifest.schema import WarcState, capture, citation, judgement, run, url, warc
from crawler.manifest.store import DATABASE
from crawler.proving.files import Checked
from crawler.proving.problems import Kind, Problem, Problems
from crawler.proving.scratch import Scratch
from crawler.proving.testimonies import Statement, citation_of, misplaced_urls, said_by, said_of_captures, told_by
from crawler.recording.reading import read_block

_NAMED_CITATIONS = 5
_SIDES = (f"{DATABASE}-wal", f"{DATABASE}-shm")


class Unreadable(Exception):
    """The database cannot be asked; what is wrong with it is told already."""


def check_seal(folder: Path, problems: Problems) -> bool:
    """Compare the database and what lies aside with their seal; return whether there is one."""
    try:
        sealed = sealing.read(folder)
    except StoreUnsound:
        problems.add(Kind.MANIFEST, sealing.SEAL, "it is not as it was written: no list of SHA-256 digests")
        return True
    if sealed is None:
        return False
    for name, said in sealed.items():
        path = folder / name
        kind = Kind.MANIFEST if name == DATABASE else Kind.FILE
        try:
            found = sealing.digest_of(path)
        except FileNotFoundError:
            problems.add(kind, name, f"it is not there, and {sealing.SEAL} has its digest")
            continue
        except OSError as e:
            problems.add(kind, name, f"it cannot be read: {e.strerror or e}")
            continue
        if found != said:
            problems.add(kind, name, f"it has the SHA-256 {found}, and {sealing.SEAL} says {said}")
    if DATABASE not in sealed:
        problems.add(Kind.MANIFEST, sealing.SEAL, f"it says nothing of {DATABASE}")
    log = folder / _SIDES[0]
    if log.exists() and log.stat().st_size:
        problems.add(Kind.MANIFEST, log.name, "there are changes in it that were made after the database was sealed")
    return True


def begun_and_not_ended(connection: Connection) -> str | None:
    """Return when the newest run began, where it came to no end; None where it did."""
    newest = connection.execute(select(run.c.started_at, run.c.ended_at).order_by(run.c.id.desc()).limit(1)).first()
    return newest.started_at if newest is not None and newest.ended_at is None else None


@contextlib.contextmanager
def opened(folder: Path, problems: Problems) -> Iterator[Connection]:
    """Yield a connection to the database once SQLite finds nothing wrong with it.

    :raises Unreadable: when it does, which is then among the problems.
    """
    engine = create_engine("sqlite://", creator=lambda: connect_to_read(folder / DATABASE), poolclass=NullPool)
    with contextlib.ExitStack() as stack:
        stack.callback(engine.dispose)
        with translated(problems):
            connection = stack.enter_context(engine.connect())
            connection.execute(text("PRAGMA query_only=ON"))
            _check_integrity(connection, problems)
        yield connection


@contextlib.contextmanager
def translated(problems: Problems) -> Iterator[None]:
    """Turn what cannot be read of the database into a problem.

    :raises Unreadable: when there is something.
    """
    try:
        yield
    except (exc.DatabaseError, sqlite3.DatabaseError) as e:
        problems.add(Kind.MANIFEST, DATABASE, f"it cannot be read: {getattr(e, 'orig', None) or e}")
        raise Unreadable from e
    except (ValueError, TypeError, KeyError, AttributeError) as e:
        problems.add(Kind.MANIFEST, DATABASE, f"there is a cell in it that cannot be read: {type(e).__name__}: {e}")
        raise Unreadable from e


def _check_integrity(connection: Connection, problems: Problems) -> None:
    version = connection.scalar(text("PRAGMA user_version")) or 0
    if version != schema.VERSION:
        problems.add(
            Kind.MANIFEST, DATABASE, f"its schema is of version {version}, and this evercite's is {schema.VERSION}"
        )
        raise Unreadable
    for row in connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            problems.add(Kind.MANIFEST, DATABASE, f"SQLite finds its structure damaged: {row[0]}")
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        message = f"row {row[1]} of table {row[0]} refers to a row of {row[2]} that is not there"
        problems.add(Kind.MANIFEST, DATABASE, message)
    found = inspect(connection)
    held = {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}
    for table in schema.metadata.sorted_tables:
        lacking = {column.name for column in table.columns} - held.get(table.name, set())
        if lacking:
            problems.add(Kind.MANIFEST, DATABASE, f"its table {table.name} has no {', no '.join(sorted(lacking))}")
            raise Unreadable


def check_files(connection: Connection, files: Mapping[str, Checked], freed: set[str], problems: Problems) -> None:
    """Compare the WARC files that the manifest knows with those that are there, or were ``freed``."""
    sizes = {name: checked.size for name, checked in files.items()}
    for row in connection.execute(select(warc)):
        if row.file not in sizes:
            if row.bytes and row.file not in freed:
                problems.add(Kind.FILE, row.file, "it is not there, and the manifest has it")
        elif not files[row.file].is_open and row.state != WarcState.OPEN and row.bytes != sizes[row.file]:
            problems.add(Kind.FILE, row.file, f"it has {sizes[row.file]} bytes, and the manifest says {row.bytes}")
    query = select(capture.c.file, capture.c.id).where(capture.c.file.is_not(None)).distinct()
    lost: dict[str, int] = {}
    for row in connection.execute(query):
        if row.file not in sizes and row.file not in freed:
            lost[row.file] = lost.get(row.file, 0) + 1
    for file, count in lost.items():
        problems.add(Kind.FILE, file, f"it is not there, and {count} captures are in it")


def check_statements(
    connection: Connection, folder: Path, scratch: Scratch, problems: Problems, *, all_here: bool
) -> None:
    """Compare what the database says with what the records tell.

    Where not ``all_here``, a record that is not to be found may be in a file that was freed.
    """
    # What is said is gone through again only where some of it is wrong, which it seldom is.
    untold = scratch.untold(said_by(connection)) if all_here else set()
    for statement in said_by(connection) if untold else ():
        if statement.digest in untold:
            message, named = _difference(folder, scratch, statement), citation_of(connection, statement.about)
            problems.add(Kind.MANIFEST, DATABASE, message, citation=named)
    untold = scratch.untold(said_of_captures(connection, scratch.told_of))
    for statement in said_of_captures(connection, scratch.told_of) if untold else ():
        if statement.digest in untold:
            id_ = statement.about.removeprefix("capture ")
            problems.add(Kind.MANIFEST, DATABASE, _difference(folder, scratch, statement), record_id=id_)
    for misplaced in misplaced_urls(connection):
        problems.add(Kind.MANIFEST, DATABASE, f"the key, host or origin of {misplaced} is another URL's")


def name_citations(connection: Connection, problems: Problems) -> None:
    """Name with each damaged record a citation whose newest verdict rests on it."""
    places = {(problem.file, problem.offset) for problem in problems.found if problem.kind is Kind.RECORD}
    rows = []
    for file in {file for file, _ in places}:
        held = select(capture.c.id, capture.c.file, capture.c.offset).where(capture.c.file == file)
        rows += [row for row in connection.execute(held) if (row.file, row.offset) in places]
    if not rows:
        return
    place_of = {row.id: (row.file, row.offset) for row in rows}
    resting = select(judgement.c.hops, citation.c.id).join(citation, citation.c.url_key == judgement.c.url_key)
    cited: dict[tuple[str, int], set[str]] = {}
    for hops, id_ in connection.execute(resting.join(url, url.c.judgement_id == judgement.c.id)):
        for place in {place_of[hop] for hop in hops if hop in place_of}:
            cited.setdefault(place, set()).add(id_)
    problems.found = [_named(problem, cited.get((problem.file, problem.offset))) for problem in problems.found]


def _named(problem: Problem, citations: set[str] | None) -> Problem:
    if not citations or problem.kind is not Kind.RECORD:
        return problem
    return replace(problem, citation=", ".join(sorted(citations)[:_NAMED_CITATIONS]))


def _difference(folder: Path, scratch: Scratch, statement: Statement) -> str:
    """Return in words how a statement differs from the last record that tells of the same thing."""
    tellers = scratch.tellers(statement.about)
    if not tellers:
        return f"no record tells of {statement.about}"
    file, offset, length = tellers[-1]
    told = _told(folder / file, offset, length, statement)
    if told is None:
        return f"{statement.about} is not as any record tells it"
    names = told.differing(statement)
    values = "; ".join(
        f"{name} is {_short(statement.values.get(name))}, and the record says {_short(told.values[name])}"
        for name in names
    )
    return f"{statement.about}: {values} ({file} at byte {offset})"


def _told(path: Path, offset: int, length: int, statement: Statement) -> Statement | None:
    try:
        with path.open("rb") as file:
            block = read_block(file, offset, length)
    except (OSError, ValueError):
        return None
    for uri in ("urn:evercite:article:", "urn:evercite:citation:"):
        with contextlib.suppress(ValueError):
            found = [told for told in told_by(uri, block) if told.about == statement.about]
            if found:
                return min(found, key=lambda told: len(told.differing(statement)))
    return None


def _short(value: object) -> str:
    said = repr(value)
    return said if len(said) <= 200 else f"{said[:200]}…"
