"""Which URL a chain of redirects goes on to."""

from collections.abc import Sequence

from crawler import urls
from crawler.judging.evidence import Hop


def next_url(hops: Sequence[Hop], max_redirects: int) -> str | None:
    """Return the URL to fetch after ``hops``, without its fragment, or None when the chain has ended.

    It ends with an answer that is no redirect, a redirect that leads nowhere that is fetched (no URL, another scheme, a
    port of another protocol), a URL of the chain a second time, or one redirect more than ``max_redirects``; the judge
    can tell these apart from the hops alone.
    """
    target = hops[-1].redirects_to
    if target is None or urls.scheme(target) not in urls.FETCHED_SCHEMES:
        return None
    following = urls.fetchable(target)
    if urls.address(following).port in urls.BAD_PORTS:
        return None
    if len(hops) > max_redirects or any(hop.url == following for hop in hops):
        return None
    return following
