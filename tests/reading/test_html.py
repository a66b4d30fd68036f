import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reading.document import BlockKind, Document, LinkKind, Source
from crawler.reading.html import read_html
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse

URL = "https://site.test/dir/page.html"


def page(body: str | bytes, url: str | None = URL, content_type: str | None = None) -> Document:
    data = body.encode() if isinstance(body, str) else body
    return read_html(Source("-", data, url, content_type))


def targets(document: Document) -> list[str | None]:
    return [link.target for link in document.links]


@pytest.mark.parametrize(
    ("href", "target"),
    [
        (" ../x?a=1&amp;b=2#part ", "https://site.test/x?a=1&b=2#part"),
        ("//other.test/y", "https://other.test/y"),
        ("?q=1", "https://site.test/dir/page.html?q=1"),
        ("#part", "https://site.test/dir/page.html#part"),
        ("http://bücher.example/straße?q=ü", "http://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC"),
        ("/a\tb\nc d", "https://site.test/abc%20d"),
        ("https:\\\\other.test\\z", "https://other.test/z"),
        ("/?a=1&copy=2&notit;", "https://site.test/?a=1&copy=2&notit;"),
        ("mailto:a@b.test", "mailto:a@b.test"),
        ("", None),
        ("#", None),
        ("javascript:void(0)", None),
        ("http://[::1", None),
    ],
)
def test_links_lead_where_a_browser_goes(href, target):
    document = page(f'<!doctype html><p>One <a href="{href}">two <b>three</b></a>, four.')
    assert targets(document) == [target]
    assert document.links[0].text == "two three"


def test_the_query_of_a_link_is_in_the_encoding_of_its_page():
    body = "<a href='/жук?в=ж&б=€✓#ж'>x</a>".encode("cp1251", "xmlcharrefreplace")
    assert targets(page(body, content_type="text/html; charset=windows-1251")) == [
        "https://site.test/%D0%B6%D1%83%D0%BA?%E2=%E6&%E1=%88%26%2310003%3B#%D0%B6"
    ]
    assert targets(page("<meta charset=shift_jis><a href='/?ア|a'>x</a>".encode("cp932"))) == [
        "https://site.test/?%83A|a"
    ]


def test_the_first_base_counts_wherever_it_stands_and_is_itself_resolved():
    assert targets(page("<!doctype html><base href='//cdn.test/a/'><base href='https://no.test/'><a href=b>b</a>")) == [
        "https://cdn.test/a/b"
    ]
    assert targets(page("<!doctype html><p>x<base href='/q/'><a href=b>b</a>")) == ["https://site.test/q/b"]


def test_without_a_url_the_canonical_one_is_the_base():
    document = page("<!doctype html><link rel=canonical href='https://canon.test/d/p'><a href=b>b</a>", url=None)
    assert targets(document) == ["https://canon.test/d/b"]


def test_an_anchor_without_href_is_no_link_and_one_with_an_empty_href_is():
    document = page("<!doctype html><p><a name=x>anchor</a> <a>plain</a> <a href>empty</a>")
    assert [(link.text, link.target) for link in document.links] == [("empty", None)]


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        ("é".encode("utf-8-sig"), "text/html; charset=iso-8859-1"),
        ("é".encode("utf-16"), None),
        ("é".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        (b"<meta charset=windows-1252>" + "é".encode("cp1252"), None),
        (
            b"<meta http-equiv=content-type content='text/html; charset=shift_jis'>" + "é日本".encode(),
            "text/html; charset=utf-8",
        ),
        ("é".encode(), None),
        ("é word".encode("cp1252"), None),
    ],
)
def test_the_encoding_is_told_by_mark_then_header_then_page(data, content_type):
    assert page(b"<!doctype html>" + data if data[:1] < b"\xef" else data, content_type=content_type).text.startswith(
        "é"
    )


def test_text_is_folded_as_a_reader_sees_it_and_links_know_their_place_in_it():
    document = page(
        "<!doctype html><title>T</title><style>a{}</style><script>var a='<a href=/s>'</script><!-- <a href=/c>c</a> -->"
        "<h1>Head  line</h1><p>One\n  <i>t</i>wo<br>three <a href=/1>the\n<b> first </b></a>!</p>"
        "<ul><li>item <a href=/2>second</a></ul><table><tr><td>cell<td>other</table>"
    )
    assert document.text == "Head line\n\nOne two\nthree the first !\n\nitem second\n\ncell\n\nother"
    assert [document.text[link.start : link.end] for link in document.links] == ["the first", "second"]
    assert [link.ordinal for link in document.links] == [0, 1]


def test_blocks_have_their_kind_and_the_headings_above_them():
    document = page(
        "<!doctype html><h1>A</h1><p>p</p><h2>B</h2><blockquote><p>q</p></blockquote><figure><figcaption>c</figcaption>"
        "</figure><h2>C</h2><ul><li><p>l</p></ul><pre>code</pre><div role=doc-footnote><p>note</p></div>"
    )
    seen = [(block.kind, document.text[block.start : block.end], block.headings) for block in document.blocks]
    assert seen == [
        (BlockKind.HEADING, "A", ()),
        (BlockKind.PARAGRAPH, "p", ("A",)),
        (BlockKind.HEADING, "B", ("A",)),
        (BlockKind.QUOTE, "q", ("A", "B")),
        (BlockKind.CAPTION, "c", ("A", "B")),
        (BlockKind.HEADING, "C", ("A", "B")),
        (BlockKind.LIST_ITEM, "l", ("A", "C")),
        (BlockKind.CODE, "code", ("A", "C")),
        (BlockKind.FOOTNOTE, "note", ("A", "C")),
    ]


def test_what_is_shown_in_place_is_a_link_of_its_kind():
    document = page(
        "<!doctype html><iframe src='https://video.test/embed/1' title='A film'></iframe>"
        "<iframe data-src=/late src='about:blank'></iframe><embed src=e.swf><object data=o.svg></object>"
        "<video src=v.mp4></video><audio><source src=a.mp3></audio>"
        "<map><area href=/ar alt=Region></map>"
    )
    assert [(link.kind, link.target, link.text) for link in document.links] == [
        (LinkKind.FRAME, "https://video.test/embed/1", "A film"),
        (LinkKind.FRAME, "https://site.test/late", ""),
        (LinkKind.FRAME, "https://site.test/dir/e.swf", ""),
        (LinkKind.FRAME, "https://site.test/dir/o.svg", ""),
        (LinkKind.MEDIA, "https://site.test/dir/v.mp4", ""),
        (LinkKind.MEDIA, "https://site.test/dir/a.mp3", ""),
        (LinkKind.AREA, "https://site.test/ar", "Region"),
    ]


def test_what_a_script_of_a_network_will_show_is_a_link_too():
    document = page(
        "<!doctype html><blockquote data-instgrm-permalink='https://insta.test/p/1'>A post</blockquote>"
        "<blockquote class=tiktok-embed cite='https://tok.test/2'>x</blockquote><blockquote cite=/book>x</blockquote>"
        "<div class='fb-post wide' data-href='https://face.test/3'></div><div class=fb-page data-href='/4'></div>"
    )
    assert [(link.kind, link.target) for link in document.links] == [
        (LinkKind.FRAME, "https://insta.test/p/1"),
        (LinkKind.FRAME, "https://tok.test/2"),
        (LinkKind.FRAME, "https://face.test/3"),
    ]


def test_a_declared_shadow_root_is_shown():
    document = page("<!doctype html><div><template shadowrootmode=open><p>in <a href=/1>shadow</a></template></div>")
    assert document.text == "in shadow"


def test_a_picture_gives_its_link_the_words_that_stand_for_it():
    document = page(
        "<!doctype html><p>a <a href=/1><img src=x alt='A  picture'></a> <a href=/2><img src=x alt=no>yes</a>"
    )
    assert [link.text for link in document.links] == ["A picture", "yes"]
    assert document.text == "a yes"


def test_links_around_blocks_and_inside_one_another_are_each_found():
    document = page(
        "<!doctype html><a href=1><h2>Head</h2><p>para</p></a><p><a href=2>two <a href=3>three</a> four</p>"
    )
    assert [(link.href, link.text) for link in document.links] == [("1", "Head para"), ("2", "two"), ("3", "three")]


def test_what_is_not_shown_is_left_out_of_the_text_but_its_links_are_kept():
    shown = "shown " * 60
    document = page(
        f"<!doctype html><p>{shown}</p><div style='display: none'>one <a href=/1>first</a></div>"
        "<div hidden>two <a href=/2>second</a></div><noscript>three <a href=/3>third</a></noscript>"
        "<template>four <a href=/4>fourth</a></template>"
    )
    assert document.text == shown.strip()
    assert [(link.text, link.start == link.end) for link in document.links] == [
        ("first", True),
        ("second", True),
        ("third", True),
        ("fourth", True),
    ]


def test_a_page_that_hides_everything_until_scripts_run_is_read_all_the_same():
    assert (
        page("<!doctype html><div style='visibility:hidden'><p>Words of an article.</p></div>").text
        == "Words of an article."
    )


@pytest.mark.parametrize("tag", ["textarea", "xmp", "title", "script", "style"])
def test_tags_in_elements_of_plain_text_are_no_links(tag):
    document = parse(Source("-", f"<!doctype html><p>x</p><{tag}><a href=/no>no</a></{tag}>".encode(), URL), Kind.HTML)
    assert document.links == ()
    assert document.warnings == ()


def test_regions_tell_classes_from_ids_and_what_is_not_to_be_read_out():
    document = page('<p class="Lead big" id="p1" role="note" aria-hidden="true">Words of an article.</p>')
    region = document.regions[document.blocks[0].region]
    assert region.names == ("lead", "big", "p1", "note")
    assert (region.classes, region.identifiers) == (2, 1)
    assert region.unread


def test_regions_name_the_elements_around_text_and_links_outermost_first():
    document = page(
        "<!doctype html><body class='Post Wide'><main id=m><p class=lead>x <a class=Tag href=/1 rel=Tag>y</a>"
    )
    link = document.links[0]
    at, chain = link.region, []
    while at >= 0:
        chain.append((document.regions[at].tag, document.regions[at].names))
        at = document.regions[at].parent
    assert chain == [("a", ("tag",)), ("p", ("lead",)), ("main", ("m",)), ("body", ("post", "wide")), ("html", ())]
    assert link.rel == ("tag",)
    assert document.blocks[link.block].region == document.regions[link.region].parent


# fmt: off
_TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<b>", "</i>", "<i>", "</b>",
    "<h2>", "</h2>", "<blockquote>", "</div></div>", "<section class='a b'>", "<figure>", "<figcaption>", "</figure>",
    "<br>", "<img alt=x>", "<form>", "<button>", "<dl><dt>", "<dd>", "<svg>", "</svg>", "<math>", "<pre>", "</pre>",
    "&amp;", "&#0;", "&lt;", "<center>", "<font>", "<nobr>", "<details><summary>", "</details>", "</body>", "<object>",
)
# fmt: on
_SOUP = st.lists(
    st.one_of(st.text(max_size=20).filter(lambda text: "<" not in text), st.sampled_from(_TAGS)), max_size=30
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_SOUP, min_size=1, max_size=4))
def test_every_link_planted_in_a_soup_of_tags_is_found_in_order(soups):
    planted = [f"https://a.test/{number}" for number in range(len(soups))]
    body = "".join("".join(soup) + f"<a href={url}>word</a>" for soup, url in zip(soups, planted, strict=True))
    document = parse(Source("-", ("<!doctype html><body>" + body).encode("utf-8", "replace"), URL), Kind.HTML)
    assert [link.target for link in document.links if link.href.startswith("https://a.test/")] == planted


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.text(alphabet="<>/!-='\"& ahrefsciptld\n\x00]", max_size=200).map(str.encode))
)
def test_any_bytes_are_read_and_every_offset_holds(data):
    document = parse(Source("-", data, URL), Kind.HTML)
    for index, block in enumerate(document.blocks):
        assert 0 <= block.start <= block.end <= len(document.text)
        assert index == 0 or block.start >= document.blocks[index - 1].end
        assert -1 <= block.region < len(document.regions)
    for ordinal, link in enumerate(document.links):
        assert link.ordinal == ordinal
        assert 0 <= link.start <= link.end <= len(document.text)
        assert 0 <= link.block < len(document.blocks)
        assert -1 <= link.region < len(document.regions)
    assert all(region.parent < index for index, region in enumerate(document.regions))


@pytest.mark.parametrize("element", ["article", "main", "section", "header", "nav", "figure", "my-story", "p", "div"])
def test_a_page_may_leave_out_the_tags_of_its_head_and_body(element: str) -> None:
    body = f"<{element}>Before <a href=/x>the link</a> after</{element}><p>And more."
    page = f"<!doctype html><meta charset=utf-8><title>T</title>{body}"
    document = read_html(Source("a.html", page.encode(), url="https://a.example/"))
    assert document.metadata.title == "T"
    assert " ".join(document.text.split()) == "Before the link after And more."
    assert document.text[document.links[0].start : document.links[0].end] == "the link"


def test_a_url_in_letters_for_a_machine_is_no_link_but_a_marked_up_one_is():
    found = page(
        "<p>Ask <code>https://api.test/v1?<b>x</b>=1</code> or <code><a href='/docs'>docs</a></code>, https://a.test/"
    )
    assert targets(found) == ["https://site.test/docs", "https://a.test/"]
