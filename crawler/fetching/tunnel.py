"""Connecting through a proxy: always by a tunnel to the server, so that what is recorded is still the server's own.

A tunnel leads to an address that was looked up and judged here, unless the proxy is trusted to refuse private addresses
itself; then it leads to the name, which the proxy looks up.
"""

import asyncio
import contextlib
import errno
import re
import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.errors import EverciteError
from crawler.fetching.exchange import Failure, FailureKind
from crawler.urls import Address

if TYPE_CHECKING:
    from python_socks import ProxyError

SCHEMES = ("http", "socks4", "socks5")

_PATIENCE_SECONDS = 10

_SOCKS5_REFUSED = 5  # RFC 1928 §6
_HTTP_ASKS_WHO_WE_ARE = 407  # RFC 9110 §15.5.8
# What python-socks says of a proxy that wants another name or password, and of one that speaks another protocol.
_NOT_LET_IN = re.compile("authentication|SOCKS version|status (?:line|code)", re.IGNORECASE)


class TunnelFailed(Exception):
    """The proxy made no tunnel to the server; ``failure`` says why."""

    def __init__(self, failure: Failure) -> None:
        """Carry the failure."""
        super().__init__(failure.message)
        self.failure = failure


class ProxyUnusable(EverciteError):
    """The proxy itself cannot be used, so nothing can be said of any link; check ``network.proxy``."""

    exit_code = 2


class Tunneller:
    """Opens tunnels through one proxy."""

    def __init__(self, proxy: str, *, trusted: bool = False) -> None:
        """Go through ``proxy``, an ``http``, ``socks4`` or ``socks5`` URL; ``trusted`` leaves names for it to look up.

        :raises ValueError: when the URL names no such proxy.
        """
        self.trusted = trusted
        self._url = proxy
        self._shown = proxy.partition("://")[2].rpartition("@")[2]  # never with its password
        place = urlsplit(proxy)
        if place.scheme not in SCHEMES or not place.hostname or not place.port:
            raise ValueError(f"a proxy is written like socks5://host:port; {', '.join(SCHEMES)} are known")
        self._host, self._port = place.hostname, place.port

    async def open(self, place: Address, addresses: Sequence[str]) -> tuple[socket.socket, str | None]:
        """Return a socket connected to the server of a URL, and which of ``addresses`` it leads to.

        ``addresses`` are tried in turn; without any, the tunnel leads to the URL's host by name.

        :raises TunnelFailed: when none of them can be reached.
        """
        # Imported by runs that have a proxy, which few have.
        from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
        from python_socks.async_.asyncio import Proxy

        failure: Failure | None = None
        for address in addresses or (None,):
            destination = address or place.host.removeprefix("[").removesuffix("]")
            try:
                return await Proxy.from_url(self._url).connect(destination, place.port), address
            except ProxyError as e:
                failure = self._failure(place, e)
            except (ProxyConnectionError, ProxyTimeoutError, OSError) as e:
                raise TunnelFailed(Failure(FailureKind.UNREACHABLE, f"the proxy {self._shown}: {e}")) from e
        assert failure is not None
        raise TunnelFailed(failure)

    async def check(self) -> None:
        """Make sure that the proxy answers and lets us in: by a tunnel to itself, which concerns nobody else.

        :raises ProxyUnusable: when it does not. What else it says to such a tunnel does not matter.
        """
        try:
            _, writer = await asyncio.wait_for(asyncio.open_connection(self._host, self._port), _PATIENCE_SECONDS)
        except (OSError, TimeoutError) as e:
            said = getattr(e, "strerror", None) or "it does not answer"
            raise ProxyUnusable(f"the proxy {self._shown} cannot be reached: {said}") from e
        writer.close()
        from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
        from python_socks.async_.asyncio import Proxy

        try:
            with contextlib.suppress(ProxyConnectionError, ProxyTimeoutError, OSError):
                proxy = Proxy.from_url(self._url)
                (await proxy.connect(self._host, self._port, timeout=_PATIENCE_SECONDS)).close()
        except ProxyError as e:
            if e.error_code == _HTTP_ASKS_WHO_WE_ARE or (e.error_code is None and _NOT_LET_IN.search(str(e))):
                raise ProxyUnusable(
                    f"the proxy {self._shown} does not let us in; check its kind, name and password in `network.proxy`"
                ) from e

    def _failure(self, place: Address, error: "ProxyError") -> Failure:
        code = error.error_code
        if self._url.startswith("socks") and code == _SOCKS5_REFUSED:
            return Failure(FailureKind.REFUSED, f"{place.authority} refused the connection, says the proxy")
        if isinstance(error.__cause__, OSError) and error.__cause__.errno == errno.ECONNREFUSED:
            return Failure(FailureKind.REFUSED, f"{place.authority} refused the connection, says the proxy")
        return Failure(FailureKind.UNREACHABLE, f"the proxy {self._shown} has no way to {place.authority}: {error}")
