"""Verifying a store: every byte of it, and everything that one part of it says of another."""

import contextlib
import os
import re
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from crawler.errors import StoreMissing
from crawler.manifest import sealing
from crawler.manifest.schema import capture
from crawler.manifest.store import DATABASE, FEED, LOCK, UPLOAD_LOCK, readable, undisturbed
from crawler.proving import chain, copies, database
from crawler.proving.files import Checked, check_file
from crawler.proving.problems import Kind, Problems
from crawler.proving.scratch import Scratch
from crawler.recording import cdxj
from crawler.recording.files import OPEN_SUFFIX

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_WARC = re.compile(r"evercite-\d{17}-\d{5,}-\d+\.warc\.gz")
_APART_FROM_BYTES = 32_000_000
"""Files are given to processes of their own from this much on: starting those takes half a second."""

Progress = Callable[[int, int], None]
"""Told how many bytes of how many were checked."""


@dataclass(slots=True)
class Verification:
    """What came of verifying a store, or a WACZ file."""

    place: str
    problems: Problems = field(default_factory=Problems)
    notices: list[str] = field(default_factory=list)
    """What is worth knowing and no fault, a line each."""
    files: int = 0
    """WARC files."""
    records: int = 0
    bytes: int = 0
    """Of the WARC files."""
    inflated: int = 0
    """Bytes in the records' blocks."""
    seconds: float = 0.0
    sealed: bool = True
    """Whether the database, where there is one, and every WARC file that is closed have a seal."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems.total

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "place": self.place,
            "sound": self.sound,
            "sealed": self.sealed,
            "problems": [problem.to_json() for problem in sorted(self.problems.found)],
            "problems_found": self.problems.total,
            "notices": self.notices,
            "checked": {
                "warc_files": self.files,
                "records": self.records,
                "bytes": self.bytes,
                "bytes_inflated": self.inflated,
            },
            "seconds": round(self.seconds, 3),
        }


def verify(
    folder: Path,
    *,
    jobs: int | None = None,
    progress: Progress = lambda *_: None,
    authorities: Sequence["Certificate"] = (),
) -> Verification:
    """Check a store, and return what is wrong with it; nothing in it is changed.

    ``jobs`` is how many processes read WARC files, as many as there are cores when it is left out. Time stamps must be
    by one of the ``authorities``, where there are any.

    :raises StoreMissing: when there is no store.
    :raises StoreLocked: when another process writes to it.
    :raises StoreError: when its folder cannot be read.
    """
    with readable(folder):
        if not folder.is_dir() or not any(_belongs(path.name) for path in folder.iterdir()):
            raise StoreMissing(folder)
    began = monotonic()
    with undisturbed(folder):
        verification = _Verifying(folder, jobs or os.cpu_count() or 1, progress, authorities).work()
    verification.seconds = monotonic() - began
    return verification


def _belongs(name: str) -> bool:
    """Whether a file is one that a store holds."""
    return bool(
        name in (DATABASE, LOCK, UPLOAD_LOCK, sealing.SEAL, FEED, f"{DATABASE}-wal", f"{DATABASE}-shm")
        or _WARC.fullmatch(name.removesuffix(OPEN_SUFFIX))
        or (name.endswith(cdxj.SUFFIX) and _WARC.fullmatch(f"{name.removesuffix(cdxj.SUFFIX)}.gz"))
        or sealing.is_aside(name, DATABASE)
    )


def _end_by_signals() -> None:
    """Let signals end a process that reads files, without a word: what they mean is for the first process to say."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class _Verifying:
    """One verification under way."""

    def __init__(self, folder: Path, jobs: int, progress: Progress, authorities: Sequence["Certificate"]) -> None:
        self._folder = folder
        self._jobs = jobs
        self._progress = progress
        self._authorities = authorities
        self._result = Verification(str(folder))
        self._problems = self._result.problems
        self._scratch = Scratch()
        self._files: dict[str, Checked] = {}
        self._is_sealed = False
        self._freed = copies.freed_files(folder)

    def work(self) -> Verification:
        try:
            self._work()
        finally:
            self._scratch.close()
        return self._result

    def _work(self) -> None:
        names = sorted(path.name for path in self._folder.iterdir())
        paths = []
        for path in (self._folder / name for name in names if _WARC.fullmatch(name.removesuffix(OPEN_SUFFIX))):
            if path.is_file():
                paths.append(path)
            else:  # a pipe would keep us waiting
                self._problems.add(
                    Kind.FILE, path.name, "it is no file that can be read, but a folder, a link or a pipe"
                )
        self._look_around(names)
        with contextlib.ExitStack() as stack:
            connection = self._open_manifest(stack)
            for checked in self._check_files(paths, database=connection is not None):
                self._take(checked)
            self._scratch.index()
            self._check_records(connection)
            told = chain.told_seals(self._files, self._problems)
            chain.check_told(told, self._files, self._freed, self._problems)
            if connection is not None:
                self._check_manifest(connection)
        self._tell_of_unclaimed()

    def _look_around(self, names: list[str]) -> None:
        """Name what does not belong into a store, and what is left without what it belongs to."""
        for name in names:
            if not _belongs(name) and name != "README.md":  # people write down what a folder is
                self._result.notices.append(f"{name}: this file is none of the store's")
            warc = f"{name.removesuffix(cdxj.SUFFIX)}.gz"
            if name.endswith(cdxj.SUFFIX) and warc not in names and warc not in self._freed:
                self._problems.add(Kind.INDEX, name, "it is the index of a WARC file that is not there")
            if name.endswith(OPEN_SUFFIX):
                self._result.notices.append(f"{name}: a run did not close it; the next one does")
                if name.removesuffix(OPEN_SUFFIX) in names:
                    self._problems.add(Kind.FILE, name, "the same file is there, closed")

    def _open_manifest(self, stack: contextlib.ExitStack) -> Connection | None:
        if not (self._folder / DATABASE).exists():
            self._problems.add(Kind.MANIFEST, DATABASE, "it is not there")
            return None
        self._is_sealed = self._result.sealed = database.check_seal(self._folder, self._problems)
        try:
            connection = stack.enter_context(database.opened(self._folder, self._problems))
            if not self._is_sealed:
                self._tell_of_no_seal(connection)
        except database.Unreadable:
            return None
        return connection

    def _tell_of_no_seal(self, connection: Connection) -> None:
        with database.translated(self._problems):
            begun = database.begun_and_not_ended(connection)
        since = f"since {begun}, when a run began that came to no end" if begun else "since its last writer was killed"
        self._result.notices.append(
            f"{DATABASE}: it is not sealed {since}; its rows are compared with the records, and its other bytes cannot "
            "be; the next run seals it, and so does `evercite verify --seal`"
        )

    def _check_files(self, paths: list[Path], *, database: bool) -> Iterator[Checked]:
        sizes = {path: path.stat().st_size for path in paths}
        total, done = sum(sizes.values()), 0
        if self._jobs == 1 or len(paths) == 1 or total < _APART_FROM_BYTES:
            for path in paths:
                yield check_file(path, database=database)
                done += sizes[path]
                self._progress(done, total)
            return
        # The largest first, so that none of them is left for the end.
        paths = sorted(paths, key=lambda path: -sizes[path])
        with ProcessPoolExecutor(min(self._jobs, len(paths)), initializer=_end_by_signals) as pool:
            waiting = {pool.submit(check_file, path, database=database): path for path in paths}
            try:
                for finished in as_completed(waiting):
                    yield finished.result()
                    done += sizes[waiting.pop(finished)]
                    self._progress(done, total)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _take(self, checked: Checked) -> None:
        result = self._result
        result.files += 1
        result.records += checked.records
        result.bytes += checked.size
        result.inflated += checked.inflated
        self._problems.merge(checked.problems)
        self._scratch.take(checked)
        self._files[checked.file] = checked

    def _check_records(self, connection: Connection | None) -> None:
        for file, offset, id_, first, at in self._scratch.doubled():
            message = f"the record at byte {at} of {first} has the same WARC-Record-ID"
            self._problems.add(Kind.RECORD, file, message, offset=offset, record_id=id_)
        for file, offset, id_, to, message in self._scratch.unfounded():
            if self._freed and not self._scratch.has(to) and (connection is None or self._is_freed(connection, to)):
                continue
            self._problems.add(Kind.RECORD, file, message, offset=offset, record_id=id_)

    def _is_freed(self, connection: Connection, record_id: str) -> bool:
        """Whether a record is in a file that was freed, as far as the manifest knows."""
        query = select(capture.c.file).where(capture.c.record_id == record_id)
        return any(file in self._freed for file in connection.scalars(query))

    def _check_manifest(self, connection: Connection) -> None:
        told = chain.told_seals(self._files, Problems())
        try:
            with database.translated(self._problems):
                database.check_files(connection, self._files, self._freed, self._problems)
                copies.check_copies(connection, self._folder, self._files, self._problems)
                chain.check_chain(connection, told, self._files, self._freed, self._problems, sealed=self._is_sealed)
                chain.check_told_timestamps(connection, self._files, self._problems)
                stamps = chain.check_timestamps(connection, self._problems, self._authorities)
                if stamps and not self._authorities:
                    self._result.notices.append(
                        f"{stamps} time stamps are on the right digests; whose they are is seen only with the policy's "
                        "`proof: {tsa_ca: FILE}`"
                    )
                for file in chain.unsealed(connection, self._files):
                    self._result.sealed = False
                    self._result.notices.append(f"{file}: it has no seal yet; the next run gives it one")
                database.check_statements(
                    connection, self._folder, self._scratch, self._problems, all_here=not self._freed
                )
                database.name_citations(connection, self._problems)
        except database.Unreadable:
            return

    def _tell_of_unclaimed(self) -> None:
        for file in sorted(self._freed):
            self._result.notices.append(f"{file}: it was freed; `evercite upload --verify all` reads its copy")
        for file, checked in sorted(self._files.items()):
            if checked.unclaimed:
                self._result.notices.append(
                    f"{file}: {checked.unclaimed} answers are in no row of the manifest: a run was ended between the "
                    "two, and asked for them again"
                )
