import json
import subprocess
import sys
from pathlib import Path

from crawler.recording import HeldPayload, WarcWriter, repair
from crawler.recording.cdxj import path_of
from tests.fetching.odd_answers import ODD
from tests.recording.conftest import INFO
from tests.recording.exchanges import answer, exchange

URLS = [
    "http://example.org/", "https://www.example.org/A/B?b=2&a=1", "http://www2.example.org:80/x/", "http://example.org:8080/",
    "https://example.org:443/p", "http://192.0.2.7/ip", "http://xn--bcher-kva.example/%C3%BC?q=%E2%82%AC", "http://example.org/?",
    "http://example.org/a;b=c?x=y&x=a", "http://example.org/index.html", "http://a.b.c.example.co.uk/",
]  # fmt: skip


def indexer(path: Path) -> list[list[str]]:
    command = [Path(sys.executable).parent / "cdxj-indexer", path]
    return [
        line.split(" ", 2)
        for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    ]


def test_the_index_agrees_with_the_one_that_others_make(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, INFO)
    for url in URLS:
        writer.write_exchange(exchange(answer(url.encode()), url))
    writer.close()
    [name] = writer.files
    ours = [line.split(" ", 2) for line in path_of(tmp_path / name).read_text().splitlines()]
    theirs = [line for line in indexer(tmp_path / name) if json.loads(line[2]).get("mime") != "application/json"]
    assert {(k, t) for k, t, _ in ours} == {(k, t) for k, t, _ in theirs}
    for field in ("url", "mime", "status", "digest", "length", "offset"):
        assert sorted(json.loads(said)[field] for _, _, said in ours) == sorted(
            json.loads(s)[field] for _, _, s in theirs
        )
    assert ours == sorted(ours)


def test_an_index_made_anew_is_the_one_that_was_written(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, INFO)
    for number, odd in enumerate(ODD):
        raw = b"".join(step for step in odd.steps if isinstance(step, bytes))
        writer.write_exchange(exchange(raw, f"http://a.example/{number}"))
    first = writer.write_exchange(exchange(answer(b"same" * 500)))
    held = HeldPayload(first.record_id, "http://a.example/page", "2026-03-04T05:06:07Z", first.file, first.offset)
    writer.write_exchange(exchange(answer(b"same" * 500), "http://a.example/again"), lambda _: held)
    writer.write_not_modified(exchange(b"HTTP/1.1 304 Not Modified\r\n\r\n"), held, first.payload_digest)
    writer.close()
    [name] = writer.files
    index = path_of(tmp_path / name)
    written = index.read_text()
    assert "warc/revisit" in written
    index.unlink()
    assert repair(tmp_path) == []
    assert index.read_text() == written
