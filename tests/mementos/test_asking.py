import asyncio
import json
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from crawler.engine.clock import Clock
from crawler.fetching.client import Client
from crawler.mementos import Answer
from crawler.mementos.asking import Asker, Unanswered
from crawler.mementos.memento import write_http_date
from crawler.policy import Archive
from tests.cli.conftest import answer
from tests.world import World

PAGE = "http://page.test/a?b=c"
WANTED = datetime(2015, 3, 4, tzinfo=UTC)
EARLY, LATE = datetime(2015, 3, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)


def ask(archive: Archive, target: str = PAGE, *, allow_private: bool = True) -> Answer:
    async def asking() -> Answer:
        client, own = Client(allow_private=allow_private), Client(allow_private=True)
        try:
            return await Asker(archive, client, own, "tester", Clock()).ask(target, WANTED)
        finally:
            await client.close()
            await own.close()

    return asyncio.run(asking())


def archive(way: str, address: str) -> Archive:
    return Archive.model_validate({"name": "x", way: address, "delay": timedelta(), "timeout": timedelta(seconds=5)})


def headed(status: str, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body


def moments(found: Answer) -> tuple[datetime | None, datetime | None]:
    return tuple(one.at if one else None for one in (found.closest, found.newest))  # type: ignore[return-value]


def copy(world: World, path: str, moment: datetime, status: str = "200 OK", host: str = "127.0.0.9") -> str:
    return world.serve(path, headed(status, Memento_Datetime=write_http_date(moment)), host=host)


def test_a_time_gate_is_followed_to_the_copy_for_the_moment_asked_for(world):
    early, late = copy(world, "/early", EARLY), copy(world, "/late", LATE)
    gate = f"http://127.0.0.9:{world.port('127.0.0.9')}/gate/"

    def choose(request: bytes) -> bytes:
        year = request.partition(b"Accept-Datetime: ")[2].split(b"\r\n")[0].split()[3]
        return headed("302 Found", Location=early if year == b"2015" else late, Vary="accept-datetime")

    world.serve("/gate/" + PAGE, choose, host="127.0.0.9")
    found = ask(archive("timegate", gate))
    assert (found.closest.url, found.newest.url) == (early, late)
    assert moments(found) == (EARLY, LATE)


@pytest.mark.parametrize(
    ("status", "outcome"), [("404 Not Found", "none"), ("503 Service Unavailable", "error"), ("200 OK", "error")]
)
def test_a_time_gate_without_a_memento_has_none_or_has_not_answered(world, status, outcome):
    gate = world.serve_all(headed(status), host="127.0.0.9")
    if outcome == "none":
        assert ask(archive("timegate", gate)) == Answer()
    else:
        with pytest.raises(Unanswered):
            ask(archive("timegate", gate))


def test_a_time_gate_that_redirects_for_ever_is_given_up(world):
    further = count()
    gate = world.serve_all(lambda _: headed("302 Found", Location=f"/{next(further)}"), host="127.0.0.9")
    with pytest.raises(Unanswered, match="redirects more than"):
        ask(archive("timegate", gate))


def test_an_archive_may_be_on_a_private_address_and_what_it_leads_to_may_not(world):
    elsewhere = copy(world, "/copy", EARLY, host="127.0.0.2")
    gate = world.serve_all(headed("302 Found", Location=elsewhere), host="127.0.0.9")
    with pytest.raises(Unanswered, match=r"loopback|private|public"):
        ask(archive("timegate", gate), allow_private=False)
    assert [exchange.host for exchange in world.requests()] == ["127.0.0.9"]


def test_a_time_map_in_parts_is_read_where_the_moment_falls_and_at_its_end(world):
    early, late = copy(world, "/early", EARLY), copy(world, "/late", LATE)
    address = f"http://127.0.0.9:{world.port('127.0.0.9')}/tm/"

    def part(number: int, begins: int, ends: int) -> str:
        first, last = (write_http_date(datetime(year, 1, 1, tzinfo=UTC)) for year in (begins, ends))
        return f'<{address}{number}>; rel="timemap"; from="{first}"; until="{last}"'

    index = ", ".join(part(n, 1990 + 5 * n, 1995 + 5 * n) for n in range(7))
    world.serve("/tm/" + PAGE, answer(index.encode()), host="127.0.0.9")
    for number, url, moment in ((4, early, EARLY), (5, early, EARLY), (6, late, LATE)):
        link = f'<{url}>; rel="memento"; datetime="{write_http_date(moment)}"'
        world.serve(f"/tm/{number}", answer(link.encode()), host="127.0.0.9")
    assert moments(ask(archive("timemap", address))) == (EARLY, LATE)
    asked = [exchange.path for exchange in world.requests()]
    assert sum(path.startswith("/tm/") for path in asked) <= 4


def test_copies_of_error_pages_are_passed_over_by_looking_at_them(world):
    gone, kept = copy(world, "/gone", EARLY, "404 Not Found"), copy(world, "/kept", LATE)
    links = ", ".join(
        f'<{url}>; rel="memento"; datetime="{write_http_date(moment)}"' for url, moment in ((gone, EARLY), (kept, LATE))
    )
    address = world.serve_all(answer(links.encode()), host="127.0.0.8")
    assert moments(ask(archive("timemap", address))) == (LATE, LATE)


def test_an_aggregators_list_is_asked_for_the_page_in_its_path(world):
    early = copy(world, "/early", EARLY)
    said = {"original_uri": PAGE, "mementos": {"list": [{"datetime": "2015-03-01T00:00:00Z", "uri": early}]}}
    world.serve("/timemap/json/" + PAGE, answer(json.dumps(said).encode()), host="127.0.0.8")
    address = f"http://127.0.0.8:{world.port('127.0.0.8')}/timemap/json/"
    assert moments(ask(archive("timemap", address))) == (EARLY, EARLY)


def test_the_availability_api_is_asked_for_the_nearest_and_for_the_newest(world):
    def available(request: bytes) -> bytes:
        stamp = "20150301000000" if b"timestamp=20150304000000" in request else "20210101000000"
        closest = {"available": True, "url": f"http://x.test/{stamp}/", "timestamp": stamp, "status": "200"}
        return answer(json.dumps({"archived_snapshots": {"closest": closest}}).encode())

    address = world.serve_all(available, host="127.0.0.8")
    assert moments(ask(archive("availability", f"{address}wayback/available"))) == (EARLY, LATE)


def test_how_long_an_archive_asks_to_be_left_alone_is_told(world):
    address = world.serve_all(headed("503 Service Unavailable", Retry_After="77"), host="127.0.0.8")
    with pytest.raises(Unanswered) as refused:
        ask(archive("timemap", address))
    assert refused.value.turned_away
    assert refused.value.asked_seconds == 77.0


def test_a_list_that_never_ends_is_cut_off(world, monkeypatch):
    monkeypatch.setattr("crawler.mementos.asking.ANSWER_BYTES", 100_000)
    address = world.serve_all(answer(b'<http://x.test/>; rel="memento", ' * 5_000), host="127.0.0.8")
    with pytest.raises(Unanswered, match="cut off"):
        ask(archive("timemap", address))
