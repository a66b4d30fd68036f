"""The places in a file that links can point at: elements of a page by their names, pages of a PDF file by number."""

import html
import re
import zlib
from collections.abc import Iterator
from itertools import islice

from crawler.reading.encodings import decode

_UNPARSED = r"<!--(?s:.*?-->|.*+)|<script\b(?s:.*?</script|.*+)|<style\b(?s:.*?</style|.*+)"
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
# Possessive throughout, so that no byte is looked at twice whatever a page holds.
_TAG = re.compile(rf"{_UNPARSED}|<([a-z][^\s/>]*+)((?:{_ATTRIBUTE})*+)", re.IGNORECASE)
_NAMED = re.compile(
    r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))?+)?+""", re.IGNORECASE
)

_LINEARIZED = re.compile(rb"/Linearized\b[^>]{0,500}?/N\s+(\d{1,7})\b")
_TOKEN = re.compile(rb"(<<)|(>>)|/Count\s+(\d{1,7})\b|(/Type\s*/Pages\b)|\b(?:end)?obj\b")
_MAX_NESTING = 50
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b[^>]{0,300}+>>\s*stream\r?\n")
_UNPACKED_BYTES = 16 << 20
_STREAM_BYTES = 1 << 20
_MAX_STREAMS = 2_000


def names_in(data: bytes, content_type: str | None) -> frozenset[str]:
    """Return the ids of a page's elements and the names of its anchors, as its source has them; case tells."""
    text = decode(data, content_type, declared_inside=True)
    names: set[str] = set()
    for tag in _TAG.finditer(text):
        if not tag[2]:
            continue
        wanted = {"id", "name"} if tag[1].lower() == "a" else {"id"}
        seen: set[str] = set()
        for name, *values in _NAMED.findall(tag[2]):
            lower = name.lower()
            if lower in wanted and lower not in seen:  # of two attributes of a name, the first counts
                seen.add(lower)
                names.add(html.unescape("".join(values)))
    return frozenset(names - {""})


def pdf_pages(data: bytes) -> int | None:
    """Return how many pages a PDF file has, by its page tree; None where that cannot be seen without a PDF library.

    ISO 32000-1 §7.7.3.2: the root of the tree has the largest ``/Count``.
    """
    linearized = _LINEARIZED.search(data[:2048])
    if linearized is not None:
        return int(linearized[1])
    trees = [data]
    left = _UNPACKED_BYTES
    for stream in islice(_OBJECT_STREAM.finditer(data), _MAX_STREAMS):
        if left <= 0:
            break
        try:
            unpacked = zlib.decompressobj().decompress(data[stream.end() : stream.end() + _STREAM_BYTES], left)
        except zlib.error:
            continue
        left -= len(unpacked)
        trees.append(unpacked)
    return max((count for tree in trees for count in _counts(tree)), default=None)


def _counts(tree: bytes) -> Iterator[int]:
    """Yield the ``/Count`` of each dictionary that is a node of a page tree."""
    nested: list[list[int | None]] = []  # of each open dictionary its count, and 1 where it is a node
    for token in _TOKEN.finditer(tree):
        begins, ends, count, is_node = token.groups()
        if begins:
            nested.append([None, None])
            del nested[:-_MAX_NESTING]
        elif not nested:
            continue
        elif count:
            nested[-1][0] = int(count)
        elif is_node:
            nested[-1][1] = 1
        elif ends:
            counted, marked = nested.pop()
            if counted is not None and marked is not None:
                yield counted
        else:  # an object begins or ends, and no dictionary goes on over that
            nested.clear()
