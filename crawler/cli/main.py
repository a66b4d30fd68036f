"""The command ``evercite``: its commands, and the way out of them."""

import gc
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, NamedTuple

import typer

from crawler import __version__
from crawler.cli import outcomes, terminal
from crawler.cli.described import Described
from crawler.engine.garbage import CONTAINERS_BEFORE_A_LOOK

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
  evercite serve                   look at articles and copies in a browser
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


class Command(NamedTuple):
    """Where a command is written: one of the modules beside this one."""

    module: str
    function: str | None = None
    """None where it has commands of its own, in an ``app``."""
    examples: str = "EXAMPLES"
    summary: str | None = None
    """What it does, in a line of the list of commands; None where its help begins with as short a line."""


COMMANDS = {
    "archive": Command("archive", "archive"),
    "check": Command("check", "check"),
    "demo": Command("demo", "demo", summary="Archive a bundled article that cites a small bundled web."),
    "list": Command("listing", "list_", "LIST_EXAMPLES", summary="List a store's articles, or an article's citations."),
    "show": Command("listing", "show", "SHOW_EXAMPLES", summary="Show all that is known of an article or a citation."),
    "manifest": Command("manifest", "manifest", summary="Print a row for each link: article, verdict, WARC record."),
    "recheck": Command("recheck", "recheck", summary="Look again at citations that are due; say what changed."),
    "report": Command("report", "report", summary="Write a report for people, as HTML pages."),
    "serve": Command("serve", "serve", summary="Browse a store and replay its copies in a browser."),
    "recover": Command("recover", "recover", summary="Find targets that citations of an article have lost."),
    "verify": Command("verify", "verify", summary="Check every byte of a store, or of a WACZ file."),
    "export": Command("export", summary="Write what a store holds for replay tools, wikis, …"),
    "watch": Command("watch", "watch", summary="Keep what new articles cite, round by round."),
    "status": Command("status", "status", summary="Say how a store stands, and what is due."),
    "upload": Command("upload", "upload", summary="Copy a store to S3, and prove that it arrived."),
    "mementos": Command("mementos", "mementos"),
    "stamp": Command("stamping", "stamp", "STAMP_EXAMPLES", summary="Have a time stamping authority stamp WARC files."),
    "key": Command("stamping", "key", "KEY_EXAMPLES", summary="Make a key to sign WACZ packages with."),
    "policy": Command("policy"),
}
"""By what they are called, in the order of the help text."""


def _tell_version(asked: bool) -> None:
    if asked:
        terminal.emit(f"evercite {__version__}\n")
        raise typer.Exit


def evercite(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take what comes before the command."""


def app_with(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the command line with some of its commands; to import them all takes longer than some of them work."""
    # Typer's own pages of tracebacks and its boxes drawn by Rich are off: a fault is told in a line (outcomes.py), and
    # plain help is quick to show and can be read through a pipe.
    app = typer.Typer(
        name="evercite",
        help="Keep what articles cite: each cited page in WARC files, each link judged, each citation mapped to its "
        "copy.",
        epilog=EXAMPLES,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )
    app.callback()(evercite)
    for name in names:
        command = COMMANDS[name]
        module = import_module(f"crawler.cli.{command.module}")
        if command.function is None:
            app.add_typer(module.app, name=name, short_help=command.summary)
        else:
            told = app.command(
                name, cls=Described, short_help=command.summary, epilog=getattr(module, command.examples)
            )
            told(getattr(module, command.function))
    return app


def main() -> None:
    """Run the command of ``sys.argv`` and end the process with its exit code."""
    # Pydantic would look through the metadata of every installed package for plugins, and run those that it finds.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # To import a thousand modules leaves hardly any garbage: looking for it took a tenth of the start.
    gc.set_threshold(CONTAINERS_BEFORE_A_LOOK)
    terminal.prepare()
    outcomes.heed_termination()
    outcomes.heed_interrupts()
    code = outcomes.outcome(_run)
    gc.freeze()  # all is written; to look through it for garbage once more takes a sixth of a second
    sys.exit(code)


def _run() -> int:
    asked = sys.argv[1:2]
    app = app_with(asked if asked and asked[0] in COMMANDS else COMMANDS)
    try:
        app(prog_name="evercite")
    except SystemExit as stop:
        return outcomes.parsed(stop)
    return outcomes.DONE
