"""What a run recovered: told to a person, and as ``--json`` prints it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from crawler.cli.outcomes import WrongUsage
from crawler.plain_text import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from crawler.archiving import Summary
    from crawler.engine.options import Recovered


def distinct(renditions: Sequence[str], article: str) -> tuple[str, ...]:
    """Return each rendition once.

    :raises WrongUsage: when one is the article itself.
    """
    if article in renditions:
        raise WrongUsage(f"{article}: this is the article itself; name another rendition of it")
    return tuple(dict.fromkeys(renditions))


def document(summary: "Summary") -> dict[str, Any]:
    """Return what was recovered, as ``--json`` prints it."""
    return {"recovered": [_entry(one) for one in summary.recovered]}


def _entry(one: "Recovered") -> dict[str, Any]:
    from crawler.engine.recovering import METHOD

    found = one.recovery
    return {
        "article": one.article_id,
        "citation": one.citation.id,
        "text": one.citation.text,
        "target": found.target if found is not None else None,
        "confidence": found.confidence if found is not None else None,
        "method": METHOD if found is not None else None,
        "source": found.source if found is not None else None,
        "state": _state(one),
    }


def _state(one: "Recovered") -> str:
    if one.recovery is None:
        return "not-found"
    return "applied" if one.applied else "proposed"


def parts(summary: "Summary") -> "Iterator[RenderableType]":
    """Yield what was recovered, for a person."""
    from rich.text import Text

    from crawler.cli import tables

    if not summary.recovered:
        if summary.articles:
            yield Text("no citation of the article is lost")
        return
    shown = tables.table("!citation", "!state", "#confidence", "text", "target")
    for one in summary.recovered:
        found = one.recovery
        confidence = f"{found.confidence:.2f}" if found is not None else ""
        shown.add_row(
            one.citation.id, _state(one), confidence, tables.text(one.citation.text),
            tables.url(found.target if found is not None else ""),
        )  # fmt: skip
    yield shown
    yield Text()
    states = [_state(one) for one in summary.recovered]
    yield Text(
        f"{counted(len(states), 'citation')} had no target: {states.count('applied')} applied, "
        f"{states.count('proposed')} proposed, {states.count('not-found')} not found"
    )
