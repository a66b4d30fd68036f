"""The chain of seals: the digest of every closed WARC file, each seal with the digest of the one before it.

A seal says that a file had these bytes when it was closed, and, by the digest of the seal before, which files there
were until then. The next WARC file begins by telling it, so that the chain outlives the database, and a file that was
exchanged or taken away with all that the database says of it is still told of by the files that came after.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from crawler.manifest.schema import seal, timestamp
from crawler.manifest.sealing import digest_of

SEAL_URI = "urn:evercite:seal:"
TIMESTAMP_URI = "urn:evercite:timestamp:"


@dataclass(frozen=True, slots=True)
class Seal:
    """What is held to be true of a closed WARC file."""

    number: int
    """From 1 on, in the order that files were closed."""
    file: str
    size: int
    """In bytes."""
    sha256: str
    """Of the whole file, in hex digits."""
    previous: str
    """The digest of the seal before; empty for the first."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the seal in hex digits: of its values as JSON, keys sorted, without white space."""
        written = json.dumps(self.values, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()

    @property
    def values(self) -> dict[str, int | str]:
        """The seal as JSON values."""
        return dict(zip(_KEYS, (self.number, self.file, self.size, self.sha256, self.previous), strict=True))

    def after(self, file: str, size: int, sha256: str) -> "Seal":
        """Return the next seal, on another file."""
        return Seal(self.number + 1, file, size, sha256, self.digest)

    def to_json(self) -> str:
        """Return the seal as the next WARC file tells it."""
        return json.dumps({**self.values, "seal": self.digest})

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Return the seal that :meth:`to_json` wrote.

        :raises ValueError: when it is none.
        """
        try:
            said = json.loads(text)
            made = cls(*(said[name] for name in _KEYS))
            if (said["seal"], type(made.number), type(made.size)) != (made.digest, int, int):
                raise ValueError("it does not have the digest that it says")
        except (KeyError, TypeError) as e:
            raise ValueError("it is no seal") from e
        return made


_KEYS = ("number", "file", "bytes", "sha256", "previous")


class Chain:
    """The chain of a store as its one writer extends it."""

    def __init__(self, connection: Connection) -> None:
        """Go on from where the database has it."""
        self._known = list(seals(connection))
        self._untold = [_seal(row) for row in connection.execute(_order(seal.c.told_in.is_(None)))]
        self._new: list[Seal] = []
        self._told: dict[int, str] = {}
        self._files = {one.file for one in self._known}

    def close(self, file: str, size: int, sha256: str) -> None:
        """Seal a file that was closed."""
        if file in self._files:
            return
        last = self._new[-1] if self._new else self._known[-1] if self._known else None
        made = last.after(file, size, sha256) if last is not None else Seal(1, file, size, sha256, "")
        self._files.add(file)
        self._new.append(made)
        self._untold.append(made)

    def tell(self, file: str) -> list[Seal]:
        """Return the seals that the beginning of ``file`` is to tell."""
        told, self._untold = self._untold, []
        self._told.update(dict.fromkeys((one.number for one in told), file))
        return told

    def keep(self, connection: Connection, sealed_at: str, closed: Iterable[str]) -> None:
        """Enter what is new; that seals were told counts for files that are ``closed``.

        It can be asked for again and again, and after it failed.
        """
        files = set(closed)
        for one in self._new:
            keep(connection, one, sealed_at)
        for number, file in self._told.items():
            if file in files:
                connection.execute(update(seal).where(seal.c.number == number).values(told_in=file))


def keep(connection: Connection, made: Seal, sealed_at: str, told_in: str | None = None) -> None:
    """Enter a seal."""
    row = insert(seal).values(**made.values, sealed_at=sealed_at, told_in=told_in)
    connection.execute(row.on_conflict_do_nothing())


def seals(connection: Connection) -> Iterator[Seal]:
    """Yield the chain, the first seal first."""
    return (_seal(row) for row in connection.execute(_order()))


def adopt(connection: Connection, folder: Path, sealed_at: str) -> int:
    """Seal the closed WARC files of a store that have no seal, in the order of their names; return how many.

    They are those of a run that was killed between closing a file and saying so, or of an earlier version.

    :raises OSError: when one cannot be read.
    """
    chain, count = Chain(connection), 0
    sealed = {one.file for one in seals(connection)}
    for path in sorted(folder.glob("*.warc.gz")):
        if path.name not in sealed:
            chain.close(path.name, path.stat().st_size, digest_of(path))
            count += 1
    chain.keep(connection, sealed_at, ())
    return count


def unstamped(connection: Connection, authority: str) -> list[tuple[str, str]]:
    """Return file and digest of what is sealed and has no time stamp of an authority."""
    stamped = select(timestamp.c.sha256).where(timestamp.c.authority == authority)
    rows = connection.execute(
        select(seal.c.file, seal.c.sha256).where(seal.c.sha256.not_in(stamped)).order_by(seal.c.number)
    )
    return [(row.file, row.sha256) for row in rows]


def keep_timestamp(connection: Connection, said: Mapping[str, Any], told_in: str | None = None) -> None:
    """Enter a time stamp: ``sha256``, ``authority``, ``file``, ``token`` in Base64, ``stamped_at``."""
    values = {name: said[name] for name in TIMESTAMP_KEYS}
    connection.execute(insert(timestamp).values(**values, told_in=told_in).on_conflict_do_nothing())


def untold_timestamps(connection: Connection) -> list[dict[str, Any]]:
    """Return the time stamps that no WARC file tells yet."""
    rows = connection.execute(select(timestamp).where(timestamp.c.told_in.is_(None)).order_by(timestamp.c.stamped_at))
    return [{name: getattr(row, name) for name in TIMESTAMP_KEYS} for row in rows]


def mark_timestamps_told(connection: Connection, digests: Iterable[str], file: str) -> None:
    """Say which WARC file tells some time stamps."""
    for digest in digests:
        connection.execute(update(timestamp).where(timestamp.c.sha256 == digest).values(told_in=file))


TIMESTAMP_KEYS = ("sha256", "authority", "file", "token", "stamped_at")


def _order(*conditions: Any) -> Any:
    return select(seal).where(*conditions).order_by(seal.c.number)


def _seal(row: Any) -> Seal:
    return Seal(row.number, row.file, row.bytes, row.sha256, row.previous)
