"""The CDXJ index beside each WARC file: a line for each answer, sorted by SURT key and time.

The format is that of cdxj-indexer and pywb: ``key timestamp {json}``. The SURT library is AGPL-licensed, so keys are
made here, from the parsed URL: host labels reversed, scheme, ``www`` and default port dropped, lower case, query
arguments sorted.
"""

import json
import re
from datetime import datetime
from pathlib import Path

import ada_url
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from crawler.fetching.exchange import Exchange
from crawler.recording.files import sync_directory, translated
from crawler.recording.values import Recorded

SUFFIX = ".cdxj"

_WWW = re.compile(r"^www[0-9]*\.")


def key(url: str) -> str:
    """Return the SURT key of an http or https URL: ``org,example)/path?query``."""
    parsed = ada_url.URL(url)
    host = _WWW.sub("", parsed.hostname)
    # The tools that read the index reverse the parts of an IPv4 address like those of a name.
    labels = host if host.startswith("[") else ",".join(reversed(host.split(".")))
    port = f":{parsed.port}" if parsed.port else ""
    path = parsed.pathname.lower()
    path = path[:-1] if len(path) > 1 and path.endswith("/") else path or "/"
    query = "&".join(sorted(parsed.search[1:].lower().split("&")))
    return f"{labels}{port}){path}" + (f"?{query}" if query else "")


def line(recorded: Recorded, exchange: Exchange, *, revisit: bool) -> str:
    """Return the index line of an answer."""
    assert exchange.head is not None
    media_type = (exchange.head.get(b"content-type") or b"unk").partition(b";")[0].strip().decode("latin-1")
    said = {
        "url": exchange.url,
        "mime": "warc/revisit" if revisit else media_type or "unk",
        "status": str(exchange.head.status),
        "digest": recorded.payload_digest,
        "length": str(recorded.length),
        "offset": str(recorded.offset),
        "filename": recorded.file,
    }
    return _entry(exchange.url, recorded.captured_at, said)


def write(folder: Path, warc: str, lines: list[str]) -> None:
    """Write the index of a closed WARC file, sorted by bytes, as a whole or not at all.

    :raises StoreError: when it cannot be written.
    """
    path = path_of(folder / warc)
    draft = path.with_name(f"{path.name}.part")
    with translated(path):
        draft.write_bytes(b"".join(sorted(f"{entry}\n".encode() for entry in lines)))
        draft.rename(path)
        sync_directory(folder)


def path_of(warc: Path) -> Path:
    """Return where the index of a WARC file is."""
    return warc.with_name(f"{warc.name.removesuffix('.gz')}{SUFFIX}")


def rebuild(warc: Path) -> None:
    """Make the index of a WARC file anew from its records.

    :raises StoreError: when the file cannot be read or the index cannot be written.
    """
    lines = []
    with translated(warc), warc.open("rb") as stream:
        records = ArchiveIterator(stream)
        for record in records:
            if record.rec_type not in ("response", "revisit") or record.http_headers is None:
                continue
            record.raw_stream.read()
            lines.append(_line_of(record, warc.name, records.get_record_offset(), records.get_record_length()))
    write(warc.parent, warc.name, lines)


def _line_of(record: ArcWarcRecord, file: str, offset: int, length: int) -> str:
    url = record.rec_headers.get_header("WARC-Target-URI")
    media_type = (record.http_headers.get_header("Content-Type") or "unk").partition(";")[0].strip()
    said = {
        "url": url,
        "mime": "warc/revisit" if record.rec_type == "revisit" else media_type or "unk",
        "status": record.http_headers.get_statuscode(),
        "digest": record.rec_headers.get_header("WARC-Payload-Digest"),
        "length": str(length),
        "offset": str(offset),
        "filename": file,
    }
    moment = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    return _entry(url, moment, said)


def _entry(url: str, moment: datetime, said: dict[str, str | None]) -> str:
    known = {name: value for name, value in said.items() if value is not None}
    return f"{key(url)} {moment:%Y%m%d%H%M%S} {json.dumps(known)}"
