"""What metadata records tell of articles, citations, verdicts and captures, beside what the database says of them.

Both sides are brought to the same values under the same key. What a record tells never changes, and what the database
says is told by some record: every change of it that is not only a time or a count is testified of in the transaction
that makes it. So a row whose values no record has told was altered by something else.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, bindparam, select

from crawler import urls
from crawler.manifest import articles
from crawler.manifest.jobs import Purpose, key_of
from crawler.manifest.rows import ARTICLE_KEYS, ARTICLE_URI, CITATION_KEYS, CITATION_URI
from crawler.manifest.schema import STATED_KEYS, article, capture, check_run, citation, judgement, url
from crawler.manifest.statements import Query, one_of

_VERDICT_KEYS = ("status", "reason", "confidence", "checked_at", "evidence")
_READING_KEYS = ("media_type", "warnings", "digest")
_HOP_KEYS = ("captured_at", "mime", "payload_digest", "restricted", "hop")
_CITED_KEYS = (
    *CITATION_KEYS, "article_id", "identifier_scheme", "identifier_value", "recovered_from", "first_seen", "planned",
    "url_key",
)  # fmt: skip
_UNKNOWN_READING = {"media_type": "", "warnings": [], "digest": ""}
"""What a rebuild enters for an article whose own record is lost."""

_DIGEST_BYTES = 16
_ROWS_AT_ONCE = 500
_written = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False).encode
_RECORD_IDS = Query(select(capture.c.id, capture.c.record_id).where(one_of(capture.c.id, "ids")))
_RECORDED = Query(select(*(capture.c[name] for name in ("record_id", *_HOP_KEYS))).where(one_of(capture.c.id, "ids")))
_CITED = Query(select(citation.c.id).where(citation.c.url_key == bindparam("key")).limit(1))


class Statement(NamedTuple):
    """What is said of one thing."""

    about: str
    """``article``, ``citation``, ``verdict`` or ``capture``, and the id of the one that is meant."""
    values: Mapping[str, Any]

    @property
    def digest(self) -> bytes:
        """Of all of it: equal for the same values of the same thing, on either side."""
        written = f"{self.about}\n{_written(self.values)}"
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).digest()[:_DIGEST_BYTES]

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
    judged = _columns(judgement, "url_key", (*_VERDICT_KEYS, "run", "hops"))
    rows = connection.execute(judged.where(judgement.c.run.not_in(unrecorded)))
    for some in rows.partitions(_ROWS_AT_ONCE):
        ids = json.dumps([id_ for row in some for id_ in row.hops])
        records = {held.id: held.record_id for held in _RECORD_IDS.all(connection, ids=ids)}
        for key, *cells, hops in some:
            values = dict(zip((*_VERDICT_KEYS, "run"), cells, strict=True))
            yield _verdict(key, {**values, "hops": [records.get(id_) for id_ in hops]})


def _said_of_articles(connection: Connection) -> Iterator[Statement]:
    for row in connection.execute(select(article)):
        said = {name: getattr(row, name) for name in ARTICLE_KEYS} | articles.stated_of(connection, row.id)
        yield _article(said, {name: getattr(row, name) for name in _READING_KEYS})
    for id_, *cells in connection.execute(_columns(citation, "id", _CITED_KEYS)):
        yield Statement(f"citation {id_}", dict(zip(_CITED_KEYS, cells, strict=True)))


def said_of_captures(connection: Connection, told_of: Callable[[Iterable[str]], set[str]]) -> Iterator[Statement]:
    """Yield what the database says of every capture that was recorded, and that ``told_of`` picks.

    Most are requisites, of which no metadata record tells.
    """
    recorded = select(capture.c.id, capture.c.record_id).where(capture.c.record_id.is_not(None))
    for some in connection.execute(recorded).partitions(_ROWS_AT_ONCE):
        told = told_of(f"capture {record_id}" for _, record_id in some)
        ids = [id_ for id_, record_id in some if f"capture {record_id}" in told] if told else []
        for record_id, *cells in _RECORDED.all(connection, ids=json.dumps(ids)) if ids else ():
            yield Statement(f"capture {record_id}", dict(zip(_HOP_KEYS, cells, strict=True)))


def _columns(table: Table, key: str, names: Iterable[str]) -> Select[Any]:
    return select(*(table.c[name] for name in (key, *names)))


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
    for key, text, its_host, its_origin, purpose, cookies in connection.execute(
        select(url.c.key, url.c.url, url.c.host, url.c.origin, url.c.purpose, url.c.cookies)
    ):
        try:
            expected = (key_of(text, Purpose(purpose), cookies), *_place_of(text))
        except ValueError:
            expected = ("", "", "")
        if (key, its_host, its_origin) != expected:
            yield text


def _place_of(text: str) -> tuple[str, str]:
    """Return the host and the origin of a URL."""
    parts = urls.plain(text) or urls.address(text)
    return parts.host, parts.origin


def _article(said: Mapping[str, Any], reading: Mapping[str, Any]) -> Statement:
    values = {name: said[name] for name in ARTICLE_KEYS}
    # Records of earlier versions say less.
    values |= {name: said.get(name) for name in STATED_KEYS} | {name: reading[name] for name in _READING_KEYS}
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


def _verdict(url_key: str, values: Mapping[str, Any]) -> Statement:
    return Statement(f"verdict {url_key} {values['checked_at']}", values)


@lru_cache(256)
def _key_of(target: str) -> str:
    return key_of(urls.fetchable(target), Purpose.TARGET)
