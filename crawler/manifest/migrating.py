"""Bringing the database of a store up to the version of today, by the scripts of :mod:`crawler.manifest.migrations`.

Only a store that needs it comes here, so that Alembic is not loaded for any other. SQLite's ``user_version`` is the one
place that says which version a database has; Alembic's own table is not used.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from crawler.errors import StoreUnsound
from crawler.manifest import schema
from crawler.recording.files import sync_directory, translated

SCRIPTS = Path(__file__).with_name("migrations")

_FIRST = 2
"""The oldest version that has a script."""


def upgrade(connection: Connection, version: int) -> None:
    """Run the scripts from ``version`` to the newest one within the caller's transaction.

    Foreign keys must be off, since changing a column of SQLite's can mean making its table anew; they are checked at
    the end.

    :raises StoreUnsound: when rows refer to others that are gone.
    """
    scripts = ScriptDirectory(SCRIPTS, version_locations=[SCRIPTS])
    base = str(version) if version >= _FIRST else None
    steps = list(scripts.iterate_revisions(str(schema.VERSION), base))
    with Operations.context(MigrationContext.configure(connection)):
        for step in reversed(steps):
            step.module.upgrade()
    connection.execute(text(f"PRAGMA user_version={schema.VERSION}"))
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise StoreUnsound(f"row {broken[1]} of its table {broken[0]} refers to one of {broken[2]} that is not there")


@contextlib.contextmanager
def backed_up(database: Path) -> Iterator[None]:
    """Keep a copy of a database beside it while it is changed; it is removed when that succeeded.

    What an earlier attempt left is replaced: that changed nothing.

    :raises StoreError: when the copy cannot be written; nothing was changed then.
    """
    copy = database.with_name(f"{database.name}.before-version-{schema.VERSION}")
    draft = copy.with_name(f"{copy.name}.part")
    with translated(copy):
        draft.unlink(missing_ok=True)
        try:
            with contextlib.closing(sqlite3.connect(database)) as connection:
                connection.execute("VACUUM INTO ?", (str(draft),))
            with draft.open("rb") as written:
                os.fsync(written.fileno())
            draft.rename(copy)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        sync_directory(database.parent)
    try:
        yield
    except StoreUnsound as e:
        raise StoreUnsound(f"{e}; it is as it was, and {copy.name} is a copy of it") from e
    copy.unlink()
