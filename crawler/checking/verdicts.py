"""Verdicts on targets, and the made-up neighbours that some of them wait for."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crawler.checking.chains import Chain
from crawler.checking.options import Options
from crawler.checking.targets import Target
from crawler.engine.clock import Clock
from crawler.manifest.jobs import Purpose

if TYPE_CHECKING:
    from crawler.checking.keeping import Kept
    from crawler.judging import Check as EarlierCheck
    from crawler.judging import Hop, Verdict


@dataclass(slots=True, eq=False)
class _Probe:
    """A made-up neighbour of some targets."""

    hops: "list[Hop] | None" = None
    waiting: list[Target] = field(default_factory=list)


class Verdicts:
    """The verdicts of one check."""

    def __init__(
        self,
        options: Options,
        clock: Clock,
        begin: Callable[[Chain], Awaitable[None]],
        told: "Callable[[Target, Verdict], None]",
        kept: "Kept | None",
    ) -> None:
        """``begin`` the chains of neighbours, and have each verdict ``told``."""
        self._policy = options.policy
        self._probes_wanted = options.probes
        self._clock = clock
        self._seed = str(clock.seconds())
        self._begin = begin
        self._told = told
        self._kept = kept
        self._probes: dict[str, _Probe] = {}
        self._place_of_probe: dict[str, str] = {}

    async def find(self, target: Target) -> None:
        """Judge a target, or have a neighbour of it asked for first that cannot be there."""
        from crawler.judging.probing import probe_wanted
        from crawler.judging.siblings import sibling_of

        hops = [answer.hop for answer in target.answers]
        wanted = self._probes_wanted and probe_wanted(hops, target.called)
        sibling = sibling_of(target.url, self._seed) if wanted else None
        if sibling is None:
            await self._judge(target, None)
            return
        probe = self._probes.get(sibling.place)
        if probe is None:
            probe = self._probes[sibling.place] = _Probe()
            self._place_of_probe[sibling.url] = sibling.place
            await self._begin(Chain(Purpose.PROBE, sibling.url))
        if probe.hops is not None:
            await self._judge(target, probe.hops)
        else:
            probe.waiting.append(target)

    async def probed(self, chain: Chain) -> None:
        """Judge the targets that waited for a neighbour."""
        probe = self._probes[self._place_of_probe[chain.start]]
        probe.hops = chain.hops
        await self._judge_all(probe)

    async def find_rest(self) -> None:
        """Judge the targets whose neighbours could not be asked for in time."""
        for probe in tuple(self._probes.values()):
            await self._judge_all(probe)

    async def _judge_all(self, probe: _Probe) -> None:
        for target in probe.waiting:
            await self._judge(target, probe.hops)
        probe.waiting.clear()

    async def _judge(self, target: Target, probe: "Sequence[Hop] | None") -> None:
        from crawler.judging import judge

        now = self._clock.now()

        def find(history: "Sequence[EarlierCheck]") -> "Verdict":
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
        self._told(target, verdict)
