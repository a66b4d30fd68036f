"""``evercite report``: what a store's articles cite and in what state it is, as pages for people."""

from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from crawler.cli import terminal
from crawler.cli.invocation import Invocation, command
from crawler.cli.listing import article_named
from crawler.plain_text import counted

EXAMPLES = """\b
Examples:
  evercite report -o report                  the whole store; open report/index.html
  evercite report 3f9a b07c -o report        some articles, by the starts of their ids, or by their sources
  evercite report -o report && rsync -a report/ web:/srv/link-report/

\b
The pages need no server and no script, and load nothing. A report that is there already is replaced as a whole.
"""


@command
def report(
    invocation: Invocation,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write; an older report is replaced.")
    ],
    articles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE",
            help="The starts of articles' ids, or their sources. [default: the whole store]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write a report for people: each citation with its state, why, and where its copy is."""
    from crawler.manifest import rows
    from crawler.reporting.site import write_report

    with invocation.open_store() as store, store.connect() as connection:
        ids = [article_named(connection, name) for name in dict.fromkeys(articles or ())]
        found = (
            chain.from_iterable(rows.rows(connection, article_id=id_, cited=True) for id_ in dict.fromkeys(ids))
            if ids
            else rows.rows(connection, cited=True)
        )
        written = write_report(output, found, now=datetime.now(UTC))
    if invocation.as_json:
        terminal.emit_json({"folder": str(output), "articles": written.articles, "citations": written.citations})
    elif not invocation.quiet:
        index = terminal.plain(output / "index.html")
        holds = f"{counted(written.articles, 'article')}, {counted(written.citations, 'citation')}"
        terminal.emit(f"{index}: {holds}\n")
