import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading import Source, bare_links, read


def urls_in(text: str) -> list[str]:
    return [link.url for link in bare_links.find(text)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://a.test/x.", "https://a.test/x"),
        ("(see https://a.test/x)", "https://a.test/x"),
        ("(https://a.test/x_(y))", "https://a.test/x_(y)"),
        ("[https://a.test/x]", "https://a.test/x"),
        ("“https://a.test/x”, he said", "https://a.test/x"),
        ("«https://a.test/x»", "https://a.test/x"),
        ("'https://a.test/x'", "https://a.test/x"),
        ("https://a.test/x…", "https://a.test/x"),
        ("https://a.test/x...", "https://a.test/x"),
        ("is it https://a.test/x?!", "https://a.test/x"),
        ("https://a.test/x?y=1&z=2#part;", "https://a.test/x?y=1&z=2#part"),
        ("https://[2001:db8::1]:8080/x,", "https://[2001:db8::1]:8080/x"),
        ("https://例え.テスト/パス。次", "https://例え.テスト/パス"),
        ("请看https://a.test/b的文章", "https://a.test/b"),
        ("請看（https://a.test/b）。", "https://a.test/b"),
        ("https://zh.a.test/wiki/中国", "https://zh.a.test/wiki/中国"),
        ("HTTPS://A.TEST/X", "HTTPS://A.TEST/X"),
        ("http://localhost:8000/x", "http://localhost:8000/x"),
        ("http://127.0.0.1/x", "http://127.0.0.1/x"),
        ("انظر https://a.test/x، ثم", "https://a.test/x"),
        ("**https://a.test/x**", "https://a.test/x"),
    ],
)
def test_a_url_ends_where_a_reader_would_end_it(text, url):
    assert urls_in(text) == [url]


def test_a_url_in_angle_brackets_may_be_broken_over_lines():
    assert urls_in("see <URL:http://a.test/long/\n  path> there") == ["http://a.test/long/path"]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("go to www.a.test/x, now", "http://www.a.test/x"),
        ("go to a.test/x.", "http://a.test/x"),
        ("write to jo.doe+x@mail.a.test.", "mailto:jo.doe+x@mail.a.test"),
        ("doi:10.1234/ABC.5(6)7.", "https://doi.org/10.1234/ABC.5(6)7"),
        ("https://doi.org/10.1234/abc", "https://doi.org/10.1234/abc"),
        ("10.5555/12345678, 2019", "https://doi.org/10.5555/12345678"),
        ("doi:10.1002/1097-4571(2000)51:1%3c2::x", "https://doi.org/10.1002/1097-4571(2000)51:1%253c2::x"),
        ("arXiv:2101.00001v2 [cs.DL]", "https://arxiv.org/abs/2101.00001v2"),
        ("arXiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("PMID: 12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
        ("PMCID: PMC1234567", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"),
        ("(hdl:20.500.12345/67).", "https://hdl.handle.net/20.500.12345/67"),
        ("see ark:/12148/btv1b8449691v/f29, there", "https://n2t.net/ark:/12148/btv1b8449691v/f29"),
        ("urn:nbn:de:101:1-2019.", "urn:nbn:de:101:1-2019"),
        ("urn:isbn:978-0-306-40615-7", "urn:isbn:9780306406157"),
        ("ISBN 978-0-306-40615-7, 2nd ed.", "urn:isbn:9780306406157"),
        ("ISBN-10: 0-306-40615-2", "urn:isbn:0306406152"),
        ("ISBN 080442957X", "urn:isbn:080442957X"),
    ],
)
def test_hosts_mail_addresses_and_identifiers_are_links(text, url):
    assert urls_in(text) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "foo.py",
        "run setup.sh/x",
        "README.md",
        "Node.js",
        "e.g. this",
        "version 1.2.3",
        "1.5/2.0",
        "and/or",
        "NJ.com said",
        "http://",
        "https:///x",
        "www.",
        "@name",
        "a@b",
        "12:30",
        "C:\\dir\\file.txt",
        "10.5 / 3",
        "St.Petersburg",
        "…://x",
        "ISBN 978-0-306-40615-8",
        "ISBN 12345",
        "hdl:abc/1",
        "hdl:10125/",
        "a bark:12345/x",
        "urn:isbn:9780306406158",
        "return:abc:def",
        "PMCID: 12",
    ],
)
def test_what_only_looks_like_a_link_is_none(text):
    assert urls_in(text) == []


@given(st.text(alphabet=st.sampled_from("aw.:/@<>()[]“”, \n10x-_%?#&=日本。\u200b\ud800"), max_size=80))
def test_any_text_gives_links_in_order_that_do_not_overlap(text):
    position = 0
    for link in bare_links.find(text):
        assert position <= link.start < link.end <= len(text)
        position = link.end


@given(
    st.sampled_from(["", "see ", "(", "“", "\n", "x ", "日本 "]),
    st.from_regex(r"https://[a-z]{2,8}\.test/[a-z0-9/_-]{0,20}[a-z0-9]", fullmatch=True),
    st.sampled_from(["", ".", ")", "”", ",", "\n", " x", "。", "?", "…"]),
)
def test_a_planted_url_is_found_whole(before, url, after):
    assert urls_in(before + url + after) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "https://a.test/" + "(" * 50_000, "a." * 50_000, "w@" * 50_000, "10.1234/" * 20_000, "ISBN 1" * 20_000,
        "ISBN " + "1 " * 50_000, "ark:/12345/" * 20_000, "urn:a:" * 20_000, "hdl:1" + ".1" * 50_000,
    ],
)  # fmt: skip
@pytest.mark.timeout(10)
def test_long_runs_of_one_pattern_take_no_more_than_linear_time(text):
    assert all(text[found.start : found.end] for found in bare_links.find(text))


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("doi:10.5555/A.1(2)", "https://doi.org/10.5555/A.1(2)"),
        (" DOI: 10.5555/a%20b ", "https://doi.org/10.5555/a%20b"),
        ("info:doi/10.5555/a#1", "https://doi.org/10.5555/a%231"),
        ("hdl:2027/abc.1", "https://hdl.handle.net/2027/abc.1"),
        ("arXiv:2101.00001v2", "https://arxiv.org/abs/2101.00001v2"),
    ],
)
def test_a_link_to_an_identifier_leads_to_its_resolver(href, target):
    document = read(Source("a.html", f'<p>Words and <a href="{href}">a link</a> here.</p>'.encode()))
    assert [link.target for link in document.links] == [target]


@pytest.mark.parametrize("href", ["doi:10.5555", "doi:", "hdl:x", "arxiv:herring"])
def test_what_only_begins_like_an_identifier_is_left_as_it_is(href):
    document = read(Source("a.html", f'<p>Words and <a href="{href}">a link</a> here.</p>'.encode()))
    assert [link.href for link in document.links] == [href]
    assert not (document.links[0].target or "").startswith("http")
