r"""Reads LaTeX: the words of an article, its links (``\url``, ``\href``, ``\doi``), notes and references.

Nothing is executed, and macros are not expanded: a command that is not known is left out, and the words in its braces
are text. Of other files only those come in that stand beside it (:mod:`crawler.reading.beside`).
"""

import re
import unicodedata
from collections import deque
from dataclasses import replace

from crawler.reading import bare_links, stating
from crawler.reading.beside import bibliographies, whole_latex
from crawler.reading.bibtex import spelled_out
from crawler.reading.building import DocumentBuilder
from crawler.reading.cited_works import CitedWorks
from crawler.reading.document import BlockKind, Document, Metadata, Source
from crawler.reading.encodings import decode
from crawler.reading.kinds import Kind
from crawler.reading.preamble import date_in

MEDIA_TYPE = "application/x-latex"

_TOKEN = re.compile(
    r"\\(?P<part>begin|end)\s*\{(?P<environment>[^{}\n]{1,60})\}|\\(?P<command>[A-Za-z@]+)\*?|\\(?P<mark>.)"
    r"|(?P<comment>%[^\n]*(?:\n[ \t]*)?)|(?P<brace>[{}])|(?P<paragraph>\n[ \t]*\n\s*)|(?P<math>\$\$?)"
    r"|(?P<plain>[^\\%{}$\n~]+|\n|~)",
    re.DOTALL,
)
_ACCENT = re.compile(r"\\([\"'`^~=.]|[uvHcrk](?=[ {]))\s*\{?\s*\\?([A-Za-z])\}?")
_COMBINING = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "r": "\u030a", "k": "\u0328",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å",
}  # fmt: skip
_SECTIONS = {"part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4}
_NOTES = frozenset({"footnote", "footnotetext", "endnote", "thanks", "sidenote", "marginpar", "marginnote"})
_LINKS = frozenset({"url", "nolinkurl", "href", "doi", "path", "hyperlink"})
# Commands of which an argument is no text.
_ARGUMENTS = {
    **dict.fromkeys(
        (
            "label", "ref", "pageref", "eqref", "autoref", "cref", "Cref", "input", "include", "includegraphics",
            "usepackage", "documentclass", "bibliographystyle", "vspace", "hspace", "pagestyle", "thispagestyle",
            "addbibresource", "hypersetup", "graphicspath", "pagenumbering", "setcounter", "citestyle", "setcitestyle",
            "addtocounter", "index", "definecolor", "selectlanguage", "hypertarget", "color",
        ),
        1,
    ),
    **dict.fromkeys(
        ("setlength", "addtolength", "newcommand", "renewcommand", "providecommand", "DeclareMathOperator"),
        2,
    ),
    "addcontentsline": 3,
}  # fmt: skip
_CITES = re.compile(r"[A-Za-z]*[Cc]ite[A-Za-z]*")
_MANY_CITES = re.compile(r"[A-Za-z]*[Cc]ites")
"""Of biblatex; each key has braces of its own."""
_AROUND_KEYS = re.compile(r"(?:\s*(?:\[[^\]]{0,2000}\]|<[^<>{}]{0,500}>|\([^(){}]{0,500}\))){1,4}")
"""Words before and after a key: of LaTeX and natbib, of apacite, and for all keys together of biblatex."""
_MAX_KEYS = 1_000
"""Of one command."""
_KINDS = {
    **dict.fromkeys(("quote", "quotation"), BlockKind.QUOTE),
    **dict.fromkeys(("itemize", "enumerate", "description", "thebibliography"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("tabular", "longtable"), BlockKind.TABLE_CELL),
}
_VERBATIM = frozenset({"verbatim", "lstlisting", "minted", "Verbatim", "comment", "filecontents"})
_MATH = frozenset({"equation", "align", "gather", "multline", "displaymath", "math", "eqnarray", "tikzpicture"})
_MAX_NESTING = 30
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_ESCAPED_IN_URL = re.compile(r"\\([%#&_~{}$])")


def read_latex(source: Source) -> Document:
    r"""Read an article in LaTeX.

    What ``\cite`` names is looked up in the ``.bib`` files beside it, or else in the ``.bbl`` that TeX made of them.
    """
    text = whole_latex(decode(source.data, source.content_type), source.beside).replace("\x00", "\ufffd")
    made = next((decode(data) for name, data in source.beside.items() if name.endswith(".bbl")), None)
    works = CitedWorks(bibliographies(Kind.LATEX, text), source.beside, made)
    text = _ACCENT.sub(lambda found: unicodedata.normalize("NFC", found[2] + _COMBINING[found[1]]), text)
    is_text = made is not None and "\\bibitem" in made
    reader = _Reader(DocumentBuilder(source.url), works, made if is_text and works.is_incomplete else None)
    begin, end = text.find("\\begin{document}"), text.rfind("\\end{document}")
    if begin >= 0:
        reader.read_preamble(text[:begin])
        text = text[begin + len("\\begin{document}") : end if end > begin else None]
    reader.read(text)
    return reader.document()


class _Reader:
    """Goes through a text in LaTeX once and feeds a document builder."""

    def __init__(self, builder: DocumentBuilder, works: CitedWorks, made: str | None) -> None:
        self._builder = builder
        self._works = works
        self._made = made
        """The list of references that TeX has made, where the works cannot be had."""
        self._stated: dict[str, str] = {}
        self._cites = 0
        self._is_listed = False
        self._notes: deque[str] = deque()
        self._around: list[tuple[str, BlockKind]] = []
        self._braces: list[str] = []
        """What ends with each open brace: a link, a heading's level, or nothing."""
        self._text = ""
        self._closing: dict[int, int] = {}
        self._at = 0

    def document(self) -> Document:
        """Return what was read."""
        stated = {
            name: spelled_out(re.sub(r"\\thanks\{[^{}]*\}|\\\\", " ", words)) for name, words in self._stated.items()
        }
        names = re.split(
            r"\s*(?:\\and\b|,|\band\b)\s*", re.sub(r"\\thanks\{[^{}]*\}|\\\\.*", "", self._stated.get("author", ""))
        )
        authors = tuple(name for one in names if (name := spelled_out(one)))
        dois = (self._stated.get(name) for name in ("doi", "DOI", "acmDOI"))
        metadata = Metadata(
            stated.get("title") or None, authors, date_in(stated.get("date", "")), doi=stating.doi(dois)
        )
        document = self._builder.document(metadata, MEDIA_TYPE)
        said = self._works.warned() if self._cites else ()
        return replace(document, warnings=(*document.warnings, *said))

    def read_preamble(self, text: str) -> None:
        """Take the title, the authors and the day from what stands before the text."""
        self._text, self._closing = text, _closing(text)
        for found in re.finditer(r"\\(title|author|date|doi|DOI|acmDOI)\s*(?:\[[^\]]{0,500}\]\s*)?(?=\{)", text):
            self._at = found.end()
            self._stated.setdefault(found[1], self._argument())

    def read(self, text: str) -> None:
        """Read the text of an article."""
        self._builder.begin_block(BlockKind.PARAGRAPH)
        self._take(text)
        self._end_block()
        self._list_references()

    def _take(self, text: str) -> None:
        self._text, self._at, self._closing = text, 0, _closing(text)
        while self._at < len(self._text):
            found = _TOKEN.match(self._text, self._at)
            if found is None:
                self._at += 1
                continue
            self._at = found.end()
            self._take_one(found)

    def _take_one(self, found: re.Match[str]) -> None:
        builder = self._builder
        if found["plain"]:
            builder.add_text(
                found["plain"]
                .replace("~", "\u00a0")
                .replace("---", "—")
                .replace("--", "–")
                .replace("``", "“")
                .replace("''", "”")
            )
        elif found["paragraph"]:
            self._next_block()
        elif found["part"]:
            self._environment(found["part"], found["environment"].rstrip("*"))
        elif found["command"]:
            self._command(found["command"])
        elif found["mark"]:
            self._mark(found["mark"])
        elif found["math"]:
            end = self._text.find(found["math"], self._at, self._at + 5_000)
            self._at = end + len(found["math"]) if end >= 0 else self._at
        elif found["brace"] == "{":
            self._braces.append("")
        elif found["brace"] == "}" and self._braces:
            self._close(self._braces.pop())

    def _mark(self, mark: str) -> None:
        if mark == "\\":
            self._builder.break_line()
        elif mark in "%#&_{}$ ":
            self._builder.add_text(mark)
        elif mark in "[(":
            end = self._text.find("\\]" if mark == "[" else "\\)", self._at, self._at + 5_000)
            self._at = end + 2 if end >= 0 else self._at

    def _close(self, what: str) -> None:
        if what == "link":
            self._builder.close_link()
        elif what:
            self._builder.end_block(int(what))
            self._builder.begin_block(self._kind())

    def _kind(self) -> BlockKind:
        return self._around[-1][1] if self._around else BlockKind.PARAGRAPH

    def _next_block(self) -> None:
        self._end_block()
        self._builder.begin_block(self._kind())

    def _end_block(self) -> None:
        self._builder.end_block()
        text, at, closing = self._text, self._at, self._closing
        notes, self._notes = self._notes, deque()
        if len(self._around) > _MAX_NESTING:
            return
        for note in notes:
            self._around.append(("", BlockKind.FOOTNOTE))
            self._builder.begin_block(BlockKind.FOOTNOTE)
            self._take(note)
            self._end_block()
            self._around.pop()
        self._text, self._at, self._closing = text, at, closing

    def _environment(self, part: str, name: str) -> None:
        if part == "end":
            if self._around and self._around[-1][0] == name:
                self._around.pop()
            self._next_block()
            return
        end = self._text.find(f"\\end{{{name}", self._at)
        if name in _VERBATIM and end >= 0:
            self._end_block()
            self._builder.begin_block(BlockKind.CODE)
            self._builder.add_verbatim(self._text[self._at : end].strip("\n"))
            self._at = end
        elif name in _MATH and end >= 0:
            self._at = end
        elif name in {"tabular", "thebibliography", "longtable"}:
            self._optional()
            self._argument()
        if name == "thebibliography":
            self._end_block()
            self._builder.begin_block(BlockKind.HEADING)
            self._builder.add_text("References")
            self._builder.end_block(1)
        if name in _KINDS and len(self._around) < _MAX_NESTING:
            self._around.append((name, _KINDS[name]))
        self._next_block()

    def _command(self, name: str) -> None:
        builder = self._builder
        if name in _LINKS:
            self._link(name)
        elif name in _SECTIONS or name == "caption":
            self._optional()
            self._end_block()
            builder.begin_block(BlockKind.CAPTION if name == "caption" else BlockKind.HEADING)
            if self._skip_to_brace():
                self._braces.append(str(_SECTIONS.get(name, 6)) if name != "caption" else "")
        elif name in _NOTES:
            self._optional()
            self._notes.append(self._argument())
        elif name in {"title", "author", "date"}:
            self._stated.setdefault(name, self._argument())
        elif name in {"item", "bibitem"}:
            self._optional()
            if name == "bibitem":
                self._argument()
            self._next_block()
        elif name in {"bibliography", "printbibliography"}:
            self._optional()
            self._argument()
            self._list_references()
        elif name in _ARGUMENTS:
            for _ in range(_ARGUMENTS[name]):
                self._optional()
                self._argument()
        elif _CITES.fullmatch(name):
            self._cite(name)
        else:
            self._layout(name)

    def _layout(self, name: str) -> None:
        if name in _LETTERS:
            self._builder.add_text(_LETTERS[name])
        elif name in {"newline", "linebreak"}:
            self._builder.break_line()
        elif name in {"par", "newpage", "clearpage", "maketitle"}:
            self._next_block()

    def _cite(self, name: str) -> None:
        keys: list[str] = []
        while len(keys) < _MAX_KEYS:
            if notes := _AROUND_KEYS.match(self._text, self._at):
                self._at = notes.end()
            named = self._argument()
            keys += (key.strip() for key in named.split(",")[:_MAX_KEYS])
            if not named or not _MANY_CITES.fullmatch(name):
                break
        self._cites += bool(keys)
        if name == "nocite":
            self._works.list_only(keys)
        elif "foot" in name and self._works:
            self._notes.append(f"\\cite{{{','.join(keys)}}}")
        else:
            self._works.cite(self._builder, keys)

    def _list_references(self) -> None:
        if self._is_listed:
            return
        self._is_listed = True
        self._end_block()
        if self._made is None:
            self._works.end(self._builder)
        else:
            text, at, closing = self._text, self._at, self._closing
            self._take(self._made)
            self._end_block()
            self._text, self._at, self._closing = text, at, closing
        self._builder.begin_block(self._kind())

    def _link(self, name: str) -> None:
        self._optional()
        is_empty = re.compile(r"\s*\{\s*\}").match(self._text, self._at) is not None
        url = self._argument() or self._delimited()
        url = _ESCAPED_IN_URL.sub(r"\1", re.sub(r"\s+|%\n\s*", "", url))
        if not url and not (is_empty and name == "href"):
            return
        if "link" in self._braces:
            self._builder.add_text(url)
            return
        if name == "doi":
            url = bare_links.doi_url(url) or url
        if name == "path":
            self._builder.add_text(url, linkless=True)
            return
        self._builder.open_link(f"#{url}" if name == "hyperlink" else url)
        if name in {"href", "hyperlink"} and self._skip_to_brace():
            self._braces.append("link")
            return
        self._builder.add_text(url)
        self._builder.close_link()

    def _skip_to_brace(self) -> bool:
        found = re.compile(r"\s*\{").match(self._text, self._at)
        if found:
            self._at = found.end()
        return found is not None

    def _optional(self) -> None:
        """Pass over an argument in square brackets."""
        found = re.compile(r"\s*\[[^\]]{0,2000}\]").match(self._text, self._at)
        if found:
            self._at = found.end()

    def _delimited(self) -> str:
        r"""Return an argument between two equal marks, as ``\url`` may have it."""
        found = re.compile(r"([|!+])(.{1,4000}?)\1").match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[2]

    def _argument(self) -> str:
        """Return an argument in braces as it stands, and pass over it; nothing where there is none, or no end to it."""
        if not self._skip_to_brace():
            return ""
        start = self._at
        end = self._closing.get(start - 1)
        if end is None:
            self._braces.append("")
            return ""
        self._at = end + 1
        return self._text[start:end]


def _closing(text: str) -> dict[int, int]:
    """Return where each brace that opens is closed."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for found in _BRACE.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            closing[opened.pop()] = found.start()
    return closing
