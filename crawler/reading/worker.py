"""The process that parses: documents are hostile input, and parsers have no limits of their own.

It reads requests from standard input and answers on standard output, until its input ends. A request is a line of JSON
and the bytes of the source and of the files beside it; an answer is a line of JSON (see :mod:`crawler.reading.parsing`
for the other end).
"""

import dataclasses
import json
import sys
from collections.abc import Iterable
from typing import Any, BinaryIO

from crawler.confining import confine, limit_cpu
from crawler.reading import link_scan
from crawler.reading.building import TooManyLinks
from crawler.reading.document import MAX_BLOCKS, MAX_LINKS, MAX_TEXT_CHARACTERS, Document, Source, UnreadableSource
from crawler.reading.kinds import SCANNED, Kind
from crawler.reading.readers import reader_of


def serve(memory_bytes: int, kinds: Iterable[str] = ()) -> None:
    """Answer requests until standard input ends, never using more than ``memory_bytes`` of address space.

    The readers of ``kinds`` are made ready before the first request.
    """
    confine(memory_bytes)
    for kind in kinds:
        reader_of(Kind(kind))
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline():
        answers.write(_answer(json.loads(line), requests) + b"\n")
        answers.flush()


def _answer(request: dict[str, Any], requests: BinaryIO) -> bytes:
    limit_cpu(request["cpu_seconds"])
    try:
        data = requests.read(request["bytes"])
        beside = {name: requests.read(size) for name, size in request["beside"].items()}
        source = Source(request["name"], data, request["url"], request["content_type"], beside=beside)
        document = parse(source, Kind(request["kind"]), scan_only=request["scan_only"])
        return json.dumps({"document": document}, default=_fields, ensure_ascii=True).encode()
    except UnreadableSource as error:
        return json.dumps({"unreadable": str(error)}).encode()
    except Exception as error:  # noqa: BLE001 - whatever a parser throws at hostile input, the caller hears of it
        return json.dumps({"failed": f"{type(error).__name__}: {error}"[:500]}).encode()


def parse(source: Source, kind: Kind, *, scan_only: bool = False) -> Document:
    """Read a source by the reader of its kind, in this process; ``scan_only`` by the one that cannot hang.

    :raises UnreadableSource: when the reader does, or when there is more in it than in any article.
    """
    document = _parse(source, kind, scan_only=scan_only)
    for limit, what, many in (
        (MAX_TEXT_CHARACTERS, "characters of text", len(document.text)),
        (MAX_BLOCKS, "paragraphs and cells", len(document.blocks)),
    ):
        if many > limit:
            raise UnreadableSource(f"{source.name}: more than {limit:,} {what} stand in it; is it an article?")
    return document


def _parse(source: Source, kind: Kind, *, scan_only: bool) -> Document:
    try:
        return link_scan.scan(source, kind) if scan_only else reader_of(kind)(source)
    except RecursionError:
        if kind not in SCANNED:
            raise
        warning = "it is nested too deep for its structure to be read; its text and links were"
        document = link_scan.scan(source, kind)
        return dataclasses.replace(document, warnings=(*document.warnings, warning))
    except TooManyLinks:
        raise UnreadableSource(f"{source.name}: more than {MAX_LINKS:,} links stand in it; is it an article?") from None


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
