"""Where a package of several files goes: a folder, or a ZIP file with the same files in it."""

import contextlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from crawler.exporting.package import Entry, Package, Resource
from crawler.placing import placed, placed_folder, written


class Target(Protocol):
    """What files are written to, one at a time."""

    resources: list[Resource]
    """The files so far."""

    def entry(self, path: str, *, deflated: bool = False) -> AbstractContextManager[Entry]:
        """Yield a new file to write; ``path`` is relative, with ``/``."""


class Folder:
    """A folder that files are written to."""

    def __init__(self, folder: Path) -> None:
        """Write to ``folder``."""
        self.resources: list[Resource] = []
        self._folder = folder

    @contextlib.contextmanager
    def entry(self, path: str, *, deflated: bool = False) -> Iterator[Entry]:  # noqa: ARG002 - as Package has it
        """Yield a new file to write; it is durable at the end."""
        with written(self._folder / path) as out:
            entry = Entry(out)
            yield entry
        self.resources.append(Resource(path, entry.digest, entry.count))


class Below:
    """A folder within another target, which has the same name as its ZIP file or is the target itself."""

    def __init__(self, target: Target, name: str) -> None:
        """Write to the folder ``name`` of ``target``."""
        self.resources: list[Resource] = []
        self._target = target
        self._name = name

    @contextlib.contextmanager
    def entry(self, path: str, *, deflated: bool = False) -> Iterator[Entry]:
        """Yield a new file to write."""
        with self._target.entry(f"{self._name}/{path}", deflated=deflated) as entry:
            yield entry
        self.resources.append(Resource(path, entry.digest, entry.count))


@contextlib.contextmanager
def target(path: Path, *, force: bool, below: bool = False) -> Iterator[Target]:
    """Yield a ZIP file where ``path`` ends in ``.zip``, else a folder; either appears when it is whole.

    With ``below`` everything in a ZIP file is in a folder named as the file is.

    :raises PlaceTaken: when something is there; only a ZIP file can be replaced, by ``force``.
    :raises PlaceUnusable: when it cannot be written.
    """
    if path.suffix.lower() == ".zip":
        with placed(path, force=force) as out, Package(out) as package:
            yield Below(package, path.stem) if below else package
    else:
        with placed_folder(path) as folder:
            yield Folder(folder)
