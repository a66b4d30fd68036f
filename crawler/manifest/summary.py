"""What is said of an article in a line."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article and what became of its citations."""

    id: str
    source: str
    title: str | None
    citations: int
    """Links that are citations; the article may have others."""
    captured: int
    """Citations whose target's answer is in the store's WARC files, error pages included."""
    by_status: Mapping[str, int]
    """Citations a status, statuses that none has left out."""
