"""The small web that is archived under torture: a little of everything that leaves a different trace in a store."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tests.world import Close, World
from tests.world.server import Exchange

POLICY = """
version: 1
identity: {contact: archive@library.test, operator: A Library}
network: {allow_private: true}
defaults: {delay: 0s, retries: 0, timeout: {connect: 20s, idle: 20s, total: 40s}}
"""

_TEXT = b"What the reader saw, at some length. " * 60
_NOISE = random.Random(7).randbytes(150_000)


def _answer(body: bytes, status: bytes = b"200 OK", *headers: bytes) -> bytes:
    lines = [b"HTTP/1.1 " + status, b"Content-Type: text/html", *headers, b"Content-Length: %d" % len(body)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


@dataclass
class SmallWeb:
    """Pages on a world, an article that cites them, and a policy to go by."""

    world: World
    folder: Path
    cited: list[str] = field(default_factory=list)
    _answers: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    _seen: int = 0

    def __post_init__(self) -> None:
        one, two, three = "127.0.4.1", "127.0.4.2", "127.0.4.3"
        serve = self.world.serve
        styled = b'<html><head><link rel="stylesheet" href="/style.css"></head><body>' + _TEXT
        serve("/style.css", _answer(b"p {color: red}" * 100, b"200 OK"), host=one)
        first = serve("/first", _answer(_TEXT), host=one)
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(_NOISE), _NOISE)
        self.cited = [
            first,
            serve("/styled", _answer(styled), host=one),
            serve("/missing", _answer(b"", b"404 Not Found"), host=one),
            serve("/same", _answer(_TEXT, b"200 OK", b"X-Other: head"), host=two),
            serve("/large", chunked, host=two),
            serve("/moved", _answer(b"", b"302 Found", b"Location: " + first.encode()), host=two),
            serve("/hints", (b"HTTP/1.1 103 Early Hints\r\n\r\n", _answer(b"hinted")), host=three),
            serve("/cut", b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\nhalf", host=three),
            serve("/closed", (Close(),), host=three),
        ]
        links = ", and then ".join(f"[source number {n}]({url})" for n, url in enumerate(self.cited))
        (self.folder / "article.md").write_text(f"# An article\n\nIt is said in {links}, as everybody knows.\n")
        (self.folder / "policy.yaml").write_text(POLICY)

    @property
    def article(self) -> str:
        return str(self.folder / "article.md")

    @property
    def policy(self) -> Path:
        return self.folder / "policy.yaml"

    def answers(self, url: str) -> set[bytes]:
        """Return every answer that was sent for a URL, as far as it was sent."""
        for exchange in self.world.exchanges[self._seen :]:
            self._answers[_url_of(exchange)].add(exchange.response)
            self._seen += 1
        return self._answers[url]

    def asked_since(self, number: int) -> list[str]:
        """Return the URLs asked for after the first so many exchanges."""
        return [_url_of(exchange) for exchange in self.world.exchanges[number:]]


def _url_of(exchange: Exchange) -> str:
    return f"http://{exchange.host}:{exchange.port}{exchange.path}"
