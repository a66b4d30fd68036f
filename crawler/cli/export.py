"""``evercite export``: what a store holds, in the forms that others read."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TypeVar

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.invocation import Invocation, command
from crawler.cli.listing import article_named

if TYPE_CHECKING:
    from sqlalchemy import Connection

WACZ_EXAMPLES = """\b
Examples:
  evercite export wacz --all -o store.wacz         everything
  evercite export wacz 3f9a -o article.wacz        one article, named by the start of its id, or by its source
  evercite export wacz 3f9a b07c -o both.wacz      several
  evercite export wacz 3f9a -o - > article.wacz

\b
Open the file at https://replayweb.page, or put it on a web server beside that page's embedding script.
The same store gives the same bytes. Copies that are not for publication stay out of it.
"""

T = TypeVar("T")

app = typer.Typer(
    help="Write what a store holds for others: replay tools, wikis, reference managers, repositories.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="ARTICLE...", help="The starts of articles' ids, or their sources.", show_default=False),
]
Everything = Annotated[bool, typer.Option("--all", help="The whole store.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]


@app.command("wacz", epilog=WACZ_EXAMPLES)
@command
def wacz(
    invocation: Invocation,
    output: Output,
    articles: Articles = None,
    everything: Everything = False,
    force: Force = False,
    include_restricted: Annotated[
        bool, typer.Option("--include-restricted", help="Copies too that are kept and not for publication.")
    ] = False,
    with_text: Annotated[
        bool, typer.Option("--text/--no-text", help="Add the pages' texts, for readers to search through.")
    ] = True,
) -> None:
    """Write articles and the copies of what they cite as one WACZ file, which ReplayWeb.page opens."""
    from crawler.exporting.wacz import Exported, write_wacz

    with invocation.open_store() as store, store.connect() as connection:
        ids = _chosen(connection, articles, everything=everything)

        def write(out: BinaryIO) -> Exported:
            return write_wacz(out, connection, store.folder, ids, restricted=include_restricted, with_text=with_text)

        made = _written(output, write, force=force)
    for notice in made.notices:
        terminal.say(notice)
    if made.left_out and not invocation.quiet:
        terminal.say(f"{made.left_out} copies are not for publication and were left out; --include-restricted")
    _tell(
        invocation,
        output,
        {"articles": made.articles, "pages": made.pages, "records": made.records, "left_out": made.left_out},
        made.notices,
    )


def _chosen(connection: "Connection", names: list[str] | None, *, everything: bool) -> list[str] | None:
    """Return the ids of the articles that were named; None for the whole store.

    :raises WrongUsage: when nothing was asked for, or too much.
    """
    if everything == bool(names):
        raise outcomes.WrongUsage("name the articles to export, or give --all; `evercite list` shows what there is")
    return None if everything else [article_named(connection, name) for name in names or ()]


def _written(output: Path, write: Callable[[BinaryIO], T], *, force: bool) -> T:
    """Have a file written and put in its place.

    :raises ClosedPipe: when it was to go to standard output, which nobody reads any more.
    """
    from crawler.exporting.placing import STANDARD_OUTPUT, placed

    if output == STANDARD_OUTPUT and sys.stdout.isatty():
        raise outcomes.WrongUsage("this would fill the terminal with bytes; send it elsewhere, or name a file")
    try:
        with placed(output, force=force) as out:
            return write(out)
    except BrokenPipeError:
        raise terminal.closed_pipe() from None


def _tell(invocation: Invocation, output: Path, counted: Mapping[str, int], notices: Sequence[str] = ()) -> None:
    """Say what was written: on standard output, unless the file itself went there."""
    from crawler.exporting.placing import STANDARD_OUTPUT

    if output == STANDARD_OUTPUT:
        return
    size = output.stat().st_size
    if invocation.as_json:
        terminal.emit_json({"file": str(output), "bytes": size, **counted, "notices": list(notices)})
    elif not invocation.quiet:
        said = ", ".join(_count(number, name.replace("_", " ")) for name, number in counted.items() if number)
        terminal.emit(f"{terminal.plain(output)}: {said}; {size} bytes\n")


def _count(number: int, name: str) -> str:
    return f"{number} {name.removesuffix('s') if number == 1 else name}"
