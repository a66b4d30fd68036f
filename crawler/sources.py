"""Sources as a user names them: a URL, a file, or ``-`` for standard input."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote_to_bytes, urlsplit

from crawler import urls
from crawler.reading.document import MAX_SOURCE_BYTES, Source, UnreadableSource

STANDARD_INPUT = "-"

_NOT_UTF8 = re.compile("[\ud800-\udfff]+")
"""How Python writes bytes of names that are no UTF-8 (PEP 383)."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
# `notes.md` names a file that is missing, though there are names below .md.
_HOST_LIKE = re.compile(
    r"(?![^/]*\.(?:md|rst|txt|pdf|docx?|odt|epub|x?html?|tex|bib|json|warc|wacz)$)(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)",
    re.IGNORECASE,
)


def is_url(name: str) -> bool:
    """Whether a source is named by a URL, of whatever scheme; ``file:`` URLs name files."""
    scheme = _SCHEME.match(name.strip())
    return scheme is not None and scheme[1].lower() != "file"


def url_of(name: str) -> str:
    """Return the URL to fetch an article from, normalised, without fragment, user name and password.

    :raises UnreadableSource: when it is no http or https URL.
    """
    written = name.strip()
    try:
        url = urls.fetchable(urls.resolve(written))
        urls.address(url)
    except urls.InvalidURL:
        if urls.scheme(written) in urls.FETCHED_SCHEMES:
            raise UnreadableSource(f"{name}: this is no valid URL; check its host name and port") from None
        raise UnreadableSource(f"{name}: articles are fetched by http and https only") from None
    return url


def kept_name(name: str) -> str:
    """Return a source's name in text that can be kept: as it is, unless it is no UTF-8.

    Of a file with other bytes in its name it is the ``file:`` URL, of a URL the bytes are written as URLs have them.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        if is_url(name):
            return _NOT_UTF8.sub(lambda found: quote(os.fsencode(found[0])), name)
        path, mark, page = name.partition("#") if not Path(name).exists() else (name, "", "")
        return Path(path).absolute().as_uri() + mark + _NOT_UTF8.sub(lambda found: quote(os.fsencode(found[0])), page)
    return name


def with_folders(names: Iterable[str]) -> list[str]:
    """Return sources with the articles of a folder in the place of each folder that has any, in order of their names.

    Articles are files with the names of such (:data:`.kinds.ARTICLE_SUFFIXES`) that are not empty, also in the folders
    below. What is hidden is left out, and the packages that npm installs, which are other people's.
    """
    found: list[str] = []
    for name in names:
        is_folder = name != STANDARD_INPUT and not is_url(name) and Path(name).is_dir()
        found += (sorted(_articles_in(name)) or [name]) if is_folder else [name]
    return found


def _articles_in(folder: str) -> Iterator[str]:
    from crawler.reading.kinds import ARTICLE_SUFFIXES

    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        for file in files:
            path = Path(root) / file
            named_so = not file.startswith(".") and path.suffix.lower() in ARTICLE_SUFFIXES
            if named_so and path.is_file() and path.stat().st_size:
                yield str(path)


def load(name: str) -> Source:
    """Read the bytes of an article from a file, or from standard input for ``-``.

    ``file#URL`` names a page in a WARC or WACZ file. What an article in LaTeX, Markdown or reStructuredText is written
    in besides comes along (:mod:`crawler.reading.beside`), from its own folder and those in it.

    :raises UnreadableSource: when there is no such file, it is a folder, may not be read, or is too large.
    """
    name = kept_name(name)
    if name == STANDARD_INPUT:
        return Source(name, _take(name, sys.stdin.buffer))
    if not name:
        raise UnreadableSource("a source without a name; name a URL, a file, or - for standard input")
    try:
        path = _path(name)
        if "#" in name and not path.exists():
            # A page in an archive: the file's name, and behind it the page's URL.
            path = _path(name.partition("#")[0])
        if path.is_dir():
            has_any = next(_articles_in(name), None) is not None
            said = "this is a folder; name the articles in it one by one" if has_any else "no article is in this folder"
            raise UnreadableSource(f"{name}: {said}")
        with path.open("rb") as file:
            source = Source(name, _take(name, file))
        return _with_those_beside(source, path)
    except FileNotFoundError:
        hint = f"; for a page on the web write https://{name}" if _HOST_LIKE.match(name) else ""
        raise UnreadableSource(f"{name}: there is no such file{hint}") from None
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        reason = getattr(error, "strerror", None) or error
        raise UnreadableSource(f"{name}: cannot read the file: {reason}") from error


def _with_those_beside(source: Source, path: Path) -> Source:
    from crawler.reading.beside import with_those_beside
    from crawler.reading.kinds import kind_of

    try:
        kind = kind_of(source)
    except UnreadableSource:
        # Whoever reads it says why it is none.
        return source
    folder = path.parent.resolve()

    def read(name: str, at_most: int) -> bytes | None:
        beside = folder / name
        try:
            if not beside.is_file() or not beside.resolve().is_relative_to(folder):
                return None
            with beside.open("rb") as file:
                data = file.read(at_most + 1)
        except (OSError, ValueError, RuntimeError):
            # A RuntimeError is for symbolic links that go round in circles.
            return None
        return data if len(data) <= at_most else None

    return with_those_beside(source, kind, read)


def _path(name: str) -> Path:
    if name.lower().startswith("file://"):
        return Path(os.fsdecode(unquote_to_bytes(urlsplit(name).path)))
    return Path(name)


def _take(name: str, file: BinaryIO) -> bytes:
    """Read a file whole, but never more than can be read as an article (it may be endless)."""
    data = file.read(MAX_SOURCE_BYTES + 1)
    if len(data) > MAX_SOURCE_BYTES:
        raise UnreadableSource(f"{name}: larger than {MAX_SOURCE_BYTES >> 20} MB, which is no article")
    return data
