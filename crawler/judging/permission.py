"""What the robots.txt of an origin comes to for its pages, by the chain of redirects that began at it."""

from dataclasses import dataclass

from crawler.fetching.exchange import Failure, FailureKind
from crawler.fetching.robots import Availability, Rules
from crawler.judging.evidence import Hop
from crawler.policy import Policy


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a URL may be fetched, as its origin's robots.txt has it."""

    refusal: Failure | None
    crawl_delay_seconds: float | None


def refusal_by_policy(policy: Policy, url: str) -> Failure | None:
    """Return that a policy has a citation's target left out, and by which of its rules; None where it is captured."""
    if policy.settings_for(url).capture:
        return None
    decided = next(said for said in policy.explain(url) if said.setting == "capture")
    because = f": {decided.because}" if decided.because else ""
    return Failure(FailureKind.POLICY, f"left out by {decided.rule or 'the policy'} ({decided.where}){because}")


def permitted(url: str, origin: str, rules: Rules) -> Permission:
    """Return what the rules of an origin say of one of its URLs."""
    refusal = None
    if not rules.allows(url):
        refusal = Failure(FailureKind.ROBOTS, f"{origin}/robots.txt refuses it: {rules.reason}")
    return Permission(refusal, rules.crawl_delay_seconds)


def rules_of(robots_url: str, last: Hop, body: bytes) -> tuple[Rules, Failure | None]:
    """Return what a robots.txt turned out to say, and the failure that its origin's pages share where there is one.

    A host that cannot be reached refuses nothing: its pages would fail the same way, and that is their verdict. A
    server that answers with an error is taken to disallow all (RFC 9309 §2.3.1.4); one whose answer is no HTTP says
    nothing at all, and what its pages hold is for their own fetch to show. What came over an unverified connection,
    after a certificate that nobody vouches for, binds us too.
    """
    if last.failure is None or last.http_status is not None:
        return Rules.from_answer(last.http_status, body), None
    failure = None
    if last.failure.kind is not FailureKind.MALFORMED:
        failure = Failure(last.failure.kind, f"{robots_url}: {last.failure.message}")
    return Rules(Availability.UNAVAILABLE), failure
