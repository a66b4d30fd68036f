"""The probe of a random sibling: what a page's host answers where there is certainly no page.

A host that answers an address nobody ever had with a hard 404 means its pages when it shows them; one that answers it
with the very page that it gave for the cited address has shown its error page there (Bar-Yossef et al. 2004, "Sic
transit gloria telae"; the order of the tests is that of FABLE, Zhu et al. 2022).
"""

from collections.abc import Sequence
from enum import StrEnum

from crawler import urls
from crawler.judging.destinations import (
    is_deep,
    is_numbered_above,
    judge_destination,
    section_words,
    went_to_search,
    went_to_section,
)
from crawler.judging.evidence import Hop
from crawler.judging.page_matter import (
    SAME_MATTER,
    SOME_MATTER,
    SUSPECT,
    TINY,
    is_same_notice,
    is_shell,
    matching,
    names_itself,
    same_number,
)
from crawler.judging.page_signs import SignKind
from crawler.judging.page_walls import (
    reads_as_challenge,
    reads_as_consent,
    reads_as_login,
    reads_as_paywall,
)
from crawler.judging.pages import (
    MARKED,
    reads_as_not_found,
    reads_as_parked,
)
from crawler.judging.sketches import SAME_PAGE, is_comparable, similarity

_PROBED = range(200, 300)


PLAIN_WORDS = 60
"""Words of prose below which a page has hardly shown that it is the one that was asked for."""


class SiblingAnswer(StrEnum):
    """What the probe's chain of hops tells."""

    UNKNOWN = "unknown"
    """Nothing: no probe, no answer, a refusal."""
    HARD = "hard-404"
    """The host says where there is nothing."""
    SAME_END = "same-end"
    """Both were sent to one page."""
    SAME_PAGE = "same-page"
    """Both were answered with one page."""
    OTHER = "other-page"
    """The host shows a page there too, and another one."""


def probe_wanted(hops: Sequence[Hop], cited_as: str | None = None) -> bool:
    """Whether a random sibling of the target would tell what the chain of hops alone leaves open.

    ``hops`` is a chain that has ended; ``cited_as`` what its citations say of it. A probe is a second request to the
    host, so it is wanted of suspects only: pages that say they are not found, or are for sale, in any degree; and
    pages, moved or not, that speak neither of what their address names nor of what they were cited for, unless they
    name that very address as their own.
    """
    if not hops:
        return False
    first, last = hops[0].url, hops[-1]
    page = last.page
    if last.http_status not in _PROBED or last.challenge is not None or last.failure is not None:
        return False
    if last.shows_nothing:
        return is_deep(first) and last.truncated is None
    if page is None:
        return False
    if len(hops) > 1 and judge_destination(hops) is not None:
        return False
    if (
        reads_as_challenge(page, first, cited_as).strength
        or reads_as_login(page, first, cited_as).strength
        or reads_as_consent(page, first).strength
    ):
        return False
    parked = reads_as_parked(page, last.url).strength
    if 0 < parked < MARKED or (not parked and page.having(SignKind.FOR_SALE)):
        return True
    if not is_deep(first) or reads_as_paywall(page, first).strength or parked:
        return False
    if page.is_text:
        return page.prose_words < TINY
    likeness = likeness_of(hops, cited_as)
    if reads_as_not_found(page, first, cited_as).strength >= SUSPECT / 2 or went_to_search(hops):
        return True
    if len(hops) > 1 and not urls.same_page(first, last.url) and not same_number(first, last.url):
        # A category shares some words with what was in it.
        return went_to_section(hops) or likeness is None or likeness <= SAME_MATTER
    if is_shell(page):
        return bool(page.headings)  # an application's frame shows none
    if names_itself(page, last.url):
        return False
    # An error page of few words may well have one of those that a page was cited by: "topic", "notes".
    unvouched = page.prose_words < PLAIN_WORDS and not is_numbered_above(first)
    return likeness is None or likeness < SOME_MATTER or unvouched


def likeness_of(hops: Sequence[Hop], cited_as: str | None) -> float | None:
    """Return how far the page at the end of a chain speaks of what was cited, as :func:`matching` has it."""
    page = hops[-1].page
    if page is None:
        return None
    return matching(page, (hops[0].url, hops[-1].url), cited_as, section_words(hops))


def answer_of_sibling(hops: Sequence[Hop], probe: Sequence[Hop]) -> tuple[SiblingAnswer, float | None]:
    """Return what the probe's chain tells of the target's, and how alike their pages are where they were compared."""
    if not probe:
        return SiblingAnswer.UNKNOWN, None
    last, other = hops[-1], probe[-1]
    if other.http_status is None or other.failure is not None or other.challenge is not None or other.is_redirect:
        return SiblingAnswer.UNKNOWN, None
    if 400 <= other.http_status < 500 and other.http_status not in (401, 402, 403, 407, 408, 421, 425, 429, 451):
        return SiblingAnswer.HARD, None
    if other.http_status not in _PROBED:
        return SiblingAnswer.UNKNOWN, None
    if (
        len(hops) > 1
        and len(probe) > 1
        and (urls.same_page(last.url, other.url) or (went_to_search(hops) and went_to_search(probe)))
    ):
        return SiblingAnswer.SAME_END, None
    if last.shows_nothing or other.shows_nothing:
        both = last.shows_nothing and other.shows_nothing
        return (SiblingAnswer.SAME_PAGE, 1.0) if both else (SiblingAnswer.OTHER, 0.0)
    if other.page is not None and names_itself(other.page, last.url) and not urls.same_page(other.url, last.url):
        # Only a part of the address counts on this host: the sibling is another name of the cited page.
        return SiblingAnswer.UNKNOWN, None
    if last.page is None or other.page is None or reads_as_challenge(other.page, other.url).strength:
        return SiblingAnswer.UNKNOWN, None
    if last.page.sketch and not is_comparable(last.page.sketch):
        # The cited page was not modified since an earlier version of evercite read it.
        return SiblingAnswer.UNKNOWN, None
    if is_same_notice(last.page, other.page, (last.url, other.url)):
        return SiblingAnswer.SAME_PAGE, 1.0
    alike = similarity(last.page.sketch, other.page.sketch)
    return (SiblingAnswer.SAME_PAGE if alike >= SAME_PAGE else SiblingAnswer.OTHER), alike
