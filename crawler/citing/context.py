"""Where in its article a citation stands: the headings above it, its sentence, its place, its note."""

import re
from dataclasses import asdict, dataclass
from typing import Any, Self

from crawler.reading.document import BlockKind, Document, Link
from crawler.vocabulary import Role

MAX_CHARACTERS = 1_000
"""Of a sentence or note; of a longer one what is nearest to the link is kept."""

_NOTES = frozenset({Role.FOOTNOTE, Role.REFERENCE})

# A stop, perhaps closing marks, and space; or a stop of Chinese and Japanese, which takes none.
_END = re.compile(r"[.!?…؟।][\"”’»)\]]*\s+|[。！？][」』”）]*")

# What a stop does not end a sentence after: initials, and what is shortened everywhere.
_SHORTENED = re.compile(
    r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|cf|ca|al|etc|Fig|Vol|pp|ed|eds|Jr|Sr|Inc|Ltd|Nr|Art|Abs|bzw|usw|Mme|Sra))\.\Z"
)


@dataclass(frozen=True, slots=True)
class Context:
    """Where a citation stands."""

    headings: tuple[str, ...] = ()
    """Above it, outermost first."""
    sentence: str = ""
    """That it stands in, as read; empty for a link that shows no text."""
    paragraph: int = 0
    """Of the article's blocks of text, counted from 0."""
    offset: int = 0
    """Of the link's first character in its paragraph, in code points."""
    note: str | None = None
    """Of a citation in a footnote or a list of references, the whole entry."""

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {**asdict(self), "headings": list(self.headings)}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """Return what :meth:`to_json` wrote."""
        return cls(**{**said, "headings": tuple(said["headings"])})


def place_of(document: Document, link: Link, role: Role) -> Context:
    """Return where a link stands in its document."""
    block = document.blocks[link.block]
    text = document.text[block.start : block.end]
    first, last = link.start - block.start, link.end - block.start
    whole = role in _NOTES or block.kind is BlockKind.FOOTNOTE
    return Context(
        headings=block.headings,
        sentence=_sentence(text, first, last) if link.end > link.start else "",
        paragraph=link.block,
        offset=max(first, 0),
        note=_around(text, first, last, 0, len(text)) if whole and text.strip() else None,
    )


def _sentence(text: str, first: int, last: int) -> str:
    """Return the sentence around a place in a block."""
    lowest, highest = max(0, first - 2 * MAX_CHARACTERS), min(len(text), last + 2 * MAX_CHARACTERS)
    start, end = lowest, highest
    for stop in _END.finditer(text, lowest, highest):
        if _SHORTENED.search(text, max(lowest, stop.start() - 8), stop.start() + 1):
            continue
        if stop.end() <= first:
            start = stop.end()
        elif stop.start() >= last:
            end = stop.end()
            break
    return _around(text, first, last, start, end)


def _around(text: str, first: int, last: int, start: int, end: int) -> str:
    """Return a stretch of text, cut to what is nearest to the link where it is long."""
    if end - start > MAX_CHARACTERS:
        room = max(0, MAX_CHARACTERS - (last - first))
        start = max(start, first - room // 2)
        end = min(end, start + MAX_CHARACTERS)
    return " ".join(text[start:end].split())
