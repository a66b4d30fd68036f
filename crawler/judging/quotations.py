"""Whether the words that an article quotes are still in the page it cites.

A quotation is compared word by word: case, punctuation, quotation marks and white space make no difference. What the
quoting author left out (an ellipsis) or put in (square brackets) divides it into pieces, which are sought one after
another. A piece that is not there word for word is laid beside the place of the page that has most of its words in
their order.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from crawler.judging.folding import words

FOUND_FROM = 0.9
"""Similarity from which a quotation counts as found: a word in twenty misspelt, changed or left out."""

_GAP = re.compile(r"\[[^\[\]]{0,200}\]|\(\s*(?:…|\.{3,})\s*\)|…|\.(?:\s*\.){2,}")
_RARE_WORDS = 12
"""Of a piece, its rarest in the page, by which places are proposed."""
_MAX_OCCURRENCES = 2_000
_PLACES = 4
"""Proposed places that are looked at closely."""
_DRIFT = 3
"""Words by which a place may be off, for each word in ten that a piece has more or fewer."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well the page has the words."""

    found: bool
    similarity: float
    """1 for word for word, 0 for nothing alike; between them difflib's ratio over characters, to two decimals."""


class PageWords:
    """The words of a page, made ready for being searched."""

    def __init__(self, text: str) -> None:
        """Take the page's text as readers see it."""
        self._words = words(text)
        self._line = f" {' '.join(self._words)} "
        self._places: defaultdict[str, list[int]] | None = None

    def likeness(self, quotation: str) -> Likeness:
        """Return how well the page has the words of a quotation."""
        pieces = [piece for part in _GAP.split(quotation) if (piece := words(part))]
        if not pieces:
            return Likeness(found=False, similarity=0.0)
        total = sum(map(len, pieces))
        similarity, position = 0.0, 0
        for piece in pieces:
            alike, position = self._piece(piece, position)
            similarity += alike * len(piece) / total
        # Rounded down, so that 1 is said of what is there word for word.
        similarity = int(similarity * 100 + 1e-9) / 100
        return Likeness(similarity >= FOUND_FROM, similarity)

    def _piece(self, piece: tuple[str, ...], position: int) -> tuple[float, int]:
        """Return how alike a piece is to what follows a position of the line, else to anything, and where it ends."""
        line = f" {' '.join(piece)} "
        at = self._line.find(line, position)
        if at < 0:
            at = self._line.find(line)
        if at >= 0:
            return 1.0, at + len(line) - 1
        return max((self._alike(piece, start) for start in self._proposed(piece)), default=0.0), position

    def _proposed(self, piece: tuple[str, ...]) -> list[int]:
        """Return where in the page the piece may begin, by votes of its rarest words (the likeliest first)."""
        places = self._index()
        known = [(len(places[word]), number) for number, word in enumerate(piece) if word in places]
        votes: Counter[int] = Counter()
        for _, number in sorted(known)[:_RARE_WORDS]:
            for place in places[piece[number]][:_MAX_OCCURRENCES]:
                votes[(place - number) // _DRIFT] += 1
        near = Counter({bin_: votes[bin_] + votes[bin_ + 1] for bin_ in votes})
        return [bin_ * _DRIFT for bin_, _ in near.most_common(_PLACES)]

    def _alike(self, piece: tuple[str, ...], start: int) -> float:
        """Compare a piece to the words around a place, by characters; what stands around the piece costs nothing."""
        spare = _DRIFT + len(piece) // 5
        window = self._words[max(0, start - _DRIFT) : start + len(piece) + spare]
        matcher = SequenceMatcher(None, window, piece, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return 0.0
        first = max(0, blocks[0].a - blocks[0].b)
        last = blocks[-1].a + blocks[-1].size + len(piece) - (blocks[-1].b + blocks[-1].size)
        shown, sought = " ".join(window[first:last]), " ".join(piece)
        return min(0.99, SequenceMatcher(None, shown, sought, autojunk=False).ratio())

    def _index(self) -> defaultdict[str, list[int]]:
        if self._places is None:
            self._places = defaultdict(list)
            for place, word in enumerate(self._words):
                self._places[word].append(place)
        return self._places
