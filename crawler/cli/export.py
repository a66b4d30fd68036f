"""``evercite export``: what a store holds, in the forms that others read."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.described import Described
from crawler.cli.files import STANDARD_OUTPUT, tell, written
from crawler.cli.invocation import Invocation, command
from crawler.cli.listing import article_named

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from crawler.exporting.references import Reference
    from crawler.exporting.wacz import Exported

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

ROBUST_LINKS_EXAMPLES = """\b
Examples:
  evercite export robustlinks 3f9a > robust.html
  evercite export robustlinks article.html -o robust.html --replay-prefix https://archive.example.org/web/

\b
Each link to a cited page gets data-originalurl, data-versiondate and, where there is a copy, data-versionurl
(https://mementoweb.org/robustlinks/spec/). Nothing else of the page changes.
"""
WIKITEXT_EXAMPLES = """\b
Examples:
  evercite export wikitext 3f9a
  evercite export wikitext 3f9a --replay-prefix https://archive.example.org/web/ -o citations.wiki
"""
BIBTEX_EXAMPLES = """\b
Examples:
  evercite export bibtex 3f9a > cited.bib
  evercite export bibtex --all --replay-prefix https://archive.example.org/web/ -o cited.bib
"""
CSL_EXAMPLES = """\b
Examples:
  evercite export csl 3f9a > cited.json
  evercite export csl --all | jq -r '.[].archive_location'
"""

RO_CRATE_EXAMPLES = """\b
Examples:
  evercite export ro-crate 3f9a -o crate           a new folder
  evercite export ro-crate --all -o crate.zip --license https://spdx.org/licenses/CC-BY-4.0
"""
BAGIT_EXAMPLES = """\b
Examples:
  evercite export bagit -o bag                     a new folder
  evercite export bagit -o bag.zip --include-restricted

\b
The store is locked meanwhile, so that the bag holds what belongs together. `bagit.py --validate bag` checks it.
"""

app = typer.Typer(
    help="Write what a store holds for others: replay tools, wikis, reference managers, repositories.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="ARTICLE", help="The starts of articles' ids, or their sources.", show_default=False),
]
Everything = Annotated[bool, typer.Option("--all", help="The whole store.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for output.")]
FolderOutput = Annotated[
    Path, typer.Option("--output", "-o", metavar="PLACE", help="A new folder; or a file, where it ends in .zip.")
]
IncludeRestricted = Annotated[
    bool, typer.Option("--include-restricted", help="Copies too that are kept and not for publication.")
]
TextOutput = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FILE", show_default=False, help="The file to write. [default: output]"),
]
ReplayPrefix = Annotated[
    str | None,
    typer.Option(
        "--replay-prefix",
        metavar="URL",
        help="Where this store is replayed: its copies are at URL, then time, then address. "
        "Without it, copies in other archives are named.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]


@app.command("wacz", cls=Described, short_help="Articles and copies as a WACZ file, to replay.", epilog=WACZ_EXAMPLES)
@command
def wacz(
    invocation: Invocation,
    output: Output,
    articles: Articles = None,
    everything: Everything = False,
    force: Force = False,
    include_restricted: IncludeRestricted = False,
    with_text: Annotated[
        bool, typer.Option("--text/--no-text", help="Add the pages' texts, for readers to search through.")
    ] = True,
    sign: Annotated[
        bool, typer.Option("--sign", help="Sign it as the policy's `proof` says, and have it time-stamped.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(
            "--signing-token", envvar="EVERCITE_SIGNING_TOKEN", metavar="TOKEN", help="What a signing service asks for."
        ),
    ] = None,
) -> None:
    """Write articles and the copies of what they cite as one WACZ file, which ReplayWeb.page opens."""
    from crawler.cli import signing
    from crawler.exporting.wacz import write_wacz

    signer = signing.signer_of(invocation, token) if sign else None
    with invocation.open_store() as store, store.connect() as connection:
        ids = _chosen(connection, articles, everything=everything)

        def write(out: BinaryIO) -> "Exported":
            return write_wacz(
                out, connection, store.folder, ids, restricted=include_restricted, with_text=with_text, signer=signer
            )

        made = written(output, write, force=force, binary=True)
    if sign and output != STANDARD_OUTPUT:
        signing.stamp_package(invocation, output)
    _tell_of_export(invocation, output, made)


@app.command(
    "robustlinks", cls=Described, short_help="An article's HTML with robust links.", epilog=ROBUST_LINKS_EXAMPLES
)
@command
def robustlinks(
    invocation: Invocation,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The start of an article's id, or its source.")],
    output: TextOutput = STANDARD_OUTPUT,
    replay_prefix: ReplayPrefix = None,
    force: Force = False,
) -> None:
    """Write an article's HTML with attributes on its links that say what was meant, when, and where a copy is."""
    from sqlalchemy import select

    from crawler.exporting.references import references
    from crawler.exporting.robust_links import article_html, decorate
    from crawler.manifest.schema import article as table

    prefix = _prefix(replay_prefix)
    with invocation.open_store() as store, store.connect() as connection:
        id_ = article_named(connection, article)
        row = connection.execute(select(table).where(table.c.id == id_)).one()
        html, content_type = article_html(connection, store.folder, row)
        found = references(connection, store.folder, [id_], replay_prefix=prefix, read_pages=False)
        made = decorate(html, content_type, {reference.href.strip(): reference for reference in found})
    written(output, lambda out: out.write(made.html), force=force, binary=True)
    tell(invocation, output, {"links": made.links, "without_copy": made.without_copy})


@app.command("wikitext", cls=Described, short_help="{{cite web}} templates, for Wikipedia.", epilog=WIKITEXT_EXAMPLES)
@command
def wikitext(
    invocation: Invocation,
    articles: Articles = None,
    everything: Everything = False,
    output: TextOutput = STANDARD_OUTPUT,
    replay_prefix: ReplayPrefix = None,
    force: Force = False,
) -> None:
    """Write a {{cite web}} template for each cited page, for MediaWiki with Wikipedia's Citation Style 1."""
    from crawler.exporting import wikitext

    _references(invocation, articles, output, replay_prefix, wikitext.lines, everything=everything, force=force)


@app.command("bibtex", cls=Described, short_help="A BibTeX entry for each cited page.", epilog=BIBTEX_EXAMPLES)
@command
def bibtex(
    invocation: Invocation,
    articles: Articles = None,
    everything: Everything = False,
    output: TextOutput = STANDARD_OUTPUT,
    replay_prefix: ReplayPrefix = None,
    force: Force = False,
) -> None:
    """Write a BibTeX entry for each cited page (@online, as biblatex has it; its note needs hyperref or url)."""
    from crawler.exporting import bibtex

    _references(invocation, articles, output, replay_prefix, bibtex.lines, everything=everything, force=force)


@app.command("csl", cls=Described, short_help="CSL-JSON, for reference managers.", epilog=CSL_EXAMPLES)
@command
def csl(
    invocation: Invocation,
    articles: Articles = None,
    everything: Everything = False,
    output: TextOutput = STANDARD_OUTPUT,
    replay_prefix: ReplayPrefix = None,
    force: Force = False,
) -> None:
    """Write each cited page as an item of CSL-JSON, for Zotero, pandoc and other reference managers."""
    from crawler.exporting import csl

    _references(invocation, articles, output, replay_prefix, csl.lines, everything=everything, force=force)


@app.command("ro-crate", cls=Described, short_help="Articles and copies as an RO-Crate.", epilog=RO_CRATE_EXAMPLES)
@command
def ro_crate(
    invocation: Invocation,
    output: FolderOutput,
    articles: Articles = None,
    everything: Everything = False,
    license_url: Annotated[
        str | None, typer.Option("--license", metavar="URL", help="The licence that the crate is given under.")
    ] = None,
    force: Force = False,
    include_restricted: IncludeRestricted = False,
) -> None:
    """Write articles and the copies of what they cite as an RO-Crate: a WACZ file, described in JSON-LD."""
    from crawler.exporting.ro_crate import write_ro_crate
    from crawler.exporting.targets import target

    with invocation.open_store() as store, store.connect() as connection:
        ids = _chosen(connection, articles, everything=everything)
        with target(output, force=force) as out:
            made = write_ro_crate(
                out, connection, store.folder, ids, restricted=include_restricted, license_url=license_url
            )
    _tell_of_export(invocation, output, made)


@app.command("bagit", cls=Described, short_help="The whole store as a BagIt bag.", epilog=BAGIT_EXAMPLES)
@command
def bagit(
    invocation: Invocation, output: FolderOutput, force: Force = False, include_restricted: IncludeRestricted = False
) -> None:
    """Write the whole store as a BagIt bag: its files with checksums, for a repository to take in."""
    from crawler.exporting.bag import write_bag
    from crawler.exporting.targets import target
    from crawler.manifest.store import undisturbed

    with (
        invocation.open_store() as store,
        undisturbed(store.folder),
        store.connect() as connection,
        target(output, force=force, below=True) as out,
    ):
        made = write_bag(out, connection, store.folder, restricted=include_restricted)
    tell(invocation, output, {"files": made.files, "payload_bytes": made.payload_bytes})


def _references(
    invocation: Invocation,
    names: list[str] | None,
    output: Path,
    replay_prefix: str | None,
    lines: "Callable[[Iterable[Reference]], Iterator[str]]",
    *,
    everything: bool,
    force: bool,
) -> None:
    """Write what articles cite in one of the forms that bibliographies have."""
    from crawler.exporting.references import references

    prefix = _prefix(replay_prefix)
    with invocation.open_store() as store, store.connect() as connection:
        ids = _chosen(connection, names, everything=everything)
        counted = {"references": 0, "with_copy": 0}

        def counting() -> "Iterator[Reference]":
            for reference in references(connection, store.folder, ids, replay_prefix=prefix):
                counted["references"] += 1
                counted["with_copy"] += reference.copy is not None
                yield reference

        def write(out: BinaryIO) -> None:
            out.writelines(line.encode("utf-8", "backslashreplace") for line in lines(counting()))

        written(output, write, force=force)
    tell(invocation, output, counted)


def _prefix(url: str | None) -> str | None:
    """Return a replay prefix that URLs can be made of.

    :raises WrongUsage: when it is no http or https URL.
    """
    from crawler import urls

    if url is None:
        return None
    try:
        return urls.fetchable(urls.resolve(url))
    except urls.InvalidURL:
        raise outcomes.WrongUsage(f"{url}: a replay prefix is an http or https URL, written in full") from None


def _chosen(connection: "Connection", names: list[str] | None, *, everything: bool) -> list[str] | None:
    """Return the ids of the articles that were named; None for the whole store.

    :raises WrongUsage: when nothing was asked for, or too much.
    """
    if everything and names:
        raise outcomes.WrongUsage("--all is everything; leave it out, or the articles")
    if not everything and not names:
        raise outcomes.WrongUsage("name the articles to export, or give --all; `evercite list` shows what there is")
    return None if everything else [article_named(connection, name) for name in names or ()]


def _tell_of_export(invocation: Invocation, output: Path, made: "Exported") -> None:
    for notice in made.notices:
        terminal.say(notice)
    if made.left_out and not invocation.quiet:
        terminal.say(f"{made.left_out} copies are not for publication and were left out; see --include-restricted")
    counted = {"articles": made.articles, "pages": made.pages, "records": made.records, "left_out": made.left_out}
    tell(invocation, output, counted, made.notices)
