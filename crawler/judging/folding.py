"""Words as two renditions of one text share them: without case, accents of typography, hyphens and punctuation."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "'‘’‛ʼ＇`´"
_DROPPED = str.maketrans(dict.fromkeys(f"{_APOSTROPHES}\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Apostrophes stand within words and are written in many ways; the rest is not seen at all."""

SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese, Japanese
)
"""Scripts that put no space between words, as ranges of a character class."""

_SPACELESS_CHARACTER = re.compile(f"[{SPACELESS}]")
_SPACELESS_WORTH = 0.5
"""Of a word: Chinese words have one or two characters, mostly two."""


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    """Match a word, or one character of a script without spaces."""
    # Vowel signs of Indic scripts and the like are part of words, which \w does not know.
    marks = "".join(chr(code) for code in range(0x300, 0x1000) if unicodedata.category(chr(code))[0] == "M")
    return re.compile(rf"[{SPACELESS}]|(?:(?![{SPACELESS}])[^\W_]|[{marks}])++")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, folded; of scripts without spaces each character is one."""
    folded = unicodedata.normalize("NFKC", text.translate(_DROPPED)).casefold()
    return tuple(_word().findall(folded))


def size_in_words(said: tuple[str, ...]) -> float:
    """Return how many words these are, a character of a script without spaces counted as half of one."""
    return sum(_SPACELESS_WORTH if _SPACELESS_CHARACTER.match(word) else 1.0 for word in said)
