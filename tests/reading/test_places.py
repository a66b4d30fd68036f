import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.places import names_in, pdf_pages


def test_ids_of_elements_and_names_of_anchors_are_places() -> None:
    html = (
        "<body id=all><h2 id=\"a &amp; b\">x</h2><A NAME='old'></A><p name=no><!-- <p id=comment> --><img ID=Pic />"
        "<script id=code>'<p id=script>'</script><style><p id=style></style><p id=first id=second><p id=''>"
    )
    assert names_in(html.encode(), "text/html") == {"all", "a & b", "old", "Pic", "first"}


def test_places_are_read_in_the_encoding_of_the_page() -> None:
    assert names_in("<p id=Größe>".encode("latin-1"), "text/html; charset=iso-8859-1") == {"Größe"}


@pytest.mark.parametrize("html", ["<a " * 100_000, "<a " + "b " * 300_000, "<!--" * 100_000, '<a x="' * 100_000])
def test_markup_without_end_takes_no_long_time(html: str) -> None:
    assert names_in(html.encode(), None) == frozenset()


@given(st.binary(max_size=200))
def test_any_bytes_can_be_looked_at(data: bytes) -> None:
    assert all(isinstance(name, str) for name in names_in(data, None))
    assert (pdf_pages(data) or 0) >= 0


PAGES = (
    b"1 0 obj << /Kids [2 0 R << /A << /Count 99 >> >>] /Type /Pages /Count 12 >> endobj "
    b"3 0 obj <</Type/Pages/Count 5>>"
)


def test_a_pdf_file_has_as_many_pages_as_the_root_of_its_page_tree_says() -> None:
    assert pdf_pages(b"%PDF-1.4\n" + PAGES) == 12


def test_a_page_tree_within_a_compressed_stream_is_read_too() -> None:
    stream = b"<< /Type /ObjStm /N 2 /Filter /FlateDecode >>\nstream\r\n" + zlib.compress(PAGES) + b"\nendstream"
    assert pdf_pages(b"%PDF-1.5\n" + stream) == 12
    assert pdf_pages(b"%PDF-1.5\n" + stream.replace(b"x\x9c", b"??")) is None


def test_a_linearized_file_says_it_at_its_beginning() -> None:
    assert pdf_pages(b"%PDF-1.4\n1 0 obj << /Linearized 1 /L 1000 /N 7 /O 3 >>") == 7


def test_pages_of_another_file_are_not_known() -> None:
    assert pdf_pages(b"<p>no pdf</p>") is None
