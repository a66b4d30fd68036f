"""Pages saved to files: MHTML, SingleFile, and pages in WARC and WACZ files."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler import sources
from crawler.citing import article_id, cite
from crawler.reading import Source, UnreadableSource, read
from crawler.reading.kinds import Kind, kind_of

FORMATS = Path(__file__).parents[1] / "data" / "formats"
PAGE = (
    b"<!doctype html><title>T</title><article><p>A paragraph of an article, with <a href='/cited'>a link</a> in it, and"
    b" enough words around it for anybody to take it for one.</p></article>"
)


def warc(*answers: tuple[str, str, bytes], gzip: bool = True) -> bytes:
    """Return a WARC file of URLs, status lines with further fields, and bodies, as warcio writes it."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for url, status, body in answers:
        line, *fields = status.split("\n")
        headers = [tuple(field.split(": ", 1)) for field in fields] or [("Content-Type", "text/html")]
        head = StatusAndHeaders(line, headers, protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=head))
    return file.getvalue()


def wacz(data: bytes, *pages: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/a.warc.gz", data)
        lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": page} for page in pages)]
        package.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)))
    return file.getvalue()


def page(words: str) -> bytes:
    return PAGE.replace(b"a link", words.encode())


ANSWERS = (
    ("https://a.example/robots.txt", "200 OK\nContent-Type: text/plain", b"User-agent: *"),
    ("https://a.example/gone", "404 Not Found", page("gone")),
    ("https://a.example/first", "200 OK", page("first")),
    ("https://a.example/old", "301 Moved\nLocation: /second", b""),
    ("https://a.example/second", "200 OK", page("second")),
)


def test_a_page_saved_by_chromium_is_read_as_at_its_own_address():
    data = (FORMATS / "chromium.mhtml").read_bytes()
    source = Source("a", data)
    document = read(source)
    assert kind_of(source) is Kind.MHTML
    assert [(c.target, c.role.value) for c in cite(document, "a")] == [
        ("https://survey.example/herring/2020?edition=2", "inline"),
        ("http://herring.example/minutes.html", "inline"),
        ("http://herring.example/frame.html", "embed"),
    ]
    published = Source("b", b"x", url="http://herring.example/index.html")
    assert article_id(source, document) == article_id(published, document)


def test_the_page_of_an_mhtml_file_is_the_one_that_it_starts_with():
    parts = "".join(
        f"--b\nContent-Type: text/html; charset=iso-8859-1\nContent-ID: <{name}>\nContent-Location: https://a.example/{name}\n\n"
        f"<p>caf\xe9 {name} <a href='x'>x</a>\n"
        for name in ("one", "two")
    )
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start="<two>"\n\n'
    document = read(Source("a", (head + parts + "--b--\n").encode("latin-1")))
    assert document.text == "café two x"
    assert document.links[0].target == "https://a.example/x"


def test_an_mhtml_file_without_a_page_is_refused():
    with pytest.raises(UnreadableSource, match="no page in this MHTML file"):
        read(Source("a", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n"))


def test_parts_nested_deeper_than_any_page_are_refused_in_one_line():
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    with pytest.raises(UnreadableSource, match=r"^a: [^\n]*MHTML[^\n]*$"):
        read(Source("a", b"MIME-Version: 1.0\n" + nested.encode()))


@pytest.mark.parametrize(
    "remark",
    [
        "<!--\n Page saved with SingleFile \n url: https://a.example/news/1 \n saved date: Tue May 04 2021\n-->",
        "<!-- saved from url=(0024)https://a.example/news/1 -->",
    ],
)
def test_a_page_saved_to_one_file_is_read_as_at_the_address_in_its_remark(remark):
    data = b"<!doctype html><html>" + remark.encode() + PAGE
    document = read(Source("a.html", data))
    assert document.links[0].target == "https://a.example/cited"
    assert document.metadata.canonical_url == "https://a.example/news/1"


def test_the_address_that_a_page_was_fetched_from_outdoes_its_remark():
    data = b"<!-- saved from url=(0024)https://a.example/news/1 --><html>" + PAGE
    assert read(Source("a", data, url="https://b.example/")).links[0].target == "https://b.example/cited"


@pytest.mark.parametrize("gzip", [True, False])
def test_the_first_page_of_a_warc_file_is_the_article(gzip):
    source = Source("a", warc(*ANSWERS, gzip=gzip))
    document = read(source)
    assert kind_of(source) is Kind.WARC
    assert [(link.text, link.target) for link in document.links] == [("first", "https://a.example/cited")]
    assert document.metadata.canonical_url == "https://a.example/first"


@pytest.mark.parametrize("url", ["https://a.example/second", "https://a.example/old", "https://A.example/second#part"])
def test_a_named_page_of_a_warc_file_is_found_over_redirects(url):
    assert read(Source(f"a.warc.gz#{url}", warc(*ANSWERS))).links[0].text == "second"


def test_a_named_page_that_is_not_there_is_told():
    with pytest.raises(UnreadableSource, match="no page of this URL in the archive"):
        read(Source("a.warc.gz#https://a.example/gone", warc(*ANSWERS)))


def test_redirects_in_a_circle_end():
    circle = [("https://a.example/a", "302 Found\nLocation: /a", b"")]
    with pytest.raises(UnreadableSource, match="no page"):
        read(Source("a.warc#https://a.example/a", warc(*circle)))


def test_the_first_page_that_a_wacz_file_lists_is_the_article():
    source = Source("a", wacz(warc(*ANSWERS), "https://a.example/second", "https://a.example/first"))
    assert kind_of(source) is Kind.WACZ
    assert read(source).links[0].text == "second"


def test_an_archive_in_an_archive_is_refused():
    inner = ("https://a.example/", "200 OK\nContent-Type: text/html", warc(*ANSWERS))
    with pytest.raises(UnreadableSource, match="is an archive itself"):
        read(Source("a", warc(inner)))


def test_of_a_warc_file_cut_short_the_rest_is_read():
    data = warc(*ANSWERS)
    assert read(Source("a", data[: len(data) - 200])).links[0].text == "first"


def test_a_record_without_an_address_does_not_hide_those_before_it():
    data = warc(*ANSWERS, gzip=False)
    at = data.index(b"WARC-Target-URI: https://a.example/second")
    assert read(Source("a", data[:at] + data[data.index(b"\r\n", at) + 2 :])).links[0].text == "first"


@pytest.mark.parametrize(
    "data", [b"WARC/1.1\r\n", b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", b"WARC/1.1 \x00" * 99]
)
def test_what_only_begins_as_a_warc_file_is_refused_in_one_line(data):
    with pytest.raises(UnreadableSource, match=r"^a: there is no page in this archive$"):
        read(Source("a", data))


def test_a_page_in_an_archive_is_named_behind_the_file(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"x")
    (tmp_path / "b#c.html").write_bytes(b"y")
    assert sources.load(f"{tmp_path}/a.warc#https://a.example/").data == b"x"
    assert sources.load(f"{tmp_path}/b#c.html").data == b"y"
    with pytest.raises(UnreadableSource, match="no such file"):
        sources.load(f"{tmp_path}/none.warc#https://a.example/")


def test_of_a_saved_page_cut_short_the_rest_is_read_and_the_loss_is_told():
    data = (FORMATS / "chromium.mhtml").read_bytes()
    assert read(Source("a.mhtml", data)).warnings == ()
    assert read(Source("a.mhtml", data[:-40])).warnings == ("the file is cut short; what is left of it was read",)
