"""The quotations that a citation speaks for: what stands in quotation marks, or set off, beside its link."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from crawler.reading.document import Block, BlockKind, Document, Link

LEAST_WORDS = 4
"""Fewer in quotation marks are a title, a term or a sneer, and are found on any page by chance."""

MAX_QUOTATIONS = 3
"""For one citation, the nearest."""

MAX_CHARACTERS = 600
"""Of a quotation; the beginning of a longer one is kept."""

_REACH_CHARACTERS = 200
"""Between a quotation and its link there is less than this, and no other link."""

_SCANNED_CHARACTERS = 2_000_000
"""Of a document's paragraphs with links; a longer one is no article."""

_OPENS = r"(?<![^\s(\[\u2014\u2013/])"
_CLOSES = r"(?![^\W_])"
_INSIDE = "{1,1000}?"
# A pair a line: English and Chinese; German; French and German books; their single forms; Swedish and Finnish; typed;
# Japanese. Where opening and closing marks are the same, or another language's, white space tells which is which.
_QUOTED = re.compile(
    rf"“([^“”„]{_INSIDE})”"
    rf"|„([^„“”]{_INSIDE})[“”]"
    rf"|«([^«»]{_INSIDE})»"
    rf"|»([^«»]{_INSIDE})«"
    rf"|{_OPENS}‘((?:[^‘’]|’(?=[^\W_])){_INSIDE})’{_CLOSES}"
    rf"|{_OPENS}‚([^‚‘’]{_INSIDE})[‘’]"
    rf"|{_OPENS}”(?!\s)([^”“„]{_INSIDE})(?<!\s)”"
    rf"|{_OPENS}[\"＂](?!\s)([^\"＂]{_INSIDE})(?<!\s)[\"＂]{_CLOSES}"
    rf"|[「『]([^「」『』]{_INSIDE})[」』]"
)
_MARK = re.compile(r"[“„«»‘‚”\"＂「『]")
"""One of these opens every quotation; most paragraphs have none, which is told in no time."""
_NEXT_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s+\S|[。！？]")
_ANNOUNCES = re.compile(r"[:：]\s*\Z")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]{1,2}|[^\W_]+")


class Quotations:
    """The quotations of a document, to be asked for by link."""

    def __init__(self, document: Document) -> None:
        """Sort the document's links; nothing is sought yet."""
        self._document = document
        self._left = _SCANNED_CHARACTERS
        self._spans: dict[int, list[tuple[int, int, str]]] = {}
        self._shown = sorted((link.start, link.end) for link in document.links if link.end > link.start)

    def beside(self, link: Link) -> tuple[str, ...]:
        """Return the quotations of at least :data:`LEAST_WORDS` words that a link stands beside or within."""
        block = self._document.blocks[link.block]
        if block.kind is BlockKind.QUOTE:
            return _kept([self._document.text[block.start : block.end]])
        found: list[tuple[int, str]] = []
        quoted = self._quoted(link.block)
        first = bisect_left(quoted, link.start - _REACH_CHARACTERS, key=lambda quotation: quotation[1])
        for place in range(first, len(quoted)):
            start, end, words = quoted[place]
            if start > link.end + _REACH_CHARACTERS:
                break
            before, after = (end, link.start) if end <= link.start else (link.end, start)
            # A link may begin the next sentence ("…", she wrote. Source); a quotation that does is another's.
            seen = after if end <= link.start else after + 1
            if after - before <= _REACH_CHARACTERS and self._is_about(before, seen):
                found.append((max(after - before, 0), words))
        found += [(_REACH_CHARACTERS, words) for words in self._set_off(link)]
        return _kept(words for _, words in sorted(found, key=lambda one: one[0]))

    def _is_about(self, before: int, after: int) -> bool:
        """Whether neither another link nor the end of a sentence stands between a link and a quotation."""
        place = bisect_left(self._shown, (before, before))
        linked = place < len(self._shown) and self._shown[place][1] <= after
        return not linked and _NEXT_SENTENCE.search(self._document.text, before, max(before, after)) is None

    def _quoted(self, number: int) -> list[tuple[int, int, str]]:
        """Return where quotations begin and end in a block, and their words."""
        if number not in self._spans:
            block = self._document.blocks[number]
            length = block.end - block.start
            self._spans[number] = []
            if length <= self._left:
                self._left -= length
                if _MARK.search(self._document.text, block.start, block.end) is None:
                    return []
                self._spans[number] = [
                    (found.start(), found.end(), next(words for words in found.groups() if words is not None))
                    for found in _QUOTED.finditer(self._document.text, block.start, block.end)
                ]
        return self._spans[number]

    def _set_off(self, link: Link) -> Iterator[str]:
        """Yield the quotation that is set off as a paragraph of its own right after, or before, that of a link."""
        after = self._block(link.block + 1)
        if after is not None and after.kind is BlockKind.QUOTE and after.start - link.end <= _REACH_CHARACTERS:
            yield self._document.text[after.start : after.end]
        before, earlier = self._block(link.block - 1), self._block(link.block - 2)
        if before is None or before.kind is not BlockKind.QUOTE or link.start - before.end > _REACH_CHARACTERS:
            return
        # What a paragraph announces is told by its own links.
        announced = earlier is not None and _ANNOUNCES.search(self._document.text, earlier.start, earlier.end)
        if not announced:
            yield self._document.text[before.start : before.end]

    def _block(self, number: int) -> Block | None:
        return self._document.blocks[number] if 0 <= number < len(self._document.blocks) else None


def _kept(found: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for words in found:
        shown = " ".join(words.split()).strip('"“”„«»‘’ ')
        if len(shown) > MAX_CHARACTERS:
            shown = shown[:MAX_CHARACTERS].rpartition(" ")[0] or shown[:MAX_CHARACTERS]
        if len(_WORD.findall(shown)) >= LEAST_WORDS and shown not in kept:
            kept.append(shown)
    return tuple(kept[:MAX_QUOTATIONS])
