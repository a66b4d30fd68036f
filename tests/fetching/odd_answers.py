# ruff: noqa: E501  (a table reads best a row a line)
"""Odd answers that servers give, and what is to be understood of each: the table behind the client's tests."""

import gzip
from dataclasses import dataclass

from crawler.fetching.exchange import FailureKind
from crawler.vocabulary import Truncation
from tests.world import Close, Pause, Reset, Silence
from tests.world.server import Step

TEXT = b"What the reader saw."
OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = b"Content-Length: 20\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
END = b"\r\n"


@dataclass(frozen=True)
class Odd:
    """One answer: how it is sent, and what must come of it."""

    name: str
    steps: tuple[Step, ...]
    status: int | None = 200
    body: bytes = TEXT
    truncated: Truncation | None = None
    failure: FailureKind | None = None
    oddity: str | None = None


def _chunks(*parts: bytes, line: bytes = b"\r\n", extension: bytes = b"") -> bytes:
    return b"".join(b"%x%s%s%s%s" % (len(p), extension, line, p, line) for p in parts)


ODD = [
    Odd("length", (OK + LENGTH + END + TEXT,)),
    Odd("no length, closed", (OK + END + TEXT,)),
    Odd("http 1.0", (b"HTTP/1.0 200 OK\r\n\r\n" + TEXT,)),
    Odd("http 1.0 keep-alive", (b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + LENGTH + END + TEXT,)),
    Odd("http 1.0 chunked is not chunked", (b"HTTP/1.0 200 OK\r\n" + CHUNKED + END + TEXT,)),
    Odd("http 1.0 chunked after all", (b"HTTP/1.0 200 OK\r\n" + CHUNKED + END + _chunks(TEXT, b""),), oddity="HTTP/1.0"),
    Odd("http 1.9", (b"HTTP/1.9 200 OK\r\n" + LENGTH + END + TEXT,), oddity="odd protocol version"),
    Odd("http 2.0 in text", (b"HTTP/2.0 200 OK\r\n" + LENGTH + END + TEXT,), oddity="odd protocol version"),
    Odd("lower case protocol", (b"http/1.1 200 ok\r\n" + LENGTH + END + TEXT,), oddity="odd protocol version"),
    Odd("icy", (b"ICY 200 OK\r\n\r\n" + TEXT,), oddity="odd protocol version"),
    Odd("no version", (b"HTTP 200 OK\r\n" + LENGTH + END + TEXT,), oddity="odd protocol version"),
    Odd("no reason", (b"HTTP/1.1 200\r\n" + LENGTH + END + TEXT,), oddity="no reason"),
    Odd("empty reason", (b"HTTP/1.1 200 \r\n" + LENGTH + END + TEXT,), oddity="no reason"),
    Odd("latin-1 reason", (b"HTTP/1.1 200 C'est tr\xe8s bien\r\n" + LENGTH + END + TEXT,)),
    Odd("tabs in the status line", (b"HTTP/1.1\t200\tOK\r\n" + LENGTH + END + TEXT,)),
    Odd("no space after the status", (b"HTTP/1.1 200OK\r\n" + LENGTH + END + TEXT,)),
    Odd("many spaces in the status line", (b"HTTP/1.1   200   OK\r\n" + LENGTH + END + TEXT,)),
    Odd("unknown status", (b"HTTP/1.1 299 Strange\r\n" + LENGTH + END + TEXT,), status=299),
    Odd("status 999", (b"HTTP/1.1 999 Request denied\r\n" + LENGTH + END + TEXT,), status=999),
    Odd("status 042", (b"HTTP/1.1 042 Low\r\n" + LENGTH + END + TEXT,), status=42),
    Odd("blank lines first", (b"\r\n\r\n\n" + OK + LENGTH + END + TEXT,)),
    Odd("bare LF everywhere", (b"HTTP/1.1 200 OK\nContent-Length: 20\n\n" + TEXT,), oddity="bare LF"),
    Odd("bare LF at the end of the head", (OK + b"Content-Length: 20\n\n" + TEXT,), oddity="bare LF"),
    Odd("early hints", (b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", OK + LENGTH + END + TEXT)),
    Odd("three interim answers", (b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + OK + LENGTH + END + TEXT,)),
    Odd(
        "interim answers without end",
        (b"HTTP/1.1 102 Processing\r\n\r\n" * 60, Silence()),
        None, b"", Truncation.LENGTH, FailureKind.MALFORMED, "interim",
    ),
    Odd(
        "an interim answer and no other",
        (b"HTTP/1.1 100 Continue\r\n\r\n", Close()),
        None, b"", Truncation.DISCONNECT, FailureKind.RESET,
    ),
    Odd(
        "blank lines without end",
        (b"\r\n" * 700_000, Silence()),
        None, b"", Truncation.LENGTH, FailureKind.MALFORMED, "blank lines",
    ),
    Odd("equal lengths twice", (OK + LENGTH + LENGTH + END + TEXT,), oddity="more than once"),
    Odd("equal lengths in a list", (OK + b"Content-Length: 20, 20\r\n\r\n" + TEXT,), oddity="more than once"),
    Odd("lengths that differ", (OK + LENGTH + b"Content-Length: 5\r\n\r\n" + TEXT,), oddity="differ"),
    Odd("a length that is no number", (OK + b"Content-Length: twenty\r\n\r\n" + TEXT,), oddity="no number"),
    Odd("a negative length", (OK + b"Content-Length: -20\r\n\r\n" + TEXT,), oddity="no number"),
    Odd("a length in hexadecimal", (OK + b"Content-Length: 0x14\r\n\r\n" + TEXT,), oddity="no number"),
    Odd("a length with a sign", (OK + b"Content-Length: +20\r\n\r\n" + TEXT,), oddity="no number"),
    Odd("a length of a hundred digits", (OK + b"Content-Length: " + b"9" * 100 + END + END + TEXT,), oddity="no number"),
    Odd("a length with leading zeros", (OK + b"Content-Length: 0020\r\n\r\n" + TEXT,)),
    Odd("lengths that differ, of which one is none", (OK + LENGTH + b"Content-Length: x\r\n\r\n" + TEXT,), oddity="differ"),
    Odd("lengths that differ, and chunks", (OK + LENGTH + b"Content-Length: 5\r\n" + CHUNKED + END + _chunks(TEXT, b""),), oddity="length was ignored"),
    Odd("an empty length", (OK + b"Content-Length:\r\n\r\n" + TEXT,), oddity="no number"),
    Odd("length with white space", (OK + b"Content-Length:   20  \r\n\r\n" + TEXT,)),
    Odd("too long a length", (OK + b"Content-Length: 400\r\n\r\n" + TEXT,), truncated=Truncation.DISCONNECT),
    Odd("too short a length", (OK + b"Content-Length: 4\r\n\r\n" + TEXT,), body=b"What", oddity="after the end"),
    Odd("a huge length", (OK + b"Content-Length: 9999999999999999999\r\n\r\n" + TEXT,), truncated=Truncation.DISCONNECT),
    Odd("chunked", (OK + CHUNKED + END + _chunks(TEXT, b""),)),
    Odd("many chunks", (OK + CHUNKED + END + _chunks(*(bytes([b]) for b in TEXT), b""),)),
    Odd("chunks in pieces", (OK + CHUNKED + END + b"1", b"4\r", b"\n" + TEXT[:7], TEXT[7:] + b"\r\n0\r", b"\n\r\n")),
    Odd("chunk extensions", (OK + CHUNKED + END + _chunks(TEXT, b"", extension=b';a="b;c"'),), oddity="extensions"),
    Odd("chunk size padded", (OK + CHUNKED + END + b"0014  \r\n" + TEXT + b"\r\n0\r\n\r\n",)),
    Odd("chunk size with many zeros", (OK + CHUNKED + END + b"0" * 40 + b"14\r\n" + TEXT + b"\r\n0\r\n\r\n",)),
    Odd("chunk size in capitals", (OK + CHUNKED + END + b"1A\r\n" + b"x" * 26 + b"\r\n000\r\n\r\n",), body=b"x" * 26),
    Odd("an extension of 60 KB", (OK + CHUNKED + END + _chunks(TEXT, b"", extension=b";" + b"x" * 60_000),), oddity="extensions"),
    Odd(
        "an extension of 200 KB",
        (OK + CHUNKED + END + _chunks(TEXT) + b"14;" + b"x" * 200_000 + END + TEXT + END + b"0" + END + END,),
        oddity="longer than",
    ),
    Odd("labelled chunked and is none", (OK + CHUNKED + END + TEXT,), oddity="no number"),
    Odd("labelled chunked and begins like it", (OK + CHUNKED + END + b"added words\nand more",), body=b"added words\nand more", oddity="no number"),
    Odd("a blank line where a chunk begins", (OK + CHUNKED + END + _chunks(TEXT) + b"\r\n0\r\n\r\n",), oddity="no number"),
    Odd("no blank line after the last chunk", (OK + CHUNKED + END + _chunks(TEXT) + b"0\r\n",)),
    Odd("cut within the trailers", (OK + CHUNKED + END + _chunks(TEXT) + b"0\r\nX-Su",)),
    Odd("bytes after the last chunk", (OK + CHUNKED + END + _chunks(TEXT, b"") + b"more",), oddity="after the end"),
    Odd("gzip as a transfer coding", (OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + _chunks(TEXT, b""),)),
    Odd("space before the colon of chunked", (OK + b"Transfer-Encoding : chunked\r\n\r\n" + _chunks(TEXT, b""),), oddity="white space"),
    Odd("bare LF in chunks", (OK + CHUNKED + END + _chunks(TEXT, b"", line=b"\n"),), oddity="bare LF"),
    Odd("trailers", (OK + CHUNKED + END + _chunks(TEXT) + b"0\r\nX-Sum: 1\r\nX-Two: 2\r\n\r\n",), oddity="trailers"),
    Odd("chunked with a length", (OK + CHUNKED + LENGTH + END + _chunks(TEXT, b""),), oddity="length was ignored"),
    Odd("CHUNKED in capitals", (OK + b"TRANSFER-ENCODING: CHUNKED\r\n\r\n" + _chunks(TEXT, b""),)),
    Odd("identity then chunked", (OK + b"Transfer-Encoding: identity, chunked\r\n\r\n" + _chunks(TEXT, b""),)),
    Odd("transfer coding twice", (OK + CHUNKED + CHUNKED + END + _chunks(TEXT, b""),)),
    Odd("identity with a length", (OK + b"Transfer-Encoding: identity\r\n" + LENGTH + END + TEXT,)),
    Odd("no last chunk", (OK + CHUNKED + END + _chunks(TEXT),), truncated=Truncation.DISCONNECT),
    Odd("cut in a chunk", (OK + CHUNKED + END + b"ff\r\n" + TEXT,), truncated=Truncation.DISCONNECT),
    Odd("a chunk size that is no number", (OK + CHUNKED + END + _chunks(TEXT) + b"zz\r\nmore",), oddity="no number"),
    Odd("a chunk longer than it says", (OK + CHUNKED + END + b"14\r\n" + TEXT + b"!\r\n0\r\n\r\n",), oddity="between"),
    Odd("no content", (b"HTTP/1.1 204 No Content\r\n\r\n",), 204, b""),
    Odd("not modified with a length", (b"HTTP/1.1 304 Not Modified\r\n" + LENGTH + END,), 304, b""),
    Odd("reset content with a body", (b"HTTP/1.1 205 Reset Content\r\n" + LENGTH + END + TEXT,), status=205),
    Odd("bytes after an empty body", (OK + b"Content-Length: 0\r\n\r\n" + TEXT,), body=b"", oddity="after the end"),
    Odd("empty body", (OK + b"Content-Length: 0\r\n\r\n",), body=b""),
    Odd("bytes after the body", (OK + LENGTH + END + TEXT + b"and more",), oddity="after the end"),
    Odd("a second answer", (OK + LENGTH + END + TEXT + OK + LENGTH + END + TEXT,), oddity="after the end"),
    Odd("a header without a colon", (OK + b"Broken header\r\n" + LENGTH + END + TEXT,), oddity="without a colon"),
    Odd("space before the colon", (OK + b"Content-Length : 20\r\n\r\n" + TEXT,), oddity="white space"),
    Odd("folded header", (OK + b"X-Long: one\r\n  two\r\n" + LENGTH + END + TEXT,), oddity="folded"),
    Odd("folded with a tab", (OK + b"X-Long: one\r\n\ttwo\r\n" + LENGTH + END + TEXT,), oddity="folded"),
    Odd("a folded length", (OK + b"Content-Length:\r\n 20\r\n\r\n" + TEXT,), oddity="folded"),
    Odd("white space before the first header", (OK + b"  " + LENGTH + END + TEXT,), oddity="white space"),
    Odd("a fold after a line without a colon", (OK + b"Broken\r\n " + LENGTH + END + TEXT,), oddity="without a colon"),
    Odd("two CRs at the end of a line", (OK + b"Content-Length: 20\r\r\n\r\n" + TEXT,)),
    Odd("latin-1 header", (OK + b"X-Town: Z\xfcrich\r\n" + LENGTH + END + TEXT,), oddity="outside ASCII"),
    Odd("UTF-8 header", (OK + "X-Town: 東京\r\n".encode() + LENGTH + END + TEXT,), oddity="outside ASCII"),
    Odd("NUL in a header", (OK + b"X-Nul: a\x00b\r\n" + LENGTH + END + TEXT,)),
    Odd("empty header name", (OK + b": nothing\r\n" + LENGTH + END + TEXT,)),
    Odd("duplicate headers", (OK + b"Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nset-cookie: c=3\r\n" + LENGTH + END + TEXT,)),
    Odd("64 KB of headers", (OK + b"".join(b"X-%04d: %s\r\n" % (n, b"v" * 56) for n in range(1024)) + LENGTH + END + TEXT,)),
    Odd("one header of 100 KB", (OK + b"X-Long: " + b"v" * 100_000 + b"\r\n" + LENGTH + END + TEXT,)),
    Odd(
        "a head without end",
        (OK + b"X-Long: " + b"v" * 2_000_000, Silence()),
        None, b"", Truncation.LENGTH, FailureKind.MALFORMED, "longer",
    ),
    Odd("byte by byte", tuple(bytes([b]) for b in OK + LENGTH + END + TEXT)),
    Odd("gzip", (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(TEXT, mtime=0),), body=gzip.compress(TEXT, mtime=0)),
    Odd("labelled gzip and is none", (OK + b"Content-Encoding: gzip\r\n" + LENGTH + END + TEXT,)),
    Odd("connection upgraded", (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n" + TEXT,), status=101),
    Odd("an error with a body", (b"HTTP/1.1 404 Not Found\r\n" + LENGTH + END + TEXT,), status=404),
    Odd("closed at once", (Close(),), None, b"", None, FailureKind.RESET),
    Odd("reset at once", (Reset(),), None, b"", None, FailureKind.RESET),
    Odd("closed within the head", (OK + b"X-Half: a", Close()), None, b"", Truncation.DISCONNECT, FailureKind.RESET),
    Odd("reset within the body", (OK + LENGTH + END + TEXT[:9], Pause(0.05), Reset()), 200, TEXT[:9], Truncation.DISCONNECT),
    Odd("html without a head", (b"<html>hello</html>",), None, b"", None, FailureKind.MALFORMED),
    Odd("an ssh banner", (b"SSH-2.0-OpenSSH_9.2\r\n",), None, b"", None, FailureKind.MALFORMED),
    Odd("a status that is no number", (b"HTTP/1.1 abc OK\r\n\r\n",), None, b"", None, FailureKind.MALFORMED),
    Odd("a status of four digits", (b"HTTP/1.1 2000 OK\r\n\r\n",), None, b"", None, FailureKind.MALFORMED),
    Odd("binary noise", (bytes(range(256)),), None, b"", None, FailureKind.MALFORMED),
]  # fmt: skip
