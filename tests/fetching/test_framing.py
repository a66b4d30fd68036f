import itertools
import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.chunks import dechunk
from crawler.fetching.framing import AnswerParser, AnswerTooLong
from crawler.fetching.head import MalformedAnswer
from tests.fetching.odd_answers import ODD

WHOLE = [b"".join(step for step in odd.steps if isinstance(step, bytes)) for odd in ODD]


def follow(pieces: list[bytes]) -> tuple[object, ...]:
    parser = AnswerParser()
    error = ""
    for piece in pieces:
        try:
            parser.feed(piece)
        except (MalformedAnswer, AnswerTooLong) as e:
            error = str(e)
            break
    if error:
        return (error, parser.head)
    return (
        parser.done, parser.whole_when_closed, parser.perhaps_whole, parser.reusable, parser.head, parser.chunked,
        parser.interim_bytes, parser.head_bytes, parser.body_bytes, parser.extra_bytes, parser.oddities,
    )  # fmt: skip


def split(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    return [data[a:b] for a, b in itertools.pairwise(places)]


@given(st.sampled_from([w for w in WHOLE if len(w) < 10_000]), st.lists(st.integers(0, 10_000), max_size=8))
def test_an_answer_reads_the_same_however_it_is_cut_into_pieces(data: bytes, cuts: list[int]) -> None:
    assert follow(split(data, cuts)) == follow([data])


LINES = st.sampled_from([
    b"HTTP/1.1 200 OK", b"HTTP/1.0 200", b"HTTP/1.1 103 Early", b"HTTP/1.1 204 No", b"ICY 200 OK", b"HTTP/1.1 2",
    b"Content-Length: 5", b"Content-Length: 9", b"Transfer-Encoding: chunked", b"Connection: keep-alive", b" folded",
    b"no colon", b"", b"5", b"0", b"a;x=y", b"hello", b"\xff\x00", b"5\r\nhello",
])  # fmt: skip
ENDS = st.sampled_from([b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r\n\r\n", b"\r", b""])
WORDS = st.tuples(LINES, ENDS).map(b"".join)
ANSWERS = st.tuples(
    st.sampled_from([b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 100 Go on\n\n", b""]),
    st.lists(WORDS, max_size=4).map(b"".join),
    st.sampled_from([b"\r\n", b"Transfer-Encoding: chunked\r\n\r\n", b""]),
    st.lists(WORDS, max_size=8).map(b"".join),
).map(b"".join)


@given(ANSWERS, st.lists(st.integers(0, 300), max_size=8))
def test_any_words_of_http_in_any_order_read_the_same_in_pieces(data: bytes, cuts: list[int]) -> None:
    assert follow(split(data, cuts)) == follow([data]) == follow([bytes([b]) for b in data])


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_at_all_break_the_parser(noise: bytes, as_answer: bool) -> None:
    data = b"HTTP/1.1 200 OK\r\n" + noise if as_answer else noise
    assert follow([data]) == follow([data[:20], data[20:]])


@given(ANSWERS)
def test_every_byte_is_accounted_for(data: bytes) -> None:
    parser = AnswerParser()
    try:
        parser.feed(data)
    except (MalformedAnswer, AnswerTooLong):
        return
    counted = parser.interim_bytes + parser.head_bytes + parser.body_bytes + parser.extra_bytes
    assert counted == len(data) or parser.head is None


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=10), st.lists(st.integers(0, 1000), max_size=6))
def test_a_chunked_body_comes_back_whole(parts: list[bytes], cuts: list[int]) -> None:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"
    assert b"".join(dechunk(iter(split(framed, cuts)))) == b"".join(parts)


@given(st.binary(max_size=200))
def test_broken_chunk_framing_ends_the_body_and_invents_nothing(noise: bytes) -> None:
    body = b"".join(dechunk(iter([noise])))
    assert len(body) <= len(noise)
    assert not Counter(body) - Counter(noise)


@given(st.lists(WORDS, max_size=12).map(b"".join), st.lists(st.integers(0, 200), max_size=6))
def test_broken_chunk_framing_reads_the_same_in_pieces(body: bytes, cuts: list[int]) -> None:
    assert b"".join(dechunk(split(body, cuts))) == b"".join(dechunk([body]))


def test_a_million_tiny_chunks_are_followed_quickly() -> None:
    parser = AnswerParser()
    parser.feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    began = time.process_time()
    for _ in range(100):
        parser.feed(b"1\r\nx\r\n" * 10_000)
    assert time.process_time() - began < 10  # about one; what copies the rest of the piece for each chunk takes 25


def test_a_head_that_comes_byte_by_byte_is_read_in_linear_time() -> None:
    parser = AnswerParser()
    parser.feed(b"HTTP/1.1 200 OK\r\nX-Long: ")
    began = time.process_time()
    for _ in range(200_000):
        parser.feed(b"v")
    assert time.process_time() - began < 5  # about a half
