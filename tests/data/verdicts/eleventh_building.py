"""How a link of the eleventh and twelfth sets is written down: where it leads, what is there, what stands beside it."""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.siblings import Sibling, met

HTML = "text/html; charset=utf-8"
Frame = Callable[..., str]
Case = dict[str, Any]


def link(
    name: str,
    url: str,
    verdict: str,
    body: str | bytes = "",
    cited: str | None = None,
    beside: Sibling = "hard",
    **more: Any,
) -> Case:
    """Return a case; ``to`` are addresses it led on to, ``beside`` is what a random sibling met."""
    stations = [url, *more.pop("to", ())]
    by, headers = more.pop("by", 302), more.pop("headers", {})
    last = answer(stations[-1], body, more.pop("status", 200), more.pop("kind", HTML), **headers)
    hops = [*(moved(here, there, by) for here, there in pairwise(stations)), last]
    return case(name, url, verdict, hops=hops, probe=met(beside, url, hops), cited_as=cited, **more)


def linked_data(**what: Any) -> str:
    """Return facts as schema.org writes them."""
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **what})}</script>'


def paragraphs(*texts: str) -> str:
    """Return texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)
