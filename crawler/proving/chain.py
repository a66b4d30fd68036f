"""The chain of seals, checked against the files and against what the WARC files tell of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from crawler.manifest import seals
from crawler.manifest.schema import timestamp, warc
from crawler.manifest.seals import SEAL_URI, TIMESTAMP_KEYS, Seal
from crawler.manifest.store import DATABASE
from crawler.proving import stamping
from crawler.proving.files import Checked
from crawler.proving.problems import Kind, Problems
from crawler.times import stamp

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


def told_seals(files: Mapping[str, Checked], problems: Problems) -> list[tuple[str, int, Seal]]:
    """Return the seals that WARC files tell, with file and offset of each record."""
    found = []
    for file, checked in sorted(files.items()):
        for offset, target, block in checked.bonds:
            if not target.startswith(SEAL_URI):
                continue
            try:
                found.append((file, offset, Seal.from_json(block)))
            except ValueError as e:
                problems.add(Kind.CHAIN, file, f"the seal that is told here cannot be used: {e}", offset=offset)
    return found


def check_told(
    told: Iterable[tuple[str, int, Seal]], files: Mapping[str, Checked], freed: set[str], problems: Problems
) -> None:
    """Compare the seals that WARC files tell with those files, and with each other; no database is needed."""
    by_number: dict[int, Seal] = {}
    for file, offset, seal in sorted(told, key=lambda one: one[2].number):
        before = by_number.get(seal.number - 1)
        if seal.number > 1 and before is not None and before.digest != seal.previous:
            problems.add(
                Kind.CHAIN, file, f"seal {seal.number} does not follow from seal {before.number}", offset=offset
            )
        if by_number.setdefault(seal.number, seal) != seal:
            problems.add(Kind.CHAIN, file, f"seal {seal.number} is told otherwise elsewhere", offset=offset)
        _check_file(seal, files, freed, problems, f"seal {seal.number}, told by {file},")


def check_chain(
    connection: Connection, told: Iterable[tuple[str, int, Seal]], files: Mapping[str, Checked], freed: set[str],
    problems: Problems, *, sealed: bool,
) -> None:  # fmt: skip
    """Compare the database's chain with itself, with what WARC files tell of it, and with those files.

    Where the database is not ``sealed``, seals are told of that it has not: a run was killed before it entered them.
    """
    chain = {seal.number: seal for seal in seals.seals(connection)}
    known = set(connection.scalars(select(warc.c.file)))
    before: Seal | None = None
    for number, seal in chain.items():
        expected = before.digest if before is not None else ""
        if number != (before.number + 1 if before is not None else 1) or seal.previous != expected:
            problems.add(Kind.CHAIN, DATABASE, f"seal {number}, on {seal.file}, does not follow from the one before")
        if seal.file in files or seal.file not in known:
            _check_file(seal, files, freed, problems, f"seal {number}")
        before = seal
    for file, offset, seal in told:
        if seal.number not in chain and sealed:
            problems.add(Kind.CHAIN, DATABASE, f"it has no seal {seal.number}, which {file} tells at byte {offset}")
        elif chain.get(seal.number, seal) != seal:
            problems.add(Kind.CHAIN, DATABASE, f"seal {seal.number} is not as {file} tells it at byte {offset}")


def unsealed(connection: Connection, files: Mapping[str, Checked]) -> list[str]:
    """Return the closed files that have no seal yet."""
    sealed = {seal.file for seal in seals.seals(connection)}
    return sorted(file for file, checked in files.items() if not checked.is_open and file not in sealed)


def check_told_timestamps(connection: Connection, files: Mapping[str, Checked], problems: Problems) -> None:
    """Compare the time stamps that WARC files tell with those of the database."""
    known = {
        (row.sha256, row.authority): {name: getattr(row, name) for name in TIMESTAMP_KEYS}
        for row in connection.execute(select(timestamp))
    }
    for file, checked in sorted(files.items()):
        for offset, target, block in checked.bonds:
            if target.startswith(SEAL_URI):
                continue
            try:
                said = json.loads(block)
                kept = known.get((said["sha256"], said["authority"]))
            except (ValueError, KeyError, TypeError):
                problems.add(Kind.TIMESTAMP, file, "the time stamp that is told here cannot be read", offset=offset)
                continue
            if kept is not None and kept != said:
                message = f"the time stamp of {said['file']} is not as {file} tells it at byte {offset}"
                problems.add(Kind.TIMESTAMP, DATABASE, message)


def check_timestamps(connection: Connection, problems: Problems, authorities: Sequence["Certificate"]) -> int:
    """Verify every time stamp of the manifest, and return how many; whose they are, only with ``authorities``."""
    sealed = {seal.file: seal.sha256 for seal in seals.seals(connection)}
    count = 0
    for row in connection.execute(select(timestamp)):
        count += 1
        if sealed.get(row.file, row.sha256) != row.sha256:
            problems.add(Kind.TIMESTAMP, row.file, f"its time stamp by {row.authority} is on other bytes than its seal")
        try:
            moment = stamping.verify(stamping.decoded(row.token), row.sha256, authorities)
        except stamping.BadStamp as e:
            problems.add(Kind.TIMESTAMP, row.file, f"its time stamp by {row.authority} does not hold: {e}")
            continue
        if stamp(moment) != row.stamped_at:
            message = f"its time stamp by {row.authority} is of {stamp(moment)}, and the manifest says {row.stamped_at}"
            problems.add(Kind.TIMESTAMP, row.file, message)
    return count


def _check_file(seal: Seal, files: Mapping[str, Checked], freed: set[str], problems: Problems, named: str) -> None:
    checked = files.get(Path(seal.file).name)
    if checked is None:
        if seal.file not in freed:
            problems.add(Kind.CHAIN, seal.file, f"it is not there, and {named} is on it")
    elif checked.size != seal.size:
        problems.add(Kind.CHAIN, seal.file, f"it has {checked.size} bytes, and {named} says {seal.size}")
    elif checked.sha256 != seal.sha256:
        problems.add(Kind.CHAIN, seal.file, f"it has the SHA-256 {checked.sha256}, and {named} says {seal.sha256}")
