import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.recording import HeldPayload, WarcWriter, repair
from crawler.recording.cdxj import path_of
from crawler.times import stamp
from tests.recording.conftest import INFO, complaints, read
from tests.recording.exchanges import answer, exchange


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose writer was killed: the open file, with four exchanges, one with interim answers, one a 304."""
    folder = tmp_path_factory.mktemp("killed")
    writer = WarcWriter(folder, INFO)
    first = writer.write_exchange(exchange(answer(b"one" * 50), "http://a.example/1"))
    writer.write_exchange(exchange(b"HTTP/1.1 100 Continue\r\n\r\n" + answer(b"two" * 50), "http://a.example/2"))
    writer.write_exchange(exchange(answer(b"three" * 50), "http://a.example/3"))
    held = HeldPayload(first.record_id, "http://a.example/1", stamp(first.captured_at), first.file, first.offset)
    writer.write_not_modified(exchange(b"HTTP/1.1 304 Not Modified\r\n\r\n", "http://a.example/1"), held, None)
    writer.sync()
    return next(folder.iterdir())


def test_a_file_of_whole_records_is_closed_as_it_is(killed: Path, tmp_path: Path) -> None:
    shutil.copy(killed, tmp_path)
    [done] = repair(tmp_path)
    assert (done.cut_bytes, done.kept_bytes, done.records) == (0, killed.stat().st_size, 11)
    assert (tmp_path / done.file).read_bytes() == killed.read_bytes()


def test_cut_anywhere_a_file_is_left_with_whole_exchanges_and_no_byte_is_lost(killed: Path, tmp_path: Path) -> None:
    whole = killed.read_bytes()
    for length in [*range(0, len(whole) - 30, 37), *range(len(whole) - 30, len(whole))]:
        folder = tmp_path / str(length)
        folder.mkdir()
        (folder / killed.name).write_bytes(whole[:length])
        [done] = repair(folder)
        kept = (folder / done.file).read_bytes() if done.kept_bytes else b""
        torn = folder / f"{done.file}.torn"
        assert not (folder / killed.name).exists()
        if done.kept_bytes:
            assert kept + (torn.read_bytes() if torn.exists() else b"") == whole[:length]
            types = [record.type for record in read(folder / done.file)]
            assert types.count("response") + types.count("revisit") == types.count("request") >= 1
            assert types.count("metadata") == (types.count("request") > 1) + types.count("revisit")
        assert repair(folder) == []


def test_a_torn_tail_of_noise_is_cut(killed: Path, tmp_path: Path) -> None:
    (tmp_path / killed.name).write_bytes(killed.read_bytes() + b"\x1f\x8b\x08\x00 noise" * 20)
    [done] = repair(tmp_path)
    assert done.kept_bytes == killed.stat().st_size
    assert "cut off" in done.message
    assert complaints(tmp_path / done.file) == []


def test_a_file_with_nothing_in_it_is_removed(tmp_path: Path) -> None:
    (tmp_path / "evercite-20260101000000000-00000-0.warc.gz.open").write_bytes(b"")
    [done] = repair(tmp_path)
    assert "before it recorded anything" in done.message
    assert list(tmp_path.iterdir()) == []


ENDLESS = """
import sys
from pathlib import Path
from crawler.recording import WarcWriter
from tests.recording.conftest import INFO
from tests.recording.exchanges import answer, exchange
writer = WarcWriter(Path(sys.argv[1]), INFO, max_bytes=20_000)
number = 0
while True:
    recorded = writer.write_exchange(exchange(answer(b"%d" % number * 500), f"http://a.example/{number}"))
    writer.sync()
    print(recorded.file, recorded.offset, recorded.record_id, flush=True)
    number += 1
"""


@pytest.mark.parametrize("acknowledged", [1, 2, 40, 150])
def test_whatever_was_acknowledged_before_a_kill_is_there_after_it(tmp_path: Path, acknowledged: int) -> None:
    command = [sys.executable, "-c", ENDLESS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writer:
        assert writer.stdout is not None
        claims = [writer.stdout.readline() for _ in range(acknowledged)]
        writer.kill()
        claims += [line for line in writer.stdout if line.endswith("\n")]
    repair(tmp_path)
    held = {
        f"{path.name} {record.offset} {record['WARC-Record-ID']}\n"
        for path in tmp_path.glob("*.warc.gz")
        for record in read(path)
    }
    assert held.issuperset(claims)
    for path in tmp_path.glob("*.warc.gz"):
        types = [record.type for record in read(path)]
        assert types == ["warcinfo"] + ["response", "request"] * (len(types) // 2)
        assert path_of(path).exists()
    assert not list(tmp_path.glob("*.open"))
