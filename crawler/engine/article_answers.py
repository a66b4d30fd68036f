"""What came of fetching an article: whether there is something to read, in words for whoever named it."""

from collections.abc import Sequence

from crawler import urls
from crawler.fetching.robots import without_robots
from crawler.judging import Hop
from crawler.reading import UnreadableSource


def require_article(name: str, hops: Sequence[Hop]) -> str | None:
    """Return a warning where only the beginning of an article came; ``hops`` led to it from what it is called.

    :raises UnreadableSource: when there is nothing to read.
    """
    last = hops[-1]
    if last.failure is not None:
        raise UnreadableSource(f"{name}: {without_robots(last.failure.message)}")
    if last.is_redirect:
        raise UnreadableSource(f"{name}: {_of_redirect(last)}")
    if last.http_status is None or not 200 <= last.http_status < 300:
        raise UnreadableSource(f"{name}: the server answered {last.http_status}, which is no article")
    if last.truncated is not None:
        return f"{name}: only its beginning came, so that citations may be missing"
    return None


def _of_redirect(last: Hop) -> str:
    """Return what is wrong with a redirect that is not followed."""
    target = last.redirects_to
    if target is None:
        return f"the server answered {last.http_status}, and names no page that it redirects to"
    if urls.scheme(target) not in urls.FETCHED_SCHEMES:
        return f"it redirects to {target[:200]}, which is no page of the web"
    if urls.address(target).port in urls.BAD_PORTS:
        return f"it redirects to {target[:200]}, whose port belongs to another protocol"
    return "it redirects in a circle, or too often"
