"""The works that an article cites by their keys in bibliographies of its own: BibTeX, CSL-JSON, what biblatex has made.

At the place of each citation stand names and year, and lead to what the work's entry names. The list of references
behind the article is words only: its links stand where they are cited, but for those of works that are only listed.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from crawler.reading import bibtex, csl_json, entries
from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, LinkKind
from crawler.reading.encodings import decode
from crawler.reading.entries import Entry

ALL = "*"
"""Instead of a key: every work (``\\nocite{*}``)."""

_MAX_NAMED = 5
# An entry of the list that biblatex has Biber make (format 3.3), with its fields on lines of their own.
_MADE = re.compile(r"\\entry\{([^{}]{1,500})\}\{[^{}]{0,100}\}(.*)", re.DOTALL)
_FIELD = re.compile(r"\\(?:field|list)\{(\w{1,40})\}(?:\{\d{1,3}\})?\{([^\n]{0,20000})\}[ \t]*$", re.MULTILINE)
_VERBATIM = re.compile(r"\\verb\{(\w{1,40})\}\s*\\verb[ \t]+([^\n]{0,4000})")
_FAMILY = re.compile(r"^[ \t]*family=\{([^\n]{0,500}?)\},?[ \t]*$", re.MULTILINE)


class CitedWorks:
    """The works of some bibliographies, and which of them an article cites."""

    def __init__(self, names: Iterable[str], beside: Mapping[str, bytes], stand_in: str | None = None) -> None:
        """Read the bibliographies ``names`` among the files ``beside``; ``stand_in`` for those that are not there."""
        self.warnings: list[str] = []
        self._works: dict[str, Entry] = {}
        self._cited: dict[str, None] = {}
        self._listed: dict[str, None] = {}
        self._unknown: dict[str, None] = {}
        self._named = list(dict.fromkeys(names))
        for name in self._named:
            if name in beside:
                self._works = _read(name, beside[name], self.warnings) | self._works
        self._missing = [name for name in self._named if name not in beside]
        self._stands_in = stand_in is not None and self.is_incomplete
        if stand_in is not None and self._stands_in:
            self._works |= _made_by_biber(stand_in)

    @property
    def is_incomplete(self) -> bool:
        """Whether a bibliography is not there, or none is named."""
        return bool(self._missing) or not self._named

    def __bool__(self) -> bool:
        """Whether there is any work in them."""
        return bool(self._works)

    def cite(self, builder: DocumentBuilder, keys: Iterable[str], *, bracketed: bool = True) -> None:
        """Put names and year of the works with some keys into the text, as links to what they name."""
        known = [key for key in keys if self._is_known(key)]
        for place, key in enumerate(known):
            if bracketed:
                builder.add_text("; " if place else "[")
            self._add(builder, key)
        if known and bracketed:
            builder.add_text("]")

    def list_only(self, keys: Iterable[str]) -> None:
        """Take the works with some keys into the list of references without citing them."""
        for key in keys:
            if key == ALL:
                self._listed |= dict.fromkeys(self._works)
            elif self._is_known(key):
                self._listed[key.lower()] = None

    def knows(self, key: str) -> bool:
        """Whether there is a work with a key."""
        return key.lower() in self._works

    def end(self, builder: DocumentBuilder) -> None:
        """Write the list of references that are cited and listed so far, each once."""
        works = [key for key in (*self._cited, *self._listed) if key in self._works]
        if not works:
            return
        builder.begin_block(BlockKind.HEADING)
        builder.add_text("References")
        builder.end_block(1)
        for key in dict.fromkeys(works):
            builder.begin_block(BlockKind.LIST_ITEM)
            entries.add(builder, self._works[key], linked=key not in self._cited)
            builder.end_block()

    def warned(self) -> tuple[str, ...]:
        """Return what is to be said."""
        said = list(self.warnings)
        if self._missing:
            read = (
                "what TeX made of it was read instead" if self._stands_in else "what is cited from there was not read"
            )
            said.append(f"a bibliography is not beside it, so that {read}: {_some(self._missing)}")
        if self._unknown and self._named and not self._missing:
            said.append(f"cited, but in none of its bibliographies: {_some(list(self._unknown))}")
        used = self._cited.keys() | self._listed.keys()
        if unused := len(self._works.keys() - used):
            said.append(
                f"entries of its bibliographies that it does not cite, and that are no citations of it: {unused}"
            )
        if silent := sum(not entries.targets(self._works[key]) for key in used if key in self._works):
            said.append(f"cited entries that name neither a URL nor an identifier: {silent}")
        return tuple(said)

    def _is_known(self, key: str) -> bool:
        if key and not self.knows(key):
            self._unknown[key] = None
        return self.knows(key)

    def _add(self, builder: DocumentBuilder, key: str) -> None:
        work = self._works[key.lower()]
        self._cited[key.lower()] = None
        label = entries.label(work, key)
        first, *more = entries.targets(work) or ("",)
        if first:
            builder.open_link(first)
            builder.add_text(label)
            builder.close_link()
        else:
            builder.add_text(label, linkless=True)
        for target in more:
            builder.add_link(target, LinkKind.ANCHOR, label)


def _read(name: str, data: bytes, warnings: list[str]) -> dict[str, Entry]:
    if name.lower().endswith(".json"):
        return csl_json.keyed(decode(data))
    errors: list[object] = []
    works = bibtex.keyed(decode(data), errors)
    if errors:
        warnings.append(f"mistakes in {name}: {len(errors)}; its entries were read as far as they go")
    return works


def _made_by_biber(text: str) -> dict[str, Entry]:
    """Return the works of a list that biblatex has had made, by their keys."""
    works = {}
    for part in text.split("\\endentry")[:-1]:
        found = _MADE.match(part, max(0, part.rfind("\\entry{")))
        if found is None:
            continue
        fields = {name: bibtex.spelled_out(value) for name, value in _FIELD.findall(found[2])}
        verbatim = dict(_VERBATIM.findall(found[2]))
        eprint = verbatim.get("eprint", "")
        works[found[1].lower()] = Entry(
            title=fields.get("title", ""),
            authors=tuple(bibtex.spelled_out(name) for name in islice(_FAMILY.findall(found[2]), 50)),
            date=fields.get("year", ""),
            container=fields.get("journaltitle") or fields.get("booktitle", ""),
            url=verbatim.get("url", "").strip(),
            doi=verbatim.get("doi", "").strip(),
            more=(f"arXiv:{eprint.strip()}",)
            if eprint and fields.get("eprinttype", "arxiv").lower() == "arxiv"
            else (),
        )
    return works


def _some(names: list[str]) -> str:
    shown = ", ".join(name[:100] for name in names[:_MAX_NAMED] if name.isprintable())
    return f"{shown} and {len(names) - _MAX_NAMED} more" if len(names) > _MAX_NAMED else shown
