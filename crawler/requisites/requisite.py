"""One thing that a page needs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from crawler import urls

MAX_REQUISITES = 2_000
"""Of one page or style sheet: a page that asks for more is generated to waste whoever fetches it."""


class RequisiteKind(StrEnum):
    """What a requisite is, as far as it decides what is done with it."""

    STYLE = "style"
    """A style sheet, which may need others, pictures and fonts."""
    FRAME = "frame"
    """A page within the page, with requisites of its own; frames within it are left."""
    MODULE = "module"
    """A script module, which may import others."""
    DOCUMENT = "document"
    """What an ``<object>`` or ``<embed>`` shows, or a web-app manifest: it may need pictures and styles of its own."""
    ITEM = "item"
    """A file that a page says is part of what it is about, such as the PDF of a paper; needs nothing in turn."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Requisite:
    """The URL of something that a page needs, without fragment, and what it is."""

    url: str
    kind: RequisiteKind = RequisiteKind.OTHER


class Collector:
    """Collects requisites, each URL once, resolved against a base; what cannot be fetched is passed over."""

    def __init__(self, base: str, encoding: Callable[[], str] | None = None) -> None:
        """Resolve against ``base``, an absolute URL, what stands in a page.

        ``encoding`` tells the page's codec, UTF-8 without it; it is asked only where that makes a difference.
        """
        self.base = base
        self._encoding = encoding
        self._found: dict[str, Requisite] = {}

    def add(self, href: str | None, kind: RequisiteKind = RequisiteKind.OTHER) -> None:
        """Add what ``href`` names, unless it is nothing, the page itself, or no http or https URL."""
        if not href or not href.strip() or len(self._found) >= MAX_REQUISITES:
            return
        try:
            if self._encoding is not None and not href.isascii() and "?" in href:
                href = urls.with_query_in(self._encoding(), href)
            url = urls.resolve(href, self.base)
            if urls.scheme(url) not in urls.FETCHED_SCHEMES:
                return
            # Both signs also stand in the paths of some URLs; without them there is nothing to take away.
            if "#" in url or "@" in url:
                url = urls.fetchable(url)
        except urls.InvalidURL:
            return
        if url != self.base.partition("#")[0]:
            self._found.setdefault(url, Requisite(url, kind))

    def found(self) -> tuple[Requisite, ...]:
        """Return what was collected, in order."""
        return tuple(self._found.values())
