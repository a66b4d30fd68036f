"""Submitting pages to Save Page Now 2 of the Internet Archive, which keeps them at our request.

Its interface as its makers describe it ("Save Page Now 2 Public API Docs Draft"): a form is posted to ``/save``, the
answer names a job, and ``/save/status/JOB`` tells what becomes of that. Six submissions a minute are taken from an
account, ten a day of one page.
"""

import asyncio
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from crawler.errors import EverciteError
from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, Limits
from crawler.fetching.retry_after import retry_after
from crawler.mementos.asking import Clock, Unanswered
from crawler.mementos.memento import Memento, memento_url, read_timestamp, write_timestamp
from crawler.mementos.submission import State, Submitted

ENVIRONMENT = ("EVERCITE_SPN_ACCESS_KEY", "EVERCITE_SPN_SECRET_KEY")
"""Where the keys of an account stand; https://archive.org/account/s3.php gives them out."""

SUBMISSION_SECONDS = 10.0
"""Between two submissions: six a minute."""

POLL_SECONDS = (1.0, 2.0, 4.0, 8.0)
"""Before asking after a job, the last of them again and again."""

PATIENCE_SECONDS = 180.0
"""A job is given this time; the service gives up on a page after two minutes. What takes longer is left for later."""

_LIMITS = Limits(
    connect=timedelta(seconds=30), idle=timedelta(minutes=1), total=timedelta(minutes=2), max_bytes=1 << 20
)
_JOB = re.compile(r"[\w.-]{1,200}", re.ASCII)
_OVERLOADED = frozenset({
    "error:user-session-limit", "error:no-browsers-available", "error:celery", "error:capture-location-error",
    "error:blocked-client-ip",
})  # fmt: skip
"""Its error codes where the fault is the service's or ours, and not the page's."""

_MESSAGE_CHARACTERS = 300


class KeysMissing(EverciteError):
    """A page is to be submitted, and the keys of an account are not in the environment."""

    exit_code = 2

    def __init__(self) -> None:
        """Say where they are looked for."""
        super().__init__(
            f"Save Page Now takes submissions with the keys of an account; set {ENVIRONMENT[0]} and {ENVIRONMENT[1]} "
            "(https://archive.org/account/s3.php gives them out)"
        )


class KeysRefused(EverciteError):
    """Save Page Now does not know the keys."""

    exit_code = 2

    def __init__(self, status: int) -> None:
        """Say what it answered."""
        super().__init__(f"Save Page Now answers {status} to the keys in {ENVIRONMENT[0]} and {ENVIRONMENT[1]}")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of an account; no text of this object shows them."""

    access: str = field(repr=False)
    secret: str = field(repr=False)

    @property
    def header(self) -> bytes:
        """The value of an Authorization header."""
        return f"LOW {self.access}:{self.secret}".encode("ascii")


def keys_from(environment: Mapping[str, str] = os.environ) -> Keys:
    """Return the keys that the environment holds.

    :raises KeysMissing: when it has none that a header could carry.
    """
    access, secret = (environment.get(name, "").strip() for name in ENVIRONMENT)
    if not all(re.fullmatch(r"[!-~]{1,200}", key) for key in (access, secret)):
        raise KeysMissing
    return Keys(access, secret)


class Submitter:
    """Submits pages one after another, and asks after them."""

    ready_at: float = 0.0
    """When the next page may be submitted, in seconds since the epoch."""

    def __init__(self, client: Client, address: str, keys: Keys, user_agent: str, clock: Clock) -> None:
        """Submit to the service at ``address``."""
        self._client = client
        self._address = address
        self._headers = (
            (b"User-Agent", user_agent.encode("ascii")),
            (b"Accept", b"application/json"),
            (b"Authorization", keys.header),
        )
        self._clock = clock

    async def submit(self, target: str) -> Submitted:
        """Submit a page and wait for what becomes of it; ``pending`` where that takes long.

        :raises Unanswered: when the service does not answer, or takes nothing now.
        :raises KeysRefused: when it does not know the keys.
        """
        await asyncio.sleep(max(0.0, self.ready_at - self._clock.seconds()))
        form = urlencode({"url": target, "skip_first_archive": "1"}).encode("ascii")
        try:
            said = await self._ask(self._address, form)
        finally:
            self.ready_at = self._clock.seconds() + SUBMISSION_SECONDS
        job = said.get("job_id")
        if not isinstance(job, str) or not _JOB.fullmatch(job):
            return self._refused(said)
        return await self.follow(job)

    async def follow(self, job: str) -> Submitted:
        """Wait for what becomes of a job; ``pending`` where that takes long.

        :raises Unanswered: when the service does not answer, or takes nothing now.
        :raises KeysRefused: when it does not know the keys.
        """
        end = self._clock.seconds() + PATIENCE_SECONDS
        polls = 0
        while self._clock.seconds() < end:
            await asyncio.sleep(POLL_SECONDS[min(polls, len(POLL_SECONDS) - 1)])
            polls += 1
            said = await self._ask(f"{self._address}/status/{quote(job, safe='')}")
            if said.get("status") == "success":
                return self._kept(job, said)
            if said.get("status") != "pending":
                return self._refused(said, job)
        return Submitted(State.PENDING, job)

    def _kept(self, job: str, said: Mapping[str, Any]) -> Submitted:
        at, original = read_timestamp(said.get("timestamp")), memento_url(said.get("original_url"))
        if at is None or original is None:
            raise Unanswered("it says that the page is kept, and not where")
        place = self._address.removesuffix("/save")
        return Submitted(State.KEPT, job, Memento(f"{place}/web/{write_timestamp(at)}/{original}", at, 200))

    @staticmethod
    def _refused(said: Mapping[str, Any], job: str | None = None) -> Submitted:
        code, message = (_line(said.get(name)) for name in ("status_ext", "message"))
        why = message or code or "it does not say why"
        if code in _OVERLOADED:
            raise Unanswered(why, turned_away=True)
        return Submitted(State.FAILED, job, said=why)

    async def _ask(self, url: str, form: bytes | None = None) -> Mapping[str, Any]:
        exchange = await self._client.fetch(url, self._headers, _LIMITS, form=form)
        try:
            return _read(exchange)
        finally:
            exchange.close()


def _read(exchange: Exchange) -> Mapping[str, Any]:
    if exchange.failure is not None or exchange.status is None:
        raise Unanswered(exchange.failure.message if exchange.failure else "no answer that could be understood")
    asked = retry_after(exchange, datetime.now(UTC))
    if exchange.status == 429 or asked is not None:
        raise Unanswered(f"it answers {exchange.status}", turned_away=True, asked_seconds=asked)
    if exchange.status in (401, 403):
        raise KeysRefused(exchange.status)
    try:
        said = json.loads(exchange.content(_LIMITS.max_bytes))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise Unanswered(f"it answers {exchange.status}, and not in its own words")
    return said


def _line(said: object) -> str:
    """Return a message of the service on one line, without characters that steer a terminal."""
    text = said[:_MESSAGE_CHARACTERS] if isinstance(said, str) else ""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
