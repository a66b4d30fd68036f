"""Finding what a page says, in many languages, without reading it over once for each of them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crawler.judging.phrase_index import phrases_possible_in
from crawler.judging.phrase_tables import FOREIGN, Phrase, PhraseKind
from crawler.judging.sketches import UNSPACED

_LATIN = re.compile("[a-z]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SPACE = re.compile(r"[\s\u200b-\u200f\ufeff]+")

# What parts a title from the name of its site, and a message from its number.
_SEPARATOR = re.compile(
    r"\s[-\u2013\u2014/~]\s|\s?[|\u00b7\u2022\u00bb\u00ab\uff5c\u2502\u203a\u2190]\s?|[:\uff1a]\s|[:\uff1a](?=\D)|[.!?\u3002\uff01]\s"
)

# What parts a headline from its second half; the name of a site is parted by bars and dashes.
_HEADLINE = re.compile(r"[:\uff1a.!?\u3002\uff01\uff1f]\s?\S")
_CLAUSE = re.compile(r"[:\uff1a.!?\u3002\uff01\uff1f](?=\D)\s*|\s[|\u00b7\u2013\u2014-]\s")

_ASKS = re.compile(r"\s?[?\uff1f\u061f]+(?:\s?[|\u00b7\u2013\u2014-]|$)")
"""What follows a phrase that is asked about: somebody has met an error, and tells of it."""

_WONDERS = re.compile(r"\s?[?\uff1f\u061f]{2}")
"""The same within a text, where one mark may be an error page's own: "Page not found? Try our search"."""

_QUOTED_IN_TITLE = re.compile(
    '["\u00ab\u201e\u201c\u201f\u201d\u300c\u300e][^"\u00bb\u201c\u201d\u300d\u300f]{4,200}["\u00bb\u201c\u201d\u300d\u300f]'
)
_QUOTED_LETTERS = 8
"""Of a title outside of its quotation, from which the title speaks of what it quotes."""

_CLAUSE_LETTERS = 16
"""Of a clause that says something, without words to the visitor: three or four words."""

_HEADLINE_SHARE = 0.3
"""At most, of a phrase in a headline that tells of something else as well."""

_SENTENCE = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s*")

_ANYWHERE = (PhraseKind.LATIN, PhraseKind.FOREIGN)

_CLAUSE_END = re.compile(r"[.!?\u3002\uff01\uff1f]\s*|\s[|\u00b7\u2013\u2014-]\s")

_CLAUSE_READ = 200

_TOLD_AFTER = re.compile(
    '\\s?["\u201d\u300d\u300f]?\\s?(?:\u3068(?:\u8868\u793a|\u51fa|\u306f|\u3044)|\ub77c\uace0|\ub77c\ub294|\uc774\ub77c)'
)
"""What follows such a phrase in Japanese and Korean: "is shown", "they say"."""

_LETTERS = re.compile(r"\w+")

_ENDS = " .!?\u2026:;()[]\u3002\uff01\u00a1\u00bf\"'\u2013\u2014-"

# Said beside any such phrase, and nothing by itself.
_NEUTRAL = re.compile(
    r"\b(?:404|410|http|error|status|code|oops|ooops|ups|oups|whoops|sorry|we're|we are|unfortunately)\b"
)

_BEGINNING = 60
"""Characters before a text's first sentence that says something: "Oops!", "Sorry.", "Error 404."."""

_MARKS = ".!?;\u3002\uff01\uff1f\u061f\u06d4\u0964"


def tidy(text: str) -> str:
    """Return a text in the form that the patterns are written for: lower case, one kind of apostrophe and space."""
    lowered = unicodedata.normalize("NFC", text).lower().replace("i\u0307", "i")
    return _SPACE.sub(" ", lowered.replace("\u2019", "'").replace("\u2018", "'").replace("\u02bc", "'")).strip()


def segments(title: str) -> list[str]:
    """Return the parts of a title or heading: what it says, the name of the site."""
    return [part for part in (piece.strip(" \t-\u2013\u2014|:\u2026.!?") for piece in _SEPARATOR.split(title)) if part]


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases that mean one thing, sought in text as :func:`tidy` leaves it."""

    name: str
    """Of their table."""

    def is_possible_in(self, text: str) -> bool:
        """Whether any phrase may be in a tidy text, or in a part of it, by the literals that it has."""
        return bool(phrases_possible_in(text).get(self.name))

    def find(self, text: str) -> str | None:
        """Return the first phrase in a tidy text, None without one."""
        sought = self._possible(text, PhraseKind.LATIN) if _LATIN.search(text) else []
        if FOREIGN.search(text):
            sought = [*sought, *self._possible(text, PhraseKind.FOREIGN)]
        matches = [match for phrase in sought if (match := phrase.expression.search(text)) is not None]
        return min(matches, key=re.Match.start)[0] if matches else None

    def find_in_title(self, title: str, *, parted: bool = True) -> tuple[str, float] | None:
        """Return the phrase that a tidy title or heading holds, and its share of what one of its parts says, 0 to 1.

        A title is ``parted`` from the name of its site, and a heading only into its sentences.
        """
        if not self.is_possible_in(title):
            return None
        parts = [title, *(segments(title) if parted else _SENTENCE.split(title))]
        bares = [phrase.expression for phrase in self._possible(title, PhraseKind.BARE)]
        bare = next((part for part in parts if any(one.fullmatch(part.strip(_ENDS)) for one in bares)), None)
        phrase = self.find(title) if bare is None else bare
        if phrase is None:
            return None
        at = title.find(phrase)
        spoken_of = _is_quoted(phrase, title) or _ASKS.match(title, at + len(phrase)) or _is_told(title, at, phrase)
        if bare is None and spoken_of:
            return phrase, min(_letters(phrase) / max(_letters(title), 1), _HEADLINE_SHARE)
        if _HEADLINE.search(title) and any(self._says_more(part) for part in _CLAUSE.split(title)):
            return phrase, min(_letters(phrase) / max(_letters(title), 1), _HEADLINE_SHARE)
        return phrase, 1.0 if bare is not None else max(map(self._share, parts))

    def find_in_text(self, text: str) -> tuple[str, float] | None:
        """Return the first phrase in a tidy text, and its share of what its sentence says, 0 to 1.

        What a text does not begin with it is less likely to be there for: it counts half.
        """
        phrase = self.find(text)
        if phrase is None:
            return None
        at = text.index(phrase)
        begin = max((text.rfind(mark, 0, at) for mark in _MARKS), default=-1) + 1
        ends = [end for mark in _MARKS if (end := text.find(mark, at + len(phrase))) >= 0]
        if _WONDERS.match(text, at + len(phrase)) or _is_told(text, at, phrase):
            return phrase, _HEADLINE_SHARE
        share = self._share(text[begin : min(ends, default=len(text))])
        return phrase, share if begin <= _BEGINNING else round(share / 2, 2)

    def _says_more(self, clause: str) -> bool:
        """Whether a clause beside a phrase tells of something, as headlines do: "Account suspended: how a group …"."""
        return self._share(clause) == 0.0 and _letters(wording("advice").without(clause)) >= _CLAUSE_LETTERS

    def count(self, text: str) -> int:
        """Return how many phrases a tidy text has."""
        return sum(1 for kind in _ANYWHERE for _ in self._matches(text, kind))

    def without(self, text: str) -> str:
        """Return a tidy text without these phrases."""
        for kind in _ANYWHERE:
            kept, end = [], 0
            for match in self._matches(text, kind):
                kept.append(text[end : match.start()])
                end = match.end()
            text = " ".join((*kept, text[end:]))
        return text

    def _possible(self, text: str, kind: PhraseKind) -> list[Phrase]:
        """Return the phrases of a kind that may be in a text, in their order."""
        return [phrase for phrase in phrases_possible_in(text).get(self.name, ()) if phrase.kind is kind]

    def _matches(self, text: str, kind: PhraseKind) -> Iterator[re.Match[str]]:
        """Yield one match after another, the first phrase's where several begin at one place."""
        sought = self._possible(text, kind)
        next_ones = [match for phrase in sought if (match := phrase.expression.search(text)) is not None]
        while next_ones:
            match = min(next_ones, key=re.Match.start)
            yield match
            end = match.end()
            moved = (one if one.start() >= end else one.re.search(text, end) for one in next_ones)
            next_ones = [one for one in moved if one is not None]

    def _share(self, text: str) -> float:
        """Return the share of a text's letters that its phrases have, and words to the visitor beside them."""
        rest = self.without(text)
        if rest == text:
            return 0.0
        left, whole = _letters(_NEUTRAL.sub(" ", wording("advice").without(rest))), _letters(text)
        return round(1 - left / whole, 2) if whole else 1.0


def _is_told(text: str, at: int, phrase: str) -> bool:
    """Whether what stands around a phrase in its clause asks about it, or says whose message it is."""
    clause = _CLAUSE_END.split(text[max(at - _CLAUSE_READ, 0) : at])[-1].strip()
    if clause and wording("told").find(clause) is not None:
        return True
    return _TOLD_AFTER.match(text, at + len(phrase)) is not None


def _is_quoted(phrase: str, title: str) -> bool:
    """Whether a phrase stands within quotation marks in a title that says more than that."""
    quoted = next((match for match in _QUOTED_IN_TITLE.finditer(title) if phrase in match[0]), None)
    return quoted is not None and _letters(title) - _letters(quoted[0]) >= _QUOTED_LETTERS


@cache
def wording(name: str) -> Wording:
    """Return the wording of a table beside this module: ``not-found``, ``paywall``, …"""
    return Wording(name)


def _letters(text: str) -> int:
    """Return how much a text says, in letters; a character of scripts without spaces is worth two."""
    return sum(map(len, _LETTERS.findall(text))) + len(_UNSPACED.findall(text))
