import hashlib
import json
import random
import zipfile
from pathlib import Path

import bagit
import pytest

from crawler.errors import StoreUnsound
from crawler.exporting.bag import HoldsRestricted, write_bag
from crawler.exporting.ro_crate import write_ro_crate
from crawler.exporting.targets import target
from crawler.manifest.rows import rows
from crawler.manifest.store import Store
from crawler.placing import PlaceTaken, PlaceUnusable
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.world import World
from tests.world.privileges import no_file_may_grow


def bag_of(library: Library, place: Path, *, restricted: bool = False) -> None:
    with (
        Store.open(library.store) as store,
        store.connect() as connection,
        target(place, force=False, below=True) as out,
    ):
        write_bag(out, connection, library.store, restricted=restricted)


def crate_of(library: Library, place: Path, license_url: str | None = None) -> None:
    with Store.open(library.store) as store, store.connect() as connection, target(place, force=False) as out:
        write_ro_crate(out, connection, library.store, None, license_url=license_url)


@pytest.fixture
def filled(world: World, library: Library) -> Library:
    library.archive(library.article(world.serve("/it", page("<title>It</title><p>Words."))), policy=policy())
    return library


@pytest.mark.parametrize("name", ["bag", "bag.zip"])
def test_a_store_is_a_valid_bag(filled: Library, tmp_path: Path, name: str) -> None:
    bag_of(filled, tmp_path / name)
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name) as package:
            package.extractall(tmp_path)
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    kept = {path.name for path in filled.store.iterdir() if path.suffix in {".gz", ".cdxj"}} | {"manifest.sqlite"}
    assert {Path(path).name for path in bag.payload_entries()} == kept
    (tmp_path / "bag" / "data" / "manifest.sqlite").write_bytes(b"x")
    with pytest.raises(bagit.BagError):
        bag.validate()


def test_a_bag_is_a_store_that_can_be_read(filled: Library, tmp_path: Path) -> None:
    bag_of(filled, tmp_path / "bag")
    with Store.open(tmp_path / "bag" / "data") as store, store.connect() as connection:
        assert list(rows(connection)) == filled.rows()


def test_a_bag_holds_no_restricted_copies_unless_it_may(world: World, library: Library, tmp_path: Path) -> None:
    url = world.serve("/it", page("hidden", "200 OK", "X-Robots-Tag: noarchive"))
    library.archive(library.article(url), policy=policy(defaults="noarchive: restrict"))
    with pytest.raises(HoldsRestricted, match="include-restricted"):
        bag_of(library, tmp_path / "bag")
    assert not list(tmp_path.glob("*bag*"))
    bag_of(library, tmp_path / "bag", restricted=True)
    bagit.Bag(str(tmp_path / "bag")).validate()


def test_a_store_with_a_file_left_open_is_not_bagged(filled: Library, tmp_path: Path) -> None:
    (filled.store / "evercite-0.warc.gz.open").write_bytes(b"")
    with pytest.raises(StoreUnsound, match="left open"):
        bag_of(filled, tmp_path / "bag")


def test_a_folder_is_never_written_over(filled: Library, tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    with pytest.raises(PlaceTaken):
        bag_of(filled, tmp_path / "bag")


@pytest.mark.parametrize("name", ["crate", "crate.zip"])
def test_a_crate_describes_its_files_and_what_is_cited(filled: Library, tmp_path: Path, name: str) -> None:
    place = tmp_path / "crate"
    crate_of(filled, tmp_path / name, "https://spdx.org/licenses/CC0-1.0")
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name) as package:
            package.extractall(place)
    graph = {entity["@id"]: entity for entity in json.loads((place / "ro-crate-metadata.json").read_text())["@graph"]}
    assert graph["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    assert graph["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    root = graph["./"]
    assert {"name", "description", "datePublished", "license"} <= root.keys()
    parts = [part["@id"] for part in root["hasPart"]]
    assert parts == ["articles.wacz", "manifest.jsonl"]
    for part in parts:
        data = (place / part).read_bytes()
        said = (graph[part]["contentSize"], graph[part]["sha256"])
        assert said == (str(len(data)), hashlib.sha256(data).hexdigest())
    (mention,) = root["mentions"]
    (cited,) = graph[mention["@id"]]["citation"]
    assert graph[cited["@id"]]["description"] == "live ok"
    assert graph[cited["@id"]]["isPartOf"] == {"@id": "articles.wacz"}
    referred = {part["@id"] for part in (root["license"], *root["mentions"], *root["hasPart"])}
    assert referred <= graph.keys()
    assert zipfile.is_zipfile(place / "articles.wacz")
    assert "<table>" in (place / "ro-crate-preview.html").read_text()


def test_the_rocrate_library_reads_a_crate(filled: Library, tmp_path: Path) -> None:
    library = pytest.importorskip("rocrate.rocrate")
    crate_of(filled, tmp_path / "crate")
    crate = library.ROCrate(str(tmp_path / "crate"))
    assert {entity.id for entity in crate.data_entities} == {"articles.wacz", "manifest.jsonl"}


def test_a_bag_that_does_not_fit_is_laid_to_its_place_and_not_to_the_store(
    world: World, library: Library, tmp_path: Path
) -> None:
    long = random.Random(1).randbytes(100_000).hex()  # its WARC file is longer than what SQLite needs to read
    library.archive(library.article(world.serve("/a", page(long))), policy=policy())
    with no_file_may_grow(40_000), pytest.raises(PlaceUnusable, match=r"bag: cannot be written"):
        bag_of(library, tmp_path / "bag")
    assert not (tmp_path / "bag").exists()
