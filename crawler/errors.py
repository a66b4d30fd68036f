"""Errors that end a command, each with the exit code that tells a script what happened.

Exit codes: 2 wrong usage, policy or configuration; 3 a source could not be read; 4 the store is unsound, full or
locked; 5 a budget of the policy was reached; 70 a fault of evercite's own (``EX_SOFTWARE`` of sysexits.h).
"""

from pathlib import Path


class EverciteError(Exception):
    """An error whose message is one line for the person who ran the command; say it and exit with ``exit_code``."""

    exit_code = 70


class StoreError(EverciteError):
    """The store cannot be used as it is."""

    exit_code = 4


class StoreMissing(EverciteError):
    """There is no store at the given place: a wrong path, or nothing archived yet."""

    exit_code = 2

    def __init__(self, folder: Path) -> None:
        """Name the folder and say what makes a store."""
        super().__init__(f"{folder}: there is no store here yet; `evercite archive SOURCE --store {folder}` makes one")


class StoreLocked(StoreError):
    """Another process writes to the store; wait for it or choose another store."""


class StoreFull(StoreError):
    """The disk, quota or file size limit was reached while writing; free space and run the same command again."""


class StoreUnsound(StoreError):
    """Writing or reading the store failed in a way that leaves doubt; nothing is written after it."""


class ManifestMissing(StoreError):
    """A store has its WARC files, and its database is gone."""

    def __init__(self, folder: Path) -> None:
        """Name the folder and say how the database is made anew."""
        super().__init__(
            f"{folder}: WARC files are here and no manifest; `evercite manifest --rebuild --store {folder}` makes it "
            "anew out of them"
        )


class StoreOutdated(StoreError):
    """An earlier version of evercite wrote the store's database, and reading changes nothing."""

    def __init__(self, folder: Path) -> None:
        """Name the folder and say what brings the database up to date."""
        super().__init__(
            f"{folder}: an earlier version of evercite wrote this; any command that writes to it brings it up to date, "
            f"such as `evercite recheck --limit 0 --store {folder}`"
        )


class UploadUnusable(EverciteError):
    """Nothing can be uploaded as the policy stands: it names no bucket, or needs what is not installed."""

    exit_code = 2


class UploadError(StoreError):
    """The object store cannot be used as it is; nothing is lost, and the same command goes on once it can."""


class CopyUnproven(UploadError):
    """One file's copy is not what it should be, or could not be made; the others are not concerned."""
