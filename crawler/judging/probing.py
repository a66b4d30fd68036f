"""The probe of a random sibling: what a page's host answers where there is certainly no page.

A host that answers an address nobody ever had with a hard 404 means its pages when it shows them; one that answers it
with the very page that it gave for the cited address has shown its error page there (Bar-Yossef et al. 2004, "Sic
transit gloria telae"; the order of the tests is that of FABLE, Zhu et al. 2022).
"""

from collections.abc import Sequence

from crawler import urls
from crawler.judging.destinations import is_deep
from crawler.judging.evidence import Hop


def probe_wanted(hops: Sequence[Hop]) -> bool:
    """Whether a random sibling of the target would tell what the chain of hops alone leaves open.

    ``hops`` is a chain that has ended. A probe is a second request to the host, so it is wanted of suspects only.
    """
    last = hops[-1]
    return len(hops) > 1 and last.http_status == 200 and is_deep(hops[0].url) and is_deep(last.url)


def same_end(hops: Sequence[Hop], probe: Sequence[Hop]) -> bool:
    """Whether the target and its random sibling were both sent to one and the same page."""
    return len(hops) > 1 and len(probe) > 1 and urls.same_page(hops[-1].url, probe[-1].url)
