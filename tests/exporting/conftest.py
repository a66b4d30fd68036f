"""Stores to export from, and what an export holds."""

import json
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from crawler.exporting.wacz import Exported, Signer, write_wacz
from crawler.manifest.store import Store
from crawler.placing import placed
from tests.engine.conftest import Library
from tests.recording.conftest import Read, read


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


class Wacz:
    """A WACZ file, opened."""

    def __init__(self, path: Path, made: Exported, unpacked: Path) -> None:
        self.path = path
        self.made = made
        self._unpacked = unpacked
        with zipfile.ZipFile(path) as package:
            package.extractall(unpacked)
            self.entries = {info.filename: info for info in package.infolist()}

    def read(self, name: str) -> bytes:
        return (self._unpacked / name).read_bytes()

    def json(self, name: str) -> Any:
        return json.loads(self.read(name))

    def lines(self, name: str) -> list[Any]:
        return [json.loads(line) for line in self.read(name).splitlines()]

    def pages(self) -> list[Any]:
        return self.lines("pages/pages.jsonl")[1:]

    def records(self) -> list[Read]:
        return [record for path in sorted(self._unpacked.glob("archive/*")) for record in read(path)]

    def urls(self, *types: str) -> list[str]:
        """Return the target URIs of the records of some types, sorted."""
        return sorted(str(r["WARC-Target-URI"]) for r in self.records() if r.type in types)


def exported(
    library: Library, articles: Collection[str] | None = None, *, name: str = "export.wacz", restricted: bool = False,
    signer: Signer | None = None,
) -> Wacz:  # fmt: skip
    """Export articles of a library's store, or all of it."""
    path = library.folder / name
    with Store.open(library.store) as store, store.connect() as connection, placed(path, force=True) as out:
        made = write_wacz(out, connection, library.store, articles, restricted=restricted, signer=signer)
    return Wacz(path, made, library.folder / f"{name}.unpacked")
