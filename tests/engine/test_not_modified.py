"""Second looks that ask for a page only if it has changed."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from crawler.engine import conditions
from crawler.errors import StoreUnsound
from crawler.manifest.schema import capture
from crawler.manifest.store import Store
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page, to, verdict
from tests.engine.test_rebuilding import same_after_rebuild
from tests.engine.test_whole_pages import counted, css
from tests.recording.conftest import complaints
from tests.world import World

TEXT = "what the page says " * 100
MONDAY = "Mon, 02 Mar 2026 10:00:00 GMT"
NOT_MODIFIED = b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'


def unchanging(body: str = TEXT, *headers: str) -> Callable[[bytes], bytes]:
    """Return an answer that is in full to whoever asks for all, and a 304 to whoever has it."""

    def answer(request: bytes) -> bytes:
        return NOT_MODIFIED if b"If-" in request else page(body, "200 OK", *(headers or ('ETag: "a"',)))

    return answer


def look_again(library: Library, *urls: str, **rest: str) -> None:
    library.archive(library.article(*urls), policy=policy(**rest), again=True, conditional=True)  # type: ignore[arg-type]


def asked(world: World, path: str) -> list[list[bytes]]:
    """Return the conditions that each request for a path came with."""
    return [
        [line for line in exchange.request.split(b"\r\n") if line.startswith(b"If-")]
        for exchange in world.requests(path)
    ]


def test_a_page_is_asked_for_by_what_its_server_said_of_it(world: World, library: Library) -> None:
    url = world.serve("/it", unchanging(TEXT, 'ETag: W/"v1"', f"Last-Modified: {MONDAY}"))
    library.archive(library.article(url), policy=policy())
    look_again(library, url)
    assert asked(world, "/it") == [[], [b'If-None-Match: W/"v1"', b"If-Modified-Since: " + MONDAY.encode()]]


def test_a_page_that_is_as_it_was_is_live_and_costs_a_revisit(world: World, library: Library) -> None:
    url = world.serve("/it", unchanging())
    library.archive(library.article(url), policy=policy())
    first = library.row(url)
    look_again(library, url)
    second = library.row(url)
    assert verdict(library, url) == ("live", "ok")
    evidence = second["verdict"]["evidence"]
    assert (evidence["http_status"], evidence["not_modified"]) == (200, True)
    assert second["verdict"]["checks"] == 2
    said, before = second["capture"], first["capture"]
    assert (said["http_status"], said["mime"], said["payload_digest"]) == (200, "text/html", before["payload_digest"])
    assert said["captured_at"] > before["captured_at"]
    [revisit] = [record for record in library.records() if record.type == "revisit"]
    assert revisit["WARC-Record-ID"] == said["warc"]["record_id"]
    assert revisit["WARC-Date"] == said["captured_at"]
    assert revisit["WARC-Refers-To"] == before["warc"]["record_id"]
    assert revisit["WARC-Refers-To-Date"] == before["captured_at"]
    assert b'If-None-Match: "a"' in library.blocks("request", url)[-1]
    assert library.blocks("metadata", f"urn:evercite:not-modified:{url}") == [NOT_MODIFIED]
    with Store.open(library.store) as store, store.connect() as connection:
        statuses = connection.scalars(select(capture.c.http_status).where(capture.c.hop["url"].as_string() == url))
        assert list(statuses) == [200, 304]
    for path in library.store.glob("*.warc.gz"):
        assert complaints(path, revisits=True) == []


def test_every_further_look_refers_to_the_page_itself(world: World, library: Library) -> None:
    url = world.serve("/it", unchanging())
    library.archive(library.article(url), policy=policy())
    for _ in range(3):
        look_again(library, url)
    [first] = [r["WARC-Record-ID"] for r in library.records() if r.type == "response" and r["WARC-Target-URI"] == url]
    assert [r["WARC-Refers-To"] for r in library.records() if r.type == "revisit"] == [first] * 3


def test_a_revisit_that_was_a_whole_answer_leads_on_to_the_page_itself(world: World, library: Library) -> None:
    answers = iter([page(TEXT, "200 OK", 'ETag: "a"'), page(TEXT, "200 OK", 'ETag: "b"'), NOT_MODIFIED])
    url = world.serve("/it", lambda _: next(answers))
    library.archive(library.article(url), policy=policy())
    look_again(library, url)
    look_again(library, url)
    assert asked(world, "/it") == [[], [b'If-None-Match: "a"'], [b'If-None-Match: "b"']]
    records = library.records()
    [first] = [r["WARC-Record-ID"] for r in records if r.type == "response" and r["WARC-Target-URI"] == url]
    assert [(r["WARC-Profile"] or "").rpartition("/")[2] for r in records if r.type == "revisit"] == [
        "identical-payload-digest", "server-not-modified"]  # fmt: skip
    assert {r["WARC-Refers-To"] for r in records if r.type == "revisit"} == {first}


def test_a_page_that_has_changed_is_a_new_capture(world: World, library: Library) -> None:
    answers = iter([page(TEXT, "200 OK", 'ETag: "a"'), page("something else", "200 OK", 'ETag: "b"')])
    url = world.serve("/it", lambda _: next(answers))
    library.archive(library.article(url), policy=policy())
    look_again(library, url)
    assert len(library.blocks("response", url)) == 2
    assert "not_modified" not in library.row(url)["verdict"]["evidence"]


def test_nothing_but_a_second_look_asks_with_conditions(world: World, library: Library) -> None:
    url = world.serve("/it", unchanging())
    source = library.article(url)
    library.archive(source, policy=policy())
    library.archive(source, policy=policy(), again=True)
    assert asked(world, "/it") == [[], []]


@pytest.mark.parametrize(
    "headers",
    [
        ("X: y",),
        ("ETag: bare",),
        ('ETag: "a b"',),
        ('ETag: "a"', 'ETag: "b"'),
        ('ETag: "' + "a" * 2000 + '"',),
        ("Last-Modified: yesterday",),
        ("Last-Modified: 0",),
        (f"Last-Modified: {MONDAY}", f"Last-Modified: {MONDAY}"),
        (f"Last-Modified: {MONDAY}", f"Date: {MONDAY}"),
        ("Last-Modified: Mon, 02 Mar 2099 10:00:00 GMT",),
    ],
)
def test_what_tells_no_versions_apart_is_not_sent_back(
    world: World, library: Library, headers: tuple[str, ...]
) -> None:
    url = world.serve("/it", page(TEXT, "200 OK", *headers))
    library.archive(library.article(url), policy=policy())
    look_again(library, url)
    assert asked(world, "/it") == [[], []]


def test_only_a_whole_page_with_success_is_ground_to_ask_by(world: World, library: Library) -> None:
    half = b'HTTP/1.1 200 OK\r\nETag: "a"\r\nContent-Length: 50\r\n\r\nhalf'
    urls = [
        world.serve("/gone", page("", "404 Gone", 'ETag: "a"')),
        world.serve("/cut", half),
        world.serve("/moved", to('/end\r\nETag: "a"')),
        world.serve("/check", page(TEXT, "200 OK", 'ETag: "a"', "cf-mitigated: challenge")),
    ]
    world.serve("/end", page("x"))
    library.archive(library.article(*urls), policy=policy())
    look_again(library, *urls)
    for path in ("/gone", "/cut", "/moved", "/check"):
        assert asked(world, path)[-1] == []


def test_what_is_not_for_publication_is_asked_for_in_full(world: World, library: Library) -> None:
    url = world.serve("/it", unchanging(TEXT, 'ETag: "a"', "X-Robots-Tag: noarchive"))
    library.archive(library.article(url), policy=policy(defaults="noarchive: restrict"))
    look_again(library, url, defaults="noarchive: restrict")
    assert asked(world, "/it") == [[], []]


def test_a_wish_of_the_page_binds_also_when_it_is_as_it_was(world: World, library: Library) -> None:
    url = world.serve("/it", unchanging(TEXT, 'ETag: "a"', "X-Robots-Tag: noarchive"))
    library.archive(library.article(url), policy=policy())
    look_again(library, url, defaults="noarchive: restrict")
    row = library.row(url)
    assert row["verdict"]["evidence"]["directives"] == ["noarchive"]
    assert row["capture"]["restricted"] is True


def test_cookies_make_another_page(world: World, library: Library) -> None:
    world.serve("/in", page(TEXT, "200 OK", 'ETag: "a"'))
    url = world.serve("/it", to("/in"))
    library.archive(library.article(url), policy=policy())
    world.serve("/it", to("/in\r\nSet-Cookie: who=somebody"))
    look_again(library, url)
    assert asked(world, "/in") == [[], []]


def test_a_record_that_is_gone_is_no_ground(world: World, library: Library) -> None:
    url = world.serve("/it", unchanging())
    library.archive(library.article(url), policy=policy())
    for path in library.store.glob("*.warc.gz"):
        path.unlink()
    look_again(library, url)
    assert asked(world, "/it") == [[], []]
    assert len(library.blocks("response", url)) == 1


def test_a_record_that_disappears_while_it_is_asked_by_makes_the_store_unsound(world: World, library: Library) -> None:
    def vanish(request: bytes) -> bytes:
        if b"If-" in request:
            for path in library.store.glob("*.warc.gz"):
                path.unlink()
            return NOT_MODIFIED
        return page(TEXT, "200 OK", 'ETag: "a"')

    url = world.serve("/it", vanish)
    library.archive(library.article(url), policy=policy())
    with pytest.raises(StoreUnsound, match="it refers to 1 records that are not in the store"):
        look_again(library, url)


def test_a_page_whose_copy_is_old_is_asked_for_in_full(
    world: World, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = world.serve("/it", unchanging())
    library.archive(library.article(url), policy=policy())
    monkeypatch.setattr(conditions, "BELIEVED_FOR", timedelta())
    look_again(library, url)
    assert asked(world, "/it") == [[], []]


def test_a_304_that_nobody_asked_for_is_no_page(world: World, library: Library) -> None:
    url = world.serve("/it", page(TEXT))
    library.archive(library.article(url), policy=policy())
    world.serve("/it", NOT_MODIFIED)
    look_again(library, url)
    assert verdict(library, url) == ("suspect", "malformed")


def test_a_page_that_sends_its_reader_on_leads_on_also_when_it_is_as_it_was(world: World, library: Library) -> None:
    end = world.serve("/end", page(TEXT))
    url = world.serve("/it", unchanging("<meta http-equiv=refresh content='0; url=/end'>" + TEXT))
    library.archive(library.article(url), policy=policy())
    look_again(library, url)
    assert [hop["url"] for hop in library.row(url)["capture"]["hops"]] == [url, end]
    assert asked(world, "/it")[-1] == [b'If-None-Match: "a"']


@pytest.mark.parametrize("etag", ['ETag: "a"', "X: y"])
def test_a_page_that_is_as_it_was_needs_what_it_needed(world: World, library: Library, etag: str) -> None:
    world.serve("/a.css", css("p{background:url(b.png)}"))
    world.serve("/b.png", page("x"))
    body = "<link rel=stylesheet href=a.css><img src=missing.png>" + TEXT
    url = world.serve("/it", unchanging(body, etag) if "ETag" in etag else page(body))
    library.archive(library.article(url), policy=policy())
    assert counted(library, url) == (3, 2)
    world.serve("/missing.png", page("found after all"))
    look_again(library, url)
    assert counted(library, url) == (3, 3)
    assert len(world.requests("/a.css")) == len(world.requests("/b.png")) == 1
    assert len(world.requests("/missing.png")) == 2


def test_a_rebuilt_manifest_knows_what_was_as_it_was(world: World, library: Library) -> None:
    chunked = (
        b'HTTP/1.1 200 OK\r\nETag: "a"\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n'
        b"400\r\n" + b"x" * 1024 + b"\r\n0\r\n\r\n"
    )
    urls = [
        world.serve("/it", unchanging("<img src=/a.png>" + TEXT)),
        world.serve("/chunked", lambda request: NOT_MODIFIED if b"If-" in request else chunked),
    ]
    world.serve("/a.png", page("x"))
    library.archive(library.article(*urls), policy=policy())
    look_again(library, *urls)
    rebuilt = same_after_rebuild(library)
    assert rebuilt.notices == []
    look_again(library, *urls)
    assert {verdict(library, url) for url in urls} == {("live", "ok")}
    assert asked(world, "/it")[-1] == asked(world, "/chunked")[-1] == [b'If-None-Match: "a"']


def test_an_index_made_by_another_tool_has_the_page_and_the_look_at_it(world: World, library: Library) -> None:
    url = world.serve("/it", unchanging())
    library.archive(library.article(url), policy=policy())
    look_again(library, url)
    done = subprocess.run(
        [Path(sys.executable).parent / "cdxj-indexer", *sorted(library.store.glob("*.warc.gz"))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if '/it"' in line and "urn:" not in line]
    assert [("warc/revisit" in line, '"status": "200"' in line) for line in lines] == [(False, True), (True, False)]
