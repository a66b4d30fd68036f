"""A small sketch of a page's words, by which two pages can be compared without either of them.

A page's shingles are its runs of five words (Broder 1997); in scripts without spaces between words, runs of five
characters. Of their 32-bit hashes the 128 smallest are the sketch: a bottom-k sketch (Cohen and Kaplan 2007), which
tells the resemblance (Jaccard index) of two sets of up to 128 shingles exactly, and of larger ones with a standard
error of at most 0.045.
"""

import base64
import re
import sys
from array import array
from collections.abc import Iterable
from zlib import crc32

SIZE = 128
"""Hashes a sketch holds at most."""

SHINGLE = 5
"""Words, or characters of scripts without spaces, in a row."""

MAX_WORDS = 2_000
"""A page is sketched up to here: its template and the better part of most articles."""

SAME_PAGE = 0.9
"""From here on two answers of one host are one page with another time of day in it.

Different articles of one host reach 0.6 (78 pairs of real pages; median .07), since they share their template.
"""

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han, as a regular expression's range."""

_WORD = re.compile(rf"[{UNSPACED}]|[^\W\d_{UNSPACED}]+")

# Odd, so that the product visits every 32-bit value once: it takes from the checksum what order its input had.
_SPREAD = 0x9E3779B1


def sketch(text: str, without: Iterable[str] = ()) -> str:
    """Return the sketch of a page's visible text, as base64; empty for a text of fewer than five words.

    Case, numbers and punctuation do not count, for clocks and request numbers differ from answer to answer; nor does
    what is in ``without``: the page's own address, which error pages repeat.
    """
    lowered = text[: MAX_WORDS * 10].lower()
    for name in without:
        lowered = lowered.replace(name.lower(), " ")
    words = _WORD.findall(lowered)[:MAX_WORDS]
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    hashes = sorted({crc32(shingle.encode("utf-8", "surrogatepass")) * _SPREAD & 0xFFFFFFFF for shingle in shingles})
    return base64.b64encode(_packed(hashes[:SIZE])).decode("ascii")


def similarity(one: str, other: str) -> float:
    """Return how alike two sketched texts are: the estimated share of their shingles that both have, 0 to 1.

    Nothing is like an empty sketch, itself included: two pages without words may be anything.

    :raises ValueError: for what is no sketch.
    """
    mine, theirs = _hashes(one), _hashes(other)
    if not mine or not theirs:
        return 0.0
    union = sorted(mine | theirs)
    if len(mine) == SIZE or len(theirs) == SIZE:
        # Above the largest hash of a full sketch nothing is known of its text.
        limit = min(max(known) for known in (mine, theirs) if len(known) == SIZE)
        union = [value for value in union if value <= limit][:SIZE]
    return sum(value in mine and value in theirs for value in union) / len(union)


def _packed(hashes: list[int]) -> bytes:
    values = array("I", hashes)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _hashes(packed: str) -> set[int]:
    values = array("I")
    values.frombytes(base64.b64decode(packed, validate=True))
    if sys.byteorder == "big":
        values.byteswap()
    return set(values)
