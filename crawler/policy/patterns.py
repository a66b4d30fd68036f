"""URL patterns of policy rules: ``example.org``, ``*.example.org``, ``example.org/videos/*``, ``https://example.org:8443/a``.

A pattern is ``[scheme://]host[:port][/path]`` and is matched against the URL as the WHATWG standard parses it:

- *scheme*: ``http`` or ``https``; without one, both.
- *host*: a name or an address, IDNs in any spelling. ``*.example.org`` means example.org and every name below it, as
  in the match patterns of browser extensions; ``*`` alone means every host.
- *port*: without one, every port.
- *path*: without one, everything on the host. ``*`` stands for any run of characters, ``/`` and ``?`` included. The
  whole path must match, with or without the URL's query, so that ``/watch`` and ``*.pdf`` also mean ``/watch?v=1`` and
  ``/a.pdf?download``. Paths know upper from lower case, and ``%c3`` equals ``%C3``.

Of two patterns that match a URL, the more specific one is that which says more of, in this order:

1. the host: a whole name before ``*.``, more labels after ``*.`` before fewer, ``*`` last;
2. the port: one given before none;
3. the path: one without ``*`` before one with, then the longer text before the first ``*``, then more text in all;
4. the scheme: one given before none;
5. and between equals the rule that stands further down in the file.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import ada_url

from crawler import urls
from crawler.policy.problems import shown
from crawler.urls import Address, InvalidURL

MAX_CHARACTERS = 2_000

_FORM = re.compile(r"(?:(?P<scheme>[^:/?#]*)://)?(?P<authority>[^/?#\\]*)(?P<path>[/?\\].*)?", re.DOTALL)
_PORT = re.compile(r"(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>.*))?", re.DOTALL)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_NUMERIC_HOST = re.compile(r"[0-9.*]*")

# Nobody has a host that is called so, and `*.pdf` is how people write "all PDF files".
_FILE_TYPES = frozenset({"pdf", "htm", "html", "php", "jpg", "jpeg", "png", "gif", "mp3", "mp4", "doc", "docx", "xls"})

Specificity = tuple[int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A URL pattern, parsed; ``str()`` of it is what the user wrote."""

    text: str
    scheme: str | None
    host: str
    """In ASCII, without the ``*.``; empty for every host."""
    subdomains: bool
    """The names below ``host`` are meant too."""
    port: int | None
    path: str | None
    """As the URL standard serializes it, query included, escapes in upper case; None for every path."""

    def __str__(self) -> str:
        """Return the pattern as written."""
        return self.text

    @property
    def whole_host(self) -> bool:
        """Whether the pattern depends on nothing but the host."""
        return self.path is None and self.port is None and self.scheme is None

    @property
    def specificity(self) -> Specificity:
        """What two patterns are compared by, the larger being the more specific; see the module's text."""
        labels = self.host.count(".") + 1 if self.host else 0
        if self.path is None:
            path = (-1, 0, 0)
        else:
            literal = self.path.replace("*", "")
            path = (int("*" not in self.path), len(self.path.partition("*")[0]), len(literal))
        return (
            int(bool(self.host) and not self.subdomains),
            labels if self.subdomains else 0,
            int(self.port is not None),
            *path,
            int(self.scheme is not None),
        )

    def matches_origin(self, place: Address) -> bool:
        """Whether scheme, host and port of a URL are meant, whatever its path."""
        if self.scheme not in (None, place.scheme) or self.port not in (None, place.port):
            return False
        name = place.host.rstrip(".")
        return not self.host or name == self.host or (self.subdomains and name.endswith(f".{self.host}"))

    def matches_path(self, request_target: str) -> bool:
        """Whether a request target is meant; ``request_target`` comes from :func:`folded`."""
        if self.path is None:
            return True
        return _glob(self.path, request_target) or _glob(self.path, request_target.partition("?")[0])

    def matches(self, url: str) -> bool:
        """Whether an http or https URL is meant.

        :raises InvalidURL: when ``url`` is none.
        """
        place = urls.address(url)
        return self.matches_origin(place) and self.matches_path(folded(place.request_target))


def folded(request_target: str) -> str:
    """Return a request target with its percent escapes in upper case (RFC 3986 §6.2.2.1)."""
    return _ESCAPE.sub(lambda m: m[0].upper(), request_target) if "%" in request_target else request_target


@lru_cache(maxsize=1024)
def parse_pattern(text: str) -> Pattern:
    """Return the pattern that ``text`` spells.

    :raises ValueError: when it is none; the message says what is wrong and what to write.
    """
    bare = text.strip()
    if not bare:
        raise ValueError("the pattern is empty; write `*` for every URL")
    if len(bare) > MAX_CHARACTERS:
        raise ValueError(f"the pattern is longer than {MAX_CHARACTERS} characters")
    if not bare.isprintable():
        raise ValueError(f"{shown(bare)} has line breaks or control characters")
    if "#" in bare:
        raise ValueError(f"{shown(bare)} has a fragment, which no server sees; leave `#` and what follows out")
    parts = _FORM.fullmatch(bare)
    if parts is None or not parts["authority"]:
        hint = shown(f"*{bare}") if bare.startswith("/") else "`*`"
        raise ValueError(f"{shown(bare)} names no host; for every host write {hint}")
    scheme = _scheme(parts["scheme"], bare)
    host, subdomains, port = _authority(parts["authority"], bare)
    path = parts["path"]
    return Pattern(bare, scheme, host, subdomains, port, _path(path, bare) if path is not None else None)


def _scheme(written: str | None, bare: str) -> str | None:
    if written in (None, "*"):
        return None
    name = (written or "").lower()
    if name not in urls.FETCHED_SCHEMES:
        raise ValueError(f"{shown(bare)} begins with {shown(written)}; only `http://` and `https://` are fetched")
    return name


def _authority(written: str, bare: str) -> tuple[str, bool, int | None]:
    if "@" in written:
        raise ValueError(f"{shown(bare)} has a user name, which is never sent; leave it and the `@` out")
    split = _PORT.fullmatch(written)
    if split is None:
        raise ValueError(f"{shown(bare)} is not a pattern; write it as `example.org/path/*`")
    name, port = split["host"], _port(split["port"], bare)
    subdomains = name.startswith("*.")
    if name == "*":
        return "", False, port
    name = name.removeprefix("*.").rstrip(".")
    if subdomains and name.lower() in _FILE_TYPES:
        raise ValueError(f"{shown(bare)} would mean hosts under `.{name}`; did you mean `*/*.{name}`?")
    if "*" in name or not name or (subdomains and _NUMERIC_HOST.fullmatch(name)):
        raise ValueError(
            f"{shown(bare)}: a `*` in a host can stand for whole names in front only; {_whole_names(name)}"
        )
    try:
        host = urls.host(f"http://{name}/")
    except InvalidURL:
        raise ValueError(f"{shown(bare)}: {shown(name)} is not a host name") from None
    return host.rstrip("."), subdomains, port


def _whole_names(name: str) -> str:
    rest = name.rpartition("*")[2].partition(".")[2]
    return (
        f"did you mean {shown(f'*.{rest}')}?"
        if "." in rest and not _NUMERIC_HOST.fullmatch(rest)
        else "name the host in full"
    )


def _port(written: str | None, bare: str) -> int | None:
    if written in (None, "*"):
        return None
    if written is None or not (written.isascii() and written.isdigit() and len(written) <= 5 and int(written) < 65_536):
        raise ValueError(f"{shown(bare)}: {shown(written)} is not a port; it is a number from 0 to 65535")
    return int(written)


def _path(written: str, bare: str) -> str:
    """Escape a pattern's path as the URL standard does with a URL's; ``*`` is left alone by it."""
    try:
        parsed = ada_url.URL(f"http://host.invalid{written}")
    except ValueError:
        raise ValueError(f"{shown(bare)} is not a pattern; write it as `example.org/path/*`") from None
    return folded(f"{parsed.pathname}{parsed.search}")


def _glob(pattern: str, text: str) -> bool:
    """Whether ``text`` matches, ``*`` standing for anything; linear, since no piece is ever looked for twice."""
    first, *rest = pattern.split("*")
    if not rest:
        return text == pattern
    if not text.startswith(first):
        return False
    *middle, last = rest
    at, end = len(first), len(text) - len(last)
    if end < at or not text.endswith(last):
        return False
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True
