"""Where in its article a citation stands: the headings above it, its sentence, its place, its note."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
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


_FURNITURE = re.compile(
    r"\W*(?:share(?: (?:this|on)\b.*)?|share\b.{0,40}\bsharing options\b.*|follow us\b.*|subscribe|sign up\b.*)\W*",
    re.IGNORECASE,
)
"""Headings of a site's own, below which the rest of an article goes on."""


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
        return {
            "headings": list(self.headings),
            "sentence": self.sentence,
            "paragraph": self.paragraph,
            "offset": self.offset,
            "note": self.note,
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """Return what :meth:`to_json` wrote."""
        return cls(**{**said, "headings": tuple(said["headings"])})


class Places:
    """Where the links of a document stand, to be asked for in reading order."""

    def __init__(self, document: Document) -> None:
        """Look at nothing yet."""
        self._document = document
        self._without_furniture: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._block = -1
        self._starts: list[int] = []
        self._ends: list[int] = []
        """Of the marks that end sentences in the block that was asked for last, with the space behind them."""

    def of(self, link: Link, role: Role) -> Context:
        """Return where a link stands."""
        block, text = self._document.blocks[link.block], self._document.text
        note = None
        if role in _NOTES or block.kind is BlockKind.FOOTNOTE:
            note = _around(text, link, block.start, block.end) or None
        return Context(
            headings=self._headings(block.headings),
            sentence=self._sentence(link) if link.end > link.start else "",
            paragraph=link.block,
            offset=max(link.start - block.start, 0),
            note=note,
        )

    def _headings(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """Return headings without those of the site's own: "Share this story" stands above the rest of an article."""
        if headings not in self._without_furniture:
            self._without_furniture[headings] = tuple(one for one in headings if not _FURNITURE.fullmatch(one))
        return self._without_furniture[headings]

    def _sentence(self, link: Link) -> str:
        """Return the sentence around a link in its block."""
        text, block = self._document.text, self._document.blocks[link.block]
        if link.block != self._block:
            self._block = link.block
            stops = [
                stop.span()
                for stop in _END.finditer(text, block.start, block.end)
                if not _SHORTENED.search(text, max(block.start, stop.start() - 8), stop.start() + 1)
            ]
            self._starts, self._ends = [start for start, _ in stops], [end for _, end in stops]
        before, after = bisect_right(self._ends, link.start), bisect_left(self._starts, link.end)
        start = self._ends[before - 1] if before else block.start
        end = self._ends[after] if after < len(self._ends) else block.end
        return _around(text, link, start, end)


def _around(text: str, link: Link, start: int, end: int) -> str:
    """Return a stretch of text, cut to what is nearest to the link where it is long."""
    if end - start > MAX_CHARACTERS:
        room = max(0, MAX_CHARACTERS - (link.end - link.start))
        start = max(start, link.start - room // 2)
        end = min(end, start + MAX_CHARACTERS)
    return " ".join(text[start:end].split())
