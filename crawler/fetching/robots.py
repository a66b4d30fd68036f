"""What a robots.txt allows us (RFC 9309), with protego as its parser."""

import json
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Self
from urllib.parse import urlsplit

from protego import Protego

PRODUCT_TOKEN = "evercite"  # noqa: S105
"""What groups are matched against. The bare token: given a whole User-Agent header, protego would let a group for
``bot`` apply to an address like ``example.org/bot`` in it."""

PARSED_BYTES = 500 << 10
"""At least this much of a robots.txt has to be parsed (RFC 9309 §2.5); the rest is not."""

MAX_REDIRECTS = 5
"""Redirects of a robots.txt that are followed; one more, and it counts as unavailable (RFC 9309 §2.3.1.2)."""

_MAX_CRAWL_DELAY_SECONDS = 30 * 86_400.0
_AT_ROBOTS = re.compile(r"\Ahttps?://[^/\s]+/robots\.txt: ")


class Availability(StrEnum):
    """How the request for a robots.txt went (RFC 9309 §2.3.1)."""

    SUCCESSFUL = "successful"
    """It was answered, and its rules hold."""
    UNAVAILABLE = "unavailable"
    """4xx, or redirects without end: everything is allowed."""
    UNREACHABLE = "unreachable"
    """5xx, or no answer: everything is refused."""


@dataclass(frozen=True)
class Rules:
    """The rules of one origin, as they are kept in the store."""

    availability: Availability
    text: str = field(default="", repr=False)
    status: int | None = None

    @classmethod
    def from_answer(cls, status: int | None, body: bytes) -> Self:
        """Return the rules that an answer amounts to; ``status`` is that after redirects, None without an answer.

        A redirect here is one that was not followed, or one too many. The body is UTF-8 (RFC 9309 §2.3), with or
        without a byte order mark; what is not, is replaced.
        """
        if status is None or status >= 500:
            return cls(Availability.UNREACHABLE, status=status)
        if not 200 <= status < 300:
            return cls(Availability.UNAVAILABLE, status=status)
        return cls(Availability.SUCCESSFUL, _parsed_part(body).decode("utf-8-sig", "replace"), status)

    def allows(self, url: str) -> bool:
        """Whether an absolute URL may be fetched; ``/robots.txt`` itself always may (RFC 9309 §2.2.2)."""
        if urlsplit(url).path == "/robots.txt":
            return True
        if self.availability is not Availability.SUCCESSFUL:
            return self.availability is Availability.UNAVAILABLE
        return bool(self._parsed.can_fetch(url, PRODUCT_TOKEN))

    @property
    def reason(self) -> str:
        """Why a URL is refused, in a few words."""
        if self.availability is Availability.UNREACHABLE:
            return f"it answers {self.status}, which stands for a refusal (RFC 9309)"
        return "a rule for evercite, or for all, disallows it"

    @property
    def crawl_delay_seconds(self) -> float | None:
        """The Crawl-delay that is asked of us, which RFC 9309 leaves out and one in eight files has."""
        if self.availability is not Availability.SUCCESSFUL:
            return None
        delay = self._parsed.crawl_delay(PRODUCT_TOKEN)
        return min(float(delay), _MAX_CRAWL_DELAY_SECONDS) if delay is not None and delay >= 0 else None

    def to_text(self) -> str:
        """Return the rules as text for the store."""
        return json.dumps({"availability": self.availability.value, "status": self.status, "text": self.text})

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the rules that :meth:`to_text` wrote."""
        said = json.loads(text)
        return cls(Availability(said["availability"]), said["text"], said["status"])

    @cached_property
    def _parsed(self) -> Protego:
        return Protego.parse(self.text)


def _parsed_part(body: bytes) -> bytes:
    """Return what is parsed of a body; a rule that the limit cuts through would say more than it meant."""
    if len(body) <= PARSED_BYTES:
        return body
    part = body[:PARSED_BYTES]
    return part[: max(part.rfind(b"\n"), part.rfind(b"\r")) + 1]


def without_robots(message: str) -> str:
    """Return the message of a failure without the URL of the robots.txt that it was met at.

    That is the first request to a site, and its pages would fail alike.
    """
    return _AT_ROBOTS.sub("", message)
