"""What several renditions of an article offer for its lost links, made into one answer for each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from crawler.recovering.aligning import DOUBTFUL, Recovery


def join(found: Iterable[Recovery]) -> list[Recovery]:
    """Return the best recovery of each link, in reading order; of equally good ones the first.

    Where two that are sure name different targets neither is.
    """
    by_link: defaultdict[str, list[Recovery]] = defaultdict(list)
    for one in found:
        by_link[one.citation.id].append(one)
    return sorted((_best(several) for several in by_link.values()), key=lambda one: one.citation.ordinal)


def _best(several: list[Recovery]) -> Recovery:
    best = max(several, key=lambda one: one.confidence)
    if len({one.target for one in several if one.is_sure}) > 1:
        return replace(best, confidence=DOUBTFUL)
    return best
