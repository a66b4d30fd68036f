"""Chains of redirects: URLs that are followed to where they lead, and asked for once for all that lead there."""

import itertools
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crawler import urls
from crawler.checking.targets import Answer, Target
from crawler.fetching import robots
from crawler.judging import next_request
from crawler.manifest.jobs import Job, Purpose, key_of
from crawler.policy import Policy

if TYPE_CHECKING:
    from crawler.judging import Hop

ANSWERS_HELD = 4_000
"""For citations that are redirected to a page that was asked for already: the newest, of some 13 kB each, as measured.
What is older is asked for once more."""


@dataclass(slots=True, eq=False)
class Chain:
    """A URL that is followed to where it leads."""

    purpose: Purpose
    start: str
    target: Target | None = None
    fragments: frozenset[str] = frozenset()
    """What is to be looked for in the page that it leads to; then its answers are nobody else's."""
    judged: bool = True
    """Its end is the target's; otherwise only fragments are looked for."""
    name: str = ""
    """What an article is called by who wants it read."""
    answers: list[Answer] = field(default_factory=list)
    number: int = field(default_factory=itertools.count().__next__)

    @property
    def hops(self) -> "list[Hop]":
        """How each of its URLs answered."""
        return [answer.hop for answer in self.answers]

    def key_of(self, url: str, cookies: str) -> str:
        """Return what a URL's answer is known by; where fragments are looked for, it is this chain's alone."""
        key = key_of(url, self.purpose, cookies)
        return f"{key} {self.number}" if self.fragments else key


@dataclass(slots=True, eq=False)
class _Asked:
    """A URL that is asked for, and the chains that wait for its answer or had it."""

    chains: list[Chain]
    answer: Answer | None = None
    rules: bytes = b""
    """The body of a robots.txt, which that of another origin may be redirected to."""


Ask = Callable[[Job], Awaitable[None]]
"""Has a URL asked for; its answer is brought to :meth:`Chains.answered`."""

OnEnded = Callable[[Chain, bytes | None], Awaitable[None]]
"""Hears of a chain that has ended, with the content of its last answer: of a robots.txt always, of an article unless
another chain had that; nothing of others."""


class Chains:
    """All chains of one check."""

    def __init__(self, policy: Policy, ask: Ask, on_ended: OnEnded) -> None:
        """Follow redirects as far as ``policy`` has it."""
        self._policy = policy
        self._ask = ask
        self._on_ended = on_ended
        self._asked: dict[str, _Asked] = {}
        self._held: deque[str] = deque()

    async def begin(self, chain: Chain) -> None:
        """Have the first URL of a chain asked for."""
        await self._ask_next(chain, chain.start, "")

    def first_of(self, job: Job) -> Chain:
        """Return the chain that a URL is asked for, the first of them where there are several."""
        return self._asked[job.key].chains[0]

    async def answered(self, job: Job, answer: Answer, content: bytes) -> None:
        """Lead all chains on that waited for an answer."""
        asked = self._asked[job.key]
        asked.answer = answer
        if job.purpose is Purpose.ROBOTS:
            asked.rules = content
        self._held.append(job.key)
        if len(self._held) > ANSWERS_HELD:
            del self._asked[self._held.popleft()]
        chains, asked.chains = asked.chains, []
        for chain in chains:
            await self._go_on(chain, asked, content)

    async def _ask_next(self, chain: Chain, url: str, cookies: str) -> None:
        """Have a URL of a chain asked for, unless another chain has it asked for already."""
        key = chain.key_of(url, cookies)
        asked = self._asked.get(key)
        if asked is None:
            self._asked[key] = _Asked([chain])
            address = urls.address(url)
            await self._ask(Job(key, url, address.host, address.origin, chain.purpose, cookies, 0, 0, 0))
        elif asked.answer is None:
            asked.chains.append(chain)
        else:
            await self._go_on(chain, asked, None)

    async def _go_on(self, chain: Chain, asked: _Asked, content: bytes | None) -> None:
        """Follow a chain through the answers that are there, to a URL that was not asked for yet, or to its end."""
        max_redirects = self._policy.settings_for(chain.start).max_redirects
        if chain.purpose is Purpose.ROBOTS:
            max_redirects = min(max_redirects, robots.MAX_REDIRECTS)
        assert asked.answer is not None
        chain.answers.append(asked.answer)
        following = next_request(chain.hops, max_redirects)
        if following is not None:
            await self._ask_next(chain, following.url, following.cookies)
        else:
            await self._on_ended(chain, asked.rules if chain.purpose is Purpose.ROBOTS else content)
