"""How long hosts are left in peace: by the policy, by their robots.txt, and longer where they show strain."""

import logging
from dataclasses import dataclass, replace
from statistics import median

from crawler.fetching.exchange import Exchange

LEAST_SECONDS = 0.5
"""What the first sign of strain adds, or the policy's delay where that is longer; each further sign doubles it."""

MOST_SECONDS = 30.0
"""However often a host is strained, no more than this is added."""

RECOVERY = 0.75
"""What is left of the addition after each good answer: a host that is well again is back to its pace after a dozen."""

SLOW_FACTOR = 4.0
"""An answer that takes so many times the host's usual time is a sign of strain …"""

SLOW_SECONDS = 1.0
"""… unless it is quicker than this: half a second beside a tenth is noise."""

REMEMBERED = 15
"""The usual time is the median of so many answers, and unknown before there are five."""

_KNOWN_FROM = 5
_SMALL_BYTES = 256 << 10
"""Longer answers tell of the line's width rather than of the host's strain."""

_STRAINED = frozenset({429, 503})

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a host has answered in this run, and what is added to its delay."""

    added_seconds: float = 0.0
    latencies: tuple[float, ...] = ()
    """Of its last answers, in seconds."""


def next_pace(pace: Pace, status: int | None, latency_seconds: float | None, delay_seconds: float) -> Pace:
    """Return a host's pace after one more answer.

    ``status`` is None without an answer, ``latency_seconds`` where the time says nothing of the host; ``delay_seconds``
    is what the policy asks for.
    """
    latencies = pace.latencies
    strained = status in _STRAINED
    if latency_seconds is not None:
        usual = median(latencies) if len(latencies) >= _KNOWN_FROM else None
        strained |= usual is not None and latency_seconds > max(SLOW_FACTOR * usual, SLOW_SECONDS)
        latencies = (*latencies, latency_seconds)[-REMEMBERED:]
    if strained:
        added = min(MOST_SECONDS, max(2 * pace.added_seconds, delay_seconds, LEAST_SECONDS))
    elif status is not None:
        added = pace.added_seconds * RECOVERY
        added = added if added > LEAST_SECONDS / 10 else 0.0
    else:
        added = pace.added_seconds
    return replace(pace, added_seconds=added, latencies=latencies)


def latency_of(exchange: Exchange) -> float | None:
    """Return how long an exchange took, in seconds; None where that says nothing of the host."""
    if exchange.finished_at is None or exchange.head is None or exchange.raw_bytes > _SMALL_BYTES:
        return None
    return (exchange.finished_at - exchange.started_at).total_seconds()


class Paces:
    """The paces of the hosts of one run."""

    def __init__(self) -> None:
        """Begin with hosts of which nothing is known."""
        self._paces: dict[str, Pace] = {}
        self._crawl_delays: dict[str, float] = {}

    def ask_for(self, host: str, seconds: float | None) -> None:
        """Remember the Crawl-delay that a host's robots.txt asks for, where it does."""
        if seconds is not None:
            self._crawl_delays[host] = seconds

    def rest_after(self, host: str, exchange: Exchange, delay_seconds: float, *, is_counted: bool = True) -> float:
        """Return for how many seconds a host is left in peace after one more exchange.

        ``delay_seconds`` is the policy's, which is not held after an exchange that is not counted.
        """
        before = self._paces.get(host, Pace())
        pace = self._paces[host] = next_pace(before, exchange.status, latency_of(exchange), delay_seconds)
        if pace.added_seconds > before.added_seconds:
            _log.info("%s shows strain; %.1f s are added to its delay", host, pace.added_seconds)
        paced = pace.added_seconds + (delay_seconds if is_counted else 0.0)
        return max(paced, self._crawl_delays.get(host, 0.0))
