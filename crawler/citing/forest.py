"""A learnt judgement of links: small decision trees whose answers are added up, kept as JSON beside the code."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_MODEL = Path(__file__).with_name("page_model.json")

_ANSWER = -1

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

    def probability(self, numbers: Sequence[float]) -> float:
        """Return how likely a link with these numbers is a citation."""
        total = self.start
        for tree in self.trees:
            number, threshold, low, high = tree[0]
            while number >= 0:
                number, threshold, low, high = tree[low if numbers[number] <= threshold else high]
            total += threshold
        return 1 / (1 + math.exp(-total))


def loads(text: str) -> Forest:
    """Return the forest that JSON describes: ``names``, ``start`` and ``trees`` of nodes.

    A node is a list of four, or a number.
    """
    stated = json.loads(text)
    trees = tuple(tuple(_node(node) for node in tree) for tree in stated["trees"])
    return Forest(tuple(stated["names"]), float(stated["start"]), trees)


def _node(stated: list[float] | float) -> Node:
    if isinstance(stated, list):
        number, threshold, low, high = stated
        return int(number), float(threshold), int(low), int(high)
    return _ANSWER, float(stated), 0, 0


@cache
def page_model() -> Forest:
    """Return the model for links of web pages, trained by ``benchmarks/train_citations.py``."""
    return loads(_MODEL.read_text(encoding="utf-8"))
