"""What was seen of a citation's target over time, as values."""

from dataclasses import dataclass

from crawler.judging import Check


@dataclass(frozen=True, slots=True)
class Look(Check):
    """A check of a target, with what decides about the next one."""

    changed: bool = False
    """What the page says is not what it said when it was last seen."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that standing citations point at, and every look at it."""

    key: str
    url: str
    looks: tuple[Look, ...]
    """Oldest first; empty where it was never looked at."""
    citations: tuple[str, ...] = ()
    """Their ids."""
    articles: tuple[str, ...] = ()
    """The ids of the articles that they are in, each once."""

    @property
    def last(self) -> Look | None:
        """The newest look."""
        return self.looks[-1] if self.looks else None
