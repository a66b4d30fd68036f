"""What is told of a run while it works: a live bar on a terminal, plain lines elsewhere."""

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from crawler.cli import terminal
from crawler.engine.options import Listener, Silent
from crawler.manifest.summary import ArticleSummary
from crawler.vocabulary import Reason, Status

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

_TITLE_CHARACTERS = 80

NAMED_ARTICLES = 20
"""So many are named one by one."""

EVERY_SECONDS = 15.0
"""Between two lines on how far a run is, where there is no terminal: a log should show that it goes on."""


@contextlib.contextmanager
def listening(*, quiet: bool, verdicts: bool) -> Iterator[Listener]:
    """Yield a listener that tells of a run on standard error; with ``verdicts``, a line for each."""
    if quiet:
        yield Silent()
    elif terminal.is_live():
        with _live(verdicts=verdicts) as listener:
            yield listener
    else:
        plain = Lines(verdicts=verdicts)
        yield plain
        plain.sum_up()


class Lines:
    """A listener that writes plain lines."""

    def __init__(self, *, verdicts: bool) -> None:
        """Write a line for each verdict too where ``verdicts`` asks for it."""
        self._verdicts = verdicts
        self._began = self._told = monotonic()
        self._articles = self._targets = self._held = 0
        self._by_status: Counter[str] = Counter()

    def article_read(self, article: ArticleSummary) -> None:
        """Name the article."""
        self._articles += 1
        _name(article, self._articles, named=self._verdicts)

    def planned(self, targets: int, held: int) -> None:
        """Keep the counts for the summary."""
        self._targets, self._held = targets, held

    def judged(self, url: str, status: Status, reason: Reason, done: int, total: int) -> None:
        """Count a verdict, and say now and then how many there are."""
        self._by_status[status] += 1
        if self._verdicts:
            terminal.progress(_verdict(url, status, reason, f"[{done}/{total}] "))
        elif monotonic() - self._told >= EVERY_SECONDS and done < total:
            self._told = monotonic()
            terminal.progress(f"[{done}/{total}] {_states(self._by_status)}")

    def notice(self, message: str) -> None:
        """Pass it on."""
        terminal.say(message)

    def sum_up(self) -> None:
        """Write the last line; none where nothing was to be done, since the reason for that is told already."""
        if not self._articles and not self._targets:
            return
        judged = self._by_status.total()
        held = f", {self._held} judged before" if self._held else ""
        states = f": {_states(self._by_status)}" if judged else ""
        within = f" in {self._articles} articles" if self._articles > NAMED_ARTICLES else ""
        seconds = monotonic() - self._began
        terminal.progress(f"{judged} of {self._targets} targets{within} judged{held}{states}; {seconds:.1f} s")


class Bar:
    """A listener that draws a bar, with lines above it for what is worth keeping in view."""

    def __init__(self, progress: "Progress", *, verdicts: bool) -> None:
        """Draw on a bar that is shown already."""
        self._progress = progress
        self._verdicts = verdicts
        self._articles = 0
        self._by_status: Counter[str] = Counter()
        self._task = progress.add_task("reading", total=None)

    def article_read(self, article: ArticleSummary) -> None:
        """Name the article above the bar."""
        self._articles += 1
        _name(article, self._articles, named=self._verdicts)

    def planned(self, targets: int, held: int) -> None:  # noqa: ARG002 - what is held takes no time
        """Make the bar as long as there are targets."""
        self._progress.update(self._task, total=targets, description="fetching")

    def judged(self, url: str, status: Status, reason: Reason, done: int, total: int) -> None:
        """Move the bar on."""
        self._by_status[status] += 1
        if self._verdicts:
            terminal.progress(_verdict(url, status, reason))
        self._progress.update(self._task, completed=done, total=total, description=_states(self._by_status))

    def notice(self, message: str) -> None:
        """Say it above the bar."""
        terminal.say(message)


@contextlib.contextmanager
def _live(*, verdicts: bool) -> Iterator[Bar]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    # What others write to standard error meanwhile is shown above the bar; standard output is left alone.
    with Progress(
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=steady_console(),
        transient=True,
        redirect_stdout=False,
    ) as progress:
        yield Bar(progress, verdicts=verdicts)


def steady_console() -> "Console":
    """Return a console on standard error for a bar."""
    from rich.console import Console

    class Steady(Console):
        """Goes silent when its terminal is gone, where Rich would end the process with 1."""

        def on_broken_pipe(self) -> None:
            self.quiet = True

    return Steady(stderr=True, markup=False, highlight=False, emoji=False)


def _name(article: ArticleSummary, number: int, *, named: bool) -> None:
    """Name an article, unless many were and not all are to be ``named``: nobody reads a list of thousands."""
    if number <= NAMED_ARTICLES or named:
        terminal.progress(_about(article))
    elif number == NAMED_ARTICLES + 1:
        terminal.progress("… and more, which are counted; -v names them all")


def _about(article: ArticleSummary) -> str:
    named = terminal.plain(article.title or article.source, _TITLE_CHARACTERS)
    return f"{named}: {article.citations} citation{'' if article.citations == 1 else 's'}"


def _verdict(url: str, status: Status, reason: Reason, place: str = "") -> str:
    return f"{place}{status} {reason} {terminal.plain(url, terminal.URL_CHARACTERS)}"


def _states(by_status: Mapping[str, int]) -> str:
    return ", ".join(f"{by_status[status]} {status}" for status in Status if by_status.get(status))
