"""Making anew what can be: indexes and the manifest's database, out of WARC files that are whole; and missing seals."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from crawler.engine import rebuilding
from crawler.manifest import sealing, seals
from crawler.manifest.store import DATABASE, Store, locked
from crawler.proving.problems import Kind
from crawler.proving.store import Verification
from crawler.recording import cdxj
from crawler.times import stamp

_OF_THE_DATABASE = (DATABASE, sealing.SEAL, f"{DATABASE}-wal")


def repair(folder: Path, found: Verification, *, index: bool, manifest: bool) -> Iterator[str]:
    """Make anew what a verification found wrong, as far as it is asked for; yield what was done, a line each.

    Nothing is made out of a WARC file that is itself damaged: what it lost would be lost from the index or the
    database too.

    :raises StoreError: when the store is locked or cannot be written.
    """
    damaged = {problem.file for problem in found.problems.found if problem.kind in (Kind.RECORD, Kind.FILE)}
    if index:
        yield from _indexes(folder, found, damaged)
    if manifest and any(problem.file in _OF_THE_DATABASE for problem in found.problems.found):
        if damaged:
            yield f"{DATABASE}: not rebuilt, since {', '.join(sorted(damaged))} is damaged; put back a whole copy first"
        else:
            rebuilt = rebuilding.rebuild(folder)
            yield from rebuilt.notices
            yield rebuilt.message


def seal(folder: Path, found: Verification) -> Iterator[str]:
    """Seal a store that a verification found sound and without a seal; yield what was done, a line each.

    :raises StoreError: when the store is locked or cannot be written.
    """
    if found.sealed:
        yield f"{folder}: it is sealed"
    elif not found.sound:
        yield f"{folder}: not sealed, since it is not sound; a seal would stand for what is wrong too"
    else:
        with Store.open(folder, write=True) as store, store.connect() as connection:
            count = seals.adopt(connection, folder, stamp(datetime.now(UTC)))
        yield f"{folder}: sealed as it was found, {DATABASE} and {count} WARC files that had no seal"


def _indexes(folder: Path, found: Verification, damaged: set[str]) -> Iterator[str]:
    wrong = sorted({problem.file for problem in found.problems.found if problem.kind is Kind.INDEX})
    with locked(folder):
        for name in wrong:
            warc = folder / f"{name.removesuffix(cdxj.SUFFIX)}.gz"
            if not warc.exists():
                yield f"{name}: its WARC file is not there, and it was left as it is"
            elif warc.name in damaged:
                yield f"{name}: not rebuilt, since {warc.name} is damaged; put back a whole copy first"
            else:
                cdxj.rebuild(warc)
                yield f"{name}: rebuilt from {warc.name}"
