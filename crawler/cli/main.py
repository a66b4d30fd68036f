"""The command ``evercite``: its commands, and the way out of them."""

import os
import sys
from typing import Annotated

import typer

from crawler import __version__
from crawler.cli import (
    archive,
    check,
    demo,
    export,
    listing,
    manifest,
    mementos,
    outcomes,
    policy,
    recheck,
    recover,
    report,
    stamping,
    status,
    terminal,
    upload,
    verify,
    watch,
)

EXAMPLES = """\b
Examples:
  evercite archive https://example.org/news/article
  evercite archive article.html notes.md --store warcs
  evercite watch --once            read what the policy's feeds have brought, look again at what is due
  evercite check docs/*.md --fail-on dead,lost   judge the links, keep nothing of them
  evercite list                    what the store holds
  evercite show 3f9a               one article or citation, by the start of its id
  evercite manifest --format csv   a row for each link, with its verdict and its WARC record
  evercite recheck                 look again at the citations that are due
  evercite recover notes.md --from saved.html   find targets that were stripped from an article
  evercite report -o report        pages for people: what is cited, in what state, and what was kept of it
  evercite export wacz --all -o store.wacz
  evercite upload                  copy the store to S3 and prove that it arrived
  evercite policy explain URL      which rule decides how a URL is treated

\b
Exit codes:
  0  the work was done, whatever state the links are in
  1  evercite check found a link that --fail-on names; nothing else ends so
  2  wrong usage or policy, or there is no store
  3  a source could not be read; the others were done
  4  the store is unsound, full or locked, or could not be uploaded
  5  a budget of the policy was reached; the same command goes on
  70 a fault of evercite's own
  130, 143  interrupted; the same command goes on where it stopped
"""

# Typer's own pages of tracebacks and its boxes drawn by Rich are off: a fault is told in a line (outcomes.py), and
# plain help is quick to show and can be read through a pipe.
app = typer.Typer(
    name="evercite",
    help="Keep what articles cite: each cited page in WARC files, each link judged, each citation mapped to its copy.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
app.command("archive", epilog=archive.EXAMPLES)(archive.archive)
app.command("check", epilog=check.EXAMPLES)(check.check)
app.command("demo", epilog=demo.EXAMPLES)(demo.demo)
app.command("list", epilog=listing.LIST_EXAMPLES)(listing.list_)
app.command("show", epilog=listing.SHOW_EXAMPLES)(listing.show)
app.command("manifest", epilog=manifest.EXAMPLES)(manifest.manifest)
app.command("recheck", epilog=recheck.EXAMPLES)(recheck.recheck)
app.command("report", epilog=report.EXAMPLES)(report.report)
app.command("recover", epilog=recover.EXAMPLES)(recover.recover)
app.command("verify", epilog=verify.EXAMPLES)(verify.verify)
app.add_typer(export.app, name="export")
app.command("watch", epilog=watch.EXAMPLES)(watch.watch)
app.command("status", epilog=status.EXAMPLES)(status.status)
app.command("upload", epilog=upload.EXAMPLES)(upload.upload)
app.command("mementos", epilog=mementos.EXAMPLES)(mementos.mementos)
app.command("stamp", epilog=stamping.STAMP_EXAMPLES)(stamping.stamp)
app.command("key", epilog=stamping.KEY_EXAMPLES)(stamping.key)
app.add_typer(policy.app, name="policy")


def _tell_version(asked: bool) -> None:
    if asked:
        terminal.emit(f"evercite {__version__}\n")
        raise typer.Exit


@app.callback()
def evercite(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take what comes before the command."""


def main() -> None:
    """Run the command of ``sys.argv`` and end the process with its exit code."""
    # Pydantic would look through the metadata of every installed package for plugins, and run those that it finds.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    terminal.prepare()
    outcomes.heed_termination()
    sys.exit(outcomes.outcome(_run))


def _run() -> int:
    try:
        app(prog_name="evercite")
    except SystemExit as stop:
        return outcomes.parsed(stop)
    return outcomes.DONE
