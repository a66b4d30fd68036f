"""Cookies within one chain of redirects: what a hop set is sent to the hops after it, and to nobody else.

The rules of RFC 6265 (domains, paths, Secure, expiry, public suffixes) are the standard library's.
"""

from collections.abc import Iterable
from email.message import Message
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, cast
from urllib.request import Request

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_COOKIE_BYTES = 8192
"""Of all cookies sent in a request; servers refuse more."""


class _Answer:
    """A response as CookieJar wants to see it."""

    def __init__(self, set_cookies: Iterable[str]) -> None:
        self._message = Message()
        for value in set_cookies:
            self._message["Set-Cookie"] = value

    def info(self) -> Message:
        return self._message


@cache
def _suffixes() -> "TLDExtract":
    # Imported when a cookie names a domain: it brings requests along, which take a tenth of a second.
    import tldextract

    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())


class _Policy(DefaultCookiePolicy):
    """The standard rules, and no cookies for whole public suffixes."""

    def set_ok_domain(self, cookie: object, request: object) -> bool:
        domain = str(getattr(cookie, "domain", "")).lstrip(".")
        if getattr(cookie, "domain_specified", False) and _suffixes()(domain).suffix == domain:
            return False
        return super().set_ok_domain(cookie, request)  # type: ignore[arg-type]


def cookie_header(received: Iterable[tuple[str, Iterable[str]]], url: str) -> str:
    """Return the Cookie header for a request of ``url``, empty for none.

    ``received`` holds, oldest first, the URLs of the chain so far with the Set-Cookie values of their answers.
    """
    jar = CookieJar(_Policy())
    for source, set_cookies in received:
        values = list(set_cookies)
        if values:
            jar.extract_cookies(cast("object", _Answer(values)), Request(source))  # type: ignore[arg-type] # noqa: S310
    request = Request(url)  # noqa: S310 - nothing is opened
    jar.add_cookie_header(request)
    header = request.get_header("Cookie") or ""
    return header if len(header) <= MAX_COOKIE_BYTES and header.isascii() and header.isprintable() else ""
