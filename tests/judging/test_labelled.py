from collections import Counter, defaultdict

import pytest

from tests.data.verdicts.cases import Case, cases
from tests.data.verdicts.judging import is_right, verdict_on

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_link_is_called_live_or_dead_that_is_not(case: Case) -> None:
    verdict = verdict_on(case)
    if verdict.status.value in ("live", "dead"):
        assert is_right(case, verdict), dict(verdict.evidence)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_left_in_doubt_that_a_neighbour_tells(case: Case) -> None:
    verdict = verdict_on(case, asked=True)
    doubtful = verdict.status.value == "suspect" and case.status == "dead"
    assert is_right(case, verdict) or doubtful, dict(verdict.evidence)


def test_nine_of_ten_links_of_every_reason_are_known_by_it() -> None:
    all_of, right_of = Counter[str](), Counter[str]()
    for case in CASES:
        all_of[f"{case.status}/{case.reason}"] += 1
        right_of[f"{case.status}/{case.reason}"] += is_right(case, verdict_on(case))
    assert all(right_of[label] >= 0.9 * number for label, number in all_of.items()), right_of


def test_the_set_is_large_enough_to_mean_something() -> None:
    by_status = defaultdict(list)
    for case in CASES:
        by_status[case.status].append(case)
    assert len(CASES) >= 150
    assert len(by_status["live"]) >= 50
    assert len({case.name for case in CASES}) == len(CASES)
    assert len({(case.status, case.reason) for case in CASES}) >= 20
