"""Headers by which a bot check says that it answered in the page's place.

Only headers that their makers document, or that nothing else sends, are believed: what a page's *body* looks like is
another question. A challenge is never evaded; the link is ``blocked``, for a reader may well pass it.
"""

from collections.abc import Collection
from dataclasses import dataclass

from crawler.fetching.exchange import Exchange


@dataclass(frozen=True, slots=True)
class _Sign:
    """A header, in lower case, with the values that tell a challenge."""

    name: bytes
    values: frozenset[bytes]
    statuses: Collection[int] | None = None
    """The statuses it means that with; None for all."""


_REFUSALS = frozenset({401, 403, 405, 429, 503})

_SIGNS = (
    # Cloudflare, "Detect a Challenge Page response": `cf-mitigated: challenge` on every challenge page.
    _Sign(b"cf-mitigated", frozenset({b"challenge"})),
    # AWS WAF, "CAPTCHA and Challenge action behavior": 202 with `challenge`, 405 with `captcha`.
    _Sign(b"x-amzn-waf-action", frozenset({b"challenge", b"captcha"})),
    # Vercel Firewall's checkpoint.
    _Sign(b"x-vercel-mitigated", frozenset({b"challenge"})),
    # SiteGround answers 202 with this and a page that solves a puzzle.
    _Sign(b"sg-captcha", frozenset({b"challenge"})),
    # DataDome marks pages that it lets through likewise, so only a refusal counts.
    _Sign(b"x-datadome", frozenset({b"protected"}), _REFUSALS),
    _Sign(b"server", frozenset({b"datadome"}), _REFUSALS),
)

CHALLENGE_STATUSES = frozenset({999})
"""Statuses that mean a bot check by themselves: LinkedIn's own."""


def challenge_in(exchange: Exchange) -> str | None:
    """Return the header that tells a challenge, as ``name: value`` in lower case; None without one."""
    head = exchange.head
    if head is None:
        return None
    for sign in _SIGNS:
        if sign.statuses is not None and head.status not in sign.statuses:
            continue
        value = next((v for v in map(bytes.lower, head.get_all(sign.name)) if v in sign.values), None)
        if value is not None:
            return f"{sign.name.decode()}: {value.decode()}"
    return None
