"""Zip files with documents in them (Word, OpenDocument, EPUB), opened within limits, and the XML in them.

A zip file of 42 kB can unpack to petabytes. What is counted here is what was in fact unpacked, not what the file says.
"""

import io
import zipfile
import zlib
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


class Package:
    """A zip file."""

    def __init__(self, source: Source) -> None:
        """Open a source.

        :raises UnreadableSource: when it is no whole zip file, or has more members than any document.
        """
        self.warnings: list[str] = []
        self._name = source.name
        self._left = MAX_UNPACKED_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableSource(
                f"{source.name}: this file is damaged or cut short; it cannot be unpacked"
            ) from error
        if len(self._zip.namelist()) > MAX_MEMBERS:
            raise UnreadableSource(
                f"{source.name}: more than {MAX_MEMBERS:,} files are packed in it; is it an article?"
            )

    def names(self) -> list[str]:
        """Return the names of all members."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """Return a member unpacked; None where there is none, or it cannot be unpacked, which is then told.

        :raises UnreadableSource: when it unpacks to more than any document.
        """
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
