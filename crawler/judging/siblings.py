"""Random siblings: what a host answers for a page that cannot be there.

A host that answers such a URL with the page it answers for the cited one does not hold the cited one (Bar-Yossef et
al., "Sic Transit Gloria Telae", WWW 2004; Klein et al. and FABLE's code do the same today). One sibling stands for all
URLs of one place: the same host, folder, file extension and query parameters.
"""

import re
from dataclasses import dataclass
from random import Random
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


def sibling_of(url: str, seed: str) -> Sibling | None:
    """Return a sibling of an http or https URL; None for a root, which has none.

    The last part of the path and the values of the query are made up, of the same kinds of characters: a host may route
    by those. The same URL and ``seed`` give the same sibling.
    """
    address = urls.address(url)
    path, question_mark, query = address.request_target.partition("?")
    folder, _, name = path.rstrip("/").rpartition("/")
    slash = "/" if path.endswith("/") else ""
    if not name and not query:
        return None
    random = Random(f"{seed}\n{url}")  # noqa: S311 - nothing here is secret
    if query:
        pairs = [pair.partition("=") for pair in query.split("&") if pair]
        made = "&".join(f"{key}{sign}{_made_up(value or key, random)}" for key, sign, value in pairs)
        kept = "&".join(f"{key}{sign}*" for key, sign, _ in pairs)
        return Sibling(f"{address.origin}{path}?{kept}", f"{address.origin}{path}{question_mark}{made}")
    extension = match.group() if (match := _EXTENSION.search(name)) else ""
    made = _made_up(name.removesuffix(extension), random)
    return Sibling(
        f"{address.origin}{folder}/*{extension}{slash}", f"{address.origin}{folder}/{made}{extension}{slash}"
    )


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
