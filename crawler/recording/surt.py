"""SURT keys: what an index of captures is sorted and searched by.

pywb, OutbackCDX and cdxj-indexer all look captures up under the key that the Wayback Machine made customary: host
labels reversed, scheme, ``www``, default port, session ids and trailing slash dropped, escapes undone as far as they
go, all in lower case, query arguments sorted. Another key for the same URL would hide the capture from them. The usual
library for it is AGPL-licensed, so keys are made here; the tests compare both on some thousand URLs.
"""

import re
from urllib.parse import unquote_to_bytes

from crawler import urls

_PLAIN = re.compile(rb"[\x21\x22\x24\x26-\x7e]*+")
"""What can stand in a line of the index as it is."""
_WWW = re.compile(r"www[0-9]*\.")

_SESSION_IN_QUERY = re.compile(
    rb"(?:(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]+&cftoken=[^&]+)(?:&|$)"
)
_SESSION_IN_PATH = re.compile(rb"(?<=/)\((?:[0-9a-z]{24}|(?:[a-z]\([0-9a-z]{24}\))+)\)/(?=.+\.aspx)", re.DOTALL)
"""As Heritrix' canonicalization rules name them, in lower case."""


def key(url: str) -> str:
    """Return the SURT key of an absolute http or https URL: ``org,example)/path?query``."""
    plain = urls.plain(url)
    if plain is not None:
        asked = _arguments(plain.search[1:].lower().encode()).decode() if plain.search else ""
        return f"{_reversed(plain.host)}){plain.path.lower().removesuffix('/') or '/'}" + (f"?{asked}" if asked else "")
    place = urls.address(url)
    asked_path, _, query = place.request_target.partition("?")
    port = place.authority.removeprefix(place.host)
    path = _SESSION_IN_PATH.sub(b"", _flattened(_unescaped(asked_path)).lower())
    if len(path) > 1:
        path = path.removesuffix(b"/")
    arguments = _arguments(_unescaped(query).lower())
    return f"{_reversed(place.host)}{port}){_escaped(path)}" + (f"?{_escaped(arguments)}" if arguments else "")


def _arguments(query: bytes) -> bytes:
    """Return the arguments of a query sorted, without session ids."""
    return b"&".join(sorted(_SESSION_IN_QUERY.sub(b"", query).split(b"&")))


def _reversed(host: str) -> str:
    """Return a host's labels last to first, those of an IPv4 address too, as the tools that read the index do."""
    host = _WWW.sub("", host.strip("."), count=1) if _WWW.match(host) else host.strip(".")
    return host.strip("[]") if host.startswith("[") else ",".join(reversed(host.split(".")))


def _unescaped(text: str) -> bytes:
    """Undo percent-escapes until none is left: ``%2541`` is ``%41`` is ``A``."""
    data = text.encode()
    while (undone := unquote_to_bytes(data)) != data:
        data = undone
    return data


def _escaped(data: bytes) -> str:
    """Escape what cannot stand in a line of the index: white space, control bytes, ``#``, ``%``, all beyond ASCII."""
    if _PLAIN.fullmatch(data):
        return data.decode("ascii")
    return "".join(chr(byte) if 0x20 < byte < 0x7F and byte not in b"#%" else f"%{byte:02x}" for byte in data)


def _flattened(path: bytes) -> bytes:
    """Drop empty, ``.`` and ``..`` segments, which undoing escapes can bring to light."""
    kept: list[bytes] = []
    segments = path.split(b"/")[1:]
    for segment in segments:
        if segment == b"..":
            del kept[-1:]
        elif segment not in (b"", b"."):
            kept.append(segment)
    slash = b"/" if kept and segments[-1] in (b"", b".", b"..") else b""
    return b"/" + b"/".join(kept) + slash
