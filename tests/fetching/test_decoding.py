import gzip
import time
import zlib
from collections.abc import Iterator
from functools import partial

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.decoding import codings_of, decode

TEXT = b"What the reader saw, again and again. " * 200
LIMIT = 1 << 20


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "raw deflate": raw_deflate,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}
QUICK_CODERS = {
    "gzip": partial(gzip.compress, compresslevel=1),
    "deflate": partial(zlib.compress, level=1),
    "br": partial(brotli.compress, quality=1),
    "zstd": zstandard.compress,
}


def pieces(data: bytes, size: int = 100) -> Iterator[bytes]:
    return (data[n : n + size] for n in range(0, len(data), size))


@pytest.mark.parametrize("name", CODERS)
def test_a_coding_is_undone(name: str) -> None:
    assert decode(pieces(CODERS[name](TEXT)), [name.rsplit(maxsplit=1)[-1]], LIMIT) == TEXT


def test_codings_are_undone_last_first() -> None:
    assert decode(pieces(brotli.compress(gzip.compress(TEXT))), ["gzip", "br"], LIMIT) == TEXT


def test_three_codings_are_left_as_they_are() -> None:
    data = gzip.compress(gzip.compress(gzip.compress(TEXT)))
    assert decode(pieces(data), ["gzip"] * 3, LIMIT) == data


def test_a_gzip_file_of_several_members_is_one_body() -> None:
    assert decode(pieces(gzip.compress(TEXT) + gzip.compress(b"more")), ["gzip"], LIMIT) == TEXT + b"more"


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_cut_body_gives_what_could_be_decoded(name: str) -> None:
    whole = CODERS[name](bytes(range(256)) * 2000)
    out = decode(pieces(whole[: len(whole) // 2]), [name], LIMIT)
    assert (bytes(range(256)) * 2000).startswith(out) or out == whole[: len(whole) // 2]


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd", "compress", "nonsense"])
def test_what_is_labelled_wrongly_comes_as_it_is(name: str) -> None:
    assert decode(pieces(b"<p>no coding at all</p>"), [name], LIMIT) == b"<p>no coding at all</p>"


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_stops_at_the_limit(name: str) -> None:
    bomb = QUICK_CODERS[name](bytes(50_000_000))
    began = time.process_time()
    assert decode(pieces(bomb, 1 << 16), [name], 1000) == bytes(1000)
    assert time.process_time() - began < 3


def test_a_bomb_in_a_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(gzip.compress(bytes(50_000_000), 1), 1)
    assert decode(pieces(bomb, 1 << 16), ["gzip", "gzip"], 1000) == bytes(1000)


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_what_comes_before_a_fault_is_kept(name: str) -> None:
    text = b" ".join(b"%d green bottles, %x" % (n, n * n) for n in range(20_000))
    packed = bytearray(QUICK_CODERS[name](text))
    middle = len(packed) // 2
    packed[middle : middle + 30] = bytes(30)
    out = decode(pieces(bytes(packed), 1 << 16), [name], LIMIT)
    assert out[:150_000] == text[:150_000]


def test_a_wrong_checksum_costs_nothing() -> None:
    packed = bytearray(gzip.compress(TEXT))
    packed[-6] ^= 1
    assert decode(iter([bytes(packed)]), ["gzip"], LIMIT) == TEXT


@pytest.mark.parametrize("name", CODERS)
def test_a_body_that_comes_byte_by_byte_is_decoded(name: str) -> None:
    assert decode(pieces(CODERS[name](TEXT), 1), [name.rsplit(maxsplit=1)[-1]], LIMIT) == TEXT


def test_a_zstd_body_of_several_frames_is_one_body() -> None:
    assert decode(pieces(zstandard.compress(TEXT) + zstandard.compress(b"more")), ["zstd"], LIMIT) == TEXT + b"more"


@given(st.integers(65_500, 65_600))
def test_nothing_is_lost_where_a_step_is_just_full(size: int) -> None:
    assert len(decode(iter([raw_deflate(bytes(size))]), ["deflate"], LIMIT)) == size


@given(st.binary(max_size=500), st.sampled_from(["gzip", "deflate", "br", "zstd"]))
def test_no_bytes_at_all_break_a_decoder(noise: bytes, name: str) -> None:
    assert len(decode(iter([noise]), [name], 1000)) <= 1000


def test_names_of_codings_are_read_leniently() -> None:
    assert codings_of([b" X-GZIP , identity", b"br,"]) == ["gzip", "br"]
