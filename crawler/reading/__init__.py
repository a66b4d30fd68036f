"""Reads articles: from bytes to text, blocks, metadata and every link, in the order of reading."""

from crawler.reading.document import Block, BlockKind, Document, Link, LinkKind, Metadata, Source, UnreadableSource
from crawler.reading.lines import lines_of
from crawler.reading.parsing import read, read_async

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "Link",
    "LinkKind",
    "Metadata",
    "Source",
    "UnreadableSource",
    "lines_of",
    "read",
    "read_async",
]
