"""What a random sibling of a cited page would have met on the same server, for cases that say how the server does it."""

import random
import re
import string
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from tests.data.verdicts.building import Answer, answer, moved

_LENGTH = re.compile(rb"(?im)^content-length: \d+")
_HARD = (
    "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL was not found.</p></body></html>",
    "<!doctype html><title>404</title><h1>404</h1><p>Nothing here.</p>",
    "",
    "<html><head><title>Error 404</title></head><body><div id=main><h2>Page not found</h2><p><a href='/'>Home</a></p></div></body></html>",
)


def sibling(url: str) -> str:
    """Return the address of a random neighbour in a URL's folder, with the ending of its name."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    ending = name[name.rfind(".") :] if "." in name[-5:] else ""
    drawn = random.Random(url)
    word = "".join(drawn.choice(string.ascii_lowercase) for _ in range(27))
    return f"{parts.scheme}://{parts.netloc}{folder}/{word}{ending}"


def hard(url: str) -> tuple[Answer, ...]:
    """Return a plain 404, as most servers answer for what they do not have."""
    return (answer(sibling(url), random.Random(url).choice(_HARD), 404),)


def gone_home(url: str, home: str) -> tuple[Answer, ...]:
    """Return a redirect to the site's root, whose page is ``home``."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    return (moved(sibling(url), root), answer(root, home))


def said(url: str, body: str, status: int = 200) -> tuple[Answer, ...]:
    """Return one answer with the page ``body``."""
    return (answer(sibling(url), body, status),)


def alike(url: str, hops: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the same chain of answers as for the cited page, but for the name in it and a mark of the request."""
    asked = sibling(url)
    old, new = _name(url).encode(), _name(asked).encode()
    made = []
    for position, hop in enumerate(hops):
        head, _, body = hop.raw.partition(b"\r\n\r\n")
        if len(old) > 3:
            head, body = head.replace(old, new), body.replace(old, new)
        if b"</body>" in body:
            body = body.replace(b"</body>", b"<!-- " + new[:9] + b" --></body>")
        head = _LENGTH.sub(b"Content-Length: %d" % len(body), head)
        address = asked if position == 0 else hop.url.replace(old.decode(), new.decode()) if len(old) > 3 else hop.url
        made.append(Answer(address, head + b"\r\n\r\n" + body, hop.failure))
    return tuple(made)


def _name(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]


Sibling = str | Sequence[Answer] | Callable[[str], Sequence[Answer]]
"""How a case says what a sibling met: ``hard``, ``alike``, ``none``, a page's markup, or the chain itself."""


def met(sibling_met: Sibling, url: str, hops: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the chain that a sibling met, from the way a case says it."""
    if callable(sibling_met):
        return tuple(sibling_met(url))
    if not isinstance(sibling_met, str):
        return tuple(sibling_met)
    match sibling_met:
        case "hard":
            return hard(url)
        case "alike":
            return alike(url, hops)
        case "none":
            return ()
        case _:
            return said(url, sibling_met)
