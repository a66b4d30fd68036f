import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.requisites import READ_MEDIA_TYPES, RequisiteKind, needs_within, read_page
from crawler.requisites.page import announced, candidates, refresh_target

URL = "http://a.example/dir/page"


def needs(html: str, *, frames: bool = True) -> list[str]:
    found = read_page(html.encode(), "text/html; charset=utf-8", URL, frames=frames).requisites
    return [requisite.url.removeprefix("http://a.example") for requisite in found]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<link rel=stylesheet href="a.css">', ["/dir/a.css"]),
        ('<link rel="alternate stylesheet" href="/a.css">', ["/a.css"]),
        ('<link rel="shortcut icon" href=/i.ico>', ["/i.ico"]),
        ("<link rel=manifest href=/m.json><link rel=modulepreload href=/m.js>", ["/m.json", "/m.js"]),
        ("<link rel=canonical href=/c><link rel=next href=/n><link rel=alternate href=/f>", []),
        ("<img src=a.png>", ["/dir/a.png"]),
        ('<img srcset="a.png 1x, /b,c.png 2x">', ["/dir/a.png", "/b,c.png"]),
        ("<picture><source srcset=a.webp><img src=a.png></picture>", ["/dir/a.webp", "/dir/a.png"]),
        ("<img data-src=/late.png data-srcset='/l1.png 1x'>", ["/late.png", "/l1.png"]),
        ("<video src=/v.mp4 poster=/p.jpg><track src=/t.vtt></video>", ["/v.mp4", "/p.jpg", "/t.vtt"]),
        ("<audio><source src=/a.ogg></audio>", ["/a.ogg"]),
        ("<body background=/b.gif>", ["/b.gif"]),
        ("<script src=/s.js></script>", ["/s.js"]),
        ("<object data=/o.svg></object><embed src=/e.swf>", ["/o.svg", "/e.swf"]),
        ("<svg><use href='/s.svg#a'/><image xlink:href=/i.png /></svg>", ["/s.svg", "/i.png"]),
        ('<meta property="og:image" content="/og.png"><meta name=description content=/x>', ["/og.png"]),
        ("<style>@import '/a.css'; p{background:url(/b.png)}</style>", ["/a.css", "/b.png"]),
        ("<p style=\"background:url('/c.png')\">", ["/c.png"]),
        ("<base href=/else/><img src=a.png>", ["/else/a.png"]),
        ("<img src=data:image/png;base64,AA><img src=blob:x><img src=''><img src='#'>", []),
        ("<a href=/not><form action=/not></form><blockquote cite=/not>", []),
        ("<noscript><img src=/n.png></noscript>", ["/n.png"]),
        ("<p data-bgset='/l1.png, /l2.png 2x'><img data-cfsrc=/l3.png>", ["/l1.png", "/l2.png", "/l3.png"]),
        (
            (
                "<iframe srcdoc='<base href=/x/><img src=a.png><iframe srcdoc=&quot;<img src=c.png>&quot;>'></iframe>"
                "<img src=b.png>"
            ),
            ["/x/a.png", "/dir/b.png"],
        ),
        (
            (
                "<script type=module>import a from './a.js';import{b}from'/b.js';import c from 'bare';import('../c.js')"
                "\nexport * from './d.js'; import './e.js'</script>"
            ),
            ["/dir/a.js", "/b.js", "/c.js", "/dir/d.js", "/dir/e.js"],
        ),
        ("<script>x = 'import \"./a.js\"'</script><script type=text/plain>import './a.js'</script>", []),
        ('<script type=importmap>{"imports": {"a": "/v/a.js", "b/": "/b/", "c": 1}}</script>', ["/v/a.js"]),
        (
            '<script type=importmap>{"scopes": {"/s/": {"a": "/s/a.js"}, "/t/": 1}, "imports": []}</script>',
            ["/s/a.js"],
        ),
        (
            "<p data-bg=\"url('l1.png')\" data-background-image='url(l2.png), URL(l3.png)'>",
            ["/dir/l1.png", "/dir/l2.png", "/dir/l3.png"],
        ),
        ("<iframe src=about:blank data-src=f1></iframe><iframe data-lazy-src=f2></iframe>", ["/dir/f1", "/dir/f2"]),
        ("<link rel=apple-touch-startup-image href=start.png>", ["/dir/start.png"]),
        ("<svg><script href=s.js></script><script xlink:href=t.js></script></svg>", ["/dir/s.js", "/dir/t.js"]),
        (
            "<svg><rect fill='url(f.svg#x)' mask='url(&quot;m.svg#x&quot;)' stroke=red filter='url(#f)'/></svg>",
            ["/dir/f.svg", "/dir/m.svg"],
        ),
        ("<style>/*<![CDATA[*/ @import 'a.css'; /*]]>*/</style>", ["/dir/a.css"]),
        ("<svg><style><![CDATA[@import 'a.css'; b{fill:url(b.svg)}]]></style></svg>", ["/dir/a.css", "/dir/b.svg"]),
        ("<?xml version='1.0'?><?xml-stylesheet href='a.css?a&amp;b'?><html><p>x</p></html>", ["/dir/a.css?a&b"]),
        ("<script type=importmap>[{</script><script type=module src=/m.js>import './no.js'</script>", ["/m.js"]),
    ],
)
def test_what_a_page_needs_is_found(html: str, found: list[str]) -> None:
    assert needs(html) == found


def test_frames_are_pages_of_their_own_and_can_be_left_out() -> None:
    html = "<iframe src=/f.html></iframe><img src=/a.png>"
    page = read_page(html.encode(), None, URL)
    assert [(r.url[-6:], r.kind) for r in page.requisites] == [
        ("f.html", RequisiteKind.FRAME), ("/a.png", RequisiteKind.OTHER)]  # fmt: skip
    assert needs(html, frames=False) == ["/a.png"]


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ('@charset "utf-8"; @import "a.css";', ["/css/a.css"]),
        ("@import url(a.css) layer(x) supports(display:grid) print;", ["/css/a.css"]),
        ("p{background:url(a.png)} q{background:URL( 'b.png' )}", ["/css/a.png", "/css/b.png"]),
        ('@font-face{src:local("x"),url(a.woff2) format("woff2")}', ["/css/a.woff2"]),
        ("@media print{@supports(a:b){p{background:url(deep.png)}}}", ["/css/deep.png"]),
        ('p{background:image-set("a.png" 1x, url(b.png) 2x)}', ["/css/a.png", "/css/b.png"]),
        ("a{b:url(a.png)/* url(no.png) */}", ["/css/a.png"]),
        ("@namespace svg url(http://www.w3.org/2000/svg);", []),
        ("a{filter:url(#inside)}", []),
        ("a{b:url(../up.png?x=1#f)}", ["/up.png?x=1"]),
    ],
)
def test_what_a_style_sheet_needs_is_found(css: str, found: list[str]) -> None:
    sheet = needs_within(css.encode(), "text/css", "http://a.example/css/s.css")
    assert [r.url.removeprefix("http://a.example") for r in sheet] == found


@pytest.mark.parametrize(
    ("css", "content_type"),
    [
        ("a{b:url(é.png)}".encode("latin-1"), "text/css"),
        ("a{b:url(é.png)}".encode(), "text/css"),
        ("a{b:url(é.png)}".encode("latin-1"), 'text/css; Charset="ISO-8859-1"'),
        (b"\xff\xfe" + "a{b:url(é.png)}".encode("utf-16-le"), "text/css"),
        ('@charset "iso-8859-2"; a{b:url(é.png)}'.encode("latin-1"), "text/css"),
        ("a{b:url(é.png)}".encode("latin-1"), "text/css;charset=l1"),
        ("a{b:url(é.png)}".encode(), "text/plain"),
        ("a{b:url(é.png)}".encode(), ""),
    ],
)  # fmt: skip
def test_a_style_sheet_is_read_in_its_encoding_and_whatever_its_server_calls_it(css: bytes, content_type: str) -> None:
    (picture,) = needs_within(css, content_type, URL + "/s.CSS?v=1")
    assert picture.url == "http://a.example/dir/page/%C3%A9.png"


@pytest.mark.parametrize("label", ["sjis", "Shift_JIS", "windows-31j"])
def test_a_style_sheet_may_name_its_encoding_by_any_label(label: str) -> None:
    (picture,) = needs_within("a{b:url(画.png)}".encode("cp932"), f"text/css; charset={label}", URL)
    assert picture.url == "http://a.example/dir/%E7%94%BB.png"


def test_a_text_is_no_style_sheet_but_by_its_name() -> None:
    assert needs_within(b"a{b:url(c.png)}", "text/plain", URL) == ()
    assert needs_within(b"a{b:url(c.png)}", "text/html", URL + ".css") == ()


def test_queries_are_in_the_encoding_of_their_page() -> None:
    page = "<meta charset=windows-1251><img src='й.png?й=ж&copy;#й'><p style='background:url(?й)'>".encode("cp1251")
    assert [needed.url.removeprefix("http://a.example/dir/") for needed in read_page(page, None, URL).requisites] == [
        "%D0%B9.png?%E9=%E6%A9", "page?%E9"]  # fmt: skip


def test_link_headers_announce_what_a_page_needs() -> None:
    headers = ("<a.css>; rel=preload; as=style, </b.js>; rel=modulepreload", "<c.css>; rel=StyleSheet, <d>; rel=next",
               '<e.css>; rel=preload; anchor="/else"')  # fmt: skip
    assert [(needed.url.removeprefix("http://a.example"), needed.kind) for needed in announced(headers, URL)] == [
        ("/dir/a.css", RequisiteKind.STYLE),
        ("/b.js", RequisiteKind.MODULE),
        ("/dir/c.css", RequisiteKind.STYLE),
    ]


@pytest.mark.parametrize(
    ("media_type", "content", "found"),
    [
        ("text/javascript", 'import{a as b}from"./x.js";await import(`./no.js`);Array.from("/no")', ["/dir/x.js"]),
        (
            "application/manifest+json",
            '{"icons":[{"src":"i.png"},7],"screenshots":{"src":"no"},"shortcuts":[{"icons":[{"src":"/s.png"}]},1]}',
            ["/dir/i.png", "/s.png"],
        ),
        ("application/json", '{"icons": "none"}', []),
        ("application/json", "[" * 100_000, []),
        (
            "image/svg+xml",
            (
                '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="s.css"?><svg xmlns="http://www.w3.org/2000/svg">'
                '<style>a{fill:url(f.svg#x)}</style><image xlink:href="i.png"/></svg>'
            ),
            ["/dir/s.css", "/dir/f.svg", "/dir/i.png"],
        ),
        ("image/png", "import './a.js'", []),
    ],
)
def test_what_a_requisite_needs_in_turn_is_found_by_its_kind(media_type: str, content: str, found: list[str]) -> None:
    needed = needs_within(content.encode(), media_type, URL)
    assert [r.url.removeprefix("http://a.example") for r in needed] == found


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("0;url=/x", "/x"), ("0; URL = '/x y' ", "/x y"), ("5, /x", "/x"), ("0 /x", "/x"), ('0;url="/x"z', "/x"),
        ("10;url=/x", "/x"), ("11;url=/x", None), ("0", None), ("0;", None), ("soon;url=/x", None), ("", None),
    ],
)  # fmt: skip
def test_a_refresh_sends_its_reader_on_when_it_is_soon(value: str, target: str | None) -> None:
    assert refresh_target(value) == target


def test_what_a_page_asks_of_archives_is_read() -> None:
    page = read_page(b'<meta name="robots" content="NoArchive, nofollow"><meta name=evercite content=none>', None, URL)
    assert page.robots == ("noarchive", "nofollow", "none")


@given(st.text(max_size=300))
def test_no_text_at_all_breaks_a_reader(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    within = [needed for media_type in READ_MEDIA_TYPES for needed in needs_within(data, media_type, URL)]
    found = (*read_page(data, None, URL).requisites, *within)
    assert all(requisite.url.startswith(("http://", "https://")) for requisite in found)
    assert all(candidate and candidate in text for candidate in candidates(text))
    target = refresh_target(text)
    assert target is None or target in text


@pytest.mark.parametrize(
    "hostile",
    [
        b"<a " + b"x=1 " * 80_000 + b">", b"<div>" * 100_000, b"<style>" + b"a{" * 50_000,
        b'<img srcset="' + b"a," * 99_999,
        b"<script type=module>" + b"import " * 200_000, b"<script type=module>" + b"from " + b" " * 2_000_000,
        b"".join(b"<img src=/%d.png>" % n for n in range(100_000)), b'<p style="' + b"(" * 100_000,
    ],
    ids=["attributes", "depth", "open braces", "commas", "imports", "blanks", "pictures", "parentheses"],
)  # fmt: skip
def test_a_hostile_page_is_read_in_bounded_time(hostile: bytes) -> None:
    began = time.process_time()
    assert len(read_page(hostile, None, URL).requisites) <= 2_000
    assert time.process_time() - began < 10
