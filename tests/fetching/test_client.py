import asyncio
import gzip
import resource
import threading
from datetime import timedelta

import pytest

from crawler.fetching import pool
from crawler.fetching.client import Client
from crawler.fetching.exchange import FailureKind, Limits
from crawler.vocabulary import Truncation
from tests.fetching.fetching import HEADERS, HI, QUICK, failure, fetch, raw
from tests.fetching.odd_answers import ODD, Odd
from tests.world import Pause, Silence, World
from tests.world.privileges import no_file_may_grow
from tests.world.server import Script


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


@pytest.mark.parametrize("odd", ODD[::8], ids=[odd.name for odd in ODD[::8]])
def test_an_odd_answer_is_kept_and_understood_under_uvloop_too(world: World, odd: Odd) -> None:
    uvloop = pytest.importorskip("uvloop")
    [exchange] = fetch(world.serve("/odd", odd.steps), loop_factory=uvloop.new_event_loop)
    kept = raw(exchange)
    assert kept == world.exchanges[0].response[: len(kept)]
    assert (exchange.status, b"".join(exchange.body()), exchange.truncated) == (odd.status, odd.body, odd.truncated)
    assert (exchange.failure.kind if exchange.failure else None) is odd.failure


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


def test_a_head_past_max_bytes_is_kept_and_is_no_answer(world: World) -> None:
    [exchange] = fetch(world.serve("/", HI), limits=Limits(max_bytes=20))
    assert (failure(exchange).kind, exchange.truncated) == (FailureKind.MALFORMED, Truncation.LENGTH)
    assert raw(exchange) == HI[:20]


@pytest.mark.parametrize("body", [b"hello", b"hello, world"])
def test_of_lengths_that_differ_the_one_after_which_nothing_comes_holds(world: World, body: bytes) -> None:
    steps = (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 12\r\n\r\n" + body, Silence())
    [exchange] = fetch(world.serve("/", steps), limits=Limits())
    assert (b"".join(exchange.body()), exchange.truncated, exchange.failure) == (body, None, None)


def test_what_is_no_http_is_not_waited_for_long(world: World) -> None:
    [exchange] = fetch(world.serve("/", (b"SSH-2.0-OpenSSH_9.2\r\n", Silence())), limits=Limits())
    assert failure(exchange).kind is FailureKind.MALFORMED
    assert raw(exchange) == b"SSH-2.0-OpenSSH_9.2\r\n"


def test_an_answer_is_over_when_it_says_so_and_not_when_the_server_hangs_up(world: World) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
    url = world.serve("/", (answer, Silence()))
    assert [e.truncated for e in fetch(url, limits=Limits())] == [None]


def test_transfer_and_content_codings_are_undone_for_reading(world: World) -> None:
    packed = gzip.compress(b"What the reader saw.")
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    for coding in (b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked", b"Transfer-Encoding: gzip, chunked"):
        [exchange] = fetch(world.serve("/", b"HTTP/1.1 200 OK\r\n" + coding + b"\r\n\r\n" + chunks))
        assert exchange.content(1000) == b"What the reader saw."
        assert exchange.content(4) == b"What"


def test_only_so_many_connections_are_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MAX_IDLE_CONNECTIONS", 2)
    urls = [world.serve("/", HI, host=f"127.0.0.{n}", keep=True) for n in (1, 2, 3)]
    fetch(*urls, urls[2], urls[1], urls[0])
    assert [e.connection for e in world.exchanges] == [1, 2, 3, 3, 2, 4]


def test_no_more_connections_are_kept_than_half_of_what_the_process_may_open(world: World) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    urls = [world.serve("/", HI, host=f"127.0.0.{n}", keep=True) for n in range(1, 10)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, hard))
    try:
        kept = pool.Pool()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

    async def fetch_all() -> None:
        client = Client(allow_private=True)
        client._pool = kept
        for url in urls:
            (await client.fetch(url, HEADERS, QUICK)).close()
        assert len(kept) == 8
        await client.close()

    asyncio.run(fetch_all())


def test_a_connection_that_was_idle_for_too_long_is_not_used_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "IDLE_CONNECTION_SECONDS", 0.0)
    url = world.serve("/", HI, keep=True)
    fetch(url, url)
    assert [e.connection for e in world.exchanges] == [1, 2]


def test_a_fetch_that_is_cancelled_closes_its_connection(world: World) -> None:
    begun = threading.Event()

    def answer(request: bytes) -> Script:
        begun.set()
        return (b"HTTP/1.1 200 OK\r\n", Silence())

    url = world.serve("/", answer)

    async def run() -> None:
        client = Client(allow_private=True)
        fetching = asyncio.create_task(client.fetch(url, HEADERS, QUICK))
        await asyncio.to_thread(begun.wait, 5)
        fetching.cancel()
        with pytest.raises(asyncio.CancelledError):
            await fetching
        await asyncio.to_thread(world.exchanges[0].over.wait, 5)
        await client.close()

    asyncio.run(run())
    assert world.exchanges[0].over.is_set()  # the server saw the connection close


def test_a_full_disk_is_our_fault_and_never_the_servers(world: World) -> None:
    url = world.serve("/", (b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + bytes(9_000_000),))
    with no_file_may_grow(3_000_000), pytest.raises(OSError, match="File too large"):
        fetch(url)


def test_a_large_body_goes_to_disk_and_not_to_memory(world: World) -> None:
    size = 20_000_000
    [exchange] = fetch(world.serve("/", (b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size + bytes(size),)))
    assert exchange.body_bytes == size
    assert getattr(exchange.raw, "_rolled") is True  # noqa: B009
