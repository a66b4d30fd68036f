from crawler.citing.article_body import article_body
from crawler.citing.layout import placed
from crawler.reading.document import Source
from crawler.reading.html import read_html

PROSE = "<p>" + "The mill stood by the river, and its wheel turned, slowly, until the flood of that year. " * 4 + "</p>"


def kept(html: str) -> set[str]:
    document = read_html(Source("a.html", html.encode(), "https://mill.test/a"))
    body = article_body(document.regions, placed(document))
    return {link.href for link in document.links if link.region >= 0 and body.kept[link.region]}


def test_the_region_of_the_paragraphs_is_kept_and_its_neighbours_are_not():
    html = (
        '<div id="nav"><ul><li><a href="/n">News</a></li></ul></div>'
        f'<div class="x1">{PROSE}{PROSE}<p>{"words " * 30}<a href="/in">here</a>.</p>{PROSE}</div>'
        '<div class="sidebar"><a href="/s">Subscribe to our paper today and read all of it</a></div>'
    )
    assert kept(html) == {"/in"}


def test_boxes_of_links_within_the_article_are_cleared():
    teasers = "".join(f'<p><a href="/t{n}">Another piece about water and wheels</a></p>' for n in range(5))
    box = f'<div class="box"><h3>There is more</h3><div>{teasers}</div></div>'
    assert not kept(f'<div class="x1">{PROSE}{PROSE}{box}{PROSE}</div><div>{PROSE}</div>')


def test_a_page_with_little_text_is_kept_whole_rather_than_lost():
    assert kept('<div class="comment">Short <a href="/a">note</a></div>') == {"/a"}


def test_a_page_without_regions_has_no_body_to_find():
    document = read_html(Source("a.html", b"", None))
    assert article_body((), placed(document)).kept == []
