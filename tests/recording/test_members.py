import gzip
import io
import random
import zlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from crawler.recording import WarcWriter
from crawler.recording.members import STORED_BYTES, Member
from tests.recording.conftest import closed, complaints
from tests.recording.exchanges import answer, exchange

TEXT = b"What the reader saw, and what the page was made of. "


def member_of(*parts: bytes) -> bytes:
    out = io.BytesIO()
    member = Member(out)
    for part in parts[:-1]:
        member.write(part)
    member.end(parts[-1])
    return out.getvalue()


texts = st.integers(0, 2000).map(lambda count: TEXT * count)
noise = st.tuples(st.integers(0, 150_000), st.integers(0, 99)).map(lambda it: random.Random(it[1]).randbytes(it[0]))


@given(st.lists(st.one_of(texts, noise, st.binary(max_size=50)), min_size=1, max_size=6))
def test_what_was_written_is_read_however_it_comes(parts: list[bytes]) -> None:
    data, whole = member_of(*parts), b"".join(parts)
    assert gzip.decompress(data) == whole
    assert len(data) < len(whole) * 1.001 + 100


def test_what_is_packed_already_is_stored_and_text_around_it_is_packed() -> None:
    picture = random.Random(1).randbytes(3 * STORED_BYTES)
    data = member_of(TEXT * 2000, picture, TEXT * 2000)
    assert picture[STORED_BYTES : 2 * STORED_BYTES - 10_000] in data
    assert len(data) < len(picture) + len(zlib.compress(TEXT * 4000)) + 5_000


def test_the_judges_read_records_of_pictures(writer: WarcWriter, tmp_path: Path) -> None:
    picture = random.Random(1).randbytes(200_000)
    recorded = writer.write_exchange(exchange(answer(picture)))
    _, response, _ = closed(writer, tmp_path)
    assert response.block.endswith(picture)
    assert complaints(tmp_path / recorded.file) == []
