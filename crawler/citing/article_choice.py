"""Which regions of a web page its paragraphs speak for most: the best, and those of its siblings that resemble it."""

from collections.abc import Sequence

from crawler.citing.page_shape import PageShape
from crawler.citing.region_amounts import Amounts

_FIRST_SCORES = {
    "div": 5.0, **dict.fromkeys(("pre", "td", "blockquote"), 3.0),
    **dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3.0),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "th"), -5.0),
}  # fmt: skip
_SCORED = frozenset({"section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre"})
"""The elements that speak for those around them."""
_WHOLE_PAGE = frozenset({"html", "body"})
_SHARES = (1, 2, 6, 9, 12)
"""By what to divide a paragraph's score for each of the elements around it, outwards."""


class Choice:
    """The regions taken for the article, before they are cleared, and the scores that decided it."""

    def __init__(self, page: PageShape, amounts: Amounts, weights: Sequence[int]) -> None:
        """Choose; ``weights`` say of each region how far its names speak for an article."""
        self._page = page
        self._regions = page.regions
        self._amounts = amounts
        self._weights = weights
        self._scores: dict[int, float] = {}
        self._score()
        self.tops = self._choose()
        """The regions, in order; none is inside another."""

    def standing(self) -> list[float]:
        """Return for each region the score of the best around it, or its own, as a share of the best of all."""
        top = max(self._scores.values(), default=0.0)
        standing: list[float] = []
        for index, at in enumerate(self._regions):
            around = standing[at.parent] if at.parent >= 0 else 0.0
            own = self._scores.get(index)
            standing.append(around if own is None or top <= 0 else max(own / top, around))
        return standing

    def _score(self) -> None:
        amounts = self._amounts
        for index, at in enumerate(self._regions):
            if amounts.gone[index]:
                continue
            if (at.tag in _SCORED or amounts.is_paragraph[index]) and amounts.text[index] >= 25:
                self._speak(amounts.outer(index), amounts.text[index], amounts.commas[index])
        for holder, length, commas in self._page.texts:
            is_run = self._regions[holder].tag == "div" and not amounts.is_paragraph[holder]
            if is_run and not amounts.gone[holder] and length >= 25:
                self._speak(holder, length, commas)
        for region in self._scores:
            self._scores[region] *= 1 - self._amounts.density(region)

    def _speak(self, region: int, length: float, commas: float) -> None:
        score = 2 + commas + min(length // 100, 3)
        for share in _SHARES:
            if region < 0 or self._regions[region].tag == "html":
                break
            if region not in self._scores:
                self._scores[region] = self._first_score(region)
            self._scores[region] += score / share
            region = self._amounts.outer(region)

    def _first_score(self, region: int) -> float:
        return _FIRST_SCORES.get(self._regions[region].tag, 0.0) + self._weights[region]

    def _choose(self) -> list[int]:
        """Return the regions taken for the article."""
        best = self._best() if self._scores else -1
        if best < 0 or self._regions[best].tag in _WHOLE_PAGE:
            return [index for index, at in enumerate(self._regions) if at.parent < 0]
        parent = self._regions[best].parent
        taken = [best]
        if parent >= 0:
            score = self._scores.get(best)
            if score is None:
                score = self._first_score(best)
            index = parent + 1
            while index < self._page.ends[parent]:
                if index != best and not self._amounts.gone[index] and self._resembles(index, best, score):
                    taken.append(index)
                index = self._page.ends[index]
        return sorted(taken)

    def _best(self) -> int:
        ranked = sorted(self._scores, key=lambda region: -self._scores[region])[:5]
        best = ranked[0]
        if self._regions[best].tag in _WHOLE_PAGE:
            return best
        rivals = [set(self._ancestors(r)) for r in ranked[1:] if self._scores[r] >= 0.75 * self._scores[best] > 0]
        if len(rivals) >= 3:
            for region in self._ancestors(best):
                if self._regions[region].tag in _WHOLE_PAGE:
                    break
                if sum(region in rival for rival in rivals) >= 3:
                    best = region
                    break
        last = self._scores.get(best)
        if last is None:
            last = self._first_score(best)
        least = last / 3
        region = self._regions[best].parent
        while region >= 0 and self._regions[region].tag not in _WHOLE_PAGE:
            score = self._scores.get(region)
            if score is not None:
                if score < least:
                    break
                if score > last:
                    best = region
                    break
                last = score
            region = self._regions[region].parent
        while (outer := self._regions[best].parent) >= 0 and self._regions[outer].tag not in _WHOLE_PAGE:
            if self._amounts.children[outer] != 1:
                break
            best = outer
        return best

    def _ancestors(self, region: int) -> list[int]:
        found = []
        while (region := self._regions[region].parent) >= 0:
            found.append(region)
        return found

    def _resembles(self, sibling: int, best: int, score: float) -> bool:
        ours, theirs = self._regions[best], self._regions[sibling]
        alike = ours.classes > 0 and ours.names[: ours.classes] == theirs.names[: theirs.classes]
        least = max(10.0, score * 0.2)
        if sibling in self._scores and self._scores[sibling] + (score * 0.2 if alike else 0.0) >= least:
            return True
        if theirs.tag != "p" and not self._amounts.is_paragraph[sibling] and not self._amounts.is_wrapper[sibling]:
            return False
        length, density = self._amounts.text[sibling], self._amounts.density(sibling)
        if length > 80:
            return density < 0.25
        return length > 0 and density == 0 and self._page.says_sentence[sibling]
