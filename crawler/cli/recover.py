"""``evercite recover``: find lost targets in another rendition of the same article."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.cli import recovered, runs
from crawler.cli.invocation import Invocation, command
from crawler.cli.outcomes import WrongUsage

if TYPE_CHECKING:
    from rich.console import RenderableType

    from crawler.archiving import Summary

EXAMPLES = """\b
Examples:
  evercite recover notes.md --from https://example.org/news/article
  evercite recover 3f9a --from saved.html --from article.pdf    an article of the store, by the start of its id
  evercite recover 3f9a --from saved.html --propose-only        change nothing, show what would be taken
  evercite archive notes.md --recover-from saved.html           recover and archive in one go

\b
A rendition is the same article with its links: its page, a saved copy, its PDF, a copy in an archive. A line such
as "The original source of this article is ..." at an article's foot names one. Targets are found by the links'
words, the words around them and their order; what is sure is given to the citation, which keeps its id, and
`evercite archive ARTICLE` then captures it. What is in doubt is proposed and left to you.
"""


@command
def recover(
    invocation: Invocation,
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="A file, a URL, or the start of the id of an article in the store.")
    ],
    renditions: Annotated[
        list[str],
        typer.Option("--from", metavar="SOURCE", help="A file or URL of the article with its links; may be repeated."),
    ],
    apply: Annotated[
        bool,
        typer.Option("--apply/--propose-only", help="Give citations the targets that are sure, or only show them."),
    ] = True,
    contact: runs.Contact = None,
    operator: runs.Operator = None,
    allow_private: runs.AllowPrivate = False,
) -> int:
    """Give citations that lost their targets the ones they have in another rendition of the article."""
    from crawler.cli import archive
    from crawler.engine.options import Options, Recovering

    policy = runs.with_flags(invocation.policy(), contact, operator, allow_private=allow_private)
    known = _known(invocation, article)
    asked = Recovering(recovered.distinct(renditions, article), article=known, propose_only=not apply, capture=False)
    options = Options(invocation.store, policy, (article,) if known is None else (), recovering=asked)
    return archive.run(invocation, options, Report(invocation))


def _known(invocation: Invocation, article: str) -> str | None:
    """Return the id of an article that is named by it; None where a source is named.

    :raises WrongUsage: when it is neither.
    """
    from crawler import sources

    # os.path.exists: a name that is too long for a file, or holds a NUL, is none, and no error.
    if article == sources.STANDARD_INPUT or "://" in article or os.path.exists(article):  # noqa: PTH110
        return None
    from crawler.cli.listing import article_named
    from crawler.errors import StoreMissing, StoreOutdated
    from crawler.manifest.store import Store

    try:
        with invocation.open_store() as store, store.connect() as connection:
            return article_named(connection, article)
    except StoreMissing:
        raise WrongUsage(
            f"{article}: there is no such file, and no store that could have an article of that id"
        ) from None
    except StoreOutdated:
        with Store.open(invocation.store, write=True) as store, store.connect() as connection:
            return article_named(connection, article)


class Report:
    """Tells what was recovered."""

    def __init__(self, invocation: Invocation) -> None:
        """Tell of a store."""
        self._invocation = invocation

    def document(self, summary: "Summary") -> dict[str, Any]:
        """Return it as ``--json`` prints it."""
        from crawler.cli import documents

        return {**documents.document(summary), **recovered.document(summary)}

    def parts(self, summary: "Summary") -> "Iterator[RenderableType]":
        """Yield what a person is told."""
        from crawler.cli import summaries

        yield from recovered.parts(summary)
        if summary.articles:
            yield from self._hints(summary)
        yield from summaries.left_over(summary)

    def _hints(self, summary: "Summary") -> "Iterator[RenderableType]":
        """Yield what to do next."""
        from rich.text import Text

        from crawler.cli import tables

        article, found = summary.articles[0], summary.recovered
        if any(one.applied for one in found):
            yield tables.text(f"`evercite archive {article.source}` captures what was recovered", 1000)
        if any(one.recovery is None for one in found):
            named = self._named_source(article.id)
            if named is not None:
                yield tables.text(
                    f"the article names {named} as its source, which may have the rest: --from {named}", 1000
                )
            else:
                yield Text(
                    'a line such as "The original source of this article is …" may name a rendition with the rest'
                )

    def _named_source(self, article_id: str) -> str | None:
        """Return what the article says that it was taken from, where it has a link to that."""
        from crawler.manifest.rows import rows
        from crawler.vocabulary import Role

        with self._invocation.open_store() as store, store.connect() as connection:
            for row in rows(connection, article_id=article_id, cited=True):
                if row["citation"]["role"] == Role.SOURCE and row["citation"]["target"] is not None:
                    return str(row["citation"]["target"])
        return None
