"""Reads wikitext, as MediaWiki has it: links, notes, templates that cite."""

import re
from collections import deque
from collections.abc import Iterable

import mwparserfromhell
from mwparserfromhell import nodes
from mwparserfromhell.nodes import Node

from crawler.reading import bare_links, entries
from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, Document, LinkKind, Metadata, Source
from crawler.reading.encodings import decode
from crawler.reading.entries import Entry

MEDIA_TYPE = "text/x-wiki"

_MAX_NESTING = 40
"""Templates in templates, notes in notes; what is deeper is read as text, its URLs included."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n+")
_LINE_START = re.compile(r"\n(?=[*#:;|!])")
_NAMESPACED = re.compile(
    r"\s*(?:category|file|image|kategorie|datei|bild|catégorie|fichier|[a-z]{2,3}):", re.IGNORECASE
)
_FILE = re.compile(r"\s*(?:file|image|datei|bild|fichier)\s*:", re.IGNORECASE)
_LED = re.compile(r"(?:^|\|)\s*(?:link|verweis|lien|enlace)\s*=\s*((?:https?:)?//[^\s|]{1,2000})", re.IGNORECASE)
_NAMED = re.compile(r"(?:^|\|)\s*(?:alt|alternativtext)\s*=([^|]{0,500})", re.IGNORECASE)
_OPTION = re.compile(
    r"\s*(?:(?:thumb|thumbnail|mini|miniatur|vignette|frame|framed|frameless|border|upright|left|right|center|none"
    r"|links|rechts|zentriert|gauche|droite|centré|(?:\d{1,5}x?\d{0,5}|x\d{1,5}) ?px)\s*\Z"
    r"|(?:alt|link|upright|page|class|lang|verweis|lien)\s*=)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+\Z")
_BRACKET_ENTITY = re.compile("&(?:lt|gt)(?!\\w)")
_SILENT_TAGS = frozenset({"nowiki", "math", "syntaxhighlight", "source", "pre", "score", "timeline", "templatestyles"})
_TITLES = ("title", "titel", "Titel", "titre", "título", "titolo", "chapter", "script-title")
_URLS = (
    "url",
    "URL",
    "chapter-url",
    "chapterurl",
    "contribution-url",
    "website-url",
    "conference-url",
    "lien",
    "link",
    "lire en ligne",
)
_PARTS = (
    ("chapter-url", "chapter"), ("chapterurl", "chapter"), ("contribution-url", "contribution"),
    ("section-url", "section"), ("entry-url", "entry"), ("article-url", "article"),
)  # fmt: skip
"""What leads to a part of a work, and what that part is called."""
_ARCHIVES = (
    "archive-url",
    "archiveurl",
    "archiv-url",
    "archive",
    "archivurl",
    "urlarchivo",
    "archivo-url",
    "urlarchivio",
)
_CONTAINERS = ("website", "work", "journal", "newspaper", "magazine", "publisher", "werk", "Werk", "site")
_DATES = ("date", "year", "Datum", "datum", "Jahr")
_IDENTIFIERS = (
    ("doi", "doi:"), ("DOI", "doi:"), ("arxiv", "arXiv:"), ("eprint", "arXiv:"), ("pmid", "PMID "), ("PMID", "PMID "),
    ("pmc", "PMCID PMC"), ("hdl", "hdl:"), ("isbn", "ISBN "), ("ISBN", "ISBN "),
)  # fmt: skip


def read_wikitext(source: Source) -> Document:
    """Read an article in wikitext; notes follow the paragraph that they stand in.

    Templates are not expanded: of those with a URL in them, the URL is a link, and so is the copy in an archive that
    they name. Whether they say that the page is dead (``url-status``) stands in the text.
    """
    text = decode(source.data, source.content_type).replace("\x00", "\ufffd")
    reader = _Reader(DocumentBuilder(source.url))
    reader.read(mwparserfromhell.parse(text, skip_style_tags=False).nodes)
    # An article's name is that of its page, which its text does not say; nor does it say who wrote it, and when.
    return reader.builder.document(Metadata(), MEDIA_TYPE)


class _Reader:
    """Walks the nodes of a page and feeds a document builder."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self._notes: deque[nodes.Tag] = deque()
        self._kind = BlockKind.PARAGRAPH
        self._depth = 0
        self._after_bracket = False

    def read(self, found: Iterable[Node]) -> None:
        """Read the nodes of a page, and the notes that are left."""
        self.builder.begin_block(self._kind)
        self._take(found)
        self._end_block()

    def _take(self, found: Iterable[Node]) -> None:
        self._depth += 1
        for node in found:
            if self._depth > _MAX_NESTING:
                self.builder.add_text(str(node))
            else:
                self._take_one(node)
        self._depth -= 1

    def _take_one(self, node: Node) -> None:
        builder = self.builder
        if isinstance(node, nodes.Text):
            self._text(str(node))
            self._after_bracket = str(node).endswith("[")
        elif isinstance(node, nodes.Heading):
            self._end_block()
            builder.begin_block(BlockKind.HEADING)
            self._take(node.title.nodes)
            builder.end_block(max(1, min(6, node.level - 1)))
            builder.begin_block(self._kind)
        elif isinstance(node, nodes.ExternalLink):
            self._external(node)
        elif isinstance(node, nodes.Wikilink):
            # What it leads to only the wiki knows.
            if node.text is not None and _FILE.match(str(node.title)):
                self._picture(node.text)
            elif node.text is not None:
                self._take(node.text.nodes)
            elif resolver := bare_links.resolved(str(node.title)):
                builder.open_link(resolver)
                builder.add_text(str(node.title).strip())
                builder.close_link()
            elif not _NAMESPACED.match(str(node.title)):
                builder.add_text(str(node.title).strip())
        elif isinstance(node, nodes.Template):
            self._template(node)
        elif isinstance(node, nodes.Tag):
            self._tag(node)
        elif isinstance(node, nodes.HTMLEntity):
            builder.add_text(node.normalize() or "")

    def _picture(self, options: mwparserfromhell.wikicode.Wikicode) -> None:
        """Take what is behind the last bar, the caption; before it stand the picture's size, place and link."""
        said = str(options)
        if led := _LED.search(said):
            named = _NAMED.search(said)
            self.builder.add_link(led[1], LinkKind.ANCHOR, named[1].strip() if named else "")
        caption = _last_part(options.nodes)
        if not _OPTION.match("".join(map(str, caption[:1]))):
            self._take(caption)

    def _external(self, node: nodes.ExternalLink) -> None:
        # With a template for a URL there is none until the wiki expands it.
        url = str(node.url).strip()
        if not node.brackets and (url.startswith(("http:", "https:")) and not node.url.filter_templates()):
            # Where running text ends it is found with all others.
            # A bracket that is written as an entity ends it, as in MediaWiki.
            ended = _BRACKET_ENTITY.search(url)
            self.builder.add_text(url if ended is None else f"{url[: ended.start()]} {url[ended.end() :]}")
            return
        words = None
        if node.brackets and "|" in url and self._after_bracket:
            # Meant as a link within the wiki, [[https://…|words]]; MediaWiki takes all of it for the URL.
            url, _, words = url.partition("|")
        self.builder.open_link(url, LinkKind.ANCHOR if node.brackets else LinkKind.AUTO)
        self.builder.add_text(url if words is None and not node.title else words or "")
        if node.title:
            self.builder.add_text(" " * bool(words))
            self._take(node.title.nodes)
        self.builder.close_link()

    def _text(self, text: str) -> None:
        builder = self.builder
        for number, paragraph in enumerate(_PARAGRAPH.split(text)):
            if number:
                self._end_block()
                builder.begin_block(self._kind)
            for order, line in enumerate(_LINE_START.split(paragraph)):
                if order:
                    self._end_block()
                    builder.begin_block(BlockKind.TABLE_CELL if line[:1] in "|!" else self._kind)
                builder.add_text(line)

    def _end_block(self) -> None:
        self.builder.end_block()
        kind = self._kind
        while self._notes:
            note = self._notes.popleft()
            self._kind = BlockKind.FOOTNOTE
            self.builder.begin_block(self._kind)
            self._take(note.contents.nodes)
            self.builder.end_block()
        self._kind = kind

    def _tag(self, node: nodes.Tag) -> None:
        name = str(node.tag).strip().lower()
        if name == "ref":
            if node.contents is not None and self._depth <= _MAX_NESTING:
                self._notes.append(node)
        elif node.wiki_markup in {"*", "#", ":", ";"}:
            self._end_block()
            self.builder.begin_block(BlockKind.LIST_ITEM if node.wiki_markup in "*#" else self._kind)
        elif name in _SILENT_TAGS:
            self.builder.add_text(str(node.contents or ""), linkless=True)
        elif name in {"table", "tr", "td", "th", "blockquote", "div", "p", "references", "li"}:
            self._end_block()
            kinds = {"td": BlockKind.TABLE_CELL, "th": BlockKind.TABLE_CELL, "blockquote": BlockKind.QUOTE}
            self.builder.begin_block(kinds.get(name, self._kind))
            if node.contents is not None:
                self._take(node.contents.nodes)
            self._end_block()
            self.builder.begin_block(self._kind)
        elif name == "br":
            self.builder.break_line()
        elif node.contents is not None:
            self._take(node.contents.nodes)

    def _template(self, node: nodes.Template) -> None:
        said = {str(one.name).strip(): one.value for one in node.params}
        plain = {name: str(value).strip() for name, value in said.items()}
        if str(node.name).strip().lower() == "url" and _ADDRESS.match(plain.get("1", "")):
            self.builder.open_link(plain["1"])
            self.builder.add_text(plain.get("2") or plain["1"])
            self.builder.close_link()
            return
        url = next((plain[name] for name in _URLS if plain.get(name)), "")
        # German templates take a link with its words there, too.
        url = url or (plain.get("Online", "") if _ADDRESS.match(plain.get("Online", "")) else "")
        identified = [f"{label}{plain[name]}" for name, label in _IDENTIFIERS if plain.get(name)]
        if not url and not identified:
            for value in said.values():
                self.builder.add_text(" ")
                self._take(value.nodes)
            return
        archive = next((plain[name] for name in _ARCHIVES if plain.get(name)), "")
        state = plain.get("url-status") or plain.get("dead-url") or plain.get("deadurl") or ""
        entry = Entry(
            title=next((_stripped(said[name]) for name in _TITLES if plain.get(name)), ""),
            authors=_authors(plain),
            date=next((plain[name] for name in _DATES if plain.get(name)), ""),
            container=next((_stripped(said[name]) for name in _CONTAINERS if plain.get(name)), ""),
            url=url,
            more=(*identified, f"Original: {state}" if archive and state else ""),
        )
        entries.add(self.builder, entry)
        for name, called in _PARTS:
            if (part := plain.get(name, "")) not in {"", url}:
                self.builder.add_text(". ")
                self.builder.open_link(part)
                self.builder.add_text(_stripped(said[called]) if plain.get(called) else part)
                self.builder.close_link()
        if archive and archive != url:
            self.builder.add_text(". ")
            self.builder.open_link(archive)
            self.builder.add_text("Archived")
            self.builder.close_link()
            self.builder.add_text(f" {plain.get('archive-date') or plain.get('archivedate') or ''}")


def _last_part(found: list[Node]) -> list[Node]:
    """Return what stands behind the last bar of some nodes."""
    for place in range(len(found) - 1, -1, -1):
        if isinstance(found[place], nodes.Text) and "|" in str(found[place]):
            return [nodes.Text(str(found[place]).rpartition("|")[2]), *found[place + 1 :]]
    return found


def _stripped(value: mwparserfromhell.wikicode.Wikicode) -> str:
    return " ".join(str(value.strip_code()).split())


def _authors(plain: dict[str, str]) -> tuple[str, ...]:
    if named := plain.get("author") or plain.get("authors") or plain.get("Autor"):
        return (named,)
    names = []
    for number in ("", "1", "2", "3", "4"):
        last, first = plain.get(f"last{number}", ""), plain.get(f"first{number}", "")
        names.append(f"{first} {last}".strip())
    return tuple(name for name in names if name)
