"""Connecting to a server: its name looked up, its addresses judged, tried as RFC 8305 has it, TLS on top."""

import asyncio
import errno
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import aiohappyeyeballs

from crawler.fetching.addresses import forbidden
from crawler.fetching.exchange import Connection, Failure, FailureKind
from crawler.urls import Address

HAPPY_EYEBALLS_DELAY_SECONDS = 0.25
"""Before the next address is tried beside the one under way (RFC 8305 §8)."""

LOOKUPS_AT_A_TIME = 32

AddrInfo = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]
"""An entry as ``socket.getaddrinfo`` returns it."""

Resolver = Callable[[str, int], Awaitable[Sequence[AddrInfo]]]
"""Looks up a host name and a port; raises ``socket.gaierror``."""

_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_NO_ROUTE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN, errno.EHOSTDOWN})


class DialFailed(Exception):
    """There is no connection; ``failure`` says why, and ``address`` which address refused where there was one."""

    def __init__(self, failure: Failure) -> None:
        """Carry the failure."""
        super().__init__(failure.message)
        self.failure = failure


class Dialer:
    """Opens connections, to addresses that may be connected to and to no others."""

    def __init__(
        self, *, allow_private: bool = False, ca_file: Path | None = None, resolver: Resolver | None = None
    ) -> None:
        """Trust the system's certificate authorities and those in ``ca_file`` (PEM) as well."""
        self._allow_private = allow_private
        self._lookups = ThreadPoolExecutor(LOOKUPS_AT_A_TIME, thread_name_prefix="lookup")
        self._resolver = resolver or self._look_up
        self._verified = _verified_context(ca_file)
        self._unverified = _unverified_context()

    async def dial(
        self, place: Address, protocol: Callable[[], asyncio.Protocol], *, verify: bool
    ) -> tuple[asyncio.Transport, Connection]:
        """Connect to the server of a URL and return the transport with what it runs over.

        :raises DialFailed: when that cannot be done, or must not be.
        """
        connected = await self._connect(place)
        try:
            transport = await self._speak(place, connected, protocol, verify=verify)
        except BaseException:
            connected.close()
            raise
        return transport, _connection(transport)

    async def _speak(
        self, place: Address, connected: socket.socket, protocol: Callable[[], asyncio.Protocol], *, verify: bool
    ) -> asyncio.Transport:
        """Put the protocol on a connected socket, with TLS between them where the URL has it."""
        context = None
        if place.scheme == "https":
            context = self._verified if verify else self._unverified
        try:
            transport, _ = await asyncio.get_running_loop().create_connection(
                protocol, sock=connected, ssl=context, server_hostname=_bare(place.host) if context else None
            )
        except ssl.SSLCertVerificationError as e:
            raise DialFailed(Failure(FailureKind.TLS, f"certificate: {e.verify_message}", hard=True)) from e
        except ssl.SSLError as e:
            raise DialFailed(Failure(FailureKind.TLS, f"TLS: {e.reason or e}".replace("_", " ").lower())) from e
        except OSError as e:
            raise DialFailed(Failure(FailureKind.TLS if context else FailureKind.RESET, _said(e))) from e
        return transport

    def close(self) -> None:
        """End the threads that look names up."""
        self._lookups.shutdown(wait=False, cancel_futures=True)

    async def _connect(self, place: Address) -> socket.socket:
        allowed = self._allowed(await self._addresses(place))
        try:
            connected = await aiohappyeyeballs.start_connection(
                allowed, happy_eyeballs_delay=HAPPY_EYEBALLS_DELAY_SECONDS, interleave=1
            )
        except ConnectionRefusedError as e:
            raise DialFailed(Failure(FailureKind.REFUSED, f"{place.authority} refused the connection")) from e
        except OSError as e:
            raise DialFailed(_dial_failure(e)) from e
        # The address that was judged is the one connected to; asking the socket makes it so by its own word.
        self._judge(str(connected.getpeername()[0]))
        return connected

    async def _addresses(self, place: Address) -> Sequence[AddrInfo]:
        try:
            return await self._resolver(_bare(place.host), place.port)
        except socket.gaierror as e:
            hard = e.errno in _NO_SUCH_NAME
            said = "there is no such host" if hard else f"its name could not be looked up: {e.strerror}"
            raise DialFailed(Failure(FailureKind.DNS, f"{place.host}: {said}", hard=hard)) from e
        except (OSError, UnicodeError) as e:
            raise DialFailed(Failure(FailureKind.DNS, f"{place.host}: its name could not be looked up: {e}")) from e

    def _allowed(self, found: Sequence[AddrInfo]) -> list[AddrInfo]:
        kinds = {info[4][0]: forbidden(str(info[4][0]), allow_private=self._allow_private) for info in found}
        allowed = [info for info in found if kinds[info[4][0]] is None]
        if not allowed and found:
            self._judge(str(found[0][4][0]))
        if not allowed:
            raise DialFailed(Failure(FailureKind.DNS, "its name has no address"))
        return allowed

    def _judge(self, address: str) -> None:
        kind = forbidden(address, allow_private=self._allow_private)
        if kind is not None:
            raise DialFailed(Failure(FailureKind.PRIVATE_ADDRESS, f"{address} is no public address: {kind}", hard=True))

    async def _look_up(self, host: str, port: int) -> Sequence[AddrInfo]:
        def look_up() -> Sequence[AddrInfo]:
            return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)  # type: ignore[return-value]

        return await asyncio.get_running_loop().run_in_executor(self._lookups, look_up)


def _verified_context(ca_file: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    context.set_alpn_protocols(["http/1.1"])
    return context


def _unverified_context() -> ssl.SSLContext:
    """Return a context that takes any certificate and old protocols: for evidence only, never for a verdict."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.set_alpn_protocols(["http/1.1"])
    return context


def _connection(transport: asyncio.Transport) -> Connection:
    peer = transport.get_extra_info("peername")
    tls = transport.get_extra_info("ssl_object")
    if tls is None:
        return Connection(str(peer[0]), int(peer[1]))
    cipher = tls.cipher()
    return Connection(
        str(peer[0]), int(peer[1]), tls.version(), cipher[0] if cipher else None, tls.getpeercert(binary_form=True)
    )


def _dial_failure(error: OSError) -> Failure:
    if error.errno in _NO_ROUTE:
        return Failure(FailureKind.UNREACHABLE, _said(error))
    if isinstance(error, TimeoutError) or error.errno == errno.ETIMEDOUT:
        return Failure(FailureKind.TIMEOUT, "the connection timed out")
    return Failure(FailureKind.RESET, _said(error))


def _said(error: OSError) -> str:
    return (error.strerror or str(error) or type(error).__name__).lower()


def _bare(host: str) -> str:
    return host.removeprefix("[").removesuffix("]")
