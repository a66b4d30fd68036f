"""How a link of the eleventh and twelfth sets is written down: where it leads, what is there, what stands beside it."""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.siblings import Sibling, met, sibling

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


class Links:
    """Links of a set, written down by what became of them."""

    def __init__(self, part: str, *, named: str = "", homeward: str = "") -> None:
        """Name each after its ``part``; ``named`` and ``homeward`` are what hosts and fronts are cited as."""
        self.cases: list[Case] = []
        self._part = part
        self._named = named
        self._homeward = homeward

    def lives(
        self,
        frame: Frame,
        lang: str,
        url: str,
        title: str,
        body: str,
        cited: str | None = None,
        beside: Sibling = "hard",
        head: str = "",
        **more: Any,
    ) -> None:
        """Add a page that is what was cited."""
        label = f"{len(self.cases)} {title[:40]}"
        self._add("lives", label, url, "live/ok", frame(lang, title, body, head), cited, beside, **more)

    def file(self, url: str, body: str | bytes, kind: str, cited: str | None = None, **more: Any) -> None:
        """Add a target that is no page."""
        self._add("file", f"{len(self.cases)} {kind}", url, "live/ok", body, cited, kind=kind, **more)

    def went(
        self, label: str, url: str, to: list[str], body: str | bytes, cited: str | None = None, **more: Any
    ) -> None:
        """Add an address that led on to what was cited."""
        self._add("went", label, url, more.pop("verdict", "live/redirected"), body, cited, to=to, **more)

    def away(
        self,
        frame: Frame,
        lang: str,
        url: str,
        title: str,
        body: str,
        cited: str | None = None,
        beside: Sibling = "alike",
        head: str = "",
        **more: Any,
    ) -> None:
        """Add a page of 200 that is not what was cited, since that is gone."""
        label = f"{len(self.cases)} {lang} {title[:36]}"
        self._add("away", label, url, "dead/soft-404", frame(lang, title, body, head), cited, beside, **more)

    def name(self, label: str, url: str, body: str, beside: Sibling = "alike", **more: Any) -> None:
        """Add a host of which a name is left."""
        self._add("name", label, url, "dead/parked", body, more.pop("cited", self._named), beside, **more)

    def home(self, label: str, url: str, to: list[str], body: str, **more: Any) -> None:
        """Add an address that leads to the front of a site, as any other does there."""
        steps = [sibling(url), *to]
        beside = more.pop("beside", (*(moved(here, there) for here, there in pairwise(steps)), answer(steps[-1], body)))
        self._add(
            "home", label, url, "dead/redirected-home", body, more.pop("cited", self._homeward), beside, to=to, **more
        )

    def code(self, label: str, status: int, url: str, verdict: str, body: str | bytes = "", **more: Any) -> None:
        """Add what a status says, whatever the page below it."""
        cited = more.pop("cited", "the text")
        self._add("code", label, url, verdict, body, cited, more.pop("beside", "hard"), status=status, **more)

    def _add(self, group: str, label: str, *said: Any, **more: Any) -> None:
        self.cases.append(link(f"{self._part}: {group}: {label}", *said, **more))
