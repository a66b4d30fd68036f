from hypothesis import given
from hypothesis import strategies as st

from crawler.citing.quoting import context_of
from crawler.reading.document import Source
from crawler.reading.markdown import read_markdown

LINK = "[here](https://a.test/)"


def context(text: str) -> tuple[str, str]:
    document = read_markdown(Source("a.md", text.encode()))
    return context_of(document, document.links[0])


def test_the_words_around_a_link_are_whole_words():
    before, after = context("abcde " * 20 + LINK + " fghij" * 20)
    assert (before, after) == ("abcde " * 10, " fghij" * 10)


def test_a_link_at_an_edge_has_what_there_is():
    assert context(LINK) == ("", "")
    assert context(f"One {LINK} two") == ("One ", " two")


def test_a_word_is_cut_rather_than_that_too_little_is_kept():
    before, after = context("x" * 200 + " and " + LINK + " or " + "y" * 200)
    assert (len(before), len(after)) == (64, 64)


@given(st.text(alphabet="ab 漢.", max_size=200), st.text(alphabet="ab 漢.", max_size=200))
def test_at_least_32_characters_are_kept_where_there_are_as_many(before, after):
    document = read_markdown(Source("a.md", f"x{before} {LINK} {after}x".encode()))
    (link,) = document.links
    prefix, suffix = context_of(document, link)
    assert prefix + document.text[link.start : link.end] + suffix in document.text
    assert len(prefix) >= min(32, link.start)
    assert len(suffix) >= min(32, len(document.text) - link.end)
