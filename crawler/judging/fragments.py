"""What the ``#part`` of a link points at, and whether a page has it.

A part is a place in the page (HTML standard, "find a potential indicated element"), words of it (URL Fragment Text
Directives, the draft of the WICG), or a page of a PDF file (RFC 8118 §3). What scripts make of a part is not known
from a page's bytes: a client-side route, a line of a file viewer, a moment of a recording.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, unquote_to_bytes

from crawler.judging.folding import SPACELESS

_DIRECTIVES = ":~:"
_TEXT = "text="

_SCRIPTED = re.compile(
    r"[/!]"  # routes of single-page applications, and the older hashbang
    r"|[?&=]|\w+=[^=]"  # states and media fragments (W3C Media Fragments URI): t=10,20
    r"|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?\Z"  # lines, as code hosts mark them by script
    r"|epubcfi\(|xpointer\("
)
"""Parts that no element answers to, because a script or another viewer reads them."""

_PDF_PAGE = re.compile(r"(?:\A|&)page=(\d{1,7})(?:&|\Z)", re.IGNORECASE)

_PREFIXED = "user-content-"
"""GitHub and GitLab give headings of files this before their id, and a script goes there for the id without it."""


@dataclass(frozen=True, slots=True)
class TextDirective:
    """Words that a link points at: those from ``start`` to ``end``, between ``prefix`` and ``suffix``."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None


def place_of(fragment: str) -> str:
    """Return the part of a fragment that names a place, without the directives that a browser keeps to itself."""
    return fragment.partition(_DIRECTIVES)[0]


def text_directives(fragment: str) -> tuple[TextDirective, ...]:
    """Return the words that a fragment points at; directives that are none by the draft's grammar are left out."""
    _, found, directives = fragment.partition(_DIRECTIVES)
    if not found:
        return ()
    said = [_text_directive(one.removeprefix(_TEXT)) for one in directives.split("&") if one.startswith(_TEXT)]
    return tuple(directive for directive in said if directive is not None)


def _text_directive(written: str) -> TextDirective | None:
    """Parse ``[prefix-,]start[,end][,-suffix]`` ("parse a text directive")."""
    terms = written.split(",")
    if len(terms) > 4 or not all(terms):
        return None
    prefix = suffix = None
    if terms[0].endswith("-"):
        prefix = terms.pop(0)[:-1]
    if terms and terms[-1].startswith("-"):
        suffix = terms.pop()[1:]
    if not 1 <= len(terms) <= 2 or prefix == "" or suffix == "":
        return None
    start, end, before, after = (
        unquote(term, errors="replace") if term is not None else None
        for term in (terms[0], terms[1] if len(terms) == 2 else None, prefix, suffix)
    )
    assert start is not None
    return TextDirective(start, end, before, after)


def has_place(place: str, names: Collection[str]) -> bool | None:
    """Whether a page has the place; None where a script decides.

    ``place`` is percent-encoded as in a URL, ``names`` holds the ids of the page's elements and the names of its
    anchors. The empty place and ``top`` in any case are the page's beginning, which each page has.
    """
    decoded = unquote_to_bytes(place).decode("utf-8", "replace")
    candidates = (place, decoded, f"{_PREFIXED}{decoded}")
    if not place or decoded.lower() == "top" or any(name in names for name in candidates):
        return True
    return None if _SCRIPTED.match(decoded) else False


def pdf_page_of(place: str) -> int | None:
    """Return the page of a PDF file that a part points at, counted from 1; None where it points at something else."""
    found = _PDF_PAGE.search(place)
    return int(found[1]) if found else None


def has_words(directive: TextDirective, passages: Sequence[str]) -> bool:
    """Whether a page has the words of a directive ("find a range from a text directive").

    Each of its four terms stands within one passage, at the bounds of words; case, accents, white space, and the
    shapes of quotation marks and dashes make no difference.
    """
    return _Search(directive, [folded(passage) for passage in passages]).found()


def folded(text: str) -> str:
    """Return text as directives are compared: one that browsers find, and whose length may differ from the page's."""
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    return " ".join("".join(char for char in plain if not _is_accent(char)).split())


_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)


def _is_accent(char: str) -> bool:
    # Vowel signs of other scripts are no accents: without them a word is another.
    return "\u0300" <= char <= "\u036f"


_SPACELESS = re.compile(f"[{SPACELESS}]")


class _Search:
    def __init__(self, directive: TextDirective, passages: Sequence[str]) -> None:
        self._text = "\n".join(passages)
        self._start = folded(directive.start)
        self._end = folded(directive.end) if directive.end is not None else None
        self._prefix = folded(directive.prefix) if directive.prefix is not None else None
        self._suffix = folded(directive.suffix) if directive.suffix is not None else None

    def found(self) -> bool:
        """Whether the words are there: every place of the start is tried, the end only after the first of them.

        What follows a later start follows the first as well.
        """
        if not self._start or self._end == "" or self._prefix == "" or self._suffix == "":
            return False
        ends_there = self._end is not None or self._suffix is None
        for first, last in self._places(self._start, 0, begins=self._prefix is None, ends=ends_there):
            if not self._follows_prefix(first):
                continue
            if self._end is not None:
                ranges = self._places(self._end, last, begins=True, ends=self._suffix is None)
                return any(self._precedes_suffix(after) for _, after in ranges)
            if self._precedes_suffix(last):
                return True
        return False

    def _places(self, term: str, position: int, *, begins: bool, ends: bool) -> Iterator[tuple[int, int]]:
        """Yield where a term stands from a position on, at the bounds of words where that is asked for."""
        while (position := self._text.find(term, position)) >= 0:
            last = position + len(term)
            if not (begins and self._is_within_word(position)) and not (ends and self._is_within_word(last)):
                yield position, last
            position += 1

    def _follows_prefix(self, position: int) -> bool:
        if self._prefix is None:
            return True
        last = position
        while last and self._text[last - 1].isspace():
            last -= 1
        first = last - len(self._prefix)
        return first >= 0 and self._text.startswith(self._prefix, first) and not self._is_within_word(first)

    def _precedes_suffix(self, position: int) -> bool:
        if self._suffix is None:
            return True
        while position < len(self._text) and self._text[position].isspace():
            position += 1
        last = position + len(self._suffix)
        return self._text.startswith(self._suffix, position) and not self._is_within_word(last)

    def _is_within_word(self, position: int) -> bool:
        if not 0 < position < len(self._text):
            return False
        before, after = self._text[position - 1], self._text[position]
        if _SPACELESS.match(before) or _SPACELESS.match(after):
            return False
        return before.isalnum() and after.isalnum()
