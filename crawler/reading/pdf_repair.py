"""Puts pages of a cut or damaged PDF file together again, of which the table of objects or the list of pages is lost.

A PDF file says at its end where its objects are and which of them are its pages (ISO 32000-1 §7.5). PDFium finds
objects without a table, but no page without a list. So the objects that are pages get a new one, and what is drawn on a
page whose object is lost becomes a page again. Objects that are packed in streams (§7.5.7) are written out: PDFium
looks for none there without a table.
"""

import re
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

MAX_OBJECTS = 500_000
MAX_UNPACKED_BYTES = 64 << 20
"""Of all streams that are looked into together."""

_MAX_HEAD = 4_096
"""How far into an object its dictionary is looked for."""
_DRAWN_BYTES = 64 << 10
"""Of a stream, in which text is looked for."""
_CHUNK_BYTES = 1_024
_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s{1,4}(\d{1,5})\s{1,4}obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PAGES = re.compile(rb"/Type\s*/Pages(?![A-Za-z])")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST, _NUMBER = re.compile(rb"/First\s+(\d{1,9})"), re.compile(rb"/N\s+(\d{1,9})")
_COUNT = re.compile(rb"/Count\s+(\d{1,7})(?!\d*\s+\d+\s+R)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_CONTENTS = re.compile(rb"/Contents\s*(?:\[([^\]]*)\]|(\d{1,9}\s+\d{1,5}\s+R))")
_REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R")
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:<<|\d)")
# What is drawn says of itself no more than how it is packed; pictures, fonts and forms say what they are.
_OTHER_STREAM = re.compile(rb"/(?:Type|Subtype|FunctionType|Length1|ShadingType|DecodeParms)\b")
_TEXT = (re.compile(rb"\bBT\b"), re.compile(rb"\bT[jJ]\b"))


@dataclass(frozen=True, slots=True)
class Mended:
    """A file of the pages that were found."""

    data: bytes
    pages: int
    """How many there are."""
    stated: int
    """How many the file says that it has; 0 where it does not say."""


@dataclass(slots=True)
class _Found:
    """What is known of a file's objects, by their numbers; of those with one number the last counts."""

    packed: dict[int, bytes] = field(default_factory=dict)
    """Objects that were packed in streams."""
    pages: dict[int, int] = field(default_factory=dict)
    """The places of the objects that are pages."""
    contents: dict[int, list[int]] = field(default_factory=dict)
    """What is drawn on each page."""
    drawn: dict[int, int] = field(default_factory=dict)
    """The places of streams that draw text."""
    kids: list[int] = field(default_factory=list)
    """What lists of pages name, in their order."""
    stated: int = 0
    last: int = 0


def mended(data: bytes) -> Mended | None:
    """Return a file with a list of the pages of which anything is there; None where there are none.

    Of an encrypted file there are none, since what it was locked with is lost.
    """
    if _ENCRYPTED.search(data):
        return None
    found = _found(data)
    parts = [_ended(data)]
    parts += [b"%d 0 obj\n%b\nendobj\n" % (number, content) for number, content in found.packed.items()]
    root, tree = found.last + 1, found.last + 2
    number = tree
    places = {page: _place(found, page) for page in found.pages}
    if len(places) < found.stated or not found.stated:
        claimed = {drawn for contents in found.contents.values() for drawn in contents}
        for drawn, place in found.drawn.items():
            if drawn not in claimed:
                number += 1
                places[number] = place
                said = b"/Parent %d 0 R/MediaBox[0 0 612 842]/Resources<<>>/Contents %d 0 R" % (tree, drawn)
                parts.append(b"%d 0 obj\n<</Type/Page%b>>\nendobj\n" % (number, said))
    if not places:
        return None
    order = {kid: place for place, kid in reversed(list(enumerate(found.kids)))}
    is_listed = order.keys() >= places.keys()
    pages = sorted(places, key=(order if is_listed else places).__getitem__)
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    parts.append(b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%b]>>\nendobj\n" % (tree, len(pages), kids))
    parts.append(b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (root, tree))
    parts.append(b"trailer\n<</Root %d 0 R>>\n%%%%EOF\n" % root)
    return Mended(b"".join(parts), len(pages), found.stated)


def _ended(data: bytes) -> bytes:
    """Return a file with an end to its last object: what is drawn may end early, anything else is left out."""
    heads = deque(islice(_OBJECT.finditer(data), MAX_OBJECTS), maxlen=1)
    if not heads or data.find(b"endobj", heads[0].end()) >= 0:
        return data + b"\n"
    last = heads[0]
    is_stream = _STREAM.search(data, last.end(), last.end() + _MAX_HEAD) is not None
    return data + b"\nendstream\nendobj\n" if is_stream else data[: last.start()]


def _place(found: _Found, page: int) -> int:
    """Return the place of what is drawn on a page, or else of its object: some programs write those at the end."""
    return (
        min((found.drawn[drawn] for drawn in found.contents.get(page, ()) if drawn in found.drawn), default=0)
        or (found.pages[page])
    )


def _found(data: bytes) -> _Found:
    found = _Found()
    left = MAX_UNPACKED_BYTES
    heads = list(islice(_OBJECT.finditer(data), MAX_OBJECTS))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(data)
        content = data[head.end() : min(end, head.end() + _MAX_HEAD)]
        stream = _STREAM.search(content)
        said = content[: stream.start()] if stream else content.partition(b"endobj")[0]
        number = int(head[1])
        _note(found, number, said, head.start())
        if stream is None or left <= 0:
            continue
        is_packed = _PACKED.search(said) is not None
        if not is_packed and _OTHER_STREAM.search(said):
            continue
        limit = min(left, MAX_UNPACKED_BYTES if is_packed else _DRAWN_BYTES)
        unpacked = _unpacked(said, data[head.end() + stream.end() : end], limit)
        left -= len(unpacked)
        if is_packed:
            for inner, written in _objects_in(said, unpacked):
                _note(found, inner, written[:_MAX_HEAD], head.start())
                found.packed[inner] = written
        elif all(sign.search(unpacked) for sign in _TEXT):
            found.drawn[number] = head.start()
    return found


def _note(found: _Found, number: int, said: bytes, place: int) -> None:
    found.last = max(found.last, number)
    for known in (found.packed, found.pages, found.contents, found.drawn):
        known.pop(number, None)
    if _PAGE.search(said):
        found.pages[number] = place
        contents = _CONTENTS.search(said)
        found.contents[number] = _numbers(contents[1] or contents[2]) if contents else []
    elif _PAGES.search(said):
        found.stated = max([found.stated, *(int(count) for count in _COUNT.findall(said))])
        for kids in _KIDS.findall(said):
            found.kids += _numbers(kids)


def _numbers(references: bytes) -> list[int]:
    return [int(number) for number in _REFERENCE.findall(references)]


def _unpacked(said: bytes, packed: bytes, limit: int) -> bytes:
    """Return what can be unpacked of a stream, up to a limit; nothing where it is packed in an unknown way."""
    if b"/Filter" not in said:
        return packed[:limit]
    if b"/FlateDecode" not in said or said.count(b"Decode") > 1:
        return b""
    unpacker = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    for at in range(0, len(packed), _CHUNK_BYTES):
        try:
            part = unpacker.decompress(packed[at : at + _CHUNK_BYTES], limit - size)
        except zlib.error:
            break
        parts.append(part)
        size += len(part)
        if unpacker.eof or size >= limit:
            break
    return b"".join(parts)


def _objects_in(said: bytes, content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects of a stream that are whole; it begins with the number and the place of each."""
    first, count = _FIRST.search(said), _NUMBER.search(said)
    if first is None or count is None:
        return
    begin = int(first[1])
    stated = [int(one) for one in content[:begin].split()[: 2 * int(count[1])] if one.isdigit() and len(one) < 10]
    places = [*(begin + place for place in stated[1::2]), len(content)]
    for number, start, end in zip(stated[::2], places, places[1:], strict=False):
        if begin <= start < end <= len(content):
            yield number, content[start:end]
