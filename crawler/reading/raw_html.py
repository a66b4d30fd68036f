"""HTML inside Markdown: pieces of tags that may begin in one token and end in another."""

import re
from html.parser import HTMLParser

from crawler.reading.building import DocumentBuilder
from crawler.reading.document import BlockKind, LinkKind

BLOCK_KINDS = {
    **dict.fromkeys(
        [
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "aside",
            "nav",
            "center",
            "details",
            "summary",
            "address",
            "dd",
            "dt",
        ],
        BlockKind.PARAGRAPH,
    ),
    **dict.fromkeys(("figure", "table", "tr", "ul", "ol", "dl", "hr"), BlockKind.OTHER),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.LIST_ITEM,
    "pre": BlockKind.CODE,
}
FRAMES = {"iframe": "src", "embed": "src", "object": "data", "frame": "src"}
SILENT = frozenset({"script", "style", "template", "noscript", "title"})
_PLAIN = frozenset({"title", "textarea", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which tags are text (HTML standard §13.2.6.2), which the standard library's tokenizer does not know."""

_COMPONENT = re.compile(r"<[A-Z]")
_MAX_COMPONENTS = 100


class RawHtml(HTMLParser):
    """Feeds what stands in raw HTML to a document builder; linear in its input."""

    def __init__(self, builder: DocumentBuilder) -> None:
        """Feed ``builder``."""
        super().__init__(convert_charrefs=True)
        self._builder = builder
        self._silent = 0
        self._plain = ""
        """The open element in which tags are text; empty when there is none."""
        self._components: list[str] = []
        """The open components that are links."""

    def feed_block(self, html: str) -> None:
        """Take a block of HTML between two blocks of Markdown."""
        self.feed(html)
        self._flush()
        self._builder.end_block()

    def feed_inline(self, html: str) -> None:
        """Take one tag inside a paragraph."""
        self.feed(html)
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link or a block."""
        if self._plain:
            return
        if tag in _PLAIN:
            self._plain = tag
        named = {name: value or "" for name, value in reversed(attrs)}
        if tag in SILENT:
            self._silent += 1
        elif tag == "a" and "href" in named:
            self._builder.open_link(named["href"], LinkKind.ANCHOR, tuple(named.get("rel", "").lower().split()))
        elif (href := self._component_href(named)) is not None:
            self._builder.open_link(href)
            self._builder.label_link(named.get("title", ""))
            self._components.append(tag)
        elif tag == "area" and "href" in named:
            self._builder.add_link(named["href"], LinkKind.AREA, named.get("alt", ""))
        elif tag in FRAMES and named.get(FRAMES[tag]):
            self._builder.add_link(named[FRAMES[tag]], LinkKind.FRAME, named.get("title", ""))
        elif tag in {"video", "audio"} and named.get("src"):
            self._builder.add_link(named["src"], LinkKind.MEDIA, named.get("title", ""))
        elif tag == "source" and named.get("src"):
            self._builder.add_link(named["src"], LinkKind.MEDIA)
        elif tag == "img":
            self._builder.label_link(named.get("alt", ""))
        elif tag == "br":
            self._builder.break_line()
        elif tag in BLOCK_KINDS:
            self._builder.begin_block(BLOCK_KINDS[tag])

    def _component_href(self, named: dict[str, str]) -> str | None:
        """Return what a component of MDX leads to, whose name begins with a capital letter (mdxjs.com), if anywhere."""
        if not _COMPONENT.match(self.get_starttag_text() or "") or len(self._components) == _MAX_COMPONENTS:
            return None
        return next((named[name] for name in ("href", "to") if "://" in named.get(name, "")), None)

    def handle_endtag(self, tag: str) -> None:
        """End a link or a block."""
        if self._plain:
            if tag != self._plain:
                return
            self._plain = ""
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "a":
            self._builder.close_link()
        elif tag in self._components:
            self._components.remove(tag)
            self._builder.close_link()
        elif tag in BLOCK_KINDS:
            self._builder.end_block(int(tag[1]) if re.fullmatch("h[1-6]", tag) else None)

    def handle_data(self, data: str) -> None:
        """Add words."""
        if not self._silent:
            self._builder.add_text(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read ``<![`` as a comment up to the next ``>``, as browsers do; the library's own raises on unknown words."""
        return self.parse_bogus_comment(i, report)

    def _flush(self) -> None:
        """Take what the parser holds back as unfinished."""
        rest, self.rawdata = self.rawdata, ""
        if rest and not rest.startswith("<"):
            self.handle_data(rest)
        self.cdata_elem = None
