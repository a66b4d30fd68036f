"""What `evercite manifest` prints after a rebuild is what it printed before."""

import signal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from crawler.engine.rebuilding import WORKSHOP, Rebuilt, rebuild
from crawler.errors import ManifestMissing, StoreLocked, StoreMissing
from crawler.manifest.rows import history, rows, summaries
from crawler.manifest.schema import payload
from crawler.manifest.store import DATABASE, Store
from tests.engine.conftest import POLICY, Library, policy, run_apart
from tests.engine.test_archiving import page, to, verdict
from tests.engine.test_whole_pages import counted, css
from tests.world import World


def told(library: Library) -> dict[str, Any]:
    """Return all that the store tells its readers, in the order it tells it."""
    with Store.open(library.store) as store, store.connect() as connection:
        lines = list(rows(connection))
        return {
            "rows": lines,
            "articles": summaries(connection),
            "histories": [history(connection, line["citation"]["id"]) for line in lines],
        }


def payloads(library: Library) -> list[tuple[Any, ...]]:
    with Store.open(library.store) as store, store.connect() as connection:
        return sorted(tuple(row) for row in connection.execute(select(payload)))


def same_after_rebuild(library: Library) -> Rebuilt:
    before, held = told(library), payloads(library)
    rebuilt = rebuild(library.store)
    assert told(library) == before
    assert payloads(library) == held
    return rebuilt


def test_a_rebuilt_manifest_says_what_the_lost_one_said(world: World, library: Library) -> None:
    end = world.serve("/end", page("the end " * 300))
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    world.serve("/robots.txt", page("User-agent: *\nDisallow: /private"), host="127.0.0.7")
    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf"
    urls = [
        world.serve("/start", to(end)), end, world.serve("/same", page("the end " * 300)),
        world.serve("/gone", page("", "404 Gone")), world.serve("/chunked", chunked), world.serve("/cut", cut),
        world.serve("/noise", b"no HTTP at all"), world.serve("/private", page(), host="127.0.0.7"),
        world.serve("/into", to(world.serve("/private/2", page(), host="127.0.0.7"))),
        "http://nosuch.invalid/", "http://127.0.0.77:9/", "#", "mailto:someone@library.test", "http://[broken",
    ]  # fmt: skip
    first, second = library.article(*urls), library.article(end, f"{end}#part", name="other.md")
    library.archive(first, policy=policy())
    library.archive(second, policy=policy())
    library.archive(first, second, policy=policy())
    library.archive(first, policy=policy(), again=True)
    assert {record.type for record in library.records()} >= {"response", "revisit", "metadata"}
    rebuilt = same_after_rebuild(library)
    assert rebuilt.notices == []
    assert rebuilt.articles == 2


def test_requisites_are_counted_as_before(world: World, library: Library) -> None:
    world.serve("/a.css", css("@import 'b.css'; p{background:url(a.png)}"))
    world.serve("/b.css", css("p{background:url(b.png)}"))
    world.serve("/a.png", page("x"))
    world.serve("/robots.txt", page("User-agent: *\nDisallow: /"), host="127.0.0.6")
    refused = world.serve("/no.png", page(), host="127.0.0.6")
    url = world.serve("/page", page(f"<link rel=stylesheet href=a.css><img src=/missing.png><img src={refused}>"))
    library.archive(library.article(url), policy=policy())
    assert counted(library, url) == (6, 3)
    same_after_rebuild(library)


def test_a_run_after_a_rebuild_goes_on_as_one_without(world: World, library: Library) -> None:
    urls = [world.serve("/it", page("x" * 3000)), world.serve("/gone", page("", "404 Gone"))]
    article = library.article(*urls)
    library.archive(article, policy=policy())
    rebuild(library.store)
    requests = len(world.exchanges)
    library.archive(article, policy=policy())
    assert len(world.exchanges) == requests
    library.archive(article, policy=policy(), again=True)
    assert [row["verdict"]["checks"] for row in library.rows()] == [2, 2]
    assert [r.type for r in library.records() if r["WARC-Target-URI"] == urls[0] and r.type != "request"] == [
        "response", "revisit"]  # fmt: skip
    same_after_rebuild(library)


def test_the_newest_reading_of_an_article_wins(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page(str(n))) for n in range(3)]
    library.archive(library.article(urls[0], urls[1]), policy=policy())
    library.archive(library.article(urls[1], urls[2]), policy=policy())
    assert len(library.rows()) >= 3
    same_after_rebuild(library)


def test_a_change_of_the_policy_is_in_the_records(world: World, library: Library) -> None:
    url = world.serve("/it", page())
    article = library.article(url, "#")
    out = 'rules: [{match: "*/it", capture: false, because: "not now"}]'
    library.archive(article, policy=policy(rest=out))
    same_after_rebuild(library)
    library.archive(article, policy=policy())
    assert verdict(library, url) == ("live", "ok")
    same_after_rebuild(library)
    library.archive(article, policy=policy(rest=out))
    assert verdict(library, url) == ("excluded", "policy")
    same_after_rebuild(library)


def test_an_article_without_links_is_restored_too(library: Library) -> None:
    path = library.folder / "plain.md"
    path.write_text("# Nothing to see\n\nNot a single link is in here.\n")
    library.archive(str(path), policy=policy())
    same_after_rebuild(library)
    assert told(library)["articles"][0].title == "Nothing to see"


def test_what_an_article_states_of_itself_is_restored(world: World, library: Library) -> None:
    words = (
        "---\ntitle: A title\ndate: 2020-02-03\nupdated: 2021-02-03\npublisher: The House\ndoi: 10.5555/AB\n"
        f"license: CC BY 4.0\ncanonical: https://a.example/x\n---\n\n[one]({world.serve('/one', page())})"
    )
    (library.store.parent / "stated.md").write_text(words)
    library.archive(str(library.store.parent / "stated.md"), policy=policy())
    (row,) = library.rows()
    assert {name: row["article"][name] for name in ("published", "updated", "publisher", "doi", "licence")} == {
        "published": "2020-02-03", "updated": "2021-02-03", "publisher": "The House", "doi": "10.5555/ab",
        "licence": "CC BY 4.0",
    }  # fmt: skip
    assert row["article"]["canonical_url"] == "https://a.example/x"
    same_after_rebuild(library)


def test_an_interrupted_run_is_rebuilt_as_far_as_it_came(world: World, library: Library) -> None:
    pictures = [world.serve(f"/{n}.png", page("x")) for n in range(8)]
    url = world.serve("/page", page("".join(f"<img src={picture}>" for picture in pictures)))
    late = [world.serve(f"/late{n}", page()) for n in range(3)]
    library.heard.on_judged = lambda _: signal.raise_signal(signal.SIGINT) if len(library.heard.verdicts) == 2 else None
    summary = library.archive(library.article(url, *late), policy=policy(delay="50ms"))
    assert summary.interrupted == signal.SIGINT
    same_after_rebuild(library)


def test_after_a_kill_and_a_rebuild_the_same_command_ends_the_work(world: World, library: Library) -> None:
    pictures = [world.serve(f"/{n}.png", page("x")) for n in range(4)]
    url = world.serve("/page", page("".join(f"<img src={picture}>" for picture in pictures)))
    text = POLICY % ("", "100ms", 0, "", "")
    article = library.article(url)
    run_apart(library, article, text, kill_after=1)
    rebuild(library.store)
    run_apart(library, article, text)
    assert counted(library, url) == (4, 4)
    assert len(world.requests("/page")) == 1
    same_after_rebuild(library)


def test_the_old_database_is_kept(world: World, library: Library) -> None:
    library.archive(library.article(world.serve("/it", page())), policy=policy())
    before = (library.store / DATABASE).read_bytes()
    rebuilt = rebuild(library.store)
    assert rebuilt.put_aside is not None
    assert (library.store / rebuilt.put_aside).read_bytes() == before
    assert not (library.store / WORKSHOP).exists()


@pytest.mark.parametrize("damage", [None, b"This is no database at all. " * 500])
def test_a_lost_or_damaged_database_is_rebuilt(world: World, library: Library, damage: bytes | None) -> None:
    article = library.article(world.serve("/it", page()))
    library.archive(article, policy=policy())
    before = told(library)
    (library.store / DATABASE).unlink()
    if damage is not None:
        (library.store / DATABASE).write_bytes(damage)
    rebuild(library.store)
    assert told(library) == before


def test_a_run_on_a_store_without_its_database_rebuilds_it_first(world: World, library: Library) -> None:
    article = library.article(world.serve("/it", page()))
    library.archive(article, policy=policy())
    before, requests = library.rows(), len(world.exchanges)
    (library.store / DATABASE).unlink()
    with pytest.raises(ManifestMissing, match="--rebuild"):
        library.rows()
    library.archive(article, policy=policy())
    assert any("rebuilt" in notice for notice in library.heard.notices)
    assert (library.rows(), len(world.exchanges)) == (before, requests)


def test_a_lost_file_costs_what_it_held_and_no_more(world: World, library: Library) -> None:
    article = library.article(world.serve("/it", page()))
    library.archive(article, policy=policy())
    [first] = library.store.glob("*.warc.gz")
    library.archive(article, policy=policy(), again=True)
    first.unlink()
    rebuilt = rebuild(library.store)
    assert rebuilt.notices == []
    assert len(library.rows()) == 1
    assert library.rows()[0]["verdict"]["checks"] == 1


def test_nothing_is_rebuilt_where_there_is_nothing_or_somebody_writes(library: Library, tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        rebuild(tmp_path / "nowhere")
    library.archive(library.article("http://nosuch.invalid/"), policy=policy())
    with Store.open(library.store, write=True), pytest.raises(StoreLocked):
        rebuild(library.store)
