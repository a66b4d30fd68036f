"""What citations point at, and what is known of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.judging import Hop


@dataclass(frozen=True, slots=True)
class Answer:
    """How one URL answered."""

    hop: "Hop"
    at: datetime
    mime: str | None = None


@dataclass(slots=True, eq=False)
class Target:
    """What citations point at, and what is known of it."""

    key: str
    url: str
    articles: list[str] = field(default_factory=list)
    """Those that cite it."""
    texts: set[str] = field(default_factory=set)
    """What its citations call it."""
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What was found of the fragments that citations name, as evidence has it."""
    verdict: dict[str, Any] | None = None
    """As a manifest row has it, once there is one."""
    held: bool = False
    """That is the store's, and stands."""
    answers: tuple[Answer, ...] = ()
    hops: tuple[dict[str, Any], ...] = ()

    @property
    def called(self) -> str | None:
        """What its citations call it, in one text; None where they have no words."""
        return " | ".join(sorted(self.texts)[:20]) or None
