"""Reads EPUB books (EPUB 3.3, and 2): their chapters as web pages, in the order of the spine."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from crawler import urls
from crawler.reading import stating
from crawler.reading.building import TooManyLinks
from crawler.reading.document import MAX_LINKS, Document, Metadata, Region, Source, UnreadableSource
from crawler.reading.packages import Package, attribute, words
from crawler.reading.page import read_page
from crawler.reading.preamble import described

_MEDIA_TYPE = "application/epub+zip"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml"})
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read_epub(source: Source) -> Document:
    """Read an article in EPUB; links between its chapters are links within it.

    :raises UnreadableSource: when it is damaged, or its chapters are encrypted.
    """
    package = Package(source)
    container = package.xml("META-INF/container.xml")
    roots = list(container.iter("{*}rootfile")) if container is not None else []
    name = roots[0].get("full-path", "") if roots else ""
    book = package.xml(name)
    if book is None:
        raise UnreadableSource(f"{source.name}: there is no list of chapters in this EPUB file; it may be damaged")
    chapters: list[Document] = []
    locked = _encrypted(package)
    for chapter in _spine(book, posixpath.dirname(name)):
        if chapter in locked:
            package.warnings.append("chapters that are encrypted were not read")
        elif data := package.read(chapter):
            chapters.append(_within(read_page(Source(source.name, data))))
        else:
            package.warnings.append("chapters that it names are not in it")
    if not chapters:
        why = "; ".join(package.warned()) or "it has none"
        raise UnreadableSource(f"{source.name}: no chapter of this EPUB file could be read: {why}")
    document = described(_joined(chapters, _metadata(book)))
    return replace(document, warnings=tuple(dict.fromkeys((*document.warnings, *package.warned()))))


def _encrypted(package: Package) -> frozenset[str]:
    """Return the names of encrypted members (EPUB 3.3 §4.2.6.3.2); often these are fonts alone."""
    root = package.xml("META-INF/encryption.xml") if "META-INF/encryption.xml" in package.names() else None
    found = root.iter("{*}CipherReference") if root is not None else ()
    return frozenset(unquote(reference.get("URI", "")) for reference in found)


def _spine(book: Any, folder: str) -> Iterator[str]:
    """Yield the names of chapters in the order of reading; without a spine in that of the manifest."""
    items = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))
        for item in book.iter("{*}item")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    order = [item.get("idref") for item in book.iter("{*}itemref")] or list(items)
    yield from (items[one] for one in dict.fromkeys(order) if one in items)


def _metadata(book: Any) -> Metadata:
    dates = [found[0] for said in words(book, "date") if (found := _DATE.match(said))]
    title, language, publisher = words(book, "title"), words(book, "language"), words(book, "publisher")
    changed = [meta.text for meta in book.iter("{*}meta") if meta.get("property") == "dcterms:modified"]
    return Metadata(
        title=title[0] if title else None,
        authors=_authors(book),
        published=dates[0] if dates else None,
        language=stating.language(language[0]) if language else None,
        updated=stating.moment(changed[0]) if changed else None,
        publisher=publisher[0] if publisher else None,
        doi=stating.doi(words(book, "identifier")),
        licence=stating.licence(words(book, "rights")),
    )


def _authors(book: Any) -> tuple[str, ...]:
    """Return who wrote a book, without who is said to have drawn or translated it, unless there is nobody else.

    EPUB 2 says that by an attribute, EPUB 3 by an element that refines (EPUB 3.3 §5.5.3.2.2; MARC's list of relators).
    """
    refined = {
        (meta.get("refines") or "").lstrip("#"): (meta.text or "").strip()
        for meta in book.iter("{*}meta")
        if meta.get("property") == "role"
    }
    named = [
        (" ".join("".join(map(str, one.itertext())).split()), attribute(one, "role") or refined.get(one.get("id", "")))
        for one in book.iter("{*}creator")
    ]
    wrote = tuple(name for name, role in named if name and role in {None, "", "aut"})
    return wrote or tuple(name for name, _ in named if name)


def _within(chapter: Document) -> Document:
    """Return a chapter whose links to other parts of the book are links within the document."""
    return replace(
        chapter,
        links=tuple(
            replace(link, href=f"#{link.href}", target=None)
            if link.target is None and not link.href.startswith("#") and not urls.is_no_target(link.href)
            else link
            for link in chapter.links
        ),
    )


def _joined(chapters: list[Document], metadata: Metadata) -> Document:
    """Return the chapters as one document, each in a region of its own."""
    texts: list[str] = []
    joined = Document(metadata, "", (), (), None, _MEDIA_TYPE)
    blocks, links = list(joined.blocks), list(joined.links)
    regions, warnings = list(joined.regions), list(joined.warnings)
    at = 0
    for number, chapter in enumerate(chapters, 1):
        top, first = len(regions), len(blocks)
        regions.append(Region(-1, "chapter", (str(number),)))
        regions += [replace(one, parent=one.parent + top + 1 if one.parent >= 0 else top) for one in chapter.regions]
        blocks += [
            replace(one, start=one.start + at, end=one.end + at, region=one.region + top + 1) for one in chapter.blocks
        ]
        links += [
            replace(
                one,
                ordinal=len(links) + order,
                start=one.start + at,
                end=one.end + at,
                block=one.block + first,
                region=one.region + top + 1,
            )
            for order, one in enumerate(chapter.links)
        ]
        warnings += chapter.warnings
        texts.append(chapter.text)
        at += len(chapter.text) + 2
        if len(links) > MAX_LINKS:
            raise TooManyLinks
    return replace(
        joined,
        text="\n\n".join(texts),
        blocks=tuple(blocks),
        links=tuple(links),
        regions=tuple(regions),
        warnings=tuple(warnings),
    )
