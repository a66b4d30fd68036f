"""Reads Word documents (.docx, ECMA-376 Office Open XML): paragraphs, tables, links, fields, notes."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from crawler.reading import stating
from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, Document, LinkKind, Metadata, Source, UnreadableSource
from crawler.reading.encodings import decode
from crawler.reading.packages import HEADING_STYLE, Package, attribute, local, words
from crawler.reading.preamble import described
from crawler.reading.raw_html import RawHtml

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FIELD = re.compile(
    r'\s*HYPERLINK\s+(?:\\[ot]\s+"[^"]*"\s*|\\[mn]\s+)*(?:"([^"]*)"|(?!\\)(\S+))?(?:\s|\\[mnt])*(?:\\l\s+"([^"]*)")?'
)
"""With its switches (ECMA-376-1 §17.16.5.25); those that name a window or a tip can stand before the address too."""
_KINDS = (
    (re.compile("quot(?:e|ation)|zitat|citation", re.IGNORECASE), BlockKind.QUOTE),
    (re.compile("caption|beschriftung|légende", re.IGNORECASE), BlockKind.CAPTION),
    (re.compile("list|aufzählung|bibliograph|literaturverz", re.IGNORECASE), BlockKind.LIST_ITEM),
    (re.compile("(?:foot|end)note text|fußnotentext", re.IGNORECASE), BlockKind.FOOTNOTE),
)
_CODE = re.compile(
    "verbatim|source code|html (?:code|preformatted|sample|typewriter)|preformatted|macro text", re.IGNORECASE
)
# What is not shown: what was deleted or moved away, what an older Word would show in another's place, instructions.
_UNSHOWN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr"})
_DELETED = frozenset({"del", "moveFrom"})
_NOT = frozenset({"false", "0", "off"})
_DRAWN = frozenset({"shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image", "group"})
"""What older versions draw, which can be links as a whole (ECMA-376-4 §19.1.2, VML)."""
_MESSAGE = re.compile(rb"\s*(?:MIME-Version|Content-Type|From|Message-ID):", re.IGNORECASE)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?![?]xml[^>]*>\s*<w:)[!?a-z]", re.IGNORECASE)
_SHOWN = frozenset({"t", "drawing", "pict", "object"})
_MAX_FIELDS = 100
"""Fields in fields; deeper ones are no links."""


def read_docx(source: Source) -> Document:
    """Read an article in Word's format; notes follow the paragraph that refers to them.

    :raises UnreadableSource: when it is damaged, or there is no text in it.
    """
    package = Package(source)
    main = next(_related(package, "", "officeDocument"), "word/document.xml")
    root = package.xml(main)
    if root is None:
        raise UnreadableSource(f"{source.name}: there is no text in this Word document; it may be damaged")
    builder = DocumentBuilder(source.url)
    notes = _notes(package, main, "footnotes") | _notes(package, main, "endnotes")
    _Reader(builder, _styles(package, main), notes, _Chunks(package, main)).read(root, _targets(package, main))
    document = described(builder.document(_metadata(package), _MEDIA_TYPE))
    return replace(document, warnings=(*document.warnings, *package.warned()))


def _relations(package: Package, part: str) -> Iterator[Any]:
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    yield from root.iter("{*}Relationship") if root is not None else ()


def _related(package: Package, part: str, kind: str) -> Iterator[str]:
    """Yield the names of the parts that a part relates to in a way (ECMA-376-2 §9.3)."""
    for relation in _relations(package, part):
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            yield posixpath.normpath(posixpath.join("/", posixpath.dirname(part), relation.get("Target", "")))[1:]


def _targets(package: Package, part: str) -> dict[str, str]:
    """Return what a part's links lead to, by the ids of relations."""
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _relations(package, part)
        if relation.get("TargetMode") == "External"
    }


def _styles(package: Package, main: str) -> dict[str, str]:
    """Return the names of styles by their ids, which Word translates."""
    names = {}
    for part in _related(package, main, "styles"):
        root = package.xml(part)
        for style in root.iter("{*}style") if root is not None else ():
            name = style.find("{*}name")
            if name is not None:
                names[attribute(style, "styleId") or ""] = attribute(name, "val") or ""
    return names


def _notes(package: Package, main: str, kind: str) -> dict[tuple[str, str], tuple[Any, dict[str, str]]]:
    """Return notes by their kind and number, each with what its links lead to; separators are none."""
    found = {}
    for part in _related(package, main, kind):
        root, targets = package.xml(part), _targets(package, part)
        for note in root if root is not None else ():
            if attribute(note, "type") in {None, "normal"}:
                found[local(note), attribute(note, "id") or ""] = (note, targets)
    return found


def _metadata(package: Package) -> Metadata:
    """Return what the file says of itself; when it was made is not when it was published."""
    for part in _related(package, "", "core-properties"):
        root = package.xml(part)
        title, language = words(root, "title"), words(root, "language")
        named = [name.strip() for said in words(root, "creator") for name in said.split(";")]
        saved = words(root, "modified")
        return Metadata(
            title=title[0] if title else None,
            authors=tuple(name for name in named if name),
            language=stating.language(language[0]) if language else None,
            updated=stating.moment(saved[0]) if saved else None,
            doi=stating.doi(words(root, "identifier")),
        )
    return Metadata()


class _Reader:
    """Walks the elements of a document and feeds a builder, without recursion."""

    def __init__(
        self,
        builder: DocumentBuilder,
        styles: dict[str, str],
        notes: dict[tuple[str, str], tuple[Any, dict[str, str]]],
        chunks: "_Chunks",
    ) -> None:
        self._builder = builder
        self._styles = styles
        self._notes = notes
        self._chunks = chunks
        self._targets: dict[str, str] = {}
        self._called: list[tuple[str, str]] = []
        """Notes that the open paragraph refers to."""
        self._levels: list[tuple[BlockKind, int | None]] = []
        """Of the open paragraphs: text boxes stand in paragraphs and hold some."""
        self._fields: list[str | None] = []
        """Of the open fields the instruction so far; None once its result has begun."""
        self._led: list[bool] = []
        """Of the open fields, whether each has opened a link."""
        self._cells = 0
        self._kind: BlockKind | None = None
        self._is_code = False
        """Whether the open run is in letters for code."""
        self._is_hidden = False
        """Whether the open run is not shown (ECMA-376-1 §17.3.2.41)."""
        self._linked = ""
        """What the open link leads to."""
        self._pictured = ""
        """What the last picture leads to; it can say so twice, for its frame and for itself."""

    def read(self, root: Any, targets: dict[str, str]) -> None:
        """Read a document, each note behind the paragraph that first refers to it, the others at the end."""
        self._targets = targets
        self._walk(root)
        self._called = list(self._notes)
        self._read_notes()

    def _read_notes(self) -> None:
        targets, kind = self._targets, self._kind
        while self._called:
            key = self._called.pop(0)
            if key in self._notes:
                note, self._targets = self._notes.pop(key)
                self._kind = BlockKind.FOOTNOTE
                self._walk(note)
        self._targets, self._kind = targets, kind

    def _walk(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local(element)
            if event == "end":
                self._end(name, is_note=self._kind is BlockKind.FOOTNOTE)
            elif name in _UNSHOWN:
                if name == "instrText" and self._fields and self._fields[-1] is not None:
                    self._fields[-1] += element.text or ""
                walker.skip_subtree()
            else:
                self._begin(element, name)

    def _begin(self, element: Any, name: str) -> None:
        builder = self._builder
        if name == "p":
            kind, level = self._paragraph(element)
            self._levels.append((kind, level))
            builder.begin_block(kind)
        elif name == "tc":
            self._cells += 1
        elif name == "r":
            self._is_code = bool(_CODE.search(self._style(element.find("{*}rPr/{*}rStyle"))))
            self._is_hidden = _is_hidden(element)
        elif name == "t":
            self._add(element.text or "")
        elif name in {"tab", "ptab"}:
            builder.add_text(" ")
        elif name in {"br", "cr"}:
            builder.break_line()
        elif name == "noBreakHyphen":
            builder.add_text("-")
        elif name in {"footnoteReference", "endnoteReference"}:
            self._called.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
        else:
            self._begin_link(element, name)

    def _add(self, words: str) -> None:
        """Show words, or take them for a part of an instruction, where a field stands in one."""
        for depth in range(len(self._fields) - 1, -1, -1):
            instruction = self._fields[depth]
            if instruction is not None:
                self._fields[depth] = instruction + words
                return
        if not self._is_hidden:
            self._builder.add_text(words, linkless=self._is_code)

    def _begin_link(self, element: Any, name: str) -> None:
        builder = self._builder
        if name == "hyperlink":
            if not _is_unseen(element):
                self._open(self._targets.get(attribute(element, "id") or ""), attribute(element, "anchor"))
        elif name == "fldSimple":
            self._open_field(attribute(element, "instr") or "")
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name == "altChunk":
            self._chunks.add(attribute(element, "id") or "", builder)
        elif name == "drawing":
            # One that stands in a link can lead there itself.
            self._pictured = self._linked
        elif name == "docPr":
            builder.label_link(_alternative(element))
        elif name == "hlinkClick" and (target := self._targets.get(attribute(element, "id") or "")) != self._pictured:
            self._pictured = target or ""
            builder.add_link(self._pictured, LinkKind.ANCHOR, _alternative(element.getparent()))
        elif name in _DRAWN and (href := attribute(element, "href")):
            builder.add_link(href, LinkKind.ANCHOR, attribute(element, "alt") or "")

    def _end(self, name: str, *, is_note: bool) -> None:
        if name == "p" and self._levels:
            _, level = self._levels.pop()
            # Instructions do not go on over paragraphs; one without an end hides nothing more.
            self._fields = [None] * len(self._fields)
            self._builder.close_link()
            self._builder.end_block(level)
            if self._levels:
                self._builder.begin_block(self._levels[-1][0])
            elif not is_note:
                self._read_notes()
        elif name in {"hyperlink", "fldSimple"}:
            self._linked = ""
            self._builder.close_link()
        elif name == "tc":
            self._cells = max(0, self._cells - 1)

    def _paragraph(self, element: Any) -> tuple[BlockKind, int | None]:
        """Return what a paragraph is, and of a heading its level."""
        if self._kind is not None:
            return self._kind, None
        name = self._style(element.find("{*}pPr/{*}pStyle"))
        heading = HEADING_STYLE.match(name)
        outline = element.find("{*}pPr/{*}outlineLvl")
        level = heading[1] if heading else attribute(outline, "val") if outline is not None else None
        if name.lower() == "title" or (level and level.isdecimal() and int(level) < 9):
            return BlockKind.HEADING, min(6, int(level or 1) + (0 if heading or not level else 1))
        if _CODE.search(name):
            return BlockKind.CODE, None
        if self._cells:
            return BlockKind.TABLE_CELL, None
        if element.find("{*}pPr/{*}numPr") is not None:
            return BlockKind.LIST_ITEM, None
        return next((kind for pattern, kind in _KINDS if pattern.search(name)), BlockKind.PARAGRAPH), None

    def _style(self, reference: Any) -> str:
        """Return the name of a style by what refers to it; empty where nothing does."""
        identifier = attribute(reference, "val") or "" if reference is not None else ""
        return self._styles.get(identifier, identifier)

    def _field(self, kind: str | None) -> None:
        """Take a mark of a field (ECMA-376-1 §17.16.18): its instruction, its result, its end."""
        if kind == "begin" and len(self._fields) < _MAX_FIELDS:
            self._fields.append("")
            self._led.append(False)
        elif kind == "separate" and self._fields and (instruction := self._fields[-1]) is not None:
            self._fields[-1] = None
            self._led[-1] = self._open_field(instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()
            if self._led.pop():
                self._builder.close_link()

    def _open_field(self, instruction: str) -> bool:
        """Open the link that an instruction is for; say whether there is one."""
        found = _FIELD.match(instruction) if all(outer is None for outer in self._fields) else None
        if found:
            self._open(found[1] if found[1] is not None else found[2], found[3])
        return found is not None

    def _open(self, target: str | None, anchor: str | None) -> None:
        # A target that is empty was lost on the way; where there is none, the relation to it is damaged.
        if target is not None or anchor:
            self._linked = target or ""
            self._builder.open_link(self._linked + (f"#{anchor}" if anchor else ""))


def _alternative(picture: Any) -> str:
    """Return what a picture says to those who do not see it."""
    return (picture.get("descr") or picture.get("title") or "") if picture is not None else ""


def _is_hidden(run: Any) -> bool:
    """Whether a run of letters says that it is not shown."""
    hidden = run.find("{*}rPr/{*}vanish")
    return hidden is not None and (attribute(hidden, "val") or "").lower() not in _NOT


def _is_unseen(link: Any) -> bool:
    """Whether all that a link shows was deleted, in a document that keeps track of changes, or is hidden."""
    walker = etree.iterwalk(link, events=("start",))
    unseen = False
    for _, element in walker:
        name = local(element)
        if name in _DELETED or (name == "r" and _is_hidden(element)):
            unseen = True
            walker.skip_subtree()
        elif name in _SHOWN:
            return False
    return unseen


class _Chunks:
    """Other documents that stand whole in one (ECMA-376-1 §17.17.2.1, ``altChunk``)."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._folder = posixpath.dirname(main)
        self._names = {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in _relations(package, main)
            if relation.get("Type", "").endswith("/aFChunk") and relation.get("TargetMode") != "External"
        }

    def add(self, identifier: str, builder: DocumentBuilder) -> None:
        """Add the words and links of a web page; of what is of another kind say that it was not read."""
        name = posixpath.normpath(posixpath.join("/", self._folder, self._names.get(identifier, "")))[1:]
        data = self._package.read(name) or b""
        page = _page_in(data)
        if page is None:
            self._package.warnings.append("a document of another kind that stands in it was not read")
            return
        builder.end_block()
        RawHtml(builder).feed_block(decode(page, declared_inside=True))


def _page_in(data: bytes) -> bytes | None:
    """Return the web page that data are, in MHTML or as it is."""
    if _MESSAGE.match(data):
        from crawler.reading.mhtml import page_of

        data = page_of(data) or b""
    return data if _PAGE.match(data) else None
