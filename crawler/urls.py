"""URLs by the WHATWG URL standard: the one parser that resolves, compares and names what is fetched.

The string that is checked is the string that is connected to: hosts, ports and request targets all come from the
parsed form made here (ada-url, which passes the standard's own test suite).
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote_from_bytes

import ada_url

FETCHED_SCHEMES = ("http", "https")

_DEFAULT_PORTS = {"http": 80, "https": 443}

BAD_PORTS = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
})  # fmt: skip
"""Ports of other protocols, to which no browser sends HTTP (Fetch standard, "port blocking")."""

MAX_CHARACTERS = 16 << 10
"""Of an http or https URL. Servers answer 414 to far shorter ones (nginx and Apache from 8 kB on), and readers of WARC
files give up at records whose heads are long (fastwarc at 32 kB a line, warcio and evercite at 64 kB)."""

# Code points that the standard strips from both ends of a URL (C0 controls and space).
_STRIPPED = "".join(map(chr, range(0x21)))
# Beside letters, digits and "-._~": the ASCII that the standard's query percent-encode set leaves as it is.
_LEFT_IN_QUERIES = "!$%&()*+,/:;=?@[\\]^`{|}"


_PLAIN = re.compile(
    r"(https?)://(?![^/]*xn--)((?:[a-z0-9][a-z0-9-]*+\.)*[a-z][a-z0-9-]*+)(?=/)((?:/[A-Za-z0-9_][A-Za-z0-9_.~!$*+,=:@-]*+)*+/?+)"
    r"(\?[A-Za-z0-9_.~!$()*+,=:@/&-]++)?+"
)
"""URLs that are their own serialization, since nothing in them is ever escaped, resolved, decoded or dropped."""


class InvalidURL(ValueError):
    """The text is no URL by the WHATWG standard."""


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an HTTP URL that decide where a request goes and what it asks for."""

    scheme: str
    host: str
    """In ASCII: punycode for IDNs, brackets kept around IPv6."""
    port: int
    request_target: str
    """Path and query, as sent in the request line."""

    @property
    def authority(self) -> str:
        """Host, with the port unless it is the scheme's own: the Host header's value (RFC 9110 §7.2)."""
        return self.host if self.port == _DEFAULT_PORTS.get(self.scheme) else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority: what one robots.txt speaks for (RFC 9309 §2.3)."""
        return f"{self.scheme}://{self.authority}"


class Plain(NamedTuple):
    """The parts of a URL in which nothing needs a parser."""

    scheme: str
    host: str
    path: str
    search: str
    """With its question mark, else empty."""

    @property
    def origin(self) -> str:
        """Scheme and host, and it names no port."""
        return f"{self.scheme}://{self.host}"


def plain(url: str) -> Plain | None:
    """Return the parts of a URL in which nothing needs a parser, as most are; None for any other.

    A parser says the same of it, and takes ten times as long.
    """
    found = _PLAIN.fullmatch(url)
    return Plain(*found.groups("")) if found is not None else None


def resolve(href: str, base: str | None = None) -> str:
    """Return the absolute, serialized URL of ``href``, fragment included.

    :raises InvalidURL: when ``href`` is no URL, relative without a base, or longer than anything can be asked for by.
    """
    if len(href) <= MAX_CHARACTERS and _PLAIN.fullmatch(href) is not None:
        return href
    try:
        resolved = str(ada_url.URL(_encodable(href), base=_encodable(base) if base else None).href)
    except ValueError as e:
        raise InvalidURL(href) from e
    if len(resolved) > MAX_CHARACTERS and scheme(resolved) in FETCHED_SCHEMES:
        raise InvalidURL(href)
    return resolved


def with_query_in(encoding: str, href: str) -> str:
    """Return ``href`` with what its query has beyond ASCII escaped as a page in ``encoding``, a codec's name, means it.

    The query of a link is in its page's encoding, and all else of it in UTF-8 (URL standard, "query state"); characters
    that the encoding lacks are written as references (same, "percent-encode after encoding").
    """
    if encoding == "utf-8" or href.isascii():
        return href
    rest, hash_sign, fragment = href.partition("#")
    path, question_mark, query = rest.partition("?")
    return f"{path}{question_mark}{''.join(_escaped(encoding, char) for char in query)}{hash_sign}{fragment}"


def _escaped(encoding: str, char: str) -> str:
    if char.isascii():
        return char
    try:
        return quote_from_bytes(char.encode(encoding), _LEFT_IN_QUERIES)
    except UnicodeEncodeError:
        return f"%26%23{ord(char)}%3B"


def scheme(url: str) -> str:
    """Return the scheme of an absolute URL, lower case, without the colon."""
    return url.partition(":")[0].lower()


def fetchable(url: str) -> str:
    """Return the URL to put on the wire: ``url`` without fragment and without user name and password.

    Credentials are never sent: whoever wrote them into an article did not give them to us.

    :raises InvalidURL: when ``url`` is no absolute URL.
    """
    if _PLAIN.fullmatch(url) is not None:
        return url  # nothing in it is to be dropped
    parsed = _parse(url)
    if parsed.username:
        parsed.username = ""
    if parsed.password:
        parsed.password = ""
    del parsed.hash
    return str(parsed.href)


@lru_cache(4096)
def address(url: str) -> Address:
    """Return where a request for an http or https URL goes.

    :raises InvalidURL: for anything else, or an empty host.
    """
    if (parts := plain(url)) is not None:
        return Address(parts.scheme, parts.host, _DEFAULT_PORTS[parts.scheme], f"{parts.path}{parts.search}")
    parsed = _parse(url)
    name = str(parsed.protocol).removesuffix(":")
    if name not in _DEFAULT_PORTS or not parsed.hostname:
        raise InvalidURL(url)
    port = int(parsed.port) if parsed.port else _DEFAULT_PORTS[name]
    # An empty query is a query, which `search` does not tell from none (URL standard, "URL serializing").
    query = str(parsed.search) or ("?" if str(parsed.href).partition("#")[0].endswith("?") else "")
    return Address(name, str(parsed.hostname), port, f"{parsed.pathname or '/'}{query}")


def host(url: str) -> str:
    """Return the host of an http or https URL in ASCII: what politeness is counted by."""
    return address(url).host


def fragment(url: str) -> str | None:
    """Return the fragment of an absolute URL without its ``#``, percent-encoded; None when there is none."""
    return (str(_parse(url).hash)[1:] or None) if "#" in url else None


def same_page(url: str, other: str) -> bool:
    """Whether two absolute URLs differ in their fragments at most."""
    return url.partition("#")[0] == other.partition("#")[0]


def digest(url: str, context: str = "") -> str:
    """Return the key of a URL in the store: 32 hex digits of SHA-256.

    ``context`` is what else decides the server's answer, such as the cookies of a redirect chain.
    """
    return hashlib.sha256(f"{url}\n{context}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def is_no_target(href: str) -> bool:
    """Whether an href names nothing at all: empty, ``#``, or one of the usual place-holders for a missing target.

    ``#!`` and ``#0`` are what page builders write for "no link"; ``about:blank`` and ``javascript:void(0)`` too.
    """
    bare = href.strip(_STRIPPED)
    if bare.startswith("http"):
        return False
    return (
        bare in ("", "#", "#0", "#!")
        or bare.lower() in ("about:blank", "javascript:", "javascript:;")
        or bare.lower().startswith("javascript:void(")
    )


def _parse(url: str) -> ada_url.URL:
    try:
        return ada_url.URL(_encodable(url))
    except ValueError as e:
        raise InvalidURL(url) from e


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no URL can hold, as the standard's UTF-8 encoder does (U+FFFD)."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
