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
from itertools import compress
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

_CHARACTER = re.compile(f"([{UNSPACED}])")

_NO_LEADS = bytes(byte for byte in range(256) if not (0xE0 <= byte <= 0xE9 and byte != 0xE2) and byte != 0xEF)
"""All bytes but those that such a character begins with in UTF-8."""

# Signs, spaces and punctuation outside of ASCII in UTF-8, by their blocks: Latin-1's, general and CJK punctuation,
# arrows to dingbats, and full-width forms of ASCII's. To look for them as characters takes four times as long.
_SIGNS = re.compile(
    rb"\xc2[\xa0-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf]|\xe2(?:\x80.|\x81[\x80-\xaf]|\x86[\x90-\xbf]|[\x87-\xaf].)"
    rb"|\xe3\x80[\x80-\x84\x87-\xb0]|\xef\xbc[\x81-\xa0]",
    re.DOTALL,
)

_LETTERS = bytes(byte if chr(byte).islower() or byte > 127 else 32 for byte in range(256))
"""Of UTF-8 in lower case what may be part of a word; all else is a space."""

# Odd, so that the product visits every 32-bit value once; of the product the upper half is taken, which every bit of
# the sum has a part in (multiply-shift hashing, Dietzfelbinger et al. 1997).
_SPREAD = 0x9E3779B1

_LANE = 64
"""Bits a shingle: room for a checksum of 32 times :data:`_SPREAD`."""

_PLACES = sum(factor << _LANE * (SHINGLE - 1 - place) for place, factor in enumerate((1, 3, 5, 7, 11)))
"""By what the checksum of each word of a shingle is multiplied, so that their order counts: the last word's first."""

_LOW = int.from_bytes(b"\xff\xff\xff\xff\x00\x00\x00\x00" * MAX_WORDS, "little")


class _Checksums(dict[bytes, bytes]):
    """The checksums of words, of which most come again; mixed as MurmurHash3 does in the end (its fmix32).

    Each is a lane in little-endian bytes, which are joined in half the time that numbers are put into an array.

    Of words that differ in a letter CRC-32 differs in the same bits, and sums of such are no random numbers.
    """

    def __missing__(self, word: bytes) -> bytes:
        if len(self) >= 50_000:
            self.clear()
        mixed = crc32(word)
        mixed = (mixed ^ mixed >> 16) * 0x85EBCA6B & 0xFFFFFFFF
        mixed = (mixed ^ mixed >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
        mixed ^= mixed >> 16
        lane = self[word] = mixed.to_bytes(_LANE // 8, "little")
        return lane


_checksums = _Checksums()


METHOD = "2:"
"""What a sketch begins with, so that it is compared only to those whose words were hashed in the same way."""


def sketch(text: str, without: Iterable[str] = ()) -> str:
    """Return the sketch of a page's visible text, its method and base64; empty for a text of fewer than five words.

    Case, numbers and punctuation do not count, for clocks and request numbers differ from answer to answer; nor does
    what is in ``without``: the page's own address, which error pages repeat.
    """
    words = _words(text, without)
    if len(words) < SHINGLE:
        return ""
    hashes, firsts = _shingle_hashes(words)
    # Evenly spread, so twice as many as are wanted begin with a byte up to this; to sort them all takes far longer.
    limit = min((2 * SIZE << 8) // len(hashes), 255)
    lowest = set(compress(hashes, firsts.translate(b"\1" * (limit + 1) + b"\0" * (255 - limit))))
    smallest = sorted(lowest if len(lowest) >= SIZE else set(hashes))[:SIZE]
    return METHOD + base64.b64encode(_packed(smallest)).decode("ascii")


def has_unspaced(text: str) -> bool:
    """Whether a text may have characters of scripts without spaces; it is quick to say that it has none."""
    return not text.isascii() and bool(text.encode("utf-8", "surrogatepass").translate(None, _NO_LEADS))


def is_comparable(made: str) -> bool:
    """Whether a sketch, not an empty one, was made by this method."""
    return made.startswith(METHOD)


def _words(text: str, without: Iterable[str]) -> list[bytes]:
    lowered = text[: MAX_WORDS * 10].lower()
    for name in without:
        lowered = lowered.replace(name.lower(), " ")
    if has_unspaced(lowered):
        lowered = _CHARACTER.sub(r" \1 ", lowered)
    encoded = lowered.encode("utf-8", "surrogatepass")
    if not encoded.isascii():
        encoded = _SIGNS.sub(b" ", encoded)
    return encoded.translate(_LETTERS).split(None, MAX_WORDS)[:MAX_WORDS]


def _shingle_hashes(words: list[bytes]) -> tuple["array[int]", bytes]:
    """Return the hash of each run of words, and the first byte of each.

    All runs are hashed at once, each in a lane of one long integer: for a page of 2,000 words that takes a tenth of
    the time of a checksum for each of them.
    """
    row = int.from_bytes(b"".join(map(_checksums.__getitem__, words)), "little")
    sums = row * _PLACES >> _LANE * (SHINGLE - 1)
    lanes = ((sums & _LOW) * _SPREAD).to_bytes(len(words) * _LANE // 8, "little")
    lanes = lanes[: (len(words) - SHINGLE + 1) * _LANE // 8]
    halves = array("I", lanes)
    if sys.byteorder == "big":
        halves.byteswap()
    return halves[1::2], lanes[_LANE // 8 - 1 :: _LANE // 8]


def similarity(one: str, other: str) -> float:
    """Return how alike two sketched texts are: the estimated share of their shingles that both have, 0 to 1.

    Nothing is like an empty sketch, itself included: two pages without words may be anything. Nor is anything like a
    sketch by another method: what it holds tells nothing of these words.

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
    if not is_comparable(packed):
        return set()
    values = array("I")
    values.frombytes(base64.b64decode(packed.removeprefix(METHOD), validate=True))
    if sys.byteorder == "big":
        values.byteswap()
    return set(values)
