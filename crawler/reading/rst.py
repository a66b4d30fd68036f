"""Reads reStructuredText by docutils, with everything off by which a text could read files."""

import re
from dataclasses import replace

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles
from docutils.utils import DependencyList

from crawler.reading.beside import bibliographies
from crawler.reading.building import DocumentBuilder
from crawler.reading.cited_works import CitedWorks
from crawler.reading.document import BlockKind, Document, Metadata, Source
from crawler.reading.encodings import decode
from crawler.reading.kinds import Kind
from crawler.reading.preamble import described, names_in
from crawler.reading.raw_html import RawHtml

MEDIA_TYPE = "text/x-rst"

_SETTINGS = {
    "file_insertion_enabled": False,
    # What is written out only: without insertion of files none is read.
    "raw_enabled": True,
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 5,
    "warning_stream": False,
    "line_length_limit": 1_000_000,
    "doctitle_xform": True,
    "docinfo_xform": True,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "input_encoding": "unicode",
}
_KINDS: tuple[tuple[type[nodes.Node], BlockKind], ...] = (
    (nodes.footnote, BlockKind.FOOTNOTE),
    (nodes.citation, BlockKind.FOOTNOTE),
    (nodes.entry, BlockKind.TABLE_CELL),
    (nodes.list_item, BlockKind.LIST_ITEM),
    (nodes.block_quote, BlockKind.QUOTE),
)
_SILENT = (nodes.comment, nodes.system_message, nodes.substitution_definition, nodes.label, nodes.target)
_CITED = "evercite-cited"
_CODE = (nodes.literal_block, nodes.doctest_block, nodes.math_block)


class _Unknown(Directive):  # type: ignore[misc]
    """A directive of Sphinx or another tool: what stands in it is read as text."""

    has_content = True
    optional_arguments = 100
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the nodes in it."""
        inside = nodes.container()
        if self.arguments:
            words, messages = self.state.inline_text(" ".join(self.arguments), self.lineno)
            inside += nodes.paragraph("", "", *words, *messages)
        self.state.nested_parse(self.content, self.content_offset, inside)
        return [inside]


def read_rst(source: Source) -> Document:
    """Read an article in reStructuredText; Sphinx's own directives are read for the text in them.

    :raises RecursionError: when it is nested deeper than docutils follows.
    """
    text = decode(source.data, source.content_type).replace("\x00", "\ufffd")
    tree = _tree(text)
    builder = DocumentBuilder(source.url)
    works = CitedWorks(bibliographies(Kind.RST, text), source.beside)
    _Reader(builder, works).read(tree)
    works.end(builder)
    document = described(builder.document(_metadata(tree), MEDIA_TYPE))
    return replace(document, warnings=(*document.warnings, *works.warned()))


def _tree(text: str) -> nodes.document:
    known_directive, known_role = directives.directive, roles.role

    def directive(name: str, *more: object) -> object:
        found, messages = known_directive(name, *more)
        return (found or _Unknown), messages

    def role(name: str, *more: object) -> object:
        found, messages = known_role(name, *more)
        return (found or _unknown_role), messages

    directives.directive, roles.role = directive, role
    try:
        try:
            return _published(text, **_SETTINGS)
        except IndexError:
            # A field like the date in which nothing can be understood is one that docutils 0.22 does not expect.
            return _published(text, **{**_SETTINGS, "docinfo_xform": False})
    finally:
        directives.directive, roles.role = known_directive, known_role


def _published(text: str, **settings: object) -> nodes.document:
    tree: nodes.document = publish_doctree(
        text, settings_overrides={**settings, "record_dependencies": DependencyList()}
    )
    return tree


def _unknown_role(*said: object, **_: object) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Return the words of a role that docutils does not know; where it leads only its tool knows."""
    target = re.search(r"\s*<([^<>]*)>\s*\Z", str(said[2]))
    words = str(said[2])[: target.start()] if target else str(said[2])
    if target and target[1].startswith(("http://", "https://")):
        return [nodes.reference("", words, name=words, refuri=target[1])], []
    # Sphinx's extension for BibTeX cites by keys: :cite:p:`one,two`, :footcite:`three`.
    is_cited = re.match(r"(?:foot)?cite(?::|\Z)", str(said[0])) is not None
    return [nodes.inline("", words, classes=[_CITED] * is_cited)], []


def _metadata(tree: nodes.document) -> Metadata:
    authors = [name for node in tree.findall(nodes.author) for name in names_in(node.astext())]
    dates = [node.astext() for node in tree.findall(nodes.date)]
    published = dates[0] if dates and re.fullmatch(r"\d{4}-\d\d-\d\d", dates[0]) else None
    title = " ".join(str(tree.get("title") or "").split())
    return Metadata(title=title or None, authors=tuple(authors), published=published)


class _Reader:
    """Walks the nodes of a tree and feeds a document builder, without recursion."""

    def __init__(self, builder: DocumentBuilder, works: CitedWorks) -> None:
        self._builder = builder
        self._works = works
        self._html = RawHtml(builder)
        self._around: list[BlockKind] = []
        self._sections = 0
        self._is_titled = False
        """Whether the whole text has a title, which stands above its sections."""

    def read(self, tree: nodes.document) -> None:
        """Feed the text of a tree."""
        self._is_titled = any(isinstance(node, nodes.title) for node in tree.children)
        stack: list[tuple[nodes.Node, bool]] = [(tree, True)]
        while stack:
            node, begins = stack.pop()
            if not begins:
                self._end(node)
            elif isinstance(node, nodes.Text):
                self._builder.add_text(node.astext(), linkless=isinstance(node.parent, nodes.literal))
            elif isinstance(node, _CODE):
                self._builder.begin_block(BlockKind.CODE)
                self._builder.add_verbatim(node.astext())
                self._builder.end_block()
            elif isinstance(node, nodes.raw):
                if "html" in str(node.get("format", "")).split():
                    self._add_html(node)
            elif self._works and isinstance(node, nodes.inline) and _CITED in node["classes"]:
                self._works.cite(self._builder, [key.strip() for key in node.astext().split(",")])
            elif not isinstance(node, _SILENT):
                self._begin(node)
                stack.append((node, False))
                stack.extend((child, True) for child in reversed(node.children))

    def _add_html(self, node: nodes.raw) -> None:
        if isinstance(node.parent, nodes.TextElement):
            self._html.feed_inline(node.astext())
        else:
            self._html.feed_block(node.astext())

    def _begin(self, node: nodes.Node) -> None:
        builder = self._builder
        if isinstance(node, nodes.image):
            builder.label_link(node.get("alt", ""))
        elif isinstance(node, nodes.reference):
            if not _is_bare(node) and ("refuri" in node or node.get("refid")):
                builder.open_link(node["refuri"] if "refuri" in node else f"#{node['refid']}")
        elif isinstance(node, nodes.section):
            self._sections += 1
        elif isinstance(node, nodes.title | nodes.subtitle):
            builder.begin_block(BlockKind.HEADING)
        elif isinstance(node, nodes.caption):
            builder.begin_block(BlockKind.CAPTION)
        elif _is_block(node):
            builder.begin_block(self._around[-1] if self._around else BlockKind.PARAGRAPH)
        elif (kind := _kind(node)) is not None:
            self._around.append(kind)

    def _end(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.section):
            self._sections -= 1
        elif isinstance(node, nodes.reference):
            self._builder.close_link()
        elif isinstance(node, nodes.title | nodes.subtitle):
            level = self._sections + (self._is_titled and self._sections > 0) + isinstance(node, nodes.subtitle)
            self._builder.end_block(max(1, min(6, level)))
        elif _is_block(node):
            self._builder.end_block()
        elif _kind(node) is not None:
            self._around.pop()


def _is_bare(node: nodes.reference) -> bool:
    """Whether it is a URL in running text, of which docutils leaves out a last bracket that belongs to it."""
    return "name" not in node and node.astext() == node.get("refuri", "") and node.astext().startswith(("http", "ftp"))


def _is_block(node: nodes.Node) -> bool:
    """Whether words stand in it without more around them: paragraphs, terms, lines."""
    return isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline | nodes.image)


def _kind(node: nodes.Node) -> BlockKind | None:
    return next((kind for one, kind in _KINDS if isinstance(node, one)), None)
