"""What a verification finds: one problem a line, with the place that it is at."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

KEPT_OF_A_KIND = 1000
"""Of each kind in each file; a file that was cut in half would name a million records."""


class Kind(StrEnum):
    """What is unsound."""

    RECORD = "record"
    """A WARC record, or a byte of a WARC file that belongs to none."""
    FILE = "file"
    """A file as a whole: missing, cut, exchanged, altered."""
    INDEX = "index"
    """A line of an index, or one that should be there."""
    MANIFEST = "manifest"
    """The manifest's database."""
    CHAIN = "chain"
    """The chain of seals."""
    TIMESTAMP = "timestamp"
    SIGNATURE = "signature"
    PACKAGE = "package"
    """A WACZ file's own list of what it holds."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong."""

    file: str
    """Name relative to the store."""
    offset: int
    """Where in the file, in bytes; -1 where it concerns no place or all of it."""
    kind: Kind
    message: str
    record_id: str = ""
    citation: str = ""

    @property
    def line(self) -> str:
        """The problem without the file's name, for people."""
        place = [f"byte {self.offset}"] if self.offset >= 0 else []
        place += [self.record_id] if self.record_id else []
        place += [f"citation {self.citation}"] if self.citation else []
        return f"{', '.join(place)}: {self.message}" if place else self.message

    def to_json(self) -> dict[str, Any]:
        """Return the problem as JSON values; what is absent is null."""
        return {
            "kind": self.kind.value,
            "file": self.file,
            "offset": self.offset if self.offset >= 0 else None,
            "record_id": self.record_id or None,
            "citation": self.citation or None,
            "message": self.message,
        }


@dataclass(slots=True)
class Problems:
    """A collection of problems that stays small whatever is wrong."""

    found: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, Kind]] = field(default_factory=Counter)
    """How many there are of a kind in a file, those included that are not kept."""

    def add(
        self, kind: Kind, file: str, message: str, *, offset: int = -1, record_id: str = "", citation: str = ""
    ) -> None:
        """Add a problem."""
        self._keep(Problem(file, offset, kind, message, record_id, citation))

    def merge(self, others: "Problems") -> None:
        """Add what another collection has."""
        for problem in others.found:
            self._keep(problem)
        kept = Counter((problem.file, problem.kind) for problem in others.found)
        self.counts.update(others.counts - kept)

    @property
    def total(self) -> int:
        """How many problems there are."""
        return self.counts.total()

    def by_file(self) -> dict[str, list[Problem]]:
        """Return the problems that are kept, file by file."""
        grouped: dict[str, list[Problem]] = {}
        for problem in sorted(self.found):
            grouped.setdefault(problem.file, []).append(problem)
        return grouped

    def _keep(self, problem: Problem) -> None:
        self.counts[problem.file, problem.kind] += 1
        if self.counts[problem.file, problem.kind] <= KEPT_OF_A_KIND:
            self.found.append(problem)
