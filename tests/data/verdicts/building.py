"""How a case's answers are written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.data.verdicts.layouts import LAYOUTS


@dataclass(frozen=True)
class Answer:
    """One answer of a chain."""

    url: str
    raw: bytes
    """Head and body, as on the wire; empty when nothing came."""
    failure: str | None = None
    """The kind of failure, where nothing came."""


def answer(
    url: str, body: str | bytes = "", status: int = 200, content_type: str = "text/html; charset=utf-8", **headers: str
) -> Answer:
    """Return an answer; ``headers`` have underscores for hyphens."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {content_type}", f"Content-Length: {len(data)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return Answer(url, "\r\n".join(lines).encode() + b"\r\n\r\n" + data)


def moved(url: str, location: str, status: int = 302) -> Answer:
    """Return a redirect."""
    return answer(url, "<html><body>Moved</body></html>", status, Location=location)


def failed(url: str, kind: str) -> Answer:
    """Return what is left of a request that failed."""
    return Answer(url, b"", kind)


def page(layout: str, language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    """Return a page in one of the layouts."""
    return LAYOUTS[layout](language, title, heading, texts, more)


def case(name: str, url: str, verdict: str, body: str = "", **more: Any) -> dict[str, Any]:
    """Return a case whose verdict is written ``status/reason``; without ``hops`` it has one answer of 200."""
    status, _, reason = verdict.partition("/")
    hops = more.pop("hops", None) or (answer(url, body, **more.pop("with_", {})),)
    also = frozenset(tuple(other.split("/", 1)) for other in more.pop("also", ()))
    return {"name": name, "url": url, "hops": tuple(hops), "status": status, "reason": reason, "also": also, **more}
