import asyncio
import os
import select
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable

import pytest

from crawler.pages import process as process_module
from crawler.pages.process import FEW_PAGES, PageProcess, PageUnreadable
from crawler.pages.reading import Reading, read

URL, HTML = "https://a.example/news/flood", "text/html; charset=utf-8"
LARGE = b"<!-- " + b"x" * process_module.SMALL_BYTES + b" -->"

# A reader that does to a page what the page says.
OBEDIENT = """
import os, time
from crawler.pages import worker
inner = worker.read
def read(url, content_type, data):
    if b"DIE" in data: os._exit(1)
    if b"SLEEP" in data: time.sleep(3600)
    if b"SPIN" in data:
        while True: pass
    if b"GROW" in data: return inner(url, content_type, b" " * (4 << 30))
    if b"FAIL" in data: raise RuntimeError("as asked")
    return inner(url, content_type, data)
worker.read = read
worker.serve(int(sys.argv[2]))
"""


def page(word: str) -> bytes:
    return f"<title>{word}</title><img src=/{word}.png><p>{word} and more</p>".encode() + LARGE


def reading(work: Callable[[PageProcess], Awaitable[None]], program: str = OBEDIENT) -> None:
    async def run() -> None:
        pages = PageProcess(program)
        try:
            await work(pages)
        finally:
            await pages.close()

    asyncio.run(run())


def test_a_page_is_read_as_it_is_read_here() -> None:
    async def work(pages: PageProcess) -> None:
        several = [page(f"w{n}") for n in range(30)]
        found = await asyncio.gather(*(pages.read(URL, HTML, data) for data in several))
        assert found == [read(URL, HTML, data) for data in several]

    reading(work)


@pytest.mark.parametrize("word", ["DIE", "SLEEP", "SPIN", "GROW", "FAIL"])
def test_a_page_that_ends_or_stalls_its_reader_is_given_up_and_the_others_are_read(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_module, "CPU_SECONDS", 0.5)

    async def work(pages: PageProcess) -> None:
        words = ["a", word, "b", word, "c"]
        found = await asyncio.gather(*(pages.read(URL, HTML, page(w)) for w in words), return_exceptions=True)
        assert [type(one) for one in found] == [Reading, PageUnreadable, Reading, PageUnreadable, Reading]
        assert [one.signs.title for one in found if isinstance(one, Reading)] == ["a", "b", "c"]

    reading(work)


def test_what_is_no_reading_ends_the_reader_and_not_the_run() -> None:
    program = OBEDIENT.replace(
        "worker.read = read", "worker.read = lambda *_: type('', (), {'to_json': lambda _: b'{'})()"
    )

    async def work(pages: PageProcess) -> None:
        with pytest.raises(PageUnreadable):
            await pages.read(URL, HTML, page("a"))

    reading(work, program)


def test_where_no_process_can_be_started_pages_are_read_here(caplog: pytest.LogCaptureFixture) -> None:
    async def work(pages: PageProcess) -> None:
        for _ in range(2):
            assert await pages.read(URL, HTML, page("a")) == read(URL, HTML, page("a"))

    reading(work, "raise SystemExit(1)")
    [warning] = caplog.records
    assert "none could be started" in warning.message


def test_a_few_small_pages_start_no_process() -> None:
    async def work(pages: PageProcess) -> None:
        for _ in range(FEW_PAGES):
            await pages.read(URL, HTML, b"<p>small")
        assert pages._serving is None
        await pages.read(URL, HTML, b"<p>small")
        assert pages._serving is not None

    reading(work)


def test_whoever_stops_waiting_holds_up_nobody() -> None:
    async def work(pages: PageProcess) -> None:
        first = asyncio.create_task(pages.read(URL, HTML, page("a")))
        second = asyncio.create_task(pages.read(URL, HTML, page("b")))
        await asyncio.sleep(0)
        first.cancel()
        assert (await second).signs.title == "b"

    reading(work)


def test_closing_lets_the_process_end_what_it_was_asked_and_reading_goes_on_here() -> None:
    async def work(pages: PageProcess) -> None:
        asked = asyncio.create_task(pages.read(URL, HTML, page("a")))
        await asyncio.sleep(0)
        await pages.close()
        assert (await asked).signs.title == "a"
        assert pages._child is None
        assert (await pages.read(URL, HTML, page("b"))).signs.title == "b"

    reading(work)


def test_closing_waits_for_no_page_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "END_SECONDS", 0.1)

    async def work(pages: PageProcess) -> None:
        asked = asyncio.create_task(pages.read(URL, HTML, page("SLEEP")))
        await asyncio.sleep(0)
        await pages.close()
        with pytest.raises(PageUnreadable):
            await asked

    reading(work)


def test_the_process_ends_with_one_that_is_killed() -> None:
    program = f"""
import asyncio
from crawler.pages.process import PageProcess
async def run():
    pages = PageProcess()
    await pages.read({URL!r}, {HTML!r}, b"x" * 100_000)
    print(pages._child.process.pid, flush=True)
    await asyncio.Event().wait()
asyncio.run(run())
"""
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    try:
        assert parent.stdout is not None
        child = os.pidfd_open(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGKILL)
        ended = select.poll()
        ended.register(child, select.POLLIN)
        assert ended.poll(30_000)
        os.close(child)
    finally:
        parent.kill()
        parent.communicate()


def test_where_many_pages_are_to_come_the_first_is_read_apart_already() -> None:
    async def work(pages: PageProcess) -> None:
        pages.expect(FEW_PAGES)
        assert not pages.is_apart
        pages.expect(FEW_PAGES + 1)
        assert pages.is_apart
        small = b"<title>small</title><p>and that is all</p>"
        assert await pages.read(URL, HTML, small) == read(URL, HTML, small)

    reading(work)
