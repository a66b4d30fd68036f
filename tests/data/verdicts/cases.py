"""Recorded exchanges, made by us and labelled by us: what a link's target answered, and what is true of the link.

Each case is a chain of raw answers, head and body, as a server would send them. The pages are in our own words, in many
languages and layouts (:mod:`tests.data.verdicts.layouts`); none is copied from a site.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import ModuleType

from tests.data.verdicts import (
    absent,
    adversary,
    adversary_again,
    eighth,
    eleventh,
    fifth,
    fourth,
    living,
    ninth,
    second,
    seventh,
    sixth,
    standing_in,
    tenth,
    third_absent,
    third_living,
    third_standing_in,
    twelfth,
)
from tests.data.verdicts.building import Answer, answer

PARTS = (
    absent, living, standing_in, second, third_absent, third_standing_in, third_living, fourth, fifth, sixth, seventh,
    eighth, ninth, tenth, eleventh, adversary, adversary_again,
)  # fmt: skip

UNSEEN: tuple[ModuleType, ...] = (twelfth,)
"""Written without knowing the rules: how the judge does on what it has not seen.

docs/decisions.md has the figures of the first sight, and says what was mended since.
"""


@dataclass(frozen=True)
class Case:
    """One target, what it answered, and what a careful person says of it."""

    name: str
    url: str
    hops: tuple[Answer, ...]
    status: str
    reason: str
    probe: tuple[Answer, ...] = ()
    cited_as: str | None = None
    also: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Other verdicts that would be right, where a careful person might say either."""

    def beside(self, url: str) -> tuple[Answer, ...]:
        """Return what a neighbour of the target at ``url`` meets: the case's probe, or what is natural on most hosts.

        That is a hard 404 beside what lives, and beside the rest what is there itself.
        """
        if self.probe:
            return self.probe
        return (
            (answer(url, "Not Found", 404),)
            if self.status == "live"
            else (replace(self.hops[0], url=url), *self.hops[1:])
        )


def cases() -> Iterator[Case]:
    """Yield every case that the rules were made by."""
    yield from _of(PARTS)


def unseen_cases() -> Iterator[Case]:
    """Yield the cases that no rule was made by."""
    yield from _of(UNSEEN)


def _of(parts: Iterable[ModuleType]) -> Iterator[Case]:
    for part in parts:
        for made in part.CASES:
            yield Case(**made)
