"""What is answered at each address: pages about the store, its copies, and the Memento protocol."""

import contextlib
import logging
import re
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any
from urllib.parse import parse_qs

from sqlalchemy import Connection

from crawler import urls
from crawler.errors import StoreError
from crawler.fetching.decoding import codings_of, decode
from crawler.manifest import rows
from crawler.mementos.memento import write_http_date
from crawler.plain_text import plain
from crawler.reading.encodings import decode as text_of
from crawler.recording.stored_answers import OpenedAnswer, UnreadableAnswer
from crawler.reporting import rendering
from crawler.reporting.entries import Entry, by_article
from crawler.serving.copies import Copy, at_stamp, citations_of, copies_of, led_to, nearest, opened
from crawler.serving.listening import Server
from crawler.serving.memento import Addresses, BadTime, accepted
from crawler.serving.rewriting import (
    is_page,
    is_style,
    is_xml,
    looks_like_page,
    rewritten_page,
    rewritten_style,
    rewritten_xml,
)
from crawler.serving.sending import DOCUMENT, EXACT, SHOWN, Sending, maker, our_page

REWRITTEN_BYTES = 16 << 20
"""A larger page or style sheet is shown as it was captured."""

_MAX_TARGET = 16_384
_LISTED = 500

_ASKED = re.compile(r"/web/(?:(\d{4,20})(mp_|id_)?/)?(.+)", re.DOTALL)
_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_SCHEME = re.compile(r"(https?):/+", re.IGNORECASE)

_NOT_SENT_ON = frozenset({
    b"connection", b"keep-alive", b"transfer-encoding", b"content-length", b"content-encoding", b"content-type",
    b"upgrade", b"proxy-authenticate", b"trailer", b"te",
})  # fmt: skip

_log = logging.getLogger(__name__)


class _Failure(Exception):
    """An answer that is no page: its status, and what is said."""

    def __init__(self, status: int, message: str, about: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.about = {"url": None, "exact": None, "citations": []} | (about or {})


class Handler(Sending):
    """Answers one connection."""

    server: Server

    def do_GET(self) -> None:  # noqa: N802 - its name in the base class
        """Answer."""
        self._answer()

    def do_HEAD(self) -> None:  # noqa: N802
        """Answer without a body."""
        self._answer()

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
        page = our_page("front.html", articles=articles[:_LISTED], left=max(0, len(articles) - _LISTED))
        self.send_ours(200, page)

    def _look_up(self, query: str) -> None:
        asked = (parse_qs(query).get("url") or [""])[0].strip()
        target = asked if _SCHEME.match(asked) else f"https://{asked}"
        try:
            address = urls.fetchable(urls.resolve(target))
        except urls.InvalidURL:
            raise _Failure(400, "this is no address of the web") from None
        self.redirect(f"/web/{address}")

    def _article(self, connection: Connection, id_: str) -> None:
        known = [name for kind, name in rows.find(connection, id_) if kind == "article" and name == id_] if id_ else []
        if not known:
            raise _Failure(404, "the store has no such article")
        found = next(by_article(rows.rows(connection, article_id=id_, cited=True)), None)
        if found is None:
            raise _Failure(404, "this article cites nothing")
        article, entries = found
        if not self.server.served.restricted:
            entries = map(_without_restricted, entries)
        page = rendering.template("article.html").render(
            article=article, entries=entries, replay="/web/", home="/", **maker()
        )
        self.send_ours(200, page)

    # Copies.

    def _web(self, connection: Connection) -> None:
        asked = _ASKED.fullmatch(self.path)
        if asked is None:
            raise _Failure(404, "there is nothing at this address")
        stamp, form, rest = asked.groups()
        copies = self._copies(connection, rest)
        copy = nearest(copies, datetime.now(UTC)) if stamp is None else at_stamp(copies, stamp)
        if copy is None:
            raise _Failure(400, f"{stamp} is no time")
        if stamp not in (copy.stamp, copy.digits):
            self.redirect(f"/web/{copy.stamp}{form or ''}/{copy.url}", {"Vary": "Accept-Datetime"} if not stamp else {})
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
        page = our_page("frame.html", copy=copy, copies=copies[-_LISTED:])
        self.send_ours(200, page, self._memento_headers(copy, copies))

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
                there = led_to(copies_of(connection, target, restricted=self.server.served.restricted), copy)
                headers.append(("Location", f"/web/{(there or copy).stamp}mp_/{target}"))
                return self.send(copy.http_status, b"", "text/plain", [*headers, ("Content-Security-Policy", EXACT)])
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
        headers = [*headers, ("Content-Security-Policy", EXACT), ("X-Content-Type-Options", "nosniff")]
        if coding is not None:
            headers.append(("Content-Encoding", _header_value(coding)))
        self.stream(_status(copy), answer.payload, content_type, headers)

    def _shown(self, copy: Copy, answer: OpenedAnswer, content_type: str, headers: list[tuple[str, str]]) -> None:
        """Send what a browser shows: addresses lead to copies, codings are undone."""
        codings = codings_of(answer.head.get_all(b"content-encoding"))
        document = content_type.partition(";")[0].strip().lower() == "application/pdf"
        headers = [*headers, ("Content-Security-Policy", DOCUMENT if document else SHOWN)]
        if document:
            # Browsers heed a second type behind a comma (Fetch, "extract a MIME type"), and here is no sandbox.
            content_type = "application/pdf"
            headers.append(("X-Content-Type-Options", "nosniff"))
        if not (is_page(content_type) or is_style(content_type) or is_xml(content_type)):
            payload = answer.payload
            if codings:
                headers.append(("Content-Encoding", ", ".join(codings)))
            return self.stream(_status(copy), payload, content_type, headers)
        content = decode(answer.payload, codings, REWRITTEN_BYTES)
        if len(content) >= REWRITTEN_BYTES:
            raise _Failure(413, "this page is too large to be rewritten; its exact bytes can be had", {"exact": copy})

        def place(url: str, followed: bool) -> str:
            # Without an origin: the server has several names, and a page is let ask only the one it was asked by.
            return f"/web/{copy.stamp}{'' if followed else 'mp_'}/{url}"

        if is_style(content_type):
            style = rewritten_style(text_of(content, content_type), copy.url, place)
            return self.send(_status(copy), style.encode(), "text/css; charset=utf-8", headers)
        if is_xml(content_type):
            media_type = content_type.partition(";")[0].strip()
            drawing = rewritten_xml(content, content_type, copy.url, place)
            return self.send(_status(copy), drawing, f"{media_type}; charset=utf-8", headers)
        page = rewritten_page(content, content_type, copy.url, place)
        return self.send(_status(copy), page, "text/html; charset=utf-8", headers)

    # The Memento protocol.

    def _time_gate(self, connection: Connection, rest: str) -> None:
        copies = self._copies(connection, rest)
        try:
            moment = accepted(self.headers.get("Accept-Datetime"), datetime.now(UTC))
        except BadTime as error:
            raise _Failure(400, str(error)) from None
        copy = nearest(copies, moment)
        addresses = Addresses(self._origin())
        self.redirect(
            addresses.memento(copy), {"Vary": "Accept-Datetime", "Link": addresses.links(copy.url, copies, copy)}
        )

    def _time_map(self, connection: Connection, rest: str) -> None:
        form, _, target = rest.partition("/")
        if form not in ("link", "json"):
            raise _Failure(404, "TimeMaps are to be had as /timemap/link/ and /timemap/json/")
        copies = self._copies(connection, target)
        addresses = Addresses(self._origin())
        headers = [("Content-Security-Policy", EXACT)]
        if form == "link":
            said = addresses.link_format(copies[0].url, copies)
            return self.send(200, said.encode(), "application/link-format", headers)
        return self.send(200, addresses.json_format(copies[0].url, copies).encode(), "application/json", headers)

    def _memento_headers(self, copy: Copy, copies: Sequence[Copy]) -> list[tuple[str, str]]:
        links = Addresses(self._origin()).links(copy.url, copies, copy)
        return [("Memento-Datetime", write_http_date(copy.captured_at)), ("Link", links)]

    def _origin(self) -> str:
        """Return the origin by which the client asked, for it may know the server by no other."""
        host = self.headers.get("Host") or ""
        return f"http://{host.lower()}" if _HOST.fullmatch(host) else self.server.origin

    # Sending.

    def _fail(self, failure: _Failure) -> None:
        page = our_page("failure.html", status=failure.status, message=failure.message, about=failure.about)
        with contextlib.suppress(OSError):
            self.send_ours(failure.status, page)


def _status(copy: Copy) -> int:
    """Return the status that a copy is sent with: its own, where a browser takes a body with that."""
    return copy.http_status if 200 <= copy.http_status < 600 and copy.http_status not in (204, 205) else 200


def _header_value(value: bytes) -> str:
    """Return a captured header's value as one that can be sent: on one line, in Latin-1."""
    return re.sub(rb"[\x00-\x1f\x7f]+", b" ", value)[:8_000].decode("latin-1").strip()


def _without_restricted(entry: Entry) -> Entry:
    """Return a citation without the place of a copy that is not for publication, as an export tells of it."""
    row, capture = entry["row"], entry["row"]["capture"]
    if capture is None or not capture["restricted"]:
        return entry
    return {**entry, "row": {**row, "capture": {**capture, "warc": None}}}
