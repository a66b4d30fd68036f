"""CDX servers: an archive's index of captures, asked and read (Wayback CDX Server API; pywb CDXJ Server API)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from crawler.mementos.memento import Memento, memento_url, read_timestamp, write_timestamp

MAX_CAPTURES = 100_000
"""Of one answer; what is beyond is left unread."""

_NAMES = {
    "timestamp": ("timestamp",),
    "original": ("original", "url"),
    "status": ("statuscode", "status"),
}
"""What the servers call what is needed here: the Wayback Machine's name, then pywb's."""


@dataclass(frozen=True, slots=True)
class Captures:
    """What one answer of a CDX server lists."""

    mementos: tuple[Memento, ...]
    whole: bool = True
    """False where the answer ends in a resumption key: the server has more."""


def question(endpoint: str, target: str, closest: datetime, limit: int) -> str:
    """Return the URL that asks a CDX server for captures of a page that were answered with 200, nearest first.

    ``filter=statuscode:200`` is a regular expression to the Wayback Machine and part of a value to pywb, and so means
    the same to both. What is newest is nearest to now: ``limit=-1`` would ask for it too, and gets nothing from pywb
    2.10.
    """
    asked = {
        "url": target,
        "output": "json",
        "closest": write_timestamp(closest),
        "sort": "closest",
        "filter": "statuscode:200",
        "limit": str(limit),
    }
    joint = "&" if "?" in endpoint else "?"
    return f"{endpoint}{joint}{urlencode(asked, quote_via=quote)}"


def read_captures(text: str, replay: str | None) -> Captures:
    """Return what a CDX server's answer lists: a JSON array with a header (Wayback), or an object a line (pywb).

    ``replay`` is where the archive shows copies: a timestamp, a slash and the page's URL are put behind it.

    :raises ValueError: when it is neither form.
    """
    stripped = text.strip()
    if not stripped:
        return Captures(())
    if stripped.startswith("["):
        try:
            said = json.loads(stripped)
        except RecursionError:
            raise ValueError("nested too deep") from None
        if not isinstance(said, list):
            raise ValueError("no list of captures")
        return _of_table(said, replay)
    return Captures(tuple(_of_lines(stripped, replay)))


def _of_table(said: list[Any], replay: str | None) -> Captures:
    if not said:
        return Captures(())
    header = said[0]
    if not isinstance(header, list) or "timestamp" not in header:
        raise ValueError("no list of captures")
    found: list[Memento] = []
    for row in said[1 : MAX_CAPTURES + 1]:
        if row == []:
            return Captures(tuple(found), whole=False)  # a resumption key follows
        if isinstance(row, list):
            found += _memento(dict(zip(map(str, header), row, strict=False)), replay)
    return Captures(tuple(found), whole=len(said) <= MAX_CAPTURES + 1)


def _of_lines(text: str, replay: str | None) -> Iterator[Memento]:
    understood = False
    for line in text.splitlines()[:MAX_CAPTURES]:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and "timestamp" in said:
            understood = True
            yield from _memento(said, replay)
    if not understood:
        raise ValueError("no list of captures")


def _memento(said: dict[str, Any], replay: str | None) -> Iterator[Memento]:
    values = {name: next((said[one] for one in spelt if one in said), None) for name, spelt in _NAMES.items()}
    at, original = read_timestamp(values["timestamp"]), memento_url(values["original"])
    if at is None or original is None or replay is None:
        return
    status = str(values["status"])
    known = status.isascii() and status.isdigit() and len(status) == 3
    url = memento_url(f"{replay}{write_timestamp(at)}/{original}")
    if url is not None:
        yield Memento(url, at, int(status) if known else None)
