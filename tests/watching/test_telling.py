import sys
import xml.etree.ElementTree as ET
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest

from crawler.manifest.store import FEED
from crawler.watching.telling import News, run_hook, sentences, write_feed
from tests.watching.newsroom import Newsroom, answer
from tests.world import World


@pytest.fixture
def news(world: World, tmp_path: Path) -> Newsroom:
    return Newsroom(world, tmp_path)


def lines(said: News) -> list[str]:
    return sentences(said.document())


def test_a_link_that_died_is_told_once(news: Newsroom) -> None:
    source = news.cited("source")
    news.publish("story", source)
    assert not news.round().news
    news.world.serve("/source", answer("gone", status="410 Gone"), host="127.0.0.3")
    news.calendar.pass_by(hours=2)
    said = news.round().news
    assert lines(said) == [f"{source} is dead (http-410)"]
    [link] = said.document()["links"]
    assert (link["before"]["status"], link["after"]["status"]) == ("live", "dead")
    assert len(link["citations"]) == 1
    news.calendar.pass_by(hours=12)
    assert not news.round().news


def test_a_link_that_is_dead_when_its_article_appears_is_told_too(news: Newsroom) -> None:
    source = news.world.serve("/source", answer("gone", status="404 Not Found"), host="127.0.0.3")
    news.publish("story", source)
    assert lines(news.round().news) == [f"{source} is dead (http-404)"]


def test_a_listing_that_is_lost_and_found_again_is_told(news: Newsroom) -> None:
    news.world.serve("/feed.xml", answer("", status="500 Oops"), host="127.0.0.2")
    said = []
    for _ in range(5):
        said += lines(news.round().news)
        news.calendar.pass_by(hours=6)
    assert said == [f"{news.feed_url} cannot be read: the server answers 500"]
    news.world.serve("/feed.xml", lambda _: news.feed(), host="127.0.0.2")
    news.calendar.pass_by(days=1)
    assert lines(news.round().news) == [f"{news.feed_url} can be read again"]


def test_the_store_has_a_feed_of_changes_that_feed_readers_understand(news: Newsroom) -> None:
    news.publish("story", news.world.serve("/a", answer("", status="404 Not Found"), host="127.0.0.3"))
    news.round()
    news.publish("another", news.world.serve("/b", answer("", status="410 Gone"), host="127.0.0.3"))
    news.calendar.pass_by(hours=1)
    news.round()
    read = feedparser.parse((news.store / FEED).read_bytes())
    assert not read.bozo
    assert [entry.title.rpartition(" ")[2] for entry in read.entries] == ["(http-410)", "(http-404)"]
    assert len({entry.id for entry in read.entries}) == 2


def test_a_policy_can_do_without_the_feed(news: Newsroom) -> None:
    news.publish("story", news.world.serve("/a", answer("", status="404 Not Found"), host="127.0.0.3"))
    news.round(news.policy(rest="tell: {feed: false}"))
    assert not (news.store / FEED).exists()


def test_nothing_in_the_news_can_break_the_feed(tmp_path: Path) -> None:
    look = {"status": "dead", "reason": "http-404"}
    link = {"kind": "dead", "target": "http://x/<b>&\x0b\ud800]]>", "after": look, "replacement": None}
    news = {"links": [link], "lost_listings": [], "found_listings": []}
    write_feed(tmp_path, [(1, "2026-01-01T00:00:00Z", news)])
    entries = ET.parse(tmp_path / FEED).getroot().findall("{http://www.w3.org/2005/Atom}entry")
    assert "<b>&]]>" in (entries[0].findtext("{http://www.w3.org/2005/Atom}title") or "")


def test_a_hook_gets_the_news_on_its_standard_input(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    program = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    assert run_hook([sys.executable, "-c", program, str(heard)], b'{"links": []}') is None
    assert heard.read_bytes() == b'{"links": []}'


def test_a_hook_that_fails_is_told_in_one_line() -> None:
    failed = run_hook([sys.executable, "-c", "import sys; sys.exit('mail is down')"], b"{}")
    assert failed is not None
    assert failed.endswith("ended with 1: mail is down")
    assert "cannot be run" in (run_hook(["/no/such/hook"], b"{}") or "")


def test_a_hook_is_no_shell_and_one_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.watching.telling.HOOK_SECONDS", 0.2)
    assert "took longer" in (run_hook([sys.executable, "-c", "import time; time.sleep(60)"], b"{}") or "")


def test_known_citations_are_looked_at_again_in_the_round_in_which_they_are_due(news: Newsroom) -> None:
    news.publish("story", news.cited("source"))
    news.round()
    assert news.asked("/source") == 1
    due = news.watcher().next_due()
    assert due - news.calendar.seconds() < timedelta(hours=2).total_seconds()
    news.calendar.pass_by(hours=2)
    news.round()
    assert news.asked("/source") == 2
