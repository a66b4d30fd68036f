"""Reads the visible words of an HTML page while its tags go by, and keeps apart what is prose and what is furniture."""

import re
from enum import IntEnum

MAX_TEXT = 200_000
"""Characters of visible text that are kept: some hundred pages of a book."""

MAX_HEADINGS = 8
MAX_HEADING = 300
MAX_IMAGES = 3
"""Of which it is kept what they show: an error page may be a picture of one."""

MAX_SCRIPTS = 60_000
"""Characters of inline scripts that are kept."""

SHORT_SCRIPT = 2_000
"""An inline script up to here may be there to send its reader on; a longer one is an application's."""

_OF_HEAD = frozenset({"script", "title", "meta", "link", "html"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "datalist"})

# What stands around a page's matter, by the element (HTML standard, "sections") or its role (WAI-ARIA landmarks).
_FURNITURE = frozenset({"nav", "footer", "aside", "header", "dialog"})
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"})
_FURNITURE_NAMES = frozenset({
    "nav", "navbar", "navigation", "menu", "main-menu", "mainmenu", "breadcrumb", "breadcrumbs", "footer",
    "site-footer", "page-footer", "sidebar", "side-bar", "widget", "widgets", "cookie-banner", "cookie-consent",
    "cookie-notice", "cookies", "cookie", "gdpr", "onetrust-consent-sdk", "cybotcookiebotdialog", "newsletter",
    "newsletter-signup", "subscribe-box", "related", "related-posts", "comments", "popup", "modal", "topbar",
    "site-header", "page-header-nav", "masthead", "skip-link",
})  # fmt: skip

_WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements whose class speaks of the page's layout, not of what is in them."""

_INLINE = frozenset({
    "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that do not part words: error pages write 4<span>0</span>4."""

_SHOWN_WITHIN = frozenset({"a", "button", "figure"})
"""Elements whose words are others': what a link leads to, what a figure shows."""

_HEADINGS = frozenset({"h1", "h2", "h3"})

_DATES = frozenset({
    "article:published_time", "article:modified_time", "datepublished", "citation_publication_date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "pubdate", "publish-date",
})  # fmt: skip
"""Names of meta elements that say when the very page was published: Open Graph, Highwire, Dublin Core, Parsely."""

_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class _Place(IntEnum):
    """Where in a page text stands, from what says least of it to what says most."""

    FURNITURE = 0
    AROUND = 1
    """In a link, button, figure or heading of the page's matter."""
    PROSE = 2


class PageReader:
    """A :class:`crawler.requisites.page.Listener` that remembers a page's words."""

    def __init__(self) -> None:
        self.markup = ""
        self.title = ""
        self.og_title = ""
        self.canonical: str | None = None
        self.language: str | None = None
        self.robots: list[str] = []
        self.headings: list[str] = []
        self.structured: list[str] = []
        """JSON-LD blocks."""
        self.scripts: list[str] = []
        """Inline scripts up to :data:`SHORT_SCRIPT`."""
        self.passwords = 0
        """Password fields that are shown."""
        self.fields = 0
        """Fields to write in that are shown."""
        self.images: list[str] = []
        """What the first images outside of furniture are said to show, or are called."""
        self.frames = 0
        self.is_dated = False
        """A meta element says when the page was published."""
        self.has_scripts = False
        self.unscripted = ""
        """What a reader without scripts is told."""
        self._place = _Place.PROSE
        self._run: list[str] = []
        """What was seen since the place last changed."""
        self._runs = [(self._place, self._run)]
        self._kept = 0
        self._scripted = 0
        self._depth = 0
        self._unseen_at = 0
        self._furniture_at = 0
        self._links = 0
        self._heading: list[str] | None = None
        self._title: list[str] | None = None
        self._script: list[str] | None = None
        self._structured = False
        self._unscripted_at = 0

    @property
    def visible(self) -> str:
        """All that a reader sees."""
        return self._seen_in(_Place.FURNITURE)

    @property
    def body(self) -> str:
        """What a reader sees outside of furniture."""
        return self._seen_in(_Place.AROUND)

    @property
    def prose(self) -> str:
        """What a reader sees outside of links, headings and furniture."""
        return self._seen_in(_Place.PROSE)

    def begin(self, markup: str) -> None:
        """Hear the whole page."""
        self.markup = markup

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Hear that an element begins."""
        self._depth += 1
        if tag not in _INLINE:
            self._break()
        if tag in _OF_HEAD:
            self._of_head(tag, attributes)
        if self._unseen_at:
            return
        if tag in _UNSEEN or (attributes and tag not in _WHOLE and _is_hidden(attributes)):
            self._unseen_at = self._depth
            self.frames += tag == "iframe"
            self._unscripted_at = self._depth if tag == "noscript" else 0
            return
        if not self._furniture_at and (tag in _FURNITURE or (attributes and _is_furniture(tag, attributes))):
            self._furniture_at = self._depth
            self._turn()
        if tag in _SHOWN_WITHIN:
            self._links += 1
            self._turn()
        elif tag in _HEADINGS and not (self._furniture_at and tag != "h1"):
            self._heading = []
            self._turn()
        elif tag == "input":
            self._input((attributes.get("type") or "text").lower())
        elif tag == "img" and len(self.images) < MAX_IMAGES and not self._furniture_at:
            self.images.append(_shown_by(attributes))
        elif tag == "frame":
            self.frames += 1

    def data(self, text: str) -> None:
        """Hear characters."""
        if self._unseen_at:
            if self._script is not None:
                self._script.append(text)
            elif self._unscripted_at and len(self.unscripted) < MAX_HEADING:
                self.unscripted += text
            return
        if self._title is not None:
            self._title.append(text)
            return
        if self._kept > MAX_TEXT:
            return
        self._kept += len(text)
        self._run.append(text)
        if self._heading is not None:
            self._heading.append(text)

    def end(self, tag: str) -> None:
        """Hear that an element ends."""
        if tag not in _INLINE:
            self._break()
        if tag == "script":
            self._end_script()
        elif tag == "title" and self._title is not None:
            self.title = self.title or _tidy(self._title)
            self._title = None
        elif tag in _SHOWN_WITHIN and self._links and not self._unseen_at:
            self._links -= 1
            self._turn()
        elif tag in _HEADINGS and self._heading is not None and not self._unseen_at:
            if (heading := _tidy(self._heading)) and len(self.headings) < MAX_HEADINGS:
                self.headings.append(heading[:MAX_HEADING])
            self._heading = None
            self._turn()
        if self._depth == self._unseen_at:
            self._unseen_at = self._unscripted_at = 0
        if self._depth == self._furniture_at:
            self._furniture_at = 0
            self._turn()
        self._depth -= 1

    def _break(self) -> None:
        if self._kept > MAX_TEXT:
            return
        self._kept += 1
        self._run.append(" ")
        if self._heading is not None:
            self._heading.append(" ")

    def _turn(self) -> None:
        """Begin another run where what comes stands in another place."""
        if self._furniture_at:
            place = _Place.FURNITURE
        else:
            place = _Place.AROUND if self._links or self._heading is not None else _Place.PROSE
        if place is not self._place:
            self._place, self._run = place, []
            self._runs.append((place, self._run))

    def _seen_in(self, least: _Place) -> str:
        """Return what stands in a place, or one that says more."""
        return "".join(["".join(run) for place, run in self._runs if place >= least])

    def _of_head(self, tag: str, attributes: dict[str, str]) -> None:
        get = attributes.get
        match tag:
            case "script":
                self.has_scripts = True
                self._structured = (get("type") or "").strip().lower() == "application/ld+json"
                self._script = []
            case "title" if not self._unseen_at and not self.title:
                self._title = []
            case "meta":
                name = (get("property") or get("name") or "").lower()
                if name in _DATES:
                    self.is_dated = self.is_dated or bool((get("content") or "").strip())
                elif name == "og:title":
                    self.og_title = self.og_title or " ".join((get("content") or "").split())
            case "link" if self.canonical is None and "canonical" in (get("rel") or "").lower().split():
                self.canonical = get("href")
            case "html":
                self.language = get("lang") or get("xml:lang")

    def _end_script(self) -> None:
        text = "".join(self._script or ())
        self._script = None
        if text and self._scripted < MAX_SCRIPTS and (self._structured or len(text) <= SHORT_SCRIPT):
            self._scripted += len(text)
            (self.structured if self._structured else self.scripts).append(text[:MAX_SCRIPTS])

    def _input(self, kind: str) -> None:
        if kind == "password":
            self.passwords += 1
        if kind in ("text", "email", "password", "tel"):
            self.fields += 1


def _shown_by(image: dict[str, str]) -> str:
    """Return what an image is said to show, or the name of its file without the ending."""
    name = (image.get("src") or "")[:MAX_HEADING].partition("?")[0].rpartition("/")[2].partition(".")[0]
    return " ".join((image.get("alt") or "").split())[:MAX_HEADING] or name.replace("-", " ").replace("_", " ")


def _is_hidden(attributes: dict[str, str]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return style is not None and _NO_DISPLAY.search(style) is not None


def _is_furniture(tag: str, attributes: dict[str, str]) -> bool:
    if tag in _WHOLE:
        return False
    get = attributes.get
    role = get("role")
    if role is not None and role.lower() in _FURNITURE_ROLES:
        return True
    names = get("class") or ""
    if get("id"):
        names = f"{names} {attributes['id']}"
    return bool(names) and not _FURNITURE_NAMES.isdisjoint(names.lower().split())


def _tidy(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
