"""The database's rows as records of WARC files tell them: what a rebuild enters, record by record."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, String, Table, select, text, update
from sqlalchemy.dialects.sqlite import insert

from crawler import urls
from crawler.fetching.exchange import Failure, FailureKind
from crawler.judging.drift import Drift, DriftKind
from crawler.judging.evidence import Hop
from crawler.manifest import articles, frontier, mementos, reviews
from crawler.manifest.jobs import Purpose, key_of
from crawler.manifest.rows import ARTICLE_KEYS, CITATION_KEYS
from crawler.manifest.schema import (
    STATED_KEYS,
    WarcState,
    article,
    capture,
    citation,
    judgement,
    need,
    payload,
    run,
    url,
    warc,
)
from crawler.recording.dedup import DEDUPLICATED_FROM_BYTES
from crawler.recording.reading import StoredRecord
from crawler.recording.values import FAILURE_URI
from crawler.vocabulary import LANDING_EVIDENCE, Truncation


@dataclass(frozen=True, slots=True)
class Testimony:
    """Where a metadata record on an article or a citation is."""

    moment: str
    """Its WARC-Date."""
    file: str
    offset: int
    length: int
    run: int
    of_article: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a testimony on a citation."""

    new: bool
    """The verdict was not known; several citations of one target tell the same one."""
    missing: tuple[str, ...]
    """Records that it speaks of and that no file has."""


_noted = Table(
    "testimony",
    MetaData(),
    Column("moment", String, nullable=False),
    Column("file", String, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Column("run", Integer, nullable=False),
    Column("of_article", Boolean, nullable=False),
    prefixes=["TEMPORARY"],
)


def begin(connection: Connection) -> None:
    """Make room for the places of testimonies: a store can hold more of them than memory."""
    _noted.create(connection)


def note_testimony(connection: Connection, testimony: Testimony) -> None:
    """Note where a testimony is, to be heard in the order of their times."""
    connection.execute(
        insert(_noted).values(
            moment=testimony.moment,
            file=testimony.file,
            offset=testimony.offset,
            length=testimony.length,
            run=testimony.run,
            of_article=testimony.of_article,
        )
    )


def testimonies(connection: Connection) -> Iterator[Testimony]:
    """Yield the places of testimonies, oldest first."""
    order = (_noted.c.moment, _noted.c.file, _noted.c.offset)
    for row in connection.execute(select(_noted).order_by(*order)):
        yield Testimony(row.moment, row.file, row.offset, row.length, row.run, of_article=row.of_article)


def index_captures(connection: Connection) -> None:
    """Make captures findable by their records."""
    connection.execute(text("CREATE INDEX capture_by_record ON capture (record_id)"))


def finish(connection: Connection) -> None:
    """Remove what only the rebuild needs, and say that every run came to its end with its last verdict."""
    connection.execute(text("DROP INDEX capture_by_record"))
    _noted.drop(connection)
    connection.execute(update(run).values(ended_at=run.c.started_at))


def keep_run(connection: Connection, number: int, started_at: str, policy_digest: str) -> None:
    """Enter a run by the first of its files."""
    row = insert(run).values(id=number, started_at=started_at, sources=[], policy_digest=policy_digest)
    connection.execute(row.on_conflict_do_nothing())


def keep_file(connection: Connection, file: str, state: WarcState, size: int, number: int) -> None:
    """Enter a WARC file of ``size`` bytes."""
    connection.execute(insert(warc).values(file=file, state=state, bytes=size, run=number))


def keep_capture(connection: Connection, record: StoredRecord, file: str, number: int) -> bool:
    """Enter the capture that a record is of, and its payload; return whether it is of any."""
    if record.record_type in ("response", "revisit"):
        hop = _hop_of_answer(record)
    elif record.record_type == "metadata" and (record.get("WARC-Target-URI") or "").startswith(FAILURE_URI):
        hop = _hop_of_failure(record)
    else:
        return False
    media_type = (hop.content_type or "").partition(";")[0].strip().lower() or None
    _add_capture(
        connection,
        hop,
        run=number,
        captured_at=record.get("WARC-Date") or "",
        mime=media_type,
        payload_digest=record.get("WARC-Payload-Digest"),
        file=file,
        offset=record.offset,
        length=record.length,
        record_id=record.get("WARC-Record-ID"),
        record_type=record.record_type,
    )
    if record.record_type == "response":
        _keep_payload(connection, record, hop, file)
    return True


def keep_reading(connection: Connection, line: Mapping[str, Any]) -> None:
    """Enter an article as a reading found it, and one of its links where it has any."""
    reading = line["reading"]
    _keep_article(connection, line, reading)
    if line["citation"] is None:
        return
    verdict = line["verdict"]
    key = planned = None
    if verdict["checks"] or verdict["status"] == "pending":
        key = _known(connection, line["citation"]["target"])
    else:
        planned = {name: verdict[name] for name in ("status", "reason", "confidence", "checked_at", "evidence")}
    _keep_citation(connection, line, key, planned, reading["last_seen"])
    articles.keep_quotations(connection, line["citation"]["id"], reading.get("quotations", ()))
    if line["citation"].get("context") is not None:
        articles.keep_context(connection, line["citation"]["id"], line["citation"]["context"])


def keep_verdict(connection: Connection, line: Mapping[str, Any], testimony: Testimony) -> Kept:
    """Enter the verdict on a citation's target, with the captures that it rests on and what its page needs."""
    grounds, verdict = line["grounds"], line["verdict"]
    key = _known(connection, line["citation"]["target"])
    _keep_cited(connection, line, key, testimony)
    mementos.restore(connection, key, grounds.get("mementos", {}))
    before = connection.execute(
        select(judgement).where(judgement.c.url_key == key, judgement.c.checked_at == verdict["checked_at"])
    ).first()
    if before is not None:
        _keep_review(connection, before.id, line)
        _keep_needs(connection, before.hops[-1], grounds["requisites"], grounds["run"])
        return Kept(new=False, missing=())
    ids = [_keep_hop(connection, said, grounds["run"]) for said in grounds["hops"]]
    keep_run(connection, grounds["run"], testimony.moment, "")
    added = connection.execute(
        insert(judgement).values(
            url_key=key,
            run=grounds["run"],
            hops=ids,
            evidence={name: said for name, said in verdict["evidence"].items() if name not in LANDING_EVIDENCE},
            **{name: verdict[name] for name in ("checked_at", "status", "reason", "confidence")},
        )
    )
    _keep_review(connection, added.lastrowid, line)
    connection.execute(update(url).where(url.c.key == key).values(judgement_id=added.lastrowid, capture_id=ids[0]))
    _keep_needs(connection, ids[-1], grounds["requisites"], grounds["run"])
    found = set(
        connection.scalars(select(capture.c.record_id).where(capture.c.id.in_(ids), capture.c.file.is_not(None)))
    )
    told = {said["record_id"] for said in grounds["hops"] if said["record_id"] is not None}
    return Kept(new=True, missing=tuple(sorted(told - found)))


def _keep_review(connection: Connection, judgement_id: int, line: Mapping[str, Any]) -> None:
    """Enter what was found in the page of a verdict."""
    found = {name: said for name, said in line["verdict"]["evidence"].items() if name in LANDING_EVIDENCE}
    if found:
        reviews.keep_landing(connection, judgement_id, line["citation"]["id"], found)
    moved = line["drift"]
    if moved is not None:
        first_id = _held(connection, line["grounds"].get("compared_to"))
        drift = Drift(DriftKind(moved["kind"]), moved["similarity"])
        reviews.keep_drift(connection, judgement_id, drift, first_id, moved["since"])


def _keep_article(connection: Connection, line: Mapping[str, Any], reading: Mapping[str, Any]) -> None:
    values = {name: line["article"][name] for name in ARTICLE_KEYS}
    values |= {name: reading[name] for name in ("read_at", "media_type", "warnings", "digest")}
    row = insert(article).values(values)
    connection.execute(row.on_conflict_do_update(index_elements=[article.c.id], set_=values))
    # Records of earlier versions say less.
    articles.keep_stated(connection, values["id"], {name: line["article"].get(name) for name in STATED_KEYS})


def _keep_citation(
    connection: Connection, line: Mapping[str, Any], key: str | None, planned: Mapping[str, Any] | None, seen: str
) -> None:
    said = line["citation"]
    identifier = said["identifier"] or {"scheme": None, "value": None}
    values = {
        **{name: said[name] for name in CITATION_KEYS},
        "article_id": line["article"]["id"],
        "identifier_scheme": identifier["scheme"],
        "identifier_value": identifier["value"],
        "recovered_from": said["recovered_from"],
        "url_key": key,
        "planned": planned,
        "first_seen": line["verdict"]["first_seen"],
        "last_seen": seen,
    }
    row = insert(citation).values(values)
    connection.execute(row.on_conflict_do_update(index_elements=[citation.c.id], set_=values))


def _keep_cited(connection: Connection, line: Mapping[str, Any], key: str, testimony: Testimony) -> None:
    """Tie a citation to its target; enter it and its article too where the record of the reading is lost."""
    known = update(citation).where(citation.c.id == line["citation"]["id"])
    if connection.execute(known.values(url_key=key, planned=None)).rowcount:
        return
    if connection.scalar(select(article.c.id).where(article.c.id == line["article"]["id"])) is None:
        reading = {"read_at": testimony.moment, "media_type": "", "warnings": [], "digest": ""}
        _keep_article(connection, line, reading)
    _keep_citation(connection, line, key, None, testimony.moment)


def _keep_hop(connection: Connection, said: Mapping[str, Any], number: int) -> int:
    """Say of a capture what its record does not tell, and return its id; enter it where nothing was recorded."""
    hop = Hop.from_json(said["hop"])
    values = {
        "url_key": key_of(hop.url, Purpose.TARGET, hop.cookies),
        "hop": hop.to_json(),
        "http_status": hop.answered_status,
        "truncated": hop.truncated.value if hop.truncated else None,
        "mime": said["mime"],
        "payload_digest": said["payload_digest"],
        "restricted": said["restricted"],
    }
    held = _held(connection, said["record_id"])
    if held is not None:
        connection.execute(update(capture).where(capture.c.id == held).values(values))
        return held
    return _add_capture(
        connection,
        hop,
        run=number,
        captured_at=said["captured_at"],
        mime=said["mime"],
        payload_digest=said["payload_digest"],
        restricted=said["restricted"],
        record_id=said["record_id"],
    )


def _keep_needs(connection: Connection, page_id: int, needs: list[dict[str, Any]], number: int) -> None:
    """Enter what a page needs, what its style sheets and frames need among it."""
    for said in needs:
        final_id = _held(connection, said["record_id"])
        key = _known(connection, said["url"])
        if final_id is None and said["ended"]:
            final_id = connection.scalar(
                select(need.c.final_id).where(need.c.holder_id == page_id, need.c.url_key == key)
            ) or _add_capture(connection, Hop(said["url"]), run=number, captured_at="")
        if said["restricted"]:
            connection.execute(update(capture).where(capture.c.id == final_id).values(restricted=True))
        values = {
            "holder_id": page_id, "url_key": key, "kind": said["kind"], "depth": 1, "final_id": final_id,
            "captured": said["captured"],
        }  # fmt: skip
        row = insert(need).values(values)
        connection.execute(row.on_conflict_do_update(index_elements=["holder_id", "url_key"], set_=values))


def _held(connection: Connection, record_id: str | None) -> int | None:
    if record_id is None:
        return None
    return connection.scalar(select(capture.c.id).where(capture.c.record_id == record_id, capture.c.file.is_not(None)))


def _add_capture(connection: Connection, hop: Hop, *, restricted: bool = False, **values: Any) -> int:
    row = insert(capture).values(
        url_key=key_of(hop.url, Purpose.TARGET, hop.cookies),
        hop=hop.to_json(),
        http_status=hop.answered_status,
        truncated=hop.truncated.value if hop.truncated else None,
        restricted=restricted,
        **values,
    )
    return int(connection.execute(row).lastrowid)


def _known(connection: Connection, target: str) -> str:
    wanted = urls.fetchable(target)
    frontier.know(connection, [wanted], Purpose.TARGET)
    return key_of(wanted, Purpose.TARGET)


def _hop_of_answer(record: StoredRecord) -> Hop:
    head = record.answer_head
    told = record.get("WARC-Truncated")
    truncated = Truncation(told) if told in set(Truncation) else None
    target = record.get("WARC-Target-URI") or ""
    if head is None:
        return Hop(target, truncated=truncated)
    location, content_type = head.get(b"location"), head.get(b"content-type")
    return Hop(
        target,
        head.status,
        location.decode("latin-1") if location is not None else None,
        truncated=truncated,
        content_type=content_type.decode("latin-1") if content_type is not None else None,
    )


def _hop_of_failure(record: StoredRecord) -> Hop:
    said = json.loads(record.beginning)
    failure = Failure(FailureKind(said["failure"]), said["message"]) if said["failure"] else None
    return Hop(said["url"], failure=failure)


def _keep_payload(connection: Connection, record: StoredRecord, hop: Hop, file: str) -> None:
    """Let later captures refer to a payload, by the rules of :mod:`crawler.recording.dedup`."""
    digest, head = record.get("WARC-Payload-Digest"), record.answer_head
    whole = head is not None and record.get("WARC-Truncated") is None
    if digest is None or not whole or hop.http_status is None or not 200 <= hop.http_status < 300:
        return
    head_bytes = record.beginning.find(b"\r\n\r\n") + 4
    if int(record.get("Content-Length") or 0) - head_bytes < DEDUPLICATED_FROM_BYTES:
        return
    row = insert(payload).values(
        digest=digest,
        url=hop.url,
        captured_at=record.get("WARC-Date"),
        record_id=record.get("WARC-Record-ID"),
        file=file,
        offset=record.offset,
    )
    connection.execute(row.on_conflict_do_nothing())
