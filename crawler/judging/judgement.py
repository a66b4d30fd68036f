"""The judge: from a chain of redirects that has come to its end to a verdict.

A status is claimed only on evidence, and the evidence goes with it. What is still open is said by the confidence: a
200 whose page nobody read is ``live`` with 0.9; one that was read is weighed in :mod:`crawler.judging.findings`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crawler import urls
from crawler.fetching.exchange import FailureKind
from crawler.judging.challenges import CHALLENGE_STATUSES
from crawler.judging.evidence import Hop
from crawler.judging.findings import Evidence, Finding, find_of_page, find_of_refusal
from crawler.judging.following import next_url
from crawler.judging.history import confirm_verdict
from crawler.judging.verdict import Check, Verdict
from crawler.policy import Confirm
from crawler.vocabulary import Reason, Status, Truncation

_FAILURES: dict[FailureKind, Finding] = {
    FailureKind.DNS: (Status.SUSPECT, Reason.DNS, 0.5),
    FailureKind.REFUSED: (Status.SUSPECT, Reason.REFUSED, 0.5),
    FailureKind.UNREACHABLE: (Status.SUSPECT, Reason.REFUSED, 0.4),
    FailureKind.RESET: (Status.SUSPECT, Reason.RESET, 0.5),
    FailureKind.TIMEOUT: (Status.SUSPECT, Reason.TIMEOUT, 0.4),
    FailureKind.TLS: (Status.SUSPECT, Reason.TLS, 0.5),
    FailureKind.MALFORMED: (Status.DEAD, Reason.MALFORMED, 0.8),
    FailureKind.PRIVATE_ADDRESS: (Status.EXCLUDED, Reason.PRIVATE_ADDRESS, 1.0),
    FailureKind.ROBOTS: (Status.BLOCKED, Reason.ROBOTS, 1.0),
    FailureKind.POLICY: (Status.EXCLUDED, Reason.POLICY, 1.0),
}

_STATUSES: dict[int, Finding] = {
    202: (Status.LIVE, Reason.OK, 0.6),  # accepted, and perhaps never done (RFC 9110 §15.3.3)
    204: (Status.LIVE, Reason.OK, 0.5),  # a success without content (§15.3.5), of which a sibling tells more
    205: (Status.LIVE, Reason.OK, 0.5),
    206: (Status.LIVE, Reason.OK, 0.8),  # a part, though the whole was asked for (§15.3.7)
    300: (Status.LIVE, Reason.OK, 0.5),  # a page of choices (§15.4.1)
    # To a question without conditions (§15.4.5): what is there has not changed, and a cache in between has lost it.
    304: (Status.SUSPECT, Reason.MALFORMED, 0.5),
    401: (Status.BLOCKED, Reason.HTTP_401, 0.9),
    402: (Status.BLOCKED, Reason.PAYWALL, 0.9),
    403: (Status.BLOCKED, Reason.HTTP_403, 0.9),
    404: (Status.DEAD, Reason.HTTP_404, 0.95),
    # Asks for the credentials of a proxy, and comes from one between us and the site (§15.5.8).
    407: (Status.SUSPECT, Reason.HTTP_4XX, 0.3),
    408: (Status.SUSPECT, Reason.HTTP_4XX, 0.4),  # the server gave up waiting for us (§15.5.9)
    410: (Status.DEAD, Reason.HTTP_410, 0.99),
    # "Some websites use this response for requests they do not wish to handle, such as automated queries" (MDN).
    418: (Status.BLOCKED, Reason.CHALLENGE, 0.7),
    420: (Status.BLOCKED, Reason.HTTP_429, 0.7),  # "Enhance Your Calm": Twitter's before there was a 429
    # The wrong server for this name; another connection may reach the right one (§15.5.20).
    421: (Status.SUSPECT, Reason.HTTP_4XX, 0.4),
    425: (Status.SUSPECT, Reason.HTTP_4XX, 0.4),  # too early: try again (RFC 8470 §5.2)
    426: (Status.SUSPECT, Reason.HTTP_4XX, 0.4),  # wants a protocol that a reader's browser may well speak (§15.5.22)
    429: (Status.BLOCKED, Reason.HTTP_429, 0.9),  # RFC 6585 §4
    430: (Status.BLOCKED, Reason.CHALLENGE, 0.7),  # Shopify's "security rejection"
    440: (Status.BLOCKED, Reason.LOGIN, 0.7),  # IIS: the session has ended, and its user must log in again
    444: (Status.SUSPECT, Reason.HTTP_4XX, 0.4),  # nginx hung up, and a proxy says so
    449: (Status.SUSPECT, Reason.HTTP_4XX, 0.4),  # IIS: try again with what was missing
    451: (Status.BLOCKED, Reason.HTTP_451, 0.95),  # RFC 7725
    460: (Status.SUSPECT, Reason.HTTP_4XX, 0.4),  # Amazon's load balancer: we hung up, it says
    # nginx: the client's certificate is wrong, or missing; IIS says 403 with the substatuses 16 and 7.
    495: (Status.BLOCKED, Reason.HTTP_403, 0.6),
    496: (Status.BLOCKED, Reason.HTTP_403, 0.6),
    498: (Status.BLOCKED, Reason.HTTP_401, 0.6),  # ArcGIS: the token is not valid
    # nginx: we hung up, it says; ArcGIS: a token is required.
    499: (Status.SUSPECT, Reason.HTTP_4XX, 0.4),
    511: (Status.SUSPECT, Reason.HTTP_5XX, 0.3),  # a network between us and the site wants a log-in (RFC 6585 §6)
}

_MAY_CUT = frozenset({FailureKind.RESET, FailureKind.TIMEOUT})
"""Failures that can strike in the middle of an answer."""

_CUT_CONFIDENCE = 0.6
"""Of a page that ended early, or may have: what came shows that it is there, not that it is whole."""


def judge(
    hops: Sequence[Hop],
    history: Sequence[Check] = (),
    *,
    max_redirects: int,
    confirm: Confirm,
    now: datetime,
    probe: Sequence[Hop] | None = None,
    cited_as: str | None = None,
) -> Verdict:
    """Return the verdict on the target that ``hops`` begin with.

    ``hops`` is a chain that has ended by :func:`crawler.judging.next_url` with the same ``max_redirects``; ``history``
    holds earlier checks of the target; ``now`` is when the last hop answered, in UTC. ``probe`` is the chain that began
    at a random sibling of the target (:func:`crawler.judging.probing.probe_wanted`); ``cited_as`` what the citation
    says of its target: its anchor text, or the words around it.

    :raises ValueError: when there are no hops, or the chain goes on.
    """
    if not hops or next_url(hops, max_redirects) is not None:
        raise ValueError("a chain is judged when it has ended")
    finding, seen = _find(hops, probe or (), cited_as)
    evidence = {**_evidence(hops, max_redirects), **seen}
    return confirm_verdict(Verdict(*finding, evidence), history, confirm, now)


def _find(hops: Sequence[Hop], probe: Sequence[Hop], cited_as: str | None) -> tuple[Finding, Evidence]:
    """Return what the last hop shows, without regard to the past, and what it was seen by."""
    last = hops[-1]
    if any(hop.failure is not None and hop.failure.kind is FailureKind.TLS for hop in hops):
        # Also where a second, unverified try brought a page or a redirect: nobody vouches that it is the cited site's.
        return _FAILURES[FailureKind.TLS], {}
    if last.failure is not None and not (_cut(last) and last.failure.kind in _MAY_CUT):
        return _FAILURES[last.failure.kind], {}
    if last.empty and _cut(last) and not last.is_redirect:
        # The head promised content, of which nothing came.
        return _FAILURES[FailureKind.TIMEOUT if last.truncated is Truncation.TIME else FailureKind.RESET], {}
    if last.challenge is not None or last.http_status in CHALLENGE_STATUSES:
        return (Status.BLOCKED, Reason.CHALLENGE, 0.95), {}
    if last.is_redirect:
        return _find_of_redirect(last), {}
    finding = _find_of_status(last.http_status)
    if finding[0] is not Status.LIVE:
        return find_of_refusal(last, finding)
    (status, reason, confidence), evidence = find_of_page(hops, finding, probe, cited_as)
    if status is Status.LIVE and (_cut(last) or last.end_unsure):
        confidence = min(confidence, _CUT_CONFIDENCE)
    return (status, reason, confidence), evidence


def _find_of_redirect(last: Hop) -> Finding:
    """Return what a redirect means that is not followed."""
    target = last.redirects_to
    if target is None:
        return Status.DEAD, Reason.MALFORMED, 0.8
    if urls.scheme(target) not in urls.FETCHED_SCHEMES:
        return Status.EXCLUDED, Reason.SCHEME, 1.0
    if urls.address(target).port in urls.BAD_PORTS:
        return Status.EXCLUDED, Reason.POLICY, 1.0
    return Status.DEAD, Reason.REDIRECT_LOOP, 0.9


def _find_of_status(status: int | None) -> Finding:
    """Return what a status means that is no redirect; an unknown one counts by its class (RFC 9110 §15)."""
    if status in _STATUSES:
        return _STATUSES[status]
    if status is None or status < 200 or 300 < status < 400:
        # No answer that could be understood; a 101 that nobody asked for; a redirect of no known kind.
        return Status.DEAD, Reason.MALFORMED, 0.7
    if status < 300:
        return Status.LIVE, Reason.OK, 0.9
    if status < 500:
        return Status.DEAD, Reason.HTTP_4XX, 0.7
    # Those that are not registered count as 500 does: 508 of CloudLinux, 509, 520 to 530 of Cloudflare, 529, 598, 599.
    # 600 to 999 are no statuses of HTTP, and to be taken for server errors (RFC 9110 §15).
    return Status.SUSPECT, Reason.HTTP_5XX, 0.4


def _cut(hop: Hop) -> bool:
    """Whether an answer began and ended early, by no wish of ours: it is judged by what came."""
    broke = hop.failure is not None and hop.failure.kind in _MAY_CUT
    return hop.http_status is not None and (broke or hop.truncated in (Truncation.DISCONNECT, Truncation.TIME))


def _evidence(hops: Sequence[Hop], max_redirects: int) -> dict[str, Any]:
    """Return what a person needs to see to agree; what is absent is left out."""
    last = hops[-1]
    failure = next((hop.failure for hop in hops if hop.failure is not None), None)
    said: dict[str, Any] = {
        "http_status": last.http_status,
        "final_url": last.url if len(hops) > 1 else None,
        "location": last.location or last.refresh,
        "redirects": len(hops) - 1 or None,
        "max_redirects": max_redirects if last.is_redirect and len(hops) > max_redirects else None,
        "failure": failure.message if failure else None,
        "will_not_pass": True if failure and failure.hard else None,
        "challenge": last.challenge,
        "truncated": last.truncated.value if last.truncated else None,
        "oddities": list(last.oddities) or None,
        "directives": list(last.directives) or None,
        "signposting": [link.to_json() for link in last.links] or None,
        "not_modified": last.not_modified or None,
    }
    return {name: value for name, value in said.items() if value is not None}
