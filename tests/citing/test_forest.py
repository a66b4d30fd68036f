import json
import math

import pytest

from crawler.citing.features import NAMES
from crawler.citing.forest import loads, page_model


def test_trees_answer_by_their_thresholds_and_are_added_up():
    text = json.dumps({"names": ["a", "b"], "start": 0.5, "trees": [[[1, 2.0, 1, 2], -1.0, 1.0], [0.25]]})
    forest = loads(text)
    assert forest.probability((0.0, 2.0)) == pytest.approx(1 / (1 + math.exp(0.25)))
    assert forest.probability((0.0, 2.1)) == pytest.approx(1 / (1 + math.exp(-1.75)))


def test_the_model_asks_for_the_numbers_that_are_computed():
    assert page_model().names == NAMES


def test_every_node_of_the_model_leads_on_within_its_tree():
    for tree in page_model().trees:
        for index, node in enumerate(tree):
            if node[0] >= 0:
                assert index < node[2] < len(tree)
                assert index < node[3] < len(tree)
                assert node[0] < len(NAMES)
