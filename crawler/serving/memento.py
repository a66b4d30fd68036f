"""The Memento protocol (RFC 7089): a TimeGate's choice, TimeMaps, and the Link headers between them."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from crawler.mementos.memento import read_http_date, write_http_date
from crawler.serving.copies import Copy


class BadTime(ValueError):
    """An Accept-Datetime header that names no time."""


def accepted(header: str | None, now: datetime) -> datetime:
    """Return the time that an Accept-Datetime header asks for; the present without one (RFC 7089 section 4.5.3).

    :raises BadTime: when it names none.
    """
    if header is None:
        return now
    said = read_http_date(header)
    if said is None:
        raise BadTime(f"Accept-Datetime names no time: {header[:60]}")
    return said


class Addresses:
    """Where things are on this server; ``base`` is its origin, as in ``http://127.0.0.1:8080``."""

    def __init__(self, base: str) -> None:
        """Take the origin."""
        self.base = base

    def memento(self, copy: Copy) -> str:
        """Return where a copy is shown by itself."""
        return f"{self.base}/web/{copy.stamp}mp_/{copy.url}"

    def time_gate(self, url: str) -> str:
        """Return the TimeGate of an address."""
        return f"{self.base}/timegate/{url}"

    def time_map(self, url: str, form: str = "link") -> str:
        """Return the TimeMap of an address, in ``link`` or ``json`` form."""
        return f"{self.base}/timemap/{form}/{url}"

    def links(self, url: str, copies: Sequence[Copy], shown: Copy | None = None) -> str:
        """Return the value of a Link header: the original, its TimeGate and TimeMap, and the mementos beside one."""
        said = [
            f'<{url}>; rel="original"',
            f'<{self.time_gate(url)}>; rel="timegate"',
            f'<{self.time_map(url)}>; rel="timemap"; type="application/link-format"',
        ]
        if copies:
            near = {0, len(copies) - 1}
            if shown is not None:
                at = copies.index(shown)
                near |= {place for place in (at - 1, at, at + 1) if 0 <= place < len(copies)}
            said += [self._memento(copies, place, shown) for place in sorted(near)]
        return ", ".join(said)

    def _memento(self, copies: Sequence[Copy], place: int, shown: Copy | None = None) -> str:
        at = copies.index(shown) if shown is not None else None
        names = ["first"] * (place == 0) + ["last"] * (place == len(copies) - 1)
        if at is not None:
            names += ["prev"] * (place == at - 1) + ["next"] * (place == at + 1)
        relation = " ".join([*names, "memento"])
        copy = copies[place]
        return f'<{self.memento(copy)}>; rel="{relation}"; datetime="{write_http_date(copy.captured_at)}"'

    def link_format(self, url: str, copies: Sequence[Copy]) -> str:
        """Return a TimeMap in link format (RFC 7089 section 5)."""
        own = (
            f'<{self.time_map(url)}>; rel="self"; type="application/link-format"'
            f'; from="{write_http_date(copies[0].captured_at)}"; until="{write_http_date(copies[-1].captured_at)}"'
        )
        lines = [f'<{url}>; rel="original"', own, f'<{self.time_gate(url)}>; rel="timegate"']
        return ",\n".join([*lines, *(self._memento(copies, place) for place in range(len(copies)))]) + "\n"

    def json_format(self, url: str, copies: Sequence[Copy]) -> str:
        """Return a TimeMap in the JSON form that MemGator and other aggregators share."""
        listed = [{"datetime": _iso(copy), "uri": self.memento(copy)} for copy in copies]
        said = {
            "original_uri": url,
            "timegate_uri": self.time_gate(url),
            "timemap_uri": {"link_format": self.time_map(url), "json_format": self.time_map(url, "json")},
            "mementos": {"list": listed, "first": listed[0], "last": listed[-1]},
        }
        return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def _iso(copy: Copy) -> str:
    return copy.captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
