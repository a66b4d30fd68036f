"""What is wrong with a policy, said to the person who wrote it."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.errors import EverciteError

_SHOWN_CHARACTERS = 60

# Below this likeness (difflib's ratio) a suggestion puzzles more than it helps.
_LIKENESS = 0.6

# difflib is quadratic; no key or value of a policy is longer than this.
_COMPARED_CHARACTERS = 40


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, and where; ``str()`` of it is the line that an editor can jump to."""

    file: str | None
    """As the user named it; None for a policy that was not read from a file."""
    line: int | None
    """1-based; None where the whole file is meant."""
    column: int | None
    """1-based, counted in characters."""
    message: str

    def __str__(self) -> str:
        """Return ``file:line:column: message``, without the parts that are not known."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class PolicyError(EverciteError):
    """A policy cannot be used; every problem that was found is in ``problems``, in the file's order.

    Mend the file; ``evercite policy lint`` checks it without doing anything else.
    """

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Take at least one problem; the message has a line for each."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def shown(value: object) -> str:
    """Return a value as a message quotes it: short, on one line, without characters that steer a terminal."""
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(value))
    return f"`{text}`" if len(text) <= _SHOWN_CHARACTERS else f"`{text[:_SHOWN_CHARACTERS]}…`"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was most likely meant to be, or None when it is like none of them."""
    folded = {name.lower(): name for name in known}
    plain = word[:_COMPARED_CHARACTERS].strip().lower()
    for spelling in (plain, plain.replace("-", "_").replace(" ", "_")):
        if spelling in folded:
            return folded[spelling]
    close = difflib.get_close_matches(plain, folded, n=1, cutoff=_LIKENESS)
    return folded[close[0]] if close else None


def choose_from(word: str, known: Sequence[str]) -> str:
    """Return the second half of a message about an unknown word: the nearest right spelling, or all of them."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else f"it can be {alternatives(known)}"


def alternatives(known: Sequence[str]) -> str:
    """Return the words as a sentence lists them: `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in known]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
