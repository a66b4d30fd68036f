"""Origins and their robots.txt: what has to wait for it, and what it refuses."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crawler import urls
from crawler.checking.chains import Chain
from crawler.engine.pacing import Paces
from crawler.fetching.exchange import Failure
from crawler.fetching.robots import Rules
from crawler.judging.permission import permitted, refusal_by_policy, rules_of
from crawler.manifest.jobs import Job, Purpose
from crawler.policy import Policy, RobotsUse

if TYPE_CHECKING:
    from crawler.checking.keeping import Kept


@dataclass(slots=True, eq=False)
class _Origin:
    """What is known of the robots.txt of an origin."""

    rules: Rules | None = None
    failure: Failure | None = None
    waiting: list[Job] = field(default_factory=list)
    """What waits for the rules."""


class Origins:
    """The origins that a check asks for something."""

    def __init__(
        self,
        policy: Policy,
        begin: Callable[[Chain], Awaitable[None]],
        put: Callable[[Job], None],
        paces: Paces,
        kept: "Kept | None",
    ) -> None:
        """``begin`` the chain of each robots.txt, and ``put`` what may be asked for in its host's queue."""
        self._policy = policy
        self._begin = begin
        self._put = put
        self._paces = paces
        self._kept = kept
        self._origins: dict[str, _Origin] = {}

    def know(self, rules: Mapping[str, Rules]) -> None:
        """Take rules, by origins, that were fetched before."""
        for name, known in rules.items():
            self._origins.setdefault(name, _Origin(known))

    def waiting(self) -> Iterator[Job]:
        """Yield what still waits for a robots.txt."""
        return (job for origin in self._origins.values() for job in origin.waiting)

    async def admit(self, job: Job) -> None:
        """Let a URL wait for its host's turn, or for the robots.txt of its origin."""
        if self._use(job) is RobotsUse.IGNORE:
            self._put(job)
            return
        origin = self._origins.get(job.origin)
        if origin is None:
            origin = self._origins[job.origin] = _Origin()
            await self._begin(Chain(Purpose.ROBOTS, f"{job.origin}/robots.txt"))
        if origin.rules is None:
            origin.waiting.append(job)
        else:
            self._put(job)

    async def learn(self, chain: Chain, body: bytes) -> None:
        """Take what the robots.txt that a chain led to says, and let its origin's URLs wait for their turn."""
        name = urls.address(chain.start).origin
        origin = self._origins[name]
        origin.rules, origin.failure = rules_of(chain.start, chain.hops[-1], body)
        if self._kept is not None:
            await self._kept.keep_rules(name, origin.rules, origin.failure)
        for job in origin.waiting:
            self._put(job)
        origin.waiting.clear()

    def refusal(self, job: Job) -> Failure | None:
        """Return why a URL is not to be asked for, by the policy or by the rules of its origin."""
        if job.purpose is Purpose.TARGET and (refusal := refusal_by_policy(self._policy, job.url)) is not None:
            return refusal
        use, origin = self._use(job), self._origins.get(job.origin)
        if use is RobotsUse.IGNORE or origin is None:
            return None
        if origin.failure is not None or origin.rules is None:
            return origin.failure
        permission = permitted(job.url, job.origin, origin.rules)
        self._paces.ask_for(job.host, permission.crawl_delay_seconds)
        return permission.refusal if use is RobotsUse.RESPECT else None

    def _use(self, job: Job) -> RobotsUse:
        return RobotsUse.IGNORE if job.purpose is Purpose.ROBOTS else self._policy.settings_for(job.url).robots
