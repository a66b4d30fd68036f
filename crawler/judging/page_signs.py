"""What a page says of itself: the few values by which it is judged, kept with its hop in the manifest."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Any, Self
from urllib.parse import unquote

from ahocorasick_rs import AhoCorasick, Implementation

from crawler import urls
from crawler.judging.absence_marks import HINTS_OF_ABSENCE, mark_of_absence, message_of_json, message_of_xml
from crawler.judging.challenge_pages import PUZZLE_SCRIPTS, PUZZLES, SURE_MARKERS
from crawler.judging.page_reader import PageReader
from crawler.judging.parking import MARKERS, frame_of_own_domain
from crawler.judging.sketches import UNSPACED, has_unspaced, sketch
from crawler.judging.wall_marks import HINTS_OF_WALLS, mark_of_wall
from crawler.judging.wording import tidy, wording

OPENING = 400
"""Characters of a page's prose that are kept."""

TITLE = 300
PHRASE = 120

WHOLE = 0.65
"""The share of a title's or heading's letters from which a phrase is what it says, and not words in it."""

TELLING_WORDS = 500
"""Markup is searched, and sentences are, in pages with less prose than this: whatever stands in for a page is short."""

_OPENING_READ = 1_000
"""Characters of prose in which a page says that it has nothing to say."""

_READ = 2_500
"""Characters of a short page that are read for offers and demands."""

_ENDING_READ = 1_200
"""Characters at the end of the prose, where a wall stands that cut the text."""

_MARKUP_READ = 150_000

_PICTURED_WORDS = 30
"""Fewer than these has an error page that says what it is by a picture."""

_MASKED_WORDS = 10
"""Fewer than these has a page that is nothing but a frame."""

# A letter of Thai, or of Han, is part of a word: about two characters a word in Chinese and Japanese, five in Thai.
_UNSPACED = re.compile(f"[{UNSPACED}]+")

_WORD_OR_SPACE = bytes(ord(" " if chr(byte).isspace() else "x") for byte in range(256))

_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*(?:\[\s*)?"?(true|false)', re.IGNORECASE)
_WORD_COUNT = re.compile(r'"wordCount"\s*:\s*"?(\d{1,7})', re.IGNORECASE)

_QUOTED = re.compile('[«“„‹「『][^«»“”„‹›「」『』]{12,200}[»”“›」』]|(?<![=.!?,;"\'a-zA-Z0-9])"[^"\\s][^"]{11,200}"')
"""What a text quotes it speaks of, and does not say: a quotation, and no name of a page, which is shorter."""

_HEADLINES = re.compile(r'"headline"\s*:\s*"((?:[^"\\]|\\.){1,300})"')

_MOVES = re.compile(
    r"""(?:(?:window|document|self|top|parent)\.)?location(?:\.href)?\s*=\s*["'`]([^"'`\s]{1,500})["'`]"""
    r"""|location\.(?:replace|assign)\(\s*["'`]([^"'`\s]{1,500})["'`]"""
)


_CONDITION = re.compile(r"\bif\b|\belse\b|\bcatch\b|addEventListener|click|submit| \? ")


class SignKind(StrEnum):
    """What a sign is of."""

    NOT_FOUND = "not-found"
    FOR_SALE = "for-sale"
    NO_SITE = "no-site"
    CHALLENGE = "challenge"
    REFUSED = "refused"
    PUZZLE = "puzzle"
    LOGIN = "login"
    PAYWALL = "paywall"
    CONSENT = "consent"
    PARKING = "parking"
    FAILING = "failing"
    FORBIDDEN = "forbidden"
    REGION = "region"
    THROTTLED = "throttled"
    METER = "meter"
    """Of the articles that may still be read for nothing."""


class Place(StrEnum):
    """Where in a page a sign stands."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Sign:
    """A phrase or marker that was found."""

    kind: SignKind
    phrase: str
    place: Place
    share: float = 0.0
    """The share of what the title, heading or sentence says that the phrase is, 0 to 1."""

    @property
    def whole(self) -> bool:
        """Whether the title or heading says little else."""
        return self.share >= WHOLE


@dataclass(frozen=True, slots=True)
class PageSigns:
    """What a page, or a text, says of itself."""

    title: str = ""
    headings: tuple[str, ...] = ()
    og_title: str = ""
    canonical: str | None = None
    """As written."""
    language: str | None = None
    words: int = 0
    """Visible words; in scripts without spaces, a guess from the characters."""
    prose_words: int = 0
    """Of these, the ones outside of links, headings, navigation, footers and the like."""
    opening: str = ""
    """How the prose begins, up to :data:`OPENING` characters."""
    signs: tuple[Sign, ...] = ()
    robots: tuple[str, ...] = ()
    """The robots meta element's words."""
    free: bool | None = None
    """JSON-LD's isAccessibleForFree; where only parts have it, false if one is said not to be."""
    stated_words: int | None = None
    """JSON-LD's wordCount."""
    passwords: int = 0
    """Password fields that are shown."""
    fields: int = 0
    """Fields to write in that are shown."""
    frames: int = 0
    scripted: bool = False
    moves_to: str | None = None
    """Where a short script of a short page sends its reader, as written."""
    is_text: bool = False
    """No HTML: plain text or JSON."""
    authored: bool = False
    """It says when it was published, as only a page does that is something's: in meta elements, or in JSON-LD that has
    the headline of its title."""
    sketch: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the signs as JSON values; what is absent is left out."""
        said: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN}
        said["headings"] = list(self.headings)
        said["robots"] = list(self.robots)
        said["signs"] = [[sign.kind.value, sign.phrase, sign.place.value, sign.share] for sign in self.signs]
        return {name: value for name, value in said.items() if value or (name == "free" and value is False)}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """Return the signs that :meth:`to_json` wrote."""
        signs = tuple(
            Sign(SignKind(kind), phrase, Place(place), share) for kind, phrase, place, share in said.get("signs", ())
        )
        plain = {name: said[name] for name in _PLAIN if name in said}
        return cls(headings=tuple(said.get("headings", ())), robots=tuple(said.get("robots", ())), signs=signs, **plain)

    def having(self, *kinds: SignKind) -> list[Sign]:
        """Return the signs of certain kinds."""
        return [sign for sign in self.signs if sign.kind in kinds]


_PLAIN = (
    "title", "og_title", "canonical", "language", "words", "prose_words", "opening", "free", "stated_words",
    "passwords", "fields", "frames", "scripted", "moves_to", "is_text", "authored", "sketch",
)  # fmt: skip


def signs_of_page(reader: PageReader, url: str) -> PageSigns:
    """Return the signs of the HTML page at ``url``, of which ``reader`` has heard all."""
    seen, told = reader.visible.split(), reader.prose
    visible = " ".join(seen)
    words, prose_words = len(seen) + _unspaced_words(visible), count_words(told)
    prose = " ".join(told.split(None, _OPENING_READ)[:_OPENING_READ])[:_OPENING_READ]
    moves_to = next(filter(None, map(_move, reader.scripts)), None) if prose_words < TELLING_WORDS else None
    structured = " ".join(reader.structured)
    free = _free(reader.structured)
    stated = _WORD_COUNT.search(structured)
    masked = frame_of_own_domain(reader.markup, url) if reader.frames and len(seen) < _MASKED_WORDS else None
    return PageSigns(
        title=reader.title[:TITLE],
        headings=tuple(reader.headings),
        og_title=reader.og_title[:TITLE],
        canonical=reader.canonical[:2_000] if reader.canonical else None,
        language=reader.language[:35] if reader.language else None,
        words=words,
        prose_words=prose_words,
        opening=(prose or visible)[:OPENING],
        signs=(*_signs(reader, visible, prose, prose_words), *_of_frame(masked)),
        robots=tuple(dict.fromkeys(reader.robots)),
        free=free,
        stated_words=int(stated[1]) if stated else None,
        passwords=reader.passwords,
        fields=reader.fields,
        frames=reader.frames,
        scripted=reader.has_scripts,
        moves_to=moves_to,
        authored=reader.is_dated or _is_headlined(structured, reader.title),
        sketch=sketch(visible, own_names(url)),
    )


def _free(structured: Sequence[str]) -> bool | None:
    """Return JSON-LD's isAccessibleForFree, of the whole where that differs from some of its parts (``hasPart``)."""
    said = {value.lower() for text in structured for value in _FREE.findall(text)}
    if len(said) > 1:
        said = set(_said_of_wholes(structured)) or said
    return "false" not in said if said else None


def _said_of_wholes(structured: Sequence[str]) -> Iterator[str]:
    for text in structured:
        try:
            stated = json.loads(text)
        except (ValueError, RecursionError):
            continue
        graph = stated.get("@graph") if isinstance(stated, dict) else stated
        for one in (stated, *(graph if isinstance(graph, list) else ())):
            value = str(one.get("isAccessibleForFree", "")).lower() if isinstance(one, dict) else ""
            if value in {"true", "false"}:
                yield value


def signs_of_text(text: str, url: str) -> PageSigns:
    """Return the signs of plain text or JSON."""
    tidied = tidy(text[:_READ])
    words = count_words(text)
    begin = text.lstrip()[:1]
    kinds = [SignKind.CHALLENGE]
    if begin in ("{", "["):
        said = tidy(message_of_json(text))[:TITLE]
        kinds.append(SignKind.LOGIN)
    elif begin == "<":
        said = message_of_xml(text)
    else:
        said = tidied if words < TELLING_WORDS else ""
    signs = [
        *_in_title(said[:TITLE], SignKind.NOT_FOUND, Place.TEXT),
        *chain.from_iterable(_in_text(said, kind) for kind in kinds),
    ]
    return PageSigns(
        words=words,
        prose_words=words,
        opening=" ".join(text[: 2 * OPENING].split())[:OPENING],
        signs=tuple(signs),
        is_text=True,
        sketch=sketch(text, own_names(url)),
    )


def count_words(text: str) -> int:
    """Return about how many words a text has, in whatever script."""
    if text.isascii():
        marked = text.encode().translate(_WORD_OR_SPACE)  # takes a third of the time of parting it into its words
        return marked.count(b" x") + marked.startswith(b"x")
    return len(text.split()) + _unspaced_words(text)


def _unspaced_words(text: str) -> int:
    return sum(map(len, _UNSPACED.findall(text))) // 2 if has_unspaced(text) else 0


def own_names(url: str) -> list[str]:
    """Return how a page may name its own address, longest first: error pages repeat it, and are one page still."""
    path = urls.address(url).request_target.partition("?")[0]
    last = path.rstrip("/").rpartition("/")[2]
    names = {url, path, unquote(path), last, unquote(last), last.partition(".")[0]}
    return sorted((name for name in names if len(name) > 3), key=len, reverse=True)


_IN_TITLES = (
    SignKind.NOT_FOUND, SignKind.FOR_SALE, SignKind.NO_SITE, SignKind.CHALLENGE, SignKind.LOGIN, SignKind.PAYWALL,
    SignKind.CONSENT, SignKind.FAILING, SignKind.FORBIDDEN, SignKind.REGION,
    SignKind.THROTTLED,
)  # fmt: skip

_IN_SHORT_TEXTS = (
    SignKind.FOR_SALE, SignKind.NO_SITE, SignKind.CHALLENGE, SignKind.REFUSED, SignKind.FAILING, SignKind.FORBIDDEN,
    SignKind.REGION, SignKind.THROTTLED, SignKind.METER,
)  # fmt: skip


def _signs(reader: PageReader, visible: str, prose: str, prose_words: int) -> Iterator[Sign]:
    titles = [tidy(title[:TITLE]) for title in dict.fromkeys((reader.title, reader.og_title)) if title]
    headings = [tidy(heading) for heading in reader.headings[:4]]
    together = " \n ".join((*titles, *headings))
    for kind in _IN_TITLES if prose_words < TELLING_WORDS else (SignKind.NOT_FOUND,):
        if not wording(kind.value).is_possible_in(together):
            continue
        for title in titles:
            yield from _in_title(title, kind, Place.TITLE)
        for heading in headings:
            yield from _in_title(heading, kind, Place.HEADING)
    if prose_words >= TELLING_WORDS:
        return
    for shown in reader.images if prose_words < _PICTURED_WORDS else ():
        yield from _in_title(tidy(shown), SignKind.NOT_FOUND, Place.HEADING)
    yield from _in_text(tidy(prose), SignKind.NOT_FOUND)
    read = tidy(f"{visible[:_READ]} {reader.unscripted[:_OPENING_READ]}")
    for kind in _IN_SHORT_TEXTS:
        yield from _in_text(read, kind)
    # "Already a subscriber? Log in" stands above every page of some sites; in the body it means this one.
    body = " ".join(reader.body.split())
    yield from _demands_to_log_in(tidy(body[:_READ]))
    yield from _in_text(
        tidy(body if len(body) <= _READ else body[:_READ] + " " + body[-_ENDING_READ:]), SignKind.PAYWALL
    )
    yield from _in_markup(reader.markup[:_MARKUP_READ].lower())


def _in_title(title: str, kind: SignKind, place: Place) -> Iterator[Sign]:
    found = wording(kind.value).find_in_title(title, parted=place is Place.TITLE)
    if found is not None:
        yield Sign(kind, found[0][:PHRASE], place, found[1])


def _in_text(text: str, kind: SignKind) -> Iterator[Sign]:
    found = wording(kind.value).find_in_text(text)
    if found is not None and _QUOTED.search(text) is not None:
        found = wording(kind.value).find_in_text(_QUOTED.sub(" ", text))
    if found is not None:
        yield Sign(kind, found[0][:PHRASE], Place.TEXT, found[1])


def _demands_to_log_in(text: str) -> Iterator[Sign]:
    """Yield the sign that one must log in to read; who must do so to say something may read all there is."""
    for sign in _in_text(text, SignKind.LOGIN):
        spared = wording("aside").without(text)
        yield from (sign,) if spared == text else _in_text(spared, SignKind.LOGIN)


_MARKERS = (
    (SignKind.PARKING, MARKERS), (SignKind.REFUSED, SURE_MARKERS), (SignKind.PUZZLE, (*PUZZLES, *PUZZLE_SCRIPTS))
)  # fmt: skip


@cache
def _markers() -> tuple[tuple[str, ...], AhoCorasick]:
    """Return all that is looked for in markup, and what finds it in one pass: apart they take five times as long."""
    wanted = tuple(
        dict.fromkeys((*chain.from_iterable(markers for _, markers in _MARKERS), *HINTS_OF_ABSENCE, *HINTS_OF_WALLS))
    )
    return wanted, AhoCorasick(wanted, implementation=Implementation.DFA)


def _in_markup(markup: str) -> Iterator[Sign]:
    wanted, finder = _markers()
    found = {wanted[number] for number, _, _ in finder.find_matches_as_indexes(markup, overlapping=True)}
    for kind, markers in _MARKERS:
        marker = next((marker for marker in markers if marker in found), None)
        if marker is not None:
            yield Sign(kind, marker, Place.MARKUP)
    mark = None if found.isdisjoint(HINTS_OF_ABSENCE) else mark_of_absence(markup)
    if mark is not None:
        yield Sign(SignKind.NOT_FOUND, mark[0][:PHRASE], Place.MARKUP, mark[1])
    wall = None if found.isdisjoint(HINTS_OF_WALLS) else mark_of_wall(markup)
    if wall is not None:
        yield Sign(SignKind.PAYWALL, wall, Place.MARKUP)


def _of_frame(masked: str | None) -> Iterator[Sign]:
    if masked is not None:
        yield Sign(SignKind.PARKING, masked[:PHRASE], Place.MARKUP)


def _is_headlined(structured: str, title: str) -> bool:
    """Whether JSON-LD tells of a dated text that is called as the page is, and not of others that the page links to."""
    if '"datePublished"' not in structured:
        return False
    called = tidy(title)
    return any(len(line) > 8 and tidy(line)[:40] in called for line in _HEADLINES.findall(structured))


def _move(script: str) -> str | None:
    """Return where a script sends its reader whatever happens; one that asks or waits for a click may never do it."""
    match = None if _CONDITION.search(script) else _MOVES.search(script)
    return (match[1] or match[2]) if match else None
