"""What a run would do: the citations of articles with their roles, and which of them would be fetched."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text

from crawler.archiving import PlannedArticle, PlannedCitation, Unreadable
from crawler.cli import tables
from crawler.vocabulary import Status

if TYPE_CHECKING:
    from rich.console import RenderableType


def document(planned: Sequence[PlannedArticle], unreadable: Sequence[Unreadable]) -> dict[str, Any]:
    """Return a plan as ``--dry-run --json`` prints it: the shape of a run's answer, with each article's links."""
    return {
        "dry_run": True,
        "articles": [_article(article) for article in planned],
        "warcs": [],
        "seconds": 0.0,
        "unreadable": [{"source": failure.source, "message": failure.message} for failure in unreadable],
    }


def parts(planned: Sequence[PlannedArticle]) -> "Iterator[RenderableType]":
    """Yield what a person is told: for each article its links, those that are not citations last."""
    for number, article in enumerate(planned):
        if number:
            yield Text()
        yield tables.text(article.title or article.source, style="bold")
        links = sorted(article.citations, key=lambda link: not link.citation.role.cited)
        shown = tables.table("!role", "!plan", "text", "target")
        for link in links:
            citation = link.citation
            what = tables.state(_verdict(link)) if link.verdict else Text("fetch", style="green")
            if not citation.role.cited:
                what = Text("not cited", style="dim")
            shown.add_row(
                citation.role.value, what, tables.text(citation.text), tables.url(citation.target or citation.href)
            )
        yield shown
        cited = [link for link in links if link.citation.role.cited]
        targets = {link.citation.target for link in cited if link.verdict is None}
        yield Text(
            f"{len(cited)} citations of {len(links)} links, {len(targets)} targets to fetch; nothing was fetched"
        )


def _article(article: PlannedArticle) -> dict[str, Any]:
    cited = [link for link in article.citations if link.citation.role.cited]
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "citations": len(cited),
        "captured": 0,
        "by_status": dict(Counter(_verdict(link)["status"] for link in cited)),
        "links": [_link(link) for link in article.citations],
    }


def _link(link: PlannedCitation) -> dict[str, Any]:
    citation = link.citation
    return {
        "id": citation.id,
        "ordinal": citation.ordinal,
        "role": citation.role.value,
        "cited": citation.role.cited,
        "text": citation.text,
        "href": citation.href,
        "target": citation.target,
        "fetch": link.verdict is None,
        **_verdict(link),
    }


def _verdict(link: PlannedCitation) -> dict[str, str]:
    if link.verdict is None:
        return {"status": Status.PENDING.value, "reason": "not-tried"}
    return {"status": link.verdict.status.value, "reason": link.verdict.reason.value}
