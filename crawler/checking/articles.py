"""The articles of a check: read, and put together with what was found of their links."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from crawler import sources, urls
from crawler.checking.chains import Chain
from crawler.checking.options import Finding
from crawler.checking.targets import Target
from crawler.engine.article_answers import require_article
from crawler.engine.clock import Clock
from crawler.engine.options import Listener, Unreadable
from crawler.engine.plans import PlannedCitation, plan_article, with_recovered
from crawler.judging import Verdict
from crawler.manifest.jobs import Purpose, key_of
from crawler.manifest.summary import ArticleSummary
from crawler.policy import Policy
from crawler.reading import Source, UnreadableSource, lines_of, read_async
from crawler.vocabulary import Reason, Status

if TYPE_CHECKING:
    from crawler.checking.keeping import Kept


WhyPending = Callable[[Target], str | None]
"""Says why a target was not asked for, where that is known."""


@dataclass(slots=True)
class Article:
    """An article as read, and what its citations point at."""

    id: str
    source: str
    title: str | None
    citations: tuple[PlannedCitation, ...]
    targets: dict[str, Target]
    """By the citation's id; citations with a planned verdict have none."""
    lines: dict[int, int]
    read_at: datetime

    def findings(self, why_pending: WhyPending = lambda _: None) -> tuple[Finding, ...]:
        """Return what is known of each of its links by now."""
        return tuple(self._finding(item, why_pending) for item in self.citations)

    def summary(self, findings: Sequence[Finding]) -> ArticleSummary:
        """Return its counts."""
        by_status = Counter(found.status.value for found in findings if found.citation.role.cited)
        return ArticleSummary(self.id, self.source, self.title, by_status.total(), 0, dict(by_status))

    def _finding(self, item: PlannedCitation, why_pending: WhyPending) -> Finding:
        citation, target = item.citation, self.targets.get(item.citation.id)
        line = self.lines.get(citation.ordinal)
        if target is None:
            verdict = item.verdict or Verdict(Status.PENDING, Reason.NOT_TRIED)
            said = {**verdict.to_json(self.read_at), "checks": 0}
            return Finding(self.id, citation, said, (), line)
        if target.verdict is None:
            evidence = {"because": because} if (because := why_pending(target)) is not None else {}
            pending = Verdict(Status.PENDING, Reason.NOT_TRIED, 0.0, evidence).to_json(None)
            return Finding(self.id, citation, {**pending, "checks": 0}, (), line)
        verdict_said = target.verdict
        part = target.parts.get(citation.fragment) if citation.fragment else None
        if part is not None and verdict_said["status"] == Status.LIVE:
            verdict_said = {**verdict_said, "evidence": {**verdict_said["evidence"], "fragment": part}}
        return Finding(self.id, citation, verdict_said, target.hops, line)


class Articles:
    """Reads the sources of a check."""

    def __init__(
        self,
        policy: Policy,
        clock: Clock,
        listener: Listener,
        begin: Callable[[Chain], Awaitable[None]],
        want: Callable[[Article], Awaitable[None]],
        kept: "Kept | None",
    ) -> None:
        """``begin`` the chains of articles that are to be fetched, and ``want`` what each article cites."""
        self._policy = policy
        self._clock = clock
        self._listener = listener
        self._begin = begin
        self._want = want
        self._kept = kept
        self._begun: set[str] = set()
        self._targets: dict[str, Target] = {}
        self.read: dict[str, Article] = {}
        """By their ids."""
        self.unreadable: list[Unreadable] = []

    async def begin(self, name: str, standard_input: Source | UnreadableSource | None) -> None:
        """Read a source, or have it fetched; one that cannot be read is named in ``unreadable``."""
        name = sources.kept_name(name)
        try:
            if sources.is_url(name):
                await self._fetch(name)
            elif name != sources.STANDARD_INPUT or standard_input is None:
                await self._read(await asyncio.to_thread(sources.load, name))
            elif isinstance(standard_input, UnreadableSource):
                raise standard_input
            else:
                await self._read(standard_input)
        except UnreadableSource as error:
            self.unreadable.append(Unreadable(name, str(error)))

    async def read_fetched(self, chain: Chain, content: bytes | None) -> None:
        """Read an article that was fetched, or say why it could not be; without ``content`` it was read already."""
        name, last = chain.name, chain.hops[-1]
        try:
            warning = require_article(name, chain.hops)
            if content is not None:
                if warning is not None:
                    self._listener.notice(warning)
                await self._read(Source(name, content, last.url, last.content_type, self._clock.now()))
        except UnreadableSource as error:
            self.unreadable.append(Unreadable(name, str(error)))

    async def _fetch(self, name: str) -> None:
        target = sources.url_of(name)
        if urls.address(target).port in urls.BAD_PORTS:
            raise UnreadableSource(f"{name}: no web server answers on this port, which belongs to another protocol")
        await self._begin(Chain(Purpose.ARTICLE, target, name=name))

    async def _read(self, source: Source) -> None:
        """Read an article and have what it cites asked for.

        :raises UnreadableSource: when there is nothing to read in it.
        """
        document = await read_async(source)
        planned = await asyncio.to_thread(plan_article, source, document, self._policy)
        if planned.id in self._begun:
            return  # another name of it was given too
        self._begun.add(planned.id)
        lines = await asyncio.to_thread(lines_of, source, document) if source.url is None else {}
        citations, now = planned.citations, self._clock.now()
        if self._kept is not None:
            recovered = await self._kept.recovered(planned.id)
            citations = tuple(with_recovered(item, recovered, self._policy) for item in citations)
        targets = {item.citation.id: self._target(item.target) for item in citations if item.target is not None}
        article = Article(planned.id, planned.source, planned.title, citations, targets, lines, now)
        self.read[planned.id] = article
        if self._kept is not None:
            await self._kept.keep_article(planned, citations, now)
        for warning in document.warnings:
            self._listener.notice(f"{source.name}: {warning}")
        self._listener.article_read(article.summary(article.findings()))
        await self._want(article)

    def _target(self, url: str) -> Target:
        key = key_of(url, Purpose.TARGET)
        return self._targets.setdefault(key, Target(key, url))
