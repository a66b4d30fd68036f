"""Where a store is served: an address that is listened at, and the names by which it may be asked.

On a loopback address only requests are answered whose Host names this machine, so that no page elsewhere can have a
browser read the store by a name that it made lead here (DNS rebinding).
"""

import logging
import socket
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from crawler.manifest.store import Store
from crawler.policy.storage import S3

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Served:
    """What is shown, and to whom."""

    folder: Path
    restricted: bool = True
    """Whether copies are shown that are not for publication."""
    s3: S3 | None = None
    """Where the copies of freed files are, as the policy says."""


class Server(ThreadingHTTPServer):
    """Listens, and answers each request in a thread of its own."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, served: Served, host: str, port: int, handler: type[BaseHTTPRequestHandler]) -> None:
        """Bind the address; ``handler`` answers each request.

        :raises OSError: when that fails.
        :raises StoreError: when there is no store.
        """
        self.served = served
        self.store = Store.open(served.folder)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.address_family = family
        try:
            super().__init__((host, port), handler)
        except BaseException:
            self.store.close()
            raise
        self.port = int(self.socket.getsockname()[1])
        shown = f"[{host}]" if family == socket.AF_INET6 else host
        self.origin = f"http://{shown}:{self.port}"
        self.allowed_hosts = _allowed_hosts(host, self.port)

    def server_close(self) -> None:
        """Stop listening, and close the store."""
        super().server_close()
        self.store.close()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - as its base class has it
        """Log what went wrong with one request; a reader who went away is nothing."""
        _log.debug("a request of %s broke off", client_address, exc_info=True)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens at an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _allowed_hosts(host: str, port: int) -> frozenset[str] | None:
    """Return the Host headers that are answered; None for any, where the server is open to other machines."""
    if not is_loopback(host):
        return None
    names = {host.lower(), "localhost", "127.0.0.1", "[::1]", f"[{host}]"}
    return frozenset({f"{name}:{port}" for name in names} | (names if port == 80 else set()))
