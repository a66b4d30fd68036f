import gzip
import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.listings import Listing, ListingKind, UnreadableListing, read_listing
from crawler.policy.patterns import parse_pattern

NOW = datetime(2026, 11, 20, tzinfo=UTC)
AT = "https://news.example/feed"


def feed(text: str | bytes, content_type: str | None = None) -> Listing:
    data = text if isinstance(text, bytes) else text.encode()
    return read_listing(ListingKind.FEED, data, AT, content_type, NOW)


def sitemap(text: str | bytes) -> Listing:
    return read_listing(ListingKind.SITEMAP, text if isinstance(text, bytes) else text.encode(), AT, None, NOW)


def rss(items: str, more: str = "") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{more}{items}</channel></rss>'


def test_an_rss_feed_lists_its_items_with_their_dates() -> None:
    found = feed(
        rss(
            "<item><title>One &amp; all</title><link>/one?a=1&amp;b=2#top</link><guid isPermaLink='false'>id 1</guid>"
            "<pubDate>Tue, 10 Nov 2026 10:00:00 +0200</pubDate></item>"
        )
    )
    assert found.title == "News"
    [entry] = found.entries
    assert (entry.key, entry.url) == ("id 1", "https://news.example/one?a=1&b=2")
    assert entry.title == "One & all"
    assert entry.published == datetime(2026, 11, 10, 8, tzinfo=UTC)
    assert entry.updated is None


def test_an_atom_feed_tells_when_an_article_was_changed() -> None:
    found = feed(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><id>urn:1</id><title>A</title>'
        '<link rel="enclosure" href="https://news.example/a.mp3"/><link rel="self" href="https://news.example/a.atom"/>'
        '<link rel="alternate" type="text/html" href="https://news.example/a"/>'
        "<published>2026-11-10T10:00:00Z</published><updated>2026-11-11T10:00:00Z</updated></entry></feed>"
    )
    [entry] = found.entries
    assert entry.url == "https://news.example/a"
    assert entry.published == datetime(2026, 11, 10, 10, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 11, 10, tzinfo=UTC)


def test_a_json_feed_is_told_by_its_content() -> None:
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "N",
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
        "items": [
            {"id": 7, "url": "/a", "title": "A", "date_published": "2026-11-10T10:00:00+01:00"},
            {"id": "https://news.example/b"},
            {"id": "no address"},
            "no item",
        ],
    }
    found = feed(json.dumps(said))
    assert [entry.url for entry in found.entries] == ["https://news.example/a", "https://news.example/b"]
    assert found.entries[0].key == "7"
    assert found.entries[0].published == datetime(2026, 11, 10, 9, tzinfo=UTC)
    assert found.hub == "https://hub.example/"


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://news.example/by-guid</guid>", "https://news.example/by-guid"),
        ("<link>https://news.example/l</link><guid>https://news.example/g</guid>", "https://news.example/l"),
        (
            (
                '<link>https://burner.example/x</link><o:origLink xmlns:o="http://rssnamespace.org/feedburner/ext/1.0">'
                "https://news.example/own</o:origLink>"
            ),
            "https://news.example/own",
        ),
        ("<link> \n https://news.example/spaced \n</link>", "https://news.example/spaced"),
        ("<link>https://news.example/ünïcode</link>", "https://news.example/%C3%BCn%C3%AFcode"),
    ],
)
def test_an_item_is_where_its_feed_says_in_one_way_or_another(item: str, url: str) -> None:
    assert [entry.url for entry in feed(rss(f"<item><title>T</title>{item}</item>")).entries] == [url]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "http://", ""])
def test_what_is_no_page_of_the_web_is_left_out(link: str) -> None:
    assert (
        feed(rss(f"<item><title>T</title><link>{link}</link><guid isPermaLink='false'>1</guid></item>")).entries == ()
    )


def test_an_item_listed_twice_counts_once() -> None:
    assert len(feed(rss("<item><link>https://news.example/a</link></item>" * 3)).entries) == 1


def test_a_date_that_cannot_be_is_no_date() -> None:
    for date in ("Mon, 01 Jan 1970 00:00:00 GMT", "Mon, 01 Jan 2035 00:00:00 GMT", "yesterday", ""):
        [entry] = feed(rss(f"<item><link>https://news.example/a</link><pubDate>{date}</pubDate></item>")).entries
        assert entry.published is None


def test_a_feed_suggests_how_often_it_is_asked_and_names_its_hub() -> None:
    assert feed(rss("", "<ttl>90</ttl>")).suggested == timedelta(minutes=90)
    syndication = (
        '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">hourly</sy:updatePeriod>'
        '<sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">2</sy:updateFrequency>'
    )
    assert feed(rss("", syndication)).suggested == timedelta(minutes=30)
    assert feed(rss("", "<ttl>soon</ttl>")).suggested is None
    hub = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>'
    assert feed(rss("", hub)).hub == "https://hub.example/"


def test_a_feed_cut_in_the_middle_gives_what_came_before_the_cut() -> None:
    whole = rss("".join(f"<item><link>https://news.example/{n}</link></item>" for n in range(10)))
    assert len(feed(whole[: len(whole) // 2]).entries) >= 3


@pytest.mark.parametrize(
    "data", [b"", b"<html><body><p>Not found</p></body></html>", b"\x00\xff\x00", b"{}", b"{", b"x"]
)
def test_what_is_no_feed_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(UnreadableListing):
        feed(data)


def test_entities_that_grow_without_end_are_left_as_they_are() -> None:
    grow = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{grow}]>'
    began = time.process_time()
    items = f"{bomb}<rss version='2.0'><channel><item><title>&e11;</title><link>http://n.example/</link></item>"
    assert all(len(entry.title) <= 1_000 for entry in feed(items).entries)
    assert sitemap(f"{bomb}<urlset><url><loc>http://n.example/&e11;</loc></url></urlset>").entries is not None
    assert time.process_time() - began < 10


def test_a_news_sitemap_lists_its_pages_with_titles_and_dates() -> None:
    found = sitemap(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
        "<url><loc>\n https://news.example/1 </loc><lastmod>2026-11-12</lastmod><n:news>"
        "<n:publication_date>2026-11-11T01:00:00+01:00</n:publication_date><n:title>One</n:title></n:news></url>"
        "<url><loc>https://news.example/2</loc><lastmod>2026-10</lastmod></url><url><loc>ftp://x/</loc></url></urlset>"
    )
    first, second = found.entries
    assert (first.url, first.title) == ("https://news.example/1", "One")
    assert first.published == datetime(2026, 11, 11, tzinfo=UTC)
    assert first.updated == datetime(2026, 11, 12, tzinfo=UTC)
    assert second.updated == datetime(2026, 10, 1, tzinfo=UTC)


def test_an_index_points_at_further_sitemaps_and_gzip_is_undone() -> None:
    index = (
        b"<sitemapindex><sitemap><loc>/a.xml.gz</loc><lastmod>2026-11-01</lastmod></sitemap>"
        b"<sitemap><loc>/b.xml</loc></sitemap></sitemapindex>"
    )
    for data in (index, gzip.compress(index)):
        assert sitemap(data).further == (
            ("https://news.example/a.xml.gz", datetime(2026, 11, 1, tzinfo=UTC)),
            ("https://news.example/b.xml", None),
        )


def test_a_list_of_urls_is_a_sitemap_too() -> None:
    found = sitemap("\ufeffhttps://news.example/1\r\nhttps://news.example/2\n\nrubbish\n")
    assert [entry.url for entry in found.entries] == ["https://news.example/1", "https://news.example/2"]


def test_a_broken_sitemap_gives_what_came_before_the_fault() -> None:
    assert len(sitemap("<urlset><url><loc>https://news.example/1</loc></url><url><loc>https://news").entries) == 1


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\x1f\x8bbroken", b"rubbish", b"<rss></rss>"])
def test_what_is_no_sitemap_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(UnreadableListing):
        sitemap(data)


def test_a_section_page_lists_the_links_that_match_with_the_words_of_their_headlines() -> None:
    page = (
        "<html><head><title>World news</title><base href='/news/'></head><body><a href='a'><img src=x></a>"
        "<a href='a#comments'>First  headline</a><a href='/about'>About</a><a href='b?x=1'>Second</a></body></html>"
    )
    pattern = parse_pattern("news.example/news/*")
    found = read_listing(ListingKind.PAGE, page.encode(), AT, "text/html; charset=utf-8", NOW, pattern.matches)
    assert [(entry.url, entry.title) for entry in found.entries] == [
        ("https://news.example/news/a", "First headline"),
        ("https://news.example/news/b?x=1", "Second"),
    ]
    assert found.title == "World news"


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode), st.sampled_from(ListingKind))
def test_whatever_the_bytes_are_there_is_a_listing_of_web_pages_or_one_clear_error(
    data: bytes, kind: ListingKind
) -> None:
    try:
        found = read_listing(kind, data, AT, None, NOW)
    except UnreadableListing as error:
        said = str(error)
        found = Listing(())
        assert "\n" not in said
    for entry in found.entries:
        assert entry.url.startswith(("http://", "https://"))
        assert entry.key
