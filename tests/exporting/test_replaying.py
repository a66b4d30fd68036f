"""What a reader sees who opens an export in ReplayWeb.page, or a store in pywb, with the sites themselves gone."""

import gzip
import struct
import zlib
from pathlib import Path

import pytest

from tests.engine.conftest import Library, policy
from tests.exporting.browser import Seen, needs_browser, needs_replaywebpage, opened, replayed
from tests.exporting.conftest import exported
from tests.world import World
from tests.world.pywb import needs_pywb, served

pytestmark = pytest.mark.timeout(180)


def of(body: bytes, media_type: str, *headers: str) -> bytes:
    head = [f"Content-Type: {media_type}", f"Content-Length: {len(body)}", *headers]
    return b"HTTP/1.1 200 OK\r\n" + "".join(f"{line}\r\n" for line in head).encode() + b"\r\n" + body


def chunked(body: bytes, media_type: str) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    return head + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)


def picture() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    lines = zlib.compress(b"\x00\x10\x20\x00\x30\x40")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def serve_rich_page(world: World) -> str:
    """Serve a page that needs everything that a page can need, over two hosts and a redirect."""
    png, elsewhere = of(picture(), "image/png"), "127.0.0.9"
    for path in (
        "/small.png",
        "/large.png",
        "/wide.png",
        "/background.png",
        "/in-frame.png",
        "/import.png",
        "/within.png",
    ):
        world.serve(path, png)
    far = world.serve("/far.png", png, host=elsewhere)
    font = world.serve("/letters.woff2", of(b"no font, and asked for", "font/woff2", "Access-Control-Allow-Origin: *"))
    world.serve("/first.css", b"HTTP/1.1 302 Found\r\nLocation: /styles/first.css\r\nContent-Length: 0\r\n\r\n")
    world.serve(
        "/styles/first.css",
        chunked(
            f"@import 'second.css'; @import url(/third.css) screen; body {{ color: rgb(1, 2, 3); font-family: letters;"
            f"background: url(/background.png) }} @font-face {{ font-family: letters; src: url({font}) }}".encode(),
            "text/css",
        ),
    )
    world.serve("/styles/second.css", of(b"h1 { background: url(../import.png) }", "text/css"))
    world.serve("/third.css", of(b"p { margin: 0 }", "text/css"))
    world.serve("/frame.css", of(b"body { color: rgb(7, 8, 9) }", "text/css"))
    world.serve("/module.js", of(b"import {said} from './modules/part.js'; document.title = said", "text/javascript"))
    world.serve("/modules/part.js", of(b"import './last.js'; export const said = 'by a module'", "text/javascript"))
    world.serve("/modules/last.js", of(b"export {}", "text/javascript"))
    world.serve("/app.json", of(b'{"icons": [{"src": "small.png"}]}', "application/manifest+json"))
    script = b"document.querySelector('#said').textContent = 'the script has run'"
    world.serve("/script.js", of(gzip.compress(script), "text/javascript", "Content-Encoding: gzip"))
    world.serve(
        "/frame",
        of(b"<link rel=stylesheet href=frame.css><p>the frame is here<img src=in-frame.png>", "text/html"),
    )
    body = (
        "<!doctype html><title>Rich</title><link rel=stylesheet href=/first.css><h1>A rich page</h1><p id=said>no</p>"
        "<img src=/small.png srcset='/small.png 1x, /large.png 2x' alt=''>"
        f"<picture><source srcset='/wide.png 300w'><img src={far} alt=''></picture>"
        "<iframe src=/frame></iframe><iframe srcdoc='<p>written here<img src=/within.png>'></iframe>"
        "<script src=/script.js></script><script type=module src=/module.js></script><link rel=manifest href=/app.json>"
    )
    return world.serve("/rich", chunked(body.encode(), "text/html; charset=utf-8"))


def stamp(page: dict[str, str]) -> str:
    return "".join(character for character in page["ts"][:19] if character.isdigit())


def check_rich_page(seen: Seen) -> None:
    """Check that a replay of the page shows all of it, and took nothing from anywhere else."""
    assert seen.missing == []
    assert seen.colour == "rgb(1, 2, 3)"
    assert all(width > 0 for _, width in seen.pictures)
    assert len(seen.pictures) == 2
    asked = {name.rpartition("/")[2] for name, _ in seen.asked}
    assert {"first.css", "second.css", "third.css", "letters.woff2", "background.png", "import.png"} <= asked
    assert "module.js" in asked
    frame, written = seen.frames
    assert (frame.text.strip(), frame.colour) == ("the frame is here", "rgb(7, 8, 9)")
    assert written.text.strip() == "written here"
    assert [width for inner in seen.frames for _, width in inner.pictures] == [2, 2]


@needs_replaywebpage
def test_a_page_is_replayed_with_all_that_it_needs(library: Library, tmp_path: Path) -> None:
    with World() as world:
        url = serve_rich_page(world)
        library.archive(library.article(url), policy=policy())
    wacz = exported(library)
    seen = replayed(wacz.path, url, stamp(wacz.pages()[1]), tmp_path / "profile", containing="the script has run")
    check_rich_page(seen)
    # pywb puts braces around a module, in which it may not import anything.
    assert {"part.js", "last.js"} <= {name.rpartition("/")[2] for name, _ in seen.asked}


@needs_browser
@needs_pywb
def test_a_store_is_replayed_by_pywb_with_nothing_missing(library: Library, tmp_path: Path) -> None:
    with World() as world:
        url = serve_rich_page(world)
        library.archive(library.article(url), policy=policy())
    with served(tmp_path, sorted(library.store.glob("*.warc.gz")), url) as collection:
        check_rich_page(opened(f"{collection}{url}", tmp_path / "profile", containing="the script has run"))


@needs_replaywebpage
def test_an_article_from_a_file_is_the_first_page(library: Library, tmp_path: Path) -> None:
    with World() as world:
        url = world.serve("/cited", of(b"<p>What is cited.", "text/html"))
        library.archive(library.article(url), policy=policy())
    wacz = exported(library)
    page = wacz.pages()[0]
    seen = replayed(wacz.path, page["url"], stamp(page), tmp_path / "profile", containing="as everybody knows by now")
    assert seen.missing == []


@needs_replaywebpage
def test_a_revisit_is_replayed_from_the_record_that_it_refers_to(library: Library, tmp_path: Path) -> None:
    with World() as world:
        answer = of(b"<p>The same as ever." + b" And so on." * 100, "text/html")
        first, second = world.serve("/first", answer), world.serve("/second", answer)
        library.archive(library.article(first, name="first.md"), policy=policy())
        summary = library.archive(library.article(second, name="second.md"), policy=policy())
    wacz = exported(library, [summary.articles[0].id])
    assert wacz.urls("revisit") == [second]
    page = wacz.pages()[1]
    seen = replayed(wacz.path, second, stamp(page), tmp_path / "profile", containing="The same as ever")
    assert seen.missing == []
