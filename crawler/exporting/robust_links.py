"""Robust Links: an article's HTML whose links say what they meant, when, and where a copy is.

https://mementoweb.org/robustlinks/spec/. Apart from the attributes that are added, not a byte of the article changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from crawler import sources
from crawler.errors import EverciteError
from crawler.exporting import contents, selecting
from crawler.exporting.references import Reference
from crawler.reading.encodings import codec_of
from crawler.sources import load

ARTICLE_BYTES = 64 << 20

_PLAIN = frozenset({"title", "textarea", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which tags are text (HTML standard §13.2.6.2), which the standard library's tokenizer does not know."""

_ATTRIBUTES = ("data-originalurl", "data-versionurl", "data-versiondate")


class NotDecorated(EverciteError):
    """An article whose links cannot be given attributes: it is no HTML, or its bytes are not at hand."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Decorated:
    """An article with its links made robust."""

    html: bytes
    links: int
    """Links that were given attributes."""
    without_copy: int
    """Those of them that have no copy, and tell only what was meant and when."""


def article_html(connection: Connection, folder: Path, article: Any) -> tuple[bytes, str | None]:
    """Return the bytes of an article (a row of the manifest's table) and their Content-Type.

    :raises NotDecorated: when they are not at hand, or are no HTML.
    :raises UnreadableSource: when the file cannot be read.
    """
    if article.media_type not in {"text/html", "application/xhtml+xml"}:
        raise NotDecorated(
            f"{article.source}: {article.media_type} has no attributes; only HTML articles can have them"
        )
    if article.source == sources.STANDARD_INPUT:
        raise NotDecorated("-: an article from standard input is kept nowhere; archive it from a file")
    if not sources.is_url(article.source):
        return load(article.source).data, None
    ids = selecting.fetched(connection, article.source, article.url, restricted=True)
    row = contents.capture_of(connection, ids[-1]) if ids else None
    exchange = contents.exchange_of(connection, folder, row, 2 * ARTICLE_BYTES) if row is not None else None
    if exchange is None or exchange.head is None:
        raise NotDecorated(f"{article.source}: the store holds no capture of the article")
    content_type = exchange.head.get(b"content-type")
    return exchange.content(ARTICLE_BYTES), content_type.decode("latin-1") if content_type else None


def decorate(html: bytes, content_type: str | None, references: Mapping[str, Reference]) -> Decorated:
    """Add attributes to the links whose ``href`` (entities decoded, trimmed) is a key of ``references``.

    A link that has such attributes already is left as it is.
    """
    codec = codec_of(html, content_type)
    text, errors = html.decode(codec, "surrogateescape"), "surrogateescape"
    if text.encode(codec, errors) != html:
        # An encoding that is not given back as it was: byte by byte then, which finds every link in ASCII.
        codec, errors = "latin-1", "strict"
        text = html.decode(codec)
    anchors = _Anchors(text)
    pieces, end, links, without = [], 0, 0, 0
    for start, href in anchors.found:
        reference = references.get(href)
        if reference is None:
            continue
        pieces += [text[end:start], _attributes(reference)]
        end = start
        links += 1
        without += reference.copy is None
    return Decorated("".join([*pieces, text[end:]]).encode(codec, errors), links, without)


def _attributes(reference: Reference) -> str:
    copy = reference.copy
    values = (reference.url, copy.url if copy else None, copy.day if copy else reference.linked_on)
    pairs = zip(_ATTRIBUTES, values, strict=True)
    return "".join(f' {name}="{_ascii(value)}"' for name, value in pairs if value is not None)


def _ascii(value: str) -> str:
    return escape(value).encode("ascii", "xmlcharrefreplace").decode("ascii")


class _Anchors(HTMLParser):
    """Finds the links of a page: where their names end, and what they lead to."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._plain = ""
        self._lines = [0]
        while (line := text.find("\n", self._lines[-1]) + 1) > 0:
            self._lines.append(line)
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._plain:
            return
        if tag in _PLAIN:
            self._plain = tag
        named = {name: value or "" for name, value in reversed(attrs)}
        if tag == "a" and "href" in named and not named.keys() & set(_ATTRIBUTES):
            line, column = self.getpos()
            self.found.append((self._lines[line - 1] + column + len("<a"), named["href"].strip()))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._plain:
            self._plain = ""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read ``<![`` as a comment up to the next ``>``, as browsers do; the library's own raises on unknown words."""
        return self.parse_bogus_comment(i, report)
