import asyncio
import socket
import ssl
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from trustme import KeyType

from crawler.fetching import dialing
from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, FailureKind, Limits
from crawler.fetching.tls import suite_name
from tests.fetching.fetching import HEADERS, HI, QUICK, failure, fetch, free_port, names
from tests.world import Authority, Certificate, Close, Reset, Silence, World
from tests.world.server import Step


def test_nobody_listening_is_refused(world: World) -> None:
    [exchange] = fetch(f"http://127.0.0.1:{free_port()}/")
    assert failure(exchange).kind is FailureKind.REFUSED
    assert "127.0.0.1" in failure(exchange).message
    assert exchange.request == b""


def test_a_server_that_refuses_at_one_address_and_has_no_route_at_another_refuses() -> None:
    [exchange] = fetch(f"http://a.example:{free_port()}/", resolver=names("127.0.0.1", "ff0e::1"))
    assert failure(exchange).kind is FailureKind.REFUSED


def test_the_next_address_is_tried_where_one_fails(world: World) -> None:
    url = world.serve("/", HI).replace("127.0.0.1", "a.example")
    [exchange] = fetch(url, resolver=names("127.0.0.9", "::1", "127.0.0.1"))
    assert exchange.status == 200
    assert exchange.connection is not None
    assert exchange.connection.address == "127.0.0.1"


@pytest.mark.parametrize("host", ["a..test", f"{'a' * 64}.test"])
def test_a_name_that_no_host_can_have_is_no_host_s(host: str) -> None:
    [exchange] = fetch(f"http://{host}/")
    assert failure(exchange).kind is FailureKind.DNS
    assert failure(exchange).hard
    assert failure(exchange).message.startswith(f"{host}: there is no such host, for a part of its name is empty or")


def test_an_address_in_a_url_is_never_looked_up(world: World) -> None:
    url = world.serve("/", HI)
    assert fetch(url, resolver=names("203.0.113.1"))[0].status == 200
    [refused] = fetch(url, resolver=names("203.0.113.1"), allow_private=False)
    assert failure(refused).kind is FailureKind.PRIVATE_ADDRESS
    assert "127.0.0.1" in failure(refused).message


def test_a_name_with_no_address_is_a_failure_of_dns() -> None:
    assert failure(fetch("http://a.example/", resolver=names())[0]).kind is FailureKind.DNS


@pytest.mark.parametrize("host", ["a..example", "xn--" + "a" * 70 + ".example", "a" * 300 + ".example"])
def test_a_name_that_no_server_can_have_is_a_failure_and_no_fault(world: World, host: str) -> None:
    for scheme in ("http", "https"):
        url = f"{scheme}://{host}:{world.port()}/"
        assert fetch(url, limits=Limits(idle=timedelta(seconds=0.1)))[0].failure is not None
        resolved = Limits(connect=timedelta(seconds=0.3), idle=timedelta(seconds=0.1))
        assert fetch(url, resolver=names("127.0.0.1"), limits=resolved)[0].status in (None, 404)


def test_a_name_that_does_not_exist_is_told_from_one_that_cannot_be_looked_up_now() -> None:
    async def missing(host: str, port: int) -> Sequence[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def failing(host: str, port: int) -> Sequence[Any]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    found = [fetch("http://a.example/", resolver=resolver)[0].failure for resolver in (missing, failing)]
    assert [(f.kind, f.hard) for f in found if f] == [(FailureKind.DNS, True), (FailureKind.DNS, False)]


def addresses_of(url: str, resolver: Any, **options: Any) -> tuple[str | None, Exchange]:
    """Return the address that a client tells before it asks, and what came of asking."""

    async def ask() -> tuple[str | None, Exchange]:
        client = Client(resolver=resolver, **{"allow_private": True, **options})
        try:
            return await client.address_of(url), await client.fetch(url, HEADERS, QUICK)
        finally:
            await client.close()

    return asyncio.run(ask())


def test_an_address_can_be_known_before_the_server_is_asked_by_one_look_up(world: World) -> None:
    looked_up: list[str] = []

    async def counting(host: str, port: int) -> Sequence[Any]:
        looked_up.append(host)
        return list(await names("127.0.0.1")(host, port))

    address, exchange = addresses_of(f"http://a.example:{world.port()}/", counting)
    assert (address, exchange.status, looked_up) == ("127.0.0.1", 404, ["a.example"])


def test_a_name_without_an_address_is_still_a_failure_of_the_one_who_asks() -> None:
    async def missing(host: str, port: int) -> Sequence[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    address, exchange = addresses_of("http://a.example/", missing)
    assert address is None
    assert failure(exchange).kind is FailureKind.DNS


def test_a_look_up_that_takes_long_is_not_waited_for_and_ends_with_its_client(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hanging(host: str, port: int) -> Sequence[Any]:
        await asyncio.sleep(60)
        return []

    async def ask() -> str | None:
        client = Client(resolver=hanging)
        try:
            return await client.address_of("http://a.example/")
        finally:
            await client.close()

    monkeypatch.setattr(dialing, "SOON_SECONDS", 0.05)
    assert asyncio.run(ask()) is None


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "localhost",
        "0",
        "localhost.",
        "a.localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "%31%32%37.0.0.1",
        "１２７.0.0.1",
    ],
)
def test_no_spelling_of_loopback_is_connected_to(world: World, host: str) -> None:
    port = world.port()
    [exchange] = fetch(f"http://{host}:{port}/", allow_private=False)
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.PRIVATE_ADDRESS
    assert world.connections == 0


def test_a_name_that_resolves_to_a_private_address_is_not_connected_to(world: World) -> None:
    port = world.port()
    for address in ("127.0.0.1", "::ffff:127.0.0.1", "::1"):
        [exchange] = fetch(f"http://public.example:{port}/", allow_private=False, resolver=names(address))
        assert exchange.failure is not None
        assert exchange.failure.kind is FailureKind.PRIVATE_ADDRESS
    assert world.connections == 0


def test_cloud_metadata_is_refused_even_where_private_addresses_are_allowed() -> None:
    [exchange] = fetch("http://metadata.example/", resolver=names("169.254.169.254"))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.PRIVATE_ADDRESS


def test_a_good_certificate_is_trusted(world: World, authority: Authority) -> None:
    url = world.serve("/", HI, tls=authority.context())
    [exchange] = fetch(url, ca_file=authority.pem)
    assert exchange.status == 200
    assert exchange.connection is not None
    assert exchange.connection.tls_version == "TLSv1.3"
    assert exchange.connection.certificate


@pytest.mark.parametrize("kind", [kind for kind in Certificate if kind is not Certificate.GOOD])
def test_a_bad_certificate_is_a_tls_failure_and_its_page_can_be_had_unverified(
    world: World, authority: Authority, kind: Certificate
) -> None:
    url = world.serve("/", HI, tls=authority.context(kind))
    [refused] = fetch(url, ca_file=authority.pem)
    assert failure(refused).kind is FailureKind.TLS
    assert failure(refused).hard
    assert refused.connection is not None
    assert refused.connection.address == "127.0.0.1"
    assert world.exchanges == []
    [taken] = fetch(url, ca_file=authority.pem, verify=False)
    assert taken.status == 200
    assert taken.connection is not None
    assert taken.connection.certificate


@pytest.mark.parametrize(
    "steps",
    [(Close(),), (Reset(),), (b"SSH-2.0-OpenSSH_9.2\r\n", Silence()), (b"HTTP/1.1 400 Bad Request\r\n\r\n", Close())],
    ids=["hangs up", "resets", "speaks SSH", "speaks HTTP"],
)
def test_a_server_that_speaks_no_tls_is_a_tls_failure(world: World, steps: tuple[Step, ...]) -> None:
    port = world.greet(*steps)
    [exchange] = fetch(f"https://127.0.0.1:{port}/")
    assert failure(exchange).kind is FailureKind.TLS
    assert not failure(exchange).hard


def test_a_tls_handshake_without_end_is_a_time_out(world: World) -> None:
    [exchange] = fetch(f"https://127.0.0.1:{world.greet(Silence())}/", limits=Limits(connect=timedelta(seconds=0.3)))
    assert failure(exchange).kind is FailureKind.TIMEOUT


def test_the_root_dot_of_a_name_is_no_part_of_its_certificate(world: World, authority: Authority) -> None:
    url = world.serve("/", HI, tls=authority.context(host="a.example")).replace("127.0.0.1", "a.example.")
    [exchange] = fetch(url, ca_file=authority.pem, resolver=names("127.0.0.1"))
    assert exchange.status == 200
    assert b"\r\nHost: a.example.:" in exchange.request


@pytest.mark.parametrize(
    "cipher",
    ["AES128-SHA", "AES256-GCM-SHA384", "ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES256-GCM-SHA384"],
)
def test_ciphers_that_browsers_take_are_no_failure(world: World, authority: Authority, cipher: str) -> None:
    context = authority.context(key=KeyType.RSA)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(cipher)
    [exchange] = fetch(world.serve("/", HI, tls=context), ca_file=authority.pem)
    assert exchange.connection is not None
    assert (exchange.connection.tls_version, exchange.connection.tls_cipher) == ("TLSv1.2", suite_name(cipher))


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_old_tls_is_a_failure_whose_page_can_be_had_unverified(world: World, authority: Authority) -> None:
    context = authority.context(key=KeyType.RSA)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1
    url = world.serve("/", HI, tls=context)
    assert failure(fetch(url, ca_file=authority.pem)[0]).kind is FailureKind.TLS
    [taken] = fetch(url, verify=False)
    assert taken.connection is not None
    assert taken.connection.tls_version == "TLSv1"


def test_a_tls_connection_is_kept_and_never_shared_with_unverified_requests(world: World, authority: Authority) -> None:
    url = world.serve("/", HI, tls=authority.context(), keep=True)

    async def run() -> None:
        client = Client(allow_private=True, ca_file=authority.pem)
        for verify in (True, False, True, False):
            await client.fetch(url, HEADERS, QUICK, verify=verify)
        await client.close()

    asyncio.run(run())
    assert [e.connection for e in world.exchanges] == [1, 2, 1, 2]


def test_tls_works_under_uvloop_too(world: World, authority: Authority) -> None:
    uvloop = pytest.importorskip("uvloop")
    for kind, kept in ((Certificate.GOOD, True), (Certificate.EXPIRED, False)):
        url = world.serve("/", HI, tls=authority.context(kind))
        [exchange] = fetch(url, ca_file=authority.pem, loop_factory=uvloop.new_event_loop)
        assert (exchange.status == 200) is kept
        assert exchange.connection is not None
        assert exchange.connection.address == "127.0.0.1"
    [refused] = fetch(f"http://127.0.0.1:{free_port()}/", loop_factory=uvloop.new_event_loop)
    assert failure(refused).kind is FailureKind.REFUSED
