"""The tables of phrases beside this module, made ready: ``python -m crawler.judging.phrase_tables`` writes that down.

A table's lines are regular expressions for text as :func:`crawler.judging.wording.tidy` leaves it; those after
``[bare]`` count where they are all that a title says. What is made of them is each phrase by itself, with the literals
that a text must have: to find these takes a third of a second, which a run saves by ``wordings/phrases.json``. Where
that is older than a table, it is done then.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "wordings"
MADE = "phrases.json"

# Anything past Greek is no Latin letter; what lies between are accents and phonetic signs.
FOREIGN = re.compile("[\u0370-\u1cff\u2c80-\u2dff\u3040-\ufdff]")

_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+")
"""What a regular expression is written of, as far as groups and their alternatives go."""

_MAX_SETS = 3


class PhraseKind(StrEnum):
    """How a phrase is looked for."""

    LATIN = "latin"
    """At the beginning of a word."""
    FOREIGN = "foreign"
    """Anywhere, in texts with letters of other scripts."""
    BARE = "bare"
    """As all that a title or heading says."""


_KINDS = {kind.value: kind for kind in PhraseKind}


class Phrase(NamedTuple):
    """A phrase, as a regular expression."""

    wording: str
    """The table that it stands in."""
    kind: PhraseKind
    pattern: str
    literals: Sequence[str]
    """Sets of literals, each on a line; a text that has none of one of them does not have the phrase. The first tells
    most. Parted when they are asked for: to make strings of all takes longer than all else that a start needs of them.
    """

    @property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """The sets of literals."""
        return tuple(tuple(literals.split("\n")) for literals in self.literals)

    @property
    def expression(self) -> re.Pattern[str]:
        """The regular expression, made when it is first asked for."""
        return _expression(self.kind, self.pattern)


@cache  # of as many as there are phrases, and most are never asked for
def _expression(kind: PhraseKind, pattern: str) -> re.Pattern[str]:
    # Latin words begin at a boundary; to look for them elsewhere costs five times as much.
    return re.compile(rf"\b(?:{pattern})" if kind is PhraseKind.LATIN else pattern)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the phrases of all tables, each table's in its order but those in Latin letters first."""
    tables = _tables()
    try:
        known = json.loads((FOLDER / MADE).read_bytes().decode())
    except (OSError, ValueError):
        known = {}
    if known.get("tables") != _digest(tables):
        return tuple(_made_of(tables))
    return tuple(
        Phrase(wording, _KINDS[kind], pattern, literals) for wording, kind, pattern, literals in known["phrases"]
    )


def written() -> str:
    """Return what is made of the tables as JSON, a phrase a line."""
    tables = _tables()
    rows = [
        json.dumps([made.wording, made.kind, made.pattern, made.literals], ensure_ascii=False)
        for made in _made_of(tables)
    ]
    return '{{"tables": "{}", "phrases": [\n{}\n]}}\n'.format(_digest(tables), ",\n".join(rows))


def _tables() -> dict[str, str]:
    """Return the text of each table by its name."""
    return {table.stem: table.read_text("utf-8") for table in sorted(FOLDER.glob("*.txt"))}


def _digest(tables: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(tables).encode()).hexdigest()


def _made_of(tables: Mapping[str, str]) -> Iterator[Phrase]:
    for name, text in tables.items():
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        at = lines.index("[bare]") if "[bare]" in lines else len(lines)
        parts = [part for line in lines[:at] for part in _alternatives(line)]
        yield from (_made(name, PhraseKind.LATIN, part) for part in parts if FOREIGN.search(part) is None)
        yield from (_made(name, PhraseKind.FOREIGN, part) for part in parts if FOREIGN.search(part) is not None)
        yield from (_made(name, PhraseKind.BARE, part) for line in lines[at + 1 :] for part in _alternatives(line))


def _made(name: str, kind: PhraseKind, pattern: str) -> Phrase:
    from crawler.judging.literals import literals_of

    return Phrase(name, kind, pattern, tuple("\n".join(sorted(one)) for one in literals_of(pattern)[:_MAX_SETS]))


def _alternatives(line: str) -> list[str]:
    """Return the alternatives of a regular expression that stand in no group."""
    depth, ends = 0, []
    for part in _PARTS.finditer(line):
        depth += (part[0] == "(") - (part[0] == ")")
        if part[0] == "|" and not depth:
            ends.append(part.start())
    return [line[begin + 1 : end] for begin, end in pairwise([-1, *ends, len(line)])]


if __name__ == "__main__":
    (FOLDER / MADE).write_text(written(), "utf-8")
