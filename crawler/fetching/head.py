"""The head of a response, read as browsers read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_STATUS_LINE = re.compile(
    rb"(?P<version>(?:HTTP|ICY)(?:/[0-9]+(?:\.[0-9]+)?)?)[ \t]+(?P<status>[0-9]{3})(?![0-9])[ \t]*(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WHITE = b" \t\r\n\x00"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a response as it was understood; the bytes themselves are in ``Exchange.raw``."""

    version: bytes
    """``HTTP/1.1`` as sent."""
    status: int
    reason: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    """In order, duplicates kept, names and values as sent without the white space around them."""
    _values: dict[bytes, list[bytes]] = field(init=False, repr=False, compare=False)
    """Of each header, by its name in lower case: they are asked for some twenty times an answer."""

    def __post_init__(self) -> None:
        """Sort the headers by their names."""
        values: dict[bytes, list[bytes]] = {}
        for name, value in self.headers:
            values.setdefault(name.lower(), []).append(value)
        object.__setattr__(self, "_values", values)

    def get(self, name: bytes) -> bytes | None:
        """Return the first value of a header, by case-insensitive name."""
        values = self._values.get(name.lower())
        return values[0] if values is not None else None

    def get_all(self, name: bytes) -> list[bytes]:
        """Return every value of a header, by case-insensitive name, in order."""
        return list(self._values.get(name.lower(), ()))

    @property
    def transfer_codings(self) -> list[bytes]:
        """The transfer codings in the order they were applied, lower case (RFC 9112 §6.1)."""
        return [coding.strip().lower() for value in self.get_all(b"transfer-encoding") for coding in value.split(b",")]


class MalformedAnswer(ValueError):
    """The bytes are no HTTP/1 answer by any reading; the message says why in a few words."""


def parse_head(raw: bytes, oddities: list[str]) -> Head:
    """Return what a response head says; what is out of the ordinary is added to ``oddities``.

    :raises MalformedAnswer: when its first line is no status line.
    """
    lines = raw.split(b"\n")
    if any(line and not line.endswith(b"\r") for line in lines):
        note(oddities, "a bare LF ends a header line")
    first = _STATUS_LINE.fullmatch(lines[0].rstrip(b"\r"))
    if first is None:
        raise MalformedAnswer("its first line is no status line")
    if not re.fullmatch(rb"HTTP/1\.[01]", first["version"]):
        note(oddities, f"an odd protocol version: {first['version'].decode('latin-1')}")
    if not first["reason"]:
        note(oddities, "no reason phrase")
    headers = tuple(_headers(lines[1:], oddities))
    return Head(first["version"], int(first["status"]), first["reason"].rstrip(_WHITE), headers)


def _headers(lines: list[bytes], oddities: list[str]) -> Iterator[tuple[bytes, bytes]]:
    name: bytes | None = None
    values: list[bytes] = []
    for line in (raw.rstrip(b"\r") for raw in lines):
        if not line:
            continue
        if line[:1] in (b" ", b"\t") and name is not None:
            note(oddities, "a header folded over lines")
            values.append(line.strip(_WHITE))
            continue
        if name is not None:
            yield name, b" ".join(values)
        before, colon, after = line.partition(b":")
        if not colon:
            note(oddities, "a header line without a colon")
            name = None
            continue
        name, values = before.strip(_WHITE), [after.strip(_WHITE)]
        if name != before:
            note(oddities, "white space around a header's name")
        if not line.isascii():
            note(oddities, "header bytes outside ASCII")
    if name is not None:
        yield name, b" ".join(values)


def note(oddities: list[str], oddity: str) -> None:
    """Add an oddity, once."""
    if oddity not in oddities:
        oddities.append(oddity)
