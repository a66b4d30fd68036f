"""``evercite check``: judge the citations of some articles and keep no copies."""

import contextlib
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.cli import outcomes, runs, terminal
from crawler.cli.invocation import Invocation, command
from crawler.engine import garbage

if TYPE_CHECKING:
    from datetime import timedelta

    from crawler.cli.checked import Checked

EXAMPLES = """\b
Examples:
  evercite check article.md
  evercite check docs --no-store --fail-on dead,lost           for CI: nothing is left behind
  evercite check page.html --fail-on dead/http-404,redirect-loop,fragment
  evercite check docs/*.md --format github                     annotations beside the lines
  evercite check docs/*.md --format junit > links.xml
  evercite check article.md --json | jq '.articles[].links[] | select(.moved_to)'
  evercite check article.md --max-age 1d                       ask nothing that was judged today

\b
What --fail-on takes, and how a link can be:
  live      it answers, or redirects to a page that does
  dead      it is gone: http-404, soft-404 (an error page as if all were well), parked, redirected-home, …
  suspect   it fails, and may come back: http-5xx, timeout, dns, refused, tls, …
  blocked   we may not look, and a reader may: robots, http-401, http-403, login, paywall, challenge, …
  lost      the link names no target
  pending   it was not asked for, since time or budget ran out or its site asks for more time
  excluded  it is no page of the web, or left out by the policy
  fragment  its page has no such #part
Exit codes: 0 done, 1 --fail-on found something, 2 wrong usage, 3 a source could not be read, 5 the budget ran out.

\b
Every link is asked for anew. It is judged as `evercite archive` judges it, by its headers and the beginning
of its page; verdicts go into the history of the store, so that a failure that may pass is dead after three
checks, days apart. With --no-store there is no history, and such a failure stays suspect.
"""


class Format(StrEnum):
    """How what was found is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    JUNIT = "junit"
    GITHUB = "github"


@command
def check(
    invocation: Invocation,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="URLs, files (HTML, PDF, Word, EPUB, Markdown and more), folders of such files, or - for standard "
            "input.",
        ),
    ],
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="LIST",
            help="End with 1 when a citation is so: statuses, reasons, status/reason, or fragment for a #part that its "
            "page does not have; with commas between.",
        ),
    ] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="How to report. [default: table, json with --json]")
    ] = None,
    no_store: Annotated[
        bool, typer.Option("--no-store", help="Write nothing to any file, and know nothing of earlier checks.")
    ] = False,
    max_age: Annotated[
        str | None,
        typer.Option("--max-age", metavar="DURATION", help="Take verdicts of the store that are not older, as in 12h."),
    ] = None,
    no_probe: Annotated[
        bool,
        typer.Option(
            "--no-probe",
            help="Ask no site for a page that it cannot have: a request less of most, and error pages that look like "
            "others pass for living.",
        ),
    ] = False,
    contact: runs.Contact = None,
    operator: Annotated[
        str | None, typer.Option(envvar="EVERCITE_OPERATOR", metavar="TEXT", help="Who runs this.")
    ] = None,
    allow_private: runs.AllowPrivate = False,
) -> int:
    """Judge every citation of each article, and keep no copies.

    A link checker that tells a page that is gone from one that does not let us look, and an error page from the page
    that it replaced.
    """
    if invocation.as_json and format_ not in (None, Format.JSON):
        raise outcomes.WrongUsage(f"--json prints one JSON document, and --format {format_} is none; leave one out")
    with garbage.not_looked_for():
        from crawler.reading import parsing
        from crawler.sources import load, with_folders

        sources = with_folders(sources)
        parsing.prepare(sources)
        parsing.begin(sources[0], load)
        from crawler import checking
        from crawler.cli import checked, progress

        wanted = checked.FailOn.parse(fail_on) if fail_on is not None else None
        age = _duration(max_age)
        policy = runs.with_flags(invocation.policy(), contact, operator, allow_private=allow_private)
    if not runs.may_ask(invocation, policy):
        return outcomes.USAGE
    store = None if no_store else invocation.store
    options = checking.Options(store, policy, tuple(sources), max_age=age, probes=not no_probe)
    with progress.listening(quiet=invocation.quiet, verdicts=invocation.verbosity > 0) as listener:
        found = checked.checked(checking.check(options, listener), wanted)
    code = outcomes.FOUND if wanted is not None and found.failed else outcomes.DONE
    # What was left undone weighs more than what was found in the rest.
    code = runs.exit_code(found.summary, "what was judged until then follows") or code
    with contextlib.suppress(terminal.ClosedPipe):
        _report(found, format_ or (Format.JSON if invocation.as_json else Format.TABLE), all_=invocation.verbosity > 0)
    return code


def _duration(text: str | None) -> "timedelta":
    from datetime import timedelta

    from crawler.policy.quantities import parse_duration

    if text is None:
        return timedelta(0)
    try:
        return parse_duration(text)
    except ValueError as error:
        raise outcomes.WrongUsage(f"--max-age: {error}") from None


def _report(found: "Checked", format_: Format, *, all_: bool) -> None:
    """Write what was found; links that are no pages of the web are for programs, or where ``all_`` is asked for."""
    from crawler.cli import check_formats, row_formats
    from crawler.cli.checked import KEYS

    shown = found if all_ else found.of_the_web()
    if format_ is Format.TABLE:
        if sys.stdout.isatty():
            terminal.render(*check_formats.parts(shown))
        else:
            terminal.emit("".join(check_formats.lines(shown)))
        return
    if format_ is Format.JSON:
        terminal.emit_json(check_formats.document(found))
        return
    flat = (link.flat() for link in found.links)
    texts: dict[Format, Callable[[], Iterable[str]]] = {
        Format.JSONL: lambda: row_formats.json_lines(flat),
        Format.CSV: lambda: row_formats.csv_table(KEYS, (one.values() for one in flat), shown=sys.stdout.isatty()),
        Format.MARKDOWN: lambda: check_formats.markdown(shown),
        Format.JUNIT: lambda: [_junit(shown)],
        Format.GITHUB: lambda: check_formats.github(shown),
    }
    for text in texts[format_]():
        terminal.emit_data(text)


def _junit(found: "Checked") -> str:
    from crawler.cli import junit

    return junit.junit(found)
