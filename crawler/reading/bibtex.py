"""Reads BibTeX and BibLaTeX bibliographies."""

import codecs
import contextlib
import re
from collections.abc import Iterable, Iterator

import latexcodec  # noqa: F401 - it registers the codec by which words in TeX are read
from pybtex.database.input.bibtex import LowLevelParser
from pybtex.errors import capture

from crawler.reading import entries
from crawler.reading.document import Document, Source
from crawler.reading.encodings import decode
from crawler.reading.entries import Entry

MEDIA_TYPE = "application/x-bibtex"

_NO_ENTRIES = frozenset({"string", "preamble", "comment"})
_COMMAND_WITH_URL = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}")
_ESCAPED = re.compile(r"\{?\\([_%&#~{}$])\}?")
_AND = re.compile(r"\s+and\s+")
_CONTAINERS = ("journaltitle", "journal", "booktitle", "organization", "publisher", "institution", "school")
_WITH_LINKS = ("howpublished", "note", "addendum", "annote", "archiveurl", "urlarchive", "bdsk-url-1", "bdsk-url-2")
_EPRINTS = {"arxiv": "arXiv:", "pubmed": "PMID ", "hdl": "hdl:", "": "arXiv:"}


def read_bibtex(source: Source) -> Document:
    """Read a bibliography in BibTeX; entries that are broken are read as far as they go, and told.

    :raises UnreadableSource: when there is no entry in it.
    """
    errors: list[object] = []
    found = list(parsed(decode(source.data, source.content_type), errors))
    warnings = [f"mistakes in the bibliography: {len(errors)}; its entries were read as far as they go"] * bool(errors)
    return entries.document_of(source, found, MEDIA_TYPE, warnings)


def parsed(text: str, errors: list[object]) -> Iterator[Entry]:
    """Yield the entries of a text in BibTeX."""
    for fields in _commands(text, errors):
        yield _entry(fields)


def keyed(text: str, errors: list[object]) -> dict[str, Entry]:
    """Return entries by their keys, lower case; of two with one key the first."""
    return {fields["*key"].lower(): _entry(fields) for fields in reversed(list(_commands(text, errors)))}


def _commands(text: str, errors: list[object]) -> Iterator[dict[str, str]]:
    with capture() as said:
        for command, body in LowLevelParser(text.replace("\x00", "\ufffd"), handle_error=errors.append):
            if command.lower() not in _NO_ENTRIES:
                key, fields = body
                yield {"*key": str(key), **{name.lower(): _joined(parts) for name, parts in reversed(fields)}}
    errors.extend(said)


def _joined(parts: Iterable[str] | str) -> str:
    return " ".join("".join(parts).split())


def _entry(fields: dict[str, str]) -> Entry:
    url = fields.get("url", "")
    eprint, kind = fields.get("eprint", ""), fields.get("eprinttype", fields.get("archiveprefix", "")).lower()
    more = [_links_spelled_out(fields[name]) for name in _WITH_LINKS if fields.get(name)]
    if eprint and kind in _EPRINTS and not eprint.startswith("http"):
        more.append(f"{_EPRINTS[kind]}{eprint.removeprefix('arXiv:')}")
    if isbn := fields.get("isbn"):
        more.append(f"ISBN {isbn}")
    people = fields.get("author") or fields.get("editor") or ""
    return Entry(
        title=spelled_out(fields.get("title", "")),
        authors=tuple(spelled_out(name) for name in _AND.split(people) if name),
        date=spelled_out(fields.get("date") or fields.get("year", "")),
        container=spelled_out(next((fields[name] for name in _CONTAINERS if fields.get(name)), "")),
        url=_unescaped(_COMMAND_WITH_URL.sub(r"\1", url)).strip(" <>"),
        doi=_unescaped(fields.get("doi", "")),
        more=tuple(more),
    )


def spelled_out(text: str) -> str:
    r"""Return words in TeX as letters: ``M{\"u}ller`` is Müller."""
    if "\\" in text:
        with contextlib.suppress(ValueError, RecursionError):
            text = codecs.decode(text, "ulatex")  # type: ignore[call-overload]
    return " ".join(re.sub(r"\\[A-Za-z]+\s?|[{}$]", "", text.replace("~", " ")).split())


def _links_spelled_out(text: str) -> str:
    """Return words with the URLs in them as they stand, without TeX around them."""
    words = _HREF.sub(r"\1 ", _COMMAND_WITH_URL.sub(r"\1 ", text))
    return re.sub(r"[{}]|\\[A-Za-z]+\s?", "", _unescaped(words))


def _unescaped(url: str) -> str:
    return _ESCAPED.sub(r"\1", url)
