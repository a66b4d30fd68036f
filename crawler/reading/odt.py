"""Reads OpenDocument texts (.odt, ISO/IEC 26300): paragraphs, tables, links, notes."""

from dataclasses import replace
from typing import Any

from lxml import etree

from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, Document, Metadata, Source, UnreadableSource
from crawler.reading.packages import Package, attribute, local, words
from crawler.reading.preamble import described

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
# What is not shown, and what is not of the text: deleted words, remarks, the number of a note.
_UNSHOWN = frozenset({"tracked-changes", "annotation", "note-citation", "sequence-decls", "forms", "scripts"})
_AROUND = {"list-item": BlockKind.LIST_ITEM, "table-cell": BlockKind.TABLE_CELL, "note-body": BlockKind.FOOTNOTE}


def read_odt(source: Source) -> Document:
    """Read an article in OpenDocument's format; notes follow the paragraph that they stand in.

    :raises UnreadableSource: when it is damaged or encrypted, or there is no text in it.
    """
    package = Package(source)
    root = package.xml("content.xml")
    body = root.find(".//{*}body") if root is not None else None
    if body is None:
        raise UnreadableSource(
            f"{source.name}: there is no text in this OpenDocument file; it may be damaged or encrypted"
        )
    builder = DocumentBuilder(source.url)
    _Reader(builder).read(body)
    document = described(builder.document(_metadata(package), _MEDIA_TYPE))
    return replace(document, warnings=(*document.warnings, *package.warned()))


def _metadata(package: Package) -> Metadata:
    """Return what the file says of itself; when it was made is not when it was published."""
    root = package.xml("meta.xml")
    title, language = words(root, "title"), words(root, "language")
    return Metadata(
        title=title[0] if title else None,
        authors=tuple(words(root, "initial-creator")[:1] or words(root, "creator")[:1]),
        language=language[0] if language else None,
    )


class _Reader:
    """Walks the elements of a document and feeds a builder, without recursion."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._notes: list[Any] = []
        """Notes of the open paragraph."""
        self._around: list[BlockKind] = []
        self._paragraphs: list[tuple[BlockKind, int | None]] = []

    def read(self, root: Any) -> None:
        """Read the text of an element, and the notes in it."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local(element)
            if event == "start":
                if name == "note" and element is not root:
                    self._notes.append(element)
                    walker.skip_subtree()
                elif name in _UNSHOWN:
                    walker.skip_subtree()
                else:
                    self._begin(element, name)
                    if self._paragraphs and element.text:
                        self._builder.add_text(element.text)
                continue
            if name not in _UNSHOWN and not (name == "note" and element is not root):
                self._end(name)
            if self._paragraphs and element.tail and element is not root:
                self._builder.add_text(element.tail)

    def _begin(self, element: Any, name: str) -> None:
        builder = self._builder
        if name in {"p", "h"}:
            kind, level = self._paragraph(element, name)
            self._paragraphs.append((kind, level))
            builder.begin_block(kind)
        elif name in _AROUND:
            self._around.append(_AROUND[name])
        elif name == "a":
            builder.open_link(attribute(element, "href") or "")
        elif name in {"s", "tab"}:
            builder.add_text(" ")
        elif name == "line-break":
            builder.break_line()

    def _end(self, name: str) -> None:
        if name in {"p", "h"} and self._paragraphs:
            _, level = self._paragraphs.pop()
            self._builder.end_block(level)
            if self._paragraphs:
                self._builder.begin_block(self._paragraphs[-1][0])
            else:
                self._read_notes()
        elif name in _AROUND and self._around:
            self._around.pop()
        elif name == "a":
            self._builder.close_link()

    def _read_notes(self) -> None:
        notes, self._notes = self._notes, []
        for note in notes:
            self.read(note)

    def _paragraph(self, element: Any, name: str) -> tuple[BlockKind, int | None]:
        if self._around and self._around[-1] is BlockKind.FOOTNOTE:
            return BlockKind.FOOTNOTE, None
        style = (attribute(element, "style-name") or "").lower()
        if name == "h" or style == "title":
            level = attribute(element, "outline-level") or "1"
            return BlockKind.HEADING, min(6, int(level)) if level.isdecimal() and len(level) < 3 else 1
        if self._around:
            return self._around[-1], None
        return (BlockKind.QUOTE if "quot" in style else BlockKind.PARAGRAPH), None
