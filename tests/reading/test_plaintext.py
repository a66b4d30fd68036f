from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.document import BlockKind, Source
from crawler.reading.plaintext import read_plaintext


def read(data: bytes, content_type: str | None = None):
    return read_plaintext(Source("a.txt", data, content_type=content_type))


def test_paragraphs_headings_and_notes_are_told_apart():
    document = read(
        b"The Dam\n=======\n\nThe level fell [1].\nBy a third.\n\n"
        b"SOURCES AND NOTES\n\n[1] Ministry, https://a.test/x\n[2] Other"
    )
    assert [block.kind for block in document.blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FOOTNOTE, BlockKind.FOOTNOTE,
    ]  # fmt: skip
    assert document.blocks[3].headings == ("The Dam", "SOURCES AND NOTES")
    assert document.metadata.title == "The Dam"


def test_each_link_stands_where_its_words_stand():
    document = read("Über www.a.test, jo@b.test.".encode())
    assert [document.text[link.start : link.end] for link in document.links] == ["www.a.test", "jo@b.test"]


def test_the_encoding_is_that_of_the_header_else_utf_8_else_windows_1252():
    assert read("größe".encode("latin-1"), "text/plain; charset=iso-8859-1").text == "größe"
    assert read("größe".encode()).text == "größe"
    assert read("größe – x".encode("cp1252")).text == "größe – x"
    assert read(b"\xff\xfe" + "größe".encode("utf-16-le")).text == "größe"


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(data):
    document = read(data)
    document.text.encode()
    for link in document.links:
        assert document.text[link.start : link.end].split() == link.text.split()
