"""What must hold of a store whatever happened to a run, found by a reader that shares no code with the writer."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.archiving import Options, Summary, archive
from crawler.engine.run import Run
from crawler.manifest.rows import rows
from crawler.manifest.store import Store
from crawler.policy import load
from crawler.proving.store import verify
from tests.torture.small_web import SmallWeb


@dataclass(frozen=True)
class Record:
    """A record as it lies in a file."""

    fields: dict[str, str]
    offset: int
    length: int
    block: bytes


def read_whole(path: Path) -> list[Record]:
    """Return the records of a WARC file; every byte of it must belong to one that is whole and as digested."""
    data, offset, found = path.read_bytes(), 0, []
    while offset < len(data):
        decoder = zlib.decompressobj(31)
        plain = decoder.decompress(data[offset:])
        assert decoder.eof, f"{path.name}: the member at {offset} is not whole"
        length = len(data) - offset - len(decoder.unused_data)
        head, _, rest = plain.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        assert lines[0] == "WARC/1.1"
        fields = dict(line.split(": ", 1) for line in lines[1:])
        block, end = rest[: int(fields["Content-Length"])], rest[int(fields["Content-Length"]) :]
        assert end == b"\r\n\r\n", f"{path.name}: the record at {offset} has another length than it says"
        assert fields["WARC-Block-Digest"] == f"sha256:{hashlib.sha256(block).hexdigest()}"
        found.append(Record(fields, offset, length, block))
        offset += length
    return found


def manifest(store: Path) -> list[dict[str, Any]]:
    """Return the manifest's rows."""
    with Store.open(store) as opened, opened.connect() as connection:
        return list(rows(connection))


def reopen(store: Path, web: SmallWeb) -> None:
    """Open a store as a run does, which repairs it, and close it without any work."""
    run = Run(Options(store, load(web.policy), ()))
    run.open()
    run.close()


def resume(store: Path, web: SmallWeb) -> Summary:
    """Give the same command again."""
    return archive(Options(store, load(web.policy), (web.article,)))


def check_soundness(store: Path, web: SmallWeb) -> None:
    """Assert that whatever is in the store is whole, agrees with itself, and is what the web sent."""
    assert not list(store.glob("*.open"))
    assert not list(store.glob("*.part"))
    assert verify(store, jobs=1).problems.found == []
    held = {path.name: read_whole(path) for path in store.glob("*.warc.gz")}
    by_id = {record.fields["WARC-Record-ID"]: record for records in held.values() for record in records}
    for name, records in held.items():
        _check_file(store, name, records, by_id)
    with sqlite3.connect(store / "manifest.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
    for row in manifest(store):
        _check_row(row, held, by_id, web)


def _check_file(store: Path, name: str, records: list[Record], by_id: dict[str, Record]) -> None:
    answers = [r for r in records if r.fields["WARC-Type"] in ("response", "revisit")]
    requests = {r.fields["WARC-Concurrent-To"] for r in records if r.fields["WARC-Type"] == "request"}
    assert requests == {r.fields["WARC-Record-ID"] for r in answers}, f"{name}: answers and requests do not pair"
    for record in answers:
        if record.fields["WARC-Type"] == "revisit":
            assert record.fields["WARC-Refers-To"] in by_id, f"{name}: a revisit of nothing"
    index = store / f"{name.removesuffix('.gz')}.cdxj"
    listed = [json.loads(line.split(" ", 2)[2]) for line in index.read_text().splitlines()]
    assert {int(said["offset"]) for said in listed} == {r.offset for r in answers}, f"{name}: its index is another's"


def _check_row(row: dict[str, Any], held: dict[str, list[Record]], by_id: dict[str, Record], web: SmallWeb) -> None:
    capture = row["capture"]
    if capture is None:
        return
    place = capture["warc"]
    record = next(r for r in held[place["file"]] if r.offset == place["offset"])
    assert (record.length, record.fields["WARC-Record-ID"]) == (place["length"], place["record_id"])
    answer = record.block
    if record.fields["WARC-Type"] == "revisit":
        answer += by_id[record.fields["WARC-Refers-To"]].block.partition(b"\r\n\r\n")[2]
    interim = [
        r.block
        for r in held[place["file"]]
        if r.fields.get("WARC-Target-URI", "").startswith("urn:evercite:interim:")
        and r.fields["WARC-Concurrent-To"] == record.fields["WARC-Record-ID"]
    ]
    assert b"".join([*interim, answer]) in web.answers(capture["final_url"])


def check_claims(store: Path, verdicts: dict[str, tuple[str, str]]) -> None:
    """Assert that everything that was acknowledged is in the manifest."""
    held = {row["citation"]["target"]: row for row in manifest(store)}
    for url, verdict in verdicts.items():
        said = held[url]["verdict"]
        assert (said["status"], said["reason"]) == verdict
        assert said["checks"] >= 1


def outcome(store: Path) -> dict[str, Any]:
    """Return what a store came to, without times, names and places."""
    return {row["citation"]["target"]: _outcome(row) for row in manifest(store)}


def _outcome(row: dict[str, Any]) -> dict[str, Any]:
    capture = row["capture"] or {}
    kept = ("final_url", "http_status", "payload_digest", "truncated", "hops", "requisites", "mime")
    verdict = row["verdict"]
    evidence = {name: said for name, said in verdict["evidence"].items() if not name.endswith("_at")}
    if "probe" in evidence:  # a made-up neighbour is another one each time
        evidence["probe"] = {name: said for name, said in evidence["probe"].items() if name != "url"}
    return {
        "verdict": (verdict["status"], verdict["reason"], verdict["confidence"], verdict["checks"], evidence),
        **{name: capture.get(name) for name in kept},
    }


def contents(store: Path) -> dict[str, Any]:
    """Return all that a second start must leave as it is."""
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in store.glob("*.warc.*")}
    return {"files": files, "rows": manifest(store)}


def asked_again(web: SmallWeb, asked: int, verdicts: Mapping[str, Any], expected: dict[str, Any]) -> set[str]:
    """Return what was acknowledged and is among the requests after the first ``asked`` all the same.

    A redirect that is followed by a later run may lead there: a verdict rests on the hops of one run.
    """
    led_to = {hop["url"] for url, said in expected.items() if url not in verdicts for hop in (said["hops"] or [])[1:]}
    return set(web.asked_since(asked)) & set(verdicts) - led_to


def check_recovery(store: Path, web: SmallWeb, verdicts: dict[str, tuple[str, str]], expected: dict[str, Any]) -> None:
    """Assert all that is promised of a store whose run was ended by force.

    ``verdicts`` were acknowledged by it; ``expected`` is the outcome of a run that nothing happens to.
    """
    asked = len(web.world.exchanges)
    reopen(store, web)
    check_soundness(store, web)
    check_claims(store, verdicts)
    once = contents(store)
    reopen(store, web)
    assert contents(store) == once
    assert web.asked_since(asked) == []
    summary = resume(store, web)
    assert (summary.unreadable, summary.interrupted) == ((), None)
    assert outcome(store) == expected
    check_soundness(store, web)
    check_claims(store, verdicts)
    assert asked_again(web, asked, verdicts, expected) == set()
    finished, asked = contents(store), len(web.world.exchanges)
    assert resume(store, web).warcs == ()
    assert contents(store) == finished
    assert web.asked_since(asked) == []
