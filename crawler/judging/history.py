"""When a failure that may pass counts as a link's death, and what an earlier death means for today.

InternetArchiveBot calls a link dead after three failed checks in a row with three days between them, and a single
success starts the count anew. Checks closer together than that are one: a site that is down for an afternoon may be
asked ten times.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crawler.judging.verdict import Check, Verdict
from crawler.policy import Confirm
from crawler.vocabulary import Reason, Status

CONFIRMED_CONFIDENCE = 0.9

PASSING = frozenset({
    Reason.DNS, Reason.REFUSED, Reason.RESET, Reason.TIMEOUT, Reason.TLS, Reason.HTTP_4XX, Reason.HTTP_5XX,
    Reason.HTTP_429,
})  # fmt: skip
"""Reasons of failures that may pass."""

# Nothing was asked, so the check says nothing of the link.
_NOT_ASKED = frozenset({Reason.ROBOTS, Reason.POLICY, Reason.PRIVATE_ADDRESS, Reason.NOT_TRIED})


def confirm_verdict(seen: Verdict, history: Sequence[Check], confirm: Confirm, now: datetime) -> Verdict:
    """Return what today's observation means after all that was seen before.

    - A suspect that was seen failing often enough, far enough apart, is dead. A page of which it is doubtful whether it
      is the one that was cited is no failure, and looking again makes it no more sure.
    - A suspect that was dead stays dead: that a gone page's server is now down as well brings nothing back.
    - A link that was dead and is live is live, and the evidence says what it was.
    """
    past = sorted((check for check in history if check.at <= now), key=lambda check: check.at)
    death = _standing_death(past)
    if seen.status is Status.LIVE and death is not None:
        was = {"status": death.status.value, "reason": death.reason.value, "at": _stamp(death.at)}
        return _with(seen, seen.status, seen.reason, seen.confidence, {"recovered_from": was})
    if seen.status is not Status.SUSPECT:
        return seen
    if seen.reason not in PASSING and (death is None or death.reason in PASSING):
        return seen
    failed = failed_in_a_row(past, confirm)
    if not failed or now - failed[-1] >= confirm.apart:
        failed.append(now)
    counted = {"failed_checks": len(failed), "needed": confirm.checks, "first_failed_at": _stamp(failed[0])}
    if death is not None and death.reason not in PASSING:
        also = {**counted, "dead_at": _stamp(death.at), "this_check": seen.reason.value}
        return _with(seen, Status.DEAD, death.reason, CONFIRMED_CONFIDENCE, also)
    if death is not None or len(failed) >= confirm.checks:
        return _with(seen, Status.DEAD, seen.reason, CONFIRMED_CONFIDENCE, counted)
    return _with(seen, seen.status, seen.reason, seen.confidence, counted)


def _standing_death(past: Sequence[Check]) -> Check | None:
    """Return the latest check that found the link dead, unless a later one refutes it.

    A page refutes it in any case. An answer that blocks us shows that the server is there again, which refutes a death
    by failures, and leaves one by a 404 as it was.
    """
    death: Check | None = None
    for check in past:
        if check.status is Status.DEAD:
            death = check
        elif check.status is Status.LIVE or (
            check.status is Status.BLOCKED and check.reason not in _NOT_ASKED and death and death.reason in PASSING
        ):
            death = None
    return death


def failed_in_a_row(past: Sequence[Check], confirm: Confirm) -> list[datetime]:
    """Return the times of the failed checks in a row that count, up to the last check.

    An answer ends the row even where it blocks us: the server is there. Of checks too close together the first counts,
    which gives the longest row that there is.
    """
    row: list[datetime] = []
    for check in past:
        if check.reason in _NOT_ASKED:
            continue
        doubtful = check.status is Status.SUSPECT and check.reason not in PASSING
        if doubtful or check.status not in (Status.SUSPECT, Status.DEAD):
            row.clear()
        elif not row or check.at - row[-1] >= confirm.apart:
            row.append(check.at)
    return row


def _with(seen: Verdict, status: Status, reason: Reason, confidence: float, evidence: dict[str, Any]) -> Verdict:
    return Verdict(status, reason, confidence, {**seen.evidence, **evidence})


def _stamp(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
