"""From what a page says, where its redirects led and what a random sibling met, to a status and its reason."""

from collections.abc import Iterable, Sequence
from typing import Any

from crawler import urls
from crawler.judging.destinations import (
    depth,
    is_deep,
    is_front,
    is_home,
    is_numbered_above,
    judge_destination,
    went_to_search,
    went_to_section,
    went_to_trouble,
)
from crawler.judging.evidence import Hop
from crawler.judging.page_matter import (
    DEAD,
    SAME_MATTER,
    SOME_MATTER,
    SUSPECT,
    TINY,
    Reading,
    begins_otherwise,
    is_shell,
    is_usurper,
    narrates,
    same_number,
    says_beside_its_title,
    shares_a_word,
)
from crawler.judging.page_signs import PageSigns, Place, Sign, SignKind
from crawler.judging.page_walls import (
    reads_as_challenge,
    reads_as_consent,
    reads_as_login,
    reads_as_login_itself,
    reads_as_paywall,
    reads_as_refusal,
    reads_as_trouble,
)
from crawler.judging.pages import (
    MARKED,
    moves_home,
    moves_to_parking,
    offers,
    reads_as_not_found,
    reads_as_parked,
)
from crawler.judging.probing import PLAIN_WORDS, SiblingAnswer, answer_of_sibling, likeness_of
from crawler.vocabulary import Reason, Status

Finding = tuple[Status, Reason, float]
"""A status, its reason, and how sure it is."""

Evidence = dict[str, Any]
"""JSON values that a person needs to see to agree."""

OWN_REFUSALS = frozenset({404, 410, 451})
"""Statuses that mean what they say, whatever page comes with them."""

SURE = 0.95
"""From here on a page is believed that it is gone even where its host has hard 404s: some are taken down so."""

_SURELY_OF_IT = 0.75
"""From here on a home page that everything leads to may be what was cited: a work that got a host of its own."""

_UNLIKE = 0.3
"""Of two pages that share no more than this, one is not the other's error page (the halves of a template reach .5)."""


def find_of_refusal(last: Hop, finding: Finding) -> tuple[Finding, Evidence]:
    """Return what an answer of no success means: a bot check's page makes it one, whatever its status."""
    if last.page is None or last.http_status is None or last.http_status < 400 or last.http_status in OWN_REFUSALS:
        return finding, {}
    refusal = reads_as_refusal(last.page, failing=last.http_status >= 500)
    if refusal.strength < DEAD - 0.05:
        return finding, {}
    return (Status.BLOCKED, Reason.CHALLENGE, refusal.strength), _page_evidence(last.page, refusal.signs)


def find_of_page(
    hops: Sequence[Hop], finding: Finding, probe: Sequence[Hop], cited_as: str | None
) -> tuple[Finding, Evidence]:
    """Return what an answer of success means; ``finding`` is what its status says by itself."""
    return _Weighing(hops, finding, probe, cited_as).result()


class _Weighing:
    """One page, weighed."""

    def __init__(self, hops: Sequence[Hop], finding: Finding, probe: Sequence[Hop], cited_as: str | None) -> None:
        self._hops = hops
        self._finding = finding
        self._first, self._last = hops[0].url, hops[-1]
        self._called = cited_as
        self._redirected = len(hops) > 1
        self._deep = is_deep(self._first)
        self._sibling, self._alike = answer_of_sibling(hops, probe)
        self._probe = probe
        page = self._last.page
        self._likeness = likeness_of(hops, cited_as)
        self._evidence: Evidence = _page_evidence(page) if page is not None else {}
        if self._likeness is not None and self._redirected:
            self._evidence["similarity"] = round(self._likeness, 2)
        if probe:
            self._evidence["probe"] = _without_nothing(
                url=probe[0].url,
                http_status=probe[-1].http_status,
                says=self._sibling.value,
                similarity=round(self._alike, 2) if self._alike is not None else None,
            )

    def result(self) -> tuple[Finding, Evidence]:
        found = self._find()
        return found, self._evidence

    def _find(self) -> Finding:
        page = self._last.page
        if page is not None and (reading := reads_as_challenge(page, self._first, self._called)).strength:
            return self._by(reading, Status.BLOCKED, Reason.CHALLENGE)
        if self._circles():
            return Status.DEAD, Reason.REDIRECT_LOOP, 0.8
        if self._redirected and (destination := judge_destination(self._hops)) is not None:
            return *destination, 0.8
        if self._last.shows_nothing:
            return self._nothing()
        if page is None:
            return self._unread()
        return self._wall(page) or self._absence(page) or self._elsewhere(page) or self._presence(page)

    def _circles(self) -> bool:
        """Whether pages of few words send their reader on to one another without end, as redirects may."""
        target, page = self._last.redirects_to, self._last.page
        if target is None or urls.scheme(target) not in urls.FETCHED_SCHEMES or not self._redirected:
            return False
        return page is None or page.prose_words < PLAIN_WORDS

    def _nothing(self) -> Finding:
        """Return what an answer of success without content means: by itself it shows nobody what was cited."""
        self._evidence["empty"] = True
        if self._sibling is SiblingAnswer.HARD:
            return self._live(min(self._finding[2], 0.5))
        if self._sibling in (SiblingAnswer.SAME_END, SiblingAnswer.SAME_PAGE):
            return Status.DEAD, Reason.SOFT_404, 0.9
        return Status.SUSPECT, Reason.SOFT_404, 0.5

    def _unread(self) -> Finding:
        if self._deep and self._sibling is SiblingAnswer.SAME_END and not same_number(self._first, self._last.url):
            return self._all_end_here()
        if self._last.unread:
            self._evidence["unread"] = True
            return self._live(min(self._finding[2], 0.5))
        return self._live(self._finding[2])

    def _wall(self, page: PageSigns) -> Finding | None:
        """Return that something must be done before the page is shown, or that the domain stands for nobody's site."""
        parked = reads_as_parked(page, self._last.url)
        if self._redirected and offers(page, self._first, self._last.url):
            parked = Reading(0.9, parked.signs)
        if moves_to_parking(page, self._last.url):
            parked = Reading(0.93, parked.signs)
            self._evidence["moves_to"] = page.moves_to
        trouble = reads_as_trouble(page, self._first, self._called)
        of_place = trouble is not None and trouble[0] is Reason.HTTP_451
        if parked.strength and not (of_place and all(sign.kind is SignKind.NO_SITE for sign in parked.signs)):
            return self._parked(parked)
        if reads_as_not_found(page, self._first, self._called).strength >= DEAD and not page.passwords and not of_place:
            return None
        paid = Reading() if page.passwords else reads_as_paywall(page, self._first)
        for reading, reason in (
            (reads_as_consent(page, self._first), Reason.CHALLENGE),
            (paid, Reason.PAYWALL),
            (reads_as_login(page, self._first, self._called), Reason.LOGIN),
        ):
            if reading.strength and (self._deep or self._redirected):
                return self._by(reading, Status.BLOCKED, reason)
        if trouble is None:
            return None
        reason, reading = trouble
        return self._by(reading, Status.SUSPECT if reason is Reason.HTTP_5XX else Status.BLOCKED, reason)

    def _parked(self, reading: Reading) -> Finding | None:
        hosted = all(sign.kind is SignKind.NO_SITE for sign in reading.signs) and bool(reading.signs)
        reason = Reason.SOFT_404 if hosted and self._deep else Reason.PARKED
        for_all = self._sibling in (SiblingAnswer.SAME_END, SiblingAnswer.SAME_PAGE)
        if reading.strength < MARKED and not for_all:
            if self._sibling is SiblingAnswer.HARD:
                return None  # a domain that is nobody's shows one page for every path
            if reading.strength < DEAD:
                return self._by(reading, Status.SUSPECT, reason)
        return self._by(reading, Status.DEAD, reason, max(reading.strength, 0.9))

    def _absence(self, page: PageSigns) -> Finding | None:
        """Return that the page says that it is not there, or that it is a wall for those who pay, or sends away."""
        absent = reads_as_not_found(page, self._first, self._called)
        if not self._deep:
            # A root is never an error page (Bar-Yossef et al.); one that says so all the same is nobody's living page.
            return self._by(absent, Status.SUSPECT, Reason.SOFT_404, 0.6) if absent.strength >= DEAD else None
        if absent.strength >= DEAD:
            sure = absent.strength >= SURE and page.prose_words < PLAIN_WORDS and not self._is_titled_beside(page)
            if self._sibling is not SiblingAnswer.HARD or sure:
                return self._by(absent, Status.DEAD, Reason.SOFT_404)
            if self._mentions_only(page) or self._is_titled_beside(page):
                return None
            if page.prose_words < PLAIN_WORDS * 2 and not narrates(page):
                return self._by(absent, Status.SUSPECT, Reason.SOFT_404, 0.5)
            return None
        paid = reads_as_paywall(page, self._first)
        if paid.strength:
            return self._by(paid, Status.BLOCKED, Reason.PAYWALL)
        if moves_home(page, self._last.url):
            self._evidence["moves_to"] = page.moves_to
            return Status.DEAD, Reason.REDIRECTED_HOME, 0.8
        if absent.strength < SUSPECT or self._sibling is SiblingAnswer.HARD or self._is_no_error_page_of_its_host(page):
            return None
        if self._sibling in (SiblingAnswer.SAME_END, SiblingAnswer.SAME_PAGE) or (self._alike or 0.0) >= 0.6:
            return self._by(absent, Status.DEAD, Reason.SOFT_404, 0.93)
        return self._by(absent, Status.SUSPECT, Reason.SOFT_404)

    def _elsewhere(self, page: PageSigns) -> Finding | None:
        """Return that the page is another one: its random sibling met it too, or it speaks of something else."""
        if self._deep and went_to_search(self._hops):
            # A search repeats what it was asked for, so that its words vouch for nothing.
            all_go = self._sibling is SiblingAnswer.SAME_END
            return (Status.DEAD, Reason.SOFT_404, 0.9) if all_go else (Status.SUSPECT, Reason.SOFT_404, 0.6)
        vouched = same_number(self._first, self._last.url) and self._redirected
        vouched = vouched or ((self._likeness or 0.0) >= SAME_MATTER and not self._is_shown_for_all(page))
        if self._deep and vouched and self._redirected and self._sibling is SiblingAnswer.SAME_END:
            return self._vouched_but_for_all()
        if not self._deep or vouched:
            return None
        if self._sibling is SiblingAnswer.SAME_END:
            return self._all_end_here()
        if went_to_trouble(self._hops):
            return Status.SUSPECT, Reason.SOFT_404, 0.6
        if self._sibling is SiblingAnswer.SAME_PAGE and not is_shell(page) and not page.is_text:
            login = reads_as_login_itself(page)
            if login.strength:
                return self._by(login, Status.BLOCKED, Reason.LOGIN)
            if page.prose_words < SHELL_PROSE and page.scripted and not says_beside_its_title(page):
                return Status.SUSPECT, Reason.SOFT_404, 0.5
            offered = page.having(SignKind.FOR_SALE, SignKind.PARKING)
            return Status.DEAD, Reason.PARKED if offered else Reason.SOFT_404, 0.93
        if self._sibling is SiblingAnswer.SAME_PAGE and (page.headings if is_shell(page) else page.prose_words < TINY):
            # An application's frame is the same for all that it shows, and shows no heading; few words are not much.
            return Status.SUSPECT, Reason.SOFT_404, 0.5
        if self._redirected and (self._likeness or 0.0) < SOME_MATTER:
            # What one part alone leads to a root with is a short link, or a page that got a host of its own.
            of_a_page = depth(self._first) > 1 or "?" in self._first
            if is_home(self._last.url) and (self._likeness is not None or of_a_page):
                return Status.SUSPECT, Reason.REDIRECTED_HOME, 0.6
            if went_to_section(self._hops):
                return Status.SUSPECT, Reason.REDIRECTED_HOME, 0.6
            # Where the sibling went elsewhere or nowhere, this redirect was made for this page.
            if self._likeness == 0.0 and not self._probe and not page.is_text:
                return Status.SUSPECT, Reason.SOFT_404, 0.5
        return None

    def _is_titled_beside(self, page: PageSigns) -> bool:
        """Whether a title says, beside what is absent, a word of what was cited: "Page not found after the move"."""
        return shares_a_word(page, self._first, self._called, without=page.having(SignKind.NOT_FOUND))

    def _mentions_only(self, page: PageSigns) -> bool:
        """Whether a page titled as it was cited begins with something else, and then says that a thing is not there."""
        said = page.having(SignKind.NOT_FOUND)
        in_passing = all(sign.place is Place.TEXT and (not sign.whole or begins_otherwise(page)) for sign in said)
        return in_passing and (self._likeness or 0.0) >= SAME_MATTER

    def _vouched_but_for_all(self) -> Finding:
        """Return what it means that all that is asked for in its place ends at a page of some of its words.

        A section shares words with what was in it; so may a home page, which is hardly ever what stood deep in a site.
        """
        if is_home(self._last.url) and depth(self._first) > 1 and (self._likeness or 0.0) < _SURELY_OF_IT:
            return self._all_end_here()
        return Status.SUSPECT, Reason.SOFT_404, 0.6

    def _is_shown_for_all(self, page: PageSigns) -> bool:
        """Whether a page of few words is shown to whom asks for its sibling, in whose address nothing names it."""
        alike = self._sibling is SiblingAnswer.SAME_PAGE and not self._redirected
        return alike and page.prose_words < PLAIN_WORDS and not is_numbered_above(self._first)

    def _is_no_error_page_of_its_host(self, page: PageSigns) -> bool:
        """Whether the sibling met a page that says it is not there, and this one is another, with another message."""
        other = self._probe[-1] if self._probe else None
        if self._sibling is not SiblingAnswer.OTHER or other is None or other.page is None:
            return False
        said, told = ({sign.phrase for sign in page.having(SignKind.NOT_FOUND)} for page in (page, other.page))
        if not said.isdisjoint(told):
            return False  # one message, above other things that a reader may like
        return (self._alike or 0.0) < _UNLIKE and reads_as_not_found(other.page, other.url).strength >= DEAD

    def _all_end_here(self) -> Finding:
        """Return what it means that whatever is asked for in the cited page's place ends at the same page."""
        page = self._last.page
        if page is not None and (login := reads_as_login_itself(page)).strength:
            return self._by(login, Status.BLOCKED, Reason.LOGIN)
        to_front = is_front(self._last.url) or went_to_section(self._hops)
        return Status.DEAD, Reason.REDIRECTED_HOME if to_front else Reason.SOFT_404, 0.9

    def _presence(self, page: PageSigns) -> Finding:
        """Return how surely the page is what was cited."""
        confidence = self._finding[2]
        if self._deep and not self._likeness and is_usurper(page):
            # Who takes a domain over may show this at the very addresses that others link to, and 404s beside them.
            return Status.SUSPECT, Reason.SOFT_404, 0.6
        if is_shell(page):
            self._evidence["shell"] = True
            return self._live(min(confidence, 0.5))
        if (self._likeness or 0.0) >= SAME_MATTER and page.prose_words >= PLAIN_WORDS:
            return self._live(min(confidence + 0.05, 0.95))
        if page.prose_words < PLAIN_WORDS and not page.is_text:
            return self._live(min(confidence, 0.75))
        return self._live(confidence)

    def _live(self, confidence: float) -> Finding:
        if not self._redirected:
            return self._finding[0], self._finding[1], confidence
        if self._likeness is not None and self._likeness < SOME_MATTER:
            return Status.LIVE, Reason.REDIRECTED, min(confidence, 0.5)
        known = self._likeness is not None or self._last.page is None
        return (
            Status.LIVE,
            Reason.REDIRECTED,
            min(confidence, 0.85 if self._likeness is not None else 0.8 if known else 0.7),
        )

    def _by(self, reading: Reading, status: Status, reason: Reason, confidence: float | None = None) -> Finding:
        self._evidence["signs"] = _signs(reading.signs)
        return status, reason, round(reading.strength if confidence is None else confidence, 2)


SHELL_PROSE = 10
"""Words of prose below which a page with scripts may be an application's frame, the same for all that it shows."""


def _page_evidence(page: PageSigns, signs: Iterable[Sign] = ()) -> Evidence:
    return _without_nothing(
        title=page.title or None, words=page.words, prose_words=page.prose_words, signs=_signs(signs)
    )


def _signs(signs: Iterable[Sign]) -> list[Evidence] | None:
    return [{"sign": s.kind.value, "phrase": s.phrase, "in": s.place.value} for s in signs][:8] or None


def _without_nothing(**values: Any) -> Evidence:
    return {name: value for name, value in values.items() if value is not None}
