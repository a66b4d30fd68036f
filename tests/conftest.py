import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import Authority, World


@pytest.fixture
def world() -> Iterator[World]:
    with World() as running:
        yield running


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(Path(tmp_path_factory.mktemp("authority")))


@pytest.fixture
def without_privileges() -> Iterator[Path]:
    """A folder of one's own, and no right to what others keep to themselves: the superuser is nobody meanwhile."""
    nobody = 65534
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            return
        # pytest's own folders are closed to others.
        os.chown(folder, nobody, nobody)
        os.seteuid(nobody)
        try:
            yield folder
        finally:
            os.seteuid(0)
