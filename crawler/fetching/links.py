"""Web links as headers and TimeMaps write them: ``<target>; rel="…"; name="…", …`` (RFC 8288 §3, RFC 6690 §2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WHITE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class WebLink:
    """One link: what it leads to, and what it says of that."""

    target: str
    """As written: it may be relative, or no URL at all."""
    rels: tuple[str, ...]
    """Its relation types in lower case, in order."""
    attributes: Mapping[str, str]
    """By name in lower case, ``rel`` among them; of a name that stands twice the first counts (RFC 8288 §3)."""


def read_links(text: str) -> Iterator[WebLink]:
    """Yield the links of a Link header's value or of a document in link-format, one after another.

    Read as RFC 8288 appendix B.2 has it, and forgiving: what is no link is passed over. Linear in the text's length.
    """
    place = text.find("<")
    while place >= 0:
        end = text.find(">", place)
        if end < 0:
            return
        target = text[place + 1 : end].strip(_WHITE)
        attributes, place = _attributes(text, end + 1)
        yield WebLink(target, tuple(dict.fromkeys(attributes.get("rel", "").lower().split())), attributes)
        place = text.find("<", place)


def _attributes(text: str, place: int) -> tuple[dict[str, str], int]:
    """Return the parameters of a link that stand at ``place``, and where they end."""
    found: dict[str, str] = {}
    place = _past_white(text, place)
    while place < len(text) and text[place] == ";":
        start = place = _past_white(text, place + 1)
        while place < len(text) and text[place] not in "=;, \t\r\n":
            place += 1
        name = text[start:place].lower()
        place = _past_white(text, place)
        value = ""
        if place < len(text) and text[place] == "=":
            value, place = _value(text, _past_white(text, place + 1))
            place = _past_white(text, place)
        if name:
            found.setdefault(name, value)
    return found, place


def _value(text: str, place: int) -> tuple[str, int]:
    """Return a parameter's value, a token or a quoted string, and where it ends."""
    start = place
    if place >= len(text) or text[place] != '"':
        while place < len(text) and text[place] not in ";,":
            place += 1
        return text[start:place].strip(_WHITE), place
    place += 1
    pieces: list[str] = []
    start = place
    while place < len(text) and text[place] != '"':
        if text[place] == "\\":
            pieces.append(text[start:place])
            start = place = place + 1
        place += 1
    pieces.append(text[start:place])
    return "".join(pieces), place + 1


def _past_white(text: str, place: int) -> int:
    while place < len(text) and text[place] in _WHITE:
        place += 1
    return place
