"""Members that no digest covers whole: every bit of them is looked at."""

import io
import random
import zlib

import pytest

from crawler.proving.inflating import Damaged, Inflating, padding_is_clear
from crawler.recording.members import Member

HEAD = b"".join(b"X-Header-%d: %d\r\n" % (number, number * number) for number in range(150))
FLUSHED = b"\0\0\xff\xff"


def member_of(*parts: bytes) -> bytes:
    out = io.BytesIO()
    member = Member(out)
    for part in parts:
        member.write(part)
    member.end(b"")
    return out.getvalue()


def is_sound(data: bytes) -> bool:
    member = Inflating(memoryview(data), 0)
    try:
        for _ in member.pieces():
            pass
    except Damaged:
        return False
    return member.end == len(data) and padding_is_clear(memoryview(data))


def test_members_of_every_kind_are_sound() -> None:
    picture = random.Random(2).randbytes(90_000)
    for parts in [(HEAD,), (HEAD, picture), (picture, HEAD * 9, picture), (HEAD * 99, FLUSHED * 9_000), (b"",)]:
        assert is_sound(member_of(*parts))


@pytest.mark.parametrize("tail", [b"", HEAD * 9], ids=["a picture at the end", "text at the end"])
def test_every_bit_around_stored_blocks_means_something(tail: bytes) -> None:
    data = bytearray(member_of(HEAD, random.Random(3).randbytes(5_000), tail))
    seam = data.find(FLUSHED)
    missed = []
    for at in [*range(40), *range(seam - 8, seam + 16), *range(len(data) - 30, len(data))]:
        for bit in range(8):
            data[at] ^= 1 << bit
            if is_sound(bytes(data)):
                missed.append((at, bit))
            data[at] ^= 1 << bit
    assert missed == []


def test_members_of_zlib_are_read_too() -> None:
    packer = zlib.compressobj(6, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    assert is_sound(packer.compress(HEAD) + packer.flush())
