"""A store opened for one run: locked, repaired, and ready to be written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from crawler import __version__
from crawler.engine.clock import Clock
from crawler.engine.gathering import targets_with_requisites
from crawler.engine.options import Options
from crawler.engine.recorders import NoRecorder, Recorder
from crawler.manifest import frontier, ledger, seals, wanting
from crawler.manifest.rows import summaries
from crawler.manifest.schema import WarcState
from crawler.manifest.scribe import Scribe
from crawler.manifest.store import Store, lacks_manifest
from crawler.manifest.summary import ArticleSummary
from crawler.policy import Policy, RobotsUse
from crawler.recording.files import translated
from crawler.times import stamp


@dataclass(frozen=True, slots=True)
class Closed:
    """What a store had to say when its run ended."""

    articles: list[ArticleSummary]
    warcs: list[str]
    """Files written in the run."""


class OpenStore:
    """The store of one run, and the thread that writes to it."""

    def __init__(self, options: Options, clock: Clock, *, keep_copies: bool = True) -> None:
        """Open the store and make it sound: whatever a kill left behind is repaired first.

        A database that is gone is rebuilt out of the WARC files. A run that does not ``keep_copies`` leaves alone what
        others have begun.

        :raises StoreError: when the store is locked, unsound or cannot be written.
        """
        self.notices: list[str] = []
        self.folder = options.store
        self._clock = clock
        self._keep_copies = keep_copies
        self._proof = options.policy.proof
        self._stamps: list[dict[str, Any]] = []
        self._stamps_told: dict[str, str] = {}
        self._store = self._open(options.store, options.policy)
        try:
            self.run = self._begin(options)
        except BaseException:
            self._store.close()
            raise
        self.recorder = self._recorder(options)
        self._sealed = 0
        """How many of the files that this run closed are sealed."""
        self.scribe = Scribe(self._store, self.recorder, self._conclude_group)

    def _open(self, folder: Path, policy: Policy) -> Store:
        if lacks_manifest(folder):
            from crawler.engine.rebuilding import rebuild

            rebuilt = rebuild(folder, policy.storage.s3)
            self.notices += [*rebuilt.notices, f"{folder}: {rebuilt.message}"]
        return Store.open(folder, write=True)

    def _recorder(self, options: Options) -> Recorder:
        if not self._keep_copies:
            return NoRecorder()
        from crawler.engine.warc_recorder import WarcRecorder
        from crawler.recording import WarcInfo, WarcWriter

        identity = options.policy.identity
        info = WarcInfo(
            software=f"evercite/{__version__}",
            operator=identity.operator,
            contact=identity.contact,
            robots=(options.policy.defaults.robots or RobotsUse.RESPECT).value,
            policy_digest=options.policy.digest,
            user_agent=identity.user_agent_header,
            run=self.run,
        )
        return WarcRecorder(WarcWriter(options.store, info, clock=self._clock.now, opening=self._bonds))

    def close(self, article_ids: list[str], *, sound: bool, whole: bool) -> Closed:
        """Seal the WARC files and close the store; return what there is to say of the articles asked for.

        Verdicts are recorded anew whose pages' requisites are counted by now, unless the store is not ``sound``.
        ``whole`` says that the run did all that it set out to do.

        :raises StoreError: when the files cannot be sealed.
        """
        self.scribe.close()
        try:
            if sound and self._keep_copies:
                self._testify_of_requisites()
            try:
                self.recorder.close()
            finally:
                with self._store.connect() as connection:
                    self._seal(connection)
            with self._store.connect() as connection:
                if whole and self._keep_copies and self._proof.timestamp is not None:
                    self._stamp(connection)
                if whole:
                    ledger.end_run(connection, self.run, stamp(self._clock.now()))
                found = [summary for id_ in article_ids for summary in summaries(connection, id_)]
                return Closed(found, ledger.warcs_of(connection, self.run))
        finally:
            self._store.close()

    def _stamp(self, connection: Connection) -> None:
        from crawler.proving.pending import stamp_pending

        trouble = stamp_pending(connection, self._proof).trouble
        if trouble is not None:
            self.notices.append(trouble)

    def _bonds(self, file: str) -> Iterator[tuple[str, str]]:
        """Yield what the beginning of a WARC file tells of those before it: their seals and time stamps."""
        self._extend_chain()
        for seal in self._chain.tell(file):
            yield f"{seals.SEAL_URI}{seal.number}", seal.to_json()
        stamps, self._stamps = self._stamps, []
        for said in stamps:
            self._stamps_told[said["sha256"]] = file
            yield f"{seals.TIMESTAMP_URI}{said['sha256']}", json.dumps(said)

    def _extend_chain(self) -> None:
        for file, size in self.recorder.files.items():
            self._chain.close(file, size, self.recorder.digests[file])

    def _conclude_group(self, connection: Connection) -> None:
        self.recorder.testify(connection)
        self._seal_closed(connection)

    def _seal_closed(self, connection: Connection) -> None:
        """Enter the seals of files with the rows that speak of them: a kill then leaves none but the last unsealed."""
        if len(self.recorder.files) > self._sealed:
            self._seal(connection)
            self._sealed = len(self.recorder.files)

    def _seal(self, connection: Connection) -> None:
        """Enter the files that were closed, and seal them; what was entered before stays as it is."""
        self._extend_chain()
        for file, size in self.recorder.files.items():
            ledger.keep_warc(connection, file, WarcState.SEALED, size, self.run)
        self._chain.keep(connection, stamp(self._clock.now()), self.recorder.files)
        for digest, file in self._stamps_told.items():
            if file in self.recorder.files:
                seals.mark_timestamps_told(connection, [digest], file)

    def _testify_of_requisites(self) -> None:
        with self._store.connect() as connection:
            since = ledger.first_since_whole(connection, self.run)
            for key in targets_with_requisites(connection, since):
                self.recorder.target(key)
            self.recorder.testify(connection)

    def _begin(self, options: Options) -> int:
        from crawler.recording import repair

        repairs = repair(options.store)
        now, digest, keep_copies = self._clock.now(), options.policy.digest, self._keep_copies
        with self._store.connect() as connection:
            run = ledger.begin_run(connection, options.sources, digest, stamp(now), keep_copies=keep_copies)
            if keep_copies:
                frontier.begin(connection, run, now.timestamp())
                wanting.forget(connection)
            for mended in repairs:
                ledger.keep_warc(connection, mended.file, WarcState.SEALED, mended.kept_bytes, run)
                lost = ledger.forget_cut(connection, mended.file, mended.kept_bytes)
                self.notices.append(mended.message)
                if lost:
                    self.notices.append(
                        f"{mended.file}: {lost} captures were claimed beyond the cut; the disk lost them"
                    )
            for file in ledger.forget_missing(connection, options.store):
                self.notices.append(f"{file}: this WARC file is gone; nothing new will refer to what it held")
            with translated(options.store):
                seals.adopt(connection, options.store, stamp(now))
            self._chain = seals.Chain(connection)
            self._stamps = seals.untold_timestamps(connection)
        return run
