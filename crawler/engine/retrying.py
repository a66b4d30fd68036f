"""When a URL is tried again within a run, and when it is left for a later one."""

from crawler.fetching.exchange import Exchange, FailureKind
from crawler.vocabulary import Truncation

BACKOFF_SECONDS = (1.0, 5.0, 25.0)
"""Waits before the first, second and any further retry, or the host's delay where that is longer."""

PATIENCE_SECONDS = 60.0
"""A URL that is due later than this is put off to a later run: a robots.txt or Retry-After can ask for a day."""

_PASSING = frozenset(
    {FailureKind.DNS, FailureKind.REFUSED, FailureKind.RESET, FailureKind.TIMEOUT, FailureKind.UNREACHABLE}
)
_PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, 522, 524})


def wait_before_retry(exchange: Exchange, attempts: int, retries: int, asked_seconds: float | None) -> float | None:
    """Return the seconds to wait before trying once more, or None when the answer stands.

    ``attempts`` counts the tries before this one; ``asked_seconds`` is what the server's Retry-After asks for, which is
    never shortened (RFC 9110 §10.2.3). What ran into a time-out or was cut off is tried again once at most: a server
    that does so every time would otherwise hold up its host for long.
    """
    costly = exchange.truncated is not None or (exchange.failure and exchange.failure.kind is FailureKind.TIMEOUT)
    if attempts >= (min(retries, 1) if costly else retries) or not may_pass(exchange):
        return None
    return max(BACKOFF_SECONDS[min(attempts, len(BACKOFF_SECONDS) - 1)], asked_seconds or 0.0)


def may_pass(exchange: Exchange) -> bool:
    """Whether the same request may well be answered differently in a while."""
    if exchange.failure is not None:
        return exchange.failure.kind in _PASSING and not exchange.failure.hard
    if exchange.truncated is Truncation.DISCONNECT:
        return True
    return exchange.status in _PASSING_STATUSES
