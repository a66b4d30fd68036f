"""Drift: how far a page has moved from what it said when it was first captured.

What is compared is what readers read, never markup. Passages that furnish a page (menus, lists of other pages, clocks,
counters, dates) are told from those that say something, and a passage counts as kept when the other capture has it
anywhere, so that it does not matter if a changed template moved it out of what was taken for the body.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.citing.readable import Passage, Readable
from crawler.judging.folding import size_in_words, words
from crawler.reading.document import BlockKind

SHINGLE_WORDS = 5
"""Of running words that are compared as one, as in Broder's resemblance and in studies of drift since."""

REPLACED_BELOW = 0.2
"""Similarity below which a page may be another one; measured by ``benchmarks/drift.py``."""

SAME_TITLE_FROM = 0.5
"""Cosine of two titles' words from which they name one page (Reyes Ayala 2022 tells drift by titles alone)."""

SAME_TOPIC_FROM = 0.45
"""Cosine of two pages' telling words from which they are about one thing; measured by ``benchmarks/drift.py``."""


class DriftKind(StrEnum):
    """What became of a page. Values are written to the manifest."""

    SAME = "same"
    """Its readers read the same words."""
    COSMETIC = "cosmetic"
    """Only what furnishes it differs: clocks, counters, dates, adverts, menus, lists of other pages."""
    CHANGED = "changed"
    """Its text was edited, if only by a word."""
    REPLACED = "replaced"
    """It is about something else, under another title."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How a capture compares to the first one."""

    kind: DriftKind
    similarity: float | None
    """Of the text, 1 to 0: shingles of five words that both have, as a share of all (Jaccard); None where there is no
    text to compare."""


SAME = Drift(DriftKind.SAME, 1.0)
"""Of bytes that are equal."""

OTHER_BYTES = Drift(DriftKind.CHANGED, None)
"""Of files without text that evercite reads: they differ, and by how much is not measured. A size tells nothing of a
picture's likeness."""

Shingle = tuple[str, ...]


def drift_between(first: Readable, now: Readable) -> Drift:
    """Return how a page has moved since ``first``."""
    before, after = _Text(first), _Text(now)
    if before.all_words == after.all_words and _folded_title(first) == _folded_title(now):
        return SAME
    lost = before.telling - after.anywhere
    gained = after.telling - before.anywhere
    union = len(before.telling) + len(gained)
    similarity = 1 - (len(lost) + len(gained)) / union if union else 0.0
    if not lost and not gained and (before.telling or not after.telling):
        return Drift(DriftKind.COSMETIC, 1.0)
    if _is_replaced(first, now, before, after, similarity):
        return Drift(DriftKind.REPLACED, _rounded(similarity))
    if _is_furniture(before, after, lost, gained):
        return Drift(DriftKind.COSMETIC, _rounded(similarity))
    return Drift(DriftKind.CHANGED, _rounded(similarity))


def _rounded(similarity: float) -> float:
    """Round down: 1 is said of equal texts only."""
    return int(similarity * 1000) / 1000


class _Text:
    """The words of a page in the sizes they are compared by."""

    def __init__(self, page: Readable) -> None:
        self.passages = [(passage, words(passage.text)) for passage in page.passages]
        self.all_words = [said for _, said in self.passages if said]
        self.told = [said for passage, said in self.passages if _is_telling(passage, said)]
        self.telling = _shingles(self.told)
        self.anywhere = _shingles(said for _, said in self.passages)

    def differing(self, shingles: set[Shingle]) -> list[Shingle]:
        """Return the words of the telling passages that hold one of these shingles."""
        return [said for said in self.told if not shingles.isdisjoint(_shingles([said]))]


def _shingles(passages: Iterable[Shingle]) -> set[Shingle]:
    """Return every run of five words within a passage; a shorter passage is one shingle."""
    found: set[Shingle] = set()
    for said in passages:
        if said:
            found.update(said[at : at + SHINGLE_WORDS] for at in range(max(1, len(said) - SHINGLE_WORDS + 1)))
    return found


_LINKED = 0.6
"""Share of a passage's letters in links from which it is a list of other pages."""
_LABEL_WORDS = 12.0
_KEPT_KINDS = frozenset({BlockKind.TABLE_CELL, BlockKind.CODE, BlockKind.QUOTE})
_NUMBER = re.compile(r"\d")


def _is_telling(passage: Passage, said: Shingle) -> bool:
    """Whether a passage says something, rather than furnish the page.

    A short line with a number that is no sentence is a date, a clock or a counter; a cell of a table is not.
    """
    if not passage.in_body or passage.linked >= _LINKED:
        return False
    if passage.kind in _KEPT_KINDS or passage.is_prose or not any(map(_NUMBER.search, said)):
        return True
    return size_in_words(said) > _LABEL_WORDS


_MOVING = re.compile(
    r"\d.*|"
    # Names of months and days, and words for spans of time, that come and go with a date; by their beginnings.
    r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]"
    r"|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|mo|di|mi|do|fr|sa|so)\w*"
    r"|am|pm|gmt|utc|[ec]e?s?t|uhr|a|an|one|just|now|yesterday|today|heute|gestern|hier|hoy|ayer"
    r"|(?:second|minute|hour|day|week|month|year|sec|min|hr|sekunde|stunde|tag|woche|monat|jahr|heure|jour|semaine|mois"
    r"|minuto|hora|día|semana|mes)\w*"
    r"|年|月|日|时|時|分|秒|前|今|天|小"
)
"""Words that clocks, dates and counters change."""

_MOVES = re.compile(
    r"(?:views?|visits?|visitors?|hits|reads?|downloads?|likes?|shares?|comments?|replies|followers?|subscribers?|votes?"
    r"|times|online|updated?|modified|published|posted|accessed|retrieved|generated|rendered|loaded|served|copyright"
    r"|ago|now|today|time|clock|date|edited|revision|version"
    r"|aufrufe?|besucher|aktualisiert|stand|uhrzeit|veröffentlicht|vor|heute|geändert"
    r"|vues?|visites?|jour|publié|modifié|il|mis|mise|consulté|visitas?|actualizado|publicado|hace|hoy"
    r"|visualizzazioni|aggiornato|pubblicato|weergaven|bijgewerkt|просмотр\w*|обновлено|опубликовано)"
)
"""Words of the sentences that have clocks, dates and counters in them."""
_MOVES_DENSE = frozenset("览覽访訪问問阅閱读讀更新布点點击擊回")
_FURNITURE_WORDS = 30


def _is_furniture(before: _Text, after: _Text, lost: set[Shingle], gained: set[Shingle]) -> bool:
    """Whether all that differs is clocks, dates and counters within short sentences that speak of such."""
    old, new = before.differing(lost), after.differing(gained)
    if len(old) != len(new) or not old:
        return False
    return all(_is_moving(one, other) for one, other in zip(old, new, strict=True))


def _is_moving(old: Shingle, new: Shingle) -> bool:
    if max(len(old), len(new)) > _FURNITURE_WORDS:
        return False
    if not any(_MOVES.fullmatch(word) or word in _MOVES_DENSE for word in old):
        return False
    return _fixed(old) == _fixed(new)


def _fixed(said: Shingle) -> list[str]:
    return [word for word in said if not _MOVING.fullmatch(word)]


_TELLING_CHARACTERS = 4
_LEAST_TELLING_WORDS = 10.0


def _is_replaced(first: Readable, now: Readable, before: _Text, after: _Text, similarity: float) -> bool:
    """Whether a page is about something else: hardly a phrase is left, and neither title nor vocabulary is alike."""
    if similarity >= REPLACED_BELOW or sum(map(size_in_words, after.all_words)) < _LEAST_TELLING_WORDS:
        return False
    titles = title_likeness(first.title, now.title)
    if titles is not None and titles >= SAME_TITLE_FROM:
        return False
    return topic_likeness(before.told, after.told) < SAME_TOPIC_FROM


_SEPARATOR = re.compile(r"\s+[|–—·•»:\\/-]+\s+|\s*[|»]\s*")


def title_likeness(first: str | None, now: str | None) -> float | None:
    """Return the cosine of two titles' words, without the site's name where both have it; None where one is missing."""
    if not first or not now:
        return None
    parts, others = ([part for part in _SEPARATOR.split(title) if part.strip()] for title in (first, now))
    common = set(parts) & set(others)
    if common and len(common) < min(len(set(parts)), len(set(others))):
        parts, others = [p for p in parts if p not in common], [o for o in others if o not in common]
    return _cosine(Counter(words(" ".join(parts))), Counter(words(" ".join(others))))


def topic_likeness(first: Sequence[Shingle], now: Sequence[Shingle]) -> float:
    """Return the cosine of two texts' longer words, which are seldom those that any text has."""
    return _cosine(_vocabulary(first), _vocabulary(now))


def _vocabulary(passages: Sequence[Shingle]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for said in passages:
        for at, word in enumerate(said):
            if len(word) > _TELLING_CHARACTERS:
                counted[word] += 1
            elif len(word) == 1 and ord(word) > 0xE00 and at + 1 < len(said):  # pairs, in scripts without spaces
                counted[word + said[at + 1]] += 1
    return counted


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    dot = sum(count * other[word] for word, count in one.items())
    norms = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return dot / norms if norms else 0.0


def _folded_title(page: Readable) -> Shingle:
    return words(page.title or "")
