"""What a check is asked to do, and what it found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from crawler import urls
from crawler.citing import Citation
from crawler.engine.options import Summary
from crawler.policy import Policy
from crawler.vocabulary import Status

PERMANENT = frozenset({301, 308})
"""Redirects that ask for links to be changed (RFC 9110 §15.4.2, §15.4.9)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a check is asked to do."""

    store: Path | None
    """Where verdicts are kept and earlier ones found; None for nowhere."""
    policy: Policy
    sources: tuple[str, ...] = ()
    max_age: timedelta = timedelta(0)
    """A verdict of the store that is not older stands, and its target is not asked for again."""
    probes: bool = True
    """Ask hosts for pages that they cannot have, where a page alone leaves open whether it is the cited one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One link of an article and what its target turned out to be."""

    article_id: str
    citation: Citation
    verdict: Mapping[str, Any]
    """``status``, ``reason``, ``confidence``, ``checked_at``, ``checks`` and ``evidence``, as in a manifest row."""
    hops: tuple[Mapping[str, Any], ...] = ()
    """Every URL that the verdict rests on, with ``http_status`` and ``location``; empty where nothing was fetched."""
    line: int | None = None
    """Where the link is written in the article's file, from 1 on; None where that cannot be told."""

    @property
    def status(self) -> Status:
        """The status of its verdict."""
        return Status(self.verdict["status"])

    @property
    def part(self) -> str | None:
        """What the link's fragment points at, where its page does not have that; None otherwise."""
        sought = self.verdict["evidence"].get("fragment")
        return str(sought["part"]) if sought is not None and sought["found"] is False else None

    @property
    def moved_to(self) -> str | None:
        """The URL that a living link should name from now on; None unless all its redirects say that they are for good.

        The link's own fragment goes along (RFC 9110 §10.2.2).
        """
        before = self.hops[:-1]
        if not before or self.status is not Status.LIVE or any(hop["http_status"] not in PERMANENT for hop in before):
            return None
        final, fragment = str(self.hops[-1]["url"]), self.citation.fragment
        moved = final if fragment is None else f"{final}#{fragment}"
        return None if self.citation.target is None or urls.same_page(moved, self.citation.target) else moved


@dataclass(frozen=True, slots=True)
class Found:
    """What a check came to."""

    summary: Summary
    findings: Mapping[str, tuple[Finding, ...]]
    """Of every link of each article, by the article's id."""
