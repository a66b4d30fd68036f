from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from crawler.recovering.chaining import Pair, heaviest_chain

PAIRS = st.lists(
    st.builds(
        Pair,
        row=st.integers(0, 4),
        column=st.integers(0, 4),
        gain=st.floats(0.125, 1.0, width=16),
        outcome=st.sampled_from("ab"),
    ),
    max_size=7,
    unique_by=lambda pair: (pair.row, pair.column),
)


def rises(chain: tuple[Pair, ...]) -> bool:
    ordered = sorted(chain, key=lambda pair: pair.row)
    return all(one.row < two.row and one.column < two.column for one, two in pairwise(ordered))


def every_chain(pairs: list[Pair]) -> list[tuple[Pair, ...]]:
    return [some for many in range(len(pairs) + 1) for some in combinations(pairs, many) if rises(some)]


def weight(chain: tuple[Pair, ...]) -> float:
    return sum(pair.gain for pair in chain)


@given(PAIRS)
def test_the_chain_rises_on_both_sides_and_none_is_heavier(pairs: list[Pair]) -> None:
    chain = tuple(chosen.pair for chosen in heaviest_chain(pairs))
    assert rises(chain)
    assert list(chain) == sorted(chain, key=lambda pair: pair.row)
    assert abs(weight(chain) - max(map(weight, every_chain(pairs)))) < 1e-9


@given(PAIRS)
def test_a_margin_is_what_the_best_chain_that_contradicts_the_pair_lacks(pairs: list[Pair]) -> None:
    chosen = heaviest_chain(pairs)
    best = sum(one.pair.gain for one in chosen)
    for one in chosen:
        pair = one.pair
        contradicting = [
            weight(chain)
            for chain in every_chain(pairs)
            if pair not in chain
            and not any(other.row == pair.row and other.outcome == pair.outcome for other in chain)
        ]  # fmt: skip
        assert one.margin <= best - max(contradicting) + 1e-9
        assert 0.0 <= one.margin <= pair.gain + 1e-9


def test_two_equally_good_places_leave_no_margin() -> None:
    (chosen,) = heaviest_chain([Pair(0, 0, 0.8, "a"), Pair(0, 1, 0.8, "b")])
    assert chosen.margin == 0.0


def test_two_places_that_come_to_the_same_do_not_contradict_each_other() -> None:
    (chosen,) = heaviest_chain([Pair(0, 0, 0.8, "a"), Pair(0, 1, 0.8, "a")])
    assert chosen.margin == 0.8


def test_pairs_that_cross_contradict_each_other() -> None:
    (chosen,) = heaviest_chain([Pair(0, 1, 0.8, "a"), Pair(1, 0, 0.7, "b")])
    assert chosen.pair.outcome == "a"
    assert round(chosen.margin, 6) == 0.1


def test_of_no_pairs_there_is_no_chain() -> None:
    assert heaviest_chain([]) == []
