"""The server as its readers meet it: browsers, Memento clients, and those who would do harm."""

import gzip
import json
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.errors import StoreMissing
from crawler.mementos.memento import read_timestamp
from crawler.serving import Served, serve
from crawler.serving.copies import Copy, at_stamp, led_to
from crawler.serving.listening import _allowed_hosts
from crawler.serving.memento import BadTime, accepted
from crawler.serving.server import CannotServe
from tests.engine.conftest import Library, policy
from tests.exporting.browser import needs_browser, opened
from tests.exporting.test_replaying import chunked, of, picture, serve_rich_page
from tests.world import Close, World

EVIL = "http://127.0.0.66:{port}"
HOSTILE = f"""<!doctype html><title>Hostile</title><base href="{EVIL}/">
<script>document.title = 'it ran'; fetch('{EVIL}/fetched')</script><script src="{EVIL}/script.js"></script>
<img src="{EVIL}/i.png" onerror="document.title='it ran'"><link rel=prefetch href="{EVIL}/pre">
<style>@import url({EVIL}/s.css); p {{{{ background: ur\\6c({EVIL}/escaped.png) }}}}</style>
<iframe srcdoc="<script>top.document.title='it ran'</script>"></iframe><object data="{EVIL}/o.swf"></object>
<form action="{EVIL}/form"><input></form><video src="{EVIL}/v.mp4" autoplay></video>
<svg><script>document.title='it ran'</script><image href="{EVIL}/svg.png"/></svg>
<meta http-equiv=refresh content="1;url=javascript:document.title='it ran'"><p>What it says is shown.</p>"""


def test_the_bytes_of_a_copy_are_those_that_were_captured(world: World, library: Library, reading) -> None:
    body = gzip.compress(b"<p>Packed." * 200)
    packed = world.serve("/packed", of(body, "text/html", "Content-Encoding: gzip", "X-Own: said"))
    pieces = world.serve("/pieces", chunked(b"<p>In pieces.", "text/html; charset=utf-8"))
    library.archive(library.article(packed, pieces), policy=policy())
    reader = reading(library.store)
    exact = reader.copy_of(packed, "id_")
    assert (exact.status, exact.body, exact.headers["Content-Encoding"]) == (200, body, "gzip")
    assert exact.headers["X-Archive-Orig-X-Own"] == "said"
    assert reader.copy_of(pieces, "id_").body == b"<p>In pieces."
    shown = reader.copy_of(packed, "mp_")
    assert shown.text.count("Packed.") == 200
    assert "Content-Encoding" not in shown.headers
    assert reader.get(f"/web/{packed}", "HEAD").status == 302


def test_a_revisit_is_shown_with_what_it_refers_to(world: World, library: Library, reading) -> None:
    answer = of(b"<p>The same as ever." + b" And so on." * 100, "text/html")
    first, second = world.serve("/first", answer), world.serve("/second", answer)
    library.archive(library.article(first, second), policy=policy())
    reader = reading(library.store)
    payload = answer.partition(b"\r\n\r\n")[2]
    assert [reader.copy_of(url, "id_").body for url in (first, second)] == [payload, payload]


def test_a_redirect_leads_to_the_copy_of_where_it_led(world: World, library: Library, reading) -> None:
    there = world.serve("/there", of(b"<p>There.", "text/html"))
    moved = world.serve("/moved", b"HTTP/1.1 301 Moved\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n")
    library.archive(library.article(moved), policy=policy())
    reader = reading(library.store)
    led = reader.copy_of(moved, "mp_")
    assert led.status == 301
    assert led.headers["Location"].endswith(f"mp_/{there}")
    assert "There." in reader.copy_of(there, "mp_").text


def test_the_store_can_be_walked_from_its_front_to_a_copy(world: World, library: Library, reading) -> None:
    url = world.serve("/a", of(b"<p>Found.", "text/html"))
    library.archive(library.article(url), policy=policy())
    row = library.row(url)
    reader = reading(library.store)
    article = f"/articles/{row['article']['id']}.html"
    assert article in reader.get("/").text
    page = reader.get(article)
    (link,) = [part.split('"')[0] for part in page.text.split('href="')[1:] if part.startswith("/web/")]
    frame = reader.get(link)
    assert frame.status == 200
    assert (
        f'<iframe src="{reader.get(f"/web/{url}").headers["Location"].replace("/http", "mp_/http", 1)}"' in frame.text
    )
    assert reader.get(f"/look-up?url={url}").headers["Location"] == f"/web/{url}"
    for nothing in ("/articles/none.html", "/web/http://nowhere.test/", "/web/20200101/http://nowhere.test/", "/else"):
        assert reader.get(nothing).status == 404
    assert reader.get("/web/99999999/" + url).status == 400


def test_what_was_not_captured_is_told_with_what_is_known_of_it(world: World, library: Library, reading) -> None:
    refused = world.serve("/closed", (Close(),))
    library.archive(library.article(refused), policy=policy())
    row = library.row(refused)
    said = reading(library.store).get(f"/web/{refused}")
    assert said.status == 404
    assert f"/articles/{row['article']['id']}.html#c-{row['citation']['id']}" in said.text
    assert f"{row['verdict']['status']} {row['verdict']['reason']}" in said.text


def test_a_drawing_is_shown_with_what_it_needs(world: World, library: Library, reading) -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='p.png'/><a href='/on'>x</a></svg>"
    url = world.serve("/drawn/a.svg", of(gzip.compress(svg), "image/svg+xml", "Content-Encoding: gzip"))
    library.archive(library.article(url), policy=policy())
    shown = reading(library.store).copy_of(url, "mp_")
    assert shown.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    stamp = read_timestamp(shown.text.partition("/web/")[2][:14])
    assert stamp is not None
    assert f"mp_/{url.replace('a.svg', 'p.png')}" in shown.text
    assert f"/{url.replace('drawn/a.svg', 'on')}" in shown.text


def test_a_page_that_nobody_calls_one_is_shown_as_browsers_would(world: World, library: Library, reading) -> None:
    body = b"<!doctype html><a href=/x>on</a>"
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    url = world.serve("/untyped", head + body)
    library.archive(library.article(url), policy=policy())
    shown = reading(library.store).copy_of(url, "mp_")
    assert shown.headers["Content-Type"] == "text/html; charset=utf-8"
    assert 'href="/web/' in shown.text


def test_time_gates_and_time_maps_speak_memento(world: World, library: Library, reading) -> None:
    url = world.serve("/a", of(b"<p>Found.", "text/html"))
    library.archive(library.article(url), policy=policy())
    reader = reading(library.store)
    gate = reader.get(f"/timegate/{url}", Accept_Datetime="Thu, 05 Mar 2015 10:00:00 GMT")
    assert (gate.status, gate.headers["Vary"]) == (302, "Accept-Datetime")
    memento = gate.headers["Location"]
    assert f'<{url}>; rel="original"' in gate.headers["Link"]
    shown = reader.get(memento.removeprefix(reader.origin))
    assert shown.status == 200
    assert shown.headers["Memento-Datetime"].endswith(" GMT")
    assert f'rel="first last memento"; datetime="{shown.headers["Memento-Datetime"]}"' in shown.headers["Link"]
    listed = reader.get(f"/timemap/link/{url}")
    assert listed.headers["Content-Type"] == "application/link-format"
    assert f'<{memento}>; rel="first last memento"' in listed.text
    said = json.loads(reader.get(f"/timemap/json/{url}").body)
    assert said["mementos"]["first"]["uri"] == memento
    assert reader.get(f"/timegate/{url}", Accept_Datetime="last year").status == 400
    assert reader.get("/timegate/http://nowhere.test/").status == 404


@pytest.mark.parametrize(
    "way", ["timegate: '{}/timegate/'", "timemap: '{}/timemap/link/'", "timemap: '{}/timemap/json/'"]
)
def test_its_copies_are_found_by_evercite_itself(world: World, tmp_path: Path, reading, way: str) -> None:
    for name in ("keeper", "seeker"):
        (tmp_path / name).mkdir()
    keeper, seeker = Library(tmp_path / "keeper"), Library(tmp_path / "seeker")
    url = world.serve("/a", of(b"<p>Found.", "text/html"))
    keeper.archive(keeper.article(url), policy=policy())
    reader = reading(keeper.store)
    asking = f"mementos: {{lookup: cited}}\narchives: [{{name: ours, {way.format(reader.origin)}, delay: 0s}}]"
    target = world.serve(f"/web/20120101000000/{url}", of(b"<p>Copy.", "text/html"))
    seeker.archive(seeker.article(target), policy=policy(rest=asking))
    found = [one for one in seeker.row(target)["mementos"] if one["archive"] == "ours"]
    assert found
    with urllib.request.urlopen(found[0]["url"], timeout=10) as shown:
        assert b"Found." in shown.read()


def test_copies_not_for_publication_are_shown_only_where_they_may_be(world: World, library: Library, reading) -> None:
    url = world.serve("/a", of(b"<meta name=robots content=noarchive><p>Private.", "text/html"))
    library.archive(library.article(url), policy=policy(defaults="noarchive: restrict"))
    assert "Private." in reading(library.store).copy_of(url, "mp_").text
    assert reading(library.store, restricted=False).get(f"/web/{url}").status == 404


def test_the_same_as_what_is_not_for_publication_is_not_shown_either(world: World, library: Library, reading) -> None:
    said = b"<p>Private." + b" And so on." * 100
    hidden = world.serve("/hidden", of(said, "text/html", "X-Robots-Tag: noarchive"))
    same = world.serve("/same", of(said, "text/html"))
    library.archive(library.article(hidden, name="a.md"), policy=policy(defaults="noarchive: restrict"))
    library.archive(library.article(same, name="b.md"), policy=policy(defaults="noarchive: restrict"))
    assert "Private." in reading(library.store).copy_of(same, "mp_").text
    assert reading(library.store, restricted=False).get(f"/web/{same}").status == 404


def test_an_article_leads_to_no_copy_that_is_not_shown(world: World, library: Library, reading) -> None:
    hidden = world.serve("/hidden", of(b"<p>Private.", "text/html", "X-Robots-Tag: noarchive"))
    open_ = world.serve("/open", of(b"<p>Open.", "text/html"))
    library.archive(library.article(hidden, open_), policy=policy(defaults="noarchive: restrict"))
    path = f"/articles/{library.row(hidden)['article']['id']}.html"
    place = f"{library.row(hidden)['capture']['warc']['file']} at {library.row(hidden)['capture']['warc']['offset']}"
    everything, some = reading(library.store).get(path).text, reading(library.store, restricted=False).get(path).text
    assert (everything.count("See the copy"), some.count("See the copy")) == (2, 1)
    assert (place in everything, place in some) == (True, False)
    assert hidden in some


def test_each_copy_of_one_second_has_an_address(world: World, library: Library, reading) -> None:
    def answer(request: bytes) -> bytes:
        if b"been=here" in request:
            return of(b"<p>Inside.", "text/html")
        return b"HTTP/1.1 302 Found\r\nLocation: /door\r\nSet-Cookie: been=here\r\nContent-Length: 0\r\n\r\n"

    url = world.serve("/door", answer)
    library.archive(library.article(url), policy=policy())
    reader = reading(library.store)
    listed = [one["uri"] for one in json.loads(reader.get(f"/timemap/json/{url}").body)["mementos"]["list"]]
    sent_on, inside = (reader.get(uri.removeprefix(reader.origin)) for uri in listed)
    assert (sent_on.status, inside.status) == (302, 200)
    assert reader.origin + sent_on.headers["Location"] == listed[1]
    assert "Inside." in inside.text
    article = reader.get(f"/articles/{library.row(url)['article']['id']}.html").text
    (link,) = [part.split('"')[0] for part in article.split('href="')[1:] if part.startswith("/web/")]
    assert listed[1].removeprefix(reader.origin) in reader.get(link).text


def test_copies_of_one_second_are_told_apart_and_others_found_by_their_time() -> None:
    moments = [
        datetime(2026, 3, 4, 5, 6, second, micro, UTC) for second, micro in ((6, 900_000), (7, 764_000), (7, 764_001))
    ]
    copies = [Copy("http://a.test/", moment, 200, None, False, stamp, "f", 0, 1, False) for moment, stamp in
              zip(moments, ("20260304050606", "20260304050607", "20260304050607764001"), strict=True)]  # fmt: skip
    for stamp, number in (
        ("20260304050606", 0), ("20260304050607", 1), ("20260304050607764000", 1), ("20260304050607764001", 2),
        ("20260304050607764", 1), ("20260304050608", 2), ("2026030405060899", 2), ("2019", 0), ("2030", 2),
    ):  # fmt: skip
        assert at_stamp(copies, stamp) is copies[number], stamp
    assert at_stamp(copies, "20261399") is None
    assert led_to(copies, replace(copies[0], url="http://b.test/")) is copies[1]
    assert led_to(copies, copies[2]) is copies[2]
    assert led_to(copies[:1], copies[2]) is copies[0]
    late = replace(copies[2], captured_at=datetime(2027, 3, 4, tzinfo=UTC))
    assert led_to([copies[0], late], copies[1]) is copies[0]
    assert led_to([], copies[0]) is None


def test_nobody_is_answered_who_calls_it_by_another_name(world: World, library: Library, reading) -> None:
    library.archive(library.article(world.serve("/a", of(b"x", "text/html"))), policy=policy())
    reader = reading(library.store)
    assert reader.get("/", Host="evil.test").status == 421
    assert reader.get("/", Host=f"localhost:{reader.server.port}").status == 200
    assert reader.get("/", "POST").status == 501
    assert reader.get("/" + "x" * 20_000).status == 414
    assert _allowed_hosts("0.0.0.0", 80) is None


def test_what_is_sent_without_a_sandbox_is_a_pdf_and_nothing_else(world: World, library: Library, reading) -> None:
    url = world.serve("/a", of(b"<p>No PDF.", "application/pdf;, text/html"))
    library.archive(library.article(url), policy=policy())
    shown = reading(library.store).copy_of(url, "mp_")
    assert "sandbox" not in shown.headers["Content-Security-Policy"]
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"


def test_a_server_is_used_by_any_of_its_names(world: World, library: Library, reading) -> None:
    url = world.serve("/a", of(b"<img src=/i.png><style>@import '/s.css'</style>", "text/html"))
    library.archive(library.article(url), policy=policy())
    reader = reading(library.store)
    name = f"localhost:{reader.server.port}"
    memento = reader.get(f"/timegate/{url}", Host=name).headers["Location"]
    assert memento.startswith(f"http://{name}/web/")
    shown = reader.get(memento.removeprefix(f"http://{name}"), Host=name)
    assert f'<http://{name}/timegate/{url}>; rel="timegate"' in shown.headers["Link"]
    # Its policy lets a page ask only the name that it was asked by.
    assert reader.origin not in shown.text
    assert shown.text.count("/web/") == 2
    assert 'src="/web/' in shown.text


def test_every_copy_comes_with_a_policy_that_lets_it_do_nothing(world: World, library: Library, reading) -> None:
    kinds = {"/page": "text/html", "/s.css": "text/css", "/i.svg": "image/svg+xml", "/t.txt": "text/plain"}
    addresses = [world.serve(path, of(b"<script>x</script>", kind)) for path, kind in kinds.items()]
    library.archive(library.article(*addresses), policy=policy())
    reader = reading(library.store)
    for url in addresses:
        assert reader.copy_of(url, "id_").headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        shown = reader.copy_of(url, "mp_").headers["Content-Security-Policy"]
        assert "script-src 'none'" in shown
        assert "allow-scripts" not in shown


@needs_browser
@pytest.mark.timeout(180)
def test_a_page_is_shown_with_all_that_it_needs_and_nothing_else(library: Library, tmp_path: Path, reading) -> None:
    with World() as world:
        url = serve_rich_page(world)
        library.archive(library.article(url), policy=policy())
    reader = reading(library.store)
    path = reader.get(f"/web/{url}").headers["Location"]
    seen = opened(reader.origin + path, tmp_path / "profile", containing="A rich page")
    assert [name for name in seen.missing if not name.endswith(".js")] == []
    assert seen.colour == "rgb(1, 2, 3)"
    assert [width > 0 for _, width in seen.pictures] == [True, True]
    frame = next(one for one in seen.frames if "here" in one.text)
    assert frame.colour == "rgb(7, 8, 9)"
    assert "the script has run" not in seen.text


@needs_browser
@pytest.mark.timeout(180)
def test_a_drawing_in_a_frame_takes_its_pictures_and_styles_from_copies(
    library: Library, tmp_path: Path, reading
) -> None:
    drawing = (
        b"<?xml-stylesheet href='/s.css' type='text/css'?><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' "
        b"xmlns:xlink='http://www.w3.org/1999/xlink' onload=\"top.document.title='it ran'\"><image xlink:href='/p.png' "
        b"width='9' height='9'/><script>top.document.title='it ran'</script></svg>"
    )
    with World() as world:
        world.serve("/s.css", of(b"svg { color: red }", "text/css"))
        world.serve("/p.png", of(picture(), "image/png"))
        world.serve("/a.svg", of(drawing, "image/svg+xml"))
        url = world.serve("/page", of(b"<title>Own</title><p>A drawing:<iframe src=a.svg></iframe>", "text/html"))
        library.archive(library.article(url), policy=policy())
    reader = reading(library.store)
    path = reader.get(f"/web/{url}").headers["Location"]
    seen = opened(reader.origin + path, tmp_path / "profile", containing="A drawing")
    (frame,) = seen.frames
    assert {name.rpartition("/")[2] for name, status in frame.asked if status == 200} == {"p.png", "s.css"}
    assert seen.missing == []


@needs_browser
@pytest.mark.timeout(180)
def test_a_hostile_page_runs_nothing_and_reaches_nobody(library: Library, tmp_path: Path, reading) -> None:
    with World() as world, World() as evil:
        home = evil.serve("/", of(b"x", "text/html"), host="127.0.0.66")
        hostile = HOSTILE.format(port=evil.port("127.0.0.66"))
        assert home in hostile
        url = world.serve("/hostile", of(hostile.encode(), "text/html"))
        library.archive(library.article(url), policy=policy(defaults="requisites: false"))
        before = len(evil.exchanges)
        reader = reading(library.store)
        path = reader.get(f"/web/{url}").headers["Location"]
        seen = opened(reader.origin + path, tmp_path / "profile", containing="What it says is shown")
        assert len(evil.exchanges) == before
        with urllib.request.urlopen(home, timeout=10):
            assert len(evil.exchanges) == before + 1  # it would have been seen
    assert "it ran" not in seen.text


def test_a_place_that_is_taken_and_a_store_that_is_none_are_told_of(
    world: World, library: Library, tmp_path: Path
) -> None:
    library.archive(library.article(world.serve("/a", of(b"x", "text/html"))), policy=policy())
    with pytest.raises(CannotServe, match="cannot be listened at"):
        serve(Served(library.store), "203.0.113.7", 0)
    with pytest.raises(StoreMissing):
        serve(Served(tmp_path / "none"), "127.0.0.1", 0)


def test_times_are_read_as_archives_write_them() -> None:
    assert read_timestamp("2019") == datetime(2019, 1, 1, tzinfo=UTC)
    assert read_timestamp("20190304") == datetime(2019, 3, 4, tzinfo=UTC)
    assert read_timestamp("20190304050607") == datetime(2019, 3, 4, 5, 6, 7, tzinfo=UTC)
    for wrong in ("", "201", "20191", "20191399", "２０１９", "2019030405060708"):
        assert read_timestamp(wrong) is None
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert accepted(None, now) == now
    assert accepted("Thu, 05 Mar 2015 10:00:00 GMT", now) == datetime(2015, 3, 5, 10, tzinfo=UTC)
    with pytest.raises(BadTime):
        accepted("yesterday", now)
