import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.citing import cite
from crawler.citing.context import MAX_CHARACTERS, Context
from crawler.reading import Source, read


def contexts(text: str, name: str = "a.md") -> list[Context]:
    document = read(Source(name, text.encode()))
    found = [citation.context for citation in cite(document, "a")]
    assert all(context is not None for context in found)
    return [context for context in found if context is not None]


def test_a_citation_has_the_headings_above_it_and_the_sentence_that_it_stands_in() -> None:
    [context] = contexts(
        "# News\n\nFirst words.\n\n## The harbour\n\n"
        "Nobody knew. The report [says so](https://a.example/) plainly! Then rain.\n"
    )
    assert context.headings == ("News", "The harbour")
    assert context.sentence == "The report says so plainly!"
    assert context.note is None


def test_its_place_is_that_of_its_block_and_of_its_first_character_in_it() -> None:
    first, second = contexts("One [a](https://a.example/).\n\nAnd two words [b](https://b.example/).\n")
    assert second.paragraph > first.paragraph
    assert (first.offset, second.offset) == (4, 14)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It ended. Dr. Who [said](https://a.example/) no. Well.", "Dr. Who said no."),
        ("He asked: “Is it true?” She [wrote](https://a.example/) back.", "She wrote back."),
        ("前の文。これは[報告](https://a.example/)です。次の文。", "これは報告です。"),
        ("By J. R. Smith et al. in [a paper](https://a.example/)", "By J. R. Smith et al. in a paper"),
    ],
)
def test_a_sentence_ends_where_its_readers_would_end_it(text: str, sentence: str) -> None:
    assert contexts(f"# T\n\n{text}\n")[0].sentence == sentence


def test_a_citation_in_a_footnote_has_the_whole_note() -> None:
    note = "[^1]: See Smith. Also [the paper](https://a.example/), p. 3."
    text = f"# T\n\nIt is so.[^1] And more words follow here.\n\n{note}\n"
    [context] = [one for one in contexts(text) if one.note]
    assert context.note == "See Smith. Also the paper, p. 3."


def test_of_a_sentence_without_end_what_is_near_the_link_is_kept() -> None:
    [context] = contexts("# T\n\n" + "word " * 2_000 + "[here](https://a.example/) " + "word " * 2_000 + "\n")
    assert len(context.sentence) <= MAX_CHARACTERS
    assert "here" in context.sentence


# The first page is read by a process that begins with it.
@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_the_sentence_of_a_link_holds_its_words_whatever_is_around(before: str, after: str) -> None:
    page = f"<p>{before.replace('<', '')} <a href='https://a.example/'>cited words</a> {after.replace('<', '')}</p>"
    document = read(Source("a.html", f"<!doctype html><meta charset=utf-8>{page}".encode("utf-8", "replace")))
    for citation in cite(document, "a"):
        assert citation.context is not None
        if citation.text == "cited words":
            assert "cited words" in citation.context.sentence
        assert Context.from_json(citation.context.to_json()) == citation.context


def test_headings_of_the_site_itself_and_marks_of_links_are_left_out() -> None:
    words = "The harbour board counted the shoals twice in that year, once from the air and once from its own vessels."
    html = (
        f'<h1>News<a href="#n">¶</a></h1><h2>Share this story</h2><p>{words} <a href="https://a.example/">So</a>.</p>'
        f'<h2>Share prices #</h2><p>{words} <a href="https://b.example/">And</a> so.</p>'
    )
    found = [one for one in contexts(f"<html><body>{html}</body></html>", "a.html") if one.sentence != "News¶"]
    assert [context.headings for context in found if context.headings] == [("News",), ("News", "Share prices")]
