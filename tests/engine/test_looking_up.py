import json
import time
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from crawler.manifest.schema import archive as archive_table
from crawler.manifest.schema import lookup
from crawler.manifest.store import Store
from tests.cli.conftest import answer
from tests.engine.conftest import Library, policy
from tests.mementos.archives import BROKEN, TURNED_AWAY, asked_pages, cdx_server
from tests.world import Silence, World

PUBLISHED = "---\npublished: 2015-03-04\n---\n"
STAMPS = ("20100101000000", "20150301000000", "20210101000000")


def asking(*addresses: str, lookup: str = "cited", delay: str = "0s", again: str = "30d", wait: str = "20s") -> str:
    archives = ", ".join(
        f"{{name: 'archive{n}', cdx: '{address}', delay: {delay}}}" for n, address in enumerate(addresses)
    )
    return f"mementos: {{lookup: {lookup}, again: {again}, wait: {wait}}}\narchives: [{archives}]"


def article(library: Library, *urls: str, name: str = "article.md") -> str:
    path = library.article(*urls, name=name)
    (library.folder / name).write_text(PUBLISHED + (library.folder / name).read_text())
    return path


def lookups(library: Library) -> list[tuple[str, str, str | None]]:
    with Store.open(library.store) as store, store.connect() as connection:
        return [(row.archive, row.outcome, row.said) for row in connection.execute(lookup.select())]


@pytest.fixture
def dead(world: World) -> str:
    return world.serve("/gone", answer(b"not here", b"404 Not Found"), host="127.0.0.2")


@pytest.fixture
def live(world: World) -> str:
    return world.serve("/page", answer(b"<p>Here.</p>"), host="127.0.0.2")


def test_the_copy_nearest_to_the_articles_day_and_the_newest_stand_in_the_row(world, library, dead):
    index = cdx_server(world, "127.0.0.9", STAMPS)
    library.archive(article(library, dead), policy=policy(rest=asking(index)))
    replay = index.replace("cdx/search/cdx", "web/")
    assert library.row(dead)["mementos"] == [
        {"archive": "archive0", "url": f"{replay}20150301000000/{dead}", "datetime": "2015-03-01T00:00:00Z",
         "relation": "closest"},
        {"archive": "archive0", "url": f"{replay}20210101000000/{dead}", "datetime": "2021-01-01T00:00:00Z",
         "relation": "newest"},
    ]  # fmt: skip


def test_nobody_is_asked_unless_the_policy_says_so(world, library, dead):
    index = cdx_server(world, "127.0.0.9", STAMPS)
    library.archive(article(library, dead), policy=policy(rest=asking(index, lookup="never")))
    assert asked_pages(world, "127.0.0.9") == []
    assert library.row(dead)["mementos"] == []


def test_only_dead_links_are_asked_about_where_the_policy_says_so(world, library, dead, live):
    index = cdx_server(world, "127.0.0.9", STAMPS)
    library.archive(article(library, dead, live), policy=policy(rest=asking(index, lookup="dead")))
    assert set(asked_pages(world, "127.0.0.9")) == {dead}


def test_what_was_asked_is_not_asked_again_before_its_time(world, library, live):
    index = cdx_server(world, "127.0.0.9", ())
    path = article(library, live)
    for again in ("30d", "30d", "0s"):
        library.archive(path, policy=policy(rest=asking(index, again=again)))
    assert len(asked_pages(world, "127.0.0.9")) == 2
    assert lookups(library) == [("archive0", "none", None)]


def test_a_link_that_has_died_is_asked_about_again(world, library):
    answers = [answer(b"<p>Here.</p>"), answer(b"gone", b"410 Gone")]
    page = world.serve("/fleeting", lambda _: answers.pop(0), host="127.0.0.2")
    index = cdx_server(world, "127.0.0.9", ())
    path = article(library, page)
    library.archive(path, policy=policy(rest=asking(index)))
    library.archive(path, policy=policy(rest=asking(index)), again=True)
    assert asked_pages(world, "127.0.0.9") == [page, page]


def test_two_articles_of_different_days_have_each_their_nearest_copy(world, library, live):
    index = cdx_server(world, "127.0.0.9", STAMPS)
    early, late = article(library, live), library.article(live, name="late.md")
    (library.folder / "late.md").write_text(
        "---\npublished: 2021-02-01\n---\n" + (library.folder / "late.md").read_text()
    )
    library.archive(early, late, policy=policy(rest=asking(index)))
    nearest = [one["datetime"][:4] for row in library.rows() for one in row["mementos"] if one["relation"] == "closest"]
    assert sorted(nearest) == ["2015", "2021"]


def test_a_long_list_costs_a_second_question_for_the_newest(world, library, live):
    index = cdx_server(world, "127.0.0.9", STAMPS, limit=1)
    library.archive(article(library, live), policy=policy(rest=asking(index)))
    assert [one["datetime"][:4] for one in library.row(live)["mementos"]] == ["2015", "2021"]
    assert len(asked_pages(world, "127.0.0.9")) == 2


def test_questions_to_one_archive_are_apart_by_its_delay(world, library):
    pages = [world.serve(f"/{n}", answer(b"<p>Here.</p>"), host="127.0.0.2") for n in range(3)]
    index = cdx_server(world, "127.0.0.9", ())
    library.archive(article(library, *pages), policy=policy(rest=asking(index, delay="150ms")))
    began = [exchange.began for exchange in world.requests() if exchange.host == "127.0.0.9"]
    assert len(began) == 3
    assert min(later - earlier for earlier, later in pairwise(began)) >= 0.145


def test_an_archive_that_turns_us_away_is_left_alone_and_the_others_go_on(world, library):
    pages = [world.serve(f"/{n}", answer(b"gone", b"404 Not Found"), host="127.0.0.2") for n in range(4)]
    strained = world.serve_all(TURNED_AWAY, host="127.0.0.8") + "cdx/search/cdx"
    index = cdx_server(world, "127.0.0.9", STAMPS)
    began = time.monotonic()
    library.archive(article(library, *pages), policy=policy(rest=asking(strained, index)))
    assert time.monotonic() - began < 10
    assert len([e for e in world.requests() if e.host == "127.0.0.8"]) == 1
    assert sorted(asked_pages(world, "127.0.0.9")) == sorted(pages)
    assert any("archive0 is still to be asked 3 times" in notice for notice in library.heard.notices)
    library.archive(article(library, *pages), policy=policy(rest=asking(strained, index)))
    assert len([e for e in world.requests() if e.host == "127.0.0.8"]) == 1  # it rests in the next run too


def test_an_archive_that_fails_three_times_in_a_row_rests(world, library):
    pages = [world.serve(f"/{n}", answer(b"gone", b"404 Not Found"), host="127.0.0.2") for n in range(6)]
    broken = world.serve_all(BROKEN, host="127.0.0.8") + "cdx/search/cdx"
    library.archive(article(library, *pages), policy=policy(rest=asking(broken)))
    assert len([e for e in world.requests() if e.host == "127.0.0.8"]) == 3
    assert lookups(library) == [("archive0", "failed", "it answers 500")] * 3
    with Store.open(library.store) as store, store.connect() as connection:
        (row,) = connection.execute(archive_table.select())
    assert row.failures == 3
    assert row.ready_at > datetime.now(UTC).timestamp() + 200


def test_a_silent_archive_holds_a_run_up_no_longer_than_the_policy_says(world, library, live):
    silent = world.serve_all([Silence()], host="127.0.0.8") + "cdx/search/cdx"
    began = time.monotonic()
    library.archive(article(library, live), policy=policy(rest=asking(silent, wait="200ms")))
    assert time.monotonic() - began < 5
    assert library.row(live)["verdict"]["status"] == "live"
    assert lookups(library) == []


@pytest.mark.parametrize("body", [b"<html>Welcome</html>", b"[[[[", b"\x00\xff", b'{"timestamp": "\x1b[31m"}'])
def test_an_answer_that_is_none_is_a_failure_and_nothing_is_taken_from_it(world, library, live, body):
    odd = world.serve_all(answer(body), host="127.0.0.8") + "cdx/search/cdx"
    library.archive(article(library, live), policy=policy(rest=asking(odd)))
    assert library.row(live)["mementos"] == []
    assert lookups(library)[0][1] in ("failed", "none")


def test_mementos_survive_a_rebuild_and_what_was_asked_is_still_known(world, library, dead):
    from crawler.engine.rebuilding import rebuild

    index = cdx_server(world, "127.0.0.9", STAMPS)
    path = article(library, dead)
    library.archive(path, policy=policy(rest=asking(index)))
    before = library.row(dead)
    (library.store / "manifest.sqlite").unlink()
    rebuild(library.store)
    assert json.dumps(library.row(dead)) == json.dumps(before)
    library.archive(path, policy=policy(rest=asking(index)))
    assert len(asked_pages(world, "127.0.0.9")) == 1


def test_of_a_cited_memento_the_original_is_looked_up_and_itself_listed(world, library):
    base = world.serve("/web/20120101000000/http://page.test/a", answer(b"<p>Copy.</p>"), host="127.0.0.2")
    index = cdx_server(world, "127.0.0.9", STAMPS)
    library.archive(article(library, base), policy=policy(rest=asking(index)))
    first, *others = library.row(base)["mementos"]
    assert first == {
        "archive": "127.0.0.2", "url": base, "datetime": "2012-01-01T00:00:00Z", "relation": "cited",
    }  # fmt: skip
    assert len(others) == 2
    assert asked_pages(world, "127.0.0.9") == ["http://page.test/a"]
