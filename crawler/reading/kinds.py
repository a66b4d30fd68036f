"""What kind of document a source is: by its content, then by what the server and the file name say."""

import re
import zlib
from enum import StrEnum
from pathlib import PurePosixPath

from crawler.reading.document import Source, UnreadableSource
from crawler.reading.encodings import decode


class Kind(StrEnum):
    """A kind of document that has a reader."""

    HTML = "html"
    MARKDOWN = "markdown"
    PLAINTEXT = "plaintext"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    RIS = "ris"
    WIKITEXT = "wikitext"
    NOTEBOOK = "notebook"
    RST = "rst"
    LATEX = "latex"
    MHTML = "mhtml"
    WARC = "warc"
    WACZ = "wacz"


SCANNED = frozenset(Kind) - {Kind.PDF, Kind.DOCX, Kind.ODT, Kind.EPUB, Kind.MHTML, Kind.WARC, Kind.WACZ}
"""Kinds of which text and links can be had without their reader (:mod:`crawler.reading.link_scan`)."""

_SNIFFED_BYTES = 16384

# Magic numbers (WHATWG MIME Sniffing §6 and the formats' own specifications) of what people might take for an article.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word documents are not read; save it as HTML or plain text"),
    (b"{\\rtf", "RTF documents are not read; save it as HTML or plain text"),
    (b"\x1f\x8b", "this is a gzip file; unpack it first"),
    (b"BZh", "this is a bzip2 file; unpack it first"),
    (b"\xfd7zXZ\x00", "this is an xz file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "this is a zstandard file; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "this is a 7z archive; unpack it first"),
    (b"%!PS", "PostScript articles are not read; save it as HTML or plain text"),
    (b"\x89PNG", "this is a picture, not an article"),
    (b"\xff\xd8\xff", "this is a picture, not an article"),
    (b"GIF8", "this is a picture, not an article"),
    (b"RIFF", "this is a picture or a recording, not an article"),
    (b"\x7fELF", "this is a program, not an article"),
    (b"MZ\x90", "this is a program, not an article"),
    (b"SQLite format 3\x00", "this is a database, not an article"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What stands in a zip file: the name of its main part, or its first member, which says what it is.
_ZIPPED = (
    (b"mimetypeapplication/epub+zip", Kind.EPUB),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Kind.ODT),
    (b"word/document", Kind.DOCX),
    (b"META-INF/container.xml", Kind.EPUB),
    (b"datapackage.json", Kind.WACZ),
)
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/1."
# What may stand before the first element: an XML declaration, comments, processing instructions.
_BEFORE = r"\s*(?:<\?[^>]{0,500}>\s*|<!--(?:(?!-->).){0,4000}-->\s*)*"
_HTML_START = re.compile(_BEFORE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED_START = re.compile(_BEFORE + r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE | re.DOTALL)
_SVG_START = re.compile(_BEFORE + r"(?:<!doctype\s+svg[^>]{0,500}>\s*)?<svg\b", re.IGNORECASE | re.DOTALL)
_HTML_TAGS = re.compile(
    r"<(?:p|div|h[1-6]|span|article|section|main|table|ul|ol|meta|title|a\s[^>]{0,500}href)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=\w).{0,8000}?\n(?:---|\.\.\.)[ \t]*\n|\+\+\+[ \t]*\n.{0,8000}?\n\+\+\+[ \t]*\n", re.DOTALL
)
# An inline link, or the definition of one.
_MARKDOWN_LINK = re.compile(
    r"\[[^\[\]\n]{1,300}\]\((?:<?(?:https?:|mailto:|[./#])[^()\n]{0,2000}|)\)"
    r"|^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]+<?https?://\S",
    re.MULTILINE,
)
# Markdown may hold HTML; where it is nearly all HTML, it is HTML that speaks of Markdown.
_TAGS_TO_A_LINK = 10
_MARKDOWN_MARKS = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|^ {0,3}```"
    r"|^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$|(?<!\w)(\*\*|__)\S[^*_\n]{0,500}\S?\1(?!\w)",
    re.MULTILINE | re.DOTALL,
)

# Formats that are told by how they begin; a byte-order mark is gone, comments and empty lines may stand before.
_BEGINNINGS = (
    (
        re.compile(
            r"(?:\s|%[^\n]{0,1000}\n)*@(?:article|book|booklet|collection|comment|conference|electronic|in\w{4,12}|manual"
            r"|mastersthesis|misc|mv\w{4,12}|online|patent|periodical|phdthesis|preamble|proceedings|reference|report"
            r"|software|string|dataset|techreport|thesis|unpublished|www)\s*[{(]",
            re.IGNORECASE,
        ),
        Kind.BIBTEX,
    ),
    (re.compile(r"\s*TY  -(?: \S|\s*\n)"), Kind.RIS),
    (
        re.compile(
            r"(?:\s|%[^\n]{0,1000}\n)*\\(?:documentclass|documentstyle|PassOptionsToPackage|RequirePackage"
            r"|begin\{document\}|chapter\b|section\b|title\{)"
        ),
        Kind.LATEX,
    ),
)
# The head of a message with parts, as browsers save pages (RFC 2557).
_MESSAGE_START = re.compile(r"(?:[A-Za-z-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,20}){1,40}(?=\n)")
_PARTS = re.compile(r"^Content-Type:\s*multipart/(?:related|alternative|mixed)\b", re.IGNORECASE | re.MULTILINE)
_CELLS, _NOTEBOOK = re.compile(rb'"cells"\s*:\s*\['), re.compile(rb'"nbformat"|"cell_type"\s*:')
_JSON_START = re.compile(r"\s*[\[{]")
_CSL_TYPE = re.compile(
    r'"type"\s*:\s*"(?:article|bill|book|broadcast|chapter|classic|collection|dataset|document|entry|event|figure|graphic'
    r"|hearing|interview|legal_case|legislation|manuscript|map|motion_picture|musical_score|pamphlet|paper-conference"
    r"|patent|performance|periodical|personal_communication|post|regulation|report|review|software|song|speech"
    r'|standard|thesis|treaty|webpage)(?:-\w+)?"'
)
_WIKI_MARKS = re.compile(
    r"<ref(?:\s[^<>]{0,300})?>|\{\{\s*(?:cite|citation|reflist|infobox|short description|internetquelle|literatur)\b"
    r"|\[\[(?:File|Image|Category|Datei|Kategorie|Fichier|Catégorie):|<references\s*/>"
    r"|^={2,6}[^=\n]{1,200}={2,6}[ \t]*$"
    r"|^\{\|[^\n]{0,300}$|(?<!\[)\[https?://[^\s\]]{1,2000} [^\]\n(]{1,300}\](?!\()|(?<!')'{3}[^'\n]{1,300}'{3}(?!')",
    re.IGNORECASE | re.MULTILINE,
)
_RST_MARKS = re.compile(
    r"^\.\. (?:_[^:\n]{1,200}:|[a-z-]{2,30}::|\[[#\d\w]{1,20}\] )|`[^`<\n]{1,300}<https?://[^>\s]{1,2000}>`__?",
    re.MULTILINE,
)

_BY_TYPE = {
    "application/x-bibtex": Kind.BIBTEX,
    "text/x-bibtex": Kind.BIBTEX,
    "application/x-research-info-systems": Kind.RIS,
    "application/vnd.citationstyles.csl+json": Kind.CSL_JSON,
    "application/x-ipynb+json": Kind.NOTEBOOK,
    "text/x-wiki": Kind.WIKITEXT,
    "text/x-rst": Kind.RST,
    "text/prs.fallenstein.rst": Kind.RST,
    "multipart/related": Kind.MHTML,
    "message/rfc822": Kind.MHTML,
    "application/x-mimearchive": Kind.MHTML,
    "application/x-tex": Kind.LATEX,
    "application/x-latex": Kind.LATEX,
    "text/x-tex": Kind.LATEX,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
}
_BY_SUFFIX = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), Kind.HTML),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".qmd", ".rmd"), Kind.MARKDOWN),
    **dict.fromkeys((".wiki", ".mediawiki", ".wikitext"), Kind.WIKITEXT),
    **dict.fromkeys((".rst", ".rest"), Kind.RST),
    **dict.fromkeys((".tex", ".latex", ".ltx"), Kind.LATEX),
    **dict.fromkeys((".mht", ".mhtml"), Kind.MHTML),
    ".bib": Kind.BIBTEX,
    ".ris": Kind.RIS,
    **dict.fromkeys((".txt", ".text", ".asc"), Kind.PLAINTEXT),
}
ARTICLE_SUFFIXES = frozenset({*_BY_SUFFIX, ".docx", ".epub", ".ipynb", ".odt", ".pdf"})
"""What the names of articles end with that are written as files, in lower case."""

_NO_ARTICLE_TYPES = re.compile(
    r"(?:image|audio|video|font)/|(?:application|text)/(?:.*\+?json|javascript|css|csv|wasm)$"
)

# Control characters that text has no use for; tab, line ends, form feed, escape (terminal logs) and NEL aside.
_BINARY = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MAX_BINARY_SHARE = 0.1
_STRAY_ZEROS = 2
"""NUL bytes that a text may have whose name says that it is one; programs leave some behind."""


def kind_of(source: Source) -> Kind:
    """Return which reader a source is for.

    :raises UnreadableSource: when it is empty, binary, or of a kind that has no reader.
    """
    if kind := _packed_kind(source):
        return kind
    _refuse_known(source)
    text = decode(source.data[:_SNIFFED_BYTES], source.content_type, declared_inside=True)
    if _FEED_START.match(text):
        raise UnreadableSource(f"{source.name}: this is a feed or a sitemap; feeds are not read yet, name its articles")
    if _SVG_START.match(text):
        raise UnreadableSource(f"{source.name}: this is a picture, not an article")
    if _HTML_START.match(text):
        return Kind.HTML
    if kind := _by_beginning(source, text):
        return kind
    media_type = (source.content_type or "").partition(";")[0].strip().lower()
    if kind := _BY_TYPE.get(media_type):
        return kind
    if _NO_ARTICLE_TYPES.match(media_type):
        raise UnreadableSource(f"{source.name}: the server says that this is {media_type}, which is no article")
    named = _BY_SUFFIX.get(_suffix(source))
    if _is_binary(text, zeros=0 if named is None else _STRAY_ZEROS):
        raise UnreadableSource(f"{source.name}: this is a binary file, not an article")
    if named is not None and named is not Kind.PLAINTEXT:
        return named
    return _kind_of_text(text, stated_plain=named is Kind.PLAINTEXT or media_type == "text/plain")


def _by_beginning(source: Source, text: str) -> Kind | None:
    """Return the kind of a source that says in its first words what it is."""
    for pattern, kind in _BEGINNINGS:
        if pattern.match(text):
            return kind
    if (head := _MESSAGE_START.match(text)) and _PARTS.search(head[0]):
        return Kind.MHTML
    if _JSON_START.match(text):
        # What says that it is a notebook stands at its end, which can be lost.
        if text.lstrip()[0] == "{" and _CELLS.search(source.data) and _NOTEBOOK.search(source.data):
            return Kind.NOTEBOOK
        if _CSL_TYPE.search(text):
            return Kind.CSL_JSON
    return None


def _kind_of_text(text: str, *, stated_plain: bool) -> Kind:
    """Tell by marks alone; Markdown is often saved as ``.txt`` and served as text/plain, so its links outweigh that."""
    if not _FRONT_MATTER.match(text):
        markdown = len(_MARKDOWN_LINK.findall(text))
        if len(marks := _WIKI_MARKS.findall(text)) > max(1, markdown) and len({mark[:2] for mark in marks}) > 1:
            return Kind.WIKITEXT
        if len(_RST_MARKS.findall(text)) > max(1, markdown):
            return Kind.RST
    tags, links = len(_HTML_TAGS.findall(text)), len(_MARKDOWN_LINK.findall(text))
    if _FRONT_MATTER.match(text) or (links and tags <= _TAGS_TO_A_LINK * links):
        return Kind.MARKDOWN
    if stated_plain:
        return Kind.PLAINTEXT
    if tags > 1:
        return Kind.HTML
    return Kind.MARKDOWN if tags or _MARKDOWN_MARKS.search(text) else Kind.PLAINTEXT


def _packed_kind(source: Source) -> Kind | None:
    """Return the kind of a file that is no text; None for anything that has no reader of its own."""
    data = source.data
    # ISO 32000-1 annex H.3.4.1: readers look for the header in the first 1,024 bytes.
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(_WARC) or (data.startswith(_GZIP) and _unpacked(data).startswith(_WARC)):
        return Kind.WARC
    if data.startswith(_ZIP):
        return next((kind for sign, kind in _ZIPPED if sign in data), Kind.ODT if _is_repacked(data) else None)
    return None


def _is_repacked(data: bytes) -> bool:
    """Whether a zip file has the members of an OpenDocument file, but says no more what it is where it should."""
    return all(name in data for name in (b"content.xml", b"META-INF/manifest.xml")) and b"mimetypeappl" not in data


def _unpacked(data: bytes) -> bytes:
    """Return the first bytes of what a gzip file holds."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data[:_SNIFFED_BYTES], 64)
    except zlib.error:
        return b""


def _refuse_known(source: Source) -> None:
    data = source.data
    if not data[:_SNIFFED_BYTES].strip() and not data.strip():
        raise UnreadableSource(f"{source.name}: the source is empty")
    if data.startswith(_ZIP):
        raise UnreadableSource(f"{source.name}: this is a zip file, not an article")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableSource(f"{source.name}: {what}")


def _is_binary(text: str, *, zeros: int) -> bool:
    return len(_BINARY.findall(text)) > max(2, _MAX_BINARY_SHARE * len(text)) or text.count("\x00") > zeros


def _suffix(source: Source) -> str:
    name = re.sub(r"[?#].*$", "", source.url) if source.url else source.name
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()
