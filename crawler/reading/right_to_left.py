"""Puts the characters of a PDF page in Arabic, Hebrew and their like in the order in which they are read.

A PDF file holds letters at places, and PDFium guesses from these and from how the file was written in which order they
are read. Where lines run from right to left it is often wrong: words come out reversed, and URLs are torn apart where
their line ends. Here the order follows from places alone, by the Unicode Bidirectional Algorithm (UAX #9) backwards.
"""

import ctypes
import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from crawler.reading.broken_lines import url_at_end

NO_CHARACTER = -1
"""The index of a space, which is put where there is a gap."""

_HYPHEN = "\x02"
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
# Parts of a line's height: a gap so wide is a space, where PDFium has one too and anywhere; one between columns is
# wider; and lines so near are one.
_SPACE, _GAP, _COLUMN, _SAME_LINE = 0.1, 0.3, 2.0, 0.45
_SAME_PLACE = 0.05
_RAISED = 0.8
"""The figure of a note is smaller than the letters that it stands among."""
_LAM, _ALEF = "\u0644", frozenset("\u0622\u0623\u0625\u0627\u0671")
_ENDS_BROKEN_URL = frozenset("-/_=&?#%~+@.")
"""What can stand last in the part of a URL that its line has room for."""
_BEGINS_PART_OF_URL = frozenset("_=&#%~+")
_SUFFIX = re.compile(r"(?:html?|pdf|php|aspx?|jsp|xml|txt|com|org|net|edu|gov|int|info)(?![\w.])", re.IGNORECASE)
_IN_URLS = frozenset("/@.-")
_SEPARATORS = frozenset(".,:/\u066b\u066c")
_SIGNS = frozenset("-+")
"""Between digits, one of these belongs to the number; of the latter only where there is no Arabic (UAX #9 W4)."""
_BRACKETS = {bracket: pair for pair in ("()", "[]", "{}", "«»", "‹›") for bracket in pair}
_QUOTES = frozenset("\"'“”„(")


@dataclass(slots=True)
class Glyph:
    """A character, or the space in a gap."""

    character: str
    index: int
    """Among PDFium's characters."""
    word: int
    """How many spaces PDFium has before it."""
    left: float
    right: float
    height: float
    kind: str
    """``L`` and ``R`` for letters by their direction, ``D`` for digits, ``N`` for all else, ``M`` for marks."""


@dataclass(slots=True)
class Row:
    """What stands on one line; lengths are in points, from the bottom left of the page."""

    baseline: float
    size: float
    """Of its letters, as the file states it."""
    glyphs: list[Glyph] = field(default_factory=list)
    left: float = math.inf
    right: float = -math.inf
    height: float = 0.0

    @property
    def characters(self) -> str:
        """What it says, as it is read."""
        return "".join(glyph.character for glyph in self.glyphs)

    def add(self, *glyphs: Glyph) -> None:
        """Add glyphs."""
        for glyph in glyphs:
            self.glyphs.append(glyph)
            self.left = min(self.left, glyph.left)
            self.right = max(self.right, glyph.right)
            self.height = max(self.height, glyph.height)


def is_written_so(characters: str) -> bool:
    """Whether a line of the text is written chiefly in letters that run from right to left, URLs aside."""
    return _RIGHT.search(characters) is not None and any(_weighs_right(line) for line in characters.splitlines())


def rows_of(text: pdfium.FPDF_TEXTPAGE, characters: str) -> Iterator[Row]:
    """Yield the lines of a page, each as it is read; ``characters`` are those of PDFium."""
    rows = list(_rows(text, characters))
    given = [_as_given(row) for row in rows]
    weighed = [_weighs_right(line) for line in given]
    is_page_right = 2 * sum(weighed) >= sum(_RIGHT.search(line) is not None for line in given)
    url = ""
    for row, line, weighs_right in zip(rows, given, weighed, strict=True):
        # Words in other letters alone run from left to right; a single one can be a part of a URL.
        is_right = _RIGHT.search(line) is not None or " " not in line.strip()
        row.glyphs = _read(row, is_right=is_right if is_page_right else weighs_right, url=url)
        words = row.characters
        url = url_at_end(url + words if " " not in words else words)
        yield row


def _weighs_right(line: str) -> bool:
    """Whether a line is chiefly in letters that run from right to left; the letters of URLs tell nothing."""
    right = left = 0
    for word in line.split():
        here = len(_RIGHT.findall(word))
        right += here
        if _IN_URLS.isdisjoint(word):
            left += sum(map(str.isalpha, word)) - here
    return right > left


def _as_given(row: Row) -> str:
    """Return what a line says in the order of PDFium."""
    parts: list[str] = []
    word = -1
    for glyph in row.glyphs:
        if glyph.word != word:
            parts.append(" ")
        parts.append(glyph.character)
        word = glyph.word
    return "".join(parts)


def _rows(text: pdfium.FPDF_TEXTPAGE, characters: str) -> Iterator[Row]:
    """Yield the lines of a page; parts that PDFium has torn apart are put together."""
    held: Row | None = None
    for row in _pieces(text, characters):
        if held is not None and _are_one(held, row):
            held.add(*row.glyphs)
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _pieces(text: pdfium.FPDF_TEXTPAGE, characters: str) -> Iterator[Row]:
    across, upward, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    row: Row | None = None
    word = 0
    for index, character in enumerate(characters):
        if character in "\r\n":
            if row is not None:
                yield row
            row = None
        if character.isspace():
            word += 1
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, across, upward)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        height = box.top - box.bottom
        shown = "-" if character == _HYPHEN else character
        if row is not None and abs(row.baseline - upward.value) > _SAME_LINE * max(height, row.height):
            yield row
            row = None
        if row is None:
            row = Row(upward.value, size_of(text, index) or height)
        row.add(Glyph(shown, index, word, box.left, box.right, height, _kind(shown)))
    if row is not None:
        yield row


def size_of(text: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Return the size of a letter, as much as it is enlarged."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, matrix):
        return 0.0
    return float(pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d))


def _kind(character: str) -> str:
    direction = unicodedata.bidirectional(character)
    if direction == "NSM":
        return "M"
    return {"L": "L", "R": "R", "AL": "R", "EN": "D", "AN": "D"}.get(direction, "N")


def _are_one(before: Row, after: Row) -> bool:
    height = max(before.height, after.height)
    if abs(before.baseline - after.baseline) > _SAME_LINE * height:
        return False
    gap = max(before.left, after.left) - min(before.right, after.right)
    is_raised = not _RAISED < before.size / after.size < 1 / _RAISED
    return (is_raised or gap >= -1) and gap < _COLUMN * height


def _read(row: Row, *, is_right: bool, url: str) -> list[Glyph]:
    """Return the glyphs of a line in the order in which they are read, with spaces; ``url`` is what goes on in it."""
    letters = _sorted([glyph for glyph in row.glyphs if glyph.kind != "M"])
    marks = [glyph for glyph in row.glyphs if glyph.kind == "M"]
    if not letters:
        return marks
    shown = _spaced(letters, row.height)
    read = _from_right(shown, url) if is_right else _from_left(shown)
    return _marked(read, marks) if marks else read


def _from_left(shown: list[Glyph]) -> list[Glyph]:
    for start, end in _runs(shown, "R"):
        shown[start:end] = reversed(shown[start:end])
    return shown


def _from_right(shown: list[Glyph], url: str) -> list[Glyph]:
    read: list[Glyph] = []
    at = len(shown)
    is_arabic = any(_ARABIC.match(glyph.character) for glyph in shown)
    joined = _ENDS_BROKEN_URL if url else _SEPARATORS if is_arabic else _SEPARATORS | _SIGNS
    runs = list(_runs(shown, "LD", joined))
    for start, end in reversed(runs):
        first, last = _with_edges(
            shown,
            (start, end),
            url if at == len(shown) else "",
            is_last=start == runs[0][0] and not any(glyph.kind == "R" for glyph in shown[:start]),
        )
        read += reversed(shown[last:at])
        read += shown[first:last]
        at = first
    read += reversed(shown[:at])
    _set_brackets(read)
    return read


def _set_brackets(read: Sequence[Glyph]) -> None:
    """Open and close brackets as the spaces beside them say.

    One that is read from right to left is shown as its counterpart, and PDFium takes back that of some.
    """
    for at, glyph in enumerate(read):
        if glyph.character in _BRACKETS:
            before = read[at - 1].character if at else " "
            after = read[at + 1].character if at + 1 < len(read) else " "
            opens = (before.isspace() or before in _QUOTES) and not after.isspace()
            closes = not before.isspace() and not after.isalnum()
            if opens != closes:
                glyph.character = _BRACKETS[glyph.character][closes]


def _with_edges(shown: Sequence[Glyph], run: tuple[int, int], url: str, *, is_last: bool) -> tuple[int, int]:
    """Take to the part of a URL at the end of a line, or at the beginning, what it ends or begins with.

    Its place is that of the URL, which goes on in another line; at the other side of it is what is not the URL's.
    """
    start, end = run
    words = "".join(glyph.character for glyph in shown[start:end])
    if is_last and url_at_end(url + words):
        while end < len(shown) and shown[end].character in _ENDS_BROKEN_URL:
            end += 1
    if url and url[-1].isalnum() and start and end == len(shown):
        # Behind a URL that ends here a full stop or a slash is its last; one that goes on has its last at the right.
        mark = shown[start - 1].character
        if (
            mark in _BEGINS_PART_OF_URL
            or (mark == "." and _SUFFIX.match(words))
            or (mark in _ENDS_BROKEN_URL and end > run[1])
        ):
            start -= 1
    return start, end


def _sorted(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs from left to right; of a lam and an alef that are one sign the lam is read first."""
    placed: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left + glyph.right):
        before = placed[-1] if placed else None
        is_sign = before is not None and before.character == _LAM and glyph.character in _ALEF
        if is_sign and before is not None and abs(before.left - glyph.left) < _SAME_PLACE:
            placed.insert(-1, glyph)
        else:
            placed.append(glyph)
    return placed


def _marked(read: list[Glyph], marks: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs with marks behind the letters that they stand on."""
    middles = sorted((glyph.left + glyph.right, at) for at, glyph in enumerate(read))
    on: dict[int, list[Glyph]] = {}
    for mark in marks:
        middle = mark.left + mark.right
        place = bisect_left(middles, (middle, 0))
        near = middles[max(0, place - 1) : place + 1]
        on.setdefault(min(near, key=lambda one: abs(one[0] - middle))[1], []).append(mark)
    return [one for at, glyph in enumerate(read) for one in (glyph, *on.get(at, ()))]


def _spaced(glyphs: Sequence[Glyph], height: float) -> list[Glyph]:
    spaced: list[Glyph] = []
    edge, word = glyphs[0].left, glyphs[0].word
    for glyph in glyphs:
        if glyph.left - edge > (_SPACE if glyph.word != word else _GAP) * height:
            spaced.append(Glyph(" ", NO_CHARACTER, word, edge, glyph.left, height, "N"))
        spaced.append(glyph)
        edge, word = max(edge, glyph.right), glyph.word
    return spaced


def _runs(shown: Sequence[Glyph], kinds: str, joined: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Yield where letters of one direction stand with what is between them: the first, and what is behind the last."""
    start = end = -1
    has_letters = False
    for at, glyph in enumerate(shown):
        if glyph.kind in kinds:
            if start >= 0 and not has_letters and glyph.kind == "D" and not _is_one_number(shown, end, at, joined):
                yield start, end
                start = -1
            if start < 0:
                start, has_letters = at, False
            has_letters = has_letters or glyph.kind != "D"
            end = at + 1
        elif start >= 0 and glyph.kind != "N":
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _is_one_number(shown: Sequence[Glyph], end: int, at: int, joined: frozenset[str]) -> bool:
    return at == end or (at == end + 1 and shown[end].character in joined)
