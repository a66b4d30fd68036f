"""``evercite watch``: follow what a policy watches, for years."""

import contextlib
import json
import signal
import threading
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.cli import outcomes, runs, terminal, upload
from crawler.cli.invocation import Invocation, command
from crawler.cli.outcomes import WrongUsage
from crawler.plain_text import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.policy import Policy
    from crawler.watching.watcher import Round, Watcher

EXAMPLES = """\b
Examples:
  evercite watch                             follow the feeds of policies/default.yaml, until it is stopped
  evercite watch --once                      one round; for cron and systemd timers
  evercite watch --policy newsroom.yaml --health /run/evercite/health.json
  evercite status                            what is watched, what is due, what fails

\b
What is watched stands in the policy:
  watch:
    - feed: https://example.org/feed.xml     # or sitemap:, page: with links:, folder:
      within: 1h                             # an article is found so soon after its publication

\b
A round reads what is new, looks again at citations that are due, and tells what has changed. SIGTERM ends it
within moments and leaves a sound store; SIGHUP has the policy read again.
"""

LONGEST_SLEEP_SECONDS = 60.0
"""The time of day is looked at again so often, so that a clock that is set, or a machine that slept, is noticed."""


@command
def watch(
    invocation: Invocation,
    once: Annotated[bool, typer.Option("--once", help="End after one round.")] = False,
    health: Annotated[
        Path | None,
        typer.Option("--health", metavar="FILE", help="After each round, write to this file how it went, as JSON."),
    ] = None,
    contact: runs.Contact = None,
    operator: runs.Operator = None,
    allow_private: runs.AllowPrivate = False,
) -> int:
    """Keep what new articles cite, and look again at what older ones did, round by round."""

    def policy() -> "Policy":
        chosen = runs.with_flags(invocation.policy(), contact, operator, allow_private=allow_private)
        if not chosen.watch:
            raise WrongUsage(f"{chosen.file or 'the policy'} watches nothing; add a feed under `watch:`")
        return chosen

    if not runs.may_ask(invocation, policy()):
        return outcomes.USAGE
    with _Signals() as signals:
        return _Resident(invocation, policy(), health).work(policy, signals, once=once)


class _Signals:
    """SIGHUP as a wish to read the policy again; it ends a sleep."""

    def __init__(self) -> None:
        self._hung_up = threading.Event()

    def __enter__(self) -> "_Signals":
        with contextlib.suppress(ValueError, AttributeError):  # not the main thread, or no such signal here
            self._before = signal.signal(signal.SIGHUP, self._hang_up)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ValueError, AttributeError):
            signal.signal(signal.SIGHUP, self._before)

    def _hang_up(self, _number: int, _frame: FrameType | None) -> None:
        self._hung_up.set()

    def hung_up(self) -> bool:
        """Return whether the policy is to be read again, once for each wish."""
        asked = self._hung_up.is_set()
        self._hung_up.clear()
        return asked

    def sleep(self, seconds: float) -> None:
        """Sleep, at most so long and until SIGHUP."""
        self._hung_up.wait(min(max(seconds, 0.0), LONGEST_SLEEP_SECONDS))


class _Resident:
    """Makes rounds, and tells of each."""

    def __init__(self, invocation: Invocation, policy: "Policy", health: Path | None) -> None:
        self._invocation = invocation
        self._policy = policy
        self._health = health

    def work(self, policy: "Callable[[], Policy]", signals: _Signals, *, once: bool) -> int:
        """Make rounds until a signal ends the process, or one with ``once``, and return the exit code."""
        from crawler.errors import StoreLocked

        while True:
            watcher = self._watcher()
            try:
                done = watcher.round()
            except StoreLocked as error:
                if once:
                    raise
                terminal.say(f"{error}; trying again in a minute")
                signals.sleep(LONGEST_SLEEP_SECONDS)
                continue
            # A run takes SIGTERM for itself, and leaves it with what it does to any process.
            outcomes.heed_termination()
            code = self._told(done, watcher.next_due(), once=once)
            if done.summary is not None and done.summary.interrupted is None:
                _, code = upload.after_run(self._invocation, self._policy, code)
            if done.summary is not None and done.summary.interrupted is not None:
                return outcomes.interrupted(done.summary.interrupted)
            if once:
                return code
            due = watcher.next_due()
            while (left := due - _now()) > 0:
                signals.sleep(left)
                if signals.hung_up():
                    self._read_again(policy)
                    break

    def _read_again(self, policy: "Callable[[], Policy]") -> None:
        """Go on with the policy as it is now, unless it cannot be read."""
        from crawler.policy import PolicyError

        try:
            self._policy = policy()
        except (PolicyError, WrongUsage) as error:
            terminal.say(f"{error}; going on with the policy as it was")
        else:
            terminal.say("the policy was read again")

    def _watcher(self) -> "Watcher":
        from crawler.watching.watcher import Watcher

        quiet = self._invocation.quiet
        return Watcher(self._invocation.store, self._policy, teller=None if quiet else _Lines())

    def _told(self, done: "Round", next_due: float, *, once: bool) -> int:
        """Tell of a round on the screen, by the hook and in the health file, and return the exit code."""
        from crawler.watching.telling import run_hook, sentences

        document = _document(done, next_due)
        if self._policy.tell.hook and done.news:
            failed = run_hook(self._policy.tell.hook, json.dumps(done.news.document()).encode())
            if failed is not None:
                terminal.say(failed)
        with contextlib.suppress(terminal.ClosedPipe):
            if self._invocation.as_json:
                terminal.emit(json.dumps(document, ensure_ascii=False) + "\n")
            else:
                for line in (*sentences(done.news.document()), _summed_up(done, next_due, once=once)):
                    terminal.emit(terminal.plain(line) + "\n")
        if self._health is not None:
            _write_health(self._health, document)
        summary = done.summary
        if summary is not None and summary.budget_reached is not None:
            return outcomes.BUDGET
        failed_sources = done.failed or (summary is not None and (summary.unreadable or summary.outage))
        return outcomes.UNREADABLE if failed_sources else outcomes.DONE


class _Lines:
    """Says on standard error which listings had news, and which could not be read."""

    def asked(self, address: str, found: int | None, error: str | None) -> None:
        """Say what came of a listing."""
        if error is not None:
            terminal.say(f"{terminal.plain(address)}: {terminal.plain(error)}")
        elif found:
            terminal.progress(terminal.plain(f"{address}: {found} new or edited"))


def _document(done: "Round", next_due: float) -> dict[str, Any]:
    from datetime import UTC, datetime

    from crawler.cli import documents
    from crawler.times import stamp

    return {
        "began": stamp(done.began),
        "ended": stamp(datetime.now(UTC)),
        "next_due": stamp(datetime.fromtimestamp(next_due, UTC)),
        "listings_asked": done.asked,
        "listings_failed": dict(done.failed),
        "found": done.found,
        "run": documents.document(done.summary) if done.summary is not None else None,
        "news": done.news.document(),
    }


def _summed_up(done: "Round", next_due: float, *, once: bool) -> str:
    read = len(done.summary.read) if done.summary is not None else 0
    return (
        f"{done.began:%Y-%m-%d %H:%M} {counted(done.asked, 'listing')} asked, {len(done.failed)} failed; "
        f"{counted(read, 'article')} read; {_when(next_due, once=once)}"
    )


def _when(next_due: float, *, once: bool) -> str:
    """Return when there is more to do, which after the only round is for somebody else to begin."""
    from datetime import UTC, datetime, timedelta

    now = datetime.now(UTC)
    if next_due <= now.timestamp():
        return "more is due already: run it again" if once else "the next round begins at once"
    # The first minute that finds something to do when it begins.
    due = datetime.fromtimestamp(next_due, UTC) + timedelta(seconds=59)
    day = "" if due.date() == now.date() else f"{due:%Y-%m-%d} "
    return f"{'more is due' if once else 'next round'} at {day}{due:%H:%M} UTC"


def _write_health(path: Path, document: dict[str, Any]) -> None:
    from crawler.recording.files import write_whole

    try:
        write_whole(path, json.dumps(document, ensure_ascii=False).encode() + b"\n")
    except OSError as error:
        terminal.say(f"{path}: the health file cannot be written: {error.strerror or error}")


def _now() -> float:
    import time

    return time.time()
