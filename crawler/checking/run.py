"""One check: the articles that are read, the hosts that are asked, and the verdicts on what is cited."""

import asyncio
import itertools
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from crawler import sources, urls
from crawler.checking.hosts import Hosts, Turn
from crawler.checking.options import Finding, Found, Options
from crawler.checking.targets import Answer, Target
from crawler.engine.address_limits import AddressLimits
from crawler.engine.budgeting import ArticlePurses, Purse
from crawler.engine.capturing import Capturer
from crawler.engine.clock import Clock
from crawler.engine.content import Content, content_of
from crawler.engine.options import Listener, Silent, Summary, Unreadable
from crawler.engine.outages import PUT_OFF_SECONDS, Line
from crawler.engine.pacing import Pace, latency_of, next_pace
from crawler.engine.plans import PlannedCitation, plan_article, with_recovered
from crawler.engine.reaching import client_of
from crawler.fetching import robots
from crawler.fetching.exchange import Enough, Exchange, Failure, FailureKind
from crawler.fetching.retry_after import retry_after
from crawler.judging import Check as EarlierCheck
from crawler.judging import Hop, Verdict, judge, next_request
from crawler.judging.permission import permitted, refusal_by_policy, rules_of
from crawler.judging.probing import probe_wanted
from crawler.judging.siblings import sibling_of
from crawler.manifest.jobs import Job, Purpose, key_of
from crawler.manifest.summary import ArticleSummary
from crawler.policy import RobotsUse, Settings
from crawler.reading import Source, UnreadableSource, lines_of, read_async
from crawler.vocabulary import Reason, Status

if TYPE_CHECKING:
    from crawler.checking.keeping import Kept

REQUESTS_AT_A_TIME = 128
"""As in archiving; of one host and one address, the policy and the engine allow far less."""

ENOUGH = Enough(page_bytes=512 << 10, other_bytes=8 << 10, rest_bytes=64 << 10)
"""What is read of a target that is judged and not kept: the beginning of a page has its title, its refresh, and the
signs of an error page, a parked domain or a log-in."""

ANSWERS_HELD = 4_000
"""For citations that are redirected to a page that was asked for already: the newest, of some 13 kB each, as measured.
What is older is asked for once more."""

_JUDGED = frozenset({Purpose.TARGET, Purpose.PROBE})


@dataclass(slots=True, eq=False)
class _Chain:
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
    def hops(self) -> list[Hop]:
        return [answer.hop for answer in self.answers]


@dataclass(slots=True, eq=False)
class _Asked:
    """A URL that is asked for, and the chains that wait for its answer or had it."""

    chains: list[_Chain]
    answer: Answer | None = None
    rules: bytes = b""
    """The body of a robots.txt, which that of another origin may be redirected to."""


@dataclass(slots=True, eq=False)
class _Origin:
    """What is known of the robots.txt of an origin."""

    rules: robots.Rules | None = None
    failure: Failure | None = None
    waiting: list[Job] = field(default_factory=list)
    """What waits for the rules."""


@dataclass(slots=True, eq=False)
class _Probe:
    """A made-up neighbour of some targets."""

    hops: list[Hop] | None = None
    waiting: list[Target] = field(default_factory=list)


@dataclass(slots=True)
class _Article:
    id: str
    source: str
    title: str | None
    citations: tuple[PlannedCitation, ...]
    targets: dict[str, Target]
    """By the citation's id; citations with a planned verdict have none."""
    lines: dict[int, int]
    read_at: datetime


class Check:
    """Judges what some articles cite: opened, worked, closed, and then it tells what it found."""

    def __init__(self, options: Options, listener: Listener | None = None, clock: Clock | None = None) -> None:
        """Prepare a check; nothing is opened yet."""
        self.options = options
        self.error: BaseException | None = None
        """What ended the work early, when something did."""
        self._policy = options.policy
        self._listener: Listener = listener or Silent()
        self._clock = clock or Clock()
        self._began = self._clock.seconds()
        self._purse = Purse(options.policy.budget, self._clock)
        self._purses = ArticlePurses(options.policy.budget.article, self._clock)
        self._work: asyncio.Task[None] | None = None
        self._kept: Kept | None = None
        self._input: Source | UnreadableSource | None = None
        self._unreadable: list[Unreadable] = []
        self._articles: dict[str, _Article] = {}
        self._begun: set[str] = set()
        self._targets: dict[str, Target] = {}
        self._asked: dict[str, _Asked] = {}
        self._answers_held: deque[str] = deque()
        self._origins: dict[str, _Origin] = {}
        self._probes: dict[str, _Probe] = {}
        self._place_of_probe: dict[str, str] = {}
        self._paces: dict[str, Pace] = {}
        self._crawl_delays: dict[str, float] = {}
        self._interrupted: int | None = None
        self._budget_reached: str | None = None
        self._put_off: tuple[str, ...] = ()
        self._left = 0
        self._outage = False
        self._wanted = self._held = self._judged = 0

    def take_standard_input(self) -> None:
        """Read standard input where it is a source: before there is a loop, whose threads no signal could end."""
        if sources.STANDARD_INPUT not in self.options.sources:
            return
        try:
            self._input = sources.load(sources.STANDARD_INPUT)
        except UnreadableSource as error:
            self._input = error

    def open(self) -> None:
        """Open the store, where there is one.

        :raises StoreError: when it is locked, unsound or cannot be written.
        """
        if self.options.store is None:
            return
        from crawler.checking.keeping import Kept

        self._kept = Kept(self.options.store, self.options, self._clock)
        for notice in self._kept.notices:
            self._listener.notice(notice)

    async def work(self) -> None:
        """Read the sources and ask for what they cite until nothing is left that is due soon.

        :raises StoreError: when the store can no longer be written.
        """
        self._work = asyncio.current_task()
        if self._interrupted is not None:
            return  # between the handler's setting and this task's first step
        client = await client_of(self._policy, self._clock.now)
        self._capturer = Capturer(client, self._policy)
        self._line = Line(client, self._policy, self._clock)
        self._addresses = AddressLimits(self._clock)
        self._places = asyncio.Semaphore(REQUESTS_AT_A_TIME)
        self._hosts = Hosts(self._attempt, self._policy.concurrency_for, self._clock, self._purse)
        try:
            if self._kept is not None:
                self._purse.begin_day(*await self._kept.spent_on(self._purse.day))
            for name in self.options.sources:
                await self._begin_with(name)
            await self._hosts.work()
            await self._judge_without_probes()
            self._count_what_is_left()
        finally:
            await self._hosts.stop()
            self._capturer.drop()
            await client.close()

    def interrupt(self, number: int) -> None:
        """End the work in good order: what is being asked for is dropped, what was judged is kept."""
        self._interrupted = number
        if self._work is not None:
            self._work.cancel()

    def finished(self, work: "asyncio.Task[None]") -> None:
        """Keep what ended the work early."""
        if not work.cancelled():
            self.error = work.exception()

    def close(self) -> Found:
        """Close the store and return what was found.

        :raises StoreError: when it could not be written.
        """
        whole = self.error is None and self._interrupted is None and self._budget_reached is None
        if self._kept is not None:
            self._kept.close(sound=self.error is None, whole=whole)
        findings = {id_: tuple(self._findings(article)) for id_, article in self._articles.items()}
        summary = Summary(
            articles=tuple(self._summary(article, findings[id_]) for id_, article in self._articles.items()),
            unreadable=tuple(self._unreadable),
            warcs=(),
            seconds=self._clock.seconds() - self._began,
            put_off=self._put_off,
            interrupted=self._interrupted,
            budget_reached=self._budget_reached,
            left=self._left,
            outage=self._outage,
        )
        return Found(summary, findings)

    # Articles

    async def _begin_with(self, name: str) -> None:
        try:
            if sources.is_url(name):
                await self._ask_for_article(name)
            else:
                await self._read(await self._load(name))
        except UnreadableSource as error:
            self._unreadable.append(Unreadable(name, str(error)))

    async def _load(self, name: str) -> Source:
        """Return what a file or standard input holds.

        :raises UnreadableSource: when that cannot be read.
        """
        if name != sources.STANDARD_INPUT or self._input is None:
            return await asyncio.to_thread(sources.load, name)
        if isinstance(self._input, UnreadableSource):
            raise self._input
        return self._input

    async def _ask_for_article(self, name: str) -> None:
        target = sources.url_of(name)
        if urls.address(target).port in urls.BAD_PORTS:
            raise UnreadableSource(f"{name}: no web server answers on this port, which belongs to another protocol")
        await self._begin_chain(_Chain(Purpose.ARTICLE, target, name=name))

    async def _read_fetched(self, chain: _Chain, content: bytes | None) -> None:
        """Read an article that was fetched, or say why it could not be; without ``content`` it was read already."""
        name, last = chain.name, chain.hops[-1]
        try:
            if last.failure is not None:
                raise UnreadableSource(f"{name}: {last.failure.message}")
            if last.http_status is None or not 200 <= last.http_status < 300:
                raise UnreadableSource(f"{name}: the server answered {last.http_status}, which is no article")
            if content is not None:
                await self._read(Source(name, content, last.url, last.content_type, self._clock.now()))
        except UnreadableSource as error:
            self._unreadable.append(Unreadable(name, str(error)))

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
        article = _Article(planned.id, planned.source, planned.title, citations, targets, lines, now)
        self._articles[planned.id] = article
        if self._kept is not None:
            await self._kept.keep_article(planned, citations, now)
        for warning in document.warnings:
            self._listener.notice(f"{source.name}: {warning}")
        self._listener.article_read(self._summary(article, tuple(self._findings(article))))
        await self._want(article)

    def _target(self, url: str) -> Target:
        key = key_of(url, Purpose.TARGET)
        return self._targets.setdefault(key, Target(key, url))

    async def _want(self, article: _Article) -> None:
        """Have the targets of an article asked for that were not yet, those of the busiest hosts first."""
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
        wanted = [self._targets[key] for key in fragments]
        new = [target for target in wanted if not target.articles]
        known = [target for target in wanted if target.articles and not target.held and fragments[target.key]]
        for target in wanted:
            target.articles.append(article.id)  # before anything is waited for: another article may be read meanwhile
        if self._kept is not None and new:
            new = await self._without_held(new)
        self._wanted += len(new)
        self._listener.planned(self._wanted, self._held)
        chains = [_Chain(Purpose.TARGET, one.url, one, frozenset(fragments[one.key])) for one in new]
        chains += [_Chain(Purpose.TARGET, one.url, one, frozenset(fragments[one.key]), judged=False) for one in known]
        busy = Counter(urls.address(chain.start).host for chain in chains)
        for chain in sorted(chains, key=lambda chain: -busy[urls.address(chain.start).host]):
            await self._begin_chain(chain)

    async def _without_held(self, targets: list[Target]) -> list[Target]:
        """Take over the verdicts of the store that stand, and return the other targets."""
        assert self._kept is not None
        places = [urls.address(target.url) for target in targets]
        known = await self._kept.known({place.host for place in places}, {place.origin for place in places})
        for host, ready_at in known.ready_at.items():
            self._hosts.rest(host, ready_at)
        for name, rules in known.rules.items():
            self._origins.setdefault(name, _Origin(rules))
        if not self.options.max_age:
            return targets
        standing = await self._kept.standing([target.key for target in targets], self.options.max_age)
        for target in targets:
            if (held := standing.get(target.key)) is not None:
                target.held, target.verdict, target.hops = True, held.verdict, held.hops
                target.parts |= held.parts
                self._held += 1
        return [target for target in targets if not target.held]

    # Asking

    async def _begin_chain(self, chain: _Chain) -> None:
        await self._ask_next(chain, chain.start, "")

    async def _ask_next(self, chain: _Chain, url: str, cookies: str) -> None:
        """Have a URL of a chain asked for, unless another chain has it asked for already."""
        key = _key(chain, url, cookies)
        asked = self._asked.get(key)
        if asked is None:
            self._asked[key] = _Asked([chain])
            address = urls.address(url)
            await self._admit(Job(key, url, address.host, address.origin, chain.purpose, cookies, 0, 0, 0))
        elif asked.answer is None:
            asked.chains.append(chain)
        else:
            await self._go_on(chain, asked, None)

    async def _admit(self, job: Job) -> None:
        """Let a URL wait for its host's turn, or for the robots.txt of its origin."""
        if job.purpose is Purpose.ROBOTS or self._policy.settings_for(job.url).robots is RobotsUse.IGNORE:
            self._hosts.put(job)
            return
        origin = self._origins.get(job.origin)
        if origin is None:
            origin = self._origins[job.origin] = _Origin()
            await self._begin_chain(_Chain(Purpose.ROBOTS, f"{job.origin}/robots.txt"))
        if origin.rules is None:
            origin.waiting.append(job)
        else:
            self._hosts.put(job)

    async def _attempt(self, job: Job) -> Turn:
        refusal = self._refusal(job)
        if refusal is not None:
            await self._answered(job, Answer(Hop(job.url, failure=refusal), self._clock.now()), Content())
            return Turn()
        settings = self._policy.settings_for(job.url)
        delay = settings.delay.total_seconds()
        payer = self._payer(job)
        async with self._addresses.place(job.host, delay, self._policy.concurrency_for(job.host)):
            if self._purse.used_up():
                return Turn(again=job)
            if payer is not None and not self._purses.begin(payer):
                return Turn(again=job, due=self._clock.seconds() + PUT_OFF_SECONDS)
            async with self._places:
                exchange = await self._capturer.fetch(job, enough=self._enough(job))
        try:
            return await self._settle(job, exchange, settings, payer)
        finally:
            exchange.close()

    def _refusal(self, job: Job) -> Failure | None:
        """Return why a URL is not to be asked for, by the policy or by the rules of its origin."""
        settings = self._policy.settings_for(job.url)
        if job.purpose is Purpose.TARGET and (refusal := refusal_by_policy(self._policy, job.url)) is not None:
            return refusal
        origin = self._origins.get(job.origin)
        if job.purpose is Purpose.ROBOTS or settings.robots is RobotsUse.IGNORE or origin is None:
            return None
        if origin.failure is not None or origin.rules is None:
            return origin.failure
        permission = permitted(job.url, job.origin, origin.rules)
        if permission.crawl_delay_seconds is not None:
            self._crawl_delays[job.host] = permission.crawl_delay_seconds
        return permission.refusal if settings.robots is RobotsUse.RESPECT else None

    def _payer(self, job: Job) -> str | None:
        """Return the article whose budget a request is for; None without such budgets."""
        if not self._purses.are_limited:
            return None
        target = self._asked[job.key].chains[0].target
        return target.articles[0] if target is not None else None

    def _enough(self, job: Job) -> Enough | None:
        if job.purpose not in _JUDGED:
            return None
        fragments = self._asked[job.key].chains[0].fragments
        if not fragments:
            return ENOUGH
        from crawler.checking.parts import enough_for  # brings the reading of texts along

        return enough_for(fragments)

    async def _settle(self, job: Job, exchange: Exchange, settings: Settings, payer: str | None) -> Turn:
        """Take an answer for what it is worth, or have it asked for once more, and say when the host is next."""
        now = self._clock.now()
        asked = exchange.failure is None or exchange.failure.kind is not FailureKind.PRIVATE_ADDRESS
        self._purse.spend(exchange.raw_bytes, asked=asked)
        if payer is not None:
            self._purses.spend(payer, exchange.raw_bytes)
        # What a trusted proxy was reached at is the address of no server.
        if exchange.connection is not None and not self._policy.network.proxy_trusted:
            self._addresses.learn(job.host, exchange.connection.address)
        rest = retry_after(exchange, now)
        ready_at = self._ready_at(job, exchange, settings, rest, now) if asked else 0.0
        if asked and self._kept is not None:
            await self._kept.spend(self._purse.day, exchange.raw_bytes, job.host, ready_at)
        wait = await self._line.wait_after(exchange, job.attempts, settings.retries, rest)
        if wait is not None:
            return Turn(ready_at, replace(job, attempts=job.attempts + 1), self._clock.seconds() + wait)
        content = await content_of(job, exchange)
        hop = content.hop(exchange, job.cookies)
        chain = self._asked[job.key].chains[0]
        if chain.target is not None and chain.fragments and _shows_a_page(hop):
            from crawler.checking.parts import parts_found

            chain.target.parts |= await parts_found(exchange, hop.content_type, chain.fragments, chain.hops)
        await self._answered(job, Answer(hop, exchange.started_at, content.media_type), content)
        return Turn(ready_at)

    def _ready_at(self, job: Job, exchange: Exchange, settings: Settings, rest: float | None, now: datetime) -> float:
        """Return when a host may be asked again: after the delay, from the beginning of this request on.

        Its robots.txt holds up no page, unless the host shows strain; what the host itself asks for, by Retry-After,
        counts from its answer on.
        """
        delay = settings.delay.total_seconds()
        before = self._paces.get(job.host, Pace())
        pace = self._paces[job.host] = next_pace(before, exchange.status, latency_of(exchange), delay)
        paced = delay if job.purpose is not Purpose.ROBOTS else 0.0
        paced = max(paced + pace.added_seconds, self._crawl_delays.get(job.host, 0.0))
        began = exchange.sent_at or exchange.started_at
        return max(began.timestamp() + paced, now.timestamp() + (rest or 0.0))

    # Following

    async def _answered(self, job: Job, answer: Answer, content: Content) -> None:
        asked = self._asked[job.key]
        asked.answer = answer
        if job.purpose is Purpose.ROBOTS:
            asked.rules = content.data
        self._answers_held.append(job.key)
        if len(self._answers_held) > ANSWERS_HELD:
            del self._asked[self._answers_held.popleft()]
        chains, asked.chains = asked.chains, []
        for chain in chains:
            await self._go_on(chain, asked, content.data)

    async def _go_on(self, chain: _Chain, asked: _Asked, content: bytes | None) -> None:
        """Follow a chain through the answers that are there, to a URL that was not asked for yet, or to its end."""
        max_redirects = self._policy.settings_for(chain.start).max_redirects
        if chain.purpose is Purpose.ROBOTS:
            max_redirects = min(max_redirects, robots.MAX_REDIRECTS)
        assert asked.answer is not None
        chain.answers.append(asked.answer)
        following = next_request(chain.hops, max_redirects)
        if following is not None:
            await self._ask_next(chain, following.url, following.cookies)
        elif chain.purpose is Purpose.ROBOTS:
            await self._learn_rules(chain, asked.rules)
        elif chain.purpose is Purpose.ARTICLE:
            await self._read_fetched(chain, content)
        elif chain.purpose is Purpose.PROBE:
            probe = self._probes[self._place_of_probe[chain.start]]
            probe.hops = chain.hops
            for target in probe.waiting:
                await self._judge(target, probe.hops)
            probe.waiting.clear()
        elif chain.target is not None and chain.judged:
            chain.target.answers = tuple(chain.answers)
            await self._judge_or_probe(chain.target)

    async def _learn_rules(self, chain: _Chain, body: bytes) -> None:
        name = urls.address(chain.start).origin
        origin = self._origins[name]
        origin.rules, origin.failure = rules_of(chain.start, chain.hops[-1], body)
        if self._kept is not None:
            await self._kept.keep_rules(name, origin.rules, origin.failure)
        for job in origin.waiting:
            self._hosts.put(job)
        origin.waiting.clear()

    # Judging

    async def _judge_or_probe(self, target: Target) -> None:
        """Judge a target, or have a neighbour of it asked for first that cannot be there."""
        hops = [answer.hop for answer in target.answers]
        wanted = self.options.probes and probe_wanted(hops, target.called)
        sibling = sibling_of(target.url, str(self._began)) if wanted else None
        if sibling is None:
            await self._judge(target, None)
            return
        probe = self._probes.get(sibling.place)
        if probe is None:
            probe = self._probes[sibling.place] = _Probe()
            self._place_of_probe[sibling.url] = sibling.place
            await self._begin_chain(_Chain(Purpose.PROBE, sibling.url))
        if probe.hops is not None:
            await self._judge(target, probe.hops)
        else:
            probe.waiting.append(target)

    async def _judge_without_probes(self) -> None:
        """Judge the targets whose neighbours could not be asked for in time."""
        for probe in self._probes.values():
            for target in probe.waiting:
                await self._judge(target, None)
            probe.waiting.clear()

    async def _judge(self, target: Target, probe: Sequence[Hop] | None) -> None:
        now = self._clock.now()

        def find(history: Sequence[EarlierCheck]) -> Verdict:
            return judge(
                [answer.hop for answer in target.answers],
                history,
                max_redirects=self._policy.settings_for(target.url).max_redirects,
                confirm=self._policy.recheck.confirm,
                now=now,
                probe=probe,
                cited_as=target.called,
            )

        verdict, checks = (find(()), 1) if self._kept is None else await self._kept.judged(target, find, now)
        target.verdict = {**verdict.to_json(now), "checks": checks}
        target.hops = tuple(
            {
                "url": answer.hop.url,
                "http_status": answer.hop.http_status,
                "location": answer.hop.location or answer.hop.refresh,
            }
            for answer in target.answers
        )
        target.answers = ()
        self._judged += 1
        total = max(self._wanted, self._judged)
        self._listener.judged(target.url, verdict.status, verdict.reason, self._judged, total)

    # What is told

    def _count_what_is_left(self) -> None:
        jobs = [job for job in self._hosts.left() if job.purpose is not Purpose.PROBE]
        jobs += [job for origin in self._origins.values() for job in origin.waiting]
        reached = self._purse.used_up() or self._purses.reached
        if jobs and reached:
            self._budget_reached, self._left = reached, len(jobs)
        else:
            self._put_off = tuple(sorted({job.host for job in jobs}))
            self._outage = bool(jobs) and self._line.was_down

    def _findings(self, article: _Article) -> list[Finding]:
        return [self._finding(article, item) for item in article.citations]

    def _finding(self, article: _Article, item: PlannedCitation) -> Finding:
        citation, target = item.citation, article.targets.get(item.citation.id)
        line = article.lines.get(citation.ordinal)
        if target is None:
            verdict = item.verdict or Verdict(Status.PENDING, Reason.NOT_TRIED)
            said = {**verdict.to_json(article.read_at), "checks": 0}
            return Finding(article.id, citation, said, (), line)
        if target.verdict is None:
            pending = Verdict(Status.PENDING, Reason.NOT_TRIED, confidence=0.0).to_json(None)
            return Finding(article.id, citation, {**pending, "checks": 0}, (), line)
        verdict_said = target.verdict
        part = target.parts.get(citation.fragment) if citation.fragment else None
        if part is not None and verdict_said["status"] == Status.LIVE:
            verdict_said = {**verdict_said, "evidence": {**verdict_said["evidence"], "fragment": part}}
        return Finding(article.id, citation, verdict_said, target.hops, line)

    def _summary(self, article: _Article, findings: Sequence[Finding]) -> ArticleSummary:
        by_status = Counter(found.status.value for found in findings if found.citation.role.cited)
        return ArticleSummary(article.id, article.source, article.title, by_status.total(), 0, dict(by_status))


def _key(chain: _Chain, url: str, cookies: str) -> str:
    """Return what a URL's answer is known by; where fragments are looked for, it is that chain's alone."""
    key = key_of(url, chain.purpose, cookies)
    return f"{key} {chain.number}" if chain.fragments else key


def _shows_a_page(hop: Hop) -> bool:
    return hop.http_status is not None and 200 <= hop.http_status < 300 and hop.failure is None
