"""What the elements of a page are called, numbers left out, so that what a template repeats is told to be alike."""

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.reading.document import Region

_HEIGHT = 4
"""Elements that are compared, from the innermost outwards."""


class Names:
    """The names of the elements around each region."""

    def __init__(self, regions: Sequence[Region]) -> None:
        """Number the names."""
        numbers: dict[tuple[str, str], int] = {}
        self._named = [
            numbers.setdefault((at.tag, _numberless(at.names[0]) if at.names else ""), len(numbers)) for at in regions
        ]
        self._parents = [at.parent for at in regions]

    def around(self, region: int) -> tuple[int, ...]:
        """Return what a region and those around it are called, outwards; equal where they are called alike."""
        key: list[int] = []
        while region >= 0 and len(key) < _HEIGHT:
            key.append(self._named[region])
            region = self._parents[region]
        return tuple(key)


@lru_cache(maxsize=4096)
def _numberless(name: str) -> str:
    return re.sub(r"\d+", "0", name)
