"""The verdicts that need no fetch: what has no target, is no page of the web, or is left out by the policy."""

from typing import Any

from crawler import urls
from crawler.judging.verdict import Verdict
from crawler.policy import Policy
from crawler.vocabulary import Reason, Role, Status


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
        port = urls.address(target).port
    except urls.InvalidURL:
        return _excluded(Reason.INVALID_URL, href=href or target)
    if port in urls.BAD_PORTS:
        return _excluded(Reason.POLICY, bad_port=str(port))
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
