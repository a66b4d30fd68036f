"""PDF files that are cut short or damaged."""

import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading import Source, UnreadableSource
from crawler.reading.pdf import read_pdf
from crawler.reading.pdf_repair import mended

FONT = b"3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
TREE = b"2 0 obj\n<</Type/Pages/Kids[10 0 R 20 0 R 30 0 R]/Count 3>>\nendobj\n"
CATALOG = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
END = b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def drawn(number: int, text: bytes) -> bytes:
    stream = zlib.compress(b"BT /F 12 Tf 50 700 Td %b Tj ET" % text)
    return b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream\nendobj\n" % (
        number,
        len(stream),
        stream,
    )


def page(number: int, content: int, annotation: bytes = b"") -> bytes:
    return (
        b"%d 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Annots[%b]"
        b"/Resources<</Font<</F 3 0 R>>>>>>\nendobj\n" % (number, content, annotation)
    )


def pages(*numbers: int) -> bytes:
    return b"".join(drawn(n + 1, b"(See https://a.example/%d)" % n) + page(n, n + 1) for n in numbers)


def read(*parts: bytes):
    return read_pdf(Source("a.pdf", b"%PDF-1.7\n" + b"".join(parts)))


def hrefs(*parts: bytes) -> list[str]:
    return [link.href for link in read(*parts).links]


def test_pages_whose_list_is_lost_are_read_and_the_loss_is_told():
    document = read(FONT, pages(10, 20))
    assert [link.href for link in document.links] == ["https://a.example/10", "https://a.example/20"]
    assert document.warnings == ("the file is cut short or damaged; its pages were put together from what is left",)


def test_of_a_file_whose_list_stands_first_it_is_said_how_many_pages_are_lost():
    document = read(TREE, FONT, pages(10, 20))
    assert [link.href for link in document.links] == ["https://a.example/10", "https://a.example/20"]
    assert document.warnings[0] == (
        "the file is cut short or damaged; 2 of its 3 pages were put together from what is left"
    )


def test_pages_come_in_the_order_of_their_list_where_that_is_left():
    assert hrefs(TREE, FONT, pages(30, 20, 10)) == [f"https://a.example/{n}" for n in (10, 20, 30)]


def test_what_is_drawn_on_a_page_whose_object_is_lost_is_read():
    first, second = drawn(11, b"(See https://a.example/1)"), drawn(21, b"(See https://a.example/2)")
    assert hrefs(first, second, b"22 0 obj\n<</Type/Fon") == ["https://a.example/1", "https://a.example/2"]


def test_of_a_stream_that_is_cut_the_beginning_is_read():
    whole = b"".join(b"BT /F 12 Tf 50 %d Td (See https://a.example/%d) Tj ET " % (800 - 9 * n, n) for n in range(80))
    stream = zlib.compress(whole)
    begun = b"11 0 obj\n<</Length 9999/Filter/FlateDecode>>\nstream\n" + stream[: len(stream) // 2]
    found = hrefs(FONT, page(10, 11), begun)
    assert found[0] == "https://a.example/0"
    assert 10 < len(found) < 80


def test_objects_that_are_packed_in_streams_are_found():
    inner = [b"<</Type/Page/Parent 2 0 R/Contents 11 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>>>", b"7"]
    heads = b"10 0 40 %d " % (len(inner[0]) + 1)
    stream = zlib.compress(heads + b" ".join(inner))
    said = b"<</Type/ObjStm/N 2/First %d/Length %d/Filter/FlateDecode>>" % (len(heads), len(stream))
    packed = b"50 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (said, stream)
    found = mended(b"%PDF-1.7\n" + FONT + drawn(11, b"(See https://a.example/1)") + packed)
    assert found is not None
    assert found.pages == 1
    assert hrefs(FONT, drawn(11, b"(See https://a.example/1)"), packed) == ["https://a.example/1"]


def test_words_whose_font_is_lost_are_left_out_and_the_links_over_them_kept():
    link = b"<</Type/Annot/Subtype/Link/Rect[40 690 300 720]/A<</S/URI/URI(https://a.example/link)>>>>"
    words = b"<" + b"".join(b"%04x" % (n + 3) for n in range(60)) + b">"
    document = read(drawn(11, words), page(10, 11, link))
    assert [(one.href, one.text) for one in document.links] == [("https://a.example/link", "")]
    assert document.text == ""
    assert document.warnings[1] == ("pages with words whose fonts are lost, of which only the links could be read: 1")


@pytest.mark.parametrize("parts", [(FONT,), (CATALOG, TREE), (FONT, b"9 0 obj\n<</Filter/Standard>>\nendobj\n")])
def test_without_any_page_it_is_refused(parts):
    with pytest.raises(UnreadableSource, match=r"^a.pdf: [^\n]+$"):
        read(*parts)


def test_of_an_encrypted_file_that_is_cut_nothing_is_made_up():
    assert mended(FONT + pages(10) + b"trailer\n<</Encrypt 9 0 R>>") is None


@pytest.mark.parametrize(
    "data",
    [
        b"1 0 obj " * 300_000,
        b"1 0 obj\n<</Type/ObjStm/N 99/First 9/Filter/FlateDecode>>\nstream\n" + zlib.compress(bytes(300 << 20)),
        b"1 0 obj\n<</Type/Pages" + b"/Kids[" * 1_000_000,
        b"".join(b"%d 0 obj\n<<>>\nstream\n%b\nendstream\nendobj\n" % (n, b"BT " * 20_000) for n in range(100)),
    ],
    ids=["heads", "bomb", "lists", "text"],
)
def test_whatever_is_in_a_file_mending_is_quick(data):
    begun = time.process_time()
    mended(data)
    assert time.process_time() - begun < 5


@given(st.data())
def test_any_part_of_a_file_is_read_or_refused(data):
    whole = b"%PDF-1.7\n" + FONT + pages(10, 20, 30) + TREE + CATALOG + END
    kept = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for place in data.draw(st.lists(st.integers(0, len(whole)), max_size=5)):
        kept[place : place + 1] = b"\xff"
    try:
        said = read_pdf(Source("a.pdf", bytes(kept))).warnings
    except UnreadableSource as error:
        said = (str(error),)
    assert all(sentence.isprintable() for sentence in said)
