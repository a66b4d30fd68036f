"""What metadata records tell of articles, citations, verdicts and captures, beside what the database says of them.

Both sides are brought to the same values under the same key. What a record tells never changes, and what the database
says is told by some record: every change of it that is not only a time or a count is testified of in the transaction
that makes it. So a row whose values no record has told was altered by something else.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from crawler import urls
from crawler.engine.testimony import ARTICLE_URI, CITATION_URI
from crawler.manifest.jobs import Purpose, key_of
from crawler.manifest.rows import ARTICLE_KEYS, CITATION_KEYS
from crawler.manifest.schema import article, capture, check_run, citation, judgement, url
from crawler.manifest.statements import Query, one_of

_VERDICT_KEYS = ("status", "reason", "confidence", "checked_at", "evidence")
_READING_KEYS = ("media_type", "warnings", "digest")
_HOP_KEYS = ("captured_at", "mime", "payload_digest", "restricted", "hop")
_UNKNOWN_READING = {"media_type": "", "warnings": [], "digest": ""}
"""What a rebuild enters for an article whose own record is lost."""

_DIGEST_BYTES = 16
_RECORD_IDS = Query(select(capture.c.id, capture.c.record_id).where(one_of(capture.c.id, "ids")))
_CITED = Query(select(citation.c.id).where(citation.c.url_key == bindparam("key")).limit(1))


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of one thing."""

    about: str
    """``article``, ``citation``, ``verdict`` or ``capture``, and the id of the one that is meant."""
    values: Mapping[str, Any]

    @property
    def digest(self) -> bytes:
        """Of the values: equal for equal values, on either side."""
        written = json.dumps(self.values, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(written.encode()).digest()[:_DIGEST_BYTES]

    def differing(self, other: "Statement") -> list[str]:
        """Return the names of the values that another statement has otherwise."""
        return [name for name, value in self.values.items() if other.values.get(name) != value]


def is_testimony(target_uri: str) -> bool:
    """Whether a metadata record about this is one that :func:`told_by` understands."""
    return target_uri.startswith((ARTICLE_URI, CITATION_URI))


def told_by(target_uri: str, block: bytes) -> Iterator[Statement]:
    """Yield what a metadata record tells.

    :raises ValueError: when it cannot be understood.
    """
    try:
        said = json.loads(block)
        if target_uri.startswith(ARTICLE_URI):
            for line in said:
                yield from _of_reading(line)
        else:
            yield from _of_verdict(said)
    except (KeyError, TypeError, AttributeError, urls.InvalidURL) as e:
        raise ValueError(f"{type(e).__name__}: {e}") from e


def _of_reading(line: Mapping[str, Any]) -> Iterator[Statement]:
    reading = line["reading"]
    yield _article(line["article"], reading)
    if line["citation"] is None:
        return
    verdict = line["verdict"]
    is_planned = not verdict["checks"] and verdict["status"] != "pending"
    yield _citation(line, {name: verdict[name] for name in _VERDICT_KEYS} if is_planned else None)


def _of_verdict(line: Mapping[str, Any]) -> Iterator[Statement]:
    grounds, verdict = line["grounds"], line["verdict"]
    yield _article(line["article"], _UNKNOWN_READING)
    yield _citation(line, None)
    key = _key_of(line["citation"]["target"])
    hops = [hop["record_id"] for hop in grounds["hops"]]
    yield _verdict(key, {**{name: verdict[name] for name in _VERDICT_KEYS}, "run": grounds["run"], "hops": hops})
    for hop in grounds["hops"]:
        if hop["record_id"] is not None:
            yield Statement(f"capture {hop['record_id']}", {name: hop[name] for name in _HOP_KEYS})


def said_by(connection: Connection) -> Iterator[Statement]:
    """Yield what the database says, and records must tell, of articles, citations and verdicts.

    A run of `evercite check` writes no records. What it judged is left out, and where there was one, so are articles
    and citations, since it may have read them last.
    """
    unrecorded = set(connection.scalars(select(check_run.c.run)))
    if not unrecorded:
        yield from _said_of_articles(connection)
    for row in connection.execute(select(judgement).where(judgement.c.run.not_in(unrecorded))):
        records = {held.id: held.record_id for held in _RECORD_IDS.all(connection, ids=json.dumps(row.hops))}
        values = {name: getattr(row, name) for name in (*_VERDICT_KEYS, "run")}
        yield _verdict(row.url_key, {**values, "hops": [records.get(id_) for id_ in row.hops]})


def _said_of_articles(connection: Connection) -> Iterator[Statement]:
    for row in connection.execute(select(article)):
        said = {name: getattr(row, name) for name in ARTICLE_KEYS}
        yield _article(said, {name: getattr(row, name) for name in _READING_KEYS})
    for row in connection.execute(select(citation)):
        yield _cited(row)


def said_of_captures(connection: Connection) -> Iterator[Statement]:
    """Yield what the database says of every capture that was recorded."""
    for row in connection.execute(select(capture).where(capture.c.record_id.is_not(None))):
        yield Statement(f"capture {row.record_id}", {name: getattr(row, name) for name in _HOP_KEYS})


def citation_of(connection: Connection, about: str) -> str:
    """Return the id of a citation that a statement concerns, empty where it concerns none."""
    kind, _, id_ = about.partition(" ")
    if kind == "citation":
        return id_
    if kind != "verdict":
        return ""
    row = _CITED.first(connection, key=id_.partition(" ")[0])
    return row.id if row is not None else ""


def misplaced_urls(connection: Connection) -> Iterator[str]:
    """Yield the URLs of the frontier whose key, host or origin is not theirs."""
    for row in connection.execute(select(url)):
        try:
            purpose, place = Purpose(row.purpose), urls.address(row.url)
            expected = (key_of(row.url, purpose, row.cookies), place.host, place.origin)
        except ValueError:
            expected = ("", "", "")
        if (row.key, row.host, row.origin) != expected:
            yield row.url


def _article(said: Mapping[str, Any], reading: Mapping[str, Any]) -> Statement:
    values = {name: said[name] for name in ARTICLE_KEYS} | {name: reading[name] for name in _READING_KEYS}
    return Statement(f"article {said['id']}", values)


def _citation(line: Mapping[str, Any], planned: Mapping[str, Any] | None) -> Statement:
    said = line["citation"]
    identifier = said["identifier"] or {"scheme": None, "value": None}
    values = {
        **{name: said[name] for name in CITATION_KEYS},
        "article_id": line["article"]["id"],
        "identifier_scheme": identifier["scheme"],
        "identifier_value": identifier["value"],
        "recovered_from": said["recovered_from"],
        "first_seen": line["verdict"]["first_seen"],
        "planned": planned,
        "url_key": None if planned is not None else _key_of(said["target"]),
    }
    return Statement(f"citation {said['id']}", values)


def _cited(row: Any) -> Statement:
    names = (
        *CITATION_KEYS, "article_id", "identifier_scheme", "identifier_value", "recovered_from", "first_seen",
        "planned", "url_key",
    )  # fmt: skip
    return Statement(f"citation {row.id}", {name: getattr(row, name) for name in names})


def _verdict(url_key: str, values: Mapping[str, Any]) -> Statement:
    return Statement(f"verdict {url_key} {values['checked_at']}", values)


def _key_of(target: str) -> str:
    return key_of(urls.fetchable(target), Purpose.TARGET)
