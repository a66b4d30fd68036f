"""The verdicts that need no fetch: what has no target, is no page of the web, or is left out by the policy."""

from typing import Any

from crawler import urls
from crawler.judging.verdict import Verdict
from crawler.policy import Policy
from crawler.vocabulary import Reason, Role, Status

BAD_PORTS = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
})  # fmt: skip
"""Ports of other protocols, to which no browser sends HTTP (Fetch standard, "port blocking")."""


def plan_verdict(target: str | None, role: Role, policy: Policy, href: str | None = None) -> Verdict | None:
    """Return the verdict on a link as it stands before anything is fetched; None when its target is to be fetched.

    ``target`` is the absolute URL, None where the link has none; ``href`` is what was written, and tells a target that
    was stripped from one that cannot be parsed. A cited link without a target is lost; of links that are not cited
    nobody looked for the target.
    """
    if target is None:
        return _without_target(role, href)
    scheme = urls.scheme(target)
    if scheme not in urls.FETCHED_SCHEMES:
        return _excluded(Reason.SCHEME, scheme=scheme)
    if not role.cited:
        return _excluded(Reason.POLICY, role=role.value)
    try:
        place = urls.address(target)
    except urls.InvalidURL:
        return _excluded(Reason.INVALID_URL, href=href or target)
    if place.port in BAD_PORTS:
        return _excluded(Reason.POLICY, port=place.port)
    if policy.settings_for(target).capture:
        return None
    why = policy.explain(target)[0]
    return _excluded(Reason.POLICY, rule=why.rule, where=why.where, because=why.because)


def _without_target(role: Role, href: str | None) -> Verdict:
    if not role.cited:
        return _excluded(Reason.POLICY, role=role.value)
    if href is None or urls.is_no_target(href) or href.strip().startswith("#"):
        return Verdict(Status.LOST, Reason.NO_TARGET)
    return _excluded(Reason.INVALID_URL, href=href)


def _excluded(reason: Reason, **evidence: Any) -> Verdict:
    return Verdict(Status.EXCLUDED, reason, evidence={name: value for name, value in evidence.items() if value})
