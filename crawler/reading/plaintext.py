"""Reads plain text: paragraphs, headings, notes, and the links that the text names."""

import re

from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, Document, Metadata, Source
from crawler.reading.encodings import decode
from crawler.reading.preamble import described

_PARAGRAPH_BREAK = re.compile(r"\n[ \t\f\v]*\n\s*")
_UNDERLINED = re.compile(r"[ \t]*(\S[^\n]*)\n[ \t]*([=~*-])\2{2,}[ \t]*$")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•‣◦–]|\d{1,3}[.)]|\[\d{1,3}\])[ \t]+\S")
_NOTE = re.compile(r"[ \t]*(?:\[\^?\w{1,10}\]:?|[¹²³⁰-⁹]{1,3}|\^\d{1,3}\.?|[*†‡])[ \t]*\S")
_HEADING_MAX_CHARACTERS = 90


def read_plaintext(source: Source) -> Document:
    """Read an article in plain text of whatever encoding."""
    text = decode(source.data, source.content_type)
    builder = DocumentBuilder(source.url)
    for paragraph in _PARAGRAPH_BREAK.split(text.replace("\x00", "\ufffd")):
        _add(builder, paragraph.strip("\n"))
    document = builder.document(Metadata(), "text/plain")
    return described(document)


def _add(builder: DocumentBuilder, paragraph: str) -> None:
    if not paragraph.strip():
        return
    if underlined := _UNDERLINED.fullmatch(paragraph):
        _add_block(builder, BlockKind.HEADING, [underlined[1]], 1 if underlined[2] == "=" else 2)
    elif _is_heading(paragraph):
        _add_block(builder, BlockKind.HEADING, [paragraph], 2)
    else:
        for kind, lines in _items(paragraph.split("\n")):
            _add_block(builder, kind, lines)


def _is_heading(paragraph: str) -> bool:
    """Whether a line of its own reads as a heading: short, no sentence, and either all capitals or numbered."""
    line = paragraph.strip()
    if "\n" in line or len(line) > _HEADING_MAX_CHARACTERS or "://" in line or line[-1] in ".,;:!?":
        return False
    return (line.isupper() and len(line.split()) > 1) or re.match(
        r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_]", line
    ) is not None


def _items(lines: list[str]) -> list[tuple[BlockKind, list[str]]]:
    """Split the lines of a paragraph where items of a list or notes begin."""
    items: list[tuple[BlockKind, list[str]]] = []
    for line in lines:
        kind = BlockKind.FOOTNOTE if _NOTE.match(line) else BlockKind.LIST_ITEM if _LIST_ITEM.match(line) else None
        if kind is None and items:
            items[-1][1].append(line)
        else:
            quoted = line.lstrip().startswith(">")
            items.append((kind or (BlockKind.QUOTE if quoted else BlockKind.PARAGRAPH), [line]))
    return items


def _add_block(builder: DocumentBuilder, kind: BlockKind, lines: list[str], level: int | None = None) -> None:
    builder.begin_block(kind)
    builder.add_verbatim("\n".join(lines).strip())
    builder.end_block(level)
