"""The index of a WACZ: CDXJ lines sorted outside of memory, packed in blocks, and an index of the blocks.

The form is that of py-wacz and pywb (``cdxj-gzip-1.0``): a reader fetches the small index, and of the large one only
the blocks that it needs.
"""

import hashlib
import heapq
import json
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Self

NAME = "index.cdx.gz"

LINES_A_BLOCK = 300
"""As py-wacz has it."""

_LINES_IN_MEMORY = 50_000


class SortedLines:
    """Lines sorted by bytes, each once; only some tens of thousands are in memory at a time."""

    def __init__(self, in_memory: int = _LINES_IN_MEMORY) -> None:
        """Keep at most ``in_memory`` lines before some go to a temporary file."""
        self._in_memory = in_memory
        self._lines: list[bytes] = []
        self._files: list[IO[bytes]] = []
        self._stack = ExitStack()

    def add(self, line: str) -> None:
        """Add a line, without its end."""
        self._lines.append(f"{line}\n".encode())
        if len(self._lines) >= self._in_memory:
            self._put_aside()

    def __iter__(self) -> Iterator[bytes]:
        """Yield the lines with their ends."""
        self._lines.sort()
        for file in self._files:
            file.seek(0)
        before = None
        for line in heapq.merge(self._lines, *self._files):
            if line != before:
                yield line
            before = line

    def _put_aside(self) -> None:
        file = self._stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        file.writelines(sorted(self._lines))
        self._files.append(file)
        self._lines.clear()

    def __enter__(self) -> Self:
        """Return the lines themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the temporary files."""
        self._stack.close()


def packed(lines: Iterable[bytes], index: list[str]) -> Iterator[bytes]:
    """Yield the blocks of a packed index, and add to ``index`` the lines that tell where each is."""
    index.append(f"!meta 0 {json.dumps({'format': 'cdxj-gzip-1.0', 'filename': NAME})}\n")
    offset = 0
    for block in _blocks(lines):
        packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
        data = packer.compress(b"".join(block)) + packer.flush()
        begins = block[0].decode().partition(" {")[0]
        said = {"offset": offset, "length": len(data), "digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        index.append(f"{begins} {json.dumps(said)}\n")
        offset += len(data)
        yield data


def _blocks(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    block: list[bytes] = []
    for line in lines:
        block.append(line)
        if len(block) == LINES_A_BLOCK:
            yield block
            block = []
    if block:
        yield block
