"""A plain client that asks through a recording proxy and follows where it is sent, as a browser would."""

import contextlib
import re
import socket
import ssl
import time

from crawler import urls

MAX_REDIRECTS = 10
_STATUS = re.compile(rb"HTTP/\S+\s+(\d{3})", re.IGNORECASE)
_LOCATION = re.compile(rb"\r?\nlocation[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)
_REFRESH = re.compile(rb"(?:\nrefresh:|http-equiv=\"refresh\" content=\")[^\r\n\"]*url=([^\r\n\"]*)", re.IGNORECASE)


def follow_through(port: int, url: str, patience_seconds: float) -> None:
    """Ask for a URL through the proxy on a port of 127.0.0.1, and for what its answers lead to."""
    end = time.monotonic() + patience_seconds
    asked: set[str] = set()
    following: str | None = urls.fetchable(urls.resolve(url))
    while following is not None and following not in asked and len(asked) <= MAX_REDIRECTS:
        asked.add(following)
        answer = _ask(port, following, end)
        following = _next(answer, following)


def _next(answer: bytes, url: str) -> str | None:
    status = _STATUS.match(answer)
    named = _REFRESH.search(answer[:4096])
    if status is not None and status[1] in (b"301", b"302", b"303", b"307", b"308"):
        named = _LOCATION.search(answer.partition(b"\r\n\r\n")[0])
    if named is None:
        return None
    try:
        text = named[1].decode()
    except UnicodeDecodeError:
        text = named[1].decode("latin-1")
    with contextlib.suppress(urls.InvalidURL):
        target = urls.resolve(text, url)
        return urls.fetchable(target) if urls.scheme(target) in urls.FETCHED_SCHEMES else None
    return None


def _ask(port: int, url: str, end: float) -> bytes:
    """Return whatever comes back until the connection is closed, or the time is over."""
    place = urls.address(url)
    answer = b""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 10) as plain:
        plain.settimeout(10)
        target, speaking = url, plain
        if place.scheme == "https":
            plain.sendall(b"CONNECT %s HTTP/1.1\r\n\r\n" % f"{place.host}:{place.port}".encode())
            while not plain.recv(4096).endswith(b"\r\n\r\n"):
                pass
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            target, speaking = place.request_target, context.wrap_socket(plain, suppress_ragged_eofs=True)
        head = f"GET {target} HTTP/1.1\r\nHost: {place.authority}\r\nAccept: */*\r\nConnection: close\r\n\r\n"
        speaking.sendall(head.encode())
        while time.monotonic() < end and (data := speaking.recv(65536)):
            answer += data
    return answer
