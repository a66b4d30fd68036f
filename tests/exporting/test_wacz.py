import hashlib
import json
import os
import re
import subprocess
import tracemalloc
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from crawler.engine.rebuilding import rebuild
from crawler.errors import StoreUnsound
from crawler.exporting.wacz import NothingToExport
from crawler.manifest.rows import rows
from crawler.manifest.store import Store
from crawler.reporting.site import write_report
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page, to
from tests.engine.test_not_modified import look_again
from tests.exporting.conftest import exported
from tests.recording.conftest import complaints
from tests.world import Reset, World

LONG = "the same words again and again, " * 50
"""Long enough for a second copy to become a revisit record."""

VALIDATOR = Path(__file__).parents[2] / ".venv-wacz" / "bin" / "wacz"


def serve_some(world: World) -> list[str]:
    """Serve a page with a style sheet, a redirect, a page that is the same as another, and one that is gone."""
    world.serve("/look.css", b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 4\r\n\r\np {}")
    return [
        world.serve("/page", page("<title>A page</title><link rel=stylesheet href=/look.css><p>Words of the page.")),
        world.serve("/moved", to("/page")),
        world.serve("/twin", page("<title>A page</title><link rel=stylesheet href=/look.css><p>Words of the page.")),
        world.serve("/gone", page("<p>No such page.", "404 Not Found")),
    ]


@pytest.mark.skipif(not VALIDATOR.exists(), reason="needs py-wacz: `make judges`")
def test_py_wacz_finds_it_valid(world: World, library: Library) -> None:
    library.archive(library.article(*serve_some(world)), policy=policy())
    wacz = exported(library)
    done = subprocess.run([VALIDATOR, "validate", "-f", wacz.path], capture_output=True, text=True, check=False)
    assert "Validation succeeded" in done.stdout, done.stdout + done.stderr
    with wacz.path.open("r+b") as file:
        file.seek(2000)
        file.write(b"\x00\x00\x00\x00")
    done = subprocess.run([VALIDATOR, "validate", "-f", wacz.path], capture_output=True, text=True, check=False)
    assert "Validation succeeded" not in done.stdout


def test_records_are_copied_byte_for_byte_and_each_once(world: World, library: Library) -> None:
    summary = library.archive(library.article(*serve_some(world)), policy=policy())
    (store,) = [path.read_bytes() for path in library.store.glob("*.warc.gz")]
    wacz = exported(library, [summary.articles[0].id])
    (name,) = [name for name in wacz.entries if name.startswith("archive/evercite-")]
    data = wacz.read(name)
    members = 0
    while data:
        decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
        decoder.decompress(data)
        member, data = data[: len(data) - len(decoder.unused_data)], decoder.unused_data
        assert member in store
        members += 1
    ids = [record["WARC-Record-ID"] for record in wacz.records()]
    assert len(ids) == len(set(ids)) == members + 2  # the article's own file has a warcinfo and itself
    for file in (library.folder / "export.wacz.unpacked" / "archive").iterdir():
        assert complaints(file, revisits=True) == []


def test_the_same_store_gives_the_same_bytes(world: World, library: Library) -> None:
    library.archive(library.article(*serve_some(world)), policy=policy())
    first, second = exported(library), exported(library, name="again.wacz")
    assert first.path.read_bytes() == second.path.read_bytes()


def test_an_article_brings_what_it_cites_with_every_hop_and_requisite_and_no_more(
    world: World, library: Library
) -> None:
    other = world.serve("/other", page("something else"))
    library.archive(library.article(other, name="other.md"), policy=policy())
    cited = serve_some(world)
    summary = library.archive(library.article(*cited), policy=policy())
    wacz = exported(library, [summary.articles[0].id])
    look = cited[0].replace("/page", "/look.css")
    assert wacz.urls("response", "revisit") == wacz.urls("request") == sorted([*cited, look])
    assert wacz.urls("resource") == [f"https://article.invalid/{summary.articles[0].id}/article.md"]
    assert other in exported(library, name="all.wacz").urls("response")


def test_the_article_is_the_first_page_and_every_citation_with_a_copy_is_one(world: World, library: Library) -> None:
    cited = serve_some(world)
    lost = world.serve("/lost", (Reset(),))
    library.archive(library.article(*cited, lost, "#"), policy=policy())
    wacz = exported(library)
    first, *others = wacz.pages()
    assert first["title"] == "An article about article.md"
    assert "as everybody knows by now" in first["text"]
    package = wacz.json("datapackage.json")
    assert (package["mainPageUrl"], package["wacz_version"]) == (first["url"], "1.1.1")
    by_target = {entry["citation"]["target"]: entry for entry in others}
    assert by_target.keys() == set(cited)
    moved = by_target[cited[1]]
    assert (moved["url"], moved["title"]) == (cited[0], "A page")
    assert "Words of the page." in moved["text"]
    assert moved["citation"]["text"] == "source number 1"
    assert moved["citation"]["prefix"].endswith("at some length again, ")
    assert by_target[cited[3]]["verdict"]["reason"] == "http-404"


def test_a_fetched_article_is_exported_as_it_was_fetched(world: World, library: Library) -> None:
    cited = world.serve("/cited", page("cited"))
    article = world.serve("/article", page(f"<article><h1>Title</h1><p>Some <a href={cited}>words</a> here.</article>"))
    start = world.serve("/start", to("/article"))
    summary = library.archive(start, policy=policy())
    wacz = exported(library, [summary.articles[0].id])
    assert wacz.pages()[0]["url"] == article
    assert wacz.urls("response") == sorted([article, cited, start])
    assert wacz.urls("resource") == []


def test_a_rebuilt_store_exports_the_same_records(world: World, library: Library) -> None:
    world.serve("/look.css", to("/styles/look.css"))
    world.serve("/styles/look.css", b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 4\r\n\r\np {}")
    cited = world.serve("/cited", page("<link rel=stylesheet href=/look.css>cited"))
    body = f"<article><h1>Title</h1><p>Some <a href={cited}>words</a> that stand here.</article>"
    article = world.serve("/article", page(body))
    summary = library.archive(article, policy=policy())
    before = exported(library, [summary.articles[0].id])
    rebuild(library.store)
    after = exported(library, [summary.articles[0].id], name="after.wacz")
    assert after.urls("response") == before.urls("response")
    assert after.pages() == before.pages()


def test_what_a_revisit_refers_to_comes_with_it(world: World, library: Library) -> None:
    answer = page(LONG)
    first, second = world.serve("/first", answer), world.serve("/second", answer)
    library.archive(library.article(first, name="first.md"), policy=policy())
    summary = library.archive(library.article(second, name="second.md"), policy=policy())
    wacz = exported(library, [summary.articles[0].id])
    assert wacz.urls("revisit") == [second]
    assert wacz.urls("response") == [first]
    (revisit,) = [record for record in wacz.records() if record.type == "revisit"]
    assert revisit["WARC-Refers-To"] in {record["WARC-Record-ID"] for record in wacz.records()}
    assert [p["citation"]["target"] for p in wacz.pages()[1:]] == [second]


def test_a_page_that_has_not_changed_brings_its_earlier_copy(world: World, library: Library) -> None:
    def answer(request: bytes) -> bytes:
        if b"If-None-Match" in request:
            return b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
        return page("<title>Unchanged</title><p>As it was.", "200 OK", 'ETag: "1"')

    url = world.serve("/page", answer)
    summary = library.archive(library.article(url), policy=policy())
    look_again(library, url)
    wacz = exported(library, [summary.articles[0].id])
    assert (wacz.urls("response"), wacz.urls("revisit")) == ([url], [url])
    assert wacz.pages()[1]["title"] == "Unchanged"


def test_copies_that_are_not_for_publication_stay_out(world: World, library: Library) -> None:
    answer = page(f"<meta name=robots content=noarchive>{LONG}")
    hidden, twin = world.serve("/hidden", answer), world.serve("/twin", answer)
    shown = world.serve("/shown", page("to be shown"))
    library.archive(library.article(hidden, twin, shown), policy=policy(defaults="noarchive: restrict"))
    wacz = exported(library)
    cited = {hidden, twin, shown}
    assert cited & set(wacz.urls("response", "revisit", "request")) == {shown}
    assert [entry["citation"]["target"] for entry in wacz.pages()[1:]] == [shown]
    assert wacz.made.left_out == 2
    held = {row["citation"]["target"]: row["capture"]["warc"] for row in wacz.lines("evercite/manifest.jsonl")}
    assert held[hidden] is None
    assert held[shown] is not None
    some = exported(library, [wacz.lines("evercite/manifest.jsonl")[0]["article"]["id"]], name="one.wacz")
    assert some.urls("response", "revisit", "request") == [shown, shown]
    everything = exported(library, name="restricted.wacz", restricted=True)
    assert cited <= set(everything.urls("response", "revisit"))
    assert everything.made.left_out == 0


def test_a_revisit_of_a_restricted_copy_stays_out_too(world: World, library: Library) -> None:
    hidden = world.serve("/hidden", page(LONG, "200 OK", "X-Robots-Tag: noarchive"))
    open_ = world.serve("/open", page(LONG))
    library.archive(library.article(hidden, name="a.md"), policy=policy(defaults="noarchive: restrict"))
    library.archive(library.article(open_, name="b.md"), policy=policy(defaults="noarchive: restrict"))
    assert library.row(open_)["capture"]["restricted"] is False
    assert {record.type for record in library.records()} >= {"response", "revisit"}
    wacz = exported(library)
    assert not {hidden, open_} & set(wacz.urls("response", "revisit", "request"))
    assert wacz.made.left_out == 2


def test_the_manifest_inside_tells_where_records_lie_in_the_package(world: World, library: Library) -> None:
    cited = serve_some(world)
    library.archive(library.article(world.serve("/before", page("before")), name="before.md"), policy=policy())
    summary = library.archive(library.article(*cited), policy=policy())
    wacz = exported(library, [summary.articles[0].id])
    held = [row["capture"] for row in wacz.lines("evercite/manifest.jsonl")]
    assert len(held) == len(cited)
    for capture in held:
        place = capture["warc"]
        member = wacz.read(place["file"])[place["offset"] : place["offset"] + place["length"]]
        assert place["record_id"].encode() in zlib.decompress(member, 16 + zlib.MAX_WBITS)


def test_the_index_leads_to_every_answer(world: World, library: Library) -> None:
    library.archive(library.article(*serve_some(world)), policy=policy())
    wacz = exported(library)
    meta, *blocks = wacz.read("indexes/index.idx").decode().splitlines()
    assert json.loads(meta.partition(" 0 ")[2]) == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    packed, lines = wacz.read("indexes/index.cdx.gz"), []
    for block in blocks:
        said = json.loads(block[block.index("{") :])
        data = packed[said["offset"] : said["offset"] + said["length"]]
        assert said["digest"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        lines += zlib.decompress(data, 16 + zlib.MAX_WBITS).decode().splitlines()
    assert lines == sorted(lines)
    told = [json.loads(line[line.index("{") :]) for line in lines]
    assert sorted(said["url"] for said in told) == wacz.urls("response", "revisit", "resource")
    for said in told:
        at = int(said["offset"])
        member = wacz.read(f"archive/{said['filename']}")[at : at + int(said["length"])]
        assert said["recordDigest"] == f"sha256:{hashlib.sha256(member).hexdigest()}"


def test_every_file_is_described_by_its_digest(world: World, library: Library) -> None:
    library.archive(library.article(*serve_some(world)), policy=policy())
    wacz = exported(library)
    described = {one["path"]: one for one in wacz.json("datapackage.json")["resources"]}
    assert described.keys() == wacz.entries.keys() - {"datapackage.json", "datapackage-digest.json"}
    for path, said in described.items():
        data = wacz.read(path)
        assert (said["hash"], said["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))
    whole = wacz.json("datapackage-digest.json")
    assert whole == {
        "path": "datapackage.json",
        "hash": f"sha256:{hashlib.sha256(wacz.read('datapackage.json')).hexdigest()}",
    }
    stored = {path for path, info in wacz.entries.items() if info.compress_type == 0}
    assert stored == {path for path in wacz.entries if path.endswith(".gz")}


def test_a_signer_is_given_the_digest_of_it_all(world: World, library: Library) -> None:
    library.archive(library.article(*serve_some(world)), policy=policy())
    asked = []

    def sign(digest: str, created: str) -> dict[str, str]:
        asked.append((digest, created))
        return {"hash": digest, "signature": "signed"}

    wacz = exported(library, signer=sign)
    whole = wacz.json("datapackage-digest.json")
    assert asked == [(whole["hash"], wacz.json("datapackage.json")["created"])]
    assert whole["signedData"] == {"hash": whole["hash"], "signature": "signed"}


def test_an_article_that_changed_since_is_left_out_and_told_of(world: World, library: Library) -> None:
    article = library.article(world.serve("/page", page("x")))
    library.archive(article, policy=policy())
    Path(article).write_text("Something else by now.")
    wacz = exported(library)
    assert wacz.urls("resource") == []
    assert wacz.made.notices == [f"{article}: changed since it was archived; the article itself is left out"]
    assert wacz.json("datapackage.json")["mainPageUrl"] == wacz.pages()[0]["url"]


def test_the_report_shows_a_strangers_words_as_words(world: World, library: Library) -> None:
    url = world.serve("/page", page("x"))
    path = library.folder / "hostile.md"
    path.write_text(
        f"# <script>alert(1)</script> & \x9b31m\n\nWords before [a *link* &lt;img onerror=x>]({url}) after.\n"
    )
    library.archive(str(path), policy=policy())
    said = exported(library).read("evercite/report.html").decode()
    assert "<script" not in said
    assert "<img" not in said
    assert "\x9b" not in said
    assert "&lt;img onerror=x&gt;" in said


def test_the_report_has_the_blocks_of_a_reports_pages_with_places_in_the_package(
    world: World, library: Library, tmp_path: Path
) -> None:
    hidden = world.serve("/hidden", page("hidden", "200 OK", "X-Robots-Tag: noarchive"))
    gone = world.serve("/gone", page("<p>No such page.", "404 Not Found"))
    library.archive(library.article(hidden, gone), policy=policy(defaults="noarchive: restrict"))
    said = html.document_fromstring(exported(library).read("evercite/report.html").decode())
    assert "1 article, 2 citations, 2 captured" in " ".join(said.text_content().split())
    blocks = {block.get("id"): " ".join(block.text_content().split()) for block in said.findall(".//section")}
    hidden_block, gone_block = (blocks[f"c-{library.row(url)['citation']['id']}"] for url in (hidden, gone))
    assert "left out here" in hidden_block
    assert "the server has no such page" in gone_block
    assert re.search(r"recordarchive/evercite-\S+\.warc\.gz at \d+", gone_block)
    write_report(tmp_path / "report", [library.row(gone)], now=datetime.now(UTC))
    (path,) = (tmp_path / "report" / "articles").iterdir()
    (same,) = html.document_fromstring(path.read_text(encoding="utf-8")).findall(".//section")
    place = re.compile(r"(?:archive/)?evercite-\S+ at \d+|\b\d\. ")
    assert place.sub("", gone_block) == place.sub("", " ".join(same.text_content().split()))


def test_a_store_that_lost_a_file_is_not_exported_in_part(world: World, library: Library) -> None:
    library.archive(library.article(world.serve("/a", page("a"))), policy=policy())
    (path,) = library.store.glob("*.warc.gz")
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with pytest.raises(StoreUnsound, match="damaged"):
        exported(library)
    with Store.open(library.store) as store, store.connect() as connection:
        (row,) = rows(connection)
    damaged = bytearray(whole)
    damaged[row["capture"]["warc"]["offset"] + 40] ^= 0xFF
    path.write_bytes(damaged)
    with pytest.raises(StoreUnsound, match="not whole"):
        exported(library, [row["article"]["id"]])
    path.unlink()
    with pytest.raises(StoreUnsound, match="gone"):
        exported(library, [row["article"]["id"]])
    assert {entry.name for entry in library.folder.iterdir()} == {"article.md", "store"}


def test_where_nothing_was_kept_nothing_is_exported(library: Library) -> None:
    library.archive(library.article("#"), policy=policy())
    (library.folder / "article.md").unlink()
    with pytest.raises(NothingToExport):
        exported(library)


def test_memory_does_not_grow_with_the_store(world: World, library: Library) -> None:
    body = os.urandom(24 << 20)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: %d\r\n\r\n" % len(body)
    article = library.article(world.serve("/large", head + body))
    library.archive(article, policy=policy())
    exported(library)  # whatever is imported once
    Path(article).unlink()  # whose reader reserves the size of the largest article
    tracemalloc.start()
    wacz = exported(library, name="measured.wacz")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert wacz.path.stat().st_size > len(body)
    assert peak < 12 << 20
