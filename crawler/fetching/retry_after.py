"""Retry-After: how long a server asks to be left in peace (RFC 9110 §10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.fetching.exchange import Exchange

STATUSES = frozenset({429, 503})
"""Answers whose Retry-After says when to ask again; with a redirect it means something else."""

MAX_SECONDS = 30 * 86_400.0
"""Longer waits are taken for a mistake and cut to this."""


def retry_after(exchange: Exchange, now: datetime) -> float | None:
    """Return the seconds that a 429 or 503 asks to wait, never negative; None where it asks for nothing."""
    if exchange.head is None or exchange.head.status not in STATUSES:
        return None
    value = exchange.head.get(b"retry-after")
    return seconds(value, now) if value is not None else None


def seconds(value: bytes, now: datetime) -> float | None:
    """Return the wait that a Retry-After value asks for: seconds, or an HTTP-date in any of its three forms."""
    text = value.decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), MAX_SECONDS)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - now).total_seconds()), MAX_SECONDS)
