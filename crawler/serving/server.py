"""The server that shows a store to its reader: articles, their citations, and the copies.

What was captured is a stranger's and may be hostile. No script of it ever runs: every copy is sent with a policy that
forbids scripts, forms and plug-ins and lets the browser ask nobody but this server, and in a sandbox. Only GET and HEAD
are answered, and on a loopback address only those whose Host names this machine, so that no page elsewhere can have a
browser read the store by a name that it made lead here (DNS rebinding).
"""

import logging
import socket
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from crawler.errors import EverciteError
from crawler.manifest.store import Store
from crawler.policy.storage import S3
from crawler.serving.routes import Handler

_log = logging.getLogger(__name__)


class CannotServe(EverciteError):
    """There is no serving at this address; name another one by ``--port`` or ``--host``."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Served:
    """What is shown, and to whom."""

    folder: Path
    restricted: bool = True
    """Whether copies are shown that are not for publication."""
    s3: S3 | None = None
    """Where the copies of freed files are, as the policy says."""


def serve(served: Served, host: str, port: int) -> "Server":
    """Return a server that listens at an address; call its ``serve_forever``. Port 0 is any that is free.

    :raises CannotServe: when the address cannot be listened at.
    :raises StoreError: when there is no store.
    """
    try:
        return Server(served, host, port)
    except (OSError, OverflowError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CannotServe(f"{host}:{port}: cannot be listened at: {said}") from error


class Server(ThreadingHTTPServer):
    """Listens, and answers each request in a thread of its own."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, served: Served, host: str, port: int) -> None:
        """Bind the address.

        :raises OSError: when that fails.
        :raises StoreError: when there is no store.
        """
        self.served = served
        self.store = Store.open(served.folder)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.address_family = family
        try:
            super().__init__((host, port), Handler)
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
