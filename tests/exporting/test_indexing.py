import json
import zlib

from hypothesis import given
from hypothesis import strategies as st

from crawler.exporting.indexing import LINES_A_BLOCK, SortedLines, packed


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=8)), st.integers(1, 5))
def test_lines_come_out_sorted_by_bytes_and_each_once_however_few_are_held(lines: list[str], in_memory: int) -> None:
    with SortedLines(in_memory) as index:
        for line in lines:
            index.add(line)
        assert list(index) == sorted({f"{line}\n".encode() for line in lines})


def test_a_large_index_is_packed_in_blocks_that_say_where_they_begin() -> None:
    lines = [f'org,example)/{n:05} 20260101000000 {{"n": {n}}}\n'.encode() for n in range(2 * LINES_A_BLOCK + 7)]
    told: list[str] = []
    blocks = list(packed(lines, told))
    assert len(blocks) == 3
    offset = 0
    for block, line, first in zip(blocks, told[1:], lines[::LINES_A_BLOCK], strict=True):
        said = json.loads(line[line.index("{") :])
        assert (said["offset"], said["length"]) == (offset, len(block))
        assert first.startswith(line.partition(" {")[0].encode())
        offset += len(block)
    assert b"".join(zlib.decompress(block, 16 + zlib.MAX_WBITS) for block in blocks) == b"".join(lines)
