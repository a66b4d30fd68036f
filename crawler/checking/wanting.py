"""What articles want of the web: targets whose verdicts do not stand yet, those of the busiest hosts first."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from crawler import urls
from crawler.checking.articles import Article
from crawler.checking.chains import Chain
from crawler.checking.hosts import Hosts
from crawler.checking.origins import Origins
from crawler.checking.targets import Target
from crawler.engine.options import Listener
from crawler.judging import Verdict
from crawler.manifest.jobs import Purpose

if TYPE_CHECKING:
    from crawler.checking.keeping import Kept


class Wanted:
    """The targets of one check, and how many of them are judged."""

    def __init__(
        self,
        max_age: timedelta,
        listener: Listener,
        begin: Callable[[Chain], Awaitable[None]],
        hosts: Hosts,
        origins: Origins,
        kept: "Kept | None",
    ) -> None:
        """``begin`` the chains of targets without a verdict in the store that is of ``max_age`` at most."""
        self._max_age = max_age
        self._listener = listener
        self._begin = begin
        self._hosts = hosts
        self._origins = origins
        self._kept = kept
        self._wanted = self._held = self._judged = 0

    async def add(self, article: Article) -> None:
        """Have the targets of an article asked for that were not yet."""
        fragments: dict[str, set[str]] = {}
        for item in article.citations:
            target = article.targets.get(item.citation.id)
            if target is None:
                continue
            named = fragments.setdefault(target.key, set())
            if item.citation.fragment and item.citation.fragment not in target.parts:
                target.parts[item.citation.fragment] = {"part": item.citation.fragment, "found": None}
                named.add(item.citation.fragment)
            if item.citation.text:
                target.texts.add(item.citation.text)
        wanted = list({target.key: target for target in article.targets.values()}.values())
        new = [target for target in wanted if not target.articles]
        known = [target for target in wanted if target.articles and not target.held and fragments[target.key]]
        for target in wanted:
            target.articles.append(article.id)  # before anything is waited for: another article may be read meanwhile
        if self._kept is not None and new:
            new = await self._without_held(self._kept, new)
        self._wanted += len(new)
        self._listener.planned(self._wanted, self._held)
        chains = [Chain(Purpose.TARGET, one.url, one, frozenset(fragments[one.key])) for one in new]
        chains += [Chain(Purpose.TARGET, one.url, one, frozenset(fragments[one.key]), judged=False) for one in known]
        busy = Counter(urls.address(chain.start).host for chain in chains)
        for chain in sorted(chains, key=lambda chain: -busy[urls.address(chain.start).host]):
            await self._begin(chain)

    def judged(self, target: Target, verdict: Verdict) -> None:
        """Tell of a verdict."""
        self._judged += 1
        total = max(self._wanted, self._judged)
        self._listener.judged(target.url, verdict.status, verdict.reason, self._judged, total)

    async def _without_held(self, kept: "Kept", targets: list[Target]) -> list[Target]:
        """Take over the verdicts of the store that stand, and return the other targets."""
        places = [urls.address(target.url) for target in targets]
        known = await kept.known({place.host for place in places}, {place.origin for place in places})
        for host, ready_at in known.ready_at.items():
            self._hosts.rest(host, ready_at)
        self._origins.know(known.rules)
        if not self._max_age:
            return targets
        standing = await kept.standing([target.key for target in targets], self._max_age)
        for target in targets:
            if (held := standing.get(target.key)) is not None:
                target.held, target.verdict, target.hops = True, held.verdict, held.hops
                target.parts |= held.parts
                self._held += 1
        return [target for target in targets if not target.held]
