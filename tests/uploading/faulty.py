"""A way to a server that is faulty as it is told: it changes bytes, breaks off, and counts what passes."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

_READ_BYTES = 1 << 16


class Faulty:
    """A proxy on loopback for plain TCP."""

    def __init__(self, upstream: int) -> None:
        self.sent = 0
        """Bytes that went to the server."""
        self.flips_sent = 0
        """How many more bytes of bodies to change on their way to the server; -1 for one in each block."""
        self.flips_received = 0
        """How many more bytes of bodies to change on their way back."""
        self.drops = 0
        """How many more connections to reset in the middle of a body."""
        self.on_sent: Callable[[int], None] = lambda _: None
        """Hears how much was sent, after each block."""
        self._upstream = upstream
        self._guard = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._upstream))
                threading.Thread(target=self._pump, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._pump, args=(far, near, False), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, to_server: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(_READ_BYTES):
                # Heads are small, and end in an empty line; what else is large is a body.
                is_body = len(data) > 1 << 12 and not data.startswith((b"PUT", b"POST", b"GET", b"HEAD", b"HTTP"))
                if is_body and self._take("flips_sent" if to_server else "flips_received"):
                    middle = len(data) // 2
                    data = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
                if is_body and to_server and self._take("drops"):
                    for one in (source, sink):
                        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                        one.close()
                    return
                sink.sendall(data)
                if to_server:
                    with self._guard:
                        self.sent += len(data)
                    self.on_sent(self.sent)
        for one in (source, sink):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _take(self, name: str) -> bool:
        with self._guard:
            left: int = getattr(self, name)
            if left > 0:
                setattr(self, name, left - 1)
            return left != 0
