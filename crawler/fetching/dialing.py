"""Connecting to a server: its name looked up, its addresses judged, tried as RFC 8305 has it, TLS on top."""

import asyncio
import errno
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import TypeVar

import aiohappyeyeballs

from crawler.fetching.addresses import forbidden
from crawler.fetching.exchange import Connection, Failure, FailureKind
from crawler.fetching.tls import suite_name, unverified_context, verified_context
from crawler.fetching.tunnel import TunnelFailed, Tunneller
from crawler.urls import Address

HAPPY_EYEBALLS_DELAY_SECONDS = 0.25
"""Before the next address is tried beside the one under way (RFC 8305 §8)."""

LOOKUPS_AT_A_TIME = 32

SOON_SECONDS = 5.0
"""Whoever wants to know an address before connecting to it waits this long; a resolver tries a second time by then."""

AddrInfo = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]
"""An entry as ``socket.getaddrinfo`` returns it."""

Resolver = Callable[[str, int], Awaitable[Sequence[AddrInfo]]]
"""Looks up a host name and a port; raises ``socket.gaierror``. Never asked for an IP address."""

_Spoken = TypeVar("_Spoken", bound=asyncio.Protocol)

_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_NO_ROUTE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN, errno.EHOSTDOWN})
_OUR_LIMITS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
_ERRNO = re.compile(r"\[Errno (\d+)\]")


class DialFailed(Exception):
    """There is no connection that HTTP can be spoken on."""

    def __init__(self, failure: Failure, connection: Connection | None = None) -> None:
        """Say why, and where a connection was made before it failed, to which address."""
        super().__init__(failure.message)
        self.failure = failure
        self.connection = connection


class Dialer:
    """Opens connections, to addresses that may be connected to and to no others."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        ca_file: Path | None = None,
        resolver: Resolver | None = None,
        tunneller: Tunneller | None = None,
    ) -> None:
        """Trust the system's certificate authorities and those in ``ca_file`` (PEM) as well.

        With a ``tunneller`` every connection is a tunnel through its proxy.

        :raises OSError: when ``ca_file`` cannot be read, or holds no certificates.
        """
        self._allow_private = allow_private
        self._looked_up: dict[tuple[str, int], asyncio.Task[Sequence[AddrInfo]]] = {}
        self._lookups = ThreadPoolExecutor(LOOKUPS_AT_A_TIME, thread_name_prefix="lookup")
        self._resolver = resolver or self._look_up
        self._tunneller = tunneller
        self._ca_file = ca_file
        if ca_file is not None:
            _ = self._verified  # a file that cannot be used is told of at once

    @cached_property
    def _verified(self) -> ssl.SSLContext:
        # Reading the authorities of a system takes 30 ms, which a web without TLS is spared.
        return verified_context(self._ca_file)

    @cached_property
    def _unverified(self) -> ssl.SSLContext:
        return unverified_context()

    async def dial(
        self, place: Address, protocol: Callable[[], _Spoken], *, verify: bool
    ) -> tuple[_Spoken, Connection]:
        """Connect to the server of a URL and return the protocol that speaks to it, with what it runs over.

        :raises DialFailed: when that cannot be done, or must not be.
        """
        connected, address = await self._connect(place)
        try:
            return await self._speak(place, connected, address, protocol, verify=verify)
        except BaseException:
            connected.close()
            raise

    async def address_of(self, place: Address) -> str | None:
        """Return the address that the server of a URL is likely to be reached at; None where that is not known soon.

        The next connection to it is made by the same look-up. There is none for names that a trusted proxy looks up.
        """
        if self._tunneller is not None and self._tunneller.trusted:
            return None
        key = place.host, place.port
        if key not in self._looked_up:
            self._looked_up[key] = asyncio.create_task(self._find(place), name=f"looking up {place.host}")
        looking_up = self._looked_up[key]
        await asyncio.wait({looking_up}, timeout=SOON_SECONDS)
        if not looking_up.done() or looking_up.cancelled() or looking_up.exception() is not None:
            return None
        return next((str(info[4][0]) for info in looking_up.result()), None)

    async def _speak(
        self,
        place: Address,
        connected: socket.socket,
        address: str | None,
        protocol: Callable[[], _Spoken],
        *,
        verify: bool,
    ) -> tuple[_Spoken, Connection]:
        """Put the protocol on a connected socket, with TLS between them where the URL has it."""
        context = None
        if place.scheme == "https":
            context = self._verified if verify else self._unverified
        reached = Connection(address, place.port) if address is not None else _reached(place, connected)
        try:
            transport, speaking = await asyncio.get_running_loop().create_connection(
                protocol, sock=connected, ssl=context, server_hostname=_name(place.host) if context else None
            )
        except ssl.SSLCertVerificationError as e:
            raise DialFailed(
                Failure(FailureKind.TLS, f"its certificate cannot be trusted: {e.verify_message}", hard=True), reached
            ) from e
        except ssl.SSLError as e:
            said = f"no secure connection: {str(e.reason or e).replace('_', ' ').lower()}"
            raise DialFailed(Failure(FailureKind.TLS, said), reached) from e
        except OSError as e:
            kind = FailureKind.TLS if context else FailureKind.RESET
            raise DialFailed(
                Failure(kind, f"the connection broke off in the TLS handshake: {_said(e)}"), reached
            ) from e
        except ValueError as e:  # a name that no certificate can be for: an empty label, or one that is too long
            said = f"{place.host} is no name that a certificate can be for"
            raise DialFailed(Failure(FailureKind.TLS, said, hard=True), reached) from e
        return speaking, _secured(reached, transport)

    def close(self) -> None:
        """End the threads that look names up."""
        for looking_up in self._looked_up.values():
            looking_up.cancel()
        self._lookups.shutdown(wait=False, cancel_futures=True)

    async def _connect(self, place: Address) -> tuple[socket.socket, str | None]:
        """Return a connected socket, and the address that it leads to where that is not the socket's own peer."""
        if self._tunneller is not None:
            return await self._tunnel(self._tunneller, place)
        allowed = self._allowed(await self._addresses(place))
        try:
            connected = await aiohappyeyeballs.start_connection(
                allowed,
                happy_eyeballs_delay=HAPPY_EYEBALLS_DELAY_SECONDS,
                interleave=1,
                socket_factory=self._guarded_socket,
            )
        except (OSError, RuntimeError) as e:  # uvloop raises the latter for some
            raise DialFailed(_connect_failure(place, allowed, e)) from e
        return connected, None

    async def _tunnel(self, tunneller: Tunneller, place: Address) -> tuple[socket.socket, str | None]:
        addresses: list[str] = []
        if _literal(place) is not None or not tunneller.trusted:
            addresses = [str(info[4][0]) for info in self._allowed(await self._addresses(place))]
        try:
            return await tunneller.open(place, addresses)
        except TunnelFailed as e:
            raise DialFailed(e.failure) from e

    def _guarded_socket(self, info: AddrInfo) -> socket.socket:
        """Make the socket for one try, once more judging the very address that is about to be connected to."""
        self._judge(str(info[4][0]))
        return socket.socket(info[0], info[1], info[2])

    async def _addresses(self, place: Address) -> Sequence[AddrInfo]:
        looked_up = self._looked_up.pop((place.host, place.port), None)
        return await (looked_up if looked_up is not None else self._find(place))

    async def _find(self, place: Address) -> Sequence[AddrInfo]:
        literal = _literal(place)
        if literal is not None:
            return [literal]
        if not self._allow_private and _name(place.host).rpartition(".")[2] == "localhost":  # RFC 6761 §6.3
            raise _not_public(place.host, "loopback")
        try:
            return await self._resolver(place.host, place.port)
        except socket.gaierror as e:
            hard = e.errno in _NO_SUCH_NAME
            said = "there is no such host" if hard else f"its name could not be looked up: {e.strerror}"
            raise DialFailed(Failure(FailureKind.DNS, f"{place.host}: {said}", hard=hard)) from e
        except UnicodeError as e:
            said = "there is no such host, for a part of its name is empty or longer than 63 letters (RFC 1035 §2.3.4)"
            raise DialFailed(Failure(FailureKind.DNS, f"{place.host}: {said}", hard=True)) from e
        except OSError as e:
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
            raise _not_public(address, kind)

    async def _look_up(self, host: str, port: int) -> Sequence[AddrInfo]:
        def look_up() -> Sequence[AddrInfo]:
            return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)  # type: ignore[return-value]

        return await asyncio.get_running_loop().run_in_executor(self._lookups, look_up)


def _reached(place: Address, connected: socket.socket) -> Connection:
    try:
        peer = connected.getpeername()
    except OSError as e:  # reset at once
        raise DialFailed(_broken_off(place)) from e
    return Connection(str(peer[0]), int(peer[1]))


def _broken_off(place: Address) -> Failure:
    """Tell of a server that hangs up before HTTP begins; within a TLS handshake, curl too has that for a TLS fault."""
    if place.scheme == "https":
        return Failure(FailureKind.TLS, f"{place.authority} broke the connection off in the TLS handshake")
    return Failure(FailureKind.RESET, f"{place.authority} broke the connection off")


def _secured(reached: Connection, transport: asyncio.BaseTransport) -> Connection:
    tls = transport.get_extra_info("ssl_object")
    if tls is None:
        return reached
    cipher = tls.cipher()
    return Connection(
        reached.address,
        reached.port,
        tls_version=tls.version(),
        tls_cipher=suite_name(cipher[0]) if cipher else None,
        certificate=tls.getpeercert(binary_form=True),
    )


def _not_public(place: str, kind: str) -> DialFailed:
    return DialFailed(Failure(FailureKind.PRIVATE_ADDRESS, f"{place} is no public address: {kind}", hard=True))


def _connect_failure(place: Address, tried: Sequence[AddrInfo], error: Exception) -> Failure:
    """Tell why no address could be connected to; where the tries ended differently, a server that answered decides."""
    where = f"{place.authority} (at {', '.join(str(info[4][0]) for info in tried)})"
    number = error.errno if isinstance(error, OSError) else None
    # Unless they are all the same, the library joins what the tries raised into one message.
    numbers = {number} if number is not None else {int(found) for found in _ERRNO.findall(str(error))}
    if errno.ECONNREFUSED in numbers:
        return Failure(FailureKind.REFUSED, f"{where} refused the connection")
    if errno.ECONNRESET in numbers:
        return _broken_off(place)  # it may come as early as this
    if errno.ETIMEDOUT in numbers or isinstance(error, TimeoutError):
        return Failure(FailureKind.TIMEOUT, f"{where} did not answer the connection")
    if numbers & _NO_ROUTE:
        return Failure(FailureKind.UNREACHABLE, f"there is no route to {where}")
    if numbers & _OUR_LIMITS:
        return Failure(FailureKind.UNREACHABLE, f"this machine can open no more connections: {_said(error)}")
    return Failure(FailureKind.UNREACHABLE, f"{where} could not be connected to: {_said(error)}")


def _said(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def _literal(place: Address) -> AddrInfo | None:
    """Return the address that a URL's host spells out, None for a name."""
    bare = place.host.removeprefix("[").removesuffix("]")
    try:
        version = ip_address(bare).version
    except ValueError:
        return None
    if version == 6:
        return (socket.AF_INET6, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (bare, place.port, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (bare, place.port))


def _name(host: str) -> str:
    """Return the name that a certificate is for: without the root's dot, and without brackets."""
    return host.removeprefix("[").removesuffix("]").removesuffix(".")
