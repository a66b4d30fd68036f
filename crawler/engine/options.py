"""What a run is asked to do, what it tells on the way, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from crawler.manifest.summary import ArticleSummary
from crawler.policy import Policy
from crawler.vocabulary import Reason, Status

if TYPE_CHECKING:
    from crawler.citing import Citation
    from crawler.rechecking.choosing import Selection
    from crawler.recovering import Recovery


@dataclass(frozen=True, slots=True)
class Recovering:
    """Where lost targets are looked for, and what is done with them."""

    renditions: tuple[str, ...]
    """Sources that hold the article with its links."""
    article: str | None = None
    """The id of an article in the store, where it is not named among the sources."""
    propose_only: bool = False
    """Find targets and give none to any citation."""
    capture: bool = True
    """Fetch the article's targets too, those that were recovered among them."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do."""

    store: Path
    policy: Policy
    sources: tuple[str, ...] = ()
    again: bool = False
    """Capture anew even what the store has a standing verdict on, and read articles anew that it knows."""
    reread: bool = False
    """Read articles anew that the store knows, for what an edit has added; what has a verdict is left alone."""
    conditional: bool = False
    """Ask for what the store has a copy of only if it has changed; what has not is kept as a revisit."""
    recheck: "Selection | None" = None
    """Look again at known citations, and ask for them only if they have changed."""
    recovering: Recovering | None = None
    """Look in other renditions of the one article for the targets that it lost."""

    @property
    def fetches_targets(self) -> bool:
        """Whether what articles cite is fetched; otherwise they are only read."""
        return self.recovering is None or self.recovering.capture

    @property
    def reads_anew(self) -> bool:
        """Whether articles are read again that the store knows."""
        return self.again or self.reread


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that could not be read, and why, in one line."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """A citation that had lost its target, and what was found for it."""

    article_id: str
    citation: "Citation"
    recovery: "Recovery | None"
    applied: bool
    """Whether it has the target now; otherwise it is proposed to a person."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to."""

    articles: tuple[ArticleSummary, ...]
    unreadable: tuple[Unreadable, ...]
    warcs: tuple[str, ...]
    """Files written in this run, relative to the store."""
    seconds: float
    put_off: tuple[str, ...]
    """Hosts that ask for more time than a run waits; the same command goes on with them later."""
    interrupted: int | None
    """The number of the signal that ended it early."""
    budget_reached: str | None = None
    """What of the policy's budget was used up before all was done, such as ``10GB`` or ``2h``."""
    left: int = 0
    """URLs that are left to the next run for want of budget."""
    outage: bool = False
    """Nothing answered, and no canary either: what is put off was not judged, for our own line was down."""
    read: Mapping[str, str] = field(default_factory=dict)
    """The sources that were read, each with the id of its article."""
    recovered: tuple[Recovered, ...] = ()
    """Where targets were looked for: each citation that had none."""


class Listener(Protocol):
    """Hears of a run's progress, on the event loop's thread; must return at once."""

    def article_read(self, article: ArticleSummary) -> None:
        """Hear that an article was read and its citations were found."""

    def planned(self, targets: int, held: int) -> None:
        """Hear how many targets this run fetches so far, and how many the store has a standing verdict on."""

    def judged(self, url: str, status: Status, reason: Reason, done: int, total: int) -> None:
        """Hear a verdict on a target: the ``done``th of ``total``."""

    def notice(self, message: str) -> None:
        """Hear something that the person who runs this should know."""


class Silent:
    """A listener that tells nobody."""

    def article_read(self, article: ArticleSummary) -> None:
        """Hear nothing."""

    def planned(self, targets: int, held: int) -> None:
        """Hear nothing."""

    def judged(self, url: str, status: Status, reason: Reason, done: int, total: int) -> None:
        """Hear nothing."""

    def notice(self, message: str) -> None:
        """Hear nothing."""
