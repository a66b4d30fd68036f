"""What an article without metadata says of itself in its first lines: title, authors, date."""

import re
from dataclasses import replace
from datetime import date

from crawler.reading.document import Block, BlockKind, Document

_TITLE_MAX_CHARACTERS = 200
_BYLINE_MAX_CHARACTERS = 160
# How far down a byline or a date line may stand, in blocks.
_PREAMBLE_BLOCKS = 14

BYLINE = re.compile(
    r"^[\W_]*(?:(?:written|posted|published|reported|story|text|words|article|analysis|opinion)\s+)?"
    r"(?:(?:by|par|von|por|di|da|door|av|af|przez|автор(?:ы)?|от|geschreven door"
    r"|text[eo]?\s*(?=:)|testo\s*(?=:)|текст\s*(?=:)|author(?:s|\(s\))?\s*(?=:)|auteure?s?\s*(?=:)|autor(?:en|es|a|in)?\s*(?=:)|autore\s*(?=:))(?!\w)\s*:?"
    r"|作者\s*[:：]|文\s*[/／:：|｜]|記者\s*[:：]|执笔\s*[:：]|著者\s*[:：]|بقلم:?|كتب(?:ه)?|تأليف:?)\s*(?=\S)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’·-]*(?:[ \u00a0]+[^\W\d_][\w.'’·-]*){0,5}")
_NAMES_END = re.compile(
    r"\n|[|•–—]|\s-\s|\d|\s(?:on|am|le|il|el|в)\s|,?\s+(?:special to|for|at|in|of)\s", re.IGNORECASE
)
# A capital letter by itself is an initial, and none of the words of a letter that join names.
_NAMES_BETWEEN = re.compile(r"\s*(?:,|;|&|、|/|(?i:\band\b|\bund\b|\bet\b|\ben\b)|\by\b|\be\b|\bи\b)\s*")
NO_NAMES = frozenset({
    "admin", "administrator", "anonymous", "auteur", "author", "authors", "autor", "autore", "editor", "guest", "root",
    "python-docx", "staff", "un-named", "unknown", "user", "webmaster", "автор", "гость", "作者", "著者", "المؤلف",
})  # fmt: skip
"""What stands for a name where there is none: labels, accounts and jobs."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio janeiro januari января",
            "february feb februar février febrero febbraio fevereiro februari февраля",
            "march mar märz mars marzo março maart марта",
            "april apr avril abril aprile апреля",
            "may mai mayo maggio maio mei мая",
            "june jun juni juin junio giugno junho июня",
            "july jul juli juillet julio luglio julho июля",
            "august aug août agosto augustus августа",
            "september sep sept septembre septiembre settembre setembro сентября",
            "october oct oktober octobre octubre ottobre outubro октября",
            "november nov novembre noviembre novembro ноября",
            "december dec dezember décembre diciembre dicembre dezembro december декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"),
    re.compile(
        rf"\b(?P<name>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?(?P<name>{_MONTH})\.?,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
)


def described(document: Document) -> Document:
    """Return the document with the title, authors and date that its first blocks state, where it has none yet."""
    known = document.metadata
    first = [(block, document.text[block.start : block.end]) for block in document.blocks[: _PREAMBLE_BLOCKS * 2]]
    metadata = replace(
        known,
        title=known.title or _title(first),
        authors=tuple(name for name in known.authors if name.lower() not in NO_NAMES)
        or _authors(first[:_PREAMBLE_BLOCKS]),
        published=known.published or _published(first[:_PREAMBLE_BLOCKS]),
    )
    return replace(document, metadata=metadata)


def _title(first: list[tuple[Block, str]]) -> str | None:
    for block, text in first:
        if block.kind is BlockKind.HEADING:
            return " ".join(text.split())
    for _, text in first[:1]:
        line = " ".join(text.split())
        if line and len(line) <= _TITLE_MAX_CHARACTERS and "://" not in line:
            return line
    return None


def _authors(first: list[tuple[Block, str]]) -> tuple[str, ...]:
    for block, text in first:
        line = text.strip()
        found = BYLINE.match(line)
        if found is None or len(line) > _BYLINE_MAX_CHARACTERS or block.kind is BlockKind.HEADING:
            continue
        if authors := names_in(line[found.end() :]):
            return authors
    return ()


def names_in(line: str) -> tuple[str, ...]:
    """Return the names of people that a byline lists, without what stands before and after them."""
    end = _NAMES_END.search(line)
    names = [name.strip(" .:*_") for name in _NAMES_BETWEEN.split(line[: end.start()] if end else line)]
    return tuple(
        name for name in names if _NAME.fullmatch(name) and name.lower() not in _MONTHS and name.lower() not in NO_NAMES
    )


def _published(first: list[tuple[Block, str]]) -> str | None:
    for block, text in first:
        if block.kind is BlockKind.HEADING or len(text) > _BYLINE_MAX_CHARACTERS:
            continue
        if found := date_in(text):
            return found
    return None


def date_in(text: str) -> str | None:
    """Return the first date that a text writes out, as ISO 8601."""
    for pattern in _DATES:
        if found := pattern.search(text):
            parts = found.groupdict()
            month = _MONTHS[parts["name"].lower()] if "name" in parts else int(parts["month"])
            try:
                return date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:
                continue
    return None
