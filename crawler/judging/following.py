"""Which URL a chain of redirects goes on to, and with which cookies."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler import urls
from crawler.judging.evidence import Hop


@dataclass(frozen=True, slots=True)
class Following:
    """The request that follows in a chain."""

    url: str
    cookies: str
    """The Cookie header: what earlier hops of the chain set for it, and nothing else; empty for none."""


def next_url(hops: Sequence[Hop], max_redirects: int) -> str | None:
    """Return the URL to fetch after ``hops``, without its fragment, or None when the chain has ended."""
    following = next_request(hops, max_redirects)
    return following.url if following is not None else None


def next_request(hops: Sequence[Hop], max_redirects: int) -> Following | None:
    """Return the request to make after ``hops``, or None when the chain has ended.

    It ends with an answer that is no redirect, a redirect that leads nowhere that is fetched (no URL, another scheme, a
    port of another protocol), a URL of the chain a second time with the same cookies, or one redirect more than
    ``max_redirects``; the judge can tell these apart from the hops alone.
    """
    target = hops[-1].redirects_to
    if target is None or urls.scheme(target) not in urls.FETCHED_SCHEMES:
        return None
    following = urls.fetchable(target)
    if urls.address(following).port in urls.BAD_PORTS:
        return None
    if len(hops) > max_redirects:
        return None
    cookies = _cookies(hops, following)
    if any((hop.url, hop.cookies) == (following, cookies) for hop in hops):
        return None
    return Following(following, cookies)


def _cookies(hops: Sequence[Hop], url: str) -> str:
    """Return the Cookie header for a URL after ``hops``; most set none, and the standard library's jar is heavy."""
    if not any(hop.set_cookies for hop in hops):
        return ""
    from crawler.fetching.cookies import cookie_header

    return cookie_header([(hop.url, hop.set_cookies) for hop in hops], url)
