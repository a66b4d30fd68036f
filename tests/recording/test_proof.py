from datetime import timedelta
from pathlib import Path

import pytest

from crawler.errors import StoreUnsound
from crawler.recording import HeldPayload, Recorded, WarcWriter
from tests.recording.conftest import INFO
from tests.recording.exchanges import AT, answer, exchange

BODY = b"<p>the same again</p>" * 100


def held(recorded: Recorded) -> HeldPayload:
    return HeldPayload(recorded.record_id, "http://a.example/page", "2026-03-04T05:06:07.890123Z", recorded.file,
                       recorded.offset)  # fmt: skip


def revisit(writer: WarcWriter, first: HeldPayload) -> None:
    again = exchange(answer(BODY), at=AT + timedelta(days=1))
    assert writer.write_exchange(again, lambda _: first).record_type == "revisit"


def test_what_revisits_refer_to_is_found_in_the_same_file_and_in_earlier_ones(tmp_path: Path) -> None:
    earlier, writer = WarcWriter(tmp_path, INFO), WarcWriter(tmp_path, INFO, worker=1)
    first = earlier.write_exchange(exchange(answer(BODY)))
    earlier.close()
    revisit(writer, held(first))
    revisit(writer, held(writer.write_exchange(exchange(answer(BODY)))))
    writer.close()
    assert {path.name for path in tmp_path.glob("*.warc.gz*")} >= {*earlier.files, *writer.files}
    assert list(tmp_path.glob("*.open")) == []


def test_what_revisits_refer_to_is_found_across_a_roll_over(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, INFO, max_bytes=100)
    first = held(writer.write_exchange(exchange(answer(BODY))))
    for _ in range(3):
        revisit(writer, first)
    writer.close()
    assert len(writer.files) == 4


@pytest.mark.parametrize("how", ["gone", "elsewhere", "another record"])
def test_a_file_whose_revisits_lead_nowhere_is_closed_and_said_to_be_unsound(tmp_path: Path, how: str) -> None:
    earlier, writer = WarcWriter(tmp_path, INFO), WarcWriter(tmp_path, INFO, worker=1)
    first = held(earlier.write_exchange(exchange(answer(BODY))))
    earlier.close()
    if how == "gone":
        (tmp_path / first.file).unlink()
    place = first.offset + 1 if how == "elsewhere" else 0 if how == "another record" else first.offset
    revisit(writer, HeldPayload(first.record_id, first.url, first.captured_at, first.file, place))
    with pytest.raises(
        StoreUnsound, match=rf"refers to 1 records that are not in the store, such as {first.record_id}"
    ):
        writer.close()
    assert list(tmp_path.glob("*.open")) == []
    [name] = writer.files
    assert (tmp_path / name).exists()
