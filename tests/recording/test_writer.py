import errno
import gzip
import json
import os
import resource
import subprocess
import sys
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastwarcIterator
from fastwarc.warc import WarcRecordType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.errors import StoreFull, StoreUnsound
from crawler.fetching.exchange import Exchange, Failure, FailureKind, new_spool
from crawler.recording import HeldPayload, WarcWriter
from crawler.recording.files import WarcFile, Writable
from crawler.vocabulary import Truncation
from tests.fetching.odd_answers import ODD
from tests.recording.conftest import INFO, closed, complaints, read
from tests.recording.exchanges import AT, REQUEST, answer, exchange

BODY = b"<p>What the reader saw.</p>" * 100


def test_a_file_begins_with_who_wrote_it_and_by_what_rules(writer: WarcWriter, tmp_path: Path) -> None:
    writer.write_exchange(exchange(answer(BODY)))
    info = closed(writer, tmp_path)[0]
    assert info.type == "warcinfo"
    said = info.block.decode()
    lines = ["software: evercite/test", "operator: A Library", "http-header-from: archive@library.test"]
    for part in [
        *lines,
        "robots: respect",
        "format: WARC File Format 1.1",
        "conformsTo: ",
        "evercite-policy: sha256:0",
    ]:
        assert part in said


def test_request_and_response_are_the_bytes_on_the_wire(writer: WarcWriter, tmp_path: Path) -> None:
    raw = answer(BODY, b"X-Case: kEPT", b"Set-Cookie: a=1", b"set-cookie: b=2")
    recorded = writer.write_exchange(exchange(raw))
    _, response, request = closed(writer, tmp_path)
    assert (response.type, response.block) == ("response", raw)
    assert (request.type, request.block) == ("request", REQUEST)
    assert response["WARC-Concurrent-To"] == request["WARC-Record-ID"]
    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert (recorded.offset, recorded.length, recorded.record_id) == (
        response.offset, response.length, response["WARC-Record-ID"])  # fmt: skip
    assert response["WARC-Date"] == request["WARC-Date"] == "2026-03-04T05:06:07.890123Z"


def test_every_record_says_what_it_ran_over_and_where_it_belongs(writer: WarcWriter, tmp_path: Path) -> None:
    writer.write_exchange(exchange(answer(BODY), "https://a.example/page", tls=True))
    info, response, request = closed(writer, tmp_path)
    for record in (response, request):
        assert record["WARC-Warcinfo-ID"] == info["WARC-Record-ID"]
        assert record["WARC-IP-Address"] == "192.0.2.7"
        assert record["WARC-Cipher-Suite"] == "TLS_AES_256_GCM_SHA384"
        assert record["WARC-Block-Digest"].startswith("sha256:")  # type: ignore[union-attr]
        protocols = [value for name, value in record.fields.headers if name == "WARC-Protocol"]
        assert protocols == ["http/1.1", "tls/1.3"]


def test_whatever_servers_send_is_kept_whole_and_the_judges_find_nothing_wrong(
    writer: WarcWriter, tmp_path: Path
) -> None:
    sent = {}
    for number, odd in enumerate(ODD):
        raw = b"".join(step for step in odd.steps if isinstance(step, bytes))
        if raw:
            url = f"http://a.example/{number}"
            sent[url] = raw
            recorded = writer.write_exchange(exchange(raw, url, truncated=odd.truncated))
    kept: dict[str, bytes] = {}
    for record in closed(writer, tmp_path):
        if record.type != "request" and (target := record["WARC-Target-URI"]):
            url = target.removeprefix("urn:evercite:interim:")
            kept[url] = kept.get(url, b"") + record.block
    assert kept == sent
    assert complaints(tmp_path / recorded.file) == []


@pytest.mark.parametrize("why", Truncation)
def test_a_cut_off_body_is_kept_and_marked_truncated(writer: WarcWriter, tmp_path: Path, why: Truncation) -> None:
    raw = answer(BODY)[:-100]
    writer.write_exchange(exchange(raw, truncated=why))
    response = next(r for r in closed(writer, tmp_path) if r.type == "response")
    assert (response.block, response["WARC-Truncated"]) == (raw, why.value)


LONG = b"X: " + b"y" * 40_000


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n", "application/http;msgtype=response"),
        (b"HTTP/1.1 200\r\nno colon\r\n: no name\r\nA : b\r\n c\r\n\r\n", "application/http;msgtype=response"),
        (b"HTTP/1.1 200 OK\nA: b\n\n", "application/http ;msgtype=response"),
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\n", "application/http ;msgtype=response"),
        (b"HTTP/1.1 200 OK\r\nA: b\r\n \r\n\r\n", "application/http ;msgtype=response"),
        (b"HTTP/1.1 200 OK\r\n" + LONG + b"\r\n\r\n", "application/http ;msgtype=response"),
        (b"HTTP/1.1\t200 OK\r\n\r\n", "application/octet-stream"),
        (b"HTTP/1.1 200 O\0K\r\n\r\n", "application/octet-stream"),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n folded\r\n\r\n", "application/octet-stream"),
        (b"<html>", "application/octet-stream"),
    ],
)
def test_a_record_is_labelled_by_who_can_read_its_head(
    writer: WarcWriter, tmp_path: Path, head: bytes, label: str
) -> None:
    recorded = writer.write_exchange(exchange(head + b"x" * 50_000))
    response = next(r for r in closed(writer, tmp_path) if r.type == "response")
    assert response["Content-Type"] == label
    assert response.block == head + b"x" * 50_000
    assert (response["WARC-Payload-Digest"] is not None) == (label == "application/http;msgtype=response")
    with (tmp_path / recorded.file).open("rb") as stream:
        types = [record.record_type for record in FastwarcIterator(stream)]
    assert types == [WarcRecordType.warcinfo, WarcRecordType.response, WarcRecordType.request]


def test_a_payload_digest_is_written_where_all_tools_agree_on_the_payload(writer: WarcWriter, tmp_path: Path) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    plain = writer.write_exchange(exchange(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"))
    framed = writer.write_exchange(exchange(chunked))
    assert plain.payload_digest == framed.payload_digest
    responses = [r for r in closed(writer, tmp_path) if r.type == "response"]
    assert [r["WARC-Payload-Digest"] for r in responses] == [plain.payload_digest, None]


def test_the_same_payload_again_becomes_a_revisit(writer: WarcWriter, tmp_path: Path) -> None:
    first = writer.write_exchange(exchange(answer(BODY)))
    assert first.may_be_referred_to
    held = HeldPayload(
        first.record_id, "http://a.example/page", "2026-03-04T05:06:07.890123Z", first.file, first.offset
    )
    again = exchange(answer(BODY, b"Age: 7"), "http://b.example/copy", at=AT + timedelta(days=1))
    second = writer.write_exchange(again, lambda digest: held if digest == first.payload_digest else None)
    revisit = next(r for r in closed(writer, tmp_path) if r.type == "revisit")
    assert second.record_type == "revisit"
    assert revisit["WARC-Refers-To"] == first.record_id
    assert revisit["WARC-Refers-To-Target-URI"] == "http://a.example/page"
    assert revisit["WARC-Refers-To-Date"] == "2026-03-04T05:06:07.890123Z"
    assert revisit["WARC-Payload-Digest"] == first.payload_digest
    assert revisit.block == answer(BODY, b"Age: 7")[: -len(BODY)]
    assert complaints(tmp_path / first.file, revisits=True) == []


@pytest.mark.parametrize(
    ("raw", "truncated"),
    [
        (answer(b"x" * 1023), None),
        (answer(b""), None),
        (answer(BODY).replace(b"200 OK", b"404 Not Found"), None),
        (answer(BODY), Truncation.DISCONNECT),
        (answer(BODY) + b"and more", None),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" + answer(BODY), None),
    ],
    ids=["short", "empty", "error page", "cut", "bytes after the end", "interim answer"],
)
def test_what_a_revisit_would_lose_is_always_written(
    writer: WarcWriter, raw: bytes, truncated: Truncation | None
) -> None:
    held = HeldPayload("<urn:uuid:x>", "http://a.example/", "2026-01-01T00:00:00Z", "x.warc.gz", 0)
    recorded = writer.write_exchange(exchange(raw, truncated=truncated), lambda _: held)
    assert recorded.record_type == "response"
    assert not recorded.may_be_referred_to


NOT_MODIFIED = b'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'


@pytest.mark.parametrize("agreed", [True, False])
def test_an_answer_that_nothing_changed_becomes_a_revisit_without_a_block(
    writer: WarcWriter, tmp_path: Path, agreed: bool
) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    first = writer.write_exchange(exchange(answer(BODY) if agreed else chunked))
    held = HeldPayload(
        first.record_id, "http://a.example/page", "2026-03-04T05:06:07.890123Z", first.file, first.offset
    )
    later = exchange(NOT_MODIFIED, at=AT + timedelta(days=1))
    recorded = writer.write_not_modified(later, held, first.payload_digest if agreed else None)
    records = closed(writer, tmp_path)
    beside, revisit, request = records[-3:]
    assert (recorded.record_type, revisit.type, revisit.block) == ("revisit", "revisit", b"")
    assert revisit["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert revisit["WARC-Refers-To"] == first.record_id
    assert revisit["WARC-Refers-To-Target-URI"] == revisit["WARC-Target-URI"] == "http://a.example/page"
    assert revisit["WARC-Refers-To-Date"] == "2026-03-04T05:06:07.890123Z"
    assert revisit["WARC-Date"] == "2026-03-05T05:06:07.890123Z"
    assert revisit["WARC-Payload-Digest"] == (first.payload_digest if agreed else None)
    assert (request.type, request["WARC-Concurrent-To"]) == ("request", recorded.record_id)
    assert (beside.type, beside.block, beside["WARC-Concurrent-To"]) == ("metadata", NOT_MODIFIED, recorded.record_id)
    assert complaints(tmp_path / first.file, revisits=True) == []


def test_a_failure_without_an_answer_leaves_a_record(writer: WarcWriter, tmp_path: Path) -> None:
    failed = Exchange("http://gone.example/", AT, b"", new_spool(), failure=Failure(FailureKind.DNS, "no such host"))
    recorded = writer.write_failure(failed)
    record = closed(writer, tmp_path)[1]
    assert (record.type, recorded.record_type) == ("metadata", "metadata")
    said = json.loads(record.block)
    assert (said["url"], said["failure"], said["message"]) == ("http://gone.example/", "dns", "no such host")


def test_every_record_has_a_random_id_of_its_own(writer: WarcWriter, tmp_path: Path) -> None:
    for number in range(300):  # more than random bytes are taken for at a time
        writer.write_metadata(f"urn:test:{number}", "text/plain", b"said")
    ids = [str(record["WARC-Record-ID"]) for record in closed(writer, tmp_path)]
    assert len(set(ids)) == len(ids) == 301
    for id_ in ids:
        made = uuid.UUID(id_.removeprefix("<urn:uuid:").removesuffix(">"))
        assert (made.version, made.variant) == (4, uuid.RFC_4122)
        assert id_ == f"<{made.urn}>"


def test_a_full_file_is_closed_before_a_pair_and_never_within_one(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, INFO, max_bytes=2000)
    for n in range(20):
        writer.write_exchange(exchange(answer(str(n).encode() * 700), f"http://a.example/{n}"))
    writer.close()
    assert len(writer.files) > 3
    for name in writer.files:
        types = [record.type for record in read(tmp_path / name)]
        assert types[0] == "warcinfo"
        assert types[1:] == ["response", "request"] * (len(types) // 2)


def test_a_file_is_open_by_name_until_it_is_closed(writer: WarcWriter, tmp_path: Path) -> None:
    recorded = writer.write_exchange(exchange(answer(BODY)))
    writer.sync()
    assert [p.name for p in tmp_path.iterdir()] == [f"{recorded.file}.open"]
    writer.close()
    assert {p.name for p in tmp_path.iterdir()} == {recorded.file, recorded.file.replace(".warc.gz", ".warc.cdxj")}


def test_files_begun_at_the_same_instant_have_names_of_their_own(tmp_path: Path) -> None:
    writers = [WarcWriter(tmp_path, INFO, clock=lambda: AT) for _ in range(3)]
    for number, writer in enumerate(writers):
        writer.write_exchange(exchange(answer(BODY), f"http://a.example/{number}"))
    for writer in writers:
        writer.close()
    late = WarcWriter(tmp_path, INFO, clock=lambda: AT)
    late.write_exchange(exchange(answer(BODY)))
    late.close()
    names = [name for writer in (*writers, late) for name in writer.files]
    assert names == [f"evercite-20260304050607890-0000{n}-0.warc.gz" for n in range(4)]
    assert all(len(read(tmp_path / name)) == 3 for name in names)


def test_nothing_written_leaves_no_file(writer: WarcWriter, tmp_path: Path) -> None:
    writer.sync()
    writer.close()
    assert list(tmp_path.iterdir()) == []


def test_a_line_break_cannot_be_smuggled_into_a_record_head(writer: WarcWriter) -> None:
    with pytest.raises(ValueError, match="line break"):
        writer.write_metadata("urn:x\r\nWARC-Type: response", "text/plain", b"")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=400), st.booleans())
def test_no_bytes_at_all_break_a_record(tmp_path_factory: pytest.TempPathFactory, noise: bytes, headed: bool) -> None:
    folder = tmp_path_factory.mktemp("store")
    raw = b"HTTP/1.1 200 OK\r\n" + noise if headed else noise
    writer = WarcWriter(folder, INFO)
    writer.write_exchange(exchange(raw))
    blocks = [r.block for r in closed(writer, folder) if r.type in ("response", "metadata")]
    assert b"".join(blocks) == raw


def broken_disk(_: int) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_after_a_failed_sync_nothing_more_is_written_or_claimed(
    writer: WarcWriter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No disk here fails a sync on demand, so the call is replaced."""
    recorded = writer.write_exchange(exchange(answer(BODY)))
    with monkeypatch.context() as failing:
        failing.setattr("os.fdatasync", broken_disk)
        with pytest.raises(StoreUnsound):
            writer.sync()
    for attempt in (writer.sync, lambda: writer.write_exchange(exchange(answer(BODY))), writer.close):
        with pytest.raises(StoreUnsound):
            attempt()
    assert [path.name for path in tmp_path.iterdir()] == [f"{recorded.file}.open"]


FILL = """
import resource, sys
from pathlib import Path
from crawler.errors import StoreFull
from crawler.recording import WarcWriter
from tests.recording.conftest import INFO
from tests.recording.exchanges import answer, exchange
import os
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
writer = WarcWriter(Path(sys.argv[1]), INFO)
try:
    for n in range(1000):
        writer.write_exchange(exchange(answer(os.urandom(2000)), f"http://a.example/{n}"))
        writer.sync()
        print(n, flush=True)
except StoreFull as e:
    print("full:", e)
try:
    writer.close()
except StoreFull:
    print("not closed")
"""


def test_a_full_disk_ends_the_writing_and_leaves_whole_records(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path)], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert "free some space" in lines[-2]
    assert lines[-1] == "not closed"
    [left] = tmp_path.iterdir()
    gzip.decompress(left.read_bytes())
    claimed = [line for line in lines if line.isdigit()]
    assert sum(r.type == "request" for r in read(left)) >= len(claimed) > 5
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 50_000


def test_what_a_full_disk_kept_out_of_a_file_is_no_hole_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    truncate = os.ftruncate

    def truncate_with_room(descriptor: int, length: int) -> None:  # a hole takes none
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        truncate(descriptor, length)

    def fill(out: Writable) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
        out.write(bytes(2 << 20))

    monkeypatch.setattr(os, "ftruncate", truncate_with_room)
    file = WarcFile(tmp_path, "a.warc.gz")
    try:
        file.add(lambda out: out.write(b"held" * 100) and None)
        with pytest.raises(StoreFull):
            file.add(fill)
        assert (tmp_path / "a.warc.gz.open").read_bytes() == b"heldheldhe"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        file.abandon()
