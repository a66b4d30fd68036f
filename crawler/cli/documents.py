"""What a run came to, for programs: read without what draws tables, which takes a tenth of a second to import."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.engine.options import Summary
    from crawler.manifest.summary import ArticleSummary


def document(summary: "Summary") -> dict[str, Any]:
    """Return what a run came to, as ``--json`` prints it."""
    return {
        "articles": [article(found) for found in summary.articles],
        "warcs": list(summary.warcs),
        "seconds": round(summary.seconds, 3),
        "unreadable": [{"source": failure.source, "message": failure.message} for failure in summary.unreadable],
        "put_off": list(summary.put_off),
        "interrupted": summary.interrupted,
        "budget_reached": summary.budget_reached,
        "left": summary.left,
        "outage": summary.outage,
    }


def article(found: "ArticleSummary") -> dict[str, Any]:
    """Return an article and the count of its citations, as every ``--json`` prints it."""
    return {
        "id": found.id,
        "source": found.source,
        "title": found.title,
        "citations": found.citations,
        "captured": found.captured,
        "by_status": dict(found.by_status),
    }
