"""Cited URLs that are mementos themselves: which archive they lead to, what they are a copy of, and of when."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qs

from crawler import urls
from crawler.mementos.memento import memento_url, read_timestamp

ARCHIVE_TODAY = "archive.today"

_ARCHIVE_TODAY_HOSTS = frozenset(f"archive.{end}" for end in ("today", "is", "ph", "fo", "li", "md", "vn"))

_PREFIXES = {
    "web.archive.org": "/(?:web/)?",
    "wayback.archive.org": "/(?:web/)?",
    "wayback.archive-it.org": r"/(?:\d+|all|org-\d+)/",
    "arquivo.pt": "/(?:no)?(?:frame/)?wayback/",
    "webarchive.org.uk": "/(?:[a-z]{2}/)?wayback/(?:archive/|en/archive/)?",
    "webarchive.nationalarchives.gov.uk": "/(?:ukgwa/)?",
    "webarchive.loc.gov": "/[a-z]+/",
    "swap.stanford.edu": "/(?:was/)?",
    "vefsafn.is": "/is/",
    "wayback.vefsafn.is": "/wayback/",
    "webarchive.proni.gov.uk": "/(?:[a-z]+/)?",
    "haw.nsk.hr": "/arhiva/(?:[^/]+/)*",
    "web.archive.bibalex.org": "/web/",
}
"""Where the timestamp stands at the hosts of archives that run a Wayback Machine: patterns of what is before it."""

# Wayback Machines, OpenWayback and pywb all write /14 digits, perhaps with a modifier such as `id_`/original URL.
_STAMPED = r"(\d{4,14})(?:[a-z]{2}_|\*)?/(.+)"
_STAMPED_ANYWHERE = r"/(?:[^?#]*?/)?(\d{14})(?:[a-z]{2}_)?/(https?:/.+)"
_TODAY = re.compile(r"/(\d{4})\.?(\d\d)\.?(\d\d)-?(\d{2,6})?/(.+)")
_TODAY_SHORT = re.compile(r"/(?:wip/)?[0-9A-Za-z]{4,8}(?:#.*|/(?:image|share))?")
_PERMA = re.compile(r"/(?:[0-9A-Za-z]{4}-[0-9A-Za-z]{4}|0[0-9A-Za-z]{9,10})(?:[/?#].*)?")
_WEBCITATION = re.compile(r"/(?:query|[0-9A-Za-z]{9})(?:\?(.*))?")
_GHOST = re.compile(r"/(?:archive|varchive)/[\w-]{4,20}(?:[/?#].*)?")
_MEGALODON = re.compile(r"/(\d{4})-(\d\d)(\d\d)-(\d\d)(\d\d)-(\d\d)/(.+)")
_JAPAN = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class CitedMemento:
    """A cited URL that leads to a copy in an archive."""

    archive: str
    """The archive's host, without ``www.``; one name for the many of archive.today."""
    url: str
    original: str | None
    """What it is a copy of; None where the URL does not tell."""
    at: datetime | None
    """When the copy was made, in UTC; None where the URL does not tell."""


def cited_memento(target: str | None) -> CitedMemento | None:
    """Return what a target is as a memento; None where it is none, a page of an archive that lists them included."""
    if target is None:
        return None
    try:
        host = urls.address(target).host.removeprefix("www.").rstrip(".")
    except urls.InvalidURL:
        return None
    rest = re.sub(r"^https?://[^/?#]*", "", target)
    if host in _ARCHIVE_TODAY_HOSTS:
        return _today(target, rest)
    if host == "perma.cc":
        return CitedMemento(host, target, None, None) if _PERMA.fullmatch(rest) else None
    if host == "ghostarchive.org":
        return CitedMemento(host, target, None, None) if _GHOST.fullmatch(rest) else None
    if host == "webcitation.org":
        return _webcitation(target, rest)
    if host == "megalodon.jp" and (found := _MEGALODON.fullmatch(rest)):
        at = read_timestamp("".join(found.groups()[:6]))
        return CitedMemento(host, target, _original(found[7]), at - _JAPAN if at and at.year > 1 else None)
    return _stamped(host, target, rest)


def _stamped(host: str, target: str, rest: str) -> CitedMemento | None:
    if host not in _PREFIXES and ":/" not in rest:
        return None  # as most URLs, and told before any pattern is tried
    pattern = _PREFIXES[host] + _STAMPED if host in _PREFIXES else _STAMPED_ANYWHERE
    found = re.fullmatch(pattern, rest, re.IGNORECASE)
    at = read_timestamp(found[1]) if found is not None else None
    original = _original(found[2]) if found is not None else None
    if at is None or original is None:
        return None
    return CitedMemento(host, target, original, at)


def _today(target: str, rest: str) -> CitedMemento | None:
    if (found := _TODAY.fullmatch(rest)) and (at := read_timestamp("".join(part or "" for part in found.groups()[:4]))):
        return CitedMemento(ARCHIVE_TODAY, target, _original(found[5]), at)
    return CitedMemento(ARCHIVE_TODAY, target, None, None) if _TODAY_SHORT.fullmatch(rest) else None


def _webcitation(target: str, rest: str) -> CitedMemento | None:
    found = _WEBCITATION.fullmatch(rest.partition("#")[0])
    if found is None:
        return None
    asked = parse_qs(found[1] or "", max_num_fields=20) if (found[1] or "").count("&") < 20 else {}
    at = read_timestamp(re.sub(r"\D", "", asked.get("date", [""])[0]))
    return CitedMemento("webcitation.org", target, _original(asked.get("url", [""])[0]), at)


def _original(written: str) -> str | None:
    """Return the URL that stands behind a timestamp; archives take one without a scheme, and fold its two slashes."""
    if not written:
        return None
    mended = re.sub(r"^(https?):/{1,3}", r"\1://", written.partition("#")[0], flags=re.IGNORECASE)
    if not re.match(r"https?://", mended, re.IGNORECASE):
        if not re.match(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?]|$)", mended):
            return None
        mended = f"http://{mended}"
    return memento_url(mended)
