"""Serves the bundled web on loopback, for as long as somebody is in its context."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from crawler.demo.web import HOSTS, Host, rest


@contextmanager
def served() -> Iterator[Mapping[str, str]]:
    """Serve the bundled web and yield the base URL of each host by name; ``nowhere`` refuses connections."""
    addresses: dict[str, str] = {}
    with ExitStack() as stack:
        for host in HOSTS:
            server = _bound(host, addresses)
            stack.callback(server.server_close)
            addresses[host.name] = f"http://{server.server_address[0]!s}:{server.server_address[1]}"
            threading.Thread(target=server.serve_forever, name=host.name, daemon=True).start()
            stack.callback(server.shutdown)
        # A port that is bound and not listened on refuses whoever connects, and nobody else can take it meanwhile.
        closed = stack.enter_context(socket.socket())
        closed.bind(("127.0.0.1", 0))
        addresses["nowhere"] = f"http://127.0.0.1:{closed.getsockname()[1]}"
        yield addresses


def _bound(host: Host, addresses: Mapping[str, str]) -> ThreadingHTTPServer:
    handler = type("Handler", (_Handler,), {"host": host, "addresses": addresses})
    try:
        return ThreadingHTTPServer((host.address, 0), handler)
    except OSError:
        # Some systems have no other loopback address than the first.
        return ThreadingHTTPServer(("127.0.0.1", 0), handler)


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
