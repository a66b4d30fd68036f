import asyncio
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reading import Source, UnreadableSource, parsing, read, read_async
from crawler.reading.kinds import Kind, kind_of


def source(data: bytes, name: str = "-", **more) -> Source:
    return Source(name, data, **more)


@pytest.mark.parametrize(
    ("data", "name", "content_type", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "a.txt", None, Kind.HTML),
        (b"\xef\xbb\xbf  <html><p>x", "-", "text/plain", Kind.HTML),
        (b"<p>x</p><p>y</p>", "-", None, Kind.HTML),
        (b"<p>x</p>", "a.html", None, Kind.HTML),
        (b"x", "-", "text/html; charset=utf-8", Kind.HTML),
        (b"# x\n\n[a](b)", "-", None, Kind.MARKDOWN),
        (b"x", "a.md", "text/plain", Kind.MARKDOWN),
        (b"x", "-", "text/markdown", Kind.MARKDOWN),
        (b"<div align=center>\n\n# x\n\n</div><p>y", "README.md", None, Kind.MARKDOWN),
        (b"x", "-", None, Kind.PLAINTEXT),
        (b"# [a](b)", "a.txt", None, Kind.PLAINTEXT),
        ("x é".encode("utf-16"), "-", None, Kind.PLAINTEXT),
    ],
)
def test_the_kind_is_told_by_content_then_by_type_and_name(data, name, content_type, kind):
    assert kind_of(source(data, name, content_type=content_type)) is kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"PK\x03\x04" + bytes(30), "zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
        (bytes(range(256)) * 4, "binary"),
        (b"<?xml version='1.0'?><rss version='2.0'></rss>", "feed"),
        (b"<!doctype html><title>t</title><body><script>x()</script>", "no text"),
        (b"<!-- -->\n<!doctype html>", "no text"),
    ],
)
def test_what_is_no_article_gets_one_clear_line(data, words):
    with pytest.raises(UnreadableSource) as caught:
        read(source(data, "thing"))
    message = str(caught.value)
    assert message.startswith("thing: ")
    assert words in message
    assert "\n" not in message
    assert caught.value.exit_code == 3


def test_a_source_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(parsing, "MAX_SOURCE_BYTES", 10)
    with pytest.raises(UnreadableSource, match="larger than"):
        read(source(b"x" * 11))


def test_eighty_thousand_attributes_on_one_tag_hide_no_link():
    attributes = b" ".join(b"a%d=1" % i for i in range(80_000))
    page = (
        b"<!doctype html><p>One <a href='https://a.test/'>a</a><div "
        + attributes
        + b"></div><a href='https://b.test/'>b</a>"
    )
    document = read(source(page))
    assert [link.target for link in document.links] == ["https://a.test/", "https://b.test/"]
    assert document.warnings


def test_links_deeper_than_a_parser_follows_are_listed_with_a_warning():
    page = b"<!doctype html><p><a href='https://a.test/'>a</a>" + b"<div>" * 5000 + b"<a href='https://b.test/'>b</a>"
    document = read(source(page))
    assert [link.target for link in document.links] == ["https://a.test/", "https://b.test/"]


def test_when_the_parser_is_killed_text_and_links_are_read_without_it(monkeypatch):
    ask = parsing._Worker.ask

    def killed(self, request, data, seconds):
        if not request["scan_only"]:
            self.kill()
        return ask(self, request, data, seconds)

    monkeypatch.setattr(parsing._Worker, "ask", killed)
    document = read(source(b"# One\n\n[a](https://a.test/) and https://b.test/x.", "a.md"))
    assert [link.target for link in document.links] == ["https://a.test/", "https://b.test/x"]
    assert "structure could not be read" in document.warnings[0]


def test_a_worker_that_died_is_replaced():
    read(source(b"one"))
    for worker in parsing._workers._idle:
        worker.kill()
    assert read(source(b"two")).text == "two"


def test_reading_does_not_hold_up_the_event_loop():
    async def both():
        first, second = await asyncio.gather(read_async(source(b"one")), read_async(source(b"two")))
        return first.text, second.text

    assert asyncio.run(both()) == ("one", "two")


def test_cancelling_ends_the_worker(monkeypatch):
    started = threading.Event()
    ask = parsing._Worker.ask

    def slow(self, request, data, seconds):
        started.set()
        return ask(self, request, data[:-1], seconds)  # the worker waits for the last byte

    monkeypatch.setattr(parsing._Worker, "ask", slow)

    async def cancelled():
        task = asyncio.create_task(read_async(source(b"some text")))
        await asyncio.to_thread(started.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    began = time.monotonic()
    asyncio.run(cancelled())
    assert time.monotonic() - began < 10


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(
            st.sampled_from(
                [
                    b"<p>",
                    b"<a href=x>",
                    b"</a>",
                    b"word ",
                    b"<!doctype html>",
                    b"\x00",
                    b"\xff",
                    b"[a](b)",
                    b"# ",
                    b"<table>",
                ]
            ),
            max_size=20,
        ).map(b"".join),
    )
)
def test_any_bytes_are_read_or_refused(data):
    try:
        document = read(source(data))
    except UnreadableSource as refused:
        message = str(refused)
    else:
        message = ""
        assert document.text.strip() or document.links
    assert "\n" not in message


def test_workers_that_do_not_answer_are_ended_each_in_its_time() -> None:
    """One that waits for what never comes is as one that hangs; the one that was asked last has the least time."""
    workers = [parsing._Worker() for _ in range(2)]
    ended: list[int] = []

    def ask(number: int, seconds: float) -> None:
        with pytest.raises(parsing._WorkerFailed):
            workers[number].ask({"bytes": 10}, b"", seconds)
        ended.append(number)

    threads = [threading.Thread(target=ask, args=(number, seconds)) for number, seconds in ((0, 0.6), (1, 0.1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for worker in workers:
        worker.close()
    assert ended == [1, 0]


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_a_stray_zero_byte_in_a_text_hides_nothing(name):
    document = read(Source(name, b"Words\x00 and https://a.example/1 too."))
    assert [link.target for link in document.links] == ["https://a.example/1"]
