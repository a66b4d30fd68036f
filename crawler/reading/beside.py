r"""The files that an article is written in besides its own: what ``\input`` brings in, and bibliographies.

Which files those are only the article says, and it may be hostile: nothing but relative paths into the article's own
folder counts (:func:`crawler.sources.load` sees to links that lead out of it), and no more than a book has.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from crawler.reading.document import Source
from crawler.reading.encodings import decode
from crawler.reading.kinds import Kind

MAX_FILES = 200
MAX_BYTES = 16 << 20
"""Of all those files together; the largest bibliographies that people keep have some 10,000 entries and 5 MB."""

_MAX_NAME_CHARACTERS = 255
_HEAD_BYTES = 1 << 16
_TEX = (".tex", ".ltx", ".latex")
_TEXTS = (*_TEX, ".bbl", ".txt", ".pgf", ".tikz")
"""With any other suffix, a file is one whose name has a dot in it and lacks its suffix."""

# A comment, a command that names files, or any other one, behind whose backslash a percent sign begins no comment.
_NAMING = re.compile(
    r"%[^\n]*|\\(?:(?:sub)?import\s*\{(?P<folder>[^{}]{0,300})\}\s*\{(?P<imported>[^{}]{1,300})\}"
    r"|(?:input|include|subfile)(?:\s*\{(?P<part>[^{}]{1,300})\}|[ \t]+(?P<plain>[^\s{}\\%]{1,300}))"
    r"|(?:bibliography|addbibresource|addglobalbib)\s*(?:\[[^\[\]{}]{0,500}\]\s*)?\{(?P<list>[^{}]{1,4000})\}|.)",
    re.DOTALL,
)
_NAMED = re.compile(rb"bibliography|\\(?:input|include|subfile|import|subimport|addbibresource|addglobalbib)")
"""Without any of these, an article is in one file."""
_RST_LIST = re.compile(r"^[ \t]*\.\. (?:foot)?bibliography::[ \t]+(\S[^\n]{0,2000})$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def with_those_beside(source: Source, kind: Kind, read: Callable[[str, int], bytes | None]) -> Source:
    """Return a source with the files that it is written in, and those that these name in turn.

    ``read`` gives the bytes of a file by its path from the article's folder, None where there is none that may be read
    or it has more than so many.
    """
    if kind not in {Kind.LATEX, Kind.MARKDOWN, Kind.RST} or not _NAMED.search(source.data):
        return source
    found: dict[str, bytes] = {}
    tried: set[str] = set()
    # Front matter is at the beginning, and of most texts there is no need to look at the rest.
    text = decode(source.data[:_HEAD_BYTES] if kind is Kind.MARKDOWN else source.data, source.content_type)
    texts = [(*named_in(kind, text), *_made_by_tex(kind, text, source.name))]
    while texts:
        for name in texts.pop():
            if name in tried or len(tried) == MAX_FILES:
                continue
            tried.add(name)
            data = read(name, MAX_BYTES - sum(map(len, found.values())))
            if data is not None:
                found[name] = data
                texts += [tuple(named_in(kind, decode(data)))] * name.endswith(_TEX)
    return replace(source, beside=found) if found else source


def named_in(kind: Kind, text: str) -> Iterator[str]:
    """Yield the paths of the files that a text is written in besides its own."""
    if kind is Kind.LATEX:
        for found in _NAMING.finditer(text):
            if part := _part(found):
                yield part
    yield from bibliographies(kind, text)


def bibliographies(kind: Kind, text: str) -> Iterator[str]:
    """Yield the paths of the bibliographies that a text names."""
    if kind is Kind.LATEX:
        for found in _NAMING.finditer(text):
            yield from _safe(f"{name.removesuffix('.bib')}.bib" for name in _split(found["list"]))
    elif kind is Kind.MARKDOWN and (matter := _FRONT_MATTER.match(text)):
        from crawler.reading.front_matter import bibliographies_in  # brings readers of TOML and of dates along

        yield from _safe(bibliographies_in(matter[1]))
    elif kind is Kind.RST:
        for found in _RST_LIST.finditer(text):
            yield from _safe(found[1].split())


def whole_latex(text: str, beside: Mapping[str, bytes]) -> str:
    r"""Return a text in LaTeX with each file that it brings in put in its place, once.

    Files that are brought in a second time are left out: what grows by that is a bomb.
    """
    unused = dict(beside)

    def brought_in(found: re.Match[str]) -> str:
        data = unused.pop(_part(found), None)
        if data is None:
            return found[0]
        part = decode(data)
        # Parts that can be typeset by themselves have a preamble, which is theirs alone.
        return _NAMING.sub(brought_in, part.partition("\\begin{document}")[2].rpartition("\\end{document}")[0] or part)

    return _NAMING.sub(brought_in, text)


def _part(found: re.Match[str]) -> str:
    """Return the path of the file that a command brings in, empty for any other command."""
    written = (found["part"] or found["plain"] or found["imported"] or "").strip().strip('"')
    name = written if not written or PurePosixPath(written).suffix in _TEXTS else f"{written}.tex"
    return next(_safe([f"{found['folder'] or '.'}/{name}"]), "") if name else ""


def _made_by_tex(kind: Kind, text: str, name: str) -> Iterator[str]:
    """Yield the path of the list of references that TeX has made of bibliographies, which stands in for them."""
    if kind is Kind.LATEX and ("\\bibliography" in text or "\\printbibliography" in text):
        yield from _safe([PurePosixPath(name.replace("\\", "/")).with_suffix(".bbl").name])


def _split(names: str | None) -> list[str]:
    return [name.strip().strip('"') for name in (names or "").split(",") if name.strip()]


def _safe(names: Iterable[str]) -> Iterator[str]:
    """Yield the paths that stay in the article's folder, in their normal form."""
    for name in names:
        written = name.strip().replace("\\", "/")
        parts = [part for part in written.split("/") if part not in {"", "."}]
        path = "/".join(parts)
        if written.startswith(("/", "~")) or ".." in parts or ":" in written or not path:
            continue
        if len(path) <= _MAX_NAME_CHARACTERS and path.isprintable():
            yield path
