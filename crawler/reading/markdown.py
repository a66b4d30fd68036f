"""Reads Markdown: CommonMark with the extensions that people use (tables, footnotes, bare links, front matter)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from crawler.reading import directives, link_scan
from crawler.reading.admonitions import unindented
from crawler.reading.beside import bibliographies
from crawler.reading.building import DocumentBuilder
from crawler.reading.cited_works import CitedWorks
from crawler.reading.document import BlockKind, Document, LinkKind, Source
from crawler.reading.encodings import decode
from crawler.reading.front_matter import metadata_of
from crawler.reading.kinds import Kind
from crawler.reading.preamble import described
from crawler.reading.raw_html import RawHtml

# Quotes and lists inside each other; the parser drops what is deeper. Each level costs it three Python frames.
_MAX_NESTING = 100
_TOML_FENCE = "+++"
# A work by its key, as Pandoc reads it; in its citations "-@key" leaves out the author.
_CITED = re.compile(r"(?<![\w@.])-?@(?:\{([^{}\s]{1,300})\}|(\w(?:[\w:.#$%&+?<>~/-]{0,300}\w)?))")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.-][^{}]{0,300}\}\s*\Z")

_BLOCKS = {
    "heading_open": BlockKind.HEADING,
    "td_open": BlockKind.TABLE_CELL,
    "th_open": BlockKind.TABLE_CELL,
}


def read_markdown(source: Source) -> Document:
    """Read an article in Markdown, raw HTML in it included."""
    text = decode(source.data, source.content_type).replace("\x00", "\ufffd")
    matter, body = _toml_matter(text)
    parser = _parser()
    environment: dict[str, object] = {}
    tokens = parser.parse(unindented(body), environment)
    if tokens and tokens[0].type == "front_matter":
        matter = ("yaml", tokens[0].content)
    metadata, base_url = metadata_of(*matter) if matter else metadata_of("yaml", "")
    builder = DocumentBuilder(source.url or base_url)
    works = CitedWorks(bibliographies(Kind.MARKDOWN, text), source.beside)
    reader = _Reader(builder, parser, environment, works)
    reader.read(tokens)
    works.end(builder)
    document = described(builder.document(metadata, "text/markdown"))
    document = replace(document, warnings=(*document.warnings, *works.warned()))
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        return link_scan.completed(document, source, Kind.MARKDOWN)
    return document


def _toml_matter(text: str) -> tuple[tuple[str, str] | None, str]:
    lines = text.split("\n")
    if lines[0].rstrip() == _TOML_FENCE and _TOML_FENCE in (stripped := [line.rstrip() for line in lines[1:200]]):
        end = stripped.index(_TOML_FENCE) + 1
        return ("toml", "\n".join(lines[1:end])), "\n".join(lines[end + 1 :])
    return None, text


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING, "html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(front_matter_plugin)
    # Notes stay where they are written: the plug-in would drop those that nothing refers to, with their links.
    parser.disable("footnote_tail")
    # Links are kept as written, whatever their scheme.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


class _Reader:
    """Walks the parser's tokens and feeds a document builder."""

    def __init__(
        self, builder: DocumentBuilder, parser: MarkdownIt, environment: dict[str, object], works: CitedWorks
    ) -> None:
        self._builder = builder
        self._parser = parser
        self._environment = environment
        self._directives = 0
        """How many are open."""
        self._works = works
        self._html = RawHtml(builder)
        notes = environment.get("footnotes", {})
        self._inline_notes = notes.get("list", {}) if isinstance(notes, dict) else {}
        self._pending_notes: list[Sequence[Token]] = []
        self._around: list[BlockKind] = []
        self._is_heading = False
        self._inline: dict[str, Callable[[Token], None]] = {
            "text": self._add_words,
            "text_special": lambda token: builder.add_text(token.content),
            "code_inline": lambda token: builder.add_text(token.content, linkless=True),
            "softbreak": lambda _: builder.add_text(" "),
            "hardbreak": lambda _: builder.break_line(),
            "link_open": lambda token: builder.open_link(str(token.attrGet("href") or "")),
            "link_close": lambda _: builder.close_link(),
            "html_inline": lambda token: self._html.feed_inline(token.content),
            "image": self._add_image,
            "footnote_ref": self._add_note_mark,
        }

    def read(self, tokens: Sequence[Token]) -> None:
        """Feed the tokens of a document."""
        for token in tokens:
            self._read_block(token)

    def _read_block(self, token: Token) -> None:
        name, builder = token.type, self._builder
        if name == "inline":
            self._read_inline(_without_attributes(token.children or ()) if self._is_heading else token.children or ())
        elif name == "paragraph_open":
            self._is_heading = False
            builder.begin_block(self._around[-1] if self._around else BlockKind.PARAGRAPH)
        elif name in _BLOCKS:
            builder.begin_block(_BLOCKS[name])
            self._is_heading = name == "heading_open"
        elif name == "heading_close":
            builder.end_block(int(token.tag[1]))
        elif name in {"paragraph_close", "td_close", "th_close"}:
            builder.end_block()
            self._add_pending_notes()
        elif name in {"fence", "code_block"}:
            self._add_code(token)
        elif name == "html_block":
            self._html.feed_block(token.content)
        elif name in _AROUND:
            self._around.append(_AROUND[name])
        elif name in _AROUND_CLOSE:
            self._around.pop()

    def _add_code(self, token: Token) -> None:
        known = self._directives < directives.MAX_NESTING
        words = directives.words_in(token.info, token.content) if known and token.info.startswith("{") else None
        if words is None:
            self._builder.begin_block(BlockKind.CODE)
            self._builder.add_verbatim(token.content.rstrip("\n"))
            self._builder.end_block()
            return
        self._directives += 1
        if words.target:
            self._builder.add_link(words.target, LinkKind.ANCHOR, words.alternative)
        if words.kind is not None:
            self._around.append(words.kind)
        for text in (words.title, words.body):
            self.read(self._parser.parse(text, self._environment) if text.strip() else ())
        if words.kind is not None:
            self._around.pop()
        self._directives -= 1

    def _read_inline(self, tokens: Sequence[Token]) -> None:
        role = ""
        for place, token in enumerate(tokens):
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            if token.type == "text" and after is not None and after.type == "code_inline":
                token.content, role = _without_role(token.content, after.content)
            elif token.type == "code_inline" and role:
                self._add_role(role, token.content)
                role = ""
                continue
            if take := self._inline.get(token.type):
                take(token)

    def _add_role(self, role: str, content: str) -> None:
        """Add a link that one of MyST's roles is, ``{doi}`10.5555/…` ``."""
        if link := directives.target_of(role, content):
            self._builder.open_link(link[1])
            self._builder.add_text(link[0])
            self._builder.close_link()

    def _add_words(self, token: Token) -> None:
        for shown in directives.embeds(token.content):
            self._builder.add_link(shown, LinkKind.FRAME)
        position = 0
        for found in _CITED.finditer(token.content) if self._works else ():
            key = found[1] or found[2]
            if self._works.knows(key):
                self._builder.add_text(token.content[position : found.start()])
                self._works.cite(self._builder, [key], bracketed=False)
                position = found.end()
        self._builder.add_text(token.content[position:])

    def _add_image(self, token: Token) -> None:
        self._builder.label_link(_words(token.children or ()))
        # Pandoc shows what stands for an image alone as its caption, links and all.
        for place, inner in enumerate(token.children or ()):
            if inner.type == "link_open":
                rest = (token.children or ())[place + 1 :]
                words = _words(list(takewhile(lambda one: one.type != "link_close", rest)))
                self._builder.add_link(str(inner.attrGet("href") or ""), LinkKind.ANCHOR, words)

    def _add_note_mark(self, token: Token) -> None:
        meta = token.meta or {}
        if not meta.get("label"):
            note = self._inline_notes.get(meta.get("id"), {})
            self._pending_notes.append(note.get("tokens") or ())

    def _add_pending_notes(self) -> None:
        notes, self._pending_notes = self._pending_notes, []
        for tokens in notes:
            self._builder.begin_block(BlockKind.FOOTNOTE)
            self._read_inline(tokens)
            self._builder.end_block()


def _without_role(before: str, content: str) -> tuple[str, str]:
    """Return text without the name of a role that is a link behind it, and that name; empty where there is none."""
    found = directives.role_before(before)
    return found if found is not None and directives.target_of(found[1], content) else (before, "")


def _without_attributes(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words of a heading without the name that Pandoc and its like put behind them: {#herring .big}."""
    if tokens and tokens[-1].type == "text":
        tokens[-1].content = _ATTRIBUTES.sub("", tokens[-1].content)
    return tokens


_AROUND = {
    "blockquote_open": BlockKind.QUOTE,
    "list_item_open": BlockKind.LIST_ITEM,
    "footnote_reference_open": BlockKind.FOOTNOTE,
}
_AROUND_CLOSE = frozenset({"blockquote_close", "list_item_close", "footnote_reference_close"})


def _words(tokens: Sequence[Token]) -> str:
    return "".join(" " if token.type.endswith("break") else token.content for token in tokens)
