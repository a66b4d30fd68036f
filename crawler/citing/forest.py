"""A learnt judgement of links: small decision trees whose answers are added up, kept as JSON beside the code.

All trees are asked at once. Of a tree's answers, from left to right, a question that a number is too high for rules out
those on its low side, and the first that is left is the tree's answer (Lucchese et al., "QuickScorer", SIGIR 2015).
What all questions about one number rule out depends on where it falls among their thresholds alone, and is kept ready.
The links of a page are asked about together, one number after another: many have the same for all of them.
"""

import json
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import getitem
from pathlib import Path
from struct import Struct

_MODEL = Path(__file__).with_name("page_model.json")

_ANSWER = -1
_MAX_ANSWERS = 16
"""Of one tree, a bit for each."""
_WORD = "H"
"""What :mod:`struct` calls a number of so many bits."""

Node = tuple[int, float, int, int]
"""A question: index of a number, threshold, the node if it is at most that, the node if not; or, where the index is
-1, an answer: log-odds in the threshold's place."""


class _Answers(dict[int, float]):
    """The log-odds of a tree by the bits of the answers that are left, of which the lowest counts."""

    def __missing__(self, left: int) -> float:
        """Remember the answer; a tree of 16 answers has seldom more than some dozens of such sets."""
        self[left] = answer = self[left & -left]
        return answer


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees and the numbers that they ask for."""

    names: tuple[str, ...]
    start: float
    """The log-odds before any tree."""
    trees: tuple[tuple[Node, ...], ...]
    questions: tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]
    """For each number that is asked for: its index, the thresholds in order, and as bits the answers of all trees that
    are left when none of the thresholds is below it, when one is, and so on."""
    answers: tuple[_Answers, ...]
    words: Struct
    """Takes the bits of each tree apart."""

    def probability(self, numbers: Sequence[float]) -> float:
        """Return how likely a link with these numbers is a citation."""
        return self.probabilities([numbers])[0]

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return how likely each of some links is a citation, given their numbers."""
        if not rows:
            return []
        columns = list(zip(*rows, strict=True))
        # What is left of all links, and of each.
        common = (1 << _MAX_ANSWERS * len(self.answers)) - 1
        lefts = [common] * len(rows)
        for number, thresholds, leaves in self.questions:
            column = columns[number]
            places = {value: bisect_left(thresholds, value) for value in set(column)}
            if len(set(places.values())) == 1:
                common &= leaves[places[column[0]]]
            else:
                lefts = [left & leaves[places[value]] for left, value in zip(lefts, column, strict=True)]
        known: dict[int, float] = {}
        for left in lefts:
            if left not in known:
                known[left] = self._answer(left & common)
        return [known[left] for left in lefts]

    def _answer(self, left: int) -> float:
        words = self.words.unpack(left.to_bytes(self.words.size, "little"))
        return 1 / (1 + math.exp(-sum(map(getitem, self.answers, words), self.start)))


def loads(text: str) -> Forest:
    """Return the forest that JSON describes: ``names``, ``start`` and ``trees`` of nodes.

    A node is a list of four, or a number. Raises ``ValueError`` for a tree with more than 16 answers.
    """
    stated = json.loads(text)
    trees = tuple(tuple(_node(node) for node in tree) for tree in stated["trees"])
    asked: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    answers = []
    for place, tree in enumerate(trees):
        found: list[float] = []
        _follow(tree, 0, place * _MAX_ANSWERS, found, asked)
        if len(found) > _MAX_ANSWERS:
            message = f"a tree has {len(found)} answers, more than {_MAX_ANSWERS}"
            raise ValueError(message)
        answers.append(_Answers((1 << bit, answer) for bit, answer in enumerate(found)))
    questions = tuple(_questions(number, sorted(of_number)) for number, of_number in sorted(asked.items()))
    words = Struct(f"<{len(answers)}{_WORD}")
    return Forest(tuple(stated["names"]), float(stated["start"]), trees, questions, tuple(answers), words)


def _follow(
    tree: Sequence[Node], node: int, first: int, found: list[float], asked: dict[int, list[tuple[float, int]]]
) -> None:
    """Go through a tree from left to right and note its answers, and which of them each question can rule out."""
    number, threshold, low, high = tree[node]
    if number == _ANSWER:
        found.append(threshold)
        return
    before = len(found)
    _follow(tree, low, first, found, asked)
    asked[number].append((threshold, ((1 << len(found)) - (1 << before)) << first))
    _follow(tree, high, first, found, asked)


def _questions(number: int, asked: Sequence[tuple[float, int]]) -> tuple[int, tuple[float, ...], tuple[int, ...]]:
    lefts = [-1]
    for _, ruled_out in asked:
        lefts.append(lefts[-1] & ~ruled_out)
    return number, tuple(threshold for threshold, _ in asked), tuple(lefts)


def _node(stated: list[float] | float) -> Node:
    if isinstance(stated, list):
        number, threshold, low, high = stated
        return int(number), float(threshold), int(low), int(high)
    return _ANSWER, float(stated), 0, 0


@cache
def page_model() -> Forest:
    """Return the model for links of web pages, trained by ``benchmarks/train_citations.py``."""
    return loads(_MODEL.read_text(encoding="utf-8"))
