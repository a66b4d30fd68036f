"""The words around a link, by which it is found again in any copy of the article (TextQuoteSelector).

W3C Web Annotation Data Model §4.2.4.
"""

import re

from crawler.reading.document import Document, Link

CONTEXT_CHARACTERS = 64
"""Of the article's text kept on each side of a citation, where there are as many."""
MIN_CONTEXT_CHARACTERS = 32
"""Kept on each side where the article has them, even when a word must be cut for it."""

_WORD_CUT_AT_ITS_START = re.compile(r"\S*\s+")
_WORD_CUT_AT_ITS_END = re.compile(r"\s+\S*\Z")


def context_of(document: Document, link: Link) -> tuple[str, str]:
    """Return the text before and after a link, begun and ended between words where that leaves enough."""
    text = document.text
    first = max(0, link.start - CONTEXT_CHARACTERS)
    last = min(len(text), link.end + CONTEXT_CHARACTERS)
    prefix, suffix = text[first : link.start], text[link.end : last]
    if first and _is_within_word(text, first) and (cut := _WORD_CUT_AT_ITS_START.match(prefix)):
        shorter = prefix[cut.end() :]
        prefix = shorter if len(shorter) >= MIN_CONTEXT_CHARACTERS else prefix
    if last < len(text) and _is_within_word(text, last) and (cut := _WORD_CUT_AT_ITS_END.search(suffix)):
        shorter = suffix[: cut.start()]
        suffix = shorter if len(shorter) >= MIN_CONTEXT_CHARACTERS else suffix
    return prefix, suffix


def _is_within_word(text: str, position: int) -> bool:
    return not text[position - 1].isspace() and not text[position].isspace()
