"""A made web with feeds and articles, and a clock that days can be put on."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from crawler.engine.clock import Clock
from crawler.manifest.rows import rows
from crawler.manifest.store import Store
from crawler.policy import Policy, parse
from crawler.watching.watcher import Round, Watcher
from tests.world import World

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Calendar(Clock):
    """A clock that begins at :data:`START`, goes on by itself, and can be put forward or back."""

    def __init__(self) -> None:
        super().__init__(wall=START.timestamp)

    def pass_by(self, **time: float) -> None:
        self._offset += timedelta(**time).total_seconds()


def answer(body: str, content_type: str = "text/html; charset=utf-8", *headers: str, status: str = "200 OK") -> bytes:
    data = body.encode()
    more = "".join(f"{header}\r\n" for header in headers)
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(data)}\r\n{more}\r\n"
    return head.encode() + data


class Newsroom:
    """A site with a feed, its articles and what they cite, and the store of somebody who watches it."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.folder = folder
        self.store = folder / "store"
        self.calendar = Calendar()
        self.items: dict[str, tuple[str, datetime]] = {}
        self.root = world.serve_all(answer("gone", status="404 Not Found"), host="127.0.0.2")
        self.world.serve("/feed.xml", lambda _: self.feed(), host="127.0.0.2")

    @property
    def feed_url(self) -> str:
        return f"{self.root}feed.xml"

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>{name}</title><link>{self.root}{name}</link><pubDate>{format_datetime(at)}</pubDate></item>"
            for name, (_, at) in self.items.items()
        )
        return answer(f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>", "application/rss+xml")

    def publish(self, name: str, *cites: str, ago: timedelta = timedelta()) -> str:
        """Publish an article, or an edit of it, and return its URL."""
        links = ", and then at some length again, ".join(
            f'<a href="{url}">source {n}</a>' for n, url in enumerate(cites)
        )
        page = f"<h1>About {name}</h1><p>It is said that {links}, as everybody knows by now.</p>"
        self.world.serve(f"/{name}", answer(f"<html><title>About {name}</title><body>{page}"), host="127.0.0.2")
        self.items.setdefault(name, (name, self.calendar.now() - ago))
        return f"{self.root}{name}"

    def cited(self, name: str, text: str = "A page that is cited for what it says.") -> str:
        """Serve a page that is cited and return its URL."""
        page = answer(f"<html><title>{name}</title><body><h1>{name}</h1><p>{text * 5}")
        return self.world.serve(f"/{name}", page, host="127.0.0.3")

    def policy(self, watch: str = "", rest: str = "") -> Policy:
        watch = watch or f"- {{feed: '{self.feed_url}', every: 10m, within: 1h}}"
        text = (
            "version: 1\nidentity: {contact: archive@library.test}\nnetwork: {allow_private: true, canary: []}\n"
            f"defaults: {{delay: 0s, retries: 0}}\nwatch:\n  {watch}\n{rest}"
        )
        return parse(text.encode(), str(self.folder / "policy.yaml"))

    def watcher(self, policy: Policy | None = None) -> Watcher:
        return Watcher(self.store, policy or self.policy(), clock=self.calendar)

    def round(self, policy: Policy | None = None) -> Round:
        return self.watcher(policy).round()

    def live(self, policy: Policy | None = None, **time: float) -> None:
        """Have a round whenever something is due, until so much time has passed."""
        end = self.calendar.seconds() + timedelta(**time).total_seconds()
        while True:
            self.round(policy)
            due = self.watcher(policy).next_due() or end
            if due >= end:
                self.calendar.pass_by(seconds=end - self.calendar.seconds())
                return
            self.calendar.pass_by(seconds=max(0.0, due - self.calendar.seconds()))

    def rows(self) -> list[dict[str, Any]]:
        with Store.open(self.store) as store, store.connect() as connection:
            return list(rows(connection, cited=True))

    def targets(self) -> set[str]:
        return {row["citation"]["target"] for row in self.rows()}

    def asked(self, path: str) -> int:
        return len(self.world.requests(path))
