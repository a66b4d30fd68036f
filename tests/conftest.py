import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import Authority, World
from tests.world.privileges import NOBODY, unprivileged

pytest_plugins = ["tests.skipping"]


@pytest.fixture
def world() -> Iterator[World]:
    with World() as running:
        yield running


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(Path(tmp_path_factory.mktemp("authority")))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may read, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def without_privileges(open_folder: Path) -> Iterator[Path]:
    """A folder of one's own, and no right to what others keep to themselves: the superuser is nobody meanwhile."""
    if os.geteuid() == 0:
        os.chown(open_folder, NOBODY, NOBODY)
    with unprivileged():
        yield open_folder
