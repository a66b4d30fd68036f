"""What stands on the pages of a PDF file: lines of text with their places, and links with the words under them."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from crawler.reading import right_to_left

MAX_PAGE_CHARACTERS = 1_000_000
"""Of one page; the rest of it is left out."""

MAX_PAGE_LINKS = 10_000
"""Of one page, and as many rectangles of one link."""

_MAX_URI_BYTES = 1 << 16
_MARKS_BETWEEN = 2
_ENDS_OF_LINES = 40
_MAX_PICTURED = 500
"""Links of one page that show no text and are compared with each other."""
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_UNMAPPED = re.compile("[\x00-\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_TEX_CODES = {
    0x0B: "\ufb00", 0x0C: "\ufb01", 0x0E: "\ufb03", 0x0F: "\ufb04",
    0x10: "“", 0x11: "”", 0x15: "–", 0x16: "—",
    0x1B: "\ufb00", 0x1C: "\ufb01", 0x1D: "\ufb02", 0x1E: "\ufb03", 0x1F: "\ufb04",
}  # fmt: skip
"""What control characters stand for in TeX's fonts of dots, which do not say it (encodings OT1 and T1)."""
HYPHEN = "\x02"
"""What PDFium gives for a hyphen behind which a line ends; the next line goes on right after it."""
# Parts of a line's height: how far apart two lines may stand that are one line with a raised figure in it.
_RAISED = 0.75
# What letters reach above and below, and below the line alone, as parts of their size in most fonts.
_TALL, _DEPTH = 1.2, 0.25
_ODD = 1.8
_BOLD = 600
"""The weight of semi-bold letters (CSS Fonts 4 §2.2)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; lengths are in points, from the bottom left of the page."""

    start: int
    """Of its characters among those of the page."""
    end: int
    left: float
    right: float
    first_bottom: float
    bottom: float
    """Of its last character; lower than the first where PDFium has taken a hyphenated line and the next for one."""
    size: float
    """The height of its letters with what they reach above and below."""
    is_bold: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of a page and the characters under it."""

    href: str
    start: int
    end: int
    """Equal to ``start`` when it shows no text."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    height: float
    characters: str
    """One for each of PDFium's, ligatures and all."""
    lines: tuple[Line, ...]
    links: tuple[PageLink, ...]
    """By start; none overlaps another."""
    is_cut: bool


@dataclass(frozen=True, slots=True)
class _Letters:
    """The characters of a page in the order of reading."""

    text: pdfium.FPDF_TEXTPAGE
    places: Sequence[int]
    """Of each, which of PDFium's it is; below 0 for none."""


def page_of(document: pdfium.FPDF_DOCUMENT, number: int) -> Page:
    """Read a page, counted from 0.

    :raises ValueError: when it cannot be read.
    """
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise ValueError(f"page {number + 1} cannot be read")
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise ValueError(f"the text of page {number + 1} cannot be read")
        try:
            count = max(0, pdfium.FPDFText_CountChars(text))
            shown = min(count, MAX_PAGE_CHARACTERS)
            characters = "".join(_character(pdfium.FPDFText_GetUnicode(text, at)) for at in range(shown))
            places: Sequence[int] = range(shown)
            if right_to_left.is_written_so(characters):
                rows = tuple(right_to_left.rows_of(text, characters))
                lines = tuple(_mirrored(text, rows, pdfium.FPDF_GetPageWidthF(page)))
                characters = "\n".join(row.characters for row in rows)
                places = [place for row in rows for place in (*(glyph.index for glyph in row.glyphs), -1)]
            else:
                lines = tuple(_lines(text, characters))
            links = _met(_links(document, page, _Letters(text, places), lines), characters)
            return Page(pdfium.FPDF_GetPageHeightF(page), characters, lines, links, is_cut=shown < count)
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def spelled_out(text: str) -> str:
    """Return text without ligatures and without what no font could name."""
    return _UNMAPPED.sub("\ufffd", _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text))


def _character(code: int) -> str:
    if code in _TEX_CODES:
        return _TEX_CODES[code]
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _lines(text: pdfium.FPDF_TEXTPAGE, characters: str) -> Iterator[Line]:
    held: Line | None = None
    for found in re.finditer(r"[^\r\n]+", characters):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + found[0].index(words[0])
        line = _line(text, start, start + len(words), is_hyphenated=HYPHEN in words)
        if held is not None and _is_one_line(held, line):
            tall = max(held, line, key=lambda part: part.end - part.start)
            low = held.first_bottom if tall is held else line.first_bottom
            held = Line(held.start, line.end, held.left, line.right, low, tall.bottom, tall.size, tall.is_bold)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _line(text: pdfium.FPDF_TEXTPAGE, start: int, end: int, *, is_hyphenated: bool) -> Line:
    boxes = [pdfium.FS_RECTF() for _ in range(3)]
    middle = (start + end) // 2
    places = (start, middle, end - 1)
    for at, box in zip(places, boxes, strict=True):
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
    tallest = max(boxes, key=lambda box: box.top - box.bottom)
    first, last = (boxes[0], boxes[-1]) if is_hyphenated else (tallest, tallest)
    bold = pdfium.FPDFText_GetFontWeight(text, middle) >= _BOLD
    size = max(tallest.top - tallest.bottom, 0.1)
    bottoms = first.bottom, last.bottom
    sizes = [_TALL * right_to_left.size_of(text, at) for at in places]
    # Boxes of letters in one font can differ by a third; in fonts of dots what is stated can be anything.
    if 1 / _ODD < sizes[1] / size < _ODD:
        size = sizes[1]
        bottoms = _bottoms(text, places, sizes, bottoms, is_hyphenated=is_hyphenated)
    return Line(start, end, boxes[0].left, boxes[-1].right, *bottoms, size, bold)


def _bottoms(
    text: pdfium.FPDF_TEXTPAGE,
    places: tuple[int, int, int],
    sizes: list[float],
    boxed: tuple[float, float],
    *,
    is_hyphenated: bool,
) -> tuple[float, float]:
    """Return the bottom of a line, and of its second half where it is two, by the places that letters stand on.

    Of three letters the one counts that is no smaller than the others, as raised figures are.
    """
    middle = max((1, 0, 2), key=lambda one: round(sizes[one], 1))
    ends = (0, 2) if is_hyphenated else (middle, middle)
    bottoms = []
    for end, bottom in zip(ends, boxed, strict=True):
        across, upward = ctypes.c_double(), ctypes.c_double()
        found = pdfium.FPDFText_GetCharOrigin(text, places[end], across, upward)
        bottoms.append(upward.value - _DEPTH * sizes[end] / _TALL if found else bottom)
    return bottoms[0], bottoms[1]


def _mirrored(text: pdfium.FPDF_TEXTPAGE, rows: Sequence[right_to_left.Row], width: float) -> Iterator[Line]:
    """Yield lines that run from right to left as if they ran from left to right."""
    start = 0
    for row in rows:
        end = start + len(row.glyphs)
        middle = next(glyph.index for glyph in row.glyphs[len(row.glyphs) // 2 :] if glyph.index >= 0)
        is_bold = pdfium.FPDFText_GetFontWeight(text, middle) >= _BOLD
        bottom = row.baseline - _DEPTH * row.size
        size = max(_TALL * row.size, 0.1)
        yield Line(start, end, width - row.right, width - row.left, bottom, bottom, size, is_bold)
        start = end + 1


def _is_one_line(before: Line, after: Line) -> bool:
    """Whether PDFium broke a line in two where a figure is raised."""
    middles = abs(before.bottom + before.size / 2 - after.first_bottom - after.size / 2)
    tallest = max(before.size, after.size)
    return middles < _RAISED * tallest / 2 and -1 <= after.left - before.right < tallest


def _links(
    document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, letters: _Letters, lines: tuple[Line, ...]
) -> tuple[PageLink, ...]:
    found: list[PageLink] = []
    pictured: list[tuple[str, tuple[float, float, float, float]]] = []
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < MAX_PAGE_LINKS and pdfium.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        href = _href(document, link)
        if href is not None:
            areas = _rectangles(link)
            start, end = _under(letters, areas, lines)
            # Chromium writes a link on a picture twice, for the picture and for the line that it stands on.
            if start == end and len(pictured) < _MAX_PICTURED:
                if any(href == other and _overlap(area, known) for other, known in pictured for area in areas):
                    continue
                pictured += [(href, area) for area in areas]
            found.append(PageLink(href, start, end))
    return _apart(sorted(found, key=lambda one: (one.start, -one.end)))


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _apart(links: list[PageLink]) -> tuple[PageLink, ...]:
    """Take from each link the characters that one before it has; two of one URL that meet are one."""
    kept: list[PageLink] = []
    taken = 0
    for link in links:
        start = max(link.start, taken) if link.end > link.start else link.start
        if kept and kept[-1].href == link.href and link.end > link.start and start >= link.end:
            continue
        kept.append(PageLink(link.href, min(start, max(link.end, taken)), max(link.end, start)))
        taken = max(taken, kept[-1].end)
    return tuple(kept)


def _met(links: tuple[PageLink, ...], characters: str) -> tuple[PageLink, ...]:
    """Join links of one URL with nothing between them but the end of a line."""
    joined: list[PageLink] = []
    for link in links:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.href == link.href
            and before.end > before.start
            and link.end > link.start
            and _is_joined(before, link, characters)
        ):
            joined[-1] = PageLink(link.href, before.start, link.end)
        else:
            joined.append(link)
    return tuple(joined)


def _is_joined(before: PageLink, after: PageLink, characters: str) -> bool:
    """Whether nothing stands between two links of one URL but the end of a line, a mark, or what the URL says."""
    # The mark of a note and the number that the note begins with lead to the same page.
    if (
        characters[before.start : before.end].strip().isdigit()
        and characters[after.start : after.end].strip().isdigit()
    ):
        return False
    between = characters[before.end : after.start].strip(" \r\n" + HYPHEN)
    if len(between) <= _MARKS_BETWEEN and not any(map(str.isspace, between)):
        return True
    whole = characters[before.start : after.end].replace(HYPHEN, "-")
    return len(whole) <= len(before.href) + _ENDS_OF_LINES and "".join(whole.split()) in before.href


def _href(document: pdfium.FPDF_DOCUMENT, link: pdfium.FPDF_LINK) -> str | None:
    """Return what a link leads to: a URI, another file, or a page of the same file as RFC 8118 names it; or None."""
    action = pdfium.FPDFLink_GetAction(link)
    kind = pdfium.FPDFAction_GetType(action) if action else pdfium.PDFACTION_GOTO
    if kind == pdfium.PDFACTION_URI:
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if not 0 < size <= _MAX_URI_BYTES:
            return None
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
        return _decoded(buffer.raw[:size].rstrip(b"\x00"))
    if kind == pdfium.PDFACTION_REMOTEGOTO:
        # TeX writes so what has no scheme.
        size = pdfium.FPDFAction_GetFilePath(action, None, 0)
        buffer = ctypes.create_string_buffer(min(size, _MAX_URI_BYTES))
        pdfium.FPDFAction_GetFilePath(action, buffer, len(buffer))
        return _decoded(buffer.raw.rstrip(b"\x00")) or None
    if kind == pdfium.PDFACTION_GOTO:
        target = pdfium.FPDFLink_GetDest(document, link)
        number = pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
        return f"#page={number + 1}" if number >= 0 else None
    return None


def _decoded(uri: bytes) -> str:
    """A URI is 7-bit text (ISO 32000-1 §12.6.4.7); what is not is most often UTF-8."""
    try:
        return uri.decode()
    except UnicodeDecodeError:
        return uri.decode("latin-1")


def _rectangles(link: pdfium.FPDF_LINK) -> list[tuple[float, float, float, float]]:
    """Return left, bottom, right and top of each of a link's areas."""
    quads = min(pdfium.FPDFLink_CountQuadPoints(link), MAX_PAGE_LINKS)
    areas = []
    for number in range(quads):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFLink_GetQuadPoints(link, number, ctypes.byref(quad)):
            across = (quad.x1, quad.x2, quad.x3, quad.x4)
            upward = (quad.y1, quad.y2, quad.y3, quad.y4)
            areas.append((min(across), min(upward), max(across), max(upward)))
    box = pdfium.FS_RECTF()
    if not areas and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
        areas.append((box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)))
    return areas


def _under(
    letters: _Letters, areas: list[tuple[float, float, float, float]], lines: tuple[Line, ...]
) -> tuple[int, int]:
    """Return the first and the last but one of the characters whose middle lies in one of the areas."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    inside: list[int] = []
    near = 0
    for x0, y0, x1, y1 in areas:
        for line in lines:
            if line.bottom > y1 or line.first_bottom + line.size < y0 - _RAISED * line.size:
                continue
            near = near or line.end
            for at in range(line.start, line.end):
                if pdfium.FPDFText_GetCharBox(letters.text, letters.places[at], left, right, bottom, top):
                    across, upward = (left.value + right.value) / 2, (bottom.value + top.value) / 2
                    if x0 <= across <= x1 and y0 <= upward <= y1 and right.value > left.value:
                        inside.append(at)
    return (min(inside), max(inside) + 1) if inside else (near, near)
