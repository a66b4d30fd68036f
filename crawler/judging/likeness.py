"""Whether two short texts, such as a citation's anchor and a page's title, speak of the same thing."""

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from urllib.parse import unquote

from crawler import urls

_WORD = re.compile(r"[^\W_]+")
_HAN_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_NUMBER = re.compile(r"\d{5,}")
_FILE_TYPE = re.compile(r"\.(?:s?html?|php\d?|aspx?|jsp|cfm|cgi|pdf)$", re.IGNORECASE)

# Words that tell no page from another: of several languages' grammar, and of addresses.
_COMMON = frozenset({
    "the", "and", "for", "with", "from", "that", "this", "what", "when", "where", "which", "who", "why", "how",
    "are", "was", "were", "will", "have", "has", "had", "not", "you", "your", "our", "his", "her", "its", "their",
    "they", "them", "but", "can", "all", "out", "into", "about", "over", "after", "more", "than", "new", "news",
    "article", "articles", "story", "stories", "post", "posts", "page", "pages", "index", "html", "home", "blog",
    "der", "die", "das", "und", "den", "dem", "des", "ein", "eine", "mit", "von", "auf", "für", "fur", "ist", "im",
    "zum", "zur", "les", "une", "pour", "dans", "sur", "avec", "par", "est", "que", "qui", "los", "las",
    "del", "una", "por", "con", "para", "como", "más", "mas", "het", "een", "van", "voor", "met",
    "och", "att", "som", "för", "det", "till", "www", "com", "org", "net", "archive", "archives", "category",
    "tag", "view", "show", "item", "default", "amp", "print", "id",
})  # fmt: skip


@lru_cache(512)  # the same title and slug are asked for several times a verdict
def distinctive(text: str) -> frozenset[str]:
    """Return the words that tell what a text is about: no accents, three letters or more; of Han and kana pairs."""
    plain = text.lower() if text.isascii() else _without_accents(text.lower())
    return frozenset(chain.from_iterable(map(_telling, _WORD.findall(plain))))


@lru_cache(20_000)  # of the words of pages most come again
def _telling(word: str) -> tuple[str, ...]:
    """Return what a word adds: itself but for its plural, its pairs of characters, or nothing."""
    if _HAN_KANA.search(word):
        return tuple(word[at : at + 2] for at in range(max(1, len(word) - 1)))
    return (_stem(word),) if len(word) > 2 and word not in _COMMON else ()


def _without_accents(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def slug(url: str) -> str:
    """Return the words of the last part of a URL's path that has any; empty for none."""
    return _slug(url)[0]


def ends_in_words(url: str) -> bool:
    """Whether the words of a URL's path are those of its last part, and not of a folder above it."""
    return _slug(url)[1]


@lru_cache(256)  # asked several times a verdict
def _slug(url: str) -> tuple[str, bool]:
    path = urls.address(url).request_target.partition("?")[0]
    for at, segment in enumerate(reversed(path.rstrip("/").split("/"))):
        words = _FILE_TYPE.sub("", unquote(segment, errors="replace"))
        if any(not word.isdigit() for word in distinctive(words)):
            return words, at == 0
    return "", False


def numbers(url: str) -> frozenset[str]:
    """Return the numbers of five digits or more in a URL: of articles, most often."""
    return frozenset(_NUMBER.findall(urls.address(url).request_target))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set's words that are in both (Szymkiewicz-Simpson), 0 when either is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def comparable(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both sets say enough, in one script, for a lack of common words to mean something."""
    return len(one) > 1 and len(other) > 2 and _latin(one) == _latin(other)


def _latin(words: frozenset[str]) -> bool:
    return sum(map(str.isascii, words)) * 2 > len(words)
