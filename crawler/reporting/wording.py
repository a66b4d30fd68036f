"""Why a link has its status, in a few words for the person who is to mend it."""

import re
from collections.abc import Mapping
from typing import Any

from crawler.plain_text import plain
from crawler.vocabulary import Reason

_WORDS: Mapping[Reason, str] = {
    Reason.OK: "it answers",
    Reason.REDIRECTED: "it redirects",
    Reason.HTTP_404: "the server has no such page",
    Reason.HTTP_410: "the page was removed for good",
    Reason.HTTP_4XX: "the server refuses the request",
    Reason.HTTP_5XX: "the server fails",
    Reason.SOFT_404: "an error page answers in its place, as if all were well",
    Reason.REDIRECTED_HOME: "it redirects to the home page of its site",
    Reason.PARKED: "its domain is parked",
    Reason.DNS: "its host name is not known",
    Reason.REFUSED: "nothing listens there",
    Reason.RESET: "the server closed the connection",
    Reason.TIMEOUT: "no answer came in time",
    Reason.TLS: "its certificate cannot be trusted",
    Reason.REDIRECT_LOOP: "it redirects in a circle",
    Reason.MALFORMED: "the answer is no HTTP",
    Reason.ROBOTS: "robots.txt refuses it",
    Reason.CHALLENGE: "a bot check answers in its place; a reader may pass it",
    Reason.LOGIN: "it asks to log in",
    Reason.PAYWALL: "it asks for money",
    Reason.HTTP_401: "it asks for a password",
    Reason.HTTP_403: "the server does not show it to us",
    Reason.HTTP_429: "the server had too many requests",
    Reason.HTTP_451: "it is withheld for legal reasons",
    Reason.NO_TARGET: "the link names no target",
    Reason.SCHEME: "this is no page of the web",
    Reason.PRIVATE_ADDRESS: "its address is private; --allow-private lets it be asked",
    Reason.POLICY: "the policy leaves it out",
    Reason.INVALID_URL: "this is no URL that could be asked for",
    Reason.NOT_TRIED: "it was not asked",
}

_TOLD_BY_STATUS = frozenset({
    Reason.HTTP_404, Reason.HTTP_410, Reason.HTTP_4XX, Reason.HTTP_5XX, Reason.HTTP_401, Reason.HTTP_403,
    Reason.HTTP_429, Reason.HTTP_451, Reason.PAYWALL, Reason.SOFT_404,
})  # fmt: skip


_URL_CHARACTERS = 400

_ABSOLUTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)

_PARTS = {True: "is in the page", False: "is not in the page", None: "cannot be looked for in what was captured"}


def part(sought: Mapping[str, Any]) -> str:
    """Return what was found of the part that a link's fragment points at: ``#history is not in the page``."""
    return f"#{sought['part']} {_PARTS[sought['found']]}"


def why(verdict: Mapping[str, Any], moved_to: str | None = None) -> str:
    """Return why a link has its status; ``moved_to`` is the URL that it should name from now on.

    A part that the page does not have is told beside it.
    """
    sought = verdict["evidence"].get("fragment")
    said = _why(verdict, moved_to)
    return f"{said}; {part(sought)}" if sought is not None and sought["found"] is False else said


def _why(verdict: Mapping[str, Any], moved_to: str | None) -> str:
    reason, evidence = Reason(verdict["reason"]), verdict["evidence"]
    if moved_to is not None:
        return f"it moved for good to {moved_to}"
    if failure := evidence.get("failure"):
        from crawler.fetching.robots import without_robots

        return without_robots(str(failure))
    if exactly := _of_detail(reason, evidence):
        return exactly
    words = _WORDS[reason]
    status = evidence.get("http_status")
    if status is not None and reason in _TOLD_BY_STATUS:
        words = f"{status}: {words}"
    elif reason is Reason.REDIRECT_LOOP and "max_redirects" in evidence:
        words = f"it redirects more than {evidence['max_redirects']} times"
    elif reason in (Reason.REDIRECTED, Reason.REDIRECTED_HOME) and "final_url" in evidence:
        words = f"{words}: {evidence['final_url']}"
    elif because := evidence.get("because"):
        words = f"{words}: {because}"
    return words


def _of_detail(reason: Reason, evidence: Mapping[str, Any]) -> str | None:
    """Return what the evidence says more exactly than the reason; None where it does not."""
    status, location = evidence.get("http_status"), plain(evidence.get("location") or "", _URL_CHARACTERS)
    if reason is Reason.MALFORMED and status is not None:
        from crawler.judging.evidence import REDIRECT_STATUSES

        if status not in REDIRECT_STATUSES:
            return f"{status}: an answer that stands for no page"
        return f"{status}: it redirects to {f'what is no URL: {location}' if location else 'nowhere'}"
    if reason is Reason.SCHEME and location:
        return f"it redirects to what is no page of the web: {location}"
    if reason is Reason.POLICY and location:
        return f"it redirects to a port that belongs to another protocol: {location}"
    if reason is Reason.POLICY and (port := evidence.get("bad_port")):
        return f"no web server answers on port {port}, which belongs to another protocol"
    if reason is Reason.INVALID_URL and not _ABSOLUTE.match(evidence.get("href", "")):
        return "it is relative to a page whose address is not known"
    return None
