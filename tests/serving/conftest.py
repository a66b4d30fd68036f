"""A store behind the server that shows it."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from crawler.serving import Served, serve
from crawler.serving.listening import Server
from tests.engine.conftest import Library


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Reader:
    """Asks a server, and follows nothing."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.origin = server.origin

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        try:
            said = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(method, path, skip_host="Host" in said, skip_accept_encoding=True)
            for name, value in said.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def copy_of(self, url: str, form: str = "") -> Answer:
        """Return the newest copy of a URL, in one of the forms that it is shown in."""
        path = self.get(f"/web/{url}").headers["Location"]
        stamp, _, rest = path.removeprefix("/web/").partition("/")
        return self.get(f"/web/{stamp}{form}/{rest}")


@contextmanager
def running(server: Server) -> Iterator[Reader]:
    """Run a server, and yield who asks it."""
    with server:
        threading.Thread(target=server.serve_forever, args=[0.02], name="serve", daemon=True).start()
        try:
            yield Reader(server)
        finally:
            server.shutdown()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.fixture
def reading() -> Iterator[Callable[..., Reader]]:
    """Serve stores until the test is over."""
    with ExitStack() as stack:

        def start(folder: Path, **more: bool) -> Reader:
            return stack.enter_context(running(serve(Served(folder, **more), "127.0.0.1", 0)))

        yield start
