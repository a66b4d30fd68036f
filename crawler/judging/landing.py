"""Where a reader of one citation lands in the page it cites: the part it points at, and the words that it quotes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from crawler.citing.readable import Readable
from crawler.judging import fragments
from crawler.judging.folding import size_in_words, words
from crawler.judging.quotations import PageWords

_LEAST_ANCHOR_WORDS = 4
"""Of an anchor, from which it is sought in the page: shorter ones are found in any page, or in none."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought in the page of a citation."""

    citation_id: str
    fragment: str | None = None
    """Of the URL that the citation leads to, percent-encoded, without its ``#``."""
    quotations: tuple[str, ...] = ()
    anchor: str = ""
    """The words of the link."""

    @property
    def needs_reading(self) -> bool:
        """Whether a page is worth being read for it; the anchor alone is not."""
        return bool(self.fragment or self.quotations)


@dataclass(slots=True)
class Page:
    """A captured page as far as it could be read."""

    readable: Readable | None = None
    """None where there is no text that evercite reads."""
    names: Collection[str] | None = None
    """The places in an HTML page that links can point at; None for other files."""
    pdf_pages: int | None = None
    """How many pages a PDF file has, where that is known."""
    words: PageWords | None = None
    """Made from the text when they are first asked for."""


def landing(sought: Sought, page: Page) -> dict[str, Any]:
    """Return what was found of it, as :data:`crawler.vocabulary.LANDING_EVIDENCE`; what was not sought is left out."""
    found: dict[str, Any] = {}
    if sought.fragment:
        found["fragment"] = {"part": sought.fragment, "found": _has_part(sought.fragment, page)}
    if page.readable is None:
        return found
    if not page.readable.passages:  # what scripts would show is not known
        if sought.quotations:
            found["quotations"] = [{"quotation": said, "found": None, "similarity": None} for said in sought.quotations]
        return found
    if page.words is None:
        page.words = PageWords(page.readable.text)
    if sought.quotations:
        found["quotations"] = [{"quotation": said, **_likeness(page.words, said)} for said in sought.quotations]
    if size_in_words(words(sought.anchor)) >= _LEAST_ANCHOR_WORDS and sought.anchor not in sought.quotations:
        found["anchor"] = {"text": sought.anchor, **_likeness(page.words, sought.anchor)}
    return found


def _likeness(page: PageWords, said: str) -> dict[str, Any]:
    likeness = page.likeness(said)
    return {"found": likeness.found, "similarity": likeness.similarity}


def _has_part(fragment: str, page: Page) -> bool | None:
    """Whether a page has what a fragment points at; None where it cannot be known.

    Words go before a place, as in browsers, which go to the place only where there are no words; of several words all
    must be there.
    """
    directives, place = fragments.text_directives(fragment), fragments.place_of(fragment)
    if directives:
        if page.readable is None:
            return None
        passages = [passage.text for passage in page.readable.passages]
        return all(fragments.has_words(directive, passages) for directive in directives)
    if page.names is not None:
        has = fragments.has_place(place, page.names)
        return None if not has and page.readable is not None and not page.readable.passages else has
    wanted = fragments.pdf_page_of(place)
    if page.pdf_pages is not None and wanted is not None:
        return 1 <= wanted <= page.pdf_pages
    return None
