"""What of the manifest is copied: its rows as compressed JSON Lines, and the database where that is asked for."""

import contextlib
import gzip
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from crawler.manifest.copies import Copy
from crawler.manifest.rows import rows
from crawler.manifest.store import DATABASE, Store
from crawler.policy.storage import S3
from crawler.recording.files import translated
from crawler.uploading import layout
from crawler.uploading.layout import Item

WORKSHOP = ".upload"
"""The folder in the store where exports are made; what a kill leaves there is removed by the next upload."""

_DIGEST_CHARACTERS = 16
_LEVEL = 6


@contextlib.contextmanager
def manifest(store: Path, s3: S3, known: Mapping[str, Copy]) -> Iterator[Item]:
    """Yield the manifest's rows in a file named by time and content.

    The same rows have the same name: that of the copy in ``known``, where there is one.
    """
    with _workshop(store) as folder:
        draft = folder / "draft"
        with translated(draft):
            digest = _write_rows(store, draft)
        ending = f"-{digest[:_DIGEST_CHARACTERS]}.jsonl.gz"
        names = [copy.file for copy in known.values() if copy.file.endswith(ending)]
        yield layout.item(_named(draft, names[0] if names else _name(ending)), s3)


def _write_rows(store: Path, draft: Path) -> str:
    """Write the rows of a store's manifest, and return the SHA-256 of what they are before compression."""
    said = hashlib.sha256()
    # Opened to read: a run that goes on meanwhile is not held up.
    with (
        draft.open("wb") as out,
        gzip.GzipFile("", "wb", _LEVEL, out, mtime=0) as packed,
        Store.open(store) as opened,
        opened.connect() as connection,
    ):
        for row in rows(connection):
            line = f"{json.dumps(row, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")
            said.update(line)
            packed.write(line)
    return said.hexdigest()


@contextlib.contextmanager
def database(store: Path, s3: S3) -> Iterator[Item]:
    """Yield a copy of the database, whole and of one moment, in a file named by time and content."""
    with _workshop(store) as folder:
        draft = folder / "draft"
        source = (store / DATABASE).absolute().as_uri()
        with (
            contextlib.closing(sqlite3.connect(f"{source}?mode=ro", uri=True)) as here,
            contextlib.closing(sqlite3.connect(draft)) as there,
        ):
            here.backup(there)
        with translated(draft), draft.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield layout.item(_named(draft, _name(f"-{digest[:_DIGEST_CHARACTERS]}.sqlite")), s3)


@contextlib.contextmanager
def _workshop(store: Path) -> Iterator[Path]:
    folder = store / WORKSHOP
    with translated(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _name(ending: str) -> str:
    now = datetime.now(UTC)
    return f"evercite-manifest-{now:%Y%m%d%H%M%S}{now.microsecond // 1000:03}{ending}"


def _named(draft: Path, name: str) -> Path:
    with translated(draft):
        return draft.rename(draft.with_name(name))
