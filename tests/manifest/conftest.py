from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.manifest.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store", write=True) as opened:
        yield opened
