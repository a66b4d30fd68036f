"""A page that was submitted to an archive, and what has become of it."""

from dataclasses import dataclass
from enum import StrEnum

from crawler.mementos.memento import Memento


class State(StrEnum):
    """What has become of a submission."""

    PENDING = "pending"
    KEPT = "kept"
    FAILED = "failed"
    """The service could not keep the page; asking again at once would not help."""
    WITHHELD = "withheld"
    """The service was not told of the page, which is not on the public internet."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What is known of a submission."""

    state: State
    job: str | None = None
    memento: Memento | None = None
    said: str | None = None
    """Why the page could not be kept, as the service says it, in one line."""
