"""Our own outage told from theirs: when nothing answers at all, a canary is asked before a link is held to be dead.

A crawler behind a dead line finds every link failing alike, and one such night poisons a series of checks.
"""

import asyncio
from datetime import timedelta

from crawler.engine.clock import Clock
from crawler.engine.retrying import PATIENCE_SECONDS, wait_before_retry
from crawler.fetching.addresses import is_local_name
from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, FailureKind, Limits
from crawler.policy import Policy
from crawler.urls import host

PUT_OFF_SECONDS = 300.0
"""How far a URL is put off that met our own outage: past what a run waits for, and soon enough for the next one."""

_BELIEVED_SECONDS = 60.0
"""How long an answer from anywhere shows that the line is up, and a silent canary that it is down."""

_SILENT = frozenset({FailureKind.DNS, FailureKind.TIMEOUT, FailureKind.UNREACHABLE})
"""Failures in which nobody spoke: a refusal, a reset or a bad certificate comes from somebody who was reached."""

_LIMITS = Limits(
    connect=timedelta(seconds=5), idle=timedelta(seconds=5), total=timedelta(seconds=10), max_bytes=64 << 10
)


class Line:
    """What the answers of a run, and its canaries, tell of our own line."""

    def __init__(self, client: Client, policy: Policy, clock: Clock) -> None:
        """Ask the canaries of ``policy`` over ``client``."""
        self._client = client
        self._canaries = policy.network.canary
        self._headers = ((b"User-Agent", policy.identity.user_agent_header.encode("ascii")), (b"Accept", b"*/*"))
        self._clock = clock
        self._answered_at = self._silent_at = -_BELIEVED_SECONDS
        self._asking = asyncio.Lock()
        self.was_down = False
        """Whether something was put off for our own outage."""

    async def wait_after(
        self, exchange: Exchange, attempts: int, retries: int, asked_seconds: float | None
    ) -> float | None:
        """Return the seconds to wait before a URL is tried once more, or None when its answer stands.

        It is tried again where its server may answer otherwise soon (:func:`.retrying.wait_before_retry`), and put off
        where it met our own outage.
        """
        wait = wait_before_retry(exchange, attempts, retries, asked_seconds)
        if wait is not None and wait <= PATIENCE_SECONDS:
            return wait
        return PUT_OFF_SECONDS if await self.is_down(exchange) else None

    async def is_down(self, exchange: Exchange) -> bool:
        """Whether an exchange failed for a fault of our own line, so that it says nothing of the link."""
        if exchange.raw_bytes or (exchange.failure is not None and exchange.failure.kind not in _SILENT):
            self._answered_at = self._clock.seconds()
            return False
        # Also where there is "no such name": where the net is cut off, some resolvers say that of every name.
        if exchange.failure is None or not self._canaries or is_local_name(host(exchange.url)):
            return False
        down = not await self._is_up()
        self.was_down |= down
        return down

    async def _is_up(self) -> bool:
        async with self._asking:
            now = self._clock.seconds()
            if now - self._answered_at < _BELIEVED_SECONDS:
                return True
            if now - self._silent_at < _BELIEVED_SECONDS:
                return False
            for canary in self._canaries:
                exchange = await self._client.fetch(canary, self._headers, _LIMITS)
                answered = exchange.raw_bytes > 0
                exchange.close()
                if answered:
                    self._answered_at = self._clock.seconds()
                    return True
            self._silent_at = self._clock.seconds()
            return False
