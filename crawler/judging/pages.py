"""Pages that stand where there is nothing: error pages, and domains that are parked or have no site.

An article about error pages or domains has far more prose than they have. Where both speak, the answer is ``suspect``
and a random sibling is asked for (:mod:`crawler.judging.probing`).
"""

import re
from collections.abc import Sequence

from crawler import urls
from crawler.judging import parking
from crawler.judging.destinations import is_about_errors, is_deep, is_error_place, is_home, site
from crawler.judging.likeness import distinctive, slug
from crawler.judging.once import once_a_page
from crawler.judging.page_matter import (
    DEAD,
    FEW,
    MIDDLING,
    MIN_HEADING,
    MOSTLY,
    NARRATED,
    NOTHING,
    SCANT,
    SHORT,
    SUSPECT,
    TINY,
    VOICED,
    Reading,
    is_about,
    is_called,
    matches,
    narrates,
    titled_otherwise,
)
from crawler.judging.page_signs import WHOLE, PageSigns, Place, Sign, SignKind
from crawler.judging.wording import tidy, wording

# What an error page has for a heading instead of a statement.
_EXCLAMATIONS = distinctive(
    "oops ooops whoops sorry ouch error uh-oh hmm hello 404 ups oups oeps hoppla attention welcome"
)

_OFFERS = re.compile(
    r"\b(?:for sale|buy|buying|purchase|make (?:an )?offer|asking price|lease to own|bid|zum verkauf|kaufen|verkauf"
    r"|[aà] vendre|acheter|en venta|comprar|[aà] venda|in vendita|acquista|te koop|kopen|na sprzeda[zż])\b"
    r"|прода|купить|出售|购买|購入|販売"
)

_DOMAIN = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,24}(?![\w-])")

MARKED = 0.93
"""From here on a page is known to be a parking host's by its marks, not by its words alone."""

# A site that is to come may be the one that was cited, at work on itself.
_IN_THE_MAKING = re.compile("soon|construc|future|entsteht|准备|準備")


@once_a_page
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
    if offered and not markers and not none and _offers_another(page, url):
        return NOTHING
    if not markers and words >= NARRATED:
        if is_about(url, (*offered, *none)):
            return NOTHING
        if narrates(page):
            return Reading(0.45, (*offered, *none)) if words < FEW else NOTHING
    shown = [sign for sign in offered if sign.place is not Place.TEXT]
    found = (*markers, *offered)
    if markers and (words < SHORT or (offered and words < 300)):
        return Reading(0.97 if offered else MARKED, found)
    if shown and (words < 60 or (words < 200 and any(sign.whole for sign in shown))):
        return Reading(0.9, found)
    if offered and words < 80:
        return Reading(0.88 if not titled_otherwise(page) or page.words < 60 else 0.6, found)
    if (markers and words < 300) or (offered and words < (250 if shown else 150) and not matches(page, url)):
        return Reading(0.6 if markers or shown else 0.45, found)
    if none and words < 200 and all(_IN_THE_MAKING.search(sign.phrase) for sign in none):
        return Reading(0.5, tuple(none))
    whole = [sign for sign in none if sign.whole]
    if whole and words < 200:
        return Reading(0.9, tuple(whole))
    if none and words < 80:
        return Reading(0.7 if titled_otherwise(page) else 0.86, tuple(none))
    return NOTHING


@once_a_page
def reads_as_not_found(page: PageSigns, url: str, called: str | None = None) -> Reading:
    """How strongly a page says that what was asked for is not there."""
    said = page.having(SignKind.NOT_FOUND)
    if page.is_text:
        limit = max((FEW if sign.whole else SCANT if sign.share >= VOICED else 0 for sign in said), default=0)
        sure = 0.6 if is_about_errors(url) else 0.9
        return Reading(sure if page.words < limit else 0.0, tuple(said))
    strength = _absence(page, said)
    if page.prose_words < SHORT and not narrates(page) and wording("no-article").find(tidy(page.opening)) is not None:
        return Reading(0.95, tuple(said))
    is_marked = any(sign.place is Place.MARKUP and sign.whole for sign in said)
    about = is_about_errors(url)
    if about:
        strength = min(strength, 0.6 if page.prose_words < 60 and not narrates(page) else 0.3)
    elif strength and not is_marked and called and any(sign.phrase in tidy(called) for sign in said):
        strength = min(strength, 0.6)  # cited by such words: a work of that name, a dictionary's entry
    elif strength and not is_marked and _is_named(url, said):
        strength = min(strength, 0.6)
    elif strength and not is_marked and (matches(page, url, without=said) or is_called(page, called, without=said)):
        strength = min(strength, 0.6 if any(sign.whole for sign in said) and not narrates(page) else 0.3)
    if not about and page.canonical and _canonical_is_error(page.canonical, url) and page.prose_words < MIDDLING:
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
    if mark and page.prose_words < SHORT:
        spoken = len(said) > 1
        if mark >= WHOLE or spoken or (page.prose_words < FEW and not narrates(page)):
            return 0.93 if mark >= WHOLE or spoken else 0.6
    title, heading, text = (
        max((sign.share for sign in said if sign.place is place), default=None)
        for place in (Place.TITLE, Place.HEADING, Place.TEXT)
    )
    if title is not None and heading is not None and heading < WHOLE:
        title = min(title, heading)  # the heading says more: it is a headline
    named = max(share or 0.0 for share in (title, heading))
    voiced = (text or 0.0) >= VOICED
    words = page.prose_words
    if words >= NARRATED and (text or 0.0) < WHOLE and not _is_message(page, said) and narrates(page):
        in_both = min(title or 0.0, heading or 0.0) >= WHOLE and words < SHORT
        named_so = named >= WHOLE and text is None and (title is not None or not page.title)
        return 0.6 if in_both or (named_so and words < FEW) else 0.3
    if named >= WHOLE:
        if words < SHORT:
            return 0.97 if text is not None or words < TINY else 0.93
        if words < MIDDLING:
            return 0.9 if voiced else 0.6
        return 0.6 if title == heading else 0.5 if text is not None else 0.45
    if named:
        if words < SHORT:
            few = words < FEW
            return 0.9 if voiced and few else 0.88 if named >= MOSTLY and few else 0.6
        return (0.55 if voiced else 0.3) if words < MIDDLING else 0.1
    if voiced:
        return _voiced(page, text or 0.0)
    if words < FEW and not any(map(_says_something, (page.title, *page.headings))):
        return 0.88
    return 0.5 if words < TINY else 0.2


def _voiced(page: PageSigns, share: float) -> float:
    """Weigh what only the text of a page says; ``share`` is its part of its sentence."""
    words = page.prose_words
    if words >= 100:
        return 0.5 if words < SHORT else 0.42 if words < 250 else 0.2
    only = share >= WHOLE and words < FEW
    meant = only or not any(map(_says_something, page.headings))
    if meant and not _tells_of_its_title(page):
        return 0.9 if words < TINY else 0.88
    return 0.6


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


def offers(page: PageSigns, first: str, last: str) -> bool:
    """Whether a short page on another site is called by the domain that a redirect left, and offers it.

    Brokers do so, and their sites are more than any list has.
    """
    left = site(first)
    if site(last) == left or parking.is_service(first) or page.prose_words >= SHORT:
        return False
    named = any(left in tidy(text) for text in (page.title, *page.headings[:2]))
    return named and _OFFERS.search(tidy(f"{page.title} {' '.join(page.headings)} {page.opening}")) is not None


def _is_named(url: str, said: Sequence[Sign]) -> bool:
    """Whether the last words of an address are a title that says that there is nothing: a poem's, say."""
    words = distinctive(slug(url))
    heads = (distinctive(sign.phrase) for sign in said if sign.place is not Place.MARKUP)
    return any(len(phrase) >= 2 and phrase <= words for phrase in heads)


def _offers_another(page: PageSigns, url: str) -> bool:
    """Whether a page is headed by a domain, and not by its own: where domains are sold each has such a page."""
    named = {name for text in (page.title, *page.headings[:2]) for name in _DOMAIN.findall(tidy(text))}
    return bool(named) and not any(urls.host(url).endswith(name.removeprefix("www.")) for name in named)


def _is_message(page: PageSigns, said: Sequence[Sign]) -> bool:
    """Whether a page is headed by what its title does not speak of: a message, then, and no headline of a story."""
    title = distinctive(f"{page.title} {page.og_title}")
    headed = [sign for sign in said if sign.place is Place.HEADING and sign.share >= WHOLE]
    return bool(title and headed) and not any(title & distinctive(sign.phrase) for sign in headed)


def _tells_of_its_title(page: PageSigns) -> bool:
    """Whether a page is headed as it is titled, and tells of that: a closed petition and its words, say."""
    title, called = distinctive(page.title), tidy(page.title)
    headed = any(
        len(title & distinctive(heading)) >= 2 or (len(heading) >= MIN_HEADING and tidy(heading) in called)
        for heading in page.headings[:2]
    )
    return headed and narrates(page)


def _says_something(heading: str) -> bool:
    if wording("notice").find_in_title(tidy(heading), parted=False) is not None:
        return False
    return bool(distinctive(heading) - _EXCLAMATIONS)


def _canonical_is_error(canonical: str, url: str) -> bool:
    try:
        absolute = urls.resolve(canonical, url)
    except urls.InvalidURL:
        return False
    return urls.scheme(absolute) in urls.FETCHED_SCHEMES and is_error_place(absolute) and not is_error_place(url)
