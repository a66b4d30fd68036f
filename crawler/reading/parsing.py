"""Reads a source in a worker process that is killed when it takes too long."""

import asyncio
import atexit
import contextlib
import json
import math
import subprocess
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

from crawler.confining import command
from crawler.reading.document import MAX_SOURCE_BYTES, Document, Source, UnreadableSource
from crawler.reading.kinds import SCANNED, Kind, kind_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter

CPU_SECONDS = 10
"""Processor time for one pass over a source, and a second more for each MB of it (pages that are all links take half
of that, by measurement). It is what decides, so that the same source reads the same on a busy machine."""
_WALL_SECONDS_TO_A_CPU_SECOND = 3
MEMORY_LIMIT_BYTES = 2 << 30
"""Address space of a worker."""

# A worker that took a large source is not kept: its heap would not shrink again.
_KEPT_BELOW_BYTES = 8 << 20
_MAX_IDLE = 2

_PROGRAM = "from crawler.reading.worker import serve; serve(int(sys.argv[2]), sys.argv[3:])"


@cache
def _documents() -> "TypeAdapter[Document]":
    from pydantic import TypeAdapter  # which the worker, whose package this is, never needs

    return TypeAdapter(Document)


_SUFFIXES = {Kind.MARKDOWN: {"md", "markdown"}, Kind.HTML: {"html", "htm", "xhtml"}}
"""Of the kinds that most articles are of."""


class _WorkerFailed(Exception):
    """The worker was killed, died, or met an error that no reader foresaw."""


class _Worker:
    """One worker process, which serves one caller at a time."""

    def __init__(self, kinds: Iterable[Kind] = ()) -> None:
        """Start one that is soon ready for some kinds."""
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            command(_PROGRAM, str(MEMORY_LIMIT_BYTES), *kinds),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._requests: IO[bytes] = self._process.stdin  # type: ignore[assignment]
        self._answers: IO[bytes] = self._process.stdout  # type: ignore[assignment]

    def ask(self, request: dict[str, Any], data: bytes, seconds: float) -> dict[str, bytes]:
        """Return the answer to a request.

        :raises _WorkerFailed: when there is none within ``seconds``.
        """
        _watchdog.watch(self, seconds)
        try:
            self._requests.write(json.dumps(request).encode() + b"\n")
            self._requests.write(data)
            self._requests.flush()
            _documents()  # made ready while the worker reads
            answer = self._answers.readline()
        except (OSError, ValueError) as error:
            raise _WorkerFailed("the parser died") from error
        finally:
            _watchdog.release(self)
        if not answer.endswith(b"\n"):
            raise _WorkerFailed(f"the parser gave up, or took more than {seconds:.0f} s")
        return _parts(answer)

    @property
    def is_alive(self) -> bool:
        """Whether it can still be asked: while idle it may have been killed, by a machine short of memory say."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def close(self) -> None:
        """End the process and wait for it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._answers):
            try:
                pipe.close()
            except OSError:
                continue


class _Watchdog:
    """Ends workers that do not answer in time, all by one thread: to start one for each question takes a while.

    It sleeps until the earliest deadline that it saw, met or not, so that a question seldom wakes it.
    """

    def __init__(self) -> None:
        """Start the thread when there is something to watch."""
        self._changed = threading.Condition()
        self._deadlines: dict[_Worker, float] = {}
        self._wakes_at = math.inf
        self._thread: threading.Thread | None = None

    def watch(self, worker: _Worker, seconds: float) -> None:
        """End a worker in so many seconds, unless it is released before."""
        deadline = monotonic() + seconds
        with self._changed:
            self._deadlines[worker] = deadline
            if self._thread is None or not self._thread.is_alive():  # as in a process that was forked off
                self._wakes_at = deadline
                self._thread = threading.Thread(target=self._work, name="parsing-watchdog", daemon=True)
                self._thread.start()
            elif deadline < self._wakes_at:
                self._wakes_at = deadline
                self._changed.notify()

    def release(self, worker: _Worker) -> None:
        """Leave a worker alone, which has answered."""
        with self._changed:
            self._deadlines.pop(worker, None)

    def _work(self) -> None:
        with self._changed:
            while True:
                now = monotonic()
                for worker in [late for late, deadline in self._deadlines.items() if deadline <= now]:
                    del self._deadlines[worker]
                    worker.kill()
                self._wakes_at = min(self._deadlines.values(), default=math.inf)
                self._changed.wait(None if self._wakes_at == math.inf else self._wakes_at - now)


_watchdog = _Watchdog()


def _parts(answer: bytes) -> dict[str, bytes]:
    """Split an answer into its only key and the JSON under it, which is parsed by whoever knows its type."""
    key, _, value = answer.strip().removeprefix(b"{").removesuffix(b"}").partition(b": ")
    return {key.decode().strip('"'): value}


class _Workers:
    """The workers of this process: idle ones are used again, since starting one takes longer than a small article."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []

    def take(self, kinds: Iterable[Kind] = ()) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    return worker
                worker.close()
        return _Worker(kinds)

    def give_back(self, worker: _Worker) -> None:
        with self._lock:
            if len(self._idle) < _MAX_IDLE:
                self._idle.append(worker)
                return
        worker.close()

    def close(self) -> None:
        """End the idle workers."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()


_workers = _Workers()
atexit.register(_workers.close)


def prepare(names: Iterable[str] = ()) -> None:
    """Start a worker for the first article, while whoever will ask for it is getting ready too.

    By the ``names`` of the sources it guesses which readers it will need.
    """
    suffixes = {name.lower().rpartition(".")[2] for name in names}
    kinds = [kind for kind, usual in _SUFFIXES.items() if not suffixes.isdisjoint(usual)]
    _workers.give_back(_workers.take(kinds))


class _Begun:
    """The reading of a file that is going to be asked for."""

    def __init__(self, name: str, load: Callable[[str], Source]) -> None:
        """Begin, in a thread of its own."""
        self._source: Source | None = None
        self._reading: _Reading | None = None
        self._document: Document | None = None
        self._thread = threading.Thread(target=self._work, args=(name, load), name="first article", daemon=True)
        self._thread.start()

    def document_of(self, source: Source) -> Document | None:
        """Return the document when it is read; None where it could not be, or the file is another by now."""
        self._thread.join()
        return self._document if self._source is not None and _alike(self._source, source) else None

    def cancel(self) -> None:
        """End the worker that reads it."""
        if self._reading is not None:
            self._reading.cancel()

    def _work(self, name: str, load: Callable[[str], Source]) -> None:
        # Whoever asks for it reads it once more then, and is told what is wrong with it.
        with contextlib.suppress(Exception):
            self._source = load(name)
            self._reading = _Reading(self._source)
            self._document = self._reading.read()


_begun: dict[str, _Begun] = {}


@atexit.register
def _cancel_begun() -> None:
    for one in _begun.values():
        one.cancel()


def begin(name: str, load: Callable[[str], Source]) -> None:
    """Begin to read a file that is going to be asked for, in a worker and while this process gets ready.

    ``load`` reads its bytes. What is no file, but a pipe say, could not be read a second time and is left alone.
    """
    with contextlib.suppress(OSError, ValueError):
        if Path(name).is_file():
            _begun[name] = _Begun(name, load)


def _alike(one: Source, other: Source) -> bool:
    """Whether two sources are read alike, whenever they were fetched."""
    return replace(one, fetched_at=None) == replace(other, fetched_at=None)


def read(source: Source) -> Document:
    """Read an article of whatever kind.

    When its structure cannot be read within the limits, its text and links are, and a warning says so.

    :raises UnreadableSource: when it is too large, empty, binary, of a kind that is not read yet, or holds no text.
    """
    return _Reading(source).run()


async def read_async(source: Source) -> Document:
    """Read an article as :func:`read` does, without holding up the event loop; cancelling ends the worker."""
    reading = _Reading(source)
    try:
        return await asyncio.to_thread(reading.run)
    except asyncio.CancelledError:
        reading.cancel()
        raise


class _Reading:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._data = b"".join((source.data, *source.beside.values()))
        self._cpu_seconds = CPU_SECONDS + (len(self._data) >> 20)
        self._worker: _Worker | None = None
        self._begun: _Begun | None = None
        self._cancelled = False

    def run(self) -> Document:
        """Return what was begun to be read before, else read it."""
        self._begun = _begun.pop(self._source.name, None)
        document = self._begun.document_of(self._source) if self._begun is not None else None
        return self.read() if document is None else document

    def read(self) -> Document:
        source = self._source
        if len(source.data) > MAX_SOURCE_BYTES:
            raise UnreadableSource(f"{source.name}: larger than {MAX_SOURCE_BYTES >> 20} MB, which is no article")
        kind = kind_of(source)
        try:
            document = self._ask(kind, scan_only=False)
        except _WorkerFailed:
            if kind not in SCANNED:
                raise UnreadableSource(self._given_up()) from None
            document = self._scan(kind)
        if not document.text.strip() and not document.links:
            why = "; ".join(document.warnings) or "a page may need a browser to show any"
            raise UnreadableSource(f"{source.name}: there is no text in it ({why})")
        return document

    def cancel(self) -> None:
        self._cancelled = True
        if self._begun is not None:
            self._begun.cancel()
        if self._worker is not None:
            self._worker.kill()

    def _scan(self, kind: str) -> Document:
        """Read text and links only.

        :raises UnreadableSource: when even that fails.
        """
        try:
            document = self._ask(kind, scan_only=True)
        except _WorkerFailed:
            raise UnreadableSource(self._given_up()) from None
        warning = "its structure could not be read within the limits of time and memory; its text and links were"
        return replace(document, warnings=(*document.warnings, warning))

    def _given_up(self) -> str:
        limits = f"{self._cpu_seconds} s and {MEMORY_LIMIT_BYTES >> 30} GB of memory"
        return f"{self._source.name}: it cannot be parsed within {limits}"

    def _ask(self, kind: str, *, scan_only: bool) -> Document:
        source = self._source
        request = {
            "name": source.name.encode("utf-8", "replace").decode(),
            "url": source.url,
            "content_type": source.content_type,
            "kind": kind,
            "scan_only": scan_only,
            "bytes": len(source.data),
            "beside": {name: len(data) for name, data in source.beside.items()},
            "cpu_seconds": self._cpu_seconds,
        }
        self._worker = worker = _workers.take()
        kept = False
        try:
            if self._cancelled:
                raise _WorkerFailed("cancelled")
            answer = worker.ask(request, self._data, self._cpu_seconds * _WALL_SECONDS_TO_A_CPU_SECOND)
            kept = "failed" not in answer and len(self._data) < _KEPT_BELOW_BYTES
        finally:
            self._worker = None
            if kept:
                _workers.give_back(worker)
            else:
                worker.close()
        if "document" in answer:
            return _documents().validate_json(answer["document"])
        if "unreadable" in answer:
            raise UnreadableSource(json.loads(answer["unreadable"]))
        raise _WorkerFailed(json.loads(answer["failed"]))
