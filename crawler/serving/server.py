"""The server that shows a store to its reader: articles, their citations, and the copies.

What was captured is a stranger's and may be hostile. No script of it ever runs: every copy is sent with a policy that
forbids scripts, forms and plug-ins and lets the browser ask nobody but this server, and in a sandbox. Only GET and HEAD
are answered, and on a loopback address only those whose Host names this machine, so that no page elsewhere can have a
browser read the store by a name that it made lead here (DNS rebinding).
"""

import contextlib
import logging
import re
import socket
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

from sqlalchemy import Connection

from crawler import __version__, urls
from crawler.errors import EverciteError, StoreError
from crawler.fetching.decoding import codings_of, decode
from crawler.manifest import rows
from crawler.manifest.store import Store
from crawler.mementos.memento import read_timestamp, write_http_date
from crawler.plain_text import plain
from crawler.policy.storage import S3
from crawler.reading.encodings import decode as text_of
from crawler.recording.stored_answers import OpenedAnswer, UnreadableAnswer
from crawler.reporting import rendering
from crawler.reporting.entries import by_article
from crawler.serving.copies import Copy, citations_of, copies_of, nearest, opened
from crawler.serving.memento import Addresses, BadTime, accepted
from crawler.serving.rewriting import is_page, is_style, looks_like_page, rewritten_page, rewritten_style

REWRITTEN_BYTES = 16 << 20
"""A larger page or style sheet is shown as it was captured."""

_IDLE_SECONDS = 30
_MAX_TARGET = 16_384
_LISTED = 500

_ASKED = re.compile(r"/web/(?:(\d{4,14})(mp_|id_)?/)?(.+)", re.DOTALL)
_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_SCHEME = re.compile(r"(https?):/+", re.IGNORECASE)

# Of a page of our own; its style stands in it.
_OURS = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'"
_SANDBOX = "sandbox allow-same-origin allow-popups allow-top-navigation-by-user-activation"
# Of a copy that was rewritten for the eye.
_SHOWN = (
    f"{_SANDBOX}; default-src 'self' data: 'unsafe-inline'; script-src 'none'; object-src 'none'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'"
)
_EXACT = "sandbox; default-src 'none'"
# A browser shows a PDF by a viewer of its own, which no sandbox lets begin; what the PDF may do is the viewer's to say.
_DOCUMENT = "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'"

_NOT_SENT_ON = frozenset({
    b"connection", b"keep-alive", b"transfer-encoding", b"content-length", b"content-encoding", b"content-type",
    b"upgrade", b"proxy-authenticate", b"trailer", b"te",
})  # fmt: skip

_log = logging.getLogger(__name__)


class CannotServe(EverciteError):
    """There is no serving at this address; name another one by ``--port`` or ``--host``."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Served:
    """What is shown, and to whom."""

    folder: Path
    restricted: bool = True
    """Whether copies are shown that are not for publication."""
    s3: S3 | None = None
    """Where the copies of freed files are, as the policy says."""


def serve(served: Served, host: str, port: int) -> "Server":
    """Return a server that listens at an address; call its ``serve_forever``. Port 0 is any that is free.

    :raises CannotServe: when the address cannot be listened at.
    :raises StoreError: when there is no store.
    """
    try:
        return Server(served, host, port)
    except (OSError, OverflowError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CannotServe(f"{host}:{port}: cannot be listened at: {said}") from error


class Server(ThreadingHTTPServer):
    """Listens, and answers each request in a thread of its own."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, served: Served, host: str, port: int) -> None:
        """Bind the address.

        :raises OSError: when that fails.
        :raises StoreError: when there is no store.
        """
        self.served = served
        self.store = Store.open(served.folder)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.address_family = family
        try:
            super().__init__((host, port), _Handler)
        except BaseException:
            self.store.close()
            raise
        self.port = int(self.socket.getsockname()[1])
        shown = f"[{host}]" if family == socket.AF_INET6 else host
        self.origin = f"http://{shown}:{self.port}"
        self.allowed_hosts = _allowed_hosts(host, self.port)

    def server_close(self) -> None:
        """Stop listening, and close the store."""
        super().server_close()
        self.store.close()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - as its base class has it
        """Log what went wrong with one request; a reader who went away is nothing."""
        _log.debug("a request of %s broke off", client_address, exc_info=True)


def _allowed_hosts(host: str, port: int) -> frozenset[str] | None:
    """Return the Host headers that are answered; None for any, where the server is open to other machines."""
    try:
        is_loopback = ip_address(host).is_loopback
    except ValueError:
        is_loopback = host.lower() == "localhost"
    if not is_loopback:
        return None
    names = {host.lower(), "localhost", "127.0.0.1", "[::1]", f"[{host}]"}
    return frozenset({f"{name}:{port}" for name in names} | (names if port == 80 else set()))


class _Failure(Exception):
    """An answer that is no page: its status, and what is said."""

    def __init__(self, status: int, message: str, about: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.about = {"url": None, "exact": None, "citations": []} | (about or {})


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = f"evercite/{__version__}"
    sys_version = ""
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        """Answer."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._answer()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - its name in the base class
        """Log a request."""
        _log.debug("%s", plain(format % arguments))

    def _answer(self) -> None:
        try:
            self._route()
        except _Failure as failure:
            self._fail(failure)
        except (StoreError, UnreadableAnswer, zlib.error) as error:
            self._fail(_Failure(500, f"the copy cannot be read: {error}"))
        except OSError:
            self.close_connection = True
        except Exception as error:  # noqa: BLE001 - a fault of one page is told, and the others are shown
            _log.exception("%s %s", self.command, plain(self.path))
            self._fail(_Failure(500, f"a fault of evercite's own: {type(error).__name__}"))

    def _route(self) -> None:
        hosts = self.server.allowed_hosts
        if hosts is not None and (self.headers.get("Host") or "").lower() not in hosts:
            raise _Failure(421, "this server is asked by another name than its own")
        if len(self.path) > _MAX_TARGET:
            raise _Failure(414, "this address is too long")
        path, _, query = self.path.partition("?")
        with self.server.store.connect() as connection:
            if path == "/":
                self._front(connection)
            elif path == "/look-up":
                self._look_up(query)
            elif path.startswith("/articles/"):
                self._article(connection, path.removeprefix("/articles/").removesuffix(".html"))
            elif self.path.startswith("/web/"):
                self._web(connection)
            elif self.path.startswith("/timegate/"):
                self._time_gate(connection, self.path.removeprefix("/timegate/"))
            elif self.path.startswith("/timemap/"):
                self._time_map(connection, self.path.removeprefix("/timemap/"))
            else:
                raise _Failure(404, "there is nothing at this address")

    # What the store holds.

    def _front(self, connection: Connection) -> None:
        articles = rows.summaries(connection)
        page = _page("front.html", articles=articles[:_LISTED], left=max(0, len(articles) - _LISTED))
        self._send_ours(200, page)

    def _look_up(self, query: str) -> None:
        asked = (parse_qs(query).get("url") or [""])[0].strip()
        target = asked if _SCHEME.match(asked) else f"https://{asked}"
        try:
            address = urls.fetchable(urls.resolve(target))
        except urls.InvalidURL:
            raise _Failure(400, "this is no address of the web") from None
        self._redirect(f"/web/{address}")

    def _article(self, connection: Connection, id_: str) -> None:
        known = [name for kind, name in rows.find(connection, id_) if kind == "article" and name == id_] if id_ else []
        if not known:
            raise _Failure(404, "the store has no such article")
        found = next(by_article(rows.rows(connection, article_id=id_, cited=True)), None)
        if found is None:
            raise _Failure(404, "this article cites nothing")
        article, entries = found
        page = rendering.template("article.html").render(
            article=article, entries=entries, replay="/web/", home="/", **_about()
        )
        self._send_ours(200, page)

    # Copies.

    def _web(self, connection: Connection) -> None:
        asked = _ASKED.fullmatch(self.path)
        if asked is None:
            raise _Failure(404, "there is nothing at this address")
        stamp, form, rest = asked.groups()
        copies = self._copies(connection, rest)
        moment = read_timestamp(stamp) if stamp else datetime.now(UTC)
        if moment is None:
            raise _Failure(400, f"{stamp} is no time")
        copy = nearest(copies, moment)
        if stamp != copy.stamp:
            self._redirect(
                f"/web/{copy.stamp}{form or ''}/{copy.url}", {"Vary": "Accept-Datetime"} if not stamp else {}
            )
        elif form is None:
            self._frame(copy, copies)
        else:
            self._copy(connection, copy, copies, exact=form == "id_")

    def _copies(self, connection: Connection, rest: str) -> list[Copy]:
        # Clients and proxies make one slash of two.
        target = _SCHEME.sub(r"\1://", rest, count=1)
        try:
            copies = copies_of(connection, target, restricted=self.server.served.restricted)
        except urls.InvalidURL:
            raise _Failure(400, "this is no address of the web") from None
        if not copies:
            about = {"url": target, "citations": citations_of(connection, target)}
            raise _Failure(404, "this store has no copy of it", about)
        return copies

    def _frame(self, copy: Copy, copies: Sequence[Copy]) -> None:
        page = _page("frame.html", copy=copy, copies=copies[-_LISTED:])
        self._send_ours(200, page, self._memento_headers(copy, copies))

    def _copy(self, connection: Connection, copy: Copy, copies: Sequence[Copy], *, exact: bool) -> None:
        answer = opened(connection, self.server.served.folder, copy, self.server.served.s3)
        headers = self._memento_headers(copy, copies)
        for name, value in answer.head.headers:
            if name.lower() not in _NOT_SENT_ON and re.fullmatch(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
                headers.append((f"X-Archive-Orig-{name.decode('ascii')}", _header_value(value)))
        said = answer.head.get(b"location")
        if said is not None and 300 <= copy.http_status < 400 and not exact:
            with contextlib.suppress(urls.InvalidURL):
                target = urls.fetchable(urls.resolve(said.decode("utf-8", "replace"), copy.url))
                headers.append(("Location", f"/web/{copy.stamp}mp_/{target}"))
                return self._send(copy.http_status, b"", "text/plain", [*headers, ("Content-Security-Policy", _EXACT)])
        stated = answer.head.get(b"content-type")
        if stated is None:
            first = next(answer.payload, b"")
            answer = OpenedAnswer(answer.head, chain([first], answer.payload))
            stated = b"text/html" if looks_like_page(first) else b"application/octet-stream"
        content_type = _header_value(stated)
        if exact:
            return self._exact(copy, answer, content_type, headers)
        return self._shown(copy, answer, content_type, headers)

    def _exact(self, copy: Copy, answer: OpenedAnswer, content_type: str, headers: list[tuple[str, str]]) -> None:
        """Send the payload byte for byte, with its content coding."""
        coding = answer.head.get(b"content-encoding")
        headers = [*headers, ("Content-Security-Policy", _EXACT), ("X-Content-Type-Options", "nosniff")]
        if coding is not None:
            headers.append(("Content-Encoding", _header_value(coding)))
        self._stream(_status(copy), answer.payload, content_type, headers)

    def _shown(self, copy: Copy, answer: OpenedAnswer, content_type: str, headers: list[tuple[str, str]]) -> None:
        """Send what a browser shows: addresses lead to copies, codings are undone."""
        codings = codings_of(answer.head.get_all(b"content-encoding"))
        document = content_type.partition(";")[0].strip().lower() == "application/pdf"
        headers = [*headers, ("Content-Security-Policy", _DOCUMENT if document else _SHOWN)]
        if document:
            # Browsers heed a second type behind a comma (Fetch, "extract a MIME type"), and here is no sandbox.
            content_type = "application/pdf"
            headers.append(("X-Content-Type-Options", "nosniff"))
        if not (is_page(content_type) or is_style(content_type)):
            payload = answer.payload
            if codings:
                headers.append(("Content-Encoding", ", ".join(codings)))
            return self._stream(_status(copy), payload, content_type, headers)
        content = decode(answer.payload, codings, REWRITTEN_BYTES)
        if len(content) >= REWRITTEN_BYTES:
            raise _Failure(413, "this page is too large to be rewritten; its exact bytes can be had", {"exact": copy})

        def place(url: str, followed: bool) -> str:
            # Without an origin: the server has several names, and a page is let ask only the one it was asked by.
            return f"/web/{copy.stamp}{'' if followed else 'mp_'}/{url}"

        if is_style(content_type):
            style = rewritten_style(text_of(content, content_type), copy.url, place)
            return self._send(_status(copy), style.encode(), "text/css; charset=utf-8", headers)
        page = rewritten_page(content, content_type, copy.url, place)
        return self._send(_status(copy), page, "text/html; charset=utf-8", headers)

    # The Memento protocol.

    def _time_gate(self, connection: Connection, rest: str) -> None:
        copies = self._copies(connection, rest)
        try:
            moment = accepted(self.headers.get("Accept-Datetime"), datetime.now(UTC))
        except BadTime as error:
            raise _Failure(400, str(error)) from None
        copy = nearest(copies, moment)
        addresses = Addresses(self._origin())
        self._redirect(
            addresses.memento(copy), {"Vary": "Accept-Datetime", "Link": addresses.links(copy.url, copies, copy)}
        )

    def _time_map(self, connection: Connection, rest: str) -> None:
        form, _, target = rest.partition("/")
        if form not in ("link", "json"):
            raise _Failure(404, "TimeMaps are to be had as /timemap/link/ and /timemap/json/")
        copies = self._copies(connection, target)
        addresses = Addresses(self._origin())
        headers = [("Content-Security-Policy", _EXACT)]
        if form == "link":
            said = addresses.link_format(copies[0].url, copies)
            return self._send(200, said.encode(), "application/link-format", headers)
        return self._send(200, addresses.json_format(copies[0].url, copies).encode(), "application/json", headers)

    def _memento_headers(self, copy: Copy, copies: Sequence[Copy]) -> list[tuple[str, str]]:
        links = Addresses(self._origin()).links(copy.url, copies, copy)
        return [("Memento-Datetime", write_http_date(copy.captured_at)), ("Link", links)]

    def _origin(self) -> str:
        """Return the origin by which the client asked, for it may know the server by no other."""
        host = self.headers.get("Host") or ""
        return f"http://{host.lower()}" if _HOST.fullmatch(host) else self.server.origin

    # Sending.

    def _fail(self, failure: _Failure) -> None:
        page = _page("failure.html", status=failure.status, message=failure.message, about=failure.about)
        with contextlib.suppress(OSError):
            self._send_ours(failure.status, page)

    def _redirect(self, target: str, headers: dict[str, str] | None = None) -> None:
        located = quote(target, safe="/:?&=%#[]@!$'()*+,;~")
        self._send(302, b"", "text/plain", [("Location", located), *(headers or {}).items()])

    def _send_ours(self, status: int, page: str, headers: Sequence[tuple[str, str]] = ()) -> None:
        policy = [("Content-Security-Policy", _OURS), ("Cache-Control", "no-store")]
        self._send(status, page.encode(), "text/html; charset=utf-8", [*headers, *policy])

    def _send(self, status: int, body: bytes, content_type: str, headers: Sequence[tuple[str, str]]) -> None:
        self._begin(status, content_type, headers)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(
        self, status: int, pieces: Iterator[bytes], content_type: str, headers: Sequence[tuple[str, str]]
    ) -> None:
        """Send what is as long as it is: chunked, and for an older client until the connection ends."""
        chunked = self.request_version >= "HTTP/1.1"
        self._begin(status, content_type, headers)
        self.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Connection", "close")))
        self.end_headers()
        if self.command == "HEAD":
            return
        try:
            for piece in pieces:
                if piece:
                    self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
            if chunked:
                self.wfile.write(b"0\r\n\r\n")
        except (StoreError, UnreadableAnswer, zlib.error) as error:
            # The head is gone out; what is left to say it by is an end that is none.
            _log.warning("a copy broke off: %s", error)
            self.close_connection = True

    def _begin(self, status: int, content_type: str, headers: Sequence[tuple[str, str]]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "same-origin")
        for name, value in headers:
            self.send_header(name, value)


def _status(copy: Copy) -> int:
    """Return the status that a copy is sent with: its own, where a browser takes a body with that."""
    return copy.http_status if 200 <= copy.http_status < 600 and copy.http_status not in (204, 205) else 200


def _header_value(value: bytes) -> str:
    """Return a captured header's value as one that can be sent: on one line, in Latin-1."""
    return re.sub(rb"[\x00-\x1f\x7f]+", b" ", value)[:8_000].decode("latin-1").strip()


def _about() -> dict[str, str]:
    return {"version": __version__, "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}


def _page(name: str, **values: Any) -> str:
    return str(rendering.environment("crawler.serving").get_template(name).render(**values, **_about()))
