import itertools

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
    return (error, parser.done, parser.interim_bytes, parser.head_bytes, parser.body_bytes, parser.head, parser.chunked)


def split(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    return [data[a:b] for a, b in itertools.pairwise(places)]


@given(st.sampled_from([w for w in WHOLE if len(w) < 10_000]), st.lists(st.integers(0, 10_000), max_size=8))
def test_an_answer_reads_the_same_however_it_is_cut_into_pieces(data: bytes, cuts: list[int]) -> None:
    assert follow(split(data, cuts)) == follow([data])


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_at_all_break_the_parser(noise: bytes, as_answer: bool) -> None:
    follow([b"HTTP/1.1 200 OK\r\n" + noise if as_answer else noise])


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=10), st.lists(st.integers(0, 1000), max_size=6))
def test_a_chunked_body_comes_back_whole(parts: list[bytes], cuts: list[int]) -> None:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"
    assert b"".join(dechunk(iter(split(framed, cuts)))) == b"".join(parts)


@given(st.binary(max_size=200))
def test_broken_chunk_framing_ends_the_body_and_breaks_nothing(noise: bytes) -> None:
    b"".join(dechunk(iter([noise])))
