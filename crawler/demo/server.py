"""Serves the bundled web on loopback, for as long as somebody is in its context."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any

from crawler.demo.web import HOSTS, NOWHERE, Host, rest

PORT = 8701
"""Of each host where it is free: the same URLs each time, so the demo goes on in a store that it was stopped in."""

_POLL_SECONDS = 0.02
"""How soon a server notices that it is to end; the standard library's half a second is waited for once a host."""


@contextmanager
def served() -> Iterator[Mapping[str, str]]:
    """Serve the bundled web and yield the base URL of each host by name; ``nowhere`` refuses connections."""
    addresses: dict[str, str] = {}
    with ExitStack() as stack:
        for host in HOSTS:
            server = stack.enter_context(_bound(host, addresses))
            addresses[host.name] = _url(server.socket)
            threading.Thread(target=server.serve_forever, args=(_POLL_SECONDS,), name=host.name, daemon=True).start()
            stack.callback(server.shutdown)
        addresses["nowhere"] = _url(stack.enter_context(_refusing()))
        yield addresses


class _Server(ThreadingTCPServer):
    """What ``http.server`` has too, without the look-up of its own name, which asks a name server."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep quiet: a crawl that is interrupted goes away in the middle of an answer."""


def _bound(host: Host, addresses: Mapping[str, str]) -> _Server:
    handler = type("Handler", (_Handler,), {"host": host, "addresses": addresses})
    for place in ((host.address, PORT), (host.address, 0)):
        with suppress(OSError):
            return _Server(place, handler)
    # Some systems have no other loopback address than the first.
    return _Server(("127.0.0.1", 0), handler)


def _refusing() -> socket.socket:
    """Return a socket that is bound and not listened on: whoever connects is refused, and nobody else can take it."""
    closed = socket.socket()
    for place in ((NOWHERE, PORT), (NOWHERE, 0)):
        with suppress(OSError):
            closed.bind(place)
            return closed
    closed.bind(("127.0.0.1", 0))
    return closed


def _url(bound: socket.socket) -> str:
    address, port = bound.getsockname()
    return f"http://{address}:{port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "evercite-demo"
    sys_version = ""
    host: Host
    addresses: Mapping[str, str]

    def do_GET(self) -> None:
        answer = self.host.answer(self.path, self.addresses)
        rest(answer)
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the standard library's name
        """Keep quiet: the crawl has its own progress."""
