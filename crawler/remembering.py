"""Remembering: what other archives hold of the cited pages of a store, as one call, apart from any crawl."""

import asyncio
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from crawler.engine.clock import Clock
from crawler.engine.looking_up import LookUps
from crawler.engine.loops import heeded, interruptible, loop_factory
from crawler.engine.options import Options
from crawler.engine.storing import OpenStore
from crawler.engine.submitting import Submissions
from crawler.manifest import mementos
from crawler.manifest.mementos import Scope
from crawler.mementos import Outcome
from crawler.mementos.submission import State, Submitted
from crawler.mementos.submitting import Keys
from crawler.policy import Policy


class Listener(Protocol):
    """Hears of the work on the event loop's thread; must return at once."""

    def begun(self, questions: int) -> None:
        """Hear how many questions there are to ask, of all archives."""

    def asked(self, archive: str, target: str, outcome: Outcome, said: str | None) -> None:
        """Hear what came of asking an archive about a page; ``said`` is why there was no answer."""

    def submitted(self, target: str, said: Submitted) -> None:
        """Hear what has become of a submitted page."""

    def notice(self, message: str) -> None:
        """Hear something that the person who runs this should know."""


@dataclass(slots=True)
class Remembered:
    """What came of it."""

    outcomes: dict[str, Counter[Outcome]] = field(default_factory=dict)
    """Of the questions, by archive."""
    left: dict[str, int] = field(default_factory=dict)
    """Questions that are still to be asked, by archive."""
    submissions: Counter[State] = field(default_factory=Counter)
    refused: str | None = None
    """Why the service takes no more submissions."""
    seconds: float = 0.0
    interrupted: int | None = None
    """The number of the signal that ended it early."""


def remember(
    store: Path,
    policy: Policy,
    *,
    only_dead: bool,
    article_ids: Collection[str] | None,
    keys: Keys | None,
    listener: Listener,
) -> Remembered:
    """Ask the archives of a policy all that is still to be asked, then submit what nobody has where there are ``keys``.

    ``article_ids`` narrows it down to some articles; ``only_dead`` to links that are dead or suspect. SIGINT and
    SIGTERM end the work within moments, and the same call goes on.

    :raises StoreError: when the store is locked, full or unsound.
    :raises KeysRefused: when the keys are not known.
    """
    remembering = _Remembering(store, policy, only_dead, article_ids, keys, listener)
    remembering.open()
    try:
        with heeded(remembering), asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(remembering.run())
    finally:
        remembering.close()
    return remembering.came_to


class _Remembering:
    """One run of it."""

    def __init__(
        self,
        store: Path,
        policy: Policy,
        only_dead: bool,
        article_ids: Collection[str] | None,
        keys: Keys | None,
        listener: Listener,
    ) -> None:
        self.came_to = Remembered()
        self._options = Options(store, policy, ())
        self._clock = Clock()
        # Whoever asks by hand wants to know now; an archive that fails again is left alone as ever.
        self._scope = Scope(only_dead, policy.mementos.again, self._clock.now(), article_ids, failed_again=timedelta())
        self._keys = keys
        self._listener = listener
        self._began = self._clock.seconds()
        self._work: asyncio.Task[None] | None = None

    def open(self) -> None:
        self._store = OpenStore(self._options, self._clock)
        for notice in self._store.notices:
            self._listener.notice(notice)

    def close(self) -> None:
        self._store.close([], sound=True, whole=False)
        self.came_to.seconds = self._clock.seconds() - self._began

    async def run(self) -> None:
        with interruptible(self):
            if self.came_to.interrupted is not None:
                return
            self._work = asyncio.create_task(self._remember())
            await asyncio.wait({self._work})
        if not self._work.cancelled() and (error := self._work.exception()) is not None:
            raise error

    def interrupt(self, number: int) -> None:
        """End the work; what was answered is kept."""
        self.came_to.interrupted = number
        if self._work is not None:
            self._work.cancel()

    def asked(self, archive: str, target: str, outcome: Outcome, said: str | None) -> None:
        """Count an answer, and pass it on."""
        self.came_to.outcomes.setdefault(archive, Counter())[outcome] += 1
        self._listener.asked(archive, target, outcome, said)

    def submitted(self, target: str, said: Submitted) -> None:
        """Count a submission, and pass it on."""
        self.came_to.submissions[said.state] += 1
        self._listener.submitted(target, said)

    async def _remember(self) -> None:
        policy = self._options.policy

        def count(connection: Connection) -> int:
            now = self._clock.now()
            return sum(mementos.count_wanted(connection, self._scope, archive, now) for archive in policy.archives)

        self._listener.begun(await self._store.scribe.write(count))
        look_ups = LookUps(self._store, policy, lambda: self._scope, self._clock, self)
        try:
            await look_ups.start()
            self.came_to.left = await look_ups.finish(None)
        finally:
            await look_ups.stop()
        if self._keys is not None:
            submissions = Submissions(self._store, policy, self._scope, self._keys, self._clock, self)
            self.came_to.refused = await submissions.work()
