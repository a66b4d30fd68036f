"""What articles in any format state of themselves, in one form: moments, DOIs, licences."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from crawler.reading.encodings import whole
from crawler.reading.preamble import date_in

_COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_MAX_CHARACTERS = 500
# DOI handbook §2.2. What states one may put words, a resolver or a scheme before it.
_DOI = re.compile(r"(?:^|doi[:/ ]\s*|doi\.org/|info:doi/)\s*(10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]{1,500})$", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*")
_LICENCE_URL = re.compile(r"https?://[^\s\"'<>]{4,500}")
_CREATIVE_COMMONS = re.compile(
    r"(?<![\w-])CC[ -](BY(?:[ -](?:NC|SA|ND)){0,2})(?:[ -]([1-4]\.\d))?(?![\w.])|(?<![\w-])CC0(?![\w])", re.IGNORECASE
)


def moment(stated: str | None) -> str | None:
    """Return a date, or a date and time, as ISO 8601, however it was written; a time has a zone only where one is."""
    if not stated or len(stated) > _MAX_CHARACTERS:
        return None
    text = stated.strip().replace("/", "-")
    if compact := _COMPACT_DATE.fullmatch(text):
        text = "-".join(compact.groups())
    text = re.sub(r"(?<=\d) ?(?:UTC|GMT|Z)$", "+00:00", text)
    text = re.sub(r"(?<=\d) (?=[+-]\d\d:?\d\d$)", "", text)
    for parse, written in ((date.fromisoformat, text), (datetime.fromisoformat, text), (parsedate_to_datetime, stated)):
        try:
            return parse(written).isoformat()
        except (ValueError, OverflowError):
            continue
    return date_in(stated)


def language(stated: str | None) -> str | None:
    """Return the tag of a language (RFC 5646 §2.1), between whose parts some write ``_``; None for anything else."""
    tag = (stated or "").strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None


def doi(stated: Iterable[str | None]) -> str | None:
    """Return the first DOI among what is stated, bare and in lower case (they are compared without it)."""
    for text in stated:
        if text and (found := _DOI.search(text.strip()[: 2 * _MAX_CHARACTERS])):
            return found[1].lower().rstrip(".,;")
    return None


def licence(stated: Iterable[str | None]) -> str | None:
    """Return the first licence among what is stated: its URL, or else the name of one of Creative Commons'.

    A line that only says whose the rights are is none.
    """
    texts = [text for text in stated if text]
    for text in texts:
        if found := _LICENCE_URL.search(text[:_MAX_CHARACTERS]):
            return found[0].rstrip(".,;)")
    for text in texts:
        if named := _CREATIVE_COMMONS.search(text[:_MAX_CHARACTERS]):
            rights = named[1].upper().replace(" ", "-") if named[1] else ""
            return " ".join(part for part in ("CC" if rights else "CC0", rights, named[2]) if part)
    return None


def words(value: object) -> str | None:
    """Return words with their white space folded; None where there are none."""
    return (" ".join(whole(value).split())[:_MAX_CHARACTERS] or None) if isinstance(value, str) else None
