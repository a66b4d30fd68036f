"""Archives in a real browser: what a reader sees of a WACZ file in ReplayWeb.page, and of WARC files in pywb.

ReplayWeb.page's ``ui.js`` and ``sw.js`` come from the npm package, and are served on loopback beside the file.
"""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

REPLAY = Path(__file__).parents[2] / ".replaywebpage" / "package"
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")

needs_browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs Debian's chromium and chromium-driver, which are not here"
)
needs_replaywebpage = pytest.mark.skipif(
    not (CHROMIUM and DRIVER and (REPLAY / "ui.js").is_file()),
    reason="needs Debian's chromium and chromium-driver, and `make judges`",
)

SECONDS = 60

_INDEX = b"<!doctype html><meta charset=utf-8><script src=/ui.js></script><replay-app-main></replay-app-main>"

_LOOK = """
const frames = [];
const search = (root) => {
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) search(element.shadowRoot);
    if (element.tagName === "IFRAME" && /\\/w\\/|mp_\\//.test(element.src)) frames.push(element);
  }
};
search(document);
const frame = frames[0];
if (!frame || !frame.contentDocument || frame.contentDocument.readyState !== "complete") return null;
const seen = (view) => {
  const page = view.document;
  return {
    url: view.location.href,
    text: page.body ? page.body.innerText : "",
    asked: view.performance.getEntriesByType("resource").map((entry) => [entry.name, entry.responseStatus]),
    pictures: [...page.images].map((image) => [image.currentSrc, image.complete ? image.naturalWidth : -1]),
    fonts: [...page.fonts].map((font) => [font.family, font.status]),
    colour: page.body ? view.getComputedStyle(page.body).color : "",
    frames: [...page.querySelectorAll("iframe")].map((inner) => inner.contentWindow ? seen(inner.contentWindow) : null),
  };
};
return JSON.stringify(seen(frame.contentWindow));
"""


@dataclass(frozen=True)
class Seen:
    """A replayed page, or a frame in it."""

    url: str
    text: str
    asked: list[tuple[str, int]]
    """What it asked for, with the status that the service worker answered with."""
    pictures: list[tuple[str, int]]
    """With their natural widths in pixels: 0 for one that could not be shown."""
    fonts: list[tuple[str, str]]
    colour: str
    frames: list["Seen"] = field(default_factory=list)

    @property
    def missing(self) -> list[str]:
        """What could not be had, frames included."""
        # The replay's server has nothing but copies, and under /static/ what replaying itself takes.
        origin = self.url[: self.url.index("/", len("http://"))]
        asked = [(name, status) for name, status in self._all_asked() if not name.startswith(f"{origin}/static/")]
        return [name for name, status in asked if status != 200 or not name.startswith(f"{origin}/")]

    def _all_asked(self) -> list[tuple[str, int]]:
        return self.asked + [asked for frame in self.frames for asked in frame._all_asked()]


def _seen(said: dict[str, Any]) -> Seen:
    pairs = {name: [(a, b) for a, b in said[name]] for name in ("asked", "pictures", "fonts")}
    return Seen(said["url"], said["text"], colour=said["colour"], frames=[_seen(f) for f in said["frames"]], **pairs)


def replayed(wacz: Path, url: str, stamp: str, profile: Path, *, containing: str) -> Seen:
    """Open a page of a WACZ file in ReplayWeb.page, wait until ``containing`` is to be read, and return what it shows.

    ``stamp`` is the capture's time in 14 digits.
    """
    with _served(wacz) as origin:
        address = f"{origin}/?source={origin}/export.wacz#view=replay&url={quote(url, safe='')}&ts={stamp}"
        return opened(address, profile, containing=containing)


def opened(address: str, profile: Path, *, containing: str) -> Seen:
    """Open what an archive replays at an address, in a frame; wait until ``containing`` is to be read."""
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.support.wait import WebDriverWait

    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", f"--user-data-dir={profile}",
    ):  # fmt: skip
        options.add_argument(flag)
    driver = Chrome(options=options, service=Service(executable_path=str(DRIVER)))

    def shown(browser: Any) -> Seen | None:
        said = browser.execute_script(_LOOK)
        seen = _seen(json.loads(said)) if said else None
        return seen if seen is not None and _settled(seen) and containing in seen.text else None

    try:
        driver.set_page_load_timeout(SECONDS)
        driver.get(address)
        try:
            seen: Seen = WebDriverWait(driver, SECONDS, poll_frequency=0.2).until(shown)
        except Exception as error:
            raise AssertionError(f"{containing!r} was not shown; {driver.execute_script(_LOOK)}") from error
        return seen
    finally:
        driver.quit()


def _settled(seen: Seen) -> bool:
    """Whether all that was asked for has come, or failed."""
    here = all(width >= 0 for _, width in seen.pictures) and all(status != "loading" for _, status in seen.fonts)
    return here and all(_settled(frame) for frame in seen.frames)


@contextmanager
def _served(wacz: Path) -> Iterator[str]:
    files = {
        "/": (_INDEX, "text/html"),
        "/ui.js": ((REPLAY / "ui.js").read_bytes(), "text/javascript"),
        "/sw.js": ((REPLAY / "sw.js").read_bytes(), "text/javascript"),
        "/export.wacz": (wacz.read_bytes(), "application/wacz"),
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.answer()

        def do_HEAD(self) -> None:
            self.answer()

        def answer(self) -> None:
            found = files.get(self.path.partition("?")[0])
            if found is None:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data, media_type = found
            asked = self.headers.get("Range", "").removeprefix("bytes=").partition("-")
            if asked[1]:
                first = int(asked[0]) if asked[0] else max(0, len(data) - int(asked[2]))
                last = min(len(data), int(asked[2]) + 1) if asked[0] and asked[2] else len(data)
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {first}-{last - 1}/{len(data)}")
                data = data[first:last]
            else:
                self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Accept-Ranges", "bytes")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(data)

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
