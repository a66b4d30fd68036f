"""Reads OpenDocument texts (.odt, ISO/IEC 26300): paragraphs, tables, links, notes."""

import re
from dataclasses import replace
from typing import Any

from lxml import etree

from crawler.reading import stating
from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, Document, Metadata, Source, UnreadableSource
from crawler.reading.packages import HEADING_STYLE, Package, attribute, local, words
from crawler.reading.preamble import described

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
# What is not shown, and what is not of the text: deleted words, remarks, the number of a note.
_UNSHOWN = frozenset({"tracked-changes", "annotation", "note-citation", "sequence-decls", "forms", "scripts"})
_CODE = re.compile("source[ _](?:text|code)|preformatted|teletype", re.IGNORECASE)
_MAX_PARENTS = 10
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
    _Reader(builder, _styles(root), _hidden(root)).read(body)
    document = described(builder.document(_metadata(package), _MEDIA_TYPE))
    return replace(document, warnings=(*document.warnings, *package.warned()))


def _styles(root: Any) -> dict[str, str]:
    """Return which styles the automatic ones are made from, by their names (OpenDocument 1.3 part 3 §16.2)."""
    parents = {
        attribute(style, "name") or "": attribute(style, "parent-style-name") or ""
        for style in root.iterfind("{*}automatic-styles/{*}style")
    }
    return {name: parent for name, parent in parents.items() if parent}


def _hidden(root: Any) -> frozenset[str]:
    """Return the names of automatic styles whose words are not shown (OpenDocument 1.3 part 3 §20.400)."""
    styles = root.iterfind("{*}automatic-styles/{*}style")
    return frozenset(
        attribute(style, "name") or ""
        for style in styles
        if any(attribute(said, "display") == "none" for said in style.iterfind("{*}text-properties"))
    )


def _metadata(package: Package) -> Metadata:
    """Return what the file says of itself; when it was made is not when it was published."""
    root = package.xml("meta.xml")
    title, language, saved = words(root, "title"), words(root, "language"), words(root, "date")
    publisher = words(root, "publisher")
    return Metadata(
        title=title[0] if title else None,
        authors=tuple(words(root, "initial-creator")[:1] or words(root, "creator")[:1]),
        language=stating.language(language[0]) if language else None,
        updated=stating.moment(saved[0]) if saved else None,
        publisher=publisher[0] if publisher else None,
        doi=stating.doi(words(root, "identifier")),
        licence=stating.licence([*words(root, "license"), *words(root, "rights")]),
    )


class _Reader:
    """Walks the elements of a document and feeds a builder, without recursion."""

    def __init__(self, builder: DocumentBuilder, styles: dict[str, str], hidden: frozenset[str]) -> None:
        self._builder = builder
        self._styles = styles
        self._hidden = hidden
        self._notes: list[Any] = []
        """Notes of the open paragraph."""
        self._around: list[BlockKind] = []
        self._paragraphs: list[tuple[BlockKind, int | None]] = []
        self._spans: list[bool] = []
        """Of the open spans, whether their letters are those for code."""

    def read(self, root: Any) -> None:
        """Read the text of an element, and the notes in it."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local(element)
            if event == "start":
                if name == "note" and element is not root:
                    self._notes.append(element)
                    walker.skip_subtree()
                elif name in _UNSHOWN or (self._is_hidden(element)):
                    walker.skip_subtree()
                elif name in {"title", "desc"} and "svg" in element.tag:
                    self._builder.label_link("".join(element.itertext()))
                    walker.skip_subtree()
                else:
                    self._begin(element, name)
                    if self._paragraphs and element.text:
                        self._add(element.text)
                continue
            if name not in _UNSHOWN and not (name == "note" and element is not root) and not self._is_hidden(element):
                self._end(name)
            if self._paragraphs and element.tail and element is not root:
                self._add(element.tail)

    def _is_hidden(self, element: Any) -> bool:
        return bool(self._hidden) and attribute(element, "style-name") in self._hidden

    def _add(self, text: str) -> None:
        self._builder.add_text(text, linkless=any(self._spans))

    def _begin(self, element: Any, name: str) -> None:
        builder = self._builder
        if name in {"p", "h"}:
            kind, level = self._paragraph(element, name)
            self._paragraphs.append((kind, level))
            builder.begin_block(kind)
        elif name in _AROUND:
            self._around.append(_AROUND[name])
        elif name == "span":
            self._spans.append(_CODE.search(self._style(element)) is not None)
        elif name == "a":
            # LibreOffice writes a link on a picture twice, one in the other.
            is_repeated = local(element.getparent()) == "a" and "drawing" in element.tag
            if not is_repeated and not _is_deleted(element):
                # The file is a folder to what is in it (OpenDocument 1.3 part 2 §3.7): its neighbours are one up.
                builder.open_link((attribute(element, "href") or "").removeprefix("../"))
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
        elif name == "span" and self._spans:
            self._spans.pop()
        elif name == "a":
            self._builder.close_link()

    def _read_notes(self) -> None:
        notes, self._notes = self._notes, []
        for note in notes:
            self.read(note)

    def _paragraph(self, element: Any, name: str) -> tuple[BlockKind, int | None]:
        if self._around and self._around[-1] is BlockKind.FOOTNOTE:
            return BlockKind.FOOTNOTE, None
        style = self._style(element).lower()
        named = HEADING_STYLE.match(style)
        if name == "h" or named or style == "title":
            level = attribute(element, "outline-level") or (named[1] if named else "1")
            return BlockKind.HEADING, min(6, int(level)) if level.isdecimal() and len(level) < 3 else 1
        if _CODE.search(style):
            return BlockKind.CODE, None
        if self._around:
            return self._around[-1], None
        return (BlockKind.QUOTE if "quot" in style else BlockKind.PARAGRAPH), None

    def _style(self, element: Any) -> str:
        """Return the name of an element's style, or of the one that it is made from."""
        name = attribute(element, "style-name") or ""
        for _ in range(_MAX_PARENTS):
            if name not in self._styles:
                break
            name = self._styles[name]
        # Spaces are written by their number in names of styles.
        return name.replace("_20_", " ")


def _is_deleted(link: Any) -> bool:
    """Whether nothing is left of a link but the mark of what was deleted there."""
    inside = [local(one) for one in link.iter() if one is not link]
    return "change" in inside and not set(inside) - {"change", "span"} and not "".join(link.itertext()).strip()
