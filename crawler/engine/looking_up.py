"""Looking up: other archives are asked about cited links, each at its own pace, beside whatever else goes on.

What is still to be asked is always read from the manifest, so nothing is lost when a run ends before an archive has
answered everything: the next one goes on. An archive that fails rests for a growing time and holds up nobody else.
"""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Protocol

from sqlalchemy import Connection

from crawler import urls
from crawler.engine.clock import Clock
from crawler.engine.discretion import WHY, Discretion
from crawler.engine.reaching import client_of
from crawler.engine.storing import OpenStore
from crawler.errors import StoreError
from crawler.fetching.client import Client
from crawler.manifest import mementos
from crawler.manifest.mementos import Scope, Wanted
from crawler.mementos import Answer, Outcome
from crawler.mementos.asking import Asker, Unanswered
from crawler.mementos.strain import after_answer, after_failure
from crawler.policy import Archive, Policy

_log = logging.getLogger(__name__)

PATIENCE_SECONDS = 60.0
"""An archive that rests for longer than this is left to a later run, once there is nothing else to do."""

_QUESTIONS_AT_A_TIME = 50
_LOOK_AGAIN_SECONDS = 0.5
"""New verdicts come many a second; what is to be asked about them is looked for so often at most."""


class Hearer(Protocol):
    """Hears of each question, on the event loop's thread; must return at once."""

    def asked(self, archive: str, target: str, outcome: Outcome, said: str | None) -> None:
        """Hear what came of asking an archive about a page; ``said`` is why there was no answer."""


class Silent:
    """Hears nothing."""

    def asked(self, archive: str, target: str, outcome: Outcome, said: str | None) -> None:
        """Hear nothing."""


class LookUps:
    """Asks the archives of a policy until it is told to finish."""

    def __init__(
        self, store: OpenStore, policy: Policy, scope: Callable[[], Scope], clock: Clock, hearer: Hearer | None = None
    ) -> None:
        """Ask about what ``scope`` says at the time; nothing is asked before :meth:`start`."""
        self._store = store
        self._policy = policy
        self._scope = scope
        self._clock = clock
        self._hearer: Hearer = hearer or Silent()
        self._clients: list[Client] = []
        self._workers: dict[asyncio.Task[None], Archive] = {}
        self._news: dict[str, asyncio.Event] = {}
        self._finishing = asyncio.Event()
        self._discretion = Discretion(looks_up=not policy.network.proxy_trusted)

    async def start(self) -> None:
        """Begin to ask every archive.

        :raises ProxyUnusable: when there is a proxy that does not answer.
        """
        # A local aggregator or archive that the policy names may be asked; what it leads to may not be private.
        client, own = await client_of(self._policy), await client_of(self._policy, allow_private=True)
        self._clients = [client, own]
        for archive in self._policy.archives:
            asker = Asker(archive, client, own, self._policy.identity.user_agent_header, self._clock)
            self._news[archive.name] = asyncio.Event()
            self._workers[asyncio.create_task(self._work(asker), name=f"ask {archive.name}")] = archive

    def wake(self) -> None:
        """Say that there may be something new to ask about."""
        for event in self._news.values():
            event.set()

    async def finish(self, wait_seconds: float | None) -> dict[str, int]:
        """Wait for what is still to be asked, at most so long, and return how much is left, by archive.

        :raises StoreError: when the store can no longer be written.
        """
        self._finishing.set()
        self.wake()
        if self._workers:
            await asyncio.wait(self._workers, timeout=wait_seconds)
        await self.stop()
        for worker in self._workers:
            error = None if worker.cancelled() else worker.exception()
            if isinstance(error, StoreError):
                raise error
            if error is not None:
                _log.error("%s is asked no more in this run.", self._workers[worker].name, exc_info=error)
        scope, now = self._scope(), self._clock.now()

        def count(connection: Connection) -> dict[str, int]:
            return {
                archive.name: mementos.count_wanted(connection, scope, archive, now)
                for archive in self._policy.archives
            }

        left = await self._store.scribe.write(count)
        return {name: questions for name, questions in left.items() if questions}

    async def stop(self) -> None:
        """Break off what is being asked, and hang up."""
        for worker in self._workers:
            worker.cancel()
        if self._workers:
            await asyncio.wait(self._workers)
        for client in self._clients:
            await client.close()
        self._clients = []

    async def _work(self, asker: Asker) -> None:
        name = asker.archive.name
        news = self._news[name]
        standing = await self._store.scribe.write(lambda c: mementos.standing(c, name))
        # A clock that was wrong must not silence an archive for years.
        asker.ready_at = min(standing.ready_at, self._clock.seconds() + 2 * 86_400.0)
        while True:
            news.clear()
            scope, now = self._scope(), self._clock.now()
            questions = await self._store.scribe.write(
                partial(mementos.wanted, scope=scope, asked=asker.archive, now=now, limit=_QUESTIONS_AT_A_TIME)
            )
            for question in questions:
                if await self._withhold(asker.archive, question):
                    continue
                if not await self._is_ready(asker):
                    return
                await self._ask(asker, question)
            if not questions:
                if self._finishing.is_set():
                    return
                await news.wait()
                await self._pause(_LOOK_AGAIN_SECONDS)

    async def _is_ready(self, asker: Asker) -> bool:
        """Wait while an archive rests; return False where it rests for long and nothing else is left to do."""
        while (left := asker.ready_at - self._clock.seconds()) > PATIENCE_SECONDS:
            if self._finishing.is_set():
                return False
            await self._pause(left)
        return True

    async def _pause(self, seconds: float) -> None:
        """Wait, or until the end is near."""
        try:
            async with asyncio.timeout(seconds):
                await self._finishing.wait()
        except TimeoutError:
            pass

    async def _withhold(self, archive: Archive, question: Wanted) -> bool:
        """Return whether an archive must not learn of a page; that it was not asked is then kept."""
        if archive.private or not await self._discretion.withholds(archive.endpoint, question.target):
            return False
        now = self._clock.now()

        def keep(connection: Connection) -> None:
            mementos.keep_withheld(connection, question, archive.name, WHY, now)
            self._store.recorder.target(question.url_key)

        await self._store.scribe.write(keep)
        self._hearer.asked(archive.name, question.target, Outcome.WITHHELD, WHY)
        return True

    async def _ask(self, asker: Asker, question: Wanted) -> None:
        archive = asker.archive
        delay = archive.delay.total_seconds()
        answer: Answer | None = None
        said: str | None = None
        before = await self._store.scribe.write(lambda c: mementos.standing(c, archive.name))
        try:
            answer = await asker.ask(question.target, question.moment)
        except Unanswered as error:
            said = str(error)
            standing = after_failure(
                before,
                self._clock.seconds(),
                delay,
                asked_seconds=error.asked_seconds,
                turned_away=error.turned_away,
            )
            _log.info("%s was asked about %s in vain: %s", archive.name, question.target, said)
        else:
            standing = after_answer(self._clock.seconds(), delay)
        asker.ready_at = standing.ready_at
        now = self._clock.now()

        def keep(connection: Connection) -> None:
            mementos.keep_standing(connection, archive.name, standing)
            if answer is None:
                mementos.keep_failure(connection, question, archive.name, said or "", now)
                return
            host = urls.host(archive.endpoint)
            mementos.keep_answer(connection, question, archive.name, host, answer, now)
            self._store.recorder.target(question.url_key)

        await self._store.scribe.write(keep)
        outcome = answer.outcome if answer is not None else Outcome.FAILED
        self._hearer.asked(archive.name, question.target, outcome, said)
