"""What a tool recorded against what was on the wire."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tests.conformance.serving import Served
from tests.world import World
from tests.world.server import Exchange


class Outcome(StrEnum):
    """How a case came through a tool."""

    EXACT = "exact"
    """Every request and every answer is recorded byte for byte."""
    CHANGED = "changed"
    """Something is recorded with other bytes, or something else was asked for than what is cited."""
    LOST = "lost"
    """Nothing is recorded of an exchange, or what the article cites was never asked for."""


@dataclass(frozen=True)
class Record:
    """A record of a WARC file, its block untouched."""

    type: str
    id: str
    uri: str
    concurrent_to: str
    refers_to: str
    media_type: str
    block: bytes

    @property
    def payload(self) -> bytes:
        """What follows the head of an answer."""
        return self.block.partition(b"\r\n\r\n")[2]


def read_records(paths: Iterable[Path]) -> Iterator[Record]:
    """Yield the records of WARC files, as far as they can be read."""
    for path in paths:
        with path.open("rb") as stream:
            try:
                for record in ArchiveIterator(stream, no_record_parse=True):
                    field = record.rec_headers.get_header
                    uri = (field("WARC-Target-URI") or "").strip("<>")  # wget's, as WARC 1.0 had it by mistake
                    yield Record(
                        record.rec_type,
                        field("WARC-Record-ID") or "",
                        uri,
                        field("WARC-Concurrent-To") or "",
                        field("WARC-Refers-To") or "",
                        field("Content-Type") or "",
                        record.raw_stream.read(),
                    )
            except ArchiveLoadFailed:
                continue


def compare(served: Sequence[Served], world: World, records: Iterable[Record]) -> list[Outcome]:
    """Return the outcome of each case."""
    held = list(records)
    payloads = {r.id: r.payload for r in held if r.type == "response"}
    by_authority: dict[str, list[Record]] = defaultdict(list)
    for record in held:
        whole = record
        if record.type == "revisit" and record.refers_to in payloads:
            whole = replace(record, block=record.block + payloads[record.refers_to])
        by_authority[_authority_in(record.uri)].append(whole)
    return [_outcome(one, one.exchanges(world), by_authority[_authority_in(one.url)]) for one in served]


def _outcome(served: Served, exchanges: list[Exchange], records: list[Record]) -> Outcome:
    if not exchanges:
        return Outcome.LOST
    found = [_outcome_of(exchange, records, endless=served.case.endless) for exchange in exchanges]
    asked = [exchange.path for exchange in exchanges]
    if served.case.asked[0] not in asked:
        found.append(Outcome.CHANGED)
    elif any(target not in asked for target in served.case.asked):
        found.append(Outcome.LOST)
    return max(found, key=list(Outcome).index)


def _outcome_of(exchange: Exchange, records: list[Record], *, endless: bool) -> Outcome:
    request_held = any(r.type == "request" and r.block == exchange.request for r in records)
    if not exchange.response:
        # Nothing came: that it was tried, and how, is all there is to record.
        told = any(r.type == "metadata" and _tells_of(r.block, exchange) for r in records)
        return Outcome.EXACT if request_held or told else Outcome.LOST
    if any(answer and _agrees(answer, exchange.response, endless=endless) for answer in _answers(records)):
        return Outcome.EXACT if request_held else Outcome.CHANGED
    recorded = any(r.type in ("response", "revisit") and _target_of(r.uri) == exchange.path for r in records)
    return Outcome.CHANGED if recorded else Outcome.LOST


def _agrees(recorded: bytes, sent: bytes, *, endless: bool) -> bool:
    return sent.startswith(recorded) if endless else recorded == sent


def _answers(records: list[Record]) -> Iterator[bytes]:
    """Yield what is recorded of each answer, with its interim answers where they are in a record beside it."""
    interim = {
        r.concurrent_to: r.block
        for r in records
        if r.type == "metadata" and r.media_type == "application/http;msgtype=response"
    }
    for record in records:
        if record.type in ("response", "revisit"):
            yield interim.get(record.id, b"") + record.block


def _tells_of(block: bytes, exchange: Exchange) -> bool:
    first = exchange.request.partition(b"\r\n")[0]
    return first in block


def _authority_in(uri: str) -> str:
    """Return host and port of a URL, or of one that stands within another name."""
    return uri.partition("://")[2].partition("/")[0].partition("?")[0]


def _target_of(uri: str) -> str:
    rest = uri.partition("://")[2]
    return "/" + rest.partition("/")[2].partition("#")[0]
