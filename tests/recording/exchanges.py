"""Exchanges made by hand, for tests of the recorder."""

from datetime import UTC, datetime

from crawler.fetching.exchange import Connection, Exchange, new_spool
from crawler.fetching.framing import AnswerParser, AnswerTooLong
from crawler.fetching.head import MalformedAnswer
from crawler.vocabulary import Truncation

AT = datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)
REQUEST = b"GET /page HTTP/1.1\r\nHost: a.example\r\nUser-Agent: evercite-test\r\n\r\n"


def exchange(
    raw: bytes,
    url: str = "http://a.example/page",
    *,
    truncated: Truncation | None = None,
    at: datetime = AT,
    tls: bool = False,
) -> Exchange:
    """Return an exchange as the client would make it of these bytes."""
    made = Exchange(url, at, REQUEST, new_spool(), truncated=truncated)
    made.raw.write(raw)
    made.raw_bytes = len(raw)
    made.connection = (
        Connection("192.0.2.7", 443, "TLSv1.3", "TLS_AES_256_GCM_SHA384") if tls else Connection("192.0.2.7", 80)
    )
    parser = AnswerParser()
    try:
        parser.feed(raw)
    except (MalformedAnswer, AnswerTooLong):
        return made
    made.head, made.interim_bytes, made.head_bytes = parser.head, parser.interim_bytes, parser.head_bytes
    made.body_bytes, made.chunked = parser.body_bytes, parser.chunked
    return made


def answer(body: bytes, *headers: bytes) -> bytes:
    """Return a plain 200 with a body."""
    lines = [b"HTTP/1.1 200 OK", b"Content-Type: text/html; charset=utf-8", *headers, b"Content-Length: %d" % len(body)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body
