import gzip
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.errors import StoreLocked
from crawler.manifest.listings import MAX_FAILURES
from crawler.manifest.store import Store
from tests.watching.newsroom import Newsroom, answer
from tests.world import World

NO_SECOND_LOOKS = "recheck: {first: [300d], min: 300d, max: 300d}\n"


@pytest.fixture
def news(world: World, tmp_path: Path) -> Newsroom:
    return Newsroom(world, tmp_path)


def test_a_new_article_is_found_read_and_its_citations_kept(news: Newsroom) -> None:
    news.round()
    source = news.cited("source")
    url = news.publish("story", source)
    news.calendar.pass_by(hours=1)
    done = news.round()
    assert (done.asked, done.found) == (1, 1)
    assert done.summary is not None
    assert [article.source for article in done.summary.articles] == [url]
    [row] = news.rows()
    assert row["citation"]["target"] == source
    assert row["verdict"]["status"] == "live"
    assert row["capture"] is not None


def test_an_article_is_captured_itself_too(news: Newsroom) -> None:
    news.publish("story", news.cited("source"))
    news.round()
    from tests.recording.conftest import read

    kept = {record["WARC-Target-URI"] for path in news.store.glob("*.warc.gz") for record in read(path)}
    assert f"{news.root}story" in kept


def test_a_listing_is_not_asked_before_it_is_due_and_within_the_promised_time(news: Newsroom) -> None:
    news.round()
    news.round()
    assert news.asked("/feed.xml") == 1
    for _ in range(8):
        due = news.watcher().next_due()
        assert due is not None
        assert due - news.calendar.seconds() <= 3600
        news.calendar.pass_by(seconds=due - news.calendar.seconds())
        news.round()
    assert news.asked("/feed.xml") == 9


def test_a_listing_that_has_not_changed_costs_a_question_and_no_more(news: Newsroom) -> None:
    said: list[bytes] = []

    def conditional(request: bytes) -> bytes:
        said.append(request)
        if b'If-None-Match: "v1"' in request:
            return b"HTTP/1.1 304 Not Modified\r\n\r\n"
        return news.feed().replace(b"\r\n", b'\r\nETag: "v1"\r\nLast-Modified: Sun, 01 Mar 2026 11:00:00 GMT\r\n', 1)

    news.world.serve("/feed.xml", conditional, host="127.0.0.2")
    news.publish("story", news.cited("source"))
    news.round()
    news.calendar.pass_by(hours=1)
    assert news.round().found == 0
    assert b"If-Modified-Since: Sun, 01 Mar 2026 11:00:00 GMT" in said[1]


def test_what_was_published_long_before_the_watch_began_is_left_alone(news: Newsroom) -> None:
    news.publish("old", news.cited("a"), ago=timedelta(days=8))
    new = news.cited("b")
    news.publish("new", new, ago=timedelta(days=6))
    news.round()
    assert news.targets() == {new}


def test_an_edited_article_is_read_again_and_what_was_added_is_kept(news: Newsroom) -> None:
    policy = news.policy(rest=NO_SECOND_LOOKS)
    first, second = news.cited("first"), news.cited("second")
    news.publish("story", first)
    news.round(policy)
    news.publish("story", first, second)
    news.calendar.pass_by(hours=7)
    news.round(policy)
    assert news.targets() == {first, second}
    assert news.asked("/first") == 1


def test_articles_are_read_again_at_the_ages_of_the_policy_and_then_no_more(news: Newsroom) -> None:
    news.publish("story", news.cited("source"))
    watched = f"- {{feed: '{news.feed_url}', every: 12h, within: 1d, reread: [6h, 1d, 7d]}}"
    policy = news.policy(watched, NO_SECOND_LOOKS)
    news.live(policy, days=20)
    assert news.asked("/story") == 4
    assert news.asked("/source") == 1


def test_a_feed_that_says_that_an_article_was_edited_has_it_read_at_once(news: Newsroom) -> None:
    updated = ["2026-03-01T12:00:00Z"]

    def atom(_: bytes) -> bytes:
        entry = f"<entry><id>1</id><link href='{news.root}story'/><updated>{updated[0]}</updated></entry>"
        return answer(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>{entry}</feed>')

    news.world.serve("/feed.xml", atom, host="127.0.0.2")
    first, second = news.cited("first"), news.cited("second")
    news.publish("story", first)
    news.round()
    news.publish("story", first, second)
    updated[0] = "2026-03-01T12:30:00Z"
    news.calendar.pass_by(hours=1)
    news.round()
    assert news.targets() == {first, second}


def test_a_listing_that_fails_is_asked_more_rarely_is_reported_and_never_dropped(news: Newsroom) -> None:
    news.round()
    news.world.serve("/feed.xml", answer("", status="500 Oops"), host="127.0.0.2")
    news.calendar.pass_by(hours=1)
    assert news.round().failed == {news.feed_url: "the server answers 500"}
    news.live(days=10)
    assert 10 <= news.asked("/feed.xml") <= 20
    source = news.cited("source")
    news.publish("story", source)
    news.world.serve("/feed.xml", lambda _: news.feed(), host="127.0.0.2")
    news.calendar.pass_by(days=1)
    assert news.round().failed == {}
    assert news.targets() == {source}


@pytest.mark.parametrize("body", ["<html>moved</html>", "", "{}"])
def test_what_is_no_feed_is_a_failure_with_a_reason(news: Newsroom, body: str) -> None:
    news.world.serve("/feed.xml", answer(body), host="127.0.0.2")
    [(address, why)] = news.round().failed.items()
    assert address == news.feed_url
    assert why


def test_a_retry_after_of_a_listing_is_obeyed_even_past_the_promise(news: Newsroom) -> None:
    busy = answer("", "text/plain", "Retry-After: 86400", status="503 Busy")
    news.world.serve("/feed.xml", busy, host="127.0.0.2")
    news.round()
    news.calendar.pass_by(hours=23)
    news.round()
    assert news.asked("/feed.xml") == 1


def test_an_article_that_cannot_be_read_is_tried_again_and_given_up_in_the_end(news: Newsroom) -> None:
    url = news.publish("story")
    news.world.serve("/story", answer("", status="500 Oops"), host="127.0.0.2")
    news.live(days=1)
    assert news.asked("/story") == MAX_FAILURES
    assert url not in news.targets()


def test_an_index_of_sitemaps_is_followed_to_its_parts_and_a_changed_part_is_asked_at_once(news: Newsroom) -> None:
    part = {"lastmod": "2026-03-01T11:00:00Z", "pages": ["story"]}

    def index(_: bytes) -> bytes:
        at = f"<loc>{news.root}part.xml.gz</loc><lastmod>{part['lastmod']}</lastmod>"
        return answer(f"<sitemapindex><sitemap>{at}</sitemap></sitemapindex>", "application/xml")

    def pages(_: bytes) -> bytes:
        listed = "".join(
            f"<url><loc>{news.root}{name}</loc><lastmod>2026-03-01</lastmod></url>" for name in part["pages"]
        )
        data = gzip.compress(f"<urlset>{listed}</urlset>".encode())
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(data), data)

    news.world.serve("/sitemap.xml", index, host="127.0.0.2")
    news.world.serve("/part.xml.gz", pages, host="127.0.0.2")
    policy = news.policy(f"- {{sitemap: '{news.root}sitemap.xml', every: 10m}}")
    first, second = news.cited("first"), news.cited("second")
    news.publish("story", first)
    for _ in range(3):
        news.round(policy)
        news.calendar.pass_by(hours=1)
    assert news.targets() == {first}
    asked = news.asked("/part.xml.gz")
    news.publish("later", second)
    part.update(lastmod="2026-03-01T15:00:00Z", pages=["story", "later"])
    for _ in range(2):
        news.round(policy)
        news.calendar.pass_by(minutes=61)
    assert news.asked("/part.xml.gz") == asked + 1
    assert news.targets() == {first, second}


def test_a_section_page_is_watched_by_its_links(news: Newsroom) -> None:
    links: list[str] = []
    news.world.serve(
        "/section",
        lambda _: answer("".join(f"<p><a href='{link}'>headline</a>" for link in links) + "<a href='/about'>About</a>"),
        host="127.0.0.2",
    )
    policy = news.policy(f"- {{page: '{news.root}section', links: ['127.0.0.2:*/story-*']}}".replace(":*", ""))
    news.round(policy)
    source = news.cited("source")
    links.append(news.publish("story-1", source))
    news.calendar.pass_by(hours=1)
    news.round(policy)
    assert news.targets() == {source}


def test_files_of_a_folder_are_articles_and_are_read_again_when_they_change(news: Newsroom) -> None:
    folder = news.folder / "articles"
    folder.mkdir()
    first, second = news.cited("first"), news.cited("second")
    (folder / "a.md").write_text(f"# A\n\nIt says so [in a source]({first}), and it is right.\n")
    (folder / ".hidden.md").write_text("no")
    (folder / "notes.txt").write_text("no")
    policy = news.policy(f"- {{folder: '{folder}', files: '*.md'}}")
    news.round(policy)
    assert news.targets() == {first}
    (folder / "a.md").write_text(f"# A\n\nIt says so [in a source]({first}), and [in another]({second}).\n")
    news.calendar.pass_by(hours=1)
    news.round(policy)
    assert news.targets() == {first, second}


def test_after_a_month_without_rounds_each_listing_is_asked_once(news: Newsroom) -> None:
    news.round()
    for n in range(5):
        news.publish(f"story-{n}", news.cited(f"source-{n}"))
    news.calendar.pass_by(days=30)
    assert news.round().found == 5
    assert news.asked("/feed.xml") == 2


def test_a_clock_that_jumped_ahead_and_back_again_stops_nothing(news: Newsroom) -> None:
    news.calendar.pass_by(days=20_000)
    news.round()
    news.calendar.pass_by(days=-20_000)
    source = news.cited("source")
    news.publish("story", source)
    news.round()
    news.calendar.pass_by(hours=1)
    news.round()
    assert news.targets() == {source}


def test_a_store_that_somebody_else_writes_to_is_said_to_be_locked(news: Newsroom) -> None:
    with Store.open(news.store, write=True), pytest.raises(StoreLocked):
        news.round()
