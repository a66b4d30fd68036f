"""Metadata records that tie articles, citations and verdicts to the answers.

From them the WARC files alone can rebuild the manifest (:mod:`crawler.engine.rebuilding`). Each is made of rows as
`evercite manifest` prints them, with one key more for what those leave out: ``reading`` in the record of an article,
``grounds`` in that of a citation.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from crawler.manifest import articles
from crawler.manifest.rows import ARTICLE_KEYS, ARTICLE_URI, CITATION_URI, SCHEMA, KeptTarget, kept_targets, rows
from crawler.manifest.schema import article, capture, citation, quotation, url
from crawler.manifest.statements import Query, one_of
from crawler.recording import WarcWriter

MEDIA_TYPE = "application/json"

_TARGETS_AT_A_TIME = 200

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_URLS = Query(select(url.c.key, url.c.url).where(one_of(url.c.key, "keys")))
_RECORDS = Query(select(capture.c.id, capture.c.record_id, capture.c.restricted).where(one_of(capture.c.id, "ids")))


def testify_of_article(connection: Connection, writer: WarcWriter, article_id: str) -> None:
    """Record an article as it was read: the manifest rows of all its links, those that are never fetched included."""
    writer.write_metadata(f"{ARTICLE_URI}{article_id}", MEDIA_TYPE, _encoded(list(_lines(connection, article_id))))


def testify_of_targets(connection: Connection, writer: WarcWriter, keys: Sequence[str]) -> None:
    """Record the verdicts on targets, each once for every citation of it, naming the record of its answer.

    Of a target that was only checked there is nothing to stand beside.
    """
    for begin in range(0, len(keys), _TARGETS_AT_A_TIME):
        told = kept_targets(connection, keys[begin : begin + _TARGETS_AT_A_TIME])
        for target in told.values():
            _testify(connection, writer, target)


def _testify(connection: Connection, writer: WarcWriter, told: KeptTarget) -> None:
    grounds = _grounds(connection, told)
    for line in told.rows:
        held = line["capture"]
        writer.write_metadata(
            f"{CITATION_URI}{line['citation']['id']}",
            MEDIA_TYPE,
            _encoded({**line, "grounds": grounds}),
            refers_to=held["warc"]["record_id"] if held else None,
        )


def _lines(connection: Connection, article_id: str) -> Iterator[dict[str, Any]]:
    read = connection.execute(select(article).where(article.c.id == article_id)).one()
    reading = {"read_at": read.read_at, "media_type": read.media_type, "warnings": read.warnings, "digest": read.digest}
    links = select(citation.c.id, citation.c.last_seen, quotation.c.texts).where(citation.c.article_id == article_id)
    quoting = links.outerjoin(quotation, quotation.c.citation_id == citation.c.id)
    seen = {row.id: {"last_seen": row.last_seen, "quotations": row.texts or []} for row in connection.execute(quoting)}
    for line in rows(connection, article_id=article_id):
        yield {**line, "reading": {**reading, **seen[line["citation"]["id"]]}}
    if not seen:  # an article without links is an article too
        said = {name: getattr(read, name) for name in ARTICLE_KEYS} | articles.stated_of(connection, article_id)
        yield {
            "schema": SCHEMA,
            "article": said,
            "citation": None,
            "verdict": None,
            "capture": None,
            "reading": reading,
        }


def _grounds(connection: Connection, told: KeptTarget) -> dict[str, Any]:
    """Return what the newest verdict on a target that was captured rests on: every hop, and what its page needs."""
    return {
        "run": told.run,
        "compared_to": told.compared_to.record_id if told.compared_to is not None else None,
        "hops": [
            {
                "record_id": hop.record_id,
                "captured_at": hop.captured_at,
                "mime": hop.mime,
                "payload_digest": hop.payload_digest,
                "restricted": bool(hop.restricted),
                "hop": hop.hop,
            }
            for hop in told.hops
        ],
        "requisites": list(_requisites(connection, told.needs)),
        "mementos": told.mementos,
    }


def _requisites(connection: Connection, needs: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if not needs:
        return
    finals = [row.final_id for row in needs.values()]
    urls = {row.key: row.url for row in _URLS.all(connection, keys=json.dumps(list(needs)))}
    records = {row.id: row for row in _RECORDS.all(connection, ids=json.dumps(finals))}
    for key, row in needs.items():
        yield {
            "url": urls[key],
            "kind": row.kind,
            "ended": row.final_id is not None,
            "captured": row.captured,
            "record_id": records[row.final_id].record_id if row.final_id is not None else None,
            "restricted": row.final_id is not None and bool(records[row.final_id].restricted),
        }


def _encoded(value: Any) -> bytes:
    return _encoder.encode(value).encode("utf-8", "backslashreplace")
