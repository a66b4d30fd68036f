"""Members that no digest covers whole: every bit of them is looked at."""

import gzip
import hashlib
import io
import random
import zlib

import pytest

from crawler.proving.inflating import Damaged, Inflating, padding_is_clear
from crawler.proving.scanning import scan
from crawler.recording.members import HEADER, Member

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


def test_what_looks_like_a_stored_block_and_is_none_is_no_damage() -> None:
    """Where blocks are taken by hand, their begin is guessed; a page may hold whatever it likes."""
    block = HEAD[:500] + FLUSHED + b"\0\x20\0\xdf\xff" + bytes(range(200)) * 20
    digest = hashlib.sha256(block).hexdigest()
    head = (
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:57f5b1e0-8f0d-4b0f-9c56-2d1b0f5b2f0c>\r\n"
        f"WARC-Date: 2026-03-04T05:06:07.890123Z\r\nWARC-Block-Digest: sha256:{digest}\r\nContent-Length: {len(block)}"
    )
    record = head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
    size = len(record).to_bytes(2, "little") + (len(record) ^ 0xFFFF).to_bytes(2, "little")
    trailer = zlib.crc32(record).to_bytes(4, "little") + len(record).to_bytes(4, "little")
    data = memoryview(HEADER + b"\x01" + size + record + trailer)
    with pytest.raises(Damaged):
        list(Inflating(data, 0, by_hand=True).pieces())
    assert [found.faults for found in scan(data)] == [[]]


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_member_that_is_cut_off_is_damaged_wherever_that_is(*, by_hand: bool) -> None:
    data = member_of(HEAD, random.Random(4).randbytes(70_000), HEAD)
    assert b"".join(Inflating(memoryview(data), 0, by_hand=by_hand).pieces()) == gzip.decompress(data)
    for end in [
        *range(1, 40),
        *range(900, 3000, 23),
        *range(65_000, len(data), 499),
        *range(len(data) - 20, len(data)),
    ]:
        with pytest.raises(Damaged):
            list(Inflating(memoryview(data)[:end], 0, by_hand=by_hand).pieces())
