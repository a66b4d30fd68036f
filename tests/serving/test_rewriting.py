import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.serving.rewriting import is_xml, rewritten_page, rewritten_style, rewritten_xml

URL = "http://a.test/dir/page"


def place(url: str, followed: bool) -> str:
    return f"/{'to' if followed else 'get'}/{url}"


def rewritten(page: str) -> str:
    return rewritten_page(page.encode(), "text/html; charset=utf-8", URL, place).decode()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<a href=x>", '<a href="/to/http://a.test/dir/x" target="_top">'),
        ("<a href=#part>", 'href="#part"'),
        ("<a href='/x#part'>", "/to/http://a.test/x#part"),
        ("<a href=mailto:me@a.test>", 'href="mailto:me@a.test"'),
        ("<img src=//b.test/i.png>", 'src="/get/http://b.test/i.png"'),
        ("<img srcset='a.png 1x, b.png 2x'>", "/get/http://a.test/dir/a.png 1x, /get/http://a.test/dir/b.png 2x"),
        ("<img data-src=late.png src=data:image/gif;base64,R0>", ' src="/get/http://a.test/dir/late.png"'),
        ("<link rel=stylesheet href=s.css integrity=x>", '<link rel="stylesheet" href="/get/http://a.test/dir/s.css">'),
        ("<base href=http://b.test/c/><img src=i.png>", "/get/http://b.test/c/i.png"),
        ("<iframe src=f></iframe>", 'src="/get/http://a.test/dir/f"'),
        ("<video poster=p.png src=v.mp4>", 'poster="/get/http://a.test/dir/p.png"'),
        ("<p style='background:url(i.png)'>", "/get/http://a.test/dir/i.png"),
        ("<style>@import 's.css'; a{b:url( 'i.png' )}</style>", '@import "/get/http://a.test/dir/s.css"'),
        ("<meta http-equiv=refresh content='0;url=next'>", "0; url=/get/http://a.test/dir/next"),
        ("<!doctype html><p>x", "<!DOCTYPE html>"),
        ("<noscript><img src=n.png></noscript>", "/get/http://a.test/dir/n.png"),
    ],
)
def test_addresses_lead_to_copies(page: str, said: str) -> None:
    assert said in rewritten(page)


def test_addresses_are_asked_for_as_they_were_captured_from_a_page_in_another_encoding() -> None:
    page = "<a href='/é?é'>x</a>".encode("latin-1")
    assert b'"/to/http://a.test/%C3%A9?%E9"' in rewritten_page(page, "text/html; charset=iso-8859-1", URL, place)


@pytest.mark.parametrize(
    "page",
    [
        "<p onclick=evil()>x", "<img src=x onerror=evil()>", "<iframe srcdoc='<script>evil()</script>'></iframe>",
        "<meta http-equiv=content-security-policy content='default-src evil'>", "<a ping=http://evil.test/>x</a>",
        "<form action=http://evil.test/><button formaction=http://evil.test/>x</button></form>",
        "<base href=http://evil.test/>", "<meta http-equiv=refresh content='99;url=http://evil.test/'>",
        "<meta http-equiv=refresh content='0;url=javascript:evil()'>",
    ],
)  # fmt: skip
def test_what_would_lead_a_browser_elsewhere_is_taken_out(page: str) -> None:
    assert "evil" not in rewritten(page)


LINK = "<a href=http://evil.test/>x</a>"


@pytest.mark.parametrize(
    "page",
    [
        '<style>a{b:url("data:\\3c/style>' + LINK.replace("<", "\\3c ") + '")}</style>',
        f"<svg><style>{LINK}</style></svg>",
        f"<math><style>{LINK}</style></math>",
        f"<svg><script>{LINK}</script></svg>",
    ],
)
def test_no_text_of_a_style_or_script_becomes_markup(page: str) -> None:
    written = rewritten(page)
    assert "<a" not in written
    assert written.count("</style>") + written.count("</script>") == 1


def test_a_style_between_comment_marks_stays_what_it_is() -> None:
    assert "<!-- a{b:c} -->" in rewritten("<style><!-- a{b:c} --></style>")


def test_text_beside_what_is_taken_out_stays() -> None:
    assert html.fromstring(rewritten("<p>one<base href=/x>two</p>")).text_content() == "onetwo"


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("a{b:url(i.png)}", 'a{b:url("/get/http://a.test/dir/i.png")}'),
        ('@import "s.css" print;', '@import "/get/http://a.test/dir/s.css" print;'),
        ("@import url(s.css);", '@import url("/get/http://a.test/dir/s.css");'),
        ('a{b:image-set("i.png" 1x)}', 'a{b:image-set("/get/http://a.test/dir/i.png" 1x)}'),
        ("a{b:url(data:x);c:url(#d)}", 'a{b:url("data:x");c:url("#d")}'),
        ("@media print{@supports(a:b){p{c:url(i.png)}}}", "/get/http://a.test/dir/i.png"),
        ('a::before{content:"i.png"}', 'content:"i.png"'),
    ],
)
def test_styles_lead_to_copies(style: str, said: str) -> None:
    assert said in rewritten_style(style, URL, place)


def drawn(inside: str, before: str = "") -> str:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:h="http://www.w3.org/1999/xhtml">{inside}</svg>'
    )
    return rewritten_xml((before + svg).encode(), "image/svg+xml", URL, place).decode()


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        ("<a href='x'/>", '<a href="/to/http://a.test/dir/x" target="_top"/>'),
        ("<a xlink:href='x'/>", '<a xlink:href="/to/http://a.test/dir/x" target="_top"/>'),
        ("<image xlink:href='i.png'/>", 'xlink:href="/get/http://a.test/dir/i.png"'),
        ("<image href='//b.test/i.png'/>", 'href="/get/http://b.test/i.png"'),
        ("<use href='#here'/>", '<use href="#here"/>'),
        ("<style><![CDATA[@import 's.css'; a>b{fill:url(i.png)}]]></style>", '@import "/get/http://a.test/dir/s.css"'),
        ("<rect filter='url(f.svg#f)'/>", "/get/http://a.test/dir/f.svg#f"),
        ("<foreignObject><h:img src='i.png'/></foreignObject>", 'src="/get/http://a.test/dir/i.png"'),
    ],
)
def test_addresses_in_a_drawing_lead_to_copies(drawing: str, said: str) -> None:
    assert said in drawn(drawing)


@pytest.mark.parametrize(
    "drawing",
    [
        "<script>evil()</script>", "<script href='x'>evil()</script>",
        "<g onload='evil()'/>", "<a href='x'><set attributeName='href' to='http://evil.test/'/></a>",
        "<a href='x'><animate attributeName='xlink:href' values='http://evil.test/'/></a>",
        "<g xml:base='http://evil.test/'><image href='i.png'/></g>", "<h:iframe srcdoc='evil'/>",
    ],
)  # fmt: skip
def test_what_would_lead_elsewhere_is_taken_out_of_a_drawing(drawing: str) -> None:
    assert "evil" not in drawn(drawing)


def test_style_sheets_of_xml_are_copies_and_programs_are_left_out() -> None:
    sheets = (
        '<?xml-stylesheet href="s.css?a=1&amp;b=2" media="print"?><?xml-stylesheet type="text/xsl" href="evil.xsl"?>'
    )
    written = drawn("", f'<?xml version="1.0" encoding="iso-8859-1"?>{sheets}<!-- evil --><!DOCTYPE svg>')
    assert '<?xml-stylesheet href="/get/http://a.test/dir/s.css?a=1&amp;b=2" type="text/css" media="print"?>' in written
    assert "evil" not in written


def test_entities_are_those_of_the_drawing_and_no_more_than_it_can_hold() -> None:
    assert 'href="/to/http://b.test/c"' in drawn("<a href='&b;c'/>", "<!DOCTYPE svg [<!ENTITY b 'http://b.test/'>]>")
    assert "root:" not in drawn("&file;", "<!DOCTYPE svg [<!ENTITY file SYSTEM 'file:///etc/passwd'>]>")
    more = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(12))
    assert len(drawn("&e12;", f"<!DOCTYPE svg [<!ENTITY e0 'more'>{more}]>")) < 2_000_000


def test_xml_that_nobody_draws_stays_as_it_is() -> None:
    feed = '<rss><channel><link>http://b.test/</link><a href="x">ä</a></channel></rss>'
    assert rewritten_xml(feed.encode(), "text/xml", URL, place).decode().endswith(feed)
    assert rewritten_xml(b"no xml", "text/xml", URL, place) == rewritten_xml(b"", "text/xml", URL, place) == b""
    xml = {kind for kind in ("image/svg+xml", "text/xml; a=b", "application/xhtml+xml", "text/html") if is_xml(kind)}
    assert xml == {"image/svg+xml", "text/xml; a=b"}


def test_a_tag_of_too_many_attributes_is_left_out_before_it_costs_minutes() -> None:
    many = " ".join(f"a{number}='1'" for number in range(100_000))
    assert "words" in rewritten(f"<p {many}>words</p>")
    assert "words" in drawn(f"<g {many}/><text>words</text>")


@given(st.text(max_size=300))
def test_no_text_at_all_breaks_the_rewriting(text: str) -> None:
    assert isinstance(rewritten_page(text.encode("utf-8", "surrogatepass"), "text/html", URL, place), bytes)
    assert isinstance(rewritten_style(text, URL, place), str)
    assert isinstance(rewritten_xml(text.encode("utf-8", "surrogatepass"), "text/xml", URL, place), bytes)


def test_nothing_is_nested_too_deep() -> None:
    assert rewritten("<div>" * 20_000)
    assert isinstance(rewritten_style("a{" * 20_000, URL, place), str)
    assert isinstance(rewritten_style("url(" + "(" * 20_000, URL, place), str)
