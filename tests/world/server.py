"""The server: one thread, one event loop, raw bytes in and out."""

import asyncio
import contextlib
import re
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Pause:
    """Wait before the next step."""

    seconds: float


@dataclass(frozen=True)
class Reset:
    """Break the connection off with RST."""


@dataclass(frozen=True)
class Close:
    """Close the connection in good order, with FIN."""


@dataclass(frozen=True)
class Silence:
    """Send nothing more and keep the connection open until the client closes it."""


Step = bytes | Pause | Reset | Close | Silence
Script = Sequence[Step]
Answer = bytes | Script | Callable[[bytes], "bytes | Script"]


@dataclass
class Exchange:
    """What one request and its answer looked like on the wire, from the server's side."""

    host: str
    port: int
    path: str
    request: bytes
    response: bytes = b""
    """As far as it was sent."""
    connection: int = 0
    began: float = 0.0
    """``time.monotonic()`` when the request was whole."""
    sent: float = 0.0
    """``time.monotonic()`` just before the last bytes were written: what the client counts from is never earlier."""
    ended: float = 0.0
    over: threading.Event = field(default_factory=threading.Event, repr=False, compare=False)
    """Set once the script has been played, or the client has hung up on it."""


@dataclass
class _Site:
    port: int
    answers: dict[str, tuple[tuple[Step, ...] | Callable[[bytes], "bytes | Script"], bool]] = field(
        default_factory=dict
    )
    fallback: tuple[tuple[Step, ...] | Callable[[bytes], "bytes | Script"], bool] | None = None


NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nnot found"


class World:
    """Servers on 127.0.0.x, started on demand; every exchange is logged."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self.connections = 0
        """Connections accepted so far, whether or not a request came."""
        self._sites: dict[tuple[str, int], _Site] = {}
        self._ports: dict[tuple[str, bool | str], int] = {}
        self._loop = asyncio.new_event_loop()
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="world", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def serve(
        self,
        path: str,
        answer: Answer,
        *,
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
        keep: bool = False,
    ) -> str:
        """Answer requests for ``path`` (path and query, as in the request line) and return its URL.

        ``keep`` keeps the connection open for further requests after the answer.
        """
        port = self.port(host, tls)
        self._sites[host, port].answers[path] = (_script(answer), keep)
        return f"{'https' if tls else 'http'}://{host}:{port}{path}"

    def serve_all(self, answer: Answer, *, host: str, tls: ssl.SSLContext | None = None, keep: bool = False) -> str:
        """Answer every request to a host that has no answer of its own, and return the URL of its root."""
        port = self.port(host, tls)
        self._sites[host, port].fallback = (_script(answer), keep)
        return f"{'https' if tls else 'http'}://{host}:{port}/"

    def port(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> int:
        """Return the port that a host listens on, with TLS or without."""
        key = (host, str(id(tls)) if tls else False)
        if key not in self._ports:
            future = asyncio.run_coroutine_threadsafe(self._listen(host, tls), self._loop)
            self._ports[key] = future.result(10)
        return self._ports[key]

    def greet(self, *steps: Step, host: str = "127.0.0.1") -> int:
        """Play steps to whoever connects, before a word is said, and return the port; nothing of it is logged.

        For what is no HTTP server: one that hangs up, or that speaks first and plainly where TLS is expected.
        """
        return asyncio.run_coroutine_threadsafe(self._listen_to_greet(host, steps), self._loop).result(10)

    def requests(self, path: str | None = None) -> list[Exchange]:
        """Return the exchanges so far, or those for one path; robots.txt is left out unless asked for."""
        return [e for e in self.exchanges if (e.path == path if path else e.path != "/robots.txt")]

    async def _listen_to_greet(self, host: str, steps: Script) -> int:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.connections += 1
            with contextlib.suppress(OSError):
                await self._play(steps, reader, writer, Exchange(host, 0, "", b""))
            writer.close()

        server = await asyncio.start_server(handle, host, 0)
        self._servers.append(server)
        return int(server.sockets[0].getsockname()[1])

    async def _listen(self, host: str, tls: ssl.SSLContext | None) -> int:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            self._tasks.add(task)
            try:
                await self._converse(reader, writer, host, port)
            except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                pass
            finally:
                self._tasks.discard(task)
                writer.transport.abort() if writer.transport.is_closing() else writer.close()

        server = await asyncio.start_server(handle, host, 0, ssl=tls, limit=1 << 22)
        port = int(server.sockets[0].getsockname()[1])
        self._servers.append(server)
        self._sites[host, port] = _Site(port)
        return port

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, port: int) -> None:
        self.connections += 1
        connection = self.connections
        while True:
            request = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"\r\nContent-Length: (\d+)\r\n", request)
            request += await reader.readexactly(int(length[1])) if length else b""
            path = request.split(b" ", 2)[1].decode("latin-1")
            exchange = Exchange(host, port, path, request, connection=connection, began=time.monotonic())
            self.exchanges.append(exchange)
            site = self._sites[host, port]
            answer, keep = site.answers.get(path) or site.fallback or ((NOT_FOUND,), True)
            steps = _script(answer(request)) if callable(answer) else answer
            assert not callable(steps)
            try:
                ended = await self._play(steps, reader, writer, exchange)
            finally:
                exchange.ended = time.monotonic()
                exchange.over.set()
            if ended or not keep:
                return

    async def _play(
        self, steps: Script, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, exchange: Exchange
    ) -> bool:
        """Play a script and return whether it ended the connection."""
        for step in steps:
            match step:
                case bytes():
                    exchange.response += step  # before it can be read on the other side, and the log be looked at
                    exchange.sent = time.monotonic()
                    writer.write(step)
                    await writer.drain()
                case Pause():
                    await asyncio.sleep(step.seconds)
                case Reset():
                    raw: socket.socket = writer.get_extra_info("socket")
                    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    writer.transport.abort()
                    return True
                case Close():
                    return True
                case Silence():
                    await reader.read()
                    return True
        return False

    async def _stop(self) -> None:
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _script(answer: Answer) -> "tuple[Step, ...] | Callable[[bytes], bytes | Script]":
    if isinstance(answer, bytes):
        return (answer,)
    return answer if callable(answer) else tuple(answer)
