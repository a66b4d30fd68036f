"""Random siblings: what a host answers for a page that cannot be there.

A host that answers such a URL with the page it answers for the cited one does not hold the cited one (Bar-Yossef et
al., "Sic Transit Gloria Telae", WWW 2004; Klein et al. and FABLE's code do the same today). One sibling stands for all
URLs of one place: the same host, folder, file extension and query parameters.
"""

import re
from dataclasses import dataclass
from random import Random
from typing import NamedTuple
from urllib.parse import quote, unquote

from crawler import urls

SHORTEST = 25
"""Characters of a made-up name: long enough that nobody has such a page (Sic Transit: 25 random letters)."""

_EXTENSION = re.compile(r"(?<=.)\.[A-Za-z][A-Za-z0-9]{0,4}$")


@dataclass(frozen=True, slots=True)
class Sibling:
    """A made-up URL that stands for a place on a host."""

    place: str
    """What siblings have in common: the URL with every made-up part as ``*``."""
    url: str


def place_of(url: str) -> str | None:
    """Return the place of an http or https URL, which one sibling stands for; None for a root, which has none."""
    parts = _parts(url)
    if parts is None:
        return None
    if parts.pairs:
        kept = "&".join(f"{key}{sign}*" for key, sign, _ in parts.pairs)
        return f"{parts.origin}{parts.path}?{kept}"
    return f"{parts.origin}{parts.folder}/*{parts.extension}{parts.slash}"


def sibling_of(url: str, seed: str) -> Sibling | None:
    """Return a sibling of an http or https URL; None for a root, which has none.

    The last part of the path and the values of the query are made up, of the same kinds of characters: a host may route
    by those. The same URL and ``seed`` give the same sibling.
    """
    parts, place = _parts(url), place_of(url)
    if parts is None or place is None:
        return None
    random = Random(f"{seed}\n{url}")  # noqa: S311 - nothing here is secret
    if parts.pairs:
        made = "&".join(f"{key}{sign}{_made_up(value or key, random)}" for key, sign, value in parts.pairs)
        return Sibling(place, f"{parts.origin}{parts.path}?{made}")
    made = _made_up(parts.name, random)
    return Sibling(place, f"{parts.origin}{parts.folder}/{made}{parts.extension}{parts.slash}")


class _Parts(NamedTuple):
    origin: str
    path: str
    folder: str
    name: str
    """The last part of the path, without its extension."""
    extension: str
    slash: str
    pairs: list[tuple[str, str, str]]
    """Of the query."""


def _parts(url: str) -> _Parts | None:
    address = urls.address(url)
    path, _, query = address.request_target.partition("?")
    folder, _, name = path.rstrip("/").rpartition("/")
    if not name and not query:
        return None
    extension = match.group() if (match := _EXTENSION.search(name)) else ""
    slash = "/" if path.endswith("/") else ""
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    return _Parts(address.origin, path, folder, name.removesuffix(extension), extension, slash, pairs)


def _made_up(name: str, random: Random) -> str:
    """Return a name of the same kinds of characters that nobody has: digits stay digits, letters keep their case."""
    plain = unquote(name, errors="replace")
    if plain.isascii() and plain.isdigit():
        # A number that is too long for the site's database is refused for its form, which tells nothing.
        return "9" + "".join(random.choice("0123456789") for _ in range(max(len(plain), 8) - 1))
    made = "".join(_like(character, random) for character in plain)
    filler = "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(SHORTEST - len(made)))
    return quote(made + filler, safe="-_.~")


def _like(character: str, random: Random) -> str:
    if character.isdigit():
        return random.choice("0123456789")
    if character.isalpha():
        letter = random.choice("abcdefghijklmnopqrstuvwxyz")
        return letter.upper() if character.isupper() else letter
    return character if character in "-_.~" else "-"
