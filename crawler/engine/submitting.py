"""Submitting: live pages that no archive has a copy of are given to Save Page Now, one after another."""

import logging
from typing import Protocol

from sqlalchemy import Connection

from crawler import urls
from crawler.engine.clock import Clock
from crawler.engine.discretion import WHY, Discretion
from crawler.engine.reaching import client_of
from crawler.engine.storing import OpenStore
from crawler.manifest import mementos
from crawler.manifest.mementos import Scope
from crawler.mementos.asking import Unanswered
from crawler.mementos.strain import after_answer, after_failure
from crawler.mementos.submission import State, Submitted
from crawler.mementos.submitting import Keys, Submitter
from crawler.policy import Policy

_log = logging.getLogger(__name__)


class Hearer(Protocol):
    """Hears of each submission, on the event loop's thread; must return at once."""

    def submitted(self, target: str, said: Submitted) -> None:
        """Hear what has become of a page."""


class Submissions:
    """Submits what :func:`crawler.manifest.mementos.unkept` names, and asks after what earlier runs submitted."""

    def __init__(
        self, store: OpenStore, policy: Policy, scope: Scope, keys: Keys, clock: Clock, hearer: Hearer
    ) -> None:
        """Prepare; nothing is submitted before :meth:`work`."""
        self._store = store
        self._policy = policy
        self._scope = scope
        self._keys = keys
        self._clock = clock
        self._hearer = hearer
        self._service = urls.host(policy.mementos.save)
        self._discretion = Discretion(looks_up=not policy.network.proxy_trusted)

    async def work(self) -> str | None:
        """Submit one page after another; return why the service takes no more of them, None where it took all.

        :raises KeysRefused: when the service does not know the keys.
        :raises StoreError: when the store can no longer be written.
        """
        own = self._policy.mementos.save
        # The service that the policy names may be asked on a private address; what is submitted goes by it.
        client = await client_of(self._policy, allow_private=True)
        agent = self._policy.identity.user_agent_header
        submitter = Submitter(client, own, self._keys, agent, self._clock)
        try:
            return await self._submit_all(submitter)
        finally:
            await client.close()

    async def _submit_all(self, submitter: Submitter) -> str | None:
        write, now = self._store.scribe.write, self._clock.now()
        resting = await write(lambda c: mementos.standing(c, self._name))
        if resting.ready_at > self._clock.seconds() + 60.0:
            return "it asked to be left alone for longer"
        for key, target, job in await write(lambda c: mementos.pending(c, self._service)):
            try:
                await self._keep(key, target, await submitter.follow(job))
            except Unanswered as error:
                return await self._strained(error)
        for page in await write(lambda c: mementos.unkept(c, self._scope, self._service, now)):
            if await self._discretion.withholds(self._policy.mementos.save, page.target):
                await self._keep_withheld(page.url_key, page.target)
                continue
            try:
                await self._keep(page.url_key, page.target, await submitter.submit(page.target))
            except Unanswered as error:
                return await self._strained(error)
        return None

    @property
    def _name(self) -> str:
        return f"{self._service}/save"

    async def _keep(self, key: str, target: str, said: Submitted) -> None:
        now, standing = self._clock.now(), after_answer(self._clock.seconds(), 0.0)

        def keep(connection: Connection) -> None:
            mementos.keep_standing(connection, self._name, standing)
            mementos.keep_submission(connection, key, self._service, said, now)
            if said.state is not State.PENDING:
                self._store.recorder.target(key)

        await self._store.scribe.write(keep)
        self._hearer.submitted(target, said)

    async def _keep_withheld(self, key: str, target: str) -> None:
        said, now = Submitted(State.WITHHELD, said=WHY), self._clock.now()

        def keep(connection: Connection) -> None:
            mementos.keep_submission(connection, key, self._service, said, now)
            self._store.recorder.target(key)

        await self._store.scribe.write(keep)
        self._hearer.submitted(target, said)

    async def _strained(self, error: Unanswered) -> str:
        """Keep that the service takes nothing now, and return why."""
        before = await self._store.scribe.write(lambda c: mementos.standing(c, self._name))
        standing = after_failure(
            before,
            self._clock.seconds(),
            0.0,
            asked_seconds=error.asked_seconds,
            turned_away=error.turned_away,
        )
        await self._store.scribe.write(lambda c: mementos.keep_standing(c, self._name, standing))
        _log.info("%s takes no more submissions: %s", self._service, error)
        return str(error)
