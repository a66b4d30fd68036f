"""Chains of pairs that rise on both sides: which link of one list is which of another, when both keep their order.

The heaviest rising chain is sought over the pairs that are given, not over all that could be (sparse dynamic
programming; Eppstein, Galil, Giancarlo, Italiano, "Sparse dynamic programming", SODA 1990), so that its time is
O(n log n) in their number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Pair:
    """One member of each list that may be the same."""

    row: int
    """Index in the first list."""
    column: int
    """Index in the second list."""
    gain: float
    """How much it speaks for a chain that this is in it; above 0."""
    outcome: str = ""
    """What it comes to: pairs of one row with the same outcome do not contradict each other."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pair of the heaviest chain."""

    pair: Pair
    margin: float
    """How much lighter the heaviest chain is that contradicts the pair, or does without it; from 0 to its gain."""


def heaviest_chain(pairs: Iterable[Pair]) -> list[Chosen]:
    """Return the chain of pairs with the greatest sum of gains in which rows and columns both rise, in that order."""
    ordered = sorted(pairs, key=lambda pair: (pair.row, pair.column))
    if not ordered:
        return []
    width = max(pair.column for pair in ordered) + 1
    up_to, before = _sums(ordered, width)
    mirrored = [Pair(-pair.row, width - 1 - pair.column, pair.gain) for pair in reversed(ordered)]
    from_on = list(reversed(_sums(mirrored, width)[0]))
    through = [up + down - pair.gain for pair, up, down in zip(ordered, up_to, from_on, strict=True)]
    last = max(range(len(ordered)), key=lambda index: up_to[index])
    best = up_to[last]
    rivals = _rivals(ordered, through, width)
    chosen = []
    at: int | None = last
    while at is not None:
        pair = ordered[at]
        rival = max(best - pair.gain, rivals[at])
        chosen.append(Chosen(pair, max(0.0, best - rival)))
        at = before[at]
    return chosen[::-1]


def _sums(ordered: Sequence[Pair], width: int) -> tuple[list[float], list[int | None]]:
    """Return the weight of the heaviest chain that ends in each pair, and the pair before it in that chain."""
    sums = [0.0] * len(ordered)
    before: list[int | None] = [None] * len(ordered)
    reached = _Maxima(width)
    for row in _rows(ordered):
        for index in row:
            most, place = reached.below(ordered[index].column)
            sums[index] = ordered[index].gain + max(most, 0.0)
            before[index] = place
        for index in row:
            reached.put(ordered[index].column, sums[index], index)
    return sums, before


def _rivals(ordered: Sequence[Pair], through: Sequence[float], width: int) -> list[float]:
    """Return the weight of the heaviest chain through a pair that cannot be in one chain with each pair."""
    rivals = [0.0] * len(ordered)
    rows = list(_rows(ordered))
    earlier, later = _Maxima(width), _Maxima(width)
    for row in rows:
        for index in row:
            rivals[index] = max(rivals[index], earlier.below(width - ordered[index].column)[0])
        for index in row:
            earlier.put(width - 1 - ordered[index].column, through[index], index)
    for row in reversed(rows):
        for index in row:
            rivals[index] = max(rivals[index], later.below(ordered[index].column + 1)[0])
        for index in row:
            later.put(ordered[index].column, through[index], index)
    for row in rows:
        by_outcome: dict[str, float] = {}
        for index in row:
            outcome = ordered[index].outcome
            by_outcome[outcome] = max(by_outcome.get(outcome, 0.0), through[index])
        most = sorted(by_outcome.items(), key=lambda one: -one[1])[:2]
        for index in row:
            others = (weight for outcome, weight in most if outcome != ordered[index].outcome)
            rivals[index] = max(rivals[index], next(others, 0.0))
    return rivals


def _rows(ordered: Sequence[Pair]) -> Iterator[list[int]]:
    for _, row in groupby(range(len(ordered)), key=lambda index: ordered[index].row):
        yield list(row)


class _Maxima:
    """The greatest value below any place, kept up to date while values are put (a Fenwick tree)."""

    def __init__(self, width: int) -> None:
        self._tree: list[tuple[float, int | None]] = [(0.0, None)] * (width + 1)

    def below(self, place: int) -> tuple[float, int | None]:
        """Return the greatest value at places less than ``place`` and who put it; 0 and None where there is none."""
        most: tuple[float, int | None] = (0.0, None)
        while place > 0:
            most = max(most, self._tree[place], key=lambda one: one[0])
            place &= place - 1
        return most

    def put(self, place: int, value: float, who: int) -> None:
        """Put a value at a place."""
        place += 1
        while place < len(self._tree):
            if value > self._tree[place][0]:
                self._tree[place] = (value, who)
            place += place & -place
