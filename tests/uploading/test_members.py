"""A copy that is read like a file, by as few requests as may be."""

import io
import random
from collections.abc import Iterator

from crawler.uploading.members import _Remote

DATA = random.Random(1).randbytes(5_000_000)


class Asked:
    """A bucket of one object that counts the requests."""

    def __init__(self) -> None:
        self.requests: list[tuple[int, int]] = []

    def read(self, key: str, version: str | None, start: int, length: int) -> Iterator[bytes]:
        self.requests.append((start, length))
        for at in range(start, start + length, 60_000):
            yield DATA[at : min(at + 60_000, start + length)]


def opened(asked: Asked, start: int = 0, length: int = len(DATA)) -> io.BufferedReader:
    return io.BufferedReader(_Remote(asked, {"key": "it", "version": None}, start, length), 256 << 10)  # type: ignore[arg-type]


def test_reading_on_and_going_back_a_little_is_one_request() -> None:
    asked = Asked()
    with opened(asked) as file:
        for at in range(0, 4_000_000, 30_000):
            file.seek(at)
            assert file.read(300_000) == DATA[at : at + 300_000]
    assert asked.requests == [(0, len(DATA))]


def test_what_is_far_off_is_asked_for_anew() -> None:
    asked = Asked()
    with opened(asked) as file:
        for at in (4_000_000, 10, 2_500_000):
            file.seek(at)
            assert file.read(50) == DATA[at : at + 50]
    assert [start for start, _ in asked.requests] == [4_000_000, 10, 2_500_000]


def test_any_order_of_reads_gives_the_bytes_of_the_copy() -> None:
    choose = random.Random(2)
    with opened(Asked(), 1_000, 3_000_000) as file:
        for _ in range(200):
            at, size = choose.randrange(3_000_100), choose.choice([1, 70_000, 400_000])
            file.seek(at)
            assert file.read(size) == DATA[1_000 + min(at, 3_000_000) : 1_000 + min(at + size, 3_000_000)]
        file.seek(0)
        assert file.read() == DATA[1_000:3_001_000]
