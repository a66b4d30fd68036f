import base64
import re
import struct
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.page_signs import count_words
from crawler.judging.sketches import (
    METHOD,
    SAME_PAGE,
    SIZE,
    UNSPACED,
    _words,
    has_unspaced,
    is_comparable,
    similarity,
    sketch,
)

WORDS = st.lists(st.sampled_from([f"w{a}{b}" for a in "abcdefgh" for b in "abcdefgh"]), max_size=120)
TEXT = "The river rose again on Tuesday night and by morning the lower meadows were under water for the third time."


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


@given(WORDS, WORDS)
def test_small_texts_are_compared_exactly(one: list[str], other: list[str]) -> None:
    mine, theirs = shingles(one), shingles(other)
    if len(mine | theirs) < SIZE:
        expected = len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
        assert abs(similarity(sketch(" ".join(one)), sketch(" ".join(other))) - expected) < 1e-9


def test_long_texts_are_compared_to_within_a_tenth() -> None:
    words = [f"{a}{b}{c}" for a in "abcdefghij" for b in "klmnopqrst" for c in "uvwxyz"]
    changed = words[:300] + [f"x{word}" for word in words[300:]]
    expected = len(shingles(words) & shingles(changed)) / len(shingles(words) | shingles(changed))
    assert abs(similarity(sketch(" ".join(words)), sketch(" ".join(changed))) - expected) < 0.1


@given(st.text(max_size=400), st.text(max_size=400))
def test_likeness_is_symmetric_and_of_a_text_to_itself_whole(one: str, other: str) -> None:
    mine, theirs = sketch(one), sketch(other)
    assert similarity(mine, theirs) == similarity(theirs, mine)
    assert 0 <= similarity(mine, theirs) <= 1
    assert similarity(mine, mine) == (1.0 if mine else 0.0)


def test_numbers_and_the_page_s_own_address_do_not_count() -> None:
    first = sketch(f"{TEXT} /news/flood 12:04:31 {TEXT[:40]}", ["/news/flood"])
    second = sketch(f"{TEXT} /news/drought 12:05:02 {TEXT[:40]}", ["/news/drought"])
    assert similarity(first, second) >= SAME_PAGE


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    text = "火曜日の夜に川がまた増水し、朝には下の牧草地が今年三度目の冠水となった。"
    assert similarity(sketch(text), sketch(text[:-4])) > 0.7
    assert similarity(sketch(text), sketch("議会は春に決める。それまではプールのための基金でポンプが動く。")) < 0.1


def test_nothing_is_like_an_empty_page() -> None:
    assert similarity(sketch(""), sketch("")) == 0.0


def test_a_sketch_by_an_earlier_method_is_told_apart_and_like_nothing() -> None:
    made = sketch(TEXT)
    earlier = made.removeprefix(METHOD)
    assert is_comparable(made)
    assert not is_comparable(earlier)
    assert similarity(earlier, made) == similarity(made, earlier) == 0.0


SIGNS = re.compile(
    "[\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3007-\u3030"
    "\uff01-\uff20]"
)


def test_signs_outside_of_ascii_part_words_and_letters_do_not() -> None:
    for code in (*range(0x80, 0xD800), *range(0xE000, 0x10000), 0x1F600, 0x20000):
        character = chr(code)
        is_parted = _words(f"a{character}b", ()) != [f"a{character.lower()}b".encode()]
        assert is_parted is (re.match(f"[{UNSPACED}]", character) is not None or SIGNS.match(character) is not None)


@given(st.text(st.one_of(st.characters(), st.sampled_from("a \t\x1c\x85\u3000語ไ")), max_size=60))
def test_the_words_of_a_text_are_counted_as_they_are_parted(text: str) -> None:
    characters = sum(map(len, re.findall(f"[{UNSPACED}]+", text)))
    assert count_words(text) == len(text.split()) + characters // 2
    assert has_unspaced(text) or not characters


def mixed(word: bytes) -> int:
    value = crc32(word)
    value = (value ^ value >> 16) * 0x85EBCA6B % 2**32
    value = (value ^ value >> 13) * 0xC2B2AE35 % 2**32
    return value ^ value >> 16


@given(st.lists(st.sampled_from([a + b for a in "abcdefghijklm" for b in "nopqrstuvwxyz"]), min_size=5, max_size=600))
def test_a_sketch_has_the_smallest_hashes_of_all_runs_of_words(words: list[str]) -> None:
    values = [mixed(word.encode()) for word in words]
    sums = [sum(f * v for f, v in zip((1, 3, 5, 7, 11), values[at:], strict=False)) for at in range(len(words) - 4)]
    smallest = sorted({(total % 2**32 * 0x9E3779B1 >> 32) % 2**32 for total in sums})[:SIZE]
    assert sketch(" ".join(words)) == METHOD + base64.b64encode(struct.pack(f"<{len(smallest)}I", *smallest)).decode()
