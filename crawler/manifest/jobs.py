"""What is fetched and what for, as values: apart from the tables, for whoever works without a store."""

from dataclasses import dataclass
from enum import StrEnum

from crawler import urls


class Purpose(StrEnum):
    """What a chain of redirects is followed for."""

    TARGET = "target"
    """A citation's target is captured and judged."""
    ARTICLE = "article"
    """The article itself is fetched, to be read."""
    REQUISITE = "requisite"
    """Something that a page needs is captured; it shares its capture with a citation of the same URL."""
    ROBOTS = "robots"
    """A robots.txt decides what may be fetched of its origin; no robots.txt can refuse it (RFC 9309 §2.2.2)."""
    PROBE = "probe"
    """A made-up neighbour of a target shows what its host answers for pages that it does not have."""


SHARED = frozenset({Purpose.TARGET, Purpose.REQUISITE})
"""Purposes that one capture of a URL serves."""


@dataclass(frozen=True, slots=True)
class Job:
    """One URL, leased to be fetched."""

    key: str
    url: str
    host: str
    origin: str
    purpose: Purpose
    """A requisite's is that of a target: one capture serves both."""
    cookies: str
    """The Cookie header to send, empty for none."""
    attempts: int
    """How often it was tried in this run before."""
    token: int
    run: int


def key_of(target: str, purpose: Purpose, cookies: str = "") -> str:
    """Return the key of a URL that is wanted for a purpose and asked for with some cookies.

    An article that is also cited is captured as both, since they are read apart; cookies decide what a server answers.
    """
    return urls.digest(target, cookies if purpose in SHARED else f"{purpose.value}\n{cookies}")
