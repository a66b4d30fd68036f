"""Which records of a store an export holds: those of the articles asked for, and whatever they lean on.

The choice is kept in temporary tables of the database's connection, so that its size costs no memory.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, bindparam, column, select, table, text

from crawler import sources
from crawler.errors import StoreUnsound
from crawler.manifest.jobs import Purpose, key_of
from crawler.manifest.statements import Query, driver_of
from crawler.reading import UnreadableSource
from crawler.recording.files import OPEN_SUFFIX, is_held, translated
from crawler.recording.reading import read_beginning
from crawler.uploading.members import open_file

_TABLES = """
DROP TABLE IF EXISTS temp.article_chosen; DROP TABLE IF EXISTS temp.chosen; DROP TABLE IF EXISTS temp.referred;
DROP TABLE IF EXISTS temp.placed; DROP TABLE IF EXISTS temp.original;
CREATE TEMP TABLE article_chosen (id TEXT PRIMARY KEY);
CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE referred (revisit INTEGER PRIMARY KEY, record_id TEXT NOT NULL, original INTEGER);
CREATE TEMP TABLE placed (record_id TEXT PRIMARY KEY, file TEXT NOT NULL, "offset" INTEGER NOT NULL,
                          length INTEGER NOT NULL);
"""

_OPEN_HOP = "EXISTS (SELECT 1 FROM json_each(%s) AS h JOIN capture AS c ON c.id = h.value WHERE c.restricted)"

_CITED = f"""
INSERT OR IGNORE INTO chosen
SELECT hop.value FROM article_chosen
JOIN citation ON citation.article_id = article_chosen.id
JOIN url ON url.key = citation.url_key
JOIN judgement ON judgement.id = url.judgement_id, json_each(judgement.hops) AS hop
WHERE :restricted OR NOT {_OPEN_HOP % "judgement.hops"}
"""  # noqa: S608

_REQUISITES = f"""
INSERT OR IGNORE INTO chosen
SELECT hop.value FROM need JOIN chosen ON chosen.id = need.holder_id
JOIN chain ON chain.start_key = need.url_key AND NOT chain.open
  AND json_extract(chain.hops, '$[#-1]') = need.final_id, json_each(chain.hops) AS hop
WHERE need.depth > 0 AND (:restricted OR NOT {_OPEN_HOP % "chain.hops"})
UNION
SELECT need.final_id FROM need JOIN chosen ON chosen.id = need.holder_id JOIN capture ON capture.id = need.final_id
WHERE need.depth > 0 AND (:restricted OR NOT capture.restricted)
UNION -- a manifest that was rebuilt has no chains; this is where they begin
SELECT capture.id FROM need JOIN chosen ON chosen.id = need.holder_id JOIN capture ON capture.url_key = need.url_key
WHERE need.depth > 0 AND need.final_id IS NOT NULL AND (:restricted OR NOT capture.restricted)
  AND capture.http_status BETWEEN 300 AND 399
  AND NOT EXISTS (SELECT 1 FROM chain WHERE chain.start_key = need.url_key)
"""  # noqa: S608

_EVERYTHING = "INSERT OR IGNORE INTO chosen SELECT id FROM capture WHERE :restricted OR NOT restricted"

_WITHOUT_RECORD = """
DELETE FROM chosen WHERE id IN (
  SELECT capture.id FROM chosen JOIN capture USING (id)
  WHERE capture.file IS NULL OR capture.record_type NOT IN ('response', 'revisit'))
"""

_REVISITS = """
SELECT capture.id, capture.file, capture."offset", capture.length FROM chosen JOIN capture USING (id)
WHERE capture.record_type = 'revisit' ORDER BY capture.file, capture."offset"
"""

_INDEXED_ORIGINALS = """
CREATE TEMP TABLE original AS
  SELECT capture.id, capture.record_id, capture.restricted FROM capture WHERE capture.record_type = 'response';
CREATE INDEX temp.original_by_record ON original (record_id);
"""

_ORIGINALS = """
UPDATE referred SET original = (
  SELECT original.id FROM original
  WHERE original.record_id = referred.record_id AND (:restricted OR NOT original.restricted))
"""

_UNRESOLVED = """
SELECT count(*) FROM referred WHERE NOT EXISTS (SELECT 1 FROM original WHERE original.record_id = referred.record_id)
"""

_ORPHANS = "DELETE FROM chosen WHERE id IN (SELECT revisit FROM referred WHERE original IS NULL)"

_NEWEST = """
SELECT max(moment) FROM (
  SELECT max(read_at) AS moment FROM article_chosen JOIN article USING (id)
  UNION ALL SELECT max(captured_at) FROM chosen JOIN capture USING (id)
  UNION ALL SELECT max(checked_at) FROM article_chosen JOIN citation ON citation.article_id = article_chosen.id
    JOIN url ON url.key = citation.url_key JOIN judgement ON judgement.id = url.judgement_id)
"""

_RECORDS = """
SELECT answer.file, answer."offset", answer.record_id, answer.begin FROM (
  SELECT id, file, "offset", record_id, max("offset" + length) OVER (
    PARTITION BY file ORDER BY "offset" RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS begin
  FROM capture WHERE file IN (SELECT file FROM chosen JOIN capture USING (id))) AS answer
JOIN chosen USING (id) ORDER BY answer.file, answer."offset"
"""

_PLACED = table("placed", column("record_id"), column("file"), column("offset"), column("length"))
_PLACE_OF = Query(select(_PLACED).where(_PLACED.c.record_id == bindparam("id")))
_NOTE_PLACE = "INSERT OR IGNORE INTO placed VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class ChosenRecord:
    """The record of an answer that an export holds."""

    file: str
    """Name relative to the store."""
    offset: int
    record_id: str
    begin: int
    """Where the records begin that may belong to it: after the answer before it."""


@dataclass(slots=True)
class Chosen:
    """What was chosen, as far as it is told of."""

    articles: tuple[str, ...]
    """Ids, in the order they were read."""
    everything: bool
    """The whole store, not only what articles cite."""
    left_out: int = 0
    """Captures that are restricted, or that say no more than that they are the same as a restricted one."""
    unresolved: int = 0
    """Revisits that are left out because what they refer to is not in the store."""


def choose(connection: Connection, folder: Path, articles: Collection[str] | None, *, restricted: bool) -> Chosen:
    """Choose the records of some articles, or with None those of the whole store.

    Of an article: its own capture where it was fetched, the newest capture of every target with each hop, what those
    pages need, and the records that revisits among all these refer to. ``restricted`` takes in what is not for
    publication.

    :raises StoreUnsound: when a revisit record cannot be read.
    """
    _script(connection, _TABLES)
    order = connection.execute(text("SELECT id, source, url FROM article ORDER BY read_at, id")).all()
    rows = [row for row in order if articles is None or row.id in articles]
    for row in rows:
        connection.execute(text("INSERT INTO article_chosen VALUES (:id)"), {"id": row.id})
    given = {"restricted": restricted}
    if articles is None:
        connection.execute(text(_EVERYTHING), given)
    else:
        for row in rows:
            for capture_id in fetched(connection, row.source, row.url, restricted=restricted):
                connection.execute(text("INSERT OR IGNORE INTO chosen VALUES (:id)"), {"id": capture_id})
        connection.execute(text(_CITED), given)
        before = -1
        while (now := _count(connection)) > before:
            before = now
            connection.execute(text(_REQUISITES), given)
    connection.execute(text(_WITHOUT_RECORD))
    chosen = Chosen(tuple(row.id for row in rows), everything=articles is None)
    _resolve_revisits(connection, folder, chosen, restricted=restricted)
    if not restricted:
        chosen.left_out += _count_restricted(connection, everything=chosen.everything)
    return chosen


def fetched(connection: Connection, source: str, article_url: str | None, *, restricted: bool) -> list[int]:
    """Return the captures of the fetch that an article was read from, each hop, the article's own last.

    Empty for an article that was not fetched, or whose fetch is restricted and not to be told of.
    """
    if not sources.is_url(source):
        return []
    try:
        start = sources.url_of(source)
    except UnreadableSource:
        return []
    hops = connection.scalar(
        text("SELECT hops FROM chain WHERE purpose = :purpose AND start_key = :key AND NOT open ORDER BY id DESC"),
        {"purpose": Purpose.ARTICLE, "key": key_of(start, Purpose.ARTICLE)},
    )
    if hops is not None:
        ids = [int(id_) for id_ in json.loads(hops)]
    else:
        # A manifest that was rebuilt knows the captures, and no longer what they were made for.
        keys = [key_of(article_url or start, purpose) for purpose in (Purpose.ARTICLE, Purpose.TARGET)]
        newest = connection.scalar(
            text(
                "SELECT id FROM capture WHERE url_key IN (:first, :second) AND http_status BETWEEN 200 AND 299 "
                "ORDER BY captured_at DESC, id DESC"
            ),
            {"first": keys[0], "second": keys[1]},
        )
        ids = [newest] if newest is not None else []
    held = connection.execute(
        text("SELECT id, restricted, file FROM capture WHERE id IN (SELECT value FROM json_each(:ids))"),
        {"ids": json.dumps(ids)},
    ).all()
    if len(held) < len(ids) or (not restricted and any(row.restricted for row in held)):
        return []
    return ids


def records(connection: Connection) -> Iterator[ChosenRecord]:
    """Yield the records that were chosen, file by file in the order they lie there."""
    for row in connection.execution_options(yield_per=1000).execute(text(_RECORDS)):
        yield ChosenRecord(row.file, row.offset, row.record_id, row.begin or 0)


def refused(connection: Connection) -> set[str]:
    """Return the ids of the records of answers that were not chosen: few, where everything else was."""
    query = (
        "SELECT record_id FROM capture WHERE record_type IN ('response', 'revisit') "
        "AND id NOT IN (SELECT id FROM chosen)"
    )
    return set(connection.scalars(text(query)))


def files(connection: Connection) -> set[str]:
    """Return the names of the WARC files that answers lie in."""
    return set(connection.scalars(text("SELECT DISTINCT file FROM capture WHERE file IS NOT NULL")))


def note_place(connection: Connection, record_id: str, file: str, offset: int, length: int) -> None:
    """Remember where the record of an answer lies in the export."""
    driver_of(connection).execute(_NOTE_PLACE, (record_id, file, offset, length))


def place_of(connection: Connection, record_id: str) -> dict[str, Any] | None:
    """Return where a record lies in the export, with the keys of a manifest row's ``warc``; None where it does not."""
    row = _PLACE_OF.first(connection, id=record_id)
    return None if row is None else {
        "file": row.file, "offset": row.offset, "length": row.length, "record_id": row.record_id
    }  # fmt: skip


def newest(connection: Connection) -> str:
    """Return the time of the newest thing that was chosen: reading, capture or verdict."""
    return str(connection.scalar(text(_NEWEST)) or "")


def open_warc(folder: Path, name: str) -> BinaryIO:
    """Open a WARC file of a store, which may be one that is still being written, or one that was freed.

    :raises StoreUnsound: when it is gone.
    :raises StoreError: when it cannot be read.
    """
    for path in (folder / name, folder / f"{name}{OPEN_SUFFIX}"):
        with translated(path):
            if path.exists():
                return path.open("rb")
    if is_held(folder, name):
        return open_file(folder, name)
    raise StoreUnsound(f"{folder / name}: this WARC file is gone, and the manifest has captures in it")


def _resolve_revisits(connection: Connection, folder: Path, chosen: Chosen, *, restricted: bool) -> None:
    """Take in what revisits refer to, and leave out those whose original may not be told of or is not there.

    What a revisit refers to is read from its record.
    """
    found = connection.execution_options(yield_per=1000).execute(text(_REVISITS))
    for name, rows in groupby(found, lambda row: str(row.file)):
        with open_warc(folder, name) as file, translated(folder / name):
            for row in rows:
                try:
                    record_id = read_beginning(file, row.offset, row.length).get("WARC-Refers-To")
                except ValueError as error:
                    raise StoreUnsound(f"{folder / name}: {error}") from error
                if record_id is None:
                    raise StoreUnsound(f"{folder / name}: no revisit record at byte {row.offset}")
                values = {"revisit": row.id, "record_id": record_id}
                connection.execute(
                    text("INSERT INTO referred (revisit, record_id) VALUES (:revisit, :record_id)"), values
                )
    if not connection.scalar(text("SELECT EXISTS (SELECT 1 FROM referred)")):
        return
    _script(connection, _INDEXED_ORIGINALS)
    connection.execute(text(_ORIGINALS), {"restricted": restricted})
    chosen.unresolved = int(connection.scalar(text(_UNRESOLVED)) or 0)
    chosen.left_out += connection.execute(text(_ORPHANS)).rowcount - chosen.unresolved
    connection.execute(text("INSERT OR IGNORE INTO chosen SELECT original FROM referred WHERE original IS NOT NULL"))


def _count(connection: Connection) -> int:
    return int(connection.scalar(text("SELECT count(*) FROM chosen")) or 0)


def _count_restricted(connection: Connection, *, everything: bool) -> int:
    """Count the answers that are left out: of the store, or of the targets of the articles that were chosen."""
    if everything:
        return int(connection.scalar(text("SELECT count(*) FROM capture WHERE restricted AND file IS NOT NULL")) or 0)
    query = f"""SELECT count(DISTINCT judgement.id) FROM article_chosen
      JOIN citation ON citation.article_id = article_chosen.id
      JOIN url ON url.key = citation.url_key JOIN judgement ON judgement.id = url.judgement_id
      WHERE {_OPEN_HOP % "judgement.hops"}"""  # noqa: S608
    return int(connection.scalar(text(query)) or 0)


def _script(connection: Connection, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            connection.exec_driver_sql(statement)
