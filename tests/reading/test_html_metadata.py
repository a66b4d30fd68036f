import pytest

from crawler.reading.document import Metadata, Source
from crawler.reading.html import read_html


def metadata(
    head: str = "", body: str = "<p>Words.</p>", url: str | None = "https://site.test/2019/03/story"
) -> Metadata:
    page = f"<!doctype html><html lang=en-GB><head>{head}</head><body>{body}</body></html>"
    return read_html(Source("-", page.encode(), url, "text/html; charset=utf-8")).metadata


SCHEMA = """<script type="application/ld+json">{}</script>"""
ARTICLE = """{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"},
  {"@type": "NewsArticle", "headline": "A Story",
   "datePublished": "2020-02-03T04:05:06+01:00", "author": {"@id": "#ann"}},
  {"@type": "Person", "@id": "#ann", "name": "Ann Example"}]}"""


@pytest.mark.parametrize("around", ["{}", "<![CDATA[ {} ]]>", "//<![CDATA[\n{}\n//]]>", "\n{};\n"])
def test_schema_org_is_read_whatever_templates_put_around_it(around):
    found = metadata(SCHEMA.format(around.format(ARTICLE)))
    assert found.title == "A Story"
    assert found.authors == ("Ann Example",)
    assert found.published == "2020-02-03T04:05:06+01:00"


@pytest.mark.parametrize(
    "broken", ["", "{", "[" * 100_000, '{"@type": ["Article"], "author": [[[]]], "headline": 7}', "null"]
)
def test_broken_schema_org_is_passed_over(broken):
    assert metadata("<title>T</title>" + SCHEMA.format(broken)) == Metadata("T", (), None, "en-GB", None)


def test_open_graph_and_dublin_core_are_read_with_any_separator_and_several_names_at_once():
    found = metadata(
        '<meta property="og:title dc:title" content="Its  title">'
        '<meta name="DC.Creator" content="Ann Example"><meta name="DC.creator" content="Bo Other">'
        '<meta name="dcterms.created" content="2011-05-06">'
    )
    assert found.title == "Its title"
    assert found.authors == ("Ann Example", "Bo Other")
    assert found.published == "2011-05-06"


@pytest.mark.parametrize(
    ("title", "body", "known"),
    [
        ("A Long Story | The Site", "<h1>A Long Story</h1>", "A Long Story"),
        ("A Long Story – The Site", "", "A Long Story"),
        ("The Site: A Long Story", "", "The Site: A Long Story"),
        ("Rise and fall - a history", "<h1>The Site</h1>", "Rise and fall - a history"),
        ("The Site - latest", "<h1>The Site</h1><h1>A Long Story</h1>", "The Site - latest"),
        ("", "<h1>A Long Story</h1>", "A Long Story"),
    ],
)
def test_the_title_comes_without_the_name_of_the_site(title, body, known):
    assert metadata(f'<meta property="og:site_name" content="The Site"><title>{title}</title>', body).title == known


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ('<p>By <a rel=author href="/a">Ann Example</a></p>', ("Ann Example",)),
        (
            "<span itemprop=author itemscope><a><span itemprop=name>Ann Example</span></a> Editor</span>",
            ("Ann Example",),
        ),
        (
            "<div class=byline>By <b>Ann</b> Example and <a>Bo Other</a> <time>3 May 2019</time></div>",
            ("Ann Example", "Bo Other"),
        ),
        ('<div class="post-author"><span>Ann Example</span><span>Staff Writer</span></div>', ("Ann Example",)),
        ("<div class=byline>Von Daniel Müller</div>", ("Daniel Müller",)),
        ("<div class=byline>Daniel Müller</div>", ("Daniel Müller",)),
        ('<ol class=comments><li><cite class="author">Somebody Else</cite></li></ol>', ()),
        ("<aside><span class=byline>Somebody Else</span></aside>", ()),
        (f"<div class=byline>{'word ' * 60}</div>", ()),
    ],
)
def test_the_authors_are_those_of_the_byline_where_machines_are_told_none(byline, authors):
    assert metadata(body=f"<article>{byline}<p>Words.</p></article>").authors == authors


def test_what_machines_are_told_goes_before_the_byline():
    assert metadata("<meta name=author content='By Ann Example'>", "<p class=byline>By Desk</p>").authors == (
        "Ann Example",
    )


def test_addresses_are_no_names():
    head = "<meta property='article:author' content='https://www.facebook.com/ann'><meta name=author content='@ann'>"
    assert metadata(head).authors == ()


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2015-07-10 09:53:00 -0400", "2015-07-10T09:53:00-04:00"),
        ("2015-07-10T09:53:00Z", "2015-07-10T09:53:00+00:00"),
        ("2015/07/10", "2015-07-10"),
        ("20150710", "2015-07-10"),
        ("Fri, 10 Jul 2015 09:53:00 GMT", "2015-07-10T09:53:00+00:00"),
        ("July 10, 2015", "2015-07-10"),
        ("10. Juli 2015", "2015-07-10"),
        ("soon", None),
        ("2015-99-10", None),
    ],
)
def test_dates_come_out_as_iso_8601_however_they_were_written(stated, iso):
    assert metadata(f'<meta property="article:published_time" content="{stated}">').published == iso


def test_a_marked_time_then_the_path_tell_the_date_where_nothing_else_does():
    body = "<div class=related><time datetime=2001-01-01>x</time></div><time datetime=2002-02-02>y</time>"
    assert metadata(body=body).published == "2002-02-02"
    assert metadata(body=body + "<i itemprop=datePublished>3 March 2003</i>").published == "2003-03-03"
    assert metadata(url="https://site.test/2004/4/5/story").published == "2004-04-05"
    assert metadata(url="https://site.test/2004/44/55/story").published is None


def test_the_canonical_url_is_resolved_against_the_base():
    assert metadata("<link rel='alternate canonical' href='../a?b=1'>").canonical_url == "https://site.test/2019/a?b=1"
    assert metadata("<link rel=canonical href='javascript:x'>").canonical_url is None


def test_the_language_is_that_of_the_root():
    assert metadata().language == "en-GB"


def test_the_day_of_the_last_change_is_what_machines_or_readers_are_told():
    assert metadata('<meta property="article:modified_time" content="2020-02-03T04:05:06Z">').updated == (
        "2020-02-03T04:05:06+00:00"
    )
    assert metadata(SCHEMA.format('{"@type": "Article", "dateModified": "2020-02-03"}')).updated == "2020-02-03"
    assert (
        metadata(body="<p>Words.</p><time itemprop=dateModified datetime=2020-02-03>now</time>").updated == "2020-02-03"
    )
    assert metadata(body="<p><span>Updated</span> <b>Feb. 3, 2020, 10:28am</b></p>").updated == "2020-02-03"
    assert metadata(body="<p>They updated their list of 3 February 2020.</p>").updated is None


def test_a_day_that_only_readers_are_told_is_found_and_none_is_made_up():
    assert (
        metadata(body="<h1>A</h1><p class=post-date>Published 3 February 2020</p><p>Words.</p>").published
        == "2020-02-03"
    )
    assert metadata(body="<h1>A</h1><p>Words.</p><footer>Copyright 2021 The Paper</footer>").published is None
    assert metadata(body="<h1>A</h1><p class=date>Updated on February 3, 2020</p><p>Words.</p>").published is None


def test_a_time_without_a_zone_gets_none():
    assert metadata('<meta name=date content="2020-02-03 04:05">').published == "2020-02-03T04:05:00"


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (SCHEMA.format('{"@type": "Article", "publisher": {"@id": "#p"}}, {"@id": "#p", "name": "x"}'), None),
        (
            SCHEMA.format('[{"@type": "Article", "publisher": {"@id": "#p"}}, {"@id": "#p", "name": "The House"}]'),
            "The House",
        ),
        ('<meta property="og:site_name" content="The Paper | News, Weather">', "The Paper"),
        ("<meta name=citation_publisher content='University Press'>", "University Press"),
        ("<meta name=dc.publisher content='https://x.test/'><meta name=application-name content=App>", "App"),
        (SCHEMA.format('{"@type": "BlogPosting", "publisher": {"name": "Blogger"}}'), None),
    ],
)
def test_the_publisher_is_the_house_or_else_the_site(head, publisher):
    assert metadata(head).publisher == publisher


def test_a_name_comes_without_the_house_behind_it():
    head = '<meta property="og:site_name" content="CNX"><meta name=author content="Ann Example, CNX Business">'
    assert metadata(head).authors == ("Ann Example",)


@pytest.mark.parametrize(
    ("head", "doi"),
    [
        ("<meta name=citation_doi content='doi:10.5555/AbC.1'>", "10.5555/abc.1"),
        ("<meta name=DC.Identifier content='https://doi.org/10.5555/x'>", "10.5555/x"),
        ("<meta name=DC.Identifier content='ISSN 1234'><meta name=prism.doi content='10.5555/y'>", "10.5555/y"),
        (SCHEMA.format('{"@type": "ScholarlyArticle", "identifier": {"value": "10.5555/z"}}'), "10.5555/z"),
        ("<link rel=canonical href='https://doi.org/10.5555/c'>", "10.5555/c"),
        ("<meta name=doi content='none'>", None),
    ],
)
def test_the_doi_is_bare_and_in_lower_case(head, doi):
    assert metadata(head).doi == doi


@pytest.mark.parametrize(
    ("head", "body", "licence"),
    [
        ("<link rel=license href='https://a.test/l'>", "", "https://a.test/l"),
        ("", "<a rel='license nofollow' href='//creativecommons.org/licenses/by/4.0/'>x</a>", "https://creativecommons.org/licenses/by/4.0/"),
        ("", "<figure><a rel=license href='https://a.test/l'>x</a></figure>", None),
        ("", "<footer><a href='https://creativecommons.org/licenses/by/4.0/'>x</a></footer>", "https://creativecommons.org/licenses/by/4.0/"),
        ("", "<p>See <a href='https://creativecommons.org/licenses/by/4.0/'>x</a></p>", None),
        (SCHEMA.format('{"@type": "Article", "license": "https://a.test/l"}'), "", "https://a.test/l"),
        ("<meta name=dc.rights content='Under CC-BY-SA 4.0'>", "", "CC BY-SA 4.0"),
        ("<meta name=dc.rights content='(c) The House'>", "", None),
    ],
)  # fmt: skip
def test_the_licence_is_that_of_the_page_and_not_of_a_part(head, body, licence):
    assert metadata(head, body or "<p>Words.</p>").licence == licence


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<p>By <a rel="author" href="/a">Laura E. Example</a></p>', ("Laura E. Example",)),
        ('<span itemprop="author creator">Текст: Анна Пример</span>', ("Анна Пример",)),
        ('<span class="author">Ann Example E</span>', ("Ann Example E",)),
        ('<dt class="author">著者</dt><dd class="author-name">例 花子</dd>', ("例 花子",)),
        ('<span class="byline">admin</span>', ()),
    ],
)
def test_initials_labels_and_accounts_in_a_byline_are_what_they_are(body, authors):
    assert metadata(body=f"{body}<p>Words.</p>").authors == authors


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("ANN EXAMPLE, AP National Political Writer", ("ANN EXAMPLE",)),
        ("Example, Ann", ("Example, Ann",)),
        ("Editor", ()),
        ("admin", ()),
    ],
)
def test_a_name_comes_without_the_job_behind_it_and_a_job_alone_is_no_name(stated, authors):
    assert metadata(f'<meta name="author" content="{stated}">').authors == authors


def test_the_title_is_the_heading_without_the_mark_of_its_link():
    found = metadata("<title>A story - x documentation</title>", '<h1>A story<a href="#a">¶</a></h1><p>Words.</p>')
    assert found.title == "A story"


def test_a_wiki_was_last_changed_when_its_foot_says_so():
    found = metadata(
        body='<p>Words.</p><li id="footer-info-lastmod"> Diese Seite wurde zuletzt am 3. Mai 2021 bearbeitet.</li>'
    )
    assert (found.published, found.updated) == ("2019-03-01" if found.published else None, "2021-05-03")


def test_what_is_no_tag_of_a_language_is_none():
    page = b"<html lang='en_GB'><p>Words.</p>", b"<html lang='the English one'><p>Words.</p>"
    assert [read_html(Source("-", data)).metadata.language for data in page] == ["en-GB", None]
