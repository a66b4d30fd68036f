"""Which phrases may be in a text at all: told by their literals, of all tables in one pass over the text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from crawler.judging.phrase_tables import Phrase, phrases

_TELLING = 12
"""Characters of a literal that are looked for: with the rest of them the index takes twice as long to make."""


class _Index:
    """The literals of which a phrase has to have one, and whose they are."""

    def __init__(self, known: Sequence[Phrase]) -> None:
        of_literal: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(known):
            for literal in phrase.literals[0].split("\n") if phrase.literals else ():
                of_literal[literal[:_TELLING]].append(number)
        self._phrases = known
        self._numbers = list(of_literal.values())
        self._always = [number for number, phrase in enumerate(known) if not phrase.literals]
        # All tables' literals as a DFA would take ten times as long to make, and find nothing faster.
        self._finder = AhoCorasick(of_literal.keys(), implementation=Implementation.ContiguousNFA, store_patterns=False)

    def possible_in(self, text: str) -> dict[str, list[Phrase]]:
        try:
            found = self._finder.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # lone surrogates, which JSON may name
            found = self._finder.find_matches_as_indexes(text.encode("utf-8", "replace").decode(), overlapping=True)
        numbers = set(self._always).union(*(self._numbers[literal] for literal in {number for number, _, _ in found}))
        possible: dict[str, list[Phrase]] = {}
        for number in sorted(numbers):
            phrase = self._phrases[number]
            if all(any(literal in text for literal in literals.split("\n")) for literals in phrase.literals[1:]):
                possible.setdefault(phrase.wording, []).append(phrase)
        return possible


@cache
def _index() -> _Index:
    return _Index(phrases())


@lru_cache(64)  # a text is searched for what each table has
def phrases_possible_in(text: str) -> Mapping[str, Sequence[Phrase]]:
    """Return the phrases that a tidy text may have, by the names of their tables and in their order there."""
    return _index().possible_in(text)
