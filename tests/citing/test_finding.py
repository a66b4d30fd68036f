import re

from hypothesis import given
from hypothesis import strategies as st

import crawler.citing.page_roles
import crawler.citing.text_roles  # noqa: F401 - both are imported when first needed, which counts against a deadline
from crawler.citing import article_id, cite
from crawler.reading.document import Document, Metadata, Source
from crawler.reading.html import read_html
from crawler.reading.markdown import read_markdown

TEXT = (
    "# The dam\n\n"
    + "The river is low again this year, say those who live beside it. " * 2
    + (
        "A [report](https://gov.test/r#p3) says that levels fell by a third, "
        "and [a paper](https://doi.org/10.1234/Ab) agrees. "
    )
)


def read(text: str) -> Document:
    return read_markdown(Source("a.md", text.encode()))


def document(canonical: str | None = None) -> Document:
    return Document(Metadata(canonical_url=canonical), "", (), ())


def test_every_link_is_told_with_the_words_around_it():
    read_text = read(TEXT)
    first, second = cite(read_text, "article")
    for citation in (first, second):
        assert citation.prefix + citation.text + citation.suffix in read_text.text
        assert len(citation.prefix) >= 32
    assert len(first.suffix) >= 32
    assert (first.target, first.fragment, first.ordinal) == ("https://gov.test/r#p3", "p3", 0)
    assert second.identifier is not None


def test_an_id_does_not_depend_on_a_links_position_among_others():
    (_, before) = cite(read(TEXT), "article")
    (_, _, after) = cite(read(TEXT.replace("The river", "The [river](https://x.test)", 1)), "article")
    assert before.id == after.id


def test_two_equal_links_keep_two_ids():
    citations = cite(read("[a](https://a.test) " * 40), "article")
    ids = [citation.id for citation in citations]
    assert len(set(ids)) == 40
    assert all(re.fullmatch("[0-9a-f]{16}", id_) for id_ in ids)


def test_an_articles_id_is_that_of_the_url_it_was_fetched_from():
    fetched = article_id(Source("x", b"1", url="https://a.test/b#c"), document("https://a.test/other"))
    assert fetched == article_id(Source("y", b"2", url="https://a.test/b"), document())
    assert fetched == article_id(Source("copy.html", b"3"), document("https://a.test/b"))


def test_a_canonical_url_that_is_a_sites_root_names_no_article():
    one, two = Source("one.html", b""), Source("two.html", b"")
    assert article_id(one, document("https://a.test/")) != article_id(two, document("https://a.test/"))


def test_a_file_is_known_by_its_path_and_standard_input_by_its_bytes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert article_id(Source("a.md", b"1"), document()) == article_id(Source(str(tmp_path / "a.md"), b"2"), document())
    assert article_id(Source("-", b"1"), document()) != article_id(Source("-", b"2"), document())


def test_links_of_a_page_are_told_too():
    page = b"<!doctype html><p>The river is low, says <a href='https://gov.test/r'>a report</a> of the ministry.</p>"
    (citation,) = cite(read_html(Source("a.html", page)), "article")
    assert citation.target == "https://gov.test/r"


@given(
    st.lists(
        st.sampled_from(["[a](#)", "[b](x)", "word. ", "\n\n", "https://a.test/ ", "- ", "> ", "# ", "©"]), max_size=30
    )
)
def test_whatever_is_written_every_link_is_a_citation_with_an_id_of_its_own(pieces):
    written = read("".join(pieces))
    citations = cite(written, "article")
    assert [citation.ordinal for citation in citations] == list(range(len(written.links)))
    assert len({citation.id for citation in citations}) == len(citations)


def test_identifiers_in_running_text_are_citations_with_an_identifier_and_lead_to_their_resolver():
    text = (
        "The river is low again this year, say those who live beside it. " * 2
        + "So did doi:10.1234/Ab, then arXiv:hep-th/9901001, PMID: 12345678, hdl:10125/4567, "
        + "ark:/12148/btv1b8449691v, ISBN 978-0-306-40615-7 and urn:nbn:de:101:1-2019."
    )
    found = {c.identifier.scheme: (c.identifier.value, c.target) for c in cite(read(text), "article") if c.identifier}
    assert found == {
        "doi": ("10.1234/ab", "https://doi.org/10.1234/Ab"),
        "arxiv": ("hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        "pmid": ("12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
        "handle": ("10125/4567", "https://hdl.handle.net/10125/4567"),
        "ark": ("ark:/12148/btv1b8449691v", "https://n2t.net/ark:/12148/btv1b8449691v"),
        "isbn": ("9780306406157", "urn:isbn:9780306406157"),
        "urn": ("urn:nbn:de:101:1-2019", "urn:nbn:de:101:1-2019"),
    }
