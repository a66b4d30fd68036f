import asyncio
import socket
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, FailureKind, Limits
from crawler.vocabulary import Truncation
from tests.fetching.odd_answers import ODD, Odd
from tests.world import Authority, Certificate, Pause, Silence, World

HEADERS = ((b"User-Agent", b"evercite-test"), (b"X-Case", b"kept As It Is"))
QUICK = Limits(timedelta(seconds=2), timedelta(seconds=2), timedelta(seconds=5), 50_000_000)


def fetch(*urls: str, limits: Limits = QUICK, verify: bool = True, **options: Any) -> list[Exchange]:
    async def run() -> list[Exchange]:
        client = Client(**{"allow_private": True, **options})
        try:
            return [await client.fetch(url, HEADERS, limits, verify=verify) for url in urls]
        finally:
            await client.close()

    return asyncio.run(run())


def raw(exchange: Exchange) -> bytes:
    exchange.raw.seek(0)
    return exchange.raw.read()


def names(*addresses: str) -> Any:
    """A resolver that gives every name these addresses."""

    async def resolve(host: str, port: int) -> Sequence[Any]:
        return [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses
        ]

    return resolve


@pytest.mark.parametrize("odd", ODD, ids=[odd.name for odd in ODD])
def test_an_odd_answer_is_kept_byte_for_byte_and_understood(world: World, odd: Odd) -> None:
    [exchange] = fetch(world.serve("/odd", odd.steps))
    said = world.exchanges[0]
    assert exchange.request == said.request
    kept = raw(exchange)
    assert kept == said.response[: len(kept)]
    assert exchange.raw_bytes == len(kept)
    if exchange.truncated is not Truncation.LENGTH:
        assert kept == said.response
    assert exchange.status == odd.status
    assert b"".join(exchange.body()) == odd.body
    assert exchange.truncated is odd.truncated
    assert (exchange.failure.kind if exchange.failure else None) is odd.failure
    if odd.oddity:
        assert odd.oddity in " ".join(exchange.oddities)


def test_the_request_is_what_browsers_would_send_and_nothing_else(world: World) -> None:
    url = world.serve("/a%20b?q=%E2%82%AC&x=[1]|2", b"HTTP/1.1 204 No Content\r\n\r\n")
    [exchange] = fetch(url)
    port = world.port()
    assert exchange.request == (
        b"GET /a%%20b?q=%%E2%%82%%AC&x=[1]|2 HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
        b"User-Agent: evercite-test\r\nX-Case: kept As It Is\r\n\r\n" % port
    )


def test_a_connection_is_kept_for_the_next_request(world: World) -> None:
    url = world.serve("/", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", keep=True)
    fetch(url, url, url)
    assert {e.connection for e in world.exchanges} == {1}


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi and more",
    ],
)
def test_a_connection_that_is_not_to_be_trusted_is_not_kept(world: World, answer: bytes) -> None:
    url = world.serve("/", answer, keep=True)
    fetch(url, url)
    assert [e.connection for e in world.exchanges] == [1, 2]


def test_a_kept_connection_that_the_server_closed_is_replaced(world: World) -> None:
    url = world.serve("/", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")  # says nothing, and closes
    assert [e.status for e in fetch(url, url, url)] == [200, 200, 200]


def test_a_server_that_drips_is_cut_off_by_the_wall_clock(world: World) -> None:
    drip = [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", *[b"x", Pause(0.05)] * 200]
    limits = Limits(idle=timedelta(seconds=5), total=timedelta(seconds=0.5))
    [exchange] = fetch(world.serve("/", drip), limits=limits)
    assert exchange.truncated is Truncation.TIME
    assert exchange.failure is None
    assert 0 < exchange.body_bytes < 1000


def test_a_silent_server_is_a_time_out(world: World) -> None:
    limits = Limits(idle=timedelta(seconds=0.2))
    [exchange] = fetch(world.serve("/", (Silence(),)), limits=limits)
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.TIMEOUT


def test_a_body_that_falls_silent_is_cut_and_kept(world: World) -> None:
    steps = (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart", Silence())
    [exchange] = fetch(world.serve("/", steps), limits=Limits(idle=timedelta(seconds=0.2)))
    assert (exchange.truncated, b"".join(exchange.body())) == (Truncation.TIME, b"part")


def test_a_body_past_max_bytes_is_cut_and_kept(world: World) -> None:
    steps = (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5_000_000,)
    [exchange] = fetch(world.serve("/", steps), limits=Limits(max_bytes=1_000_000))
    assert (exchange.truncated, exchange.raw_bytes) == (Truncation.LENGTH, 1_000_000)


def test_a_body_that_ends_at_max_bytes_is_whole(world: World) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n" + b"x" * 20
    [exchange] = fetch(world.serve("/", answer), limits=Limits(max_bytes=len(answer)))
    assert exchange.truncated is None


def test_nobody_listening_is_refused(world: World) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    [exchange] = fetch(f"http://127.0.0.1:{port}/")
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.REFUSED


def test_a_name_that_does_not_exist_is_told_from_one_that_cannot_be_looked_up_now() -> None:
    async def missing(host: str, port: int) -> Sequence[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def failing(host: str, port: int) -> Sequence[Any]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    found = [fetch("http://a.example/", resolver=resolver)[0].failure for resolver in (missing, failing)]
    assert [(f.kind, f.hard) for f in found if f] == [(FailureKind.DNS, True), (FailureKind.DNS, False)]


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
    url = world.serve("/", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", tls=authority.context())
    [exchange] = fetch(url, ca_file=authority.pem)
    assert exchange.status == 200
    assert exchange.connection is not None
    assert exchange.connection.tls_version == "TLSv1.3"
    assert exchange.connection.certificate


@pytest.mark.parametrize("kind", [Certificate.EXPIRED, Certificate.OTHER_NAME, Certificate.UNKNOWN_AUTHORITY])
def test_a_bad_certificate_is_a_tls_failure_and_its_page_can_be_had_unverified(
    world: World, authority: Authority, kind: Certificate
) -> None:
    url = world.serve("/", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", tls=authority.context(kind))
    [refused] = fetch(url, ca_file=authority.pem)
    assert refused.failure is not None
    assert refused.failure.kind is FailureKind.TLS
    assert world.exchanges == []
    [taken] = fetch(url, ca_file=authority.pem, verify=False)
    assert taken.status == 200


def test_plain_http_where_tls_is_expected_is_a_tls_failure(world: World) -> None:
    port = world.port()
    [exchange] = fetch(f"https://127.0.0.1:{port}/", limits=Limits(connect=timedelta(seconds=1)))
    assert exchange.failure is not None
    assert exchange.failure.kind in (FailureKind.TLS, FailureKind.TIMEOUT)


def test_a_large_body_goes_to_disk_and_not_to_memory(world: World) -> None:
    size = 20_000_000
    [exchange] = fetch(world.serve("/", (b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size + bytes(size),)))
    assert exchange.body_bytes == size
    assert getattr(exchange.raw, "_rolled") is True  # noqa: B009
