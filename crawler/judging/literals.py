"""What a text must have for a regular expression to match in it: of each of some sets of literals at least one.

Of hundreds of phrases hardly any can be in a text, and its literals tell which (Cox, "Regular Expression Matching with
a Trigram Index", 2012, and RE2's prefilter do the same with expressions that are looked for in many files).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from typing import Any, TypeAlias

Strings: TypeAlias = frozenset[str]

MAX_STRINGS = 64
"""Of all that a part of an expression may match, up to which they are told one by one."""

_RARE = 8
"""Bytes from which a literal is rare enough: then it is better that there are fewer to look for."""

_NOTHING: Strings = frozenset({""})

# Python's own parser of regular expressions: not of its public library, but the same in 3.11 to 3.14, and what is not
# known here tells nothing, which costs time and no match.
_parser: Any = import_module("re._parser")

_WIDTHLESS = frozenset({"AT", "ASSERT", "ASSERT_NOT"})


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of an expression matches."""

    strings: Strings | None
    """All of it, where that is known."""
    needed: tuple[Strings, ...] = ()
    """Sets of which what it matches holds at least one string each, where not all of it is known."""

    def sets(self) -> tuple[Strings, ...]:
        """Return the sets that what is matched holds a string of."""
        return self.needed if self.strings is None else _as_set(self.strings)


def literals_of(pattern: str) -> tuple[Strings, ...]:
    """Return sets of literals, the most telling first: a text without any literal of one of them has no match."""
    return tuple(sorted(dict.fromkeys(_sequence(_parser.parse(pattern)).sets()), key=_worth, reverse=True))


def _worth(literals: Strings) -> tuple[int, int]:
    """Return how much it tells that a text has one of some literals: it is the shortest that counts, then how few."""
    return min(_RARE, *map(_rarity, literals)), -len(literals)


def _rarity(literal: str) -> int:
    """Return how rare a literal is: by its length in bytes, for a character of most other scripts tells more."""
    return len(literal.encode())


def _as_set(strings: Strings) -> tuple[Strings, ...]:
    """Return a set without strings that others are in, or none where a string has less than a letter of Han does."""
    if min(map(_rarity, strings)) < 3:
        return ()
    return (frozenset(one for one in strings if not any(other in one for other in strings if other != one)),)


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    """Return what parts one after another match."""
    run: Strings = _NOTHING
    needed: list[Strings] = []
    is_known = True
    for operator, argument in items:
        part = _part(str(operator), argument)
        if part.strings is not None and len(part.strings) * len(run) <= MAX_STRINGS:
            run = frozenset(before + after for before in run for after in part.strings)
            continue
        is_known = False
        needed += _as_set(run)
        needed += part.needed
        run = _NOTHING if part.strings is None else part.strings
    return _Part(run) if is_known else _Part(None, (*needed, *_as_set(run)))


def _part(operator: str, argument: Any) -> _Part:
    """Return what one of the parser's operators matches."""
    if operator == "LITERAL":
        return _Part(frozenset({chr(argument)}))
    if operator in _WIDTHLESS:
        return _Part(_NOTHING)
    if operator == "IN":
        return _class(argument)
    if operator == "BRANCH":
        return _branches([_sequence(branch) for branch in argument[1]])
    if operator == "SUBPATTERN":
        return _sequence(argument[-1])
    if operator == "ATOMIC_GROUP":
        return _sequence(argument)
    if operator in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeated(*argument)
    return _Part(None)


def _class(members: Sequence[tuple[Any, Any]]) -> _Part:
    if any(str(operator) != "LITERAL" for operator, _ in members):
        return _Part(None)
    return _Part(frozenset(chr(code) for _, code in members))


def _branches(branches: Sequence[_Part]) -> _Part:
    """Return what one of several matches: each has a set of its own that a string of must be there."""
    known = [branch.strings for branch in branches if branch.strings is not None]
    if len(known) == len(branches) and sum(map(len, known)) <= MAX_STRINGS:
        return _Part(frozenset(chain.from_iterable(known)))
    sets = [max(branch.sets(), key=_worth, default=None) for branch in branches]
    told = [literals for literals in sets if literals is not None]
    return _Part(None, _as_set(frozenset(chain.from_iterable(told))) if len(told) == len(sets) else ())


def _repeated(least: int, most: int, items: Iterable[tuple[Any, Any]]) -> _Part:
    part = _sequence(items)
    if most == 1 and part.strings is not None:
        return _Part(part.strings | _NOTHING if least == 0 else part.strings)
    if least == most == 1:
        return part
    return _Part(None, part.sets() if least else ())
