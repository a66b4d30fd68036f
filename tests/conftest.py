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
