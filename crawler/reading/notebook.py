"""Reads Jupyter notebooks (nbformat 3 and 4): the words in them as Markdown; code and what it printed is left out."""

import json
import re
from dataclasses import replace
from typing import Any

from crawler.reading import stating
from crawler.reading.document import Document, Source, UnreadableSource
from crawler.reading.encodings import decode
from crawler.reading.markdown import read_markdown

MEDIA_TYPE = "application/x-ipynb+json"
_CELLS = re.compile(r'"cells"\s*:\s*\[\s*')
_MARKDOWN = re.compile(r'"cell_type"\s*:\s*"markdown"')
_SOURCE = re.compile(r'"source"\s*:\s*\[\s*')
_BETWEEN = re.compile(r"\s*,\s*")


def read_notebook(source: Source) -> Document:
    """Read the Markdown cells of a notebook as one article.

    :raises UnreadableSource: when it is no JSON, or no notebook.
    """
    try:
        notebook = json.loads(decode(source.data, source.content_type))
        warnings: tuple[str, ...] = ()
    except (ValueError, RecursionError):
        # Its cells are read up to where it is damaged.
        notebook = {"cells": _whole_cells(decode(source.data, source.content_type))}
        warnings = ("the notebook is damaged or cut short; what could be read of it was",)
        if not notebook["cells"]:
            raise UnreadableSource(f"{source.name}: this notebook is damaged: it is no JSON") from None
    cells = [_words(cell) for cell in _cells(notebook)]
    words = "\n\n".join(words for words in cells if words.strip())
    if not words:
        raise UnreadableSource(f"{source.name}: there is no text in this notebook, only code")
    document = read_markdown(
        Source(source.name, words.encode("utf-8", "replace"), source.url, "text/markdown; charset=utf-8")
    )
    stated = notebook.get("metadata") if isinstance(notebook.get("metadata"), dict) else {}
    title, people = stated.get("title"), stated.get("authors")
    names = [person.get("name") for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    metadata = replace(
        document.metadata,
        title=" ".join(title.split()) if isinstance(title, str) and title.strip() else document.metadata.title,
        authors=tuple(name for name in names if isinstance(name, str)) or document.metadata.authors,
        published=stating.moment(stating.words(stated.get("date"))) or document.metadata.published,
        doi=stating.doi([stating.words(stated.get("doi"))]) or document.metadata.doi,
        licence=stating.licence([stating.words(stated.get("license"))]) or document.metadata.licence,
    )
    return replace(document, metadata=metadata, media_type=MEDIA_TYPE, warnings=(*document.warnings, *warnings))


def _whole_cells(text: str) -> list[Any]:
    """Return the cells of a damaged notebook from its first on, of the last its lines that are whole."""
    at = _CELLS.search(text)
    cells, place = _whole(text, at.end()) if at else ([], len(text))
    kind = _MARKDOWN.search(text, place)
    lines = _SOURCE.search(text, kind.end()) if kind else None
    if lines:
        cells.append({"cell_type": "markdown", "source": _whole(text, lines.end())[0]})
    return cells


def _whole(text: str, place: int) -> tuple[list[Any], int]:
    """Return the members of a list that begins at a place as far as they are whole, and where that ends."""
    members: list[Any] = []
    decoder = json.JSONDecoder()
    while place < len(text) and text[place] in '{"':
        try:
            member, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        members.append(member)
        between = _BETWEEN.match(text, end)
        place = between.end() if between else len(text)
    return members, place


def _cells(notebook: Any) -> list[Any]:
    if not isinstance(notebook, dict):
        return []
    sheets = [notebook, *(notebook.get("worksheets") or [] if isinstance(notebook.get("worksheets"), list) else [])]
    lists = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    return [cell for cells in lists if isinstance(cells, list) for cell in cells]


def _words(cell: Any) -> str:
    if not isinstance(cell, dict) or cell.get("cell_type") not in {"markdown", "heading", "raw"}:
        return ""
    lines = cell.get("source")
    words = lines if isinstance(lines, str) else "".join(line for line in lines or [] if isinstance(line, str))
    return f"# {words}" if cell["cell_type"] == "heading" else words
