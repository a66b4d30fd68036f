"""A store opened for one run: locked, repaired, and ready to be written."""

from crawler import __version__
from crawler.engine.clock import Clock
from crawler.engine.gathering import targets_with_requisites
from crawler.engine.options import Options
from crawler.engine.rebuilding import rebuild
from crawler.engine.testimony import testify_of_target
from crawler.manifest import frontier, ledger, wanting
from crawler.manifest.rows import ArticleSummary, summaries
from crawler.manifest.schema import WarcState
from crawler.manifest.scribe import Scribe
from crawler.manifest.store import Store, lacks_manifest
from crawler.policy import RobotsUse
from crawler.recording import WarcInfo, WarcWriter, repair
from crawler.times import stamp


class OpenStore:
    """The store of one run, and the thread that writes to it."""

    def __init__(self, options: Options, clock: Clock) -> None:
        """Open the store and make it sound: whatever a kill left behind is repaired first.

        A database that is gone is rebuilt out of the WARC files.

        :raises StoreError: when the store is locked, unsound or cannot be written.
        """
        self.notices: list[str] = []
        self.folder = options.store
        self._clock = clock
        if lacks_manifest(options.store):
            rebuilt = rebuild(options.store, options.policy.storage.s3)
            self.notices += [*rebuilt.notices, f"{options.store}: {rebuilt.message}"]
        self._store = Store.open(options.store, write=True)
        try:
            self.run = self._begin(options)
        except BaseException:
            self._store.close()
            raise
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
        self.writer = WarcWriter(options.store, info, clock=clock.now)
        self.scribe = Scribe(self._store, self.writer)

    def close(self, article_ids: list[str], *, sound: bool, whole: bool) -> tuple[list[ArticleSummary], list[str]]:
        """Seal the WARC files and close the store; return the articles asked for and the files written.

        Verdicts are recorded anew whose pages' requisites are counted by now, unless the store is not ``sound``.
        ``whole`` says that the run did all that it set out to do.

        :raises StoreError: when the files cannot be sealed.
        """
        self.scribe.close()
        try:
            if sound:
                self._testify_of_requisites()
            try:
                self.writer.close()
            finally:
                with self._store.connect() as connection:
                    for file, size in self.writer.files.items():
                        ledger.keep_warc(connection, file, WarcState.SEALED, size, self.run)
            with self._store.connect() as connection:
                if whole:
                    ledger.end_run(connection, self.run, stamp(self._clock.now()))
                found = [summary for id_ in article_ids for summary in summaries(connection, id_)]
                return found, ledger.warcs_of(connection, self.run)
        finally:
            self._store.close()

    def _testify_of_requisites(self) -> None:
        with self._store.connect() as connection:
            since = ledger.first_since_whole(connection, self.run)
            for key in targets_with_requisites(connection, since):
                testify_of_target(connection, self.writer, key)

    def _begin(self, options: Options) -> int:
        repairs = repair(options.store)
        with self._store.connect() as connection:
            run = ledger.begin_run(connection, options.sources, options.policy.digest, stamp(self._clock.now()))
            frontier.begin(connection, run, self._clock.seconds())
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
        return run
