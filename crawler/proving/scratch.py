"""What the records of all files come to, kept on disk while a store is verified: it can be more than memory holds."""

import contextlib
import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from crawler.proving.files import Checked
from crawler.proving.testimonies import Statement

_TABLES = """
    PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;
    CREATE TABLE record (
        id TEXT NOT NULL, file TEXT NOT NULL, "offset" INTEGER NOT NULL, digest TEXT, target TEXT, date TEXT
    );
    CREATE TABLE revisit (
        file TEXT NOT NULL, "offset" INTEGER NOT NULL, id TEXT NOT NULL, refers_to TEXT NOT NULL, digest TEXT,
        target TEXT, date TEXT
    );
    CREATE TABLE told (
        about TEXT NOT NULL, digest BLOB NOT NULL, file TEXT NOT NULL, "offset" INTEGER NOT NULL,
        length INTEGER NOT NULL
    );
    CREATE TABLE said (about TEXT NOT NULL, digest BLOB NOT NULL);
"""
_INDEXES = """
    CREATE INDEX record_by_id ON record (id);
    CREATE INDEX told_by_about ON told (about);
"""


class Scratch:
    """A database in the system's folder for temporary files, gone when it is closed."""

    def __init__(self) -> None:
        """Make it."""
        self._folder = tempfile.TemporaryDirectory(prefix="evercite-verify-")
        self._database = sqlite3.connect(Path(self._folder.name) / "scratch.sqlite", isolation_level=None)
        self._database.executescript(_TABLES)
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Remove it."""
        self._database.close()
        with contextlib.suppress(OSError):
            self._folder.cleanup()

    def take(self, checked: Checked) -> None:
        """Keep what one file came to, and free the memory that it took."""
        execute, file = self._database.executemany, checked.file
        execute(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)",
            ((id_, file, offset, *rest) for id_, offset, *rest in checked.places),
        )
        execute(
            "INSERT INTO revisit VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((file, r.offset, r.record_id, r.to, r.payload_digest, r.url, r.date) for r in checked.revisits),
        )
        execute(
            "INSERT INTO told VALUES (?, ?, ?, ?, ?)",
            ((t.about, t.digest, file, t.offset, t.length) for t in checked.told),
        )
        checked.places, checked.revisits, checked.told = [], [], []

    def index(self) -> None:
        """Make it quick to ask, now that all is in it."""
        self._database.execute("COMMIT")
        self._database.executescript(_INDEXES)

    def doubled(self) -> Iterator[tuple[str, int, str, str, int]]:
        """Yield file, offset and id of each record whose id an earlier one has, with that one's file and offset."""
        query = """
            SELECT file, "offset", id FROM record WHERE id IN (SELECT id FROM record GROUP BY id HAVING count(*) > 1)
            ORDER BY id, file, "offset"
        """
        first: tuple[str, int, str] | None = None
        for file, offset, id_ in self._database.execute(query):
            if first is None or first[2] != id_:
                first = (file, offset, id_)
            else:
                yield file, offset, id_, first[0], first[1]

    def unfounded(self) -> Iterator[tuple[str, int, str, str, str]]:
        """Yield file, offset and id of each revisit that leads astray, whither, and what is wrong with that."""
        query = """
            SELECT r.file, r."offset", r.id, r.refers_to, r.digest, r.target, r.date, t.id, t.digest, t.target, t.date
            FROM revisit r LEFT JOIN record t ON t.id = r.refers_to
            WHERE t.id IS NULL OR r.digest IS NOT t.digest OR r.target IS NOT t.target OR r.date IS NOT t.date
        """
        for file, offset, id_, to, digest, target, date, found, *held in self._database.execute(query):
            if found is None:
                yield file, offset, id_, to, f"it refers to {to}, which is in no WARC file here"
                continue
            for name, said, has in zip(("payload digest", "target", "date"), (digest, target, date), held, strict=True):
                if said != has:
                    yield file, offset, id_, to, f"it refers to {to} with the {name} {said}, which has {has}"

    def has(self, record_id: str) -> bool:
        """Whether a record of this id is in some file."""
        return self._database.execute("SELECT 1 FROM record WHERE id = ? LIMIT 1", (record_id,)).fetchone() is not None

    def told_of(self, things: Iterable[str]) -> set[str]:
        """Return those of some things, named as statements name what they are about, of which records tell."""
        query = "SELECT about FROM told WHERE about IN (SELECT value FROM json_each(?))"
        return {about for (about,) in self._database.execute(query, (json.dumps(list(things)),))}

    def untold(self, statements: Iterable[Statement]) -> set[bytes]:
        """Return the digests of those statements that no record tells."""
        execute = self._database.execute
        execute("BEGIN")
        self._database.executemany("INSERT INTO said VALUES (?, ?)", ((one.about, one.digest) for one in statements))
        query = "SELECT digest FROM said WHERE digest NOT IN (SELECT digest FROM told)"
        found = {digest for (digest,) in execute(query)}
        execute("ROLLBACK")
        return found

    def tellers(self, about: str) -> list[tuple[str, int, int]]:
        """Return file, offset and length of the records that tell of something, newest last."""
        query = 'SELECT DISTINCT file, "offset", length FROM told WHERE about = ? ORDER BY file, "offset"'
        return list(self._database.execute(query, (about,)))
