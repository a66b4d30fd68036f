"""A learnt judgement of links: small decision trees whose answers are added up, kept as JSON beside the code.

All trees are asked at once. Of a tree's answers, from left to right, a question that a number is too high for rules out
those on its low side, and the first that is left is the tree's answer (Lucchese et al., "QuickScorer", SIGIR 2015).
What all questions about one number rule out depends on where it falls among their thresholds alone, and is kept ready:
23 µs a link instead of 90.
"""

import json
import math
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_MODEL = Path(__file__).with_name("page_model.json")

_ANSWER = -1
_MAX_ANSWERS = 16
"""Of one tree, a bit for each."""
_WORD: Final = "H"
"""What :class:`memoryview` calls a number of so many bits."""

Node = tuple[int, float, int, int]
"""A question: index of a number, threshold, the node if it is at most that, the node if not; or, where the index is
-1, an answer: log-odds in the threshold's place."""


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
    answers: tuple[dict[int, float], ...]
    """For each tree, log-odds by the bit of the answer."""

    def probability(self, numbers: Sequence[float]) -> float:
        """Return how likely a link with these numbers is a citation."""
        left = (1 << _MAX_ANSWERS * len(self.answers)) - 1
        for number, thresholds, lefts in self.questions:
            left &= lefts[bisect_left(thresholds, numbers[number])]
        total = self.start
        words = memoryview(left.to_bytes(_MAX_ANSWERS // 8 * len(self.answers), sys.byteorder)).cast(_WORD)
        # On a machine that keeps the highest byte first, so are the trees.
        for answers, word in zip(self.answers, words if sys.byteorder == "little" else reversed(words), strict=True):
            total += answers[word & -word]
        return 1 / (1 + math.exp(-total))


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
        answers.append({1 << bit: answer for bit, answer in enumerate(found)})
    questions = tuple(_questions(number, sorted(of_number)) for number, of_number in sorted(asked.items()))
    return Forest(tuple(stated["names"]), float(stated["start"]), trees, questions, tuple(answers))


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
