"""Archives on loopback, as far as an index goes: pages and when they were copied."""

import json
from collections.abc import Sequence
from urllib.parse import parse_qs, unquote

from tests.world import World

JSON = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
TURNED_AWAY = b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"
BROKEN = b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"


def asked_of(request: bytes) -> dict[str, str]:
    """Return what a request asks a CDX server, by name."""
    query = request.split(b" ", 2)[1].decode().partition("?")[2]
    return {name: values[0] for name, values in parse_qs(query).items()}


def cdx_server(world: World, host: str, stamps: Sequence[str], *, limit: int | None = None) -> str:
    """Serve a CDX index in the Wayback Machine's form in which every page has these copies; return its address."""

    def answer(request: bytes) -> bytes:
        asked = asked_of(request)
        near = sorted(stamps, key=lambda stamp: abs(int(stamp) - int(asked["closest"])))
        header = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
        rows = [["k", stamp, asked["url"], "text/html", "200", "D", "1"] for stamp in near[: int(asked["limit"])]]
        body = json.dumps([header, *rows[:limit], *([[], ["key"]] if limit and len(rows) > limit else [])]).encode()
        return JSON % (len(body), body)

    return world.serve_all(answer, host=host, keep=True) + "cdx/search/cdx"


def asked_pages(world: World, host: str) -> list[str]:
    """Return the pages that an archive was asked about, in order."""
    return [unquote(asked_of(exchange.request)["url"]) for exchange in world.requests() if exchange.host == host]
