import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading import Source, lines_of
from crawler.reading.document import Document, Metadata
from crawler.reading.html import read_html
from crawler.reading.markdown import read_markdown
from crawler.reading.plaintext import read_plaintext

READERS = {"a.md": read_markdown, "a.html": read_html, "a.txt": read_plaintext}


def lines(name: str, text: str) -> list[tuple[str, int | None]]:
    """Return each link with its line."""
    source = Source(name, text.encode())
    document = READERS[name](source)
    found = lines_of(source, document)
    return [(link.href, found.get(link.ordinal)) for link in document.links]


def test_a_link_in_markdown_is_where_its_url_is_written() -> None:
    text = "# Title\n\nA [first](https://a.test/x), a [second](https://a.test/x/y)\nand https://a.test/x. [None]()\n"
    assert lines("a.md", text) == [
        ("https://a.test/x", 3), ("https://a.test/x/y", 3), ("https://a.test/x", 4), ("", 4),
    ]  # fmt: skip


def test_links_by_reference_are_where_the_url_is_defined() -> None:
    assert lines("a.md", "One [a][r],\ntwo [b][r].\n\n[r]: https://a.test/\n") == [("https://a.test/", 4)] * 2


def test_code_and_comments_are_no_places_of_links() -> None:
    text = "```\nhttps://a.test/\n```\n`https://a.test/`\n<!-- https://a.test/ -->\n\nSee [it](https://a.test/).\n"
    assert lines("a.md", text) == [("https://a.test/", 7)]


def test_no_line_is_claimed_where_places_and_links_differ_in_number() -> None:
    text = 'See [it](https://a.test/ "https://a.test/") and [it again][r].\n\n[r]: https://a.test/\n'
    assert lines("a.md", text) == [("https://a.test/", None)] * 2


def test_a_link_in_a_page_is_where_its_attribute_is() -> None:
    text = (
        "<!doctype html><html><body>\n<a class=x\n href='https://a.test/?a=1&amp;b'>one</a>\n"
        "<script>'<a href=https://b.test/>'</script><!-- <a href=https://b.test/> -->\n<A HREF=https://b.test/>two</A>\n"
    )
    assert lines("a.html", text) == [("https://a.test/?a=1&b", 3), ("https://b.test/", 5)]


def test_a_url_within_a_longer_one_is_not_taken_for_it() -> None:
    text = "First https://a.test/p/q, then\nhttps://w.test/https://a.test/p and\n(https://a.test/p)."
    assert dict(lines("a.txt", text))["https://a.test/p"] == 3


def test_lines_count_whatever_ends_them() -> None:
    assert lines("a.txt", "One\r\ntwo\r\nhttps://a.test/p\r\n") == [("https://a.test/p", 3)]


@given(st.text("<>a='\" \n`[]()-!/htps:.", max_size=200), st.sampled_from(sorted(READERS)))
def test_a_line_is_one_of_the_source(text: str, name: str) -> None:
    for _, line in lines(name, "start " + text):
        assert line is None or 1 <= line <= text.count("\n") + 1


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<a href='", "`a", "` `` ", "<script>", "](", "<a a=b "])
@pytest.mark.parametrize("media_type", ["text/html", "text/markdown"])
def test_the_search_is_linear(piece: str, media_type: str) -> None:
    document = Document(Metadata(), "", (), (), media_type=media_type)

    def seconds(repeats: int) -> float:
        began = time.process_time()
        lines_of(Source("x", (piece * repeats).encode()), document)
        return time.process_time() - began

    seconds(1_000)
    assert seconds(80_000) < 40 * seconds(8_000) + 0.5
