"""What a page has to say for itself: its title, the words that it shares with what was cited, and what it tells.

Whatever stands in for a page is short, says what it is in its title or heading, and has no prose. So phrases and
markers are weighed against the length of the prose, and against what the prose tells.

The limits are numbers of words of prose (outside of links, headings, navigation), set on the labelled pages of
``tests/data/verdicts`` and checked on real pages; docs/decisions.md has the measurements.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from crawler import urls
from crawler.judging.likeness import comparable, distinctive, ends_in_words, numbers, overlap, slug
from crawler.judging.once import once_a_page
from crawler.judging.page_signs import OPENING, PageSigns, Place, Sign, count_words
from crawler.judging.sketches import UNSPACED
from crawler.judging.wording import segments, tidy, wording

DEAD = 0.85
"""From this strength on a sign of absence is believed by itself."""

SUSPECT = 0.4
"""From this strength on a page is no longer called live by itself."""

MOSTLY = 0.5
VOICED = 0.35
"""Shares of a heading, and of a sentence, from which a short page is there to say it."""

SAME_MATTER, SOME_MATTER = 0.5, 0.3
"""From here on a page's title and the words of its old address, or of the citation, speak of one thing."""

SHELL_WORDS = 10
"""A page with fewer visible words shows nothing without its scripts (FABLE's limit)."""

SCANT, TINY, FEW, SHORT, MIDDLING, LONG = 12, 30, 60, 150, 400, 500

MIN_HEADING = 6
"""Letters from which a heading that the page's title repeats is what the page is about."""

NARRATED = 18
"""Words of sentences that tell of something, not the visitor what to do, from which a page has matter of its own."""

_WORDS_AN_ADVICE = 8
"""Words of a sentence that tells of something though one of them might be to the visitor: "above", "check", "site"."""

_SOME_WORDS = 4
"""Of a sentence that is no mere "Oh dear" or "We are sorry"."""

_NAMES_REPEATED = 8
"""Words by which two answers of one message differ at most, where it repeats its address."""

_WORD = re.compile(rf"[{UNSPACED}]|[^\W\d_{UNSPACED}]+")

_SENTENCE_END = re.compile("[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964]+\\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """How strongly a page speaks for something, and by which signs."""

    strength: float = 0.0
    """From 0 to 1."""
    signs: tuple[Sign, ...] = ()


NOTHING = Reading()


@once_a_page
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


@once_a_page
def names_itself(page: PageSigns, url: str) -> bool:
    """Whether a page gives the address that it was asked for as its canonical one (FABLE counts that as alive)."""
    try:
        return page.canonical is not None and urls.same_page(urls.resolve(page.canonical, url), url)
    except urls.InvalidURL:
        return False


def is_shell(page: PageSigns) -> bool:
    """Whether a page shows next to nothing until its scripts, or frames, have run; or too little to be compared."""
    waits = page.scripted or page.frames > 0 or not page.sketch
    return waits and page.words < SHELL_WORDS and not page.is_text


def is_same_notice(one: PageSigns, other: PageSigns, urls_of_them: Sequence[str]) -> bool:
    """Whether two pages of few words say one thing but for their addresses and numbers, which messages repeat.

    Of a few words one that differs makes five shingles differ, so that sketches tell little of such pages.
    """
    if max(one.prose_words, other.prose_words) >= SHORT or max(map(len, (one.opening, other.opening))) >= OPENING:
        return False
    if abs(one.words - other.words) > _NAMES_REPEATED:
        return False
    named = frozenset(word for url in urls_of_them for word in _words_of(unquote(url, errors="replace")))
    said, told = ([word for word in _words_of(_shown(page)) if word not in named] for page in (one, other))
    return bool(said) and said == told


def _shown(page: PageSigns) -> str:
    return " ".join((page.title, *page.headings, page.opening))


def _words_of(text: str) -> list[str]:
    """Return the words of a text without numbers; where no spaces are, its characters."""
    return _WORD.findall(tidy(text))


def says_beside_its_title(page: PageSigns) -> bool:
    """Whether a page is headed by something else than what it is titled, which may be its site's name."""
    title = tidy(page.title)
    return any(len(heading) >= MIN_HEADING and tidy(heading) not in title for heading in page.headings)


def matches(page: PageSigns, url: str, without: Sequence[Sign] = ()) -> bool:
    """Whether the title speaks of what the URL's last words name."""
    words = distinctive(slug(url))
    common = words & _title_words(page, without)
    if len(common) == 1 and not ends_in_words(url):
        return False  # a section's name is in the titles of many pages
    return bool(common) and (common == words or (len(common) >= 2 and len(common) >= len(words) / 2))


def is_called(page: PageSigns, called: str | None, without: Sequence[Sign] = ()) -> bool:
    """Whether a page's title has the words that it is cited by, and not only those of its signs: then it is that page.

    One word may be the site's name.
    """
    words = distinctive(called or "")
    common = words & _title_words(page, without)
    return len(common) >= 2 and 2 * len(common) >= len(words)


def shares_a_word(page: PageSigns, url: str, called: str | None, without: Sequence[Sign]) -> bool:
    """Whether a title has, beside a sign of some, a word that its page is cited by or that its address ends in.

    What a bar or dash parts from the sign is the site's name, by which many pages are cited.
    """
    words = distinctive(called or "") | distinctive(slug(url))
    parts = segments(tidy(page.title))
    return any(
        words & distinctive(part.replace(sign.phrase, " ")) for sign in without for part in parts if sign.phrase in part
    )


def _title_words(page: PageSigns, without: Sequence[Sign]) -> frozenset[str]:
    """Return the words of a page's title but for those of some signs."""
    title = f"{page.title} {page.og_title}".lower()
    for sign in without:
        title = title.replace(sign.phrase, " ")
    return distinctive(title)


def heads(sign: Sign) -> bool:
    """Whether a sign is all that a title or heading says."""
    return sign.whole and sign.place is not Place.TEXT


def named_by(said: Sequence[Sign]) -> list[Sign]:
    """Return the signs that are what the page is called, where its title does not tell of something else as well."""
    if any(sign.place is Place.TITLE and not sign.whole for sign in said):
        return []
    return [sign for sign in said if sign.whole]


def narrates(page: PageSigns, but_for: str = "not-found") -> bool:
    """Whether a page's opening tells of something, and is more than words to a visitor who has come to the wrong place.

    Sentences count that do not speak of absence, or of another wording, and hardly of the visitor, the address, ways
    out, owners or browsers.
    """
    return _tells(page.opening, but_for)


@lru_cache(256)  # asked several times a verdict
def _tells(opening: str, but_for: str) -> bool:
    advice, trouble = wording("advice"), wording(but_for)
    told = [part for part in _SENTENCE_END.split(tidy(opening)) if trouble.find(part) is None]
    words = sum(count for part in told if advice.count(part) * _WORDS_AN_ADVICE <= (count := count_words(part)))
    return words >= NARRATED and 2 * words >= count_words(opening)


def begins_otherwise(page: PageSigns) -> bool:
    """Whether the first sentence of a page has some words, and does not speak of absence."""
    first = _SENTENCE_END.split(tidy(page.opening), maxsplit=1)[0]
    return count_words(first) >= _SOME_WORDS and wording("not-found").find(first) is None


def is_usurper(page: PageSigns) -> bool:
    """Whether a page is titled with what domains are taken over for when their owners let them go.

    It is a hint where the page shares no word with what was cited, and no more: there are casinos that are cited.
    """
    return wording("usurping").find(tidy(f"{page.title} {' '.join(page.headings[:1])}")) is not None


def is_about(url: str, said: Sequence[Sign]) -> bool:
    """Whether a URL names what a phrase says: the page was cited for speaking of it."""
    words = distinctive(slug(url))
    return any(len(words & distinctive(sign.phrase)) >= 2 for sign in said if sign.place is not Place.MARKUP)


def titled_otherwise(page: PageSigns) -> bool:
    """Whether the page has a title of its own that none of its signs stands in, and a heading."""
    in_titles = [sign for sign in page.signs if sign.place in (Place.TITLE, Place.HEADING)]
    return not in_titles and len(distinctive(page.title)) > 1 and bool(page.headings)
