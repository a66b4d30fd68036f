import json
import math
import random

import pytest

from crawler.citing.features import NAMES
from crawler.citing.forest import loads, page_model


def test_trees_answer_by_their_thresholds_and_are_added_up():
    text = json.dumps({"names": ["a", "b"], "start": 0.5, "trees": [[[1, 2.0, 1, 2], -1.0, 1.0], [0.25]]})
    forest = loads(text)
    assert forest.probability((0.0, 2.0)) == pytest.approx(1 / (1 + math.exp(0.25)))
    assert forest.probability((0.0, 2.1)) == pytest.approx(1 / (1 + math.exp(-1.75)))


def test_all_trees_at_once_answer_as_each_by_itself_does():
    model = page_model()
    chance = random.Random(1)
    asked = [[node[1] for tree in model.trees for node in tree if node[0] == index] for index in range(len(NAMES))]
    for _ in range(200):
        numbers = [chance.choice([*thresholds, -9.0, 0.0, 1.0, 99.0]) for thresholds in asked]
        total = model.start
        for tree in model.trees:
            node = tree[0]
            while node[0] >= 0:
                node = tree[node[2] if numbers[node[0]] <= node[1] else node[3]]
            total += node[1]
        assert model.probability(numbers) == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-12)


def test_a_tree_with_more_answers_than_are_counted_is_refused():
    tree = [node for at in range(16) for node in ([0, float(at), 2 * at + 1, 2 * at + 2], 0.5)]
    with pytest.raises(ValueError, match="17 answers"):
        loads(json.dumps({"names": ["a"], "start": 0.0, "trees": [[*tree, 0.5]]}))


def test_the_model_asks_for_the_numbers_that_are_computed():
    assert page_model().names == NAMES


def test_every_node_of_the_model_leads_on_within_its_tree():
    for tree in page_model().trees:
        for index, node in enumerate(tree):
            if node[0] >= 0:
                assert index < node[2] < len(tree)
                assert index < node[3] < len(tree)
                assert node[0] < len(NAMES)
