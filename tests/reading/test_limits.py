"""What is too deep, too much or too odd for a reader is kept all the same or refused in one line, never lost unsaid."""

import io
import shlex
import subprocess
import sys
import zipfile

import pytest

from crawler.reading import LinkKind, Source, UnreadableSource, building, read, worker
from crawler.reading.kinds import Kind, kind_of
from crawler.reading.link_scan import scan
from crawler.reading.markdown import read_markdown
from crawler.reading.plaintext import read_plaintext
from crawler.reading.worker import parse


def source(text: str, name: str = "a") -> Source:
    return Source(name, text.encode())


def test_each_of_several_deep_links_to_one_url_is_kept():
    link = "<a href='https://a.test/'>a</a>"
    document = read(source(f"<!doctype html><p>{link}" + "<div>" * 5000 + link + link))
    assert [link.target for link in document.links] == ["https://a.test/"] * 3


@pytest.mark.parametrize(
    "text",
    [">" * 500 + " [deep](https://a.test/)\n", "".join("  " * n + "- [deep](https://a.test/)\n" for n in range(80))],
    ids=["quotes", "lists"],
)
def test_links_in_markdown_nested_too_deep_are_listed_with_a_warning(text):
    document = read_markdown(source(text + "\nAfter it [all](https://b.test/).\n", "a.md"))
    assert len(document.links) == text.count("https://") + 1
    assert {link.target for link in document.links} == {"https://a.test/", "https://b.test/"}
    assert "too deep" in document.warnings[0]


def test_the_same_link_in_its_place_and_too_deep_is_two_links():
    document = read_markdown(source("[a](https://a.test/)\n\n" + ">" * 500 + " [a](https://a.test/)\n"))
    assert [link.ordinal for link in document.links] == [0, 1]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.HTML, "<!doctype html>" + "<a href='/x'>x</a>" * 11),
        (Kind.MARKDOWN, "[x](https://a.test/) " * 11),
        (Kind.PLAINTEXT, "https://a.test/ " * 11),
    ],
)
@pytest.mark.parametrize("scan_only", [False, True])
def test_more_links_than_an_article_has_are_refused_in_one_line(monkeypatch, kind, text, scan_only):
    monkeypatch.setattr(building, "MAX_LINKS", 10)
    with pytest.raises(UnreadableSource, match=r"^page: more than [\d,]+ links[^\n]*$"):
        parse(source(text, "page"), kind, scan_only=scan_only)


@pytest.mark.parametrize("declaration", ["<![", "<![x", "<![CDATA[ no end", "<!x", "<?", "<!--", "</", "<!doctype"])
def test_odd_declarations_hide_no_link(declaration):
    document = scan(source(f"<p><a href='https://a.test/'>a</a> {declaration}"), Kind.HTML)
    assert [link.target for link in document.links] == ["https://a.test/"]


@pytest.mark.parametrize("scan_only", [False, True])
@pytest.mark.parametrize("limit", ["MAX_TEXT_CHARACTERS", "MAX_BLOCKS"])
def test_more_text_than_an_article_has_is_refused_in_one_line(monkeypatch, limit, scan_only):
    text = source("Words.\n\n" * 20)
    assert parse(text, Kind.PLAINTEXT, scan_only=scan_only).text
    monkeypatch.setattr(worker, limit, 10)
    with pytest.raises(UnreadableSource, match=r"^a: more than 10 [a-z ]+ stand in it; is it an article\?$"):
        parse(text, Kind.PLAINTEXT, scan_only=scan_only)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits on Windows")
def test_an_article_is_read_where_less_memory_is_allowed_than_a_parser_may_have():
    program = "from crawler.reading import Source, read; print(read(Source('a', b'see https://a.test/')).links[0].href)"
    limited = f"ulimit -v 1048576; exec {shlex.quote(sys.executable)} -c {shlex.quote(program)}"
    said = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "https://a.test/"


def test_why_there_is_no_text_in_an_article_is_told():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<document>" + "<tbl>" * 5_000 + "<p><r><t>Words</t></r></p>")
    with pytest.raises(UnreadableSource, match=r"^a: there is no text in it \(its XML is damaged or nested too deep"):
        read(Source("a", file.getvalue()))


def test_a_link_that_goes_on_over_paragraphs_has_all_its_words():
    (link,) = read_markdown(source("<a href='https://a.test/'>one\n\ntwo *three*</a>\n")).links
    assert link.text == "one two three"


@pytest.mark.parametrize(
    "text",
    [
        "Some [lost](#) link.",
        "A [b](https://a.test/) c",
        "---\ntitle: T\n---\n\nText",
        "A [b][c]\n\n[c]: https://a.test/",
    ],
)
def test_markdown_in_a_text_file_is_read_as_markdown(text):
    assert kind_of(source(text, "a.txt")) is Kind.MARKDOWN
    assert kind_of(Source("https://a.test/raw", text.encode(), content_type="text/plain")) is Kind.MARKDOWN


@pytest.mark.parametrize("text", ["f(x)[0](y)", "see note [1](a remark)", "array[i](j)", "# a comment", "a * b * c"])
def test_text_that_only_resembles_markdown_stays_plain_in_a_text_file(text):
    assert kind_of(source(text, "a.txt")) is Kind.PLAINTEXT


def test_markdown_with_some_html_in_it_is_markdown_and_html_with_some_markdown_is_html():
    assert kind_of(source("<p align=center>\n<p>\n\nA [b](https://a.test/) c")) is Kind.MARKDOWN
    assert kind_of(source("<p>One writes [b](https://a.test/).</p>" + "<p>x</p>" * 20)) is Kind.HTML


@pytest.mark.parametrize("text", ["<svg xmlns='x'><a href='https://a.test/'/></svg>", "<?xml version='1.0'?>\n<svg/>"])
def test_a_drawing_is_no_article(text):
    with pytest.raises(UnreadableSource, match="picture"):
        kind_of(source(text))


@pytest.mark.parametrize("element", ["svg", "rss", "feed"])
def test_a_page_is_a_page_whatever_its_comments_are_followed_by(element):
    page = f"<!-- one -->\n<!doctype html><p>Text</p><!-- two --><{element}></{element}>"
    assert kind_of(source(page)) is Kind.HTML


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("doi:10.1234/abc", "https://doi.org/10.1234/abc"),
        ("arXiv:2101.00001", "https://arxiv.org/abs/2101.00001"),
        ("PMID: 1234567", "https://pubmed.ncbi.nlm.nih.gov/1234567/"),
        ("www.a.test/x", "http://www.a.test/x"),
        ("jo@a.test", "mailto:jo@a.test"),
    ],
)
def test_bare_identifiers_and_hosts_are_kept_as_written_and_lead_to_a_url(written, target):
    (link,) = read_plaintext(source(f"As {written} says")).links
    assert (link.kind, link.href, link.text, link.target) == (LinkKind.AUTO, written, written, target)
