"""Pages that stand between a visitor and what was cited: bot checks, log-ins, payment, consent, and servers' trouble.

An article about captchas, walls or outages has far more prose than such a page, or tells of something in what it has.
"""

import re
from collections.abc import Sequence

from crawler.judging.challenge_pages import PUZZLES
from crawler.judging.destinations import is_about_errors, is_login_place
from crawler.judging.once import once_a_page
from crawler.judging.page_matter import (
    FEW,
    LONG,
    MIDDLING,
    MIN_HEADING,
    MOSTLY,
    NOTHING,
    SCANT,
    SHELL_WORDS,
    SHORT,
    TINY,
    VOICED,
    Reading,
    heads,
    is_about,
    is_called,
    matches,
    named_by,
    narrates,
    titled_otherwise,
)
from crawler.judging.page_signs import WHOLE, PageSigns, Place, Sign, SignKind
from crawler.judging.wording import tidy
from crawler.vocabulary import Reason

# A refusal, which is a bot check's only where its maker or a puzzle is named as well.
_REFUSES = re.compile("access (?:to this page has been )?denied|request rejected|blocked")

_TROUBLES = (
    (SignKind.REGION, Reason.HTTP_451),
    (SignKind.FAILING, Reason.HTTP_5XX),
    (SignKind.THROTTLED, Reason.HTTP_429),
    (SignKind.FORBIDDEN, Reason.HTTP_403),
)

_HEADINGS = 3
"""More than a bot check has."""

# Who has forgotten a password has a box to log in beside whatever is read.
_FORGOTTEN = re.compile(
    "forgot|vergess|oubli|[oó]lvid|esque[cç]|dimenticat|vergeten|zapomn|zapomen|забы[лт]|забул|gl[oö]mt|glemt|unohd|unuttu"
    "|elfelejt|quên|lupa|忘|찾기|잊|نسيت|שכחת|ลืม|ξεχάσ"
)

_TOLD = 0.3
"""Of its sentence a demand is more, half of that for one that the text does not begin with."""

_DEMAND_BYTES = 14
"""Of UTF-8, beyond which a phrase asks for something and is no mere name of a box."""

# What the makers of bot checks print on the pages of failing servers, too.
_ON_EVERY_ERROR = re.compile("ray id|reference|incident|edgesuite|cf-error|event id|support id|error code")


@once_a_page
def reads_as_challenge(page: PageSigns, url: str, called: str | None = None) -> Reading:
    """Whether a bot check answered in the page's place."""
    words = page.prose_words
    vendor, puzzle, said = page.having(SignKind.REFUSED), page.having(SignKind.PUZZLE), page.having(SignKind.CHALLENGE)
    if not (vendor or puzzle or said):
        return NOTHING
    titled = named_by(said)
    if words >= LONG or (page.passwords and not vendor):
        return NOTHING
    if not vendor and not puzzle and all(_REFUSES.search(sign.phrase) for sign in said):
        return NOTHING
    if all(sign.place is not Place.MARKUP for sign in vendor) and (
        page.authored or is_called(page, called, without=said)
    ):
        return NOTHING
    if not vendor and any(sign.place is not Place.TEXT and not sign.whole for sign in said) and narrates(page):
        return NOTHING  # a headline, and a story below it
    if not vendor and words >= FEW and (narrates(page) or is_about(url, said) or len(page.headings) > _HEADINGS):
        return NOTHING
    if vendor and (words < SHORT or (said and words < MIDDLING)):
        return Reading(0.95, (*vendor, *said))
    voiced = any(sign.place is Place.TEXT and sign.share >= 0.25 for sign in said)
    meant = titled or (words < 100 and not titled_otherwise(page)) or (words < TINY and voiced)
    if said and words < SHORT and meant and (words < TINY or not matches(page, url)):
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
    if page.prose_words < LONG and (vendor or telling):
        return Reading(0.95 if vendor else 0.85, (*vendor, *telling))
    if puzzle and page.words < SHORT:
        return Reading(0.8, tuple(puzzle))
    return NOTHING


@once_a_page
def reads_as_login(page: PageSigns, url: str, called: str | None = None) -> Reading:
    """Whether a log-in answered in the page's place; one that was itself cited stands in nobody's."""
    said = page.having(SignKind.LOGIN)
    guarded = [sign for sign in said if sign.place is Place.TEXT and sign.share >= VOICED]
    if _is_beside(page, said) and not any(_demands(sign.phrase) for sign in guarded):
        return NOTHING
    if page.passwords and guarded and page.prose_words < 40 and not is_login_place(url):
        return Reading(0.88, tuple(guarded))
    if page.prose_words >= 120 or is_login_place(url) or matches(page, url) or is_called(page, called, without=said):
        return NOTHING
    titled = [sign for sign in said if sign.whole and sign.place in (Place.TITLE, Place.HEADING)]
    told = [sign for sign in said if sign.place is Place.TEXT]
    if page.passwords and titled:
        return Reading(0.92, tuple(titled))
    if page.passwords and told and page.prose_words < 60 and not titled_otherwise(page):
        return Reading(0.85, tuple(told))
    if titled and (told or page.fields) and page.prose_words < 80:
        return Reading(0.85, (*titled, *told))
    if page.prose_words < TINY and (whole := [sign for sign in told if sign.whole]):
        return Reading(0.8, tuple(whole))
    demands = [sign for sign in said if not sign.whole and _demands(sign.phrase)]
    if demands and page.prose_words < FEW and page.free is not True and not (titled_otherwise(page) and narrates(page)):
        return Reading(0.8, tuple(demands))
    if page.passwords and page.prose_words < SCANT and len(page.headings) <= 1 and not page.having(SignKind.NOT_FOUND):
        return Reading(0.75, tuple(said))
    return NOTHING


def _is_beside(page: PageSigns, said: Sequence[Sign]) -> bool:
    """Whether a log-in is a box beside something else, which heads the page and is what its title speaks of."""
    if not page.headings or any(sign.place is Place.TITLE for sign in said):
        return False
    first = tidy(page.headings[0])
    if any(sign.place is Place.HEADING and sign.phrase in first for sign in said):
        return False
    if any(heads(sign) for sign in page.having(SignKind.NOT_FOUND)):
        return True
    return len(first) >= MIN_HEADING and first in tidy(page.title) and page.prose_words >= SCANT


def reads_as_login_itself(page: PageSigns) -> Reading:
    """Whether a page is a log-in and nothing else, whatever was cited."""
    said = [sign for sign in page.having(SignKind.LOGIN) if heads(sign)]
    if not page.passwords or page.prose_words >= TINY or page.having(SignKind.NOT_FOUND):
        return NOTHING
    return Reading(0.85 if said else 0.75, tuple(said)) if said or page.prose_words < SCANT else NOTHING


def reads_as_trouble(page: PageSigns, url: str, called: str | None = None) -> tuple[Reason, Reading] | None:
    """Whether a short page says, with success, that the server fails or refuses, and for which reason."""
    if page.prose_words >= SHORT or page.passwords or not page.having(*(kind for kind, _ in _TROUBLES)):
        return None
    least = WHOLE if matches(page, url) or is_called(page, called) else VOICED
    regions = [sign for sign in page.having(SignKind.REGION) if sign.place is Place.TEXT and sign.share >= least]
    if regions and page.prose_words < TINY:
        return Reason.HTTP_451, Reading(0.8, tuple(regions))  # a film's own title stands above it
    if page.authored or matches(page, url) or is_about_errors(url) or _is_headed_as(page, called):
        return None
    tells = narrates(page)
    for kind, reason in _TROUBLES:
        said = page.having(kind)
        if is_called(page, called, without=said) or (tells and not any(heads(sign) for sign in said)):
            continue
        named = [sign for sign in said if sign.place is not Place.TEXT and sign.whole]
        if kind is not SignKind.FAILING and not named and narrates(page, kind.value):
            continue  # servers under repair tell of it at length, and other trouble below a heading that says it
        if any(sign.place is Place.TITLE and not sign.whole for sign in said):
            continue  # a headline, which tells of more
        told = [sign for sign in said if sign.place is Place.TEXT and sign.share >= VOICED]
        headed = [sign for sign in said if sign.place is Place.HEADING and sign.share >= MOSTLY]
        means_it = named or headed or (told and page.prose_words < FEW and not titled_otherwise(page))
        if means_it and not is_about(url, said):
            return reason, Reading(0.8, (*named, *headed, *told))
    return None


def _is_headed_as(page: PageSigns, called: str | None) -> bool:
    """Whether the words that a page is cited by, two or more, are all that a heading of it says."""
    words = tidy(called or "")
    return " " in words and any(tidy(heading) == words for heading in page.headings)


@once_a_page
def reads_as_paywall(page: PageSigns, url: str) -> Reading:
    """Whether most of the page is kept for those who pay: markers alone say little, many pages carry them in vain."""
    said = page.having(SignKind.PAYWALL)
    title = tidy(page.title)
    titled = [
        sign
        for sign in said
        if not sign.whole and sign.place is not Place.TEXT and (sign.place is Place.TITLE or sign.phrase in title)
    ]
    if page.free is None and (titled or is_about(url, said)):
        return NOTHING  # a demand stands below a headline, and not in it
    words = page.prose_words
    if page.stated_words is not None and words >= 0.8 * page.stated_words:
        return NOTHING
    if page.free is None and page.having(SignKind.METER):
        return NOTHING  # what counts the articles that are left has let this one be read
    cut = page.stated_words is not None and page.stated_words >= 200 and words < page.stated_words / 2
    if page.free is False and (cut or words < SHORT or (said and words < 300)):
        return Reading(0.9 if said or cut else 0.75, tuple(said))
    if said and cut:
        return Reading(0.9, tuple(said))
    strong = [sign for sign in said if sign.place is Place.TEXT or not sign.whole]
    if words >= FEW and narrates(page) and all(sign.place is Place.TEXT and sign.share <= _TOLD for sign in strong):
        return NOTHING  # somebody tells of such a demand
    if strong and words < 200 and page.free is not True:
        return Reading(0.8, tuple(strong))
    return NOTHING


@once_a_page
def reads_as_consent(page: PageSigns, url: str) -> Reading:
    """Whether a question about cookies, privacy or age is all there is."""
    asked = [sign for sign in page.having(SignKind.CONSENT) if sign.whole and sign.place is Place.TITLE]
    if asked and page.prose_words < 200 and not matches(page, url):
        return Reading(0.75, tuple(asked))
    return NOTHING


def _demands(phrase: str) -> bool:
    return len(phrase.encode()) > _DEMAND_BYTES and _FORGOTTEN.search(phrase) is None
