"""Puts lines of text together again that a page's width has broken, URLs above all.

A URL is broken behind a slash or a hyphen, before a dot, or anywhere; nothing marks it. What tells is how the one line
ends, how the next begins, and whether the first reached the margin.
"""

import re

_URL_AT_END = re.compile(r"(?:(?:https?|ftp)://|(?<![\w.])www\.|(?<![\w.])10\.\d{4,9}/|doi:)\S*\Z", re.IGNORECASE)
_SCHEME_AT_END = re.compile(r"(?<![a-z])(?:https?|ftp):/{0,2}\Z", re.IGNORECASE)
_NEW_LINK = re.compile(r"\W*(?:(?:https?|ftp)://|www\.|doi:|10\.\d{4,9}/)", re.IGNORECASE)
_ENDED = frozenset(",;)>]}\"'”’»…!|")
_OPEN = frozenset("-_=&?#%~+@")
"""Characters that end no URL that is written whole, or hardly ever."""
_GOES_ON = re.compile(r"[/_?&=#%~+][^\s]|[-.][a-z\d]", re.IGNORECASE)
_WORD = re.compile(r"[\"'“‘(\[]*[^\W\d_]+(?:['’-][^\W\d_]+)*[.,;:!?)\]\"'”’]*")
_NUMBER = re.compile(r"[(\[]*\d+(?:[-–]\d+)?[.,;:)\]]*")
_PART_OF_URL = re.compile(
    r"[\w-]*(?:[/=_%&?#]|\.(?:html?|pdf|php|aspx?|jsp|xml|txt|com|org|net|edu|gov)\b|\d\.\d)", re.IGNORECASE
)
_NAMED = re.compile(r"(?=\S*\d)(?:\w+[-._]){2}", re.IGNORECASE)
"""What is in no prose, but in the names of files and works: words in a row, one of them a number."""
_EITHER = re.compile(r"[^\W\d_]+/[^\W\d_]+[.,;:)]*")
_TAIL = re.compile(
    r"(?:[^\s.]*\.)?(?:html?|pdf|php|aspx?|jsp|xml|txt)\b|(?:com|org|net|edu|gov|int|info)\b", re.IGNORECASE
)


def joint(before: str, after: str, *, is_full: bool) -> str:
    """Return what stands between two lines of a paragraph: a space, or nothing within a URL.

    ``is_full`` says whether the first reaches the margin.
    """
    return "" if _is_within_url(before, after, is_full=is_full) else " "


def unhyphenated(before: str, after: str) -> str:
    """Return what becomes of a hyphen at the end of a line: it goes within a word, and stays in URLs and numbers."""
    if _URL_AT_END.search(before[-4_000:]):
        return "-"
    return "" if before[-1:].isalpha() and after[:1].islower() else "-"


def url_at_end(text: str) -> str:
    """Return the URL that a text ends with, or as much of it as there is; empty where it ends with none."""
    found = _URL_AT_END.search(text[-4_000:])
    return found[0] if found else ""


def goes_on(before: str, after: str) -> bool:
    """Whether a text ends in a URL that cannot be whole, and another text can be what it lacks."""
    url = url_at_end(before)
    first = after.split(None, 1)[0] if after.strip() else ""
    if not url or not first or _NEW_LINK.match(first):
        return False
    if url[-1] == "/":
        return first[0].isalnum() and _PART_OF_URL.match(first) is not None
    return url[-1] in _OPEN and joint(before, after, is_full=True) == ""


def _is_within_url(before: str, after: str, *, is_full: bool) -> bool:
    last = before[-4_000:].rsplit(None, 1)[-1] if before.strip() else ""
    first = after.split(None, 1)[0] if after.strip() else ""
    if not last or not first or _NEW_LINK.match(first):
        return False
    if _SCHEME_AT_END.search(last):
        return first.startswith("//") or (last.endswith("//") and first[0].isalnum())
    if not _URL_AT_END.search(last) or last[-1] in _ENDED:
        return False
    is_word = _WORD.fullmatch(first) is not None
    if last[-1] in _OPEN:
        return not (last[-1] == "?" and first[0].isupper())
    if last[-1] == "/":
        # A word behind a URL that ends in a slash, or its last part: the end of the paragraph tells.
        return not is_word or (not first[0].isupper() and len(after.split(None, 1)) == 1)
    if last[-1] in ".:":
        return _TAIL.match(first) is not None or (not is_word and not _NUMBER.fullmatch(first) and first[0].isalnum())
    if _GOES_ON.match(first):
        return True
    if not is_full or is_word or _EITHER.fullmatch(first) is not None:
        return False
    return _PART_OF_URL.match(first) is not None or _NAMED.match(first) is not None
