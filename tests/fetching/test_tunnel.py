import asyncio
import socket
from collections.abc import Sequence
from typing import Any

import pytest

from crawler.fetching.client import Client
from crawler.fetching.exchange import Exchange, FailureKind, Limits
from crawler.fetching.tunnel import ProxyUnusable, Tunneller
from tests.world import Authority, World
from tests.world.proxy import Proxy

PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


async def to_loopback(host: str, port: int) -> Sequence[Any]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


def fetch(url: str, proxy: str, *, trusted: bool = False, **options: Any) -> Exchange:
    async def run() -> Exchange:
        tunneller = Tunneller(proxy, trusted=trusted)
        client = Client(**{"allow_private": True, "resolver": to_loopback, **options}, tunneller=tunneller)
        try:
            return await client.fetch(url, (), Limits())
        finally:
            await client.close()

    return asyncio.run(run())


def wire(exchange: Exchange) -> bytes:
    exchange.raw.seek(0)
    return exchange.raw.read()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_what_comes_through_a_tunnel_is_the_servers_own(world: World, scheme: str) -> None:
    url = world.serve("/it", PAGE)
    with Proxy() as proxy:
        exchange = fetch(url, f"{scheme}://127.0.0.1:{proxy.port}")
    assert (exchange.request, wire(exchange)) == (world.exchanges[0].request, PAGE)
    assert proxy.tunnels == [("127.0.0.1", world.port())]
    assert exchange.connection is not None
    assert (exchange.connection.address, exchange.connection.port) == ("127.0.0.1", world.port())


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_tls_runs_through_a_tunnel_to_the_server(world: World, authority: Authority, scheme: str) -> None:
    url = world.serve("/it", PAGE, tls=authority.context())
    with Proxy() as proxy:
        exchange = fetch(url, f"{scheme}://127.0.0.1:{proxy.port}", ca_file=authority.pem)
    assert exchange.status == 200
    assert exchange.connection is not None
    assert exchange.connection.tls_version is not None


def test_a_name_is_looked_up_and_judged_here_unless_the_proxy_is_trusted(world: World) -> None:
    port = world.port()
    world.serve("/it", PAGE)
    with Proxy({"public.example": "127.0.0.1"}) as proxy:
        address = f"socks5://127.0.0.1:{proxy.port}"
        refused = fetch(f"http://public.example:{port}/it", address, allow_private=False)
        trusted = fetch(f"http://public.example:{port}/it", address, allow_private=False, trusted=True)
    assert refused.failure is not None
    assert refused.failure.kind is FailureKind.PRIVATE_ADDRESS
    assert trusted.status == 200
    assert proxy.tunnels == [("public.example", port)]


def test_a_private_address_that_a_url_spells_out_is_refused_even_to_a_trusted_proxy(world: World) -> None:
    with Proxy() as proxy:
        url, address = world.serve("/it", PAGE), f"socks5://127.0.0.1:{proxy.port}"
        exchange = fetch(url, address, allow_private=False, trusted=True)
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.PRIVATE_ADDRESS
    assert proxy.tunnels == []


@pytest.mark.parametrize(("scheme", "kind"), [("http", FailureKind.UNREACHABLE), ("socks5", FailureKind.REFUSED)])
def test_a_server_that_the_proxy_cannot_reach_is_told_from_the_proxy(scheme: str, kind: FailureKind) -> None:
    with socket.socket() as closed, Proxy() as proxy:
        closed.bind(("127.0.0.1", 0))
        exchange = fetch(f"http://127.0.0.1:{closed.getsockname()[1]}/", f"{scheme}://127.0.0.1:{proxy.port}")
    assert exchange.failure is not None
    assert exchange.failure.kind is kind
    assert "proxy" in exchange.failure.message


def test_a_proxy_that_is_down_is_said_before_anything_is_judged() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        down = Tunneller(f"http://me:secret@127.0.0.1:{closed.getsockname()[1]}")
        with pytest.raises(ProxyUnusable, match=r"^the proxy 127\.0\.0\.1:\d+ cannot be reached"):
            asyncio.run(down.check())


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_proxy_that_does_not_let_us_in_is_said_before_anything_is_judged(scheme: str) -> None:
    with Proxy(secret="me:right") as proxy:
        place = f"127.0.0.1:{proxy.port}"
        asyncio.run(Tunneller(f"{scheme}://me:right@{place}").check())
        for way in (f"{scheme}://me:wrong@{place}", f"{scheme}://{place}"):
            with pytest.raises(ProxyUnusable, match=f"^the proxy {place} does not let us in; check"):
                asyncio.run(Tunneller(way).check())
    assert {port for _, port in proxy.tunnels} == {proxy.port}


def test_what_speaks_another_protocol_is_no_proxy_to_use() -> None:
    async def puzzled(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async def check() -> None:
        async with await asyncio.start_server(puzzled, "127.0.0.1", 0) as server:
            await Tunneller(f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}").check()

    with pytest.raises(ProxyUnusable, match="check its kind"):
        asyncio.run(check())


@pytest.mark.parametrize("text", ["", "proxy:3128", "ftp://a:1", "http://a", "http://:80", "socks5://"])
def test_what_is_no_proxy_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="like socks5://host:port"):
        Tunneller(text)
