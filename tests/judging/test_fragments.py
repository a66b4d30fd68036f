from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.fragments import (
    TextDirective,
    has_place,
    has_words,
    pdf_page_of,
    place_of,
    text_directives,
)

PAGE = ("The Mobile Web", "It’s the dogs’ day: café au lait, and well-known  things.", "End of the road, end of it.")


@pytest.mark.parametrize(
    ("fragment", "directives"),
    [
        (":~:text=an%20example", [TextDirective("an example")]),
        ("place:~:text=start,end", [TextDirective("start", "end")]),
        (":~:text=before-,start,-after", [TextDirective("start", None, "before", "after")]),
        (":~:text=before-,start,end,-after", [TextDirective("start", "end", "before", "after")]),
        (":~:text=one&text=two", [TextDirective("one"), TextDirective("two")]),
        (":~:other=1&text=two", [TextDirective("two")]),
        (":~:text=a%2Cb%2Dc", [TextDirective("a,b-c")]),
        (":~:text=", []), (":~:text=a,,b", []), (":~:text=a-", []), (":~:text=a-,-b", []), (":~:text=a,b,c", []),
        (":~:text=a,b,c,d,e", []), (":~:text=-,a", []), ("text=a", []),
    ],
)  # fmt: skip
def test_directives_are_read_by_the_grammar_of_the_draft(fragment: str, directives: list[TextDirective]) -> None:
    assert list(text_directives(fragment)) == directives


TERMS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


def written(term: str) -> str:
    return quote(term, safe="").replace("-", "%2D")


@given(TERMS, st.none() | TERMS, st.none() | TERMS, st.none() | TERMS)
def test_a_directive_that_is_written_is_read_as_it_was(
    start: str, end: str | None, prefix: str | None, suffix: str | None
) -> None:
    terms = [f"{written(prefix)}-"] if prefix is not None else []
    terms += [written(term) for term in (start, end) if term is not None]
    terms += [f"-{written(suffix)}"] if suffix is not None else []
    assert text_directives(f"x:~:text={','.join(terms)}") == (TextDirective(start, end, prefix, suffix),)


@given(st.text(max_size=40), st.lists(st.text(max_size=30), max_size=4))
def test_any_fragment_and_page_give_an_answer(fragment: str, passages: list[str]) -> None:
    for directive in text_directives(f":~:text={fragment}"):
        assert has_words(directive, passages) in {True, False}
    assert has_place(fragment, frozenset(passages)) in {True, False, None}


@given(st.lists(st.text("abc x,-", min_size=1, max_size=20), min_size=1, max_size=4), st.data())
def test_whole_words_of_a_page_are_found_in_it(passages: list[str], data: st.DataObject) -> None:
    passage = data.draw(st.sampled_from(passages)).strip()
    words = passage.split()
    if words:
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words) - 1))
        assert has_words(TextDirective(" ".join(words[first : last + 1])), passages)


@pytest.mark.parametrize(
    ("directive", "found"),
    [
        (TextDirective("mobile web"), True),
        (TextDirective("mobile we"), False),
        (TextDirective("obile web"), False),
        (TextDirective("web It’s"), False),  # one term stands within one passage
        (TextDirective("it's the dogs' day"), True),
        (TextDirective("cafe au lait"), True),
        (TextDirective("well-known things"), True),
        (TextDirective("mobile", "lait"), True),
        (TextDirective("lait", "mobile"), False),
        (TextDirective("mobile", "lai"), False),
        (TextDirective("day", None, "dogs’", ": café"), True),
        (TextDirective("day", None, "cats", None), False),
        (TextDirective("it's", None, "web", None), True),  # what goes before may end another passage
        (TextDirective("end", None, None, "of it"), True),
        (TextDirective("end", "end", None, "of it"), True),
        (TextDirective("end", "end", None, "of the road"), False),
        (TextDirective("end", None, None, "of i"), False),
        (TextDirective("  "), False),
    ],
)
def test_words_are_found_at_the_bounds_of_words(directive: TextDirective, found: bool) -> None:
    assert has_words(directive, PAGE) is found


def test_words_of_scripts_without_spaces_have_no_bounds() -> None:
    assert has_words(TextDirective("之间航行"), ["渡船在两座岛屿之间航行了六十年"])


def test_many_near_misses_take_no_long_time() -> None:
    assert not has_words(TextDirective("a", "b", None, "never"), ["a b " * 50_000])
    assert not has_words(TextDirective("a", None, "never", None), ["a b " * 50_000])


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("", True), ("top", True), ("TOP", True), ("history", True), ("History", False), ("gone", False),
        ("Gr%C3%B6%C3%9Fe", True), ("a%20b", True), ("raw%41", True), ("installation", True),
        ("/route/2", None), ("!page", None), ("?q=1", None), ("t=10,20", None), ("L10-L20", None), ("L10", None),
        ("Listing", False), ("history:~:text=x", False),
    ],
)  # fmt: skip
def test_a_place_is_an_id_or_a_name_as_written_or_decoded(place: str, found: bool | None) -> None:
    names = {"history", "Größe", "a b", "raw%41", "user-content-installation"}
    assert has_place(place, names) is found


def test_the_place_of_a_fragment_is_what_stands_before_its_directives() -> None:
    assert place_of("history:~:text=x") == "history"
    assert place_of(":~:text=x") == ""


def test_a_page_of_a_pdf_file_is_named_by_number() -> None:
    assert pdf_page_of("page=12") == 12
    assert pdf_page_of("zoom=100&page=3") == 3
    assert pdf_page_of("nameddest=history") is None
    assert pdf_page_of("mypage=3") is None
