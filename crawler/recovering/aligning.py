"""Which link of another rendition a stripped link is: by its words, the words around it and the order of all links.

Anchor texts alone name wrong targets ("here", the same name twice), so the words around a link must agree too; what
order and neighbourhood leave open is proposed, not taken (the measurements are in docs/decisions.md).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crawler import urls
from crawler.citing.citation import Citation
from crawler.errors import EverciteError
from crawler.recovering.chaining import Pair, heaviest_chain
from crawler.recovering.likeness import Signature, likeness, signature

MAX_LINKS = 10_000
"""Of a rendition. So many on both sides, with every word beside sixty of them, took 7 s and 340 MB."""

SURE = 0.9
"""From this confidence on a target is taken; below it is proposed. That is a margin of 0.4, from which no citation of
the development pages got a wrong target (docs/decisions.md)."""

DOUBTFUL = 0.5
"""The most that is trusted to what the words around a link say alone, or what another rendition contradicts."""

LEAST_ANCHOR = 0.25
"""Of two anchors must agree for a target to be taken."""

FLOOR = 0.3
"""Links that are less alike than this are not the same."""

LEAST_AROUND = 0.2
"""Of the words around must agree, however alike the anchors are."""

_SAME_PLACE = 0.5
"""Two links without words are in one row when so much of the words around them is the same."""

_STEEPNESS = 4.5
"""Brings a margin of 0.4 to a confidence of 0.9."""

_COMMON = 60
"""A word beside more links of a rendition than this tells none from another."""
_CANDIDATES = 24
"""Links of the other rendition that one link is compared with: those that share most of the rarest words."""


class TooManyLinks(EverciteError):
    """A rendition has more links than an article has."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Recovery:
    """A target found for a lost link."""

    citation: Citation
    """The link that lost its target."""
    target: str
    confidence: float
    """From 0 to 1."""
    text: str
    """The words of the link in the other rendition."""
    source: str
    """What the other rendition is called."""

    @property
    def is_sure(self) -> bool:
        """Whether the target can be taken without a person's look at it."""
        return self.confidence >= SURE


def is_lost(link: Citation) -> bool:
    """Whether a link names no target, as where its targets were stripped."""
    return link.target is None and urls.is_no_target(link.href)


def recover(links: Sequence[Citation], offered: Sequence[Citation], source: str) -> list[Recovery]:
    """Return the targets that the links of one rendition have in another, for those without; both in reading order.

    Links that have their targets still help to tell which is which. The links returned, and those whose targets they
    get, are both in reading order.

    :raises TooManyLinks: when either has more than :data:`MAX_LINKS`.
    """
    for side in (links, offered):
        if len(side) > MAX_LINKS:
            raise TooManyLinks(f"more than {MAX_LINKS:,} links stand in a rendition; is it an article?")
    own, others = [signature(link) for link in links], [signature(other) for other in offered]
    found = []
    for chosen in heaviest_chain(_pairs(links, own, offered, others)):
        row, column = chosen.pair.row, chosen.pair.column
        target = offered[column].target
        if is_lost(links[row]) and target is not None:
            confidence: float = round(1 - (1 - min(chosen.margin, 1.0)) ** _STEEPNESS, 3)
            if not _is_named(own, row, others, column):
                confidence = min(confidence, DOUBTFUL)
            found.append(Recovery(links[row], target, confidence, offered[column].text, source))
    return found


def _is_named(own: Sequence[Signature], row: int, others: Sequence[Signature], column: int) -> bool:
    """Whether two links are told by their own words, or have none and stand alone.

    Pictures and buttons without words stand in rows, beside the same words, and when one of them is missing its
    neighbour takes its place.
    """
    anchor = likeness(own[row], others[column]).anchor
    if anchor is None:
        return not _is_in_a_row(own, row) and not _is_in_a_row(others, column)
    return anchor >= LEAST_ANCHOR


def _is_in_a_row(links: Sequence[Signature], place: int) -> bool:
    beside = (links[near] for near in (place - 1, place + 1) if 0 <= near < len(links))
    alike = (likeness(links[place], near) for near in beside if not near.anchor)
    return any(one.around >= _SAME_PLACE for one in alike)


def _pairs(
    links: Sequence[Citation], own: Sequence[Signature], offered: Sequence[Citation], others: Sequence[Signature]
) -> Iterator[Pair]:
    """Yield the pairs of links that may be the same."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for column, other in enumerate(others):
        for word in other.words:
            holding[word].append(column)
    for row, link in enumerate(links):
        for column in _candidates(own[row], holding):
            target = offered[column].target
            if link.target is not None and link.target != target:
                continue
            alike = likeness(own[row], others[column])
            if alike.around >= LEAST_AROUND and alike.whole > FLOOR:
                yield Pair(row, column, (alike.whole - FLOOR) / (1 - FLOOR), target or "")


def _candidates(own: Signature, holding: Mapping[str, Sequence[int]]) -> list[int]:
    shared: Counter[int] = Counter()
    for word in own.words:
        columns = holding.get(word, ())
        if len(columns) <= _COMMON:
            for column in columns:
                shared[column] += 1
    return [column for column, _ in shared.most_common(_CANDIDATES)]
