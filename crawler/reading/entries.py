"""Entries of bibliographies, as whatever format has them, written out as people write a list of references."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crawler.reading import bare_links
from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, Document, Metadata, Source, UnreadableSource

_MAX_AUTHORS = 50
_MAX_LABEL_CHARACTERS = 80
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


def add(builder: DocumentBuilder, entry: Entry, *, linked: bool = True) -> None:
    """Write an entry out: the title links to the URL, or else to the DOI; a DOI beside a URL is a link of its own.

    One that is not ``linked`` is words only.
    """
    authors = ", ".join(entry.authors[:_MAX_AUTHORS])
    target = entry.url.strip() or _resolver_of(entry)
    before = f"{authors[:_MAX_CHARACTERS]} " if authors else ""
    before += f"({entry.date[:100]}). " if entry.date else ""
    builder.add_text(before, linkless=not linked)
    title = entry.title[:_MAX_CHARACTERS].strip() or target
    if target and linked:
        builder.open_link(target)
        builder.add_text(title)
        builder.close_link()
    else:
        builder.add_text(title, linkless=not linked)
    for words in (entry.container, *_named_besides(entry, target)):
        if words.strip():
            builder.add_text(f". {words.strip()[:_MAX_CHARACTERS]}", linkless=not linked)


def targets(entry: Entry) -> tuple[str, ...]:
    """Return what an entry leads to: its URL, or else its DOI, and whatever else it names, each once."""
    first = entry.url.strip() or _resolver_of(entry)
    besides = [
        found.url for words in _named_besides(entry, first) for found in bare_links.find(words[:_MAX_CHARACTERS])
    ]
    return tuple(dict.fromkeys(target for target in (first, *besides) if target))


def label(entry: Entry, key: str) -> str:
    """Return what stands for an entry in running text: names and year, or else its title, or else its key."""
    names = [_family_name(author) for author in entry.authors]
    year = re.search(r"\d{4}", entry.date)
    who = " and ".join(names[:2]) if len(names) < 3 else f"{names[0]} et al."
    words = f"{who} {year[0] if year else ''}" if who.strip() else entry.title
    return " ".join(words.split())[:_MAX_LABEL_CHARACTERS] or key


def _family_name(author: str) -> str:
    family, comma, _ = author.partition(",")
    return family.strip() if comma else (author.split() or [""])[-1]


def _resolver_of(entry: Entry) -> str:
    return bare_links.doi_url(entry.doi) or ""


def _named_besides(entry: Entry, target: str) -> tuple[str, ...]:
    """Return the words in which an entry names more than its first target."""
    doi = _resolver_of(entry)
    is_other = doi and doi.lower() != (bare_links.doi_url(target) or "").lower()
    return (*entry.more, f"doi:{bare_links.bare_doi(entry.doi)}") if is_other else entry.more
