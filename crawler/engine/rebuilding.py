"""Rebuilding: the manifest's database made anew out of the WARC files alone.

Every answer, every failure, every article and every verdict has its record, so what `evercite manifest` prints after a
rebuild is what it printed before. A verdict whose record a kill left without its row counts as a check too: the link
was looked at. What no record tells is not restored:

- what was still to be done: URLs that no run came to are asked for by the same `evercite archive` as before; only the
  requisites that a page still lacks are put on the frontier, since no citation would ask for them;
- robots.txt rules and the rest that hosts are owed: both are short-lived, and are fetched and counted anew;
- when an article was last read, where that reading found nothing new: its last reading that did counts;
- the sources that a run was given, and runs that wrote no record;
- what today has spent of a daily budget;
- of copies in an object store, those that only a lost ledger told of: the next upload finds them there;
- of requisites, which ones a run fetched that was killed before its end: they count as lacking and are fetched again.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, select

from crawler.errors import EverciteError, StoreMissing
from crawler.manifest import copies, frontier, restoring, sealing, seals
from crawler.manifest.copies import Copy
from crawler.manifest.jobs import Purpose
from crawler.manifest.restoring import Testimony
from crawler.manifest.rows import ARTICLE_URI, CITATION_URI
from crawler.manifest.schema import CopyState, WarcState, need, run, url
from crawler.manifest.seals import Seal
from crawler.manifest.store import DATABASE, Store, alone
from crawler.plain_text import counted
from crawler.policy.storage import S3
from crawler.recording import repair
from crawler.recording.files import FREED_SUFFIX, sync_directory, translated
from crawler.recording.reading import StoredRecord, read_block, read_records
from crawler.times import stamp
from crawler.uploading.members import copy_of, open_file, open_member

WORKSHOP = ".rebuild"
"""The folder in the store where the new database is made; what a kill leaves there is removed by the next rebuild."""

_SIDES = ("-wal", "-shm")
"""What SQLite keeps beside a database that is in use."""


@dataclass(slots=True)
class Rebuilt:
    """What a rebuild came to."""

    files: int = 0
    """WARC files read."""
    captures: int = 0
    verdicts: int = 0
    articles: int = 0
    notices: list[str] = field(default_factory=list)
    """What could not be read or found, a line each."""
    put_aside: str | None = None
    """The name that the old database has now."""

    @property
    def message(self) -> str:
        """What was done, in a line for the user."""
        aside = f"; the old one is kept as {self.put_aside}" if self.put_aside else ""
        return (
            f"the manifest was rebuilt from {counted(self.files, 'WARC file')}: {counted(self.articles, 'article')}, "
            f"{counted(self.captures, 'capture')}, {counted(self.verdicts, 'verdict')}{aside}"
        )


def rebuild(folder: Path, s3: S3 | None = None) -> Rebuilt:
    """Make the manifest's database of a store anew; one that is there already is kept under another name.

    Files that were freed are read from their copies; ``s3`` is the policy's, which may know how.

    :raises StoreMissing: when there are no WARC files.
    :raises StoreLocked: when another process writes to the store.
    :raises StoreError: when the files cannot be read or the database cannot be written.
    """
    if next(folder.glob("*.warc.gz*"), None) is None:
        raise StoreMissing(folder)
    with alone(folder):
        rebuilt = Rebuilt(notices=[mended.message for mended in repair(folder)])
        workshop = folder / WORKSHOP
        with translated(workshop):
            shutil.rmtree(workshop, ignore_errors=True)
        with Store.open(workshop, write=True) as store, store.connect() as connection:
            _fill(connection, folder, s3, rebuilt)
            _carry_copies(connection, folder)
            seals.adopt(connection, folder, stamp(datetime.now(UTC)))
        with translated(folder / DATABASE):
            (folder / sealing.SEAL).unlink(missing_ok=True)
            rebuilt.put_aside = _put_aside(folder)
            _move(workshop / DATABASE, folder / DATABASE)
            shutil.rmtree(workshop)
            sync_directory(folder)
        sealing.seal(folder, DATABASE)
    return rebuilt


def _put_aside(folder: Path) -> str | None:
    """Give the database another name and return that; None where there is none."""
    if not (folder / DATABASE).exists():
        for side in _SIDES:
            (folder / f"{DATABASE}{side}").unlink(missing_ok=True)
        return None
    name = f"{DATABASE}.before-rebuild-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    _move(folder / DATABASE, folder / name)
    return name


def _move(database: Path, to: Path) -> None:
    """Rename a database with what lies beside it; its log first, lest another database ever take that for its own."""
    for side in (*_SIDES, ""):
        path = database.with_name(f"{database.name}{side}")
        if path.exists():
            path.rename(to.with_name(f"{to.name}{side}"))


def _fill(connection: Connection, folder: Path, s3: S3 | None, rebuilt: Rebuilt) -> None:
    restoring.begin(connection)
    for name in _held(folder):
        rebuilt.files += 1
        with open_file(folder, name, s3) as file:
            _scan(connection, file, folder / name, rebuilt)
    restoring.index_captures(connection)
    told: set[str] = set()
    for testimony in restoring.testimonies(connection):
        _hear(connection, folder, s3, testimony, told, rebuilt)
    rebuilt.articles = len(told)
    _resume(connection)
    restoring.finish(connection)


def _held(folder: Path) -> list[str]:
    """Return the WARC files of a store, those that were freed too."""
    freed = (path.name.removesuffix(FREED_SUFFIX) for path in folder.glob(f"*.warc.gz{FREED_SUFFIX}"))
    return sorted({*freed, *(path.name for path in folder.glob("*.warc.gz"))})


def _carry_copies(connection: Connection, folder: Path) -> None:
    """Take over what is known of copies: from the old ledger, and of freed files from their notes."""
    known: list[Copy] = []
    with contextlib.suppress(EverciteError), Store.open(folder) as old, old.connect() as had:
        known = copies.every(had)
    known += [copy_of(note) for note in folder.glob(f"*.warc.gz{FREED_SUFFIX}")]
    for copy in known:
        copies.keep(connection, copy)
        if copy.state is CopyState.VERIFIED:
            is_here = (folder / copy.file).exists()
            copies.mark_warc(connection, copy.file, WarcState.VERIFIED if is_here else WarcState.FREED)


def _scan(connection: Connection, file: BinaryIO, path: Path, rebuilt: Rebuilt) -> None:
    """Enter a file, its captures and payloads, and note where its testimonies are."""
    number, end = 0, 0
    with translated(path):
        for record in read_records(file):
            end = record.end
            if record.record_type == "warcinfo":
                number = _run_of(record)
                restoring.keep_run(connection, number, record.get("WARC-Date") or "", _said(record, "evercite-policy"))
            elif (testimony := _testimony(record, path.name, number)) is not None:
                restoring.note_testimony(connection, testimony)
            elif record.record_type == "metadata" and _is_bond(record):
                _keep_bond(connection, record, path.name)
            else:
                rebuilt.captures += restoring.keep_capture(connection, record, path.name, number)
        size = file.seek(0, os.SEEK_END)
    restoring.keep_file(connection, path.name, WarcState.SEALED, size, number)
    if end < size:
        rebuilt.notices.append(f"{path.name}: damaged at byte {end}; nothing from there on could be read")


def _is_bond(record: StoredRecord) -> bool:
    """Whether a record is one that a store writes on its own files."""
    return (record.get("WARC-Target-URI") or "").startswith((seals.SEAL_URI, seals.TIMESTAMP_URI))


def _keep_bond(connection: Connection, record: StoredRecord, file: str) -> None:
    """Enter a seal or a time stamp; what cannot be understood is left to `evercite verify`."""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        if (record.get("WARC-Target-URI") or "").startswith(seals.SEAL_URI):
            seals.keep(connection, Seal.from_json(record.beginning), record.get("WARC-Date") or "", file)
        else:
            seals.keep_timestamp(connection, json.loads(record.beginning), file)


def _said(record: StoredRecord, name: str) -> str:
    """Return a field of a warcinfo record's block, empty where it has none."""
    lines = record.beginning.decode("utf-8", "replace").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith(f"{name}: ")), "")


def _run_of(record: StoredRecord) -> int:
    number = _said(record, "evercite-run")
    return int(number) if number.isascii() and number.isdigit() else 0


def _testimony(record: StoredRecord, file: str, number: int) -> Testimony | None:
    target = record.get("WARC-Target-URI") or ""
    if record.record_type != "metadata" or not target.startswith((ARTICLE_URI, CITATION_URI)):
        return None
    moment = record.get("WARC-Date") or ""
    return Testimony(moment, file, record.offset, record.length, number, of_article=target.startswith(ARTICLE_URI))


def _hear(
    connection: Connection, folder: Path, s3: S3 | None, testimony: Testimony, told: set[str], rebuilt: Rebuilt
) -> None:
    """Enter what one testimony says; newer ones come later and win."""
    place = f"{testimony.file} at byte {testimony.offset}"
    savepoint = connection.begin_nested()
    try:
        for line in _lines(folder, s3, testimony):
            told.add(line["article"]["id"])
            if testimony.of_article:
                restoring.keep_reading(connection, line)
            else:
                kept = restoring.keep_verdict(connection, line, testimony)
                rebuilt.verdicts += kept.new
                rebuilt.notices += [f"{place}: {missing} is in no WARC file here" for missing in kept.missing]
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        savepoint.rollback()
        rebuilt.notices.append(f"{place}: a metadata record that cannot be understood was passed over: {e!r}")
    else:
        savepoint.commit()


def _lines(folder: Path, s3: S3 | None, testimony: Testimony) -> Iterator[dict[str, Any]]:
    with (
        translated(folder / testimony.file),
        open_member(folder, testimony.file, testimony.offset, testimony.length, s3) as member,
    ):
        said = json.loads(read_block(member, 0, testimony.length))
    yield from said if testimony.of_article else [said]


def _resume(connection: Connection) -> None:
    """Have the next run fetch what pages still lack."""
    newest = connection.scalar(select(run.c.id).order_by(run.c.id.desc()).limit(1))
    lacking = select(url.c.url).join(need, need.c.url_key == url.c.key).where(need.c.final_id.is_(None)).distinct()
    for target in connection.scalars(lacking).all():
        frontier.follow(connection, Purpose.REQUISITE, target, newest or 0, 0.0)
