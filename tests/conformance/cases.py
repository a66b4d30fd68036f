# ruff: noqa: E501  (a table reads best a row a line)
"""The odd web: what is cited, what is answered, what must be asked for, and the verdict that is due.

The answers of ``tests/fetching/odd_answers.py`` are its first part. The others are about what comes around an answer:
content codings under every framing, URLs as they are cited, redirects, heads, certificates, and answers without end.
"""

import base64
import gzip
import hashlib
import random
import zlib
from dataclasses import dataclass, field

import brotli
import zstandard

from crawler.fetching.exchange import FailureKind
from crawler.judging.challenges import CHALLENGE_STATUSES
from crawler.vocabulary import Truncation
from tests.fetching.odd_answers import CHUNKED, END, LENGTH, ODD, OK, TEXT, Odd
from tests.world import Certificate, Close, Pause, Silence
from tests.world.server import Step

Verdict = tuple[str, str]
LIVE: Verdict = ("live", "ok")
MOVED: Verdict = ("live", "redirected")
MALFORMED: Verdict = ("dead", "malformed")
EMPTY: Verdict = ("suspect", "soft-404")
"""Of success that shows nothing, where no sibling tells more."""
UNASKED: Verdict = ("suspect", "malformed")
"""Of "not modified" where nothing was asked for on a condition."""


@dataclass(frozen=True, eq=False)
class Case:
    """One cited URL, alone on a host of its own."""

    group: str
    name: str
    steps: tuple[Step, ...]
    """How the cited URL is answered; ``{origin}`` and ``{authority}`` in the bytes stand for those of the host."""
    verdict: Verdict = LIVE
    cited: str = "/it"
    """Path, query and fragment as they stand in the article."""
    asked: tuple[str, ...] = ("/it",)
    """The request targets that the server must see, in this order."""
    then: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    """What is answered at other request targets."""
    payload: bytes | None = None
    """The body without its transfer coding, where the case is about that."""
    endless: bool = False
    """The answer never ends: what is recorded may be its beginning."""
    certificate: Certificate | None = None
    host: str | None = None
    """Where it is not any IPv4 loopback address."""


def _page(body: bytes, *headers: bytes) -> bytes:
    return OK + b"".join(h + b"\r\n" for h in headers) + b"Content-Length: %d\r\n\r\n" % len(body) + body


# Content codings under every framing.

_LONG = b"What the reader saw, many times over. " * 90


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def _flipped(data: bytes) -> bytes:
    """Break a coded body in its middle."""
    middle = len(data) // 2
    return data[:middle] + bytes(b ^ 0xFF for b in data[middle : middle + 4]) + data[middle + 4 :]


_GZIP = gzip.compress(_LONG, mtime=0)
_BROTLI: bytes = brotli.compress(_LONG)
_ZSTD = zstandard.ZstdCompressor().compress(_LONG)

_CODINGS: dict[str, tuple[bytes, bytes]] = {
    "plain": (b"", _LONG),
    "gzip": (b"gzip", _GZIP),
    "x-gzip in two members": (b"x-gzip", gzip.compress(_LONG[:99], mtime=0) + gzip.compress(_LONG[99:], mtime=0)),
    "gzip with a broken middle": (b"gzip", _flipped(_GZIP)),
    "gzip without its end": (b"gzip", _GZIP[:-20]),
    "gzip with bytes after its end": (b"gzip", _GZIP + b"trailing"),
    "deflate in zlib": (b"deflate", zlib.compress(_LONG)),
    "deflate raw": (b"deflate", _raw_deflate(_LONG)),
    "br": (b"br", _BROTLI),
    "br with a broken middle": (b"br", _flipped(_BROTLI)),
    "zstd": (b"zstd", _ZSTD),
    "zstd with a broken middle": (b"zstd", _flipped(_ZSTD)),
    "gzip in br": (b"gzip, br", brotli.compress(_GZIP)),
    "an unknown coding": (b"rot13", _LONG),
    "a bomb": (b"gzip", gzip.compress(b"\0" * 30_000_000, 9, mtime=0)),
}


def _framed(body: bytes, framing: str) -> bytes:
    if framing == "chunked":
        chunks = b"".join(b"%X\r\n%s\r\n" % (len(c), c) for c in (body[:100], body[100:]) if c)
        return CHUNKED + b"Content-Type: text/html\r\n\r\n" + chunks + b"0\r\n\r\n"
    length = b"Content-Length: %d\r\n" % len(body) if framing == "length" else b""
    return b"Content-Type: text/html\r\n" + length + END + body


CODINGS = [
    Case("content coding", f"{name}, {framing}",
         (OK + (b"Content-Encoding: %s\r\n" % coding if coding else b"") + _framed(body, framing),), payload=body)
    for name, (coding, body) in _CODINGS.items()
    for framing in ("length", "chunked", "until closed")
]  # fmt: skip


# URLs as they are cited (WHATWG URL standard, "path percent-encode set" and "special-query percent-encode set").


def _url(name: str, cited: str, asked: str | None = None) -> Case:
    asked = asked or cited
    return Case("cited URL", name, (_page(TEXT),), cited=cited, asked=(asked,))


CITED = [
    _url("a query", "/it?b=2&a=1&b=1"),
    _url("an empty query", "/it?"),
    _url("a query of one ampersand", "/it?&"),
    _url("a query with empty values", "/it?a=&b&=c"),
    _url("a query with a URL in it", "/it?u=http://other.test/a?b=c&d"),
    _url("a query with plus and %20", "/it?q=a+b%20c"),
    _url("a query with an apostrophe", "/it?q=it's", "/it?q=it%27s"),
    _url("a query with brackets and bars", "/it?a[]=1|2^3`{4}"),
    _url("a query with umlauts", "/it?q=zürich", "/it?q=z%C3%BCrich"),
    _url("a query with a session's name", "/it?PHPSESSID=0123456789abcdef0123456789abcdef&jsessionid=1"),
    _url("a query with a tracking parameter", "/it?utm_source=feed&id=7"),
    _url("percent-encoding in lower case", "/%e4%bd%a0"),
    _url("percent-encoding in mixed case", "/%E4%bD%A0"),
    _url("percent-encoding of what needs none", "/%7Euser/%61"),
    _url("a percent sign of nothing", "/100%/%zz"),
    _url("an encoded slash", "/a%2Fb"),
    _url("an encoded NUL and line break", "/a%00b%0d%0ac"),
    _url("letters outside ASCII", "/straße/東京", "/stra%C3%9Fe/%E6%9D%B1%E4%BA%AC"),
    _url("spaces", "/a b", "/a%20b"),
    _url("double slashes", "//a//b/"),
    _url("dot segments", "/a/./b/../c", "/a/c"),
    _url("encoded dot segments", "/a/%2e%2E/b", "/b"),
    _url("backslashes", "/a\\b", "/a/b"),
    _url("semicolons and colons", "/a;v=1:2,3@4!$&'()*+"),
    _url("braces and quotes", '/a{b}"c', "/a%7Bb%7D%22c"),
    _url("a fragment", "/it#part", "/it"),
    _url("a fragment of text", "/it?a#:~:text=reader%20saw", "/it?a"),
    _url("a long query", "/it?q=" + "x" * 6000),
    _url("no path", "", "/"),
]


# Redirects.


def _moved(
    name: str, location: bytes, asked: str = "/after", status: bytes = b"302 Found", verdict: Verdict = MOVED
) -> Case:
    head = b"HTTP/1.1 %s\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status, location)
    return Case("redirect", name, (head,), verdict, "/dir/it", ("/dir/it", asked), {asked: (_page(TEXT),)})


def _stays(name: str, headers: bytes, verdict: Verdict = MALFORMED, status: bytes = b"302 Found") -> Case:
    head = b"HTTP/1.1 %s\r\n%sContent-Length: 0\r\n\r\n" % (status, headers)
    return Case("redirect", name, (head,), verdict, "/dir/it", ("/dir/it",))


REDIRECTS = [
    _moved("301", b"/after", status=b"301 Moved Permanently"),
    _moved("303", b"/after", status=b"303 See Other"),
    _moved("307", b"/after", status=b"307 Temporary Redirect"),
    _moved("308", b"/after", status=b"308 Permanent Redirect"),
    _moved("relative to the folder", b"after", "/dir/after"),
    _moved("relative, upwards", b"../../../after"),
    _moved("relative, only a query", b"?page=2", "/dir/it?page=2"),
    _moved("without a scheme", b"//{authority}/after"),
    _moved("with a scheme and no slashes", b"http:/after"),
    _moved("with spaces in it", b"/after the rain", "/after%20the%20rain"),
    _moved("with spaces around it", b"   /after   "),
    _moved("in UTF-8", "/nach/Zürich".encode(), "/nach/Z%C3%BCrich"),
    _moved("in Latin-1", "/nach/Zürich".encode("latin-1"), "/nach/Z%C3%BCrich"),
    _moved("with a fragment", b"/after#part"),
    _moved("with backslashes", b"\\after"),
    _moved("percent-encoded", b"/%61fter%2f", "/%61fter%2f"),
    _moved("its name in small letters", b"/after\r\nlocation: /after"),
    _moved("with a body", b"/after", status=b"301 Moved\r\nX-Pad: 1"),
    _stays("with an empty Location", b"Location:\r\n", ("dead", "redirect-loop")),
    _stays("with two Locations that differ", b"Location: /one\r\nLocation: /two\r\n"),
    _stays("without a Location", b""),
    _stays("to itself", b"Location: /dir/it\r\n", ("dead", "redirect-loop")),
    _stays("to no URL", b"Location: http://[\r\n"),
    _stays("to a mail address", b"Location: mailto:a@b.test\r\n", ("excluded", "scheme")),
    _stays("300 with a Location", b"Location: /after\r\n", EMPTY, b"300 Multiple Choices"),
    _stays("304 with a Location", b"Location: /after\r\n", UNASKED, b"304 Not Modified"),
    _stays("201 with a Location", b"Location: /after\r\n", LIVE, b"201 Created"),
    Case("redirect", "in a circle", (b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n",),
         ("dead", "redirect-loop"), "/a", ("/a", "/b"),
         {"/b": (b"HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n",)}),
    Case("redirect", "by a Refresh header", (_page(TEXT, b"Refresh: 0; url=/after"),), MOVED, "/it", ("/it", "/after"),
         {"/after": (_page(TEXT),)}),
    Case("redirect", "by a page's meta element",
         (_page(b'<meta http-equiv="refresh" content="0; url=/after">', b"Content-Type: text/html"),), MOVED, "/it",
         ("/it", "/after"), {"/after": (_page(TEXT),)}),
    Case("redirect", "that sets a cookie", (b"HTTP/1.1 302 Found\r\nSet-Cookie: seen=1\r\nLocation: /after\r\nContent-Length: 0\r\n\r\n",),
         MOVED, "/it", ("/it", "/after"), {"/after": (_page(TEXT),)}),
]  # fmt: skip


# Heads and answers that are not in the first table.

_HEADS = [
    Case("head", "names in odd case, kept apart", (OK + b"X-a: 1\r\nx-A: 2\r\nX-A:3\r\nX-A: \r\n" + LENGTH + END + TEXT,)),
    Case("head", "white space around values", (OK + b"X-Pad: \t one \t\r\nX-Tab:\tone\r\n" + LENGTH + END + TEXT,)),
    Case("head", "300 headers", (OK + b"".join(b"X-%d: %d\r\n" % (n, n) for n in range(300)) + LENGTH + END + TEXT,)),
    Case("head", "one header of 64 KB", (OK + b"X-Long: " + b"v" * 65_536 + b"\r\n" + LENGTH + END + TEXT,)),
    Case("head", "60 cookies", (OK + b"".join(b"Set-Cookie: c%d=%d; Path=/\r\n" % (n, n) for n in range(60)) + LENGTH + END + TEXT,)),
    Case("head", "equal headers twice", (OK + b"Vary: A\r\nVary: A\r\nLink: <a>\r\nLink: <b>\r\n" + LENGTH + END + TEXT,)),
    Case("head", "content type of nothing", (_page(TEXT, b"Content-Type:"),)),
    Case("head", "content type twice", (_page(TEXT, b"Content-Type: text/html", b"Content-Type: image/png"),)),
    Case("head", "a reason of 8 KB", (b"HTTP/1.1 200 " + b"r" * 8192 + b"\r\n" + LENGTH + END + TEXT,)),
    Case("head", "early hints with a long list of links", (b"HTTP/1.1 103 Early Hints\r\n" + b"Link: </a.css>; rel=preload\r\n" * 50 + END, OK + LENGTH + END + TEXT)),
]  # fmt: skip

_LARGE = random.Random(4).randbytes(3_000_000)

_ANSWERS = [
    Case("answer", "204 with a body", (b"HTTP/1.1 204 No Content\r\n" + LENGTH + END + TEXT,), EMPTY),
    Case("answer", "205 with a body", (b"HTTP/1.1 205 Reset Content\r\n" + LENGTH + END + TEXT,), EMPTY),
    Case("answer", "304 in chunks", (b"HTTP/1.1 304 Not Modified\r\n" + CHUNKED + END,), UNASKED),
    Case("answer", "206 that nobody asked for", (b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-19/40\r\n" + LENGTH + END + TEXT,)),
    Case("answer", "401 with a body", (b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n" + LENGTH + END + TEXT,), ("blocked", "http-401")),
    Case("answer", "403 with a body", (b"HTTP/1.1 403 Forbidden\r\n" + LENGTH + END + TEXT,), ("blocked", "http-403")),
    Case("answer", "429 with a body", (b"HTTP/1.1 429 Too Many Requests\r\n" + LENGTH + END + TEXT,), ("blocked", "http-429")),
    Case("answer", "503 with a body", (b"HTTP/1.1 503 Service Unavailable\r\n" + LENGTH + END + TEXT,), ("suspect", "http-5xx")),
    Case("answer", "a challenge", (b"HTTP/1.1 403 Forbidden\r\ncf-mitigated: challenge\r\n" + LENGTH + END + TEXT,), ("blocked", "challenge")),
    Case("answer", "3 MB in one", (_page(_LARGE),), payload=_LARGE),
    Case("answer", "3 MB in chunks", (OK + _framed(_LARGE, "chunked"),), payload=_LARGE),
    Case("answer", "chunk sizes with leading zeros", (OK + CHUNKED + END + b"0000000000000014\r\n" + TEXT + b"\r\n000\r\n\r\n",)),
    Case("answer", "chunk sizes in capitals", (OK + CHUNKED + END + b"1A;\r\n" + b"x" * 26 + b"\r\n0\r\n\r\n",)),
    Case("answer", "a page that says 404 in chunks", (b"HTTP/1.1 404 Not Found\r\n" + _framed(_LONG, "chunked"),), ("dead", "http-404")),
    Case("answer", "an image named html", (_page(base64.b64decode("R0lGODlhAQABAAAAACw="), b"Content-Type: text/html"),)),
]  # fmt: skip

_ENDLESS = [
    Case("without end", "silence within the head", (OK + b"X-Half: a", Silence()), ("suspect", "timeout"), endless=True),
    Case("without end", "silence within the body", (OK + b"Content-Length: 400\r\n\r\n" + TEXT, Silence()), endless=True),
    Case("without end", "silence within a chunk", (OK + CHUNKED + END + b"ff\r\n" + TEXT, Silence()), endless=True),
    Case("without end", "silence before a byte", (Silence(),), ("suspect", "timeout"), endless=True),
    Case("without end", "a byte now and then", (OK + END, *((b".", Pause(0.25)) * 240)), endless=True),
]  # fmt: skip

_HOSTS = [
    Case("host", "an IPv6 address", (_page(TEXT),), host="::1"),
    Case("host", "a good certificate", (_page(TEXT),), certificate=Certificate.GOOD),
    Case("host", "an expired certificate", (_page(TEXT),), ("suspect", "tls"), certificate=Certificate.EXPIRED),
    Case("host", "a certificate for another name", (_page(TEXT),), ("suspect", "tls"), certificate=Certificate.OTHER_NAME),
    Case("host", "a certificate nobody vouches for", (_page(TEXT),), ("suspect", "tls"), certificate=Certificate.UNKNOWN_AUTHORITY),
    Case("host", "TLS ended without a farewell", (OK + END + TEXT, Close()), certificate=Certificate.GOOD),
]  # fmt: skip


def _of_table(odd: Odd) -> Case:
    """Return an answer of the client's table as a case, with the verdict that follows from what is understood of it."""
    return Case("answer", odd.name, odd.steps, _verdict(odd), endless=odd.truncated is Truncation.LENGTH)


def _verdict(odd: Odd) -> Verdict:
    if odd.failure is not None:
        return MALFORMED if odd.failure is FailureKind.MALFORMED else ("suspect", odd.failure.value)
    assert odd.status is not None
    if odd.status == 404:
        return "dead", "http-404"
    if odd.status in CHALLENGE_STATUSES:
        return "blocked", "challenge"
    if odd.status == 304:
        return UNASKED
    if odd.status < 200:
        return MALFORMED
    if odd.status in (204, 205) or (odd.status < 300 and not odd.body):
        return EMPTY
    # RFC 9110 §15: what is above 599 counts as an error of the server's.
    return LIVE if odd.status < 300 else ("suspect", "http-5xx")


CASES = [*map(_of_table, ODD), *CODINGS, *_HEADS, *_ANSWERS, *CITED, *REDIRECTS, *_ENDLESS, *_HOSTS]


def payload_digest(payload: bytes) -> str:
    """Return the digest of a payload as the manifest spells it."""
    return f"sha256:{hashlib.sha256(payload).hexdigest()}"
