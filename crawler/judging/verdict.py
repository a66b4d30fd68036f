"""A verdict: what is held to be true of a link, why, how surely, and on what evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crawler.times import stamp
from crawler.vocabulary import Reason, Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status and reason of one link, with the evidence that they rest on."""

    status: Status
    reason: Reason
    confidence: float = 1.0
    """From 0 (a guess) to 1 (as sure as the protocol can be)."""
    evidence: Mapping[str, Any] = field(default_factory=dict)
    """JSON values; what a person needs to see to agree."""

    def to_json(self, at: datetime | None) -> dict[str, Any]:
        """Return the verdict as JSON values, with the time that it was found at."""
        return {
            "status": self.status.value,
            "reason": self.reason.value,
            "confidence": self.confidence,
            "checked_at": stamp(at) if at is not None else None,
            "evidence": dict(self.evidence),
        }


@dataclass(frozen=True, slots=True)
class Check:
    """An earlier judgement of the same target, from its history."""

    at: datetime
    status: Status
    reason: Reason
