import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.serving.rewriting import rewritten_page, rewritten_style

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


@given(st.text(max_size=300))
def test_no_text_at_all_breaks_the_rewriting(text: str) -> None:
    assert isinstance(rewritten_page(text.encode("utf-8", "surrogatepass"), "text/html", URL, place), bytes)
    assert isinstance(rewritten_style(text, URL, place), str)


def test_nothing_is_nested_too_deep() -> None:
    assert rewritten("<div>" * 20_000)
    assert isinstance(rewritten_style("a{" * 20_000, URL, place), str)
    assert isinstance(rewritten_style("url(" + "(" * 20_000, URL, place), str)
