import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.citing import cite
from crawler.citing.features import NAMES, Numbers
from crawler.citing.page_roles import cited_from, roles, weighed
from crawler.reading.document import Document, Source
from crawler.reading.html import read_html

SENTENCES = (
    "The harbour board has kept a log of every ship since 1911, and its clerks still write it by hand, in ink.",
    "When the lighthouse was wired in the thirties, the keeper asked for a second stove, which the board refused.",
    "Fishermen say that the shoals have moved north, although the surveys of the last ten years are less clear.",
    "None of the three ferries that were ordered before the war was delivered, and the slipway was left to rust.",
)


def paragraphs(*extra: str) -> str:
    return "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES) + "".join(
        f"<p>{part}</p>" for part in extra
    )


def page(body: str, head: str = "") -> str:
    menu = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("news", "sport", "weather", "food"))
    more = "".join(
        f'<li class="item"><a href="/2024/0{n}/story-{n}"><h4>Another story of the coast, part {n}</h4></a></li>'
        for n in range(1, 7)
    )
    return f"""<!doctype html><html lang="en"><head><title>The harbour log</title>{head}</head><body>
      <header class="site-header"><a href="/">The Coast Paper</a><nav class="main-nav"><ul>{menu}</ul></nav></header>
      <main><article class="story"><h1>The harbour log</h1>
      <p class="byline">By <a href="/authors/ann-holm">Ann Holm</a></p>
      <div class="story-body">{body}</div></article>
      <aside class="related-posts"><h3>Related stories</h3><ul>{more}</ul></aside></main>
      <footer class="site-footer"><a href="/privacy">Privacy policy</a> <a href="/about">About us</a>
      <a href="https://www.facebook.com/coastpaper">Facebook</a></footer></body></html>"""


def read(html: str) -> Document:
    return read_html(Source("a.html", html.encode(), "https://coast.test/2024/05/harbour-log"))


def roles_in(html: str) -> dict[str, str]:
    document = read(html)
    return {link.href: role.value for link, role in zip(document.links, roles(document), strict=True)}


def test_links_of_the_running_text_are_cited_and_the_page_around_them_is_not():
    found = roles_in(
        page(
            paragraphs(
                'The log was <a href="https://archive.test/log">put on the web</a> last year, and historians have since'
                " found the names of four hundred ships in it, half of them unknown."
            )
        )
    )
    assert found.pop("https://archive.test/log") == "inline"
    assert found["/news"] == "navigation"
    assert found["/authors/ann-holm"] == "author"
    assert found["/2024/03/story-3"] == "related"
    assert found["https://www.facebook.com/coastpaper"] == "share"
    assert not set(found.values()) & {
        "inline",
        "reference",
        "footnote",
        "embed",
        "source",
        "image-credit",
    }


def test_links_of_one_article_to_another_of_its_site_are_cited_in_its_text():
    text = 'As this paper <a href="/2019/03/ferries">reported when the ferries were ordered</a>, nobody was asked.'
    assert roles_in(page(paragraphs(text + " " + SENTENCES[0])))["/2019/03/ferries"] == "inline"


def test_entries_of_a_list_of_references_are_references_in_any_language():
    entries = (
        '<ol><li>Berg, A. (2004). Ships of the north. <a href="https://doi.org/10.5555/1">doi:10.5555/1</a></li>'
        '<li>Dahl, O. (1999). Harbours. <a href="https://press.test/harbours">Nordic Press</a></li></ol>'
    )
    for heading in ("References", "Quellen", "参考文献", "Литература"):
        found = roles_in(page(paragraphs() + f"<h2>{heading}</h2>{entries}"))
        assert found["https://doi.org/10.5555/1"] == "reference", heading
        assert found["https://press.test/harbours"] == "reference", heading


def test_notes_are_footnotes_and_the_way_to_them_and_back_is_the_page_itself():
    body = paragraphs(f'{SENTENCES[1]} So says the board.<sup><a href="#fn1" id="r1">1</a></sup> {SENTENCES[2]}')
    notes = (
        '<section role="doc-endnotes"><ol><li id="fn1" role="doc-endnote"><p>Minutes of the board,'
        ' <a href="https://board.test/minutes">May 1934</a>. <a href="#r1">↩</a></p></li></ol></section>'
    )
    found = roles_in(page(body + notes))
    assert found["https://board.test/minutes"] == "footnote"
    assert (found["#fn1"], found["#r1"]) == ("self", "self")


def test_a_video_in_the_text_is_embedded():
    body = paragraphs() + '<iframe src="https://video.test/embed/7"></iframe>' + paragraphs()
    assert roles_in(page(body))["https://video.test/embed/7"] == "embed"


def test_mail_addresses_are_contacts_and_share_links_are_not_cited():
    body = paragraphs(
        '<a href="mailto:ann@coast.test">Write to Ann</a> about it.',
        '<a href="https://twitter.com/intent/tweet?url=x">Tweet</a>',
    )
    found = roles_in(page(body))
    assert found["mailto:ann@coast.test"] == "contact"
    assert found["https://twitter.com/intent/tweet?url=x"] == "share"


@pytest.mark.parametrize("url", ["/2024/05/harbour-log?share=facebook", "/p/d6e6/share/twitter?source=header"])
def test_a_page_of_the_site_that_shares_an_article_is_not_cited_where_it_stands_in_a_sentence(url: str) -> None:
    text = f'Those who liked the log can <a href="{url}">send it to their friends</a>, and many have done so this week.'
    assert roles_in(page(paragraphs(text)))[url] == "share"


def test_pages_about_sharing_are_cited() -> None:
    url = "https://press.test/share/facebook-and-the-harbours"
    text = f'How logs are passed on was <a href="{url}">told by the press</a> last year, and it has not changed since.'
    assert roles_in(page(paragraphs(text)))[url] == "inline"


def test_each_link_has_a_role_however_odd_the_page():
    assert roles(read("<a href=x>")) != []
    assert roles(read("")) == []
    assert len(roles(read("<table><tr><td><a href='/a'><a href='/b'><form><a href=''>"))) == 3


_TAGS = (
    "p",
    "div",
    "a href='/x'",
    "ul",
    "li",
    "table",
    "nav",
    "h2",
    "aside class='related'",
    "blockquote",
    "span",
    "figure",
)


@given(st.lists(st.tuples(st.sampled_from(_TAGS), st.text(max_size=20), st.booleans()), max_size=25))
def test_arbitrary_nesting_never_raises_and_gives_each_link_one_role(pieces: list[tuple[str, str, bool]]):
    html = "".join(f"<{tag}>{text}{f'</{tag.split()[0]}>' if closed else ''}" for tag, text, closed in pieces)
    document = read(html)
    assert len(roles(document)) == len(document.links)


CASES = [f"http://127.0.0.1:80{n:02}/case-{n}" for n in range(20)]


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p><a href={url}>case</a></p>" for url in CASES),
        "<ul>" + "".join(f"<li><a href={url}>case {url[-2:]}</a></li>" for url in CASES) + "</ul>",
        "<article><h1>T</h1>" + "".join(f"<p><a href={url}>case</a></p>" for url in CASES) + "</article>",
        "<main><p>See " + ", ".join(f"<a href={url}>this</a>" for url in CASES) + ".</main>",
        "".join(f"<a href={url}>case</a>\n" for url in CASES),
        "<div class=content><table>" + "".join(f"<tr><td><a href={url}>c</a>" for url in CASES) + "</table></div>",
    ],
    ids=["paragraphs", "list", "article", "prose", "bare", "table"],
)
def test_the_links_of_a_page_that_is_all_article_are_cited(body: str) -> None:
    found = roles_in(f"<html><head><title>T</title></head><body>{body}</body></html>")
    assert {found[url] for url in CASES} == {"inline"}


def test_the_landmarks_of_a_plain_page_are_not_cited() -> None:
    links = "".join(f"<p>It was said <a href={url}>there</a>.</p>" for url in CASES)
    furniture = "<nav><a href=/n>News</a></nav><aside><a href=/b>Others</a></aside><footer><a href=/f>Us</a></footer>"
    found = roles_in(f"<body><header><a href=/h>The Paper</a></header>{furniture}<article>{links}</article></body>")
    assert {found[url] for url in CASES} == {"inline"}
    assert not {found[href] for href in ("/n", "/b", "/f", "/h")} & {"inline", "reference", "source"}


def test_lists_beside_the_text_of_a_plain_page_are_not_cited() -> None:
    told = [
        f'<p>{part} {part} It was said <a href="{url}">in a log</a> of the harbour.</p>'
        for part, url in zip(SENTENCES * 2, CASES, strict=False)
    ]
    beside = "".join(f'<li><a href="http://blogs.test/{n}">A blog, {n}</a></li>' for n in range(20))
    found = roles_in(
        f"<body><table><tr><td><div class=sidebar><ul>{beside}</ul></div></td>"
        f"<td><h1>The harbour log</h1>{''.join(told)}</td></tr></table></body>"
    )
    assert {found[url] for url in CASES[: len(told)]} == {"inline"}
    assert not {found[f"http://blogs.test/{n}"] for n in range(20)} & {"inline", "reference", "source"}


def test_the_original_of_an_article_is_its_source_even_after_its_notes() -> None:
    text = (
        '<h2>Notes</h2><ol><li>One.</li></ol><p>The original source of this article is <a href="http://o.test/a">O</a>.'
    )
    assert roles_in(page(paragraphs(text)))["http://o.test/a"] == "source"


def test_a_picture_that_leads_to_its_own_file_is_not_cited():
    found = roles_in(
        page(
            paragraphs(
                '<a href="/files/log-large.jpg?w=2000"><img src="/files/log-small.jpg" alt="The log"></a>',
                'The log is <a href="https://archive.test/log.jpg">shown here</a> in full, all of its ninety pages, by'
                " leave of the harbour board, which keeps the original.",
            )
        )
    )
    assert found["/files/log-large.jpg?w=2000"] == "other"
    assert found["https://archive.test/log.jpg"] == "inline"


def test_the_likeliest_links_of_an_unlikely_page_are_enough():
    assert cited_from([0.9, 0.2]) == 0.5
    assert cited_from([0.4, 0.3, 0.1]) == pytest.approx(0.24)
    assert cited_from([0.1, 0.05]) == 0.15
    assert cited_from([]) == 0.5


PIECE = "/2024/02/the-keeper-and-the-second-stove"


def test_a_headline_of_the_site_between_paragraphs_is_related_and_not_cited() -> None:
    text = 'The log was <a href="https://archive.test/log">put on the web</a> last year, by leave of the harbour board.'
    headline = f'<a href="{PIECE}">The keeper and the second stove</a>'
    named = " ".join(f"story-{name}" for name in "abcdefghijklm")
    found = roles_in(page(paragraphs(headline, f"{text} {SENTENCES[1]}")).replace('"story"', f'"story {named}"'))
    assert found[PIECE] == "related"
    assert found["https://archive.test/log"] == "inline"


def numbers(**known: float) -> Numbers:
    return tuple(known.get(name.replace(" ", "_"), 0.0) for name in NAMES)


@given(st.floats(0, 1))
def test_a_picture_or_a_headline_of_the_same_site_must_be_likelier_than_other_links(chance: float) -> None:
    headline = {"share_of_block": 1.0, "headline": 1.0}
    assert weighed(chance, numbers(no_text=1, **headline)) == chance
    assert weighed(chance, numbers(same_site=1, share_of_block=0.5, headline=1.0)) == chance
    for shown in (numbers(same_site=1, no_text=1), numbers(same_site=1, **headline)):
        assert 0 <= weighed(chance, shown) <= chance
        assert weighed(0.5, shown) < 0.2
        assert weighed(0.9, shown) > 0.5


NOTES_PAGE = (
    "<html><body><article><h1>Who counts?</h1><p>The board counted the shoals twice in that year, once from the air,"
    ' <a href="https://a.example/survey">a survey</a> says.<sup id="r1"><a href="#fn1">1</a></sup> Nobody could say'
    " which of them was to be believed, and the fishermen keep books of their own.</p>{}"
    '<section class="footnotes"><ol><li id="fn1"><p>See <a href="https://a.example/minutes">minutes</a>, and'
    ' https://a.example/bare. <a href="#r1">↩</a></p></li></ol></section></article></body></html>'
)
LIST = (
    '<h2>References</h2><ol><li>Fisher, <a href="https://a.example/book">Herring</a>, 2019, ISBN 978-3-16-148410-0.'
    "</li></ol>"
)


@pytest.mark.parametrize("between", ["", LIST])
def test_notes_at_the_end_of_a_plain_page_are_notes_also_behind_its_references(between):
    document = read(NOTES_PAGE.format(between))
    roles_of = {c.target: c.role.value for c in cite(document, "a") if c.role.cited}
    assert roles_of == {
        "https://a.example/survey": "inline",
        **({"https://a.example/book": "reference", "urn:isbn:9783161484100": "reference"} if between else {}),
        "https://a.example/minutes": "footnote",
        "https://a.example/bare": "footnote",
    }


def test_what_a_program_calls_its_paragraphs_does_not_make_a_page_one_of_a_site():
    names = [f"c{n}" for n in range(30)] + ["MsoNormal", "jp-Cell", "lst-kix_abc-0"]
    entries = "".join(f'<p class="{name}">{SENTENCES[0]}</p><h2 id="part-{name}">Part</h2>' for name in names)
    link = '<p class="c4">It is told at https://a.test/x and <a href="https://a.test/y">there</a>.</p>'
    document = read_html(Source("a.html", f"<html><body>{entries}{link}</body></html>".encode()))
    assert {role.value for role in roles(document)} == {"inline"}


def test_a_link_that_is_called_a_reference_is_no_note():
    rows = "".join(
        f'<tr><td>{year}</td><td><a class="reference external" href="https://a.test/{year}">survey</a></td></tr>'
        for year in (2019, 2020)
    )
    document = read_html(Source("a.html", f"<html><body>{paragraphs()}<table>{rows}</table></body></html>".encode()))
    assert [role.value for role in roles(document)] == ["inline", "inline"]


def test_an_address_written_out_among_words_of_what_is_called_the_main_part_is_cited():
    menu = "".join(f'<li class="toctree-{n}"><a class="reference internal" href="/{n}">{n}</a></li>' for n in range(12))
    words = " ".join(
        f'at <a class="reference external" href="https://a.test/{n}">https://a.test/{n}</a>,' for n in range(9)
    )
    body = (
        f'<div class="document"><div class="documentwrapper"><div class="bodywrapper"><div class="body" role="main">'
        f'<section id="marks"><h1>Marks</h1><p>Is it {words} or, as they say, www.a.test/five… {SENTENCES[0]}</p>'
        '</section></div></div></div><div class="sphinxsidebar" role="navigation"><div class="logo"></div>'
        f"<ul>{menu}</ul></div></div>"
    )
    document = read_html(Source("a.html", f"<html><body>{body}</body></html>".encode()))
    found = {link.target: role.value for link, role in zip(document.links, roles(document), strict=True)}
    assert found["http://www.a.test/five"] == "inline"


def test_paragraphs_below_a_heading_for_references_are_entries_however_short():
    entry = '<p>Elm, D. Tides. <a href="https://doi.org/10.5555/12345678">doi:10.5555/12345678</a></p>'
    document = read_html(
        Source("a.html", f"<html><body>{paragraphs()}<h2>References</h2>{entry}</body></html>".encode())
    )
    assert [role.value for role in roles(document)] == ["reference"]


def test_what_a_wiki_offers_to_do_with_a_page_is_no_part_of_it():
    at = "https://wiki.test/w/index.php?title=Herring"
    edit = f'<span class="mw-editsection">[<a href="{at}&amp;action=edit&amp;section=1">edit</a>]</span>'
    red = '<a href="https://wiki.test/w/index.php?title=Sea&amp;action=edit&amp;redlink=1" class="new">sea</a>'
    body = (
        f"<h2>Shoals{edit}</h2>{paragraphs(f'They live in the {red}, says <a href=https://a.test/>a survey</a>.')}"
        f'<h2>References{edit}</h2><ol><li>Marsh, B. <a href="https://entry.test/">Tides</a>. 2018.</li></ol>'
    )
    document = read_html(Source("a.html", f"<html><body>{body}</body></html>".encode(), at))
    found = {c.target: c for c in cite(document, "a")}
    assert {c.target: c.role.value for c in found.values() if c.role.cited} == {
        "https://a.test/": "inline",
        "https://entry.test/": "reference",
    }
    assert found["https://entry.test/"].context.headings == ("References",)
    assert found[f"{at}&action=edit&section=1"].role.value == "navigation"
