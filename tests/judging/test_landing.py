import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.citing.readable import Passage, Readable
from crawler.judging.folding import size_in_words, words
from crawler.judging.landing import Page, Sought, landing
from crawler.judging.quotations import PageWords

PAGE = PageWords(
    "“All the world’s a stage,” he wrote, “and all the men and women merely players; they have their exits and their "
    "entrances.” 渡船在两座岛屿之间航行了六十年。"
)


@pytest.mark.parametrize(
    "quotation",
    [
        "all the world's a stage", "ALL THE WORLD’S A STAGE", "and all the men-and women, merely players",
        "All the world’s a stage … they have their exits", "all the men [...] merely players",
        "all the men and women merely players; they have [both] their exits", "岛屿之间航行了",
    ],
)  # fmt: skip
def test_words_that_are_there_are_found_whatever_stands_between_them(quotation: str) -> None:
    assert PAGE.likeness(quotation).found
    assert PAGE.likeness("all the world's a stage").similarity == 1


@pytest.mark.parametrize(
    "quotation", ["all the men and womens merely players they have their exits", "they have their exits and entrances"]
)
def test_small_edits_are_forgiven_and_told(quotation: str) -> None:
    likeness = PAGE.likeness(quotation)
    assert likeness.found
    assert 0.9 <= likeness.similarity < 1


@pytest.mark.parametrize(
    "quotation", ["our casino offers the finest slots", "they have their horses and their carts", "…"]
)
def test_other_words_are_not_found(quotation: str) -> None:
    assert not PAGE.likeness(quotation).found


def test_a_word_of_a_quotation_is_no_part_of_a_longer_word() -> None:
    assert PageWords("the cathedral stands").likeness("the cat").similarity < 1


@given(st.lists(st.text("abcdeé ", min_size=1, max_size=8), min_size=4, max_size=60), st.data())
def test_what_is_cut_out_of_a_page_is_found_in_it(said: list[str], data: st.DataObject) -> None:
    text = " ".join(said)
    known = text.split()
    if known:
        first = data.draw(st.integers(0, len(known) - 1))
        likeness = PageWords(text).likeness(" ".join(known[first : first + 10]))
        assert (likeness.found, likeness.similarity) == (True, 1.0)


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_words_can_be_sought_in_any_page(page: str, quotation: str) -> None:
    assert 0 <= PageWords(page).likeness(quotation).similarity <= 1


def test_a_page_that_repeats_a_word_without_end_takes_no_long_time() -> None:
    assert not PageWords("the cat " * 100_000).likeness("the cat and the dog and the horse " * 10).found


def test_words_of_indic_and_thai_scripts_are_kept_whole_or_by_character() -> None:
    assert words("हिन्दी भाषा") == ("हिन्दी", "भाषा")
    assert size_in_words(words("渡船在两座岛屿")) == 3.5


def test_a_page_without_words_of_its_own_leaves_all_unknown() -> None:
    sought = Sought("id", "here", ("all the world's a stage",), "the words of a link")
    assert landing(sought, Page(Readable(None, ()), frozenset())) == {
        "fragment": {"part": "here", "found": None},
        "quotations": [{"quotation": "all the world's a stage", "found": None, "similarity": None}],
    }
    assert landing(sought, Page()) == {"fragment": {"part": "here", "found": None}}


def test_a_long_anchor_is_sought_where_a_page_is_read_and_alone_is_no_reason_to() -> None:
    page = Page(Readable(None, (Passage("These are the words of a link."),)), frozenset({"here"}))
    assert not Sought("id", anchor="the words of a link").needs_reading
    found = landing(Sought("id", "here", (), "the words of a link"), page)
    assert found == {
        "fragment": {"part": "here", "found": True},
        "anchor": {"text": "the words of a link", "found": True, "similarity": 1.0},
    }
    assert "anchor" not in landing(Sought("id", "here", (), "a link"), page)


@pytest.mark.parametrize(("part", "found"), [("page=3", True), ("page=4", False), ("page=0", False), ("top", None)])
def test_pages_of_a_pdf_file_are_counted(part: str, found: bool | None) -> None:
    assert landing(Sought("id", part), Page(pdf_pages=3)) == {"fragment": {"part": part, "found": found}}


def test_all_words_that_a_fragment_names_must_be_there() -> None:
    page = Page(Readable(None, (Passage("One two three."),)), frozenset({"here"}))
    assert landing(Sought("id", "here:~:text=one&text=three"), page)["fragment"]["found"] is True
    assert landing(Sought("id", "here:~:text=one&text=four"), page)["fragment"]["found"] is False
