"""Entries of bibliographies, as whatever format has them, written out as people write a list of references."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, Document, Metadata, Source, UnreadableSource

_DOI = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*(10\.\d{4,9}(?:\.\d+)*/\S+)\s*$", re.IGNORECASE)
_MAX_AUTHORS = 50
_MAX_CHARACTERS = 20_000
"""Of one field; the rest of it is left out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a bibliography says of one work."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    container: str = ""
    """The journal, book or site that it is in."""
    url: str = ""
    doi: str = ""
    more: tuple[str, ...] = ()
    """Whatever else may hold a URL or an identifier, in words."""


def document_of(source: Source, entries: Iterable[Entry], media_type: str, warnings: Iterable[str] = ()) -> Document:
    """Return a bibliography as a document, in which each entry is a block.

    :raises UnreadableSource: when there are no entries.
    """
    builder = DocumentBuilder(source.url)
    count = 0
    for entry in entries:
        builder.begin_block(BlockKind.LIST_ITEM)
        add(builder, entry)
        builder.end_block()
        count += 1
    if not count:
        raise UnreadableSource(f"{source.name}: there are no entries in this bibliography that could be read")
    document = builder.document(Metadata(), media_type)
    said = [*document.warnings, *warnings]
    linked = len({link.block for link in document.links})
    if linked < count:
        said.append(f"entries that name neither a URL nor an identifier: {count - linked}")
    return replace(document, warnings=tuple(said))


def add(builder: DocumentBuilder, entry: Entry) -> None:
    """Write an entry out: the title links to the URL, or else to the DOI; a DOI beside a URL is a link of its own."""
    authors = ", ".join(entry.authors[:_MAX_AUTHORS])
    named = _DOI.match(entry.doi)
    doi = f"https://doi.org/{named[1]}" if named else ""
    target = entry.url.strip() or doi
    before = f"{authors[:_MAX_CHARACTERS]} " if authors else ""
    before += f"({entry.date[:100]}). " if entry.date else ""
    builder.add_text(before)
    title = entry.title[:_MAX_CHARACTERS].strip() or target
    if target:
        builder.open_link(target)
        builder.add_text(title)
        builder.close_link()
    else:
        builder.add_text(title)
    after = [entry.container, *entry.more]
    if named and doi.lower() != target.replace("//dx.", "//").replace("http:", "https:").lower():
        after.append(f"doi:{named[1]}")
    for words in after:
        if words.strip():
            builder.add_text(f". {words.strip()[:_MAX_CHARACTERS]}")
