"""How answers are sent: whole or as they come, each with the policy that says what a browser may do with it."""

import logging
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import quote

from crawler import __version__
from crawler.errors import StoreError
from crawler.plain_text import plain
from crawler.recording.stored_answers import UnreadableAnswer
from crawler.reporting import rendering

_IDLE_SECONDS = 30

# Of a page of our own; its style stands in it.
_OURS = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'"
_SANDBOX = "sandbox allow-same-origin allow-popups allow-top-navigation-by-user-activation"
SHOWN = (
    f"{_SANDBOX}; default-src 'self' data: 'unsafe-inline'; script-src 'none'; object-src 'none'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'"
)
"""The policy of a copy that was rewritten for the eye."""
EXACT = "sandbox; default-src 'none'"
"""The policy of exact bytes, and of what is no page."""
# A browser shows a PDF by a viewer of its own, which no sandbox lets begin; what the PDF may do is the viewer's to say.
DOCUMENT = "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'"
"""The policy of a PDF."""

_log = logging.getLogger(__name__)


class Sending(BaseHTTPRequestHandler):
    """Sends answers, and knows nothing of what they say."""

    protocol_version = "HTTP/1.1"
    server_version = f"evercite/{__version__}"
    sys_version = ""
    timeout = _IDLE_SECONDS

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - its name in the base class
        """Log a request."""
        _log.debug("%s", plain(format % arguments))

    def redirect(self, target: str, headers: dict[str, str] | None = None) -> None:
        """Send the client on to an address of this server."""
        located = quote(target, safe="/:?&=%#[]@!$'()*+,;~")
        self.send(302, b"", "text/plain", [("Location", located), *(headers or {}).items()])

    def send_ours(self, status: int, page: str, headers: Sequence[tuple[str, str]] = ()) -> None:
        """Send a page of ours."""
        policy = [("Content-Security-Policy", _OURS), ("Cache-Control", "no-store")]
        self.send(status, page.encode(), "text/html; charset=utf-8", [*headers, *policy])

    def send(self, status: int, body: bytes, content_type: str, headers: Sequence[tuple[str, str]]) -> None:
        """Send a body that is whole."""
        self._begin(status, content_type, headers)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def stream(
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


def maker() -> dict[str, str]:
    """Return what templates say of who made a page, and when."""
    return {"version": __version__, "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}


def our_page(name: str, **values: Any) -> str:
    """Return a page of ours by its template."""
    return str(rendering.environment("crawler.serving").get_template(name).render(**values, **maker()))
