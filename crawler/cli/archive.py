"""``evercite archive``: keep every citation of some articles."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer

from crawler.cli import outcomes, runs, terminal, upload
from crawler.cli.invocation import Invocation, command

if TYPE_CHECKING:
    from rich.console import RenderableType

    from crawler.archiving import Options, Summary
    from crawler.engine.options import Recovering

EXAMPLES = """\b
Examples:
  evercite archive https://example.org/news/article
  evercite archive saved/*.html --store warcs
  curl -s https://example.org/a | evercite archive -
  evercite archive paper.pdf notes.docx refs.bib
  evercite archive 'crawl.warc.gz#https://example.org/a'     a page in an archive
  evercite archive article.html --dry-run     show its links and their roles, fetch nothing
  evercite archive article.html --again       capture anew what the store holds already
  evercite archive article.html --json | jq '.articles[].by_status'

\b
The same command run again goes on where it stopped, and asks nothing twice that has its verdict.
"""


@command
def archive(
    invocation: Invocation,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="URLs, files (HTML, PDF, Word, EPUB, Markdown and more), or - for standard input."
        ),
    ],
    contact: runs.Contact = None,
    operator: runs.Operator = None,
    again: Annotated[
        bool, typer.Option("--again", help="Capture anew what the store holds, and read its articles anew.")
    ] = False,
    recover_from: Annotated[
        list[str] | None,
        typer.Option(
            "--recover-from",
            metavar="SOURCE",
            help="A file or URL of the one article with its links, for targets that it lost; may be repeated.",
        ),
    ] = None,
    allow_private: runs.AllowPrivate = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read files and show their citations; fetch and keep nothing.")
    ] = False,
) -> int:
    """Keep every citation of each article, and judge every link.

    Each cited page goes into WARC files exactly as it was served, and the manifest maps each citation to its copy and
    to the state of its link.
    """
    from crawler.reading import parsing
    from crawler.sources import load

    # The first article is read while this process gets ready.
    parsing.prepare(sources)
    parsing.begin(sources[0], load)
    policy = runs.with_flags(invocation.policy(), contact, operator, allow_private=allow_private)
    from crawler.archiving import Options

    asked = _recovering(sources, recover_from, dry_run=dry_run) if recover_from else None
    options = Options(invocation.store, policy, tuple(sources), again=again, recovering=asked)
    return _plan(invocation, options) if dry_run else run(invocation, options)


def _recovering(sources: Sequence[str], renditions: Sequence[str], *, dry_run: bool) -> "Recovering":
    from crawler.cli.recovered import distinct
    from crawler.engine.options import Recovering

    if len(sources) != 1:
        raise outcomes.WrongUsage("--recover-from: it is of one article; name one SOURCE at a time")
    if dry_run:
        raise outcomes.WrongUsage("--recover-from: a dry run changes nothing; see `evercite recover --propose-only`")
    return Recovering(distinct(renditions, sources[0]))


def _plan(invocation: Invocation, options: "Options") -> int:
    from crawler import archiving
    from crawler.cli import plans

    planned, unreadable = archiving.plan(options)
    for failure in unreadable:
        terminal.say(failure.message)
    for article in planned:
        for warning in article.document.warnings:
            terminal.say(f"{article.source}: {warning}")
    if invocation.as_json:
        terminal.emit_json(plans.document(planned, unreadable))
    else:
        terminal.render(*plans.parts(planned))
    return outcomes.UNREADABLE if unreadable else outcomes.DONE


class Report(Protocol):
    """Tells what a run came to."""

    def document(self, summary: "Summary") -> dict[str, Any]:
        """Return it as ``--json`` prints it."""

    def parts(self, summary: "Summary") -> "Iterator[RenderableType]":
        """Yield what a person is told."""


class _Kept:
    """Tells of the articles that a run kept."""

    def __init__(self, options: "Options", store: Path) -> None:
        self._recovering = options.recovering is not None
        self._store = store

    def document(self, summary: "Summary") -> dict[str, Any]:
        from crawler.cli import documents, recovered

        return documents.document(summary) | (recovered.document(summary) if self._recovering else {})

    def parts(self, summary: "Summary") -> "Iterator[RenderableType]":
        from crawler.cli import recovered, summaries

        if self._recovering and summary.articles:
            yield from recovered.parts(summary)
            yield ""
        yield from summaries.parts(summary, self._store)


def _asks_sites(options: "Options") -> bool:
    """Whether anything is fetched at all."""
    from crawler import sources

    named = (*options.sources, *(options.recovering.renditions if options.recovering is not None else ()))
    return options.fetches_targets or any(sources.is_url(name) for name in named)


def run(invocation: Invocation, options: "Options", report: Report | None = None) -> int:
    """Archive, show the progress and what came of it, and return the exit code."""
    from crawler import archiving
    from crawler.cli import progress

    report = report or _Kept(options, invocation.store)
    if _asks_sites(options) and not runs.may_ask(invocation, options.policy):
        return outcomes.USAGE
    with progress.listening(quiet=invocation.quiet, verdicts=invocation.verbosity > 0) as listener:
        summary = archiving.archive(options, listener)
    code = runs.exit_code(summary)
    document = report.document(summary)
    # The work was done even when nobody reads the answer, and the code says how well.
    with contextlib.suppress(terminal.ClosedPipe):
        if not invocation.as_json:
            terminal.render(*report.parts(summary))
    if summary.interrupted is None:
        copied, code = upload.after_run(invocation, options.policy, code)
        document |= copied
    with contextlib.suppress(terminal.ClosedPipe):
        if invocation.as_json:
            terminal.emit_json(document)
    return code
