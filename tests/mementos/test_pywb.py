"""evercite against a real archive: pywb, which speaks Memento and CDX, on loopback."""

import io
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.cli.conftest import answer
from tests.engine.conftest import Library, policy
from tests.world import World
from tests.world.pywb import needs_pywb, served

pytestmark = needs_pywb

PAGE = "http://page.test/a?b=c"
MOVED = "http://page.test/moved"
CAPTURES = (
    (PAGE, "2010-01-01T00:00:00Z", "200 OK"),
    (PAGE, "2015-03-01T00:00:00Z", "200 OK"),
    (PAGE, "2015-03-04T12:00:00Z", "404 Not Found"),  # the nearest, and of an error page
    (PAGE, "2019-01-01T00:00:00Z", "200 OK"),
    (PAGE, "2021-01-01T00:00:00Z", "503 Service Unavailable"),  # the newest, and of an error page
    (MOVED, "2015-03-01T00:00:00Z", "301 Moved Permanently"),
)


def write_warc(path: Path) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, moment, status in CAPTURES:
            headers = [("Content-Type", "text/html"), ("Content-Length", "5"), ("Location", "http://page.test/b")]
            head = StatusAndHeaders(status, headers if status[0] == "3" else headers[:2], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(b"hello"),
                http_headers=head,
                warc_headers_dict={"WARC-Date": moment},
            )
            writer.write_record(record)


@pytest.fixture(scope="module")
def pywb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a collection of captures, and yield where."""
    folder = tmp_path_factory.mktemp("pywb")
    write_warc(folder / "captures.warc.gz")
    with served(folder, [folder / "captures.warc.gz"], PAGE) as collection:
        yield collection


@pytest.mark.parametrize(
    "way", ["cdx: '{}cdx'", "timegate: '{}'", "timemap: '{}timemap/link/'", "timemap: '{}timemap/json/', replay: '{}'"]
)
@pytest.mark.parametrize(
    ("cited", "closest", "newest"),
    [
        (PAGE, "2015-03-01T00:00:00Z", "2019-01-01T00:00:00Z"),
        ("http://page.test/never-kept", None, None),
    ],
)
def test_pywb_is_asked_by_each_of_its_protocols(world, tmp_path, pywb, way, cited, closest, newest):
    library = Library(tmp_path)
    # What is cited is a memento elsewhere, so that the page asked about need not exist.
    target = world.serve(f"/web/20120101000000/{cited}", answer(b"<p>Copy.</p>"))
    path = library.article(target)
    Path(path).write_text("---\npublished: 2015-03-04\n---\n" + Path(path).read_text())
    archive = way.format(pywb, pywb)
    asking = f"mementos: {{lookup: cited, wait: 20s}}\narchives: [{{name: pywb, {archive}, delay: 0s}}]"
    library.archive(path, policy=policy(rest=asking))
    found = {one["relation"]: one for one in library.row(target)["mementos"] if one["archive"] == "pywb"}
    assert {relation: one["datetime"] for relation, one in found.items()} == {
        relation: at for relation, at in (("closest", closest), ("newest", newest)) if at is not None
    }
    for one in found.values():
        with urllib.request.urlopen(one["url"], timeout=10) as shown:
            assert shown.status == 200


def test_a_copy_of_a_redirect_is_taken_from_a_time_gate(world, tmp_path, pywb):
    library = Library(tmp_path)
    target = world.serve(f"/web/20120101000000/{MOVED}", answer(b"<p>Copy.</p>"))
    asking = f"mementos: {{lookup: cited}}\narchives: [{{name: pywb, timegate: '{pywb}', delay: 0s}}]"
    library.archive(library.article(target), policy=policy(rest=asking))
    assert [one["datetime"] for one in library.row(target)["mementos"][1:]] == ["2015-03-01T00:00:00Z"] * 2


def test_a_page_that_a_304_vouches_for_is_replayed_as_it_was(world: World, tmp_path: Path) -> None:
    library = Library(tmp_path)
    body = b"as it was " * 200
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    head = b'HTTP/1.1 200 OK\r\nETag: "a"\r\nContent-Type: text/plain\r\n'
    answers = {
        "/plain": head + b"Content-Length: %d\r\n\r\n" % len(body) + body,
        "/chunked": head + b"Transfer-Encoding: chunked\r\n\r\n" + chunked,
    }

    def unchanging(whole: bytes) -> Callable[[bytes], bytes]:
        return lambda request: b"HTTP/1.1 304 Not Modified\r\n\r\n" if b"If-" in request else whole

    urls = [world.serve(path, unchanging(whole)) for path, whole in answers.items()]
    source = library.article(*urls)
    library.archive(source, policy=policy())
    library.archive(source, policy=policy(), again=True, conditional=True)
    files = sorted(library.store.glob("*.warc.gz"))
    with served(tmp_path, files, urls[0]) as collection:
        for url in urls:
            assert library.row(url)["verdict"]["evidence"]["not_modified"] is True
            with urllib.request.urlopen(f"{collection}20991231000000id_/{url}", timeout=20) as replayed:
                assert (replayed.status, replayed.read()) == (200, body)
