import io
import sys

import pytest

from crawler import sources
from crawler.reading import UnreadableSource


@pytest.mark.parametrize("name", ["https://a.test/x", "HTTP://A.TEST", "ftp://a.test/x", " https://a.test/ "])
def test_urls_are_told_from_files(name):
    assert sources.is_url(name)


@pytest.mark.parametrize("name", ["-", "a.md", "dir/a.html", "file:///tmp/a.md", "C:\\a.md", "a.test/x", "mailto:x@y"])
def test_files_are_told_from_urls(name):
    assert not sources.is_url(name)


def test_a_urls_fragment_and_password_are_never_sent():
    assert sources.url_of("HTTPS://jo:pw@Exämple.test/a/../b?c#d") == "https://xn--exmple-cua.test/b?c"


@pytest.mark.parametrize("name", ["ftp://a.test/x", "http://", "https://a b/", "http://a.test:99999/", "gopher://x"])
def test_a_url_that_cannot_be_fetched_gets_one_clear_line(name):
    with pytest.raises(UnreadableSource) as caught:
        sources.url_of(name)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_a_file_is_read_by_path_and_by_file_url(tmp_path):
    file = tmp_path / "a b.md"
    file.write_bytes(b"text")
    assert sources.load(str(file)).data == b"text"
    assert sources.load(file.as_uri()).data == b"text"


def test_standard_input_is_read_for_a_dash(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    source = sources.load("-")
    assert (source.name, source.data, source.url) == ("-", b"text", None)


def test_missing_files_folders_and_endless_files_get_one_clear_line(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_SOURCE_BYTES", 1 << 20)
    for name, words in (
        (str(tmp_path / "none.md"), "no such file"),
        ("news.test/article", "https://news.test/article"),
        (str(tmp_path), "folder"),
        ("/dev/zero", "larger than"),
        ("a\0b", "cannot read"),
    ):
        with pytest.raises(UnreadableSource) as caught:
            sources.load(name)
        assert words in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_file_that_may_not_be_read_gets_one_clear_line(without_privileges):
    file = without_privileges / "a.md"
    file.write_bytes(b"x")
    assert sources.load(str(file)).data == b"x"
    file.chmod(0)
    with pytest.raises(UnreadableSource, match="cannot read"):
        sources.load(str(file))
