"""The words around a link, by which it is found again in any copy of the article (TextQuoteSelector).

W3C Web Annotation Data Model §4.2.4.
"""

from crawler.reading.document import Document, Link

CONTEXT_CHARACTERS = 64
"""Of the article's text kept on each side of a citation, where there are as many."""
MIN_CONTEXT_CHARACTERS = 32
"""Kept on each side where the article has them, even when a word must be cut for it."""


def context_of(document: Document, link: Link) -> tuple[str, str]:
    """Return the text before and after a link, begun and ended between words where that leaves enough."""
    text = document.text
    first = max(0, link.start - CONTEXT_CHARACTERS)
    last = min(len(text), link.end + CONTEXT_CHARACTERS)
    prefix, suffix = text[first : link.start], text[link.end : last]
    if first and _is_within_word(text, first):
        _, *whole = prefix.split(None, 1)
        prefix = whole[0] if whole and len(whole[0]) >= MIN_CONTEXT_CHARACTERS else prefix
    if last < len(text) and _is_within_word(text, last):
        *whole, _ = suffix.rsplit(None, 1)
        suffix = whole[0] if whole and len(whole[0]) >= MIN_CONTEXT_CHARACTERS else suffix
    return prefix, suffix


def _is_within_word(text: str, position: int) -> bool:
    return not text[position - 1].isspace() and not text[position].isspace()
