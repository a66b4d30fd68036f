"""Zip files with documents in them (Word, OpenDocument, EPUB), opened within limits, and the XML in them.

A zip file of 42 kB can unpack to petabytes. What is counted here is what was in fact unpacked, not what the file says.
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from crawler.reading.document import Source, UnreadableSource

MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 64 << 20
"""Of one member, unpacked; as much as a source may have."""

MAX_UNPACKED_BYTES = 128 << 20
"""Of all members that a reader asks for together."""

MAX_RATIO = 200
"""What a member may unpack to, in sizes of its own; text comes to 30, a bomb to 1,000 (deflate's limit)."""

_SMALL_BYTES = 1 << 20
"""What is below this is no bomb, whatever its ratio."""

_CHUNK_BYTES = 1 << 20
_SMALL_CHUNK_BYTES = 1 << 10
"""In which a damaged member is unpacked: as much is lost of it at the place of the damage."""

_HEAD = rb"PK\x03\x04"
_ENCRYPTED, _SIZE_BEHIND, _UTF_8 = 1 << 0, 1 << 3, 1 << 11
"""Flags of a member (APPNOTE.TXT §4.4.4)."""


class Package:
    """A zip file."""

    def __init__(self, source: Source) -> None:
        """Open a source.

        Of a file whose list of members is lost, at its end, those are read whose own heads are there.

        :raises UnreadableSource: when nothing of it can be unpacked, or it has more members than any document.
        """
        self.warnings: list[str] = []
        self._name = source.name
        self._left = MAX_UNPACKED_BYTES
        self._zip: zipfile.ZipFile | None = None
        self._found: dict[str, _Member] = {}
        self._data = source.data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            self._found = _members(source.data)
            if not self._found:
                raise UnreadableSource(
                    f"{source.name}: this file is damaged or cut short; it cannot be unpacked"
                ) from error
            self.warnings.append("the file is damaged or cut short; what could be unpacked of it was read")
        if len(self.names()) > MAX_MEMBERS:
            raise UnreadableSource(
                f"{source.name}: more than {MAX_MEMBERS:,} files are packed in it; is it an article?"
            )

    def names(self) -> list[str]:
        """Return the names of all members."""
        return self._zip.namelist() if self._zip is not None else list(self._found)

    def read(self, name: str) -> bytes | None:
        """Return a member unpacked; None where there is none, or it cannot be unpacked, which is then told.

        :raises UnreadableSource: when it unpacks to more than any document.
        """
        if self._zip is None:
            return self._salvaged(name)
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        limit = min(MAX_MEMBER_BYTES, self._left, max(_SMALL_BYTES, info.compress_size * MAX_RATIO))
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK_BYTES):
                    size += len(chunk)
                    if size > limit:
                        raise UnreadableSource(f"{self._name}: what is packed in it is too large, which is no article")
                    parts.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
            # A RuntimeError is for want of a password, a NotImplementedError for an unknown way of packing.
            self.warnings.append("a part of it is damaged or encrypted; what could be unpacked was read")
        self._left -= size
        return b"".join(parts) or None

    def _salvaged(self, name: str) -> bytes | None:
        """Return what can be unpacked of a member that no list of members names."""
        member = self._found.get(name)
        if member is None:
            return None
        packed = memoryview(self._data)[member.start : member.end]
        limit = min(MAX_MEMBER_BYTES, self._left, max(_SMALL_BYTES, len(packed) * MAX_RATIO))
        if not member.is_deflated:
            found = bytes(packed[: limit + 1])
        else:
            try:
                found = _inflated(packed, limit)
            except zlib.error:
                return None
        if len(found) > limit:
            raise UnreadableSource(f"{self._name}: what is packed in it is too large, which is no article")
        self._left -= len(found)
        return found or None

    def xml(self, name: str) -> Any:
        """Return the root element of a member; None where it cannot be had."""
        data = self.read(name)
        return self.parsed(data) if data else None

    def parsed(self, data: bytes) -> Any:
        """Return the root element of XML of which nothing is loaded from elsewhere and no entity is replaced."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None or len(parser.error_log):
            self.warnings.append("its XML is damaged or nested too deep; what could be read of it was")
        return root

    def warned(self) -> tuple[str, ...]:
        """Return what is to be said, each once."""
        return tuple(dict.fromkeys(self.warnings))


@dataclass(frozen=True, slots=True)
class _Member:
    start: int
    end: int
    """Of what is packed; where its head does not say that, the end of the file."""
    is_deflated: bool


def _members(data: bytes) -> dict[str, _Member]:
    """Return the members of a zip file by their local heads (APPNOTE.TXT §4.3.7), the first of each name."""
    found: dict[str, _Member] = {}
    for head in islice(re.finditer(_HEAD, data), 4 * MAX_MEMBERS):
        start = head.start()
        if len(data) < start + 30 or len(found) > MAX_MEMBERS:
            break
        flags, method = struct.unpack_from("<HH", data, start + 6)
        size, _, name_length, extra_length = struct.unpack_from("<IIHH", data, start + 18)
        begin = start + 30 + name_length + extra_length
        if method not in {0, 8} or flags & _ENCRYPTED or begin >= len(data):
            continue
        name = data[start + 30 : start + 30 + name_length].decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
        end = begin + size if size and not flags & _SIZE_BEHIND else len(data)
        found.setdefault(name, _Member(begin, min(end, len(data)), method == 8))
    return found


def _inflated(packed: memoryview, limit: int) -> bytes:
    """Return what can be unpacked of a deflated member, up to one byte more than a limit.

    :raises zlib.error: when nothing can.
    """
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    size = 0
    for at in range(0, len(packed), _SMALL_CHUNK_BYTES):
        try:
            part = unpacker.decompress(packed[at : at + _SMALL_CHUNK_BYTES], limit + 1 - size)
        except zlib.error:
            if not parts:
                raise
            break
        parts.append(part)
        size += len(part)
        if unpacker.eof or size > limit:
            break
    return b"".join(parts)


HEADING_STYLE = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik)\s*([1-9])", re.IGNORECASE)
"""What word processors call the styles of headings, in several languages, with their level."""


def local(element: Any) -> str:
    """Return an element's name without its namespace; what it belongs to differs between versions of a format."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its name without its namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def words(root: Any, name: str) -> list[str]:
    """Return the words of each element of a name."""
    if root is None:
        return []
    found = (" ".join("".join(map(str, one.itertext())).split()) for one in root.iter(f"{{*}}{name}"))
    return [said for said in found if said]
