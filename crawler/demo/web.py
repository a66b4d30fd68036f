"""The bundled web: which hosts there are, and what each answers."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SITE = Path(__file__).parent / "site"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answers to a path."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    pause_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Host:
    """One host of the bundled web."""

    name: str
    """As the pages name it: ``{name}`` stands for its address there."""
    address: str
    """The loopback address it is served on where the system has more than one."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """For paths that are no file of the host's folder."""

    def answer(self, path: str, addresses: Mapping[str, str]) -> Answer:
        """Return the answer to a path; ``addresses`` replace the names of hosts in pages and redirects."""
        said = self.answers.get(path) or self._file(path)
        headers = tuple((name, value.format(**addresses)) for name, value in said.headers)
        return Answer(said.status, _filled(said.body, addresses), headers, said.pause_seconds)

    def _file(self, path: str) -> Answer:
        file = SITE / self.name / path.lstrip("/")
        if file.parent != SITE / self.name or not file.is_file():
            return Answer(404, b"Not found.\n", (("Content-Type", "text/plain"),))
        return Answer(200, file.read_bytes(), (("Content-Type", _TYPES[file.suffix]),))


def _page(host: str, file: str, pause_seconds: float = 0.0) -> Answer:
    body = (SITE / host / file).read_bytes()
    return Answer(200, body, (("Content-Type", _TYPES[Path(file).suffix]),), pause_seconds)


def _redirect(status: int, location: str) -> Answer:
    return Answer(status, b"", (("Location", location),))


def _said(status: int, text: str) -> Answer:
    return Answer(status, f"{text}\n".encode(), (("Content-Type", "text/plain; charset=utf-8"),))


def _robots(*refused: str) -> Answer:
    return _said(200, "\n".join(["User-agent: *", *(f"Disallow: {path}" for path in refused)]))


HOSTS = (
    Host("gazette", "127.0.0.1", {"/robots.txt": _robots()}),
    Host(
        "agency",
        "127.0.0.2",
        {
            "/robots.txt": _robots("/internal/"),
            "/old/notice": _redirect(301, "/notices/latest"),
            "/notices/latest": _redirect(307, "/notice-2025-11.html"),
            "/internal/outages": _said(200, "Nobody who obeys robots.txt sees this."),
        },
    ),
    Host(
        "museum",
        "127.0.0.3",
        {
            "/robots.txt": _robots(),
            "/pictures/lamp": _page("museum", "picture.html", pause_seconds=0.4),
            "/embed/lens-turning": _page("museum", "embed.html"),
            "/lenses-short": _redirect(302, "{museum}/lenses.html"),
        },
    ),
    Host(
        "library",
        "127.0.0.4",
        {
            "/society": _said(410, "The society was dissolved in 2009."),
            "/restricted/catalogue": _said(403, "For members only."),
            "/minutes/2026-02": _page("library", "minutes.html"),
        },
    ),
    Host("blog", "127.0.0.5", {"/who-keeps-the-lamp": _redirect(308, "/who-keeps-the-lamp.html")}),
)

NOWHERE = "127.0.0.6"
"""The loopback address of a host that is down."""

ARTICLE = "/article.html"
"""On the gazette: it cites pages of all the others in every role."""


def rest(answer: Answer) -> None:
    """Wait as long as an answer wants."""
    if answer.pause_seconds:
        time.sleep(answer.pause_seconds)


def _filled(body: bytes, addresses: Mapping[str, str]) -> bytes:
    for name, address in addresses.items():
        body = body.replace(b"{%s}" % name.encode(), address.encode())
    return body
