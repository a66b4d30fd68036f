import itertools

import pytest

from crawler.pages import process
from tests.engine.conftest import POLICY, Library, policy, run_apart
from tests.engine.test_archiving import page, to, verdict
from tests.world import World


def css(text: str) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: {len(text)}\r\n\r\n{text}".encode()


def counted(library: Library, url: str) -> tuple[int, int]:
    said = library.row(url)["capture"]["requisites"]
    return said["found"], said["captured"]


def test_a_page_is_kept_with_all_that_it_needs(world: World, library: Library) -> None:
    for path in ("/a.png", "/b.png", "/late.png", "/font.woff2", "/s.js", "/frame.png"):
        world.serve(path, page("x"))
    world.serve("/a.css", css("@import 'b.css'; p{background:url(a.png)}"))
    world.serve("/b.css", css("@font-face{src:url(font.woff2)}"))
    world.serve("/frame", page("<img src=/frame.png><iframe src=/inner></iframe>"))
    url = world.serve(
        "/page",
        page("<link rel=stylesheet href=a.css><img src=/b.png data-src=late.png><script src=s.js></script>"
             "<iframe src=/frame></iframe><img src=/missing.png><a href=/other>other</a>"),
    )  # fmt: skip
    library.archive(library.article(url), policy=policy())
    assert counted(library, url) == (10, 9)
    asked = {exchange.path for exchange in world.requests()}
    assert asked == {"/page", "/a.css", "/b.css", "/a.png", "/b.png", "/late.png", "/font.woff2", "/s.js", "/frame",
                     "/frame.png", "/missing.png"}  # fmt: skip


def test_what_a_page_announces_in_its_headers_is_kept_too(world: World, library: Library) -> None:
    world.serve("/a.css", css("p{background:url(a.png)}"))
    world.serve("/a.png", page("x"))
    header = "Link: <a.css>; rel=preload; as=style, <lost.js>; rel=preload"
    url = world.serve("/page", page("<link rel=stylesheet href=a.css>", "200 OK", header))
    library.archive(library.article(url), policy=policy())
    assert counted(library, url) == (3, 2)


def test_modules_manifests_and_documents_within_bring_what_they_need(world: World, library: Library) -> None:
    def typed(text: str, media_type: str) -> bytes:
        return css(text).replace(b"text/css", media_type.encode())

    world.serve("/app.js", typed("import './part.js'; const name = './no.js';", "text/javascript"))
    world.serve("/part.js", typed("import {x} from './deep.js'", "application/javascript"))
    world.serve("/deep.js", typed("export let x = 1", "text/javascript"))
    world.serve("/manifest.json", typed('{"icons": [{"src": "icon.png"}]}', "application/json"))
    world.serve("/shown.svg", typed("<svg><image href='inside.png'/></svg>", "image/svg+xml"))
    world.serve("/picture.svg", typed("<svg><image href='never-loaded.png'/></svg>", "image/svg+xml"))
    for path in ("/icon.png", "/inside.png", "/framed.png"):
        world.serve(path, page("x"))
    url = world.serve("/page", page(
        "<script type=module src=app.js></script><link rel=manifest href=manifest.json><img src=picture.svg>"
        "<object data=shown.svg></object><iframe srcdoc='<img src=framed.png>'></iframe>"))  # fmt: skip
    library.archive(library.article(url), policy=policy())
    assert {exchange.path for exchange in world.requests()} == {
        "/page", "/app.js", "/part.js", "/deep.js", "/manifest.json", "/icon.png", "/shown.svg", "/inside.png",
        "/picture.svg", "/framed.png"}  # fmt: skip
    assert counted(library, url) == (9, 9)


def test_requisites_are_fetched_once_for_all_pages_that_need_them(world: World, library: Library) -> None:
    world.serve("/shared.css", css("p{background:url(/shared.png)}"))
    world.serve("/shared.png", page("x"))
    urls = [world.serve(f"/{n}", page(f"<link rel=stylesheet href=/shared.css>{n}")) for n in range(5)]
    library.archive(library.article(*urls), policy=policy())
    assert len(world.requests("/shared.css")) == len(world.requests("/shared.png")) == 1
    assert {counted(library, url) for url in urls} == {(2, 2)}


def test_a_requisite_that_is_cited_too_is_captured_once(world: World, library: Library) -> None:
    picture = world.serve("/a.png", page("x"))
    url = world.serve("/page", page("<img src=/a.png>"))
    library.archive(library.article(url, picture), policy=policy())
    assert len(world.requests("/a.png")) == 1
    assert counted(library, url) == (1, 1)
    assert verdict(library, picture) == ("live", "ok")


def test_requisites_obey_robots_txt_and_the_host_delay(world: World, library: Library) -> None:
    world.serve("/robots.txt", page("User-agent: *\nDisallow: /private"), host="127.0.0.6")
    pictures = [world.serve(path, page("x"), host="127.0.0.6") for path in ("/1.png", "/2.png", "/private.png")]
    url = world.serve("/page", page("".join(f"<img src={picture}>" for picture in pictures)))
    library.archive(library.article(url), policy=policy(delay="200ms"))
    assert counted(library, url) == (3, 2)
    visits = [e for e in world.exchanges if e.host == "127.0.0.6"]
    assert next(e.path for e in visits) == "/robots.txt"
    assert len(visits) == 3
    assert all(b.began - a.sent >= 0.2 for a, b in itertools.pairwise(visits))


def test_no_requisites_are_fetched_where_the_policy_wants_none(world: World, library: Library) -> None:
    url = world.serve("/page", page("<img src=/a.png>"))
    library.archive(library.article(url), policy=policy(defaults="requisites: false"))
    assert [e.path for e in world.requests()] == ["/page"]
    assert counted(library, url) == (0, 0)


def test_an_error_page_is_kept_alone(world: World, library: Library) -> None:
    url = world.serve("/page", page("<img src=/a.png>", "404 Not Found"))
    library.archive(library.article(url), policy=policy())
    assert [e.path for e in world.requests()] == ["/page"]


def test_style_sheets_that_import_each_other_come_to_an_end(world: World, library: Library) -> None:
    world.serve("/a.css", css("@import '/b.css';"))
    world.serve("/b.css", css("@import '/a.css';"))
    for n in range(50):
        world.serve(f"/{n}.css", css(f"@import '/{n + 1}.css';"))
    url = world.serve("/page", page("<link rel=stylesheet href=/a.css><link rel=stylesheet href=/0.css>"))
    library.archive(library.article(url), policy=policy())
    assert 4 <= counted(library, url)[0] <= 10


def test_after_a_kill_the_rest_of_a_page_is_fetched_by_the_same_command(world: World, library: Library) -> None:
    pictures = [world.serve(f"/{n}.png", page("x")) for n in range(5)]
    url = world.serve("/page", page("".join(f"<img src={picture}>" for picture in pictures)))
    text = POLICY % ("", "100ms", 0, "", "")
    article = library.article(url)
    run_apart(library, article, text, kill_after=1)
    assert counted(library, url) != (5, 5)
    run_apart(library, article, text)
    assert counted(library, url) == (5, 5)
    assert len(world.requests("/page")) == 1


def test_a_meta_refresh_is_followed_as_a_redirect(world: World, library: Library) -> None:
    world.serve("/new", page("here"))
    url = world.serve("/old", page('<meta http-equiv="refresh" content="0; url=/new">moved'))
    library.archive(library.article(url), policy=policy())
    row = library.row(url)
    assert verdict(library, url) == ("live", "redirected")
    assert [hop["url"].rsplit("/", 1)[1] for hop in row["capture"]["hops"]] == ["old", "new"]


def test_a_refresh_header_is_followed_as_a_redirect(world: World, library: Library) -> None:
    world.serve("/gone", page("gone", "404 Not Found"))
    url = world.serve("/old", page("moved", "200 OK", "Refresh: 0;url=/gone"))
    library.archive(library.article(url), policy=policy())
    assert verdict(library, url) == ("dead", "http-404")


def test_a_page_that_refreshes_itself_is_a_page(world: World, library: Library) -> None:
    url = world.serve("/news", page('<meta http-equiv="refresh" content="5">news'))
    other = world.serve("/clock", page('<meta http-equiv="refresh" content="1; url=/clock">tick'))
    library.archive(library.article(url, other), policy=policy())
    assert verdict(library, url) == verdict(library, other) == ("live", "ok")


def test_cookies_hold_within_a_chain_and_never_beyond(world: World, library: Library) -> None:
    def gate(request: bytes) -> bytes:
        if b"\r\nCookie: pass=1\r\n" in request:
            return page("inside")
        return b"HTTP/1.1 302 Found\r\nSet-Cookie: pass=1; Path=/\r\nLocation: /gate\r\nContent-Length: 0\r\n\r\n"

    gated, plain = world.serve("/gate", gate), world.serve("/plain", page())
    library.archive(library.article(gated, plain), policy=policy())
    assert verdict(library, gated) == ("live", "redirected")
    assert b"Cookie" not in world.requests("/plain")[0].request
    first, second = world.requests("/gate")
    assert b"Cookie" not in first.request
    assert b"Cookie: pass=1" in second.request
    assert [len(library.blocks(kind, gated)) for kind in ("request", "response")] == [2, 2]


def test_a_gate_that_never_lets_in_is_a_loop(world: World, library: Library) -> None:
    url = world.serve("/gate", to("/gate"))
    library.archive(library.article(url), policy=policy())
    assert verdict(library, url) == ("dead", "redirect-loop")


def test_what_a_page_asks_of_archives_is_in_its_evidence(world: World, library: Library) -> None:
    url = world.serve("/page", page('<meta name=robots content="noarchive">', "200 OK", "X-Robots-Tag: noindex"))
    library.archive(library.article(url), policy=policy())
    assert library.row(url)["verdict"]["evidence"]["directives"] == ["noindex", "noarchive"]


def test_an_article_that_is_fetched_is_kept_with_what_its_page_needs_and_once(world: World, library: Library) -> None:
    world.serve("/a.css", css("p{background:url(a.png)}"))
    world.serve("/a.png", page("x"))
    cited = world.serve("/cited", page("<p>A cited page."))
    text = f"<link rel=stylesheet href=a.css><h1>News</h1><p>It says so <a href='{cited}'>in a source</a> as all know."
    article = world.serve("/news", page(text))
    library.archive(article, policy=policy())
    assert library.blocks("response", article.replace("/news", "/a.css"))
    assert library.blocks("response", article.replace("/news", "/a.png"))
    library.archive(article, policy=policy(), again=True)
    assert len(world.requests("/news")) == 2
    assert len(world.requests("/a.css")) == 1


def test_a_page_that_its_reader_gives_up_is_kept_and_said_to_be_unread(
    world: World, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "CPU_SECONDS", 0)
    monkeypatch.setattr(process, "WALL_SECONDS_TO_A_CPU_SECOND", 0)
    monkeypatch.setattr(process, "FEW_PAGES", 0)
    url = world.serve("/page", page("x"))
    library.archive(library.article(url), policy=policy())
    said = library.row(url)
    assert (said["verdict"]["status"], said["verdict"]["confidence"]) == ("live", 0.5)
    assert said["verdict"]["evidence"]["unread"] is True
    assert said["capture"]["http_status"] == 200
