"""A learnt judgement of links: small decision trees whose answers are added up, kept as JSON beside the code."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_MODEL = Path(__file__).with_name("page_model.json")

Node = tuple[int, float, int, int] | float
"""A question (index of a number, threshold, node if it is at most that, node if not), or an answer in log-odds."""


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
            node = tree[0]
            while isinstance(node, tuple):
                node = tree[node[2] if numbers[node[0]] <= node[1] else node[3]]
            total += node
        return 1 / (1 + math.exp(-total))


def loads(text: str) -> Forest:
    """Return the forest that JSON describes: ``names``, ``start`` and ``trees`` of nodes, each a list or a number."""
    stated = json.loads(text)
    trees = tuple(tuple(_node(node) for node in tree) for tree in stated["trees"])
    return Forest(tuple(stated["names"]), float(stated["start"]), trees)


def _node(stated: list[float] | float) -> Node:
    if isinstance(stated, list):
        number, threshold, low, high = stated
        return int(number), float(threshold), int(low), int(high)
    return float(stated)


@cache
def page_model() -> Forest:
    """Return the model for links of web pages, trained by ``benchmarks/train_citations.py``."""
    return loads(_MODEL.read_text(encoding="utf-8"))
