"""What is copied, and under which keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.policy.storage import S3
from crawler.recording import cdxj

WARC_SUFFIX = ".warc.gz"

_MOMENT = re.compile(r"evercite-(?:manifest-)?(\d{4})(\d{2})(\d{2})\d*-")

_MEDIA_TYPES = {".gz": "application/gzip", ".cdxj": "text/plain; charset=utf-8", ".sqlite": "application/vnd.sqlite3"}


@dataclass(frozen=True, slots=True)
class Item:
    """A file to copy."""

    path: Path
    key: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def is_warc(self) -> bool:
        """Whether it is a WARC file."""
        return self.name.endswith(WARC_SUFFIX)

    @property
    def media_type(self) -> str:
        """The Content-Type of the copy; never a Content-Encoding, which clients would undo."""
        return _MEDIA_TYPES.get(self.path.suffix, "application/octet-stream")


def closed_files(folder: Path, s3: S3) -> Iterator[tuple[Item, Item | None]]:
    """Yield each closed WARC file of a store with its index; no index where a run is about to write it."""
    for path in sorted(folder.glob(f"*{WARC_SUFFIX}")):
        index = cdxj.path_of(path)
        yield item(path, s3), item(index, s3) if index.exists() else None


def item(path: Path, s3: S3) -> Item:
    """Return a file with its key: the prefix, with the day that the file was begun on filled in, and its name."""
    return Item(path, f"{_prefix(path, s3.prefix)}{path.name}")


def _prefix(path: Path, template: str) -> str:
    if "{" not in template:
        return template
    if found := _MOMENT.match(path.name):
        year, month, day = found.groups()
    else:
        # A file that somebody else put here.
        moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        year, month, day = f"{moment:%Y}", f"{moment:%m}", f"{moment:%d}"
    return template.replace("{year}", year).replace("{month}", month).replace("{day}", day)
