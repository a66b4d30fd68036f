"""Has pages read by another process: on another core, and where a page can stall or kill nothing but that process."""

import asyncio
import contextlib
import json
import logging
import socket
import subprocess
from collections import deque
from dataclasses import dataclass

from crawler.confining import command
from crawler.pages.reading import Reading, read
from crawler.pages.worker import ANSWER, READY, REQUEST

FEW_PAGES = 20
"""So many small pages are read where they are: fewer are not worth a process, which takes a third of a second."""

SMALL_BYTES = 64 << 10
"""What is up to here is read in a millisecond or two: less than it costs to have another thread do it."""

CPU_SECONDS = 10
"""Processor time for a page, and a second more for each MB of it."""

WALL_SECONDS_TO_A_CPU_SECOND = 3

MEMORY_LIMIT_BYTES = 2 << 30
"""Address space of the process."""

MAX_ANSWER_BYTES = 64 << 20

START_SECONDS = 60.0
END_SECONDS = 10.0

_PROGRAM = "from crawler.pages.worker import serve; serve(int(sys.argv[2]))"

_log = logging.getLogger(__name__)


class PageUnreadable(Exception):
    """A page could not be read within the limits of time and memory."""


class _NoProcess(Exception):
    """There is none to read pages."""


@dataclass(frozen=True, slots=True)
class _Asked:
    request: tuple[bytes, bytes]
    seconds: float
    answer: "asyncio.Future[Reading]"


@dataclass(frozen=True, slots=True)
class _Child:
    process: "subprocess.Popen[bytes]"
    answers: asyncio.StreamReader
    requests: asyncio.StreamWriter

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.requests.close()


class PageProcess:
    """Reads pages for one event loop, by a process that is started when there is something to gain, and again when a
    page has ended it.
    """

    def __init__(self, program: str = _PROGRAM, *, few_pages: float | None = None) -> None:
        """Read by ``program``, as :func:`crawler.confining.command` has it, which is given the limit of memory.

        So many small pages are read here before there is a process: ``few_pages``, else :data:`FEW_PAGES`.
        """
        self._program = program
        self._few_pages = FEW_PAGES if few_pages is None else few_pages
        self._read_here = 0
        self._waiting: deque[_Asked] = deque()
        self._more = asyncio.Event()
        self._child: _Child | None = None
        self._serving: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def is_apart(self) -> bool:
        """Whether pages are read by another process, one that is starting included."""
        return self._serving is not None

    def expect(self, pages: int) -> None:
        """Start the process at once where more pages are to come than are read here."""
        if pages > self._few_pages and not self.is_apart and not self._closed:
            self._serving = asyncio.create_task(self._serve(), name="pages")

    async def read(self, url: str, content_type: str, data: bytes) -> Reading:
        """Read a page, without its codings, for what it needs and what it says of itself.

        :raises PageUnreadable: when that took too long or too much memory.
        """
        if not self.is_apart and len(data) <= SMALL_BYTES and self._read_here < self._few_pages:
            self._read_here += 1
            return read(url, content_type, data)
        if not self._closed:
            with contextlib.suppress(_NoProcess):
                return await self._ask(url, content_type, data)
        return await asyncio.to_thread(read, url, content_type, data)

    async def close(self) -> None:
        """End the process, once it has read what it was asked to; what is read afterwards is read here."""
        self._closed = True
        if asked := [one.answer for one in self._waiting]:
            await asyncio.wait(asked, timeout=END_SECONDS)
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.wait({self._serving})

    async def _ask(self, url: str, content_type: str, data: bytes) -> Reading:
        seconds = CPU_SECONDS + (len(data) >> 20)
        head = json.dumps({"url": url, "content_type": content_type, "cpu_seconds": seconds}).encode("ascii")
        asked = _Asked(
            (REQUEST.pack(len(head), len(data)) + head, data),
            seconds * WALL_SECONDS_TO_A_CPU_SECOND,
            asyncio.get_running_loop().create_future(),
        )
        self._waiting.append(asked)
        self._more.set()
        if self._serving is None:
            self._serving = asyncio.create_task(self._serve(), name="pages")
        elif self._child is not None:
            self._child.requests.writelines(asked.request)
        return await asked.answer

    async def _serve(self) -> None:
        """Pass answers on for as long as there may be any, with one process after another."""
        try:
            while True:
                child = await self._started()
                try:
                    await self._pass_on(child)
                except (TimeoutError, EOFError, OSError, ValueError, LookupError, TypeError):
                    # It ended, is stuck, or says what no reader says: a page may have taken it over.
                    self._give_up_first()
                finally:
                    self._child = None
                    child.end()
        except OSError as error:
            self._closed = True
            _log.warning("pages are read in this process, for none could be started for it: %s", error)
            self._fail(_NoProcess())
        except asyncio.CancelledError:
            self._fail(PageUnreadable("the work has ended"))
            raise

    async def _started(self) -> _Child:
        """Start a process.

        :raises OSError: when it does not come to life.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(  # noqa: S603, ASYNC220 - our own interpreter and program; returns at once
                command(self._program, str(MEMORY_LIMIT_BYTES)),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        ours.setblocking(False)
        child = _Child(process, *await asyncio.open_connection(sock=ours))
        try:
            async with asyncio.timeout(START_SECONDS):
                await child.answers.readexactly(len(READY))
        except (TimeoutError, EOFError, OSError) as error:
            child.end()
            raise OSError(f"it ended at once ({error or type(error).__name__})") from error
        except asyncio.CancelledError:
            child.end()
            raise
        return child

    async def _pass_on(self, child: _Child) -> None:
        for asked in self._waiting:  # and were not answered by the process before it
            child.requests.writelines(asked.request)
        self._child = child
        while True:
            while not self._waiting:
                self._more.clear()
                await self._more.wait()
            async with asyncio.timeout(self._waiting[0].seconds):
                (size,) = ANSWER.unpack(await child.answers.readexactly(ANSWER.size))
                if size > MAX_ANSWER_BYTES:
                    raise EOFError
                answer = await child.answers.readexactly(size)
            reading = Reading.from_json(answer) if answer else None
            asked = self._waiting.popleft()
            if asked.answer.done():
                continue  # nobody waits for it any longer
            if reading is not None:
                asked.answer.set_result(reading)
            else:
                asked.answer.set_exception(PageUnreadable("the parser failed at it"))

    def _give_up_first(self) -> None:
        """Give up the page that a process ended over: it reads them in turn."""
        if self._waiting and not (first := self._waiting.popleft().answer).done():
            first.set_exception(
                PageUnreadable(f"not within {CPU_SECONDS} s and {MEMORY_LIMIT_BYTES >> 30} GB of memory")
            )

    def _fail(self, error: Exception) -> None:
        while self._waiting:
            if not (answer := self._waiting.popleft().answer).done():
                answer.set_exception(error)
