from crawler.citing.article_body import article_body
from crawler.citing.layout import placed
from crawler.reading.document import Source
from crawler.reading.html import read_html

PROSE = "<p>" + "The mill stood by the river, and its wheel turned, slowly, until the flood of that year. " * 4 + "</p>"


def kept(html: str) -> set[str]:
    document = read_html(Source("a.html", html.encode(), "https://mill.test/a"))
    blocks = placed(document)
    body = article_body(document, blocks)
    return {link.href for link in document.links if link.region >= 0 and body.keeps(link, blocks[link.block])}


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
    assert article_body(document, placed(document)).kept == []


def test_what_stands_around_a_box_of_links_is_judged_without_it():
    box = "".join(f'<li><a href="/t{n}">Another piece about water and wheels and mills</a></li>' for n in range(9))
    words = "The keeper of the mill wrote it all down in her book. " * 3
    inner = f'<div class="x2"><p>{words}<a href="/in">It is here</a>.</p><aside><ul>{box}</ul></aside></div>'
    assert kept(f'<div class="x1">{PROSE}{PROSE}{inner}{PROSE}</div>') == {"/in"}


def test_a_table_of_data_keeps_its_links_and_a_column_of_links_does_not():
    rows = "".join(f'<tr><td><a href="/d{n}">Mill {n}</a></td><td>18{n}0</td></tr>' for n in range(3))
    head = "<tr><th>Mill</th><th>Built</th></tr>"
    menu = "".join(f'<tr><td><a href="/m{n}">All about mill {n}</a></td></tr>' for n in range(3))
    html = f'<div class="x1">{PROSE}{PROSE}<table>{head}{rows}</table><table>{menu}</table>{PROSE}</div>'
    assert kept(html) == {"/d0", "/d1", "/d2"}


def test_a_large_table_without_headings_is_one_of_data():
    rows = "".join(f'<tr><td><a href="/d{n}">Mill {n}</a></td><td>18{n}0</td></tr>' for n in range(12))
    html = f'<div class="x1">{PROSE}{PROSE}<table>{rows}</table>{PROSE}</div>'
    assert kept(html) == {f"/d{n}" for n in range(12)}


def test_a_link_that_is_nothing_but_a_button_is_cleared_with_it():
    button = '<p><a href="/b"><button>Join</button></a></p>'
    html = f'<div class="x1">{PROSE}{button}<p>Or <a href="/in">do</a>.</p>{PROSE}</div>'
    assert kept(html) == {"/in"}


def test_a_division_of_words_with_few_links_is_a_paragraph_and_one_of_links_is_a_box():
    words = "The keeper of the mill wrote it all down in her book, every week. " * 2
    html = (
        f'<div class="x1">{PROSE}<div>{words}<a href="/in">Here</a>.</div>'
        f'<div>See also: <a href="/out">all that the keeper of the mill wrote</a></div>{PROSE}</div>'
    )
    assert kept(html) == {"/in"}


def test_a_short_paragraph_beside_the_article_belongs_to_it_when_it_is_a_sentence():
    around = '<p>It is over. <b id="end"></b></p><p>Over <b id="no"></b></p>'
    document = read_html(Source("a.html", f"<div><div>{PROSE * 3}</div>{around}</div>".encode(), "https://mill.test/a"))
    body = article_body(document, placed(document))
    texts = [document.text[b.start : b.end] for b in document.blocks if body.kept[b.region]]
    assert "It is over." in texts
    assert "Over" not in texts


def test_links_within_the_page_weigh_less_than_links_away():
    notes = "".join(f'<a href="{{}}{n}">[{n}{n}{n}{n}]</a> ' for n in range(10))
    box = f'<div class="x2"><p>The notes to this piece, all ten of them, stand here below: {notes}</p></div>'
    assert kept(f'<div class="x1">{PROSE}{PROSE}{box.replace("{}", "#n")}{PROSE}</div>')
    assert not kept(f'<div class="x1">{PROSE}{PROSE}{box.replace("{}", "/n")}{PROSE}</div>')


def test_what_is_only_shown_without_scripts_or_is_not_to_be_read_out_is_no_body():
    html = (
        f'<div class="x1">{PROSE}<noscript><p>No <a href="/n">scripts</a>.</p></noscript>'
        f'<p aria-hidden="true">A <a href="/h">copy</a>.</p><p>An <a href="/in">original</a>.</p>{PROSE}</div>'
    )
    assert kept(html) == {"/in"}
