"""How alike two links are by their words and the words around them, whatever they lead to."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.citing.citation import Citation

AROUND_CHARACTERS = 64
"""Of the words on each side that are compared: what a citation keeps of them."""

_SPACE = re.compile(r"[\W_]+")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]+|[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is compared of a link."""

    anchor: frozenset[str]
    """Trigrams of characters, as are the others."""
    before: frozenset[str]
    after: frozenset[str]
    words: frozenset[str]
    """Of the anchor and of both sides; pairs of characters where words are not set apart by spaces."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two links are, each from 0 to 1; None where neither has any words to compare."""

    anchor: float | None
    before: float | None
    after: float | None

    @property
    def around(self) -> float:
        """How alike the words around them are; 0 where there are none."""
        sides = [side for side in (self.before, self.after) if side is not None]
        return sum(sides) / len(sides) if sides else 0.0

    @property
    def whole(self) -> float:
        """How alike they are in all; a link without words, such as a picture's, is told by those around it."""
        return self.around if self.anchor is None else (self.anchor + 2 * self.around) / 3


def signature(link: Citation) -> Signature:
    """Return what is compared of a link."""
    before, after = link.prefix[-AROUND_CHARACTERS:], link.suffix[:AROUND_CHARACTERS]
    return Signature(
        _trigrams(link.text[:_ANCHOR_CHARACTERS]),
        _trigrams(before),
        _trigrams(after),
        frozenset(_words(f"{before} {link.text[:_ANCHOR_CHARACTERS]} {after}")),
    )


_ANCHOR_CHARACTERS = 400
"""Of an anchor that are compared; a longer one is a paragraph."""


def likeness(one: Signature, other: Signature) -> Likeness:
    """Return how alike two links are."""
    return Likeness(_alike(one.anchor, other.anchor), _alike(one.before, other.before), _alike(one.after, other.after))


def _alike(one: frozenset[str], other: frozenset[str]) -> float | None:
    """Return the coefficient of Dice ("Measures of the amount of ecologic association", Ecology 26, 1945)."""
    many = len(one) + len(other)
    return 2 * len(one & other) / many if many else None


def _folded(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _trigrams(text: str) -> frozenset[str]:
    folded = _folded(text)
    if not folded:
        return frozenset()
    padded = f" {folded} "
    return frozenset(padded[place : place + 3] for place in range(max(1, len(padded) - 2)))


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(_folded(text)):
        word = found[0]
        if _UNSPACED.match(word) and len(word) > 1:
            yield from (word[place : place + 2] for place in range(len(word) - 1))
        else:
            yield word
