"""What a check found, sorted and judged by what the caller asked it to fail on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crawler.cli import outcomes, terminal
from crawler.reporting import wording
from crawler.vocabulary import ALLOWED_REASONS, Reason, Status

if TYPE_CHECKING:
    from crawler.checking import Finding, Found
    from crawler.engine.options import Summary
    from crawler.manifest.summary import ArticleSummary

ORDER = (
    Status.DEAD, Status.LOST, Status.SUSPECT, Status.BLOCKED, Status.PENDING, Status.LIVE, Status.EXCLUDED
)  # fmt: skip
"""What needs attention first."""

FRAGMENT = "fragment"
"""What a caller says to fail on links whose fragment points at nothing in their page."""

NEEDS_MENDING = frozenset({Status.DEAD, Status.LOST})
"""What is reported as wrong where nobody said what is."""

KEYS = (
    "article", "source", "title", "citation", "line", "ordinal", "role", "text", "href", "target", "status", "reason",
    "why", "part_found", "confidence", "checked_at", "checks", "http_status", "final_url", "moved_to", "failed",
)  # fmt: skip
"""What is said of a link, in the data formats."""


@dataclass(frozen=True, slots=True)
class FailOn:
    """What a check is to fail on: statuses, reasons, and pairs of both."""

    statuses: frozenset[Status] = frozenset()
    reasons: frozenset[Reason] = frozenset()
    pairs: frozenset[tuple[Status, Reason]] = frozenset()
    parts: bool = False
    """Fragments that point at nothing in their pages, too."""

    @classmethod
    def parse(cls, text: str) -> "FailOn":
        """Read a list like ``dead,lost,http-403,suspect/timeout``.

        :raises WrongUsage: when a word of it is no status and no reason, or no status has such a reason.
        """
        statuses, reasons, pairs, parts = set[Status](), set[Reason](), set[tuple[Status, Reason]](), False
        for word in filter(None, (part.strip().lower() for part in text.split(","))):
            first, slash, second = word.partition("/")
            if slash:
                pairs.add(_pair(first, second))
            elif word in set(Status):
                statuses.add(Status(word))
            elif word == FRAGMENT:
                parts = True
            else:
                reasons.add(_reason(word, [*Status, FRAGMENT, *Reason]))
        if not (statuses or reasons or pairs or parts):
            raise outcomes.WrongUsage("--fail-on: name what to fail on, as in `--fail-on dead,lost`")
        return cls(frozenset(statuses), frozenset(reasons), frozenset(pairs), parts)

    def meets(self, found: "Finding") -> bool:
        """Whether a link is among those to fail on."""
        status, reason = found.status, Reason(found.verdict["reason"])
        by_verdict = status in self.statuses or reason in self.reasons or (status, reason) in self.pairs
        return by_verdict or (self.parts and found.part is not None)


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """One cited link as a check reports it."""

    source: str
    title: str | None
    finding: "Finding"
    failed: bool
    """It is one that the caller fails on."""

    @property
    def status(self) -> Status:
        """The status of its verdict."""
        return self.finding.status

    @property
    def is_left_out(self) -> bool:
        """Whether it is excluded, and not for where a server sent its reader."""
        return self.status is Status.EXCLUDED and all(hop["http_status"] is None for hop in self.finding.hops)

    @property
    def state(self) -> str:
        """Status and reason: ``dead http-404``."""
        return f"{self.status} {self.finding.verdict['reason']}"

    @property
    def headline(self) -> str:
        """What is to be said of it in two words or three: its state, or that its page lacks the part it points at."""
        return "live, but no such part" if self.finding.part is not None else self.state

    @property
    def why(self) -> str:
        """The reason in words."""
        return wording.why(self.finding.verdict, self.finding.moved_to)

    @property
    def text(self) -> str:
        """The link's own words."""
        return self.finding.citation.text

    @property
    def target(self) -> str:
        """The URL that it names, as it is written where that is none."""
        return self.finding.citation.target or self.finding.citation.href

    @property
    def name(self) -> str:
        """Its words and what it names: ``“a page” https://example.org/``."""
        words = terminal.plain(self.text, terminal.TEXT_CHARACTERS)
        return f"“{words}” {self.target}" if words else self.target

    @property
    def place(self) -> str:
        """Where it stands: ``line 12``, or ``link 5`` where the line is not known."""
        line = self.finding.line
        return f"line {line}" if line is not None else f"link {self.finding.citation.ordinal + 1}"

    def flat(self) -> dict[str, Any]:
        """Return what there is to say, under :data:`KEYS`."""
        citation, verdict = self.finding.citation, self.finding.verdict
        evidence = verdict["evidence"]
        return {
            "article": self.finding.article_id,
            "source": self.source,
            "title": self.title,
            "citation": citation.id,
            "line": self.finding.line,
            "ordinal": citation.ordinal,
            "role": citation.role.value,
            "text": citation.text,
            "href": citation.href,
            "target": citation.target,
            "status": verdict["status"],
            "reason": verdict["reason"],
            "why": self.why,
            "part_found": evidence.get("fragment", {}).get("found"),
            **{key: verdict[key] for key in ("confidence", "checked_at", "checks")},
            "http_status": evidence.get("http_status"),
            "final_url": evidence.get("final_url"),
            "moved_to": self.finding.moved_to,
            "failed": self.failed,
        }


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article and its cited links, what needs attention first."""

    summary: "ArticleSummary"
    links: tuple[CheckedLink, ...]

    @property
    def name(self) -> str:
        """What it is called in a report: its source, and its title."""
        source = source_name(self.summary.source)
        return f"{source}: {self.summary.title}" if self.summary.title else source


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check found."""

    summary: "Summary"
    articles: tuple[CheckedArticle, ...]
    fail_on: FailOn | None
    left_out: int = 0
    """How many links are not shown."""

    @property
    def links(self) -> Iterator[CheckedLink]:
        """Every cited link of every article."""
        return (link for article in self.articles for link in article.links)

    @property
    def failed(self) -> int:
        """How many links the caller fails on."""
        return sum(link.failed for link in self.links)

    def by_status(self) -> Mapping[str, int]:
        """Return the count of links a status, in the order of what needs attention."""
        counted = Counter(link.status for link in self.links)
        return {status.value: counted[status] for status in ORDER if counted[status]}

    def of_the_web(self) -> "Checked":
        """Return it without the links that nothing was asked for, since they are no pages of the web or left out."""
        articles = (
            CheckedArticle(one.summary, tuple(link for link in one.links if not link.is_left_out))
            for one in self.articles
        )
        left_out = sum(link.is_left_out for link in self.links)
        return Checked(self.summary, tuple(articles), self.fail_on, left_out)


def checked(found: "Found", fail_on: FailOn | None) -> Checked:
    """Sort what a check found by article and need of attention."""
    articles = (_article(one, found.findings[one.id], fail_on) for one in found.summary.articles)
    return Checked(found.summary, tuple(articles), fail_on)


def source_name(source: str) -> str:
    """Return what a source is called in a report."""
    return "standard input" if source == "-" else source


def _article(article: "ArticleSummary", findings: "Iterable[Finding]", fail_on: FailOn | None) -> CheckedArticle:
    cited = [found for found in findings if found.citation.role.cited]
    links = [CheckedLink(article.source, article.title, found, _is_wrong(found, fail_on)) for found in cited]
    return CheckedArticle(article, tuple(sorted(links, key=_need)))


def _need(link: CheckedLink) -> tuple[int, bool]:
    """Return what links are sorted by: their status, and before others that live, those whose part is missing."""
    return ORDER.index(link.status), link.finding.part is None


def _is_wrong(found: "Finding", fail_on: FailOn | None) -> bool:
    if fail_on is None:
        return found.status in NEEDS_MENDING
    return fail_on.meets(found)


def _pair(first: str, second: str) -> tuple[Status, Reason]:
    if first not in set(Status):
        raise _unknown(first, list(Status))
    status, reason = Status(first), _reason(second, list(Reason))
    if reason not in ALLOWED_REASONS[status]:
        raise outcomes.WrongUsage(f"--fail-on: no link is {status} for {reason}; its reason is {_listed(status)}")
    return status, reason


def _reason(word: str, known: list[str]) -> Reason:
    if word not in set(Reason):
        raise _unknown(word, known)
    return Reason(word)


def _unknown(word: str, known: list[str]) -> outcomes.WrongUsage:
    from crawler.policy.problems import choose_from, shown

    return outcomes.WrongUsage(f"--fail-on: {shown(word)} is unknown; {choose_from(word, [str(one) for one in known])}")


def _listed(status: Status) -> str:
    from crawler.policy.problems import alternatives

    return alternatives([reason.value for reason in Reason if reason in ALLOWED_REASONS[status]])
