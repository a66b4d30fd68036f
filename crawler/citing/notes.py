"""Which blocks of a document are notes, told by the links between them and their marks.

Word processors, converters and people call notes whatever they like. What all of them do is to link a mark in the text
to the note, and the note back to the mark.
"""

import re

from crawler.reading.document import BlockKind, Document, Link

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶#]{1,3})[\])]?", re.IGNORECASE)
_BACK = frozenset("↩↑⤴⏎↵⬆⇧")
_AS_TEXT = "\ufe0e\ufe0f"
"""Asks for an arrow to be shown as a letter, or as a picture."""
_OPENING = " [(\u00a0\n"


def notes_of(document: Document) -> frozenset[int]:
    """Return the indices of blocks that are notes: each begins with its mark, or ends with an arrow, that leads back.

    A mark must stand in a block before, as a link within the page too. Where it is all that a block holds, as in a
    table of notes, the block behind it is the note.
    """
    called: dict[str, int] = {}
    notes: set[int] = set()
    blocks, text = document.blocks, document.text
    page = document.base_url.partition("#")[0] if document.base_url else None
    for link in document.links:
        if not _is_within_page(link, page):
            continue
        block = blocks[link.block]
        if link.text and _BACK.issuperset(link.text.rstrip(_AS_TEXT)) and block.kind is not BlockKind.HEADING:
            if not text[link.end : block.end].strip(_OPENING + _AS_TEXT + "".join(_BACK)):
                notes.add(link.block)
            continue
        if not _MARK.fullmatch(link.text):
            continue
        mark = link.text.strip("[]()")
        is_first = not text[block.start : link.start].strip(_OPENING)
        if is_first and block.kind is not BlockKind.HEADING and called.get(mark, link.block) < link.block:
            notes.add(link.block)
            if not text[link.end : block.end].strip("]). \u00a0\n"):
                notes.add(link.block + 1)
        else:
            called.setdefault(mark, link.block)
    return frozenset(notes)


def _is_within_page(link: Link, page: str | None) -> bool:
    if link.href.startswith("#"):
        return len(link.href) > 1
    return page is not None and link.target is not None and link.target.startswith(f"{page}#")
