"""What a page that was answered with success really is: the one that was cited, or another that stands in its place.

Whatever stands in for a page is short, says what it is in its title or heading, and has no prose. So phrases and
markers are weighed against the length of the prose: an article about error pages, captchas or paywalls has far more of
it. Where both speak, the answer is ``suspect`` and a random sibling is asked for (:mod:`crawler.judging.probing`).

The limits are numbers of words of prose (outside of links, headings, navigation), set on the labelled pages of
``tests/data/verdicts`` and checked on real pages; docs/decisions.md has the measurements.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from crawler import urls
from crawler.judging import parking
from crawler.judging.challenge_pages import PUZZLES
from crawler.judging.destinations import is_deep, is_error_place, is_home, is_login_place, site
from crawler.judging.evidence import Hop
from crawler.judging.likeness import comparable, distinctive, numbers, overlap, slug
from crawler.judging.page_signs import WHOLE, PageSigns, Place, Sign, SignKind, count_words
from crawler.judging.wording import tidy, wording
from crawler.vocabulary import Reason

DEAD = 0.85
"""From this strength on a sign of absence is believed by itself."""

SUSPECT = 0.4
"""From this strength on a page is no longer called live by itself."""

# What an error page has for a heading instead of a statement.
_EXCLAMATIONS = distinctive(
    "oops ooops whoops sorry ouch error uh-oh hmm hello 404 ups oups oeps hoppla attention welcome"
)

_MOSTLY = 0.5
_VOICED = 0.35
"""Shares of a heading, and of a sentence, from which a short page is there to say it."""

SHELL_WORDS = 10
"""A page with fewer visible words shows nothing without its scripts (FABLE's limit)."""

_SCANT, _TINY, _FEW, _SHORT, _MIDDLING, _LONG = 12, 30, 60, 150, 400, 500

# A path with these words leads to a page about errors, or to one that was cited for being one.
_ABOUT_ERRORS = re.compile(
    r"(?<![a-z0-9])(?:404|410|(?:page-?)?not-?found|errors?|http-?status|status-?codes?|broken-links?|dead-links?|link-?rot)"
    r"(?![a-z0-9])"
)


# A site that is to come may be the one that was cited, at work on itself.
_IN_THE_MAKING = re.compile("soon|construc|future|entsteht|准备|準備")

# A refusal, which is a bot check's only where its maker or a puzzle is named as well.
_REFUSES = re.compile("access (?:to this page has been )?denied|request rejected|blocked")

_TROUBLES = (
    (SignKind.REGION, Reason.HTTP_451),
    (SignKind.FAILING, Reason.HTTP_5XX),
    (SignKind.THROTTLED, Reason.HTTP_429),
    (SignKind.FORBIDDEN, Reason.HTTP_403),
)

_NARRATED = 18
"""Words of sentences that tell of something, not the visitor what to do, from which a page has matter of its own."""

_HEADINGS = 3
"""More than a bot check has."""

_WORDS_AN_ADVICE = 8
"""Words of a sentence that tells of something though one of them might be to the visitor: "above", "check", "site"."""

# What the makers of bot checks print on the pages of failing servers, too.
_ON_EVERY_ERROR = re.compile("ray id|reference|incident|edgesuite|cf-error|event id|support id|error code")


_SENTENCE_END = re.compile("[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964]+\\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """How strongly a page speaks for something, and by which signs."""

    strength: float = 0.0
    """From 0 to 1."""
    signs: tuple[Sign, ...] = ()


NOTHING = Reading()


def reads_as_challenge(page: PageSigns, url: str, called: str | None = None) -> Reading:
    """Whether a bot check answered in the page's place."""
    words = page.prose_words
    vendor, puzzle, said = page.having(SignKind.REFUSED), page.having(SignKind.PUZZLE), page.having(SignKind.CHALLENGE)
    if not (vendor or puzzle or said):
        return NOTHING
    titled = _named_by(said)
    if words >= _LONG or (page.passwords and not vendor):
        return NOTHING
    if not vendor and not puzzle and all(_REFUSES.search(sign.phrase) for sign in said):
        return NOTHING
    if not vendor and (page.authored or _is_called(page, called, without=said)):
        return NOTHING
    if not vendor and any(sign.place is not Place.TEXT and not sign.whole for sign in said) and _narrates(page):
        return NOTHING  # a headline, and a story below it
    if not vendor and words >= _FEW and (_narrates(page) or _is_about(url, said) or len(page.headings) > _HEADINGS):
        return NOTHING
    if vendor and (words < _SHORT or (said and words < _MIDDLING)):
        return Reading(0.95, (*vendor, *said))
    voiced = any(sign.place is Place.TEXT and sign.share >= 0.25 for sign in said)
    meant = titled or (words < 100 and not _titled_otherwise(page)) or (words < _TINY and voiced)
    if said and words < _SHORT and meant and (words < _TINY or not _matches(page, url)):
        return Reading(0.9, (*said, *puzzle))
    if page.words < SHELL_WORDS and not page.fields and any(sign.phrase in PUZZLES for sign in puzzle):
        return Reading(0.85, tuple(puzzle))
    return NOTHING


def reads_as_refusal(page: PageSigns, *, failing: bool) -> Reading:
    """Whether an answer of refusal, or of a ``failing`` server, is a bot check's and not the site's own."""
    vendor, puzzle, said = page.having(SignKind.REFUSED), page.having(SignKind.PUZZLE), page.having(SignKind.CHALLENGE)
    telling = [sign for sign in said if sign.place is Place.TEXT or "denied" not in sign.phrase]
    if failing:
        vendor, telling = ([s for s in signs if not _ON_EVERY_ERROR.search(s.phrase)] for signs in (vendor, telling))
    if page.prose_words < _LONG and (vendor or telling):
        return Reading(0.95 if vendor else 0.85, (*vendor, *telling))
    if puzzle and page.words < _SHORT:
        return Reading(0.8, tuple(puzzle))
    return NOTHING


def reads_as_login(page: PageSigns, url: str, called: str | None = None) -> Reading:
    """Whether a log-in answered in the page's place; one that was itself cited stands in nobody's."""
    said = page.having(SignKind.LOGIN)
    guarded = [sign for sign in said if sign.place is Place.TEXT and sign.share >= _VOICED]
    if page.passwords and guarded and page.prose_words < 40 and not is_login_place(url):
        return Reading(0.88, tuple(guarded))
    if page.prose_words >= 120 or is_login_place(url) or _matches(page, url) or _is_called(page, called, without=said):
        return NOTHING
    titled = [sign for sign in said if sign.whole and sign.place in (Place.TITLE, Place.HEADING)]
    told = [sign for sign in said if sign.place is Place.TEXT]
    if page.passwords and titled:
        return Reading(0.92, tuple(titled))
    if page.passwords and told and page.prose_words < 60 and not _titled_otherwise(page):
        return Reading(0.85, tuple(told))
    if titled and (told or page.fields) and page.prose_words < 80:
        return Reading(0.85, (*titled, *told))
    if page.prose_words < _TINY and (whole := [sign for sign in told if sign.whole]):
        return Reading(0.8, tuple(whole))
    demands = [sign for sign in said if not sign.whole and _demands(sign.phrase)]
    if demands and page.prose_words < 60:
        return Reading(0.8, tuple(demands))
    return NOTHING


def reads_as_login_itself(page: PageSigns) -> Reading:
    """Whether a page is a log-in and nothing else, whatever was cited."""
    said = [sign for sign in page.having(SignKind.LOGIN) if _heads(sign)]
    return Reading(0.85, tuple(said)) if page.passwords and said and page.prose_words < _TINY else NOTHING


def reads_as_trouble(page: PageSigns, url: str, called: str | None = None) -> tuple[Reason, Reading] | None:
    """Whether a short page says, with success, that the server fails or refuses, and for which reason."""
    if page.prose_words >= _SHORT or page.passwords or not page.having(*(kind for kind, _ in _TROUBLES)):
        return None
    if page.authored or _matches(page, url):
        return None
    tells = _narrates(page)
    for kind, reason in _TROUBLES:
        said = page.having(kind)
        if _is_called(page, called, without=said) or (tells and not any(_heads(sign) for sign in said)):
            continue
        named = [sign for sign in said if sign.place is not Place.TEXT and sign.whole]
        told = [sign for sign in said if sign.place is Place.TEXT and sign.share >= _VOICED]
        headed = [sign for sign in said if sign.place is Place.HEADING and sign.share >= _MOSTLY]
        means_it = named or headed or (told and page.prose_words < _FEW and not _titled_otherwise(page))
        if means_it and not _is_about(url, said):
            return reason, Reading(0.8, (*named, *headed, *told))
    return None


def reads_as_paywall(page: PageSigns, url: str) -> Reading:
    """Whether most of the page is kept for those who pay: markers alone say little, many pages carry them in vain."""
    said = page.having(SignKind.PAYWALL)
    titled = [sign for sign in said if sign.place is Place.TITLE and not sign.whole]
    if page.free is None and (titled or _is_about(url, said)):
        return NOTHING  # a demand stands below a headline, and not in it
    words = page.prose_words
    if page.stated_words is not None and words >= 0.8 * page.stated_words:
        return NOTHING
    if page.free is None and page.having(SignKind.METER):
        return NOTHING  # what counts the articles that are left has let this one be read
    cut = page.stated_words is not None and page.stated_words >= 200 and words < page.stated_words / 2
    if page.free is False and (cut or words < _SHORT or (said and words < 300)):
        return Reading(0.9 if said or cut else 0.75, tuple(said))
    if said and cut:
        return Reading(0.9, tuple(said))
    strong = [sign for sign in said if sign.place is Place.TEXT or not sign.whole]
    if strong and words < 200 and page.free is not True:
        return Reading(0.8, tuple(strong))
    return NOTHING


def reads_as_consent(page: PageSigns, url: str) -> Reading:
    """Whether a question about cookies, privacy or age is all there is."""
    asked = [sign for sign in page.having(SignKind.CONSENT) if sign.whole and sign.place is Place.TITLE]
    if asked and page.prose_words < 200 and not _matches(page, url):
        return Reading(0.75, tuple(asked))
    return NOTHING


def reads_as_parked(page: PageSigns, url: str) -> Reading:
    """Whether the domain is parked or for sale, or a hosting firm's page stands where a site was."""
    if parking.is_service(url):
        return NOTHING
    words = page.prose_words
    markers, offered, none = (
        page.having(SignKind.PARKING),
        page.having(SignKind.FOR_SALE),
        page.having(SignKind.NO_SITE),
    )
    if not (markers or offered or none):
        return NOTHING
    if not markers and words >= _TINY:
        if _is_about(url, (*offered, *none)):
            return NOTHING
        if _narrates(page):
            return Reading(0.45, (*offered, *none)) if words < _FEW else NOTHING
    shown = [sign for sign in offered if sign.place is not Place.TEXT]
    found = (*markers, *offered)
    if markers and (words < _SHORT or (offered and words < 300)):
        return Reading(0.97 if offered else 0.93, found)
    if shown and (words < 60 or (words < 200 and any(sign.whole for sign in shown))):
        return Reading(0.9, found)
    if offered and words < 80:
        return Reading(0.88 if not _titled_otherwise(page) or page.words < 60 else 0.6, found)
    if (markers and words < 300) or (offered and words < (250 if shown else 150) and not _matches(page, url)):
        return Reading(0.6 if markers or shown else 0.45, found)
    if none and words < 200 and all(_IN_THE_MAKING.search(sign.phrase) for sign in none):
        return Reading(0.5, tuple(none))
    whole = [sign for sign in none if sign.whole]
    if whole and words < 200:
        return Reading(0.9, tuple(whole))
    if none and words < 80:
        return Reading(0.7 if _titled_otherwise(page) else 0.86, tuple(none))
    return NOTHING


def reads_as_not_found(page: PageSigns, url: str, called: str | None = None) -> Reading:
    """How strongly a page says that what was asked for is not there."""
    said = page.having(SignKind.NOT_FOUND)
    if page.is_text:
        limit = max((_FEW if sign.whole else _SCANT if sign.share >= _VOICED else 0 for sign in said), default=0)
        return Reading(0.9 if page.words < limit else 0.0, tuple(said))
    strength = _absence(page, said)
    if page.prose_words < _SHORT and wording("no-article").find(tidy(page.opening)) is not None:
        return Reading(0.95, tuple(said))
    is_marked = any(sign.place is Place.MARKUP and sign.whole for sign in said)
    about = bool(_ABOUT_ERRORS.search(unquote(urls.address(url).request_target).lower()))
    if about:
        strength = min(strength, 0.6 if page.prose_words < 60 and not _narrates(page) else 0.3)
    elif strength and not is_marked and called and any(sign.phrase in tidy(called) for sign in said):
        strength = min(strength, 0.6)  # cited by such words: a work of that name, a dictionary's entry
    elif strength and not is_marked and (_matches(page, url, without=said) or _is_called(page, called, without=said)):
        strength = min(strength, 0.6 if any(sign.whole for sign in said) and not _narrates(page) else 0.3)
    if not about and page.canonical and _canonical_is_error(page.canonical, url) and page.prose_words < _MIDDLING:
        strength = max(strength, 0.9)
    if page.authored and not is_marked:
        strength = min(strength, 0.6)
    if SUSPECT <= strength < DEAD and "noindex" in page.robots:
        strength += 0.1
    return Reading(min(strength, 0.99), tuple(said))


def _absence(page: PageSigns, said: Sequence[Sign]) -> float:
    """Weigh what a page says in title, heading and text against the length of its prose."""
    if not said:
        return 0.0
    mark = max((sign.share for sign in said if sign.place is Place.MARKUP), default=0.0)
    if mark and page.prose_words < _SHORT:
        spoken = len(said) > 1
        if mark >= WHOLE or spoken or (page.prose_words < _FEW and not _narrates(page)):
            return 0.93 if mark >= WHOLE or spoken else 0.6
    title, heading, text = (
        max((sign.share for sign in said if sign.place is place), default=None)
        for place in (Place.TITLE, Place.HEADING, Place.TEXT)
    )
    if title is not None and heading is not None and heading < WHOLE:
        title = min(title, heading)  # the heading says more: it is a headline
    named = max(share or 0.0 for share in (title, heading))
    voiced = (text or 0.0) >= _VOICED
    words = page.prose_words
    if words >= _NARRATED and (text or 0.0) < WHOLE and not _is_message(page, said) and _narrates(page):
        in_both = min(title or 0.0, heading or 0.0) >= WHOLE and words < _SHORT
        named_so = named >= WHOLE and text is None and (title is not None or not page.title)
        return 0.6 if in_both or (named_so and words < _FEW) else 0.3
    if named >= WHOLE:
        if words < _SHORT:
            return 0.97 if text is not None or words < _TINY else 0.93
        if words < _MIDDLING:
            return 0.9 if voiced else 0.6
        return 0.6 if title == heading else 0.5 if text is not None else 0.45
    if named:
        if words < _SHORT:
            few = words < _FEW
            return 0.9 if voiced and few else 0.88 if named >= _MOSTLY and few else 0.6
        return (0.55 if voiced else 0.3) if words < _MIDDLING else 0.1
    if voiced:
        if words < 100:
            only = text is not None and text >= WHOLE and words < _FEW and not _tells_of_its_title(page)
            return 0.88 if only or not any(map(_says_something, page.headings)) else 0.6
        return 0.5 if words < _SHORT else 0.42 if words < 250 else 0.2
    if words < _FEW and not any(map(_says_something, (page.title, *page.headings))):
        return 0.88
    return 0.5 if words < _TINY else 0.2


def matching(
    page: PageSigns, urls_of_it: Sequence[str], cited_as: str | None, apart: frozenset[str] = frozenset()
) -> float | None:
    """Return how far a page's title and opening share the words of what was cited: 0 to 1, None where neither tells.

    What was cited is told by its old address's last words, and by the citation's anchor text; the words ``apart`` tell
    nothing, as those of a section that many pages are in.
    """
    first, last = urls_of_it[0], urls_of_it[-1]
    # That a page's own address has its own words says nothing; that the address moved to has them does.
    moved = "" if urls.same_page(first, last) else slug(last)
    shown = distinctive(f"{page.title} {page.og_title} {' '.join(page.headings[:3])} {moved}")
    wider = shown | distinctive(page.opening)
    told = [distinctive(slug(first)) - apart, distinctive(cited_as or "") - apart]
    scores = [max(overlap(words, shown), 0.8 * overlap(words, wider)) for words in told if comparable(words, wider)]
    return max(scores) if scores else None


def same_number(first: str, last: str) -> bool:
    """Whether two URLs share a number of five digits or more, as an article keeps it when its address changes."""
    return bool(numbers(first) & numbers(last))


def names_itself(page: PageSigns, url: str) -> bool:
    """Whether a page gives the address that it was asked for as its canonical one (FABLE counts that as alive)."""
    try:
        return page.canonical is not None and urls.same_page(urls.resolve(page.canonical, url), url)
    except urls.InvalidURL:
        return False


def is_shell(page: PageSigns) -> bool:
    """Whether a page shows next to nothing until its scripts, or frames, have run."""
    waits = page.scripted or page.frames > 0 or page.words == 0
    return waits and page.words < SHELL_WORDS and not page.is_text


def moves_home(page: PageSigns, url: str) -> bool:
    """Whether a short page's script sends the reader of a deep page to the root of its site."""
    if page.moves_to is None or page.prose_words >= 60 or not is_deep(url):
        return False
    try:
        target = urls.resolve(page.moves_to, url)
    except urls.InvalidURL:
        return False
    return (
        urls.scheme(target) in urls.FETCHED_SCHEMES
        and site(target) == site(url)
        and is_home(target)
        and "#" not in target
    )


def moves_to_parking(page: PageSigns, url: str) -> bool:
    """Whether a short page's script sends its reader to a service that parks domains."""
    if page.moves_to is None or page.prose_words >= 60:
        return False
    try:
        target = urls.resolve(page.moves_to, url)
    except urls.InvalidURL:
        return False
    return urls.scheme(target) in urls.FETCHED_SCHEMES and parking.is_parking_place(target, url)


def _matches(page: PageSigns, url: str, without: Sequence[Sign] = ()) -> bool:
    """Whether the title speaks of what the URL's last words name."""
    words = distinctive(slug(url))
    title = f"{page.title} {page.og_title}".lower()
    for sign in without:
        title = title.replace(sign.phrase, " ")
    common = words & distinctive(title)
    return bool(common) and (common == words or (len(common) >= 2 and len(common) >= len(words) / 2))


def _is_called(page: PageSigns, called: str | None, without: Sequence[Sign] = ()) -> bool:
    """Whether a page's title has the words that it is cited by, and not only those of its signs: then it is that page.

    One word may be the site's name.
    """
    title = f"{page.title} {page.og_title}".lower()
    for sign in without:
        title = title.replace(sign.phrase, " ")
    words = distinctive(called or "")
    common = words & distinctive(title)
    return len(common) >= 2 and 2 * len(common) >= len(words)


def _heads(sign: Sign) -> bool:
    """Whether a sign is all that a title or heading says."""
    return sign.whole and sign.place is not Place.TEXT


def _named_by(said: Sequence[Sign]) -> list[Sign]:
    """Return the signs that are what the page is called, where its title does not tell of something else as well."""
    if any(sign.place is Place.TITLE and not sign.whole for sign in said):
        return []
    return [sign for sign in said if sign.whole]


def _is_message(page: PageSigns, said: Sequence[Sign]) -> bool:
    """Whether a page is headed by what its title does not speak of: a message, then, and no headline of a story."""
    title = distinctive(f"{page.title} {page.og_title}")
    headed = [sign for sign in said if sign.place is Place.HEADING and sign.share >= WHOLE]
    return bool(title and headed) and not any(title & distinctive(sign.phrase) for sign in headed)


def _tells_of_its_title(page: PageSigns) -> bool:
    """Whether a page is headed as it is titled, and tells of that: a closed petition and its words, say."""
    title = distinctive(page.title)
    headed = any(len(title & distinctive(heading)) >= 2 for heading in page.headings[:2])
    return headed and _narrates(page)


def _says_something(heading: str) -> bool:
    if wording("notice").find_in_title(tidy(heading), parted=False) is not None:
        return False
    return bool(distinctive(heading) - _EXCLAMATIONS)


def _narrates(page: PageSigns) -> bool:
    """Whether a page's opening tells of something, and is more than words to a visitor who has come to the wrong place.

    Sentences count that do not speak of absence, and hardly of the visitor, the address, ways out, owners or browsers.
    """
    return _tells(page.opening)


@lru_cache(256)  # asked several times a verdict
def _tells(opening: str) -> bool:
    advice, absence = wording("advice"), wording("not-found")
    told = [part for part in _SENTENCE_END.split(tidy(opening)) if absence.find(part) is None]
    words = sum(count for part in told if advice.count(part) * _WORDS_AN_ADVICE <= (count := count_words(part)))
    return words >= _NARRATED and 2 * words >= count_words(opening)


def _is_about(url: str, said: Sequence[Sign]) -> bool:
    """Whether a URL names what a phrase says: the page was cited for speaking of it."""
    words = distinctive(slug(url))
    return any(len(words & distinctive(sign.phrase)) >= 2 for sign in said if sign.place is not Place.MARKUP)


def _titled_otherwise(page: PageSigns) -> bool:
    """Whether the page has a title of its own that none of its signs stands in, and a heading."""
    in_titles = [sign for sign in page.signs if sign.place in (Place.TITLE, Place.HEADING)]
    return not in_titles and len(distinctive(page.title)) > 1 and bool(page.headings)


def _demands(phrase: str) -> bool:
    return len(phrase) > 14 and "forgot" not in phrase


def _canonical_is_error(canonical: str, url: str) -> bool:
    try:
        absolute = urls.resolve(canonical, url)
    except urls.InvalidURL:
        return False
    return urls.scheme(absolute) in urls.FETCHED_SCHEMES and is_error_place(absolute) and not is_error_place(url)


def said_by(hop: Hop) -> str:
    """Return the name that evidence calls a page by: its title, or how it begins."""
    page = hop.page
    return "" if page is None else page.title or page.opening[:120]
