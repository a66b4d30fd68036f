import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.demo import server, web
from crawler.vocabulary import Role


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """The manifest after a demo."""
    store = tmp_path_factory.mktemp("demo") / "warcs"
    evercite = [sys.executable, "-m", "crawler.cli"]
    done = subprocess.run([*evercite, "demo", "--store", store], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Who keeps the lamp on Skerry Point?" in done.stdout
    assert "evercite manifest" in done.stdout
    printed = subprocess.run([*evercite, "manifest", "--store", store], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in printed.stdout.splitlines()]


def states(rows: list[dict[str, object]], *, cited: bool = True) -> dict[str, tuple[str, str, str]]:
    return {
        row["citation"]["text"]: (row["citation"]["role"], row["verdict"]["status"], row["verdict"]["reason"])  # type: ignore[index]
        for row in rows
        if row["citation"]["cited"] is cited  # type: ignore[index]
    }


def test_the_demo_shows_every_kind_of_outcome(rows: list[dict[str, object]]) -> None:
    assert (
        states(rows).items()
        >= {
            "the register of lights": ("inline", "live", "ok"),
            "a notice to mariners": ("inline", "live", "redirected"),
            "a scan of the last one": ("inline", "live", "ok"),
            "exhibition page": ("inline", "dead", "http-404"),
            "once collected": ("inline", "dead", "http-410"),
            "shown to members only": ("inline", "blocked", "http-403"),
            "list of outages": ("inline", "blocked", "robots"),
            "server": ("inline", "suspect", "refused"),
            "a misunderstanding": ("inline", "lost", "no-target"),
            "Museum of the Coast": ("reference", "live", "redirected"),
            "February session": ("footnote", "live", "ok"),
            "Notes from the Pier": ("source", "live", "redirected"),
        }.items()
    )


def test_the_article_has_links_of_every_role(rows: list[dict[str, object]]) -> None:
    found = {row["citation"]["role"] for row in rows}  # type: ignore[index]
    assert found >= {role.value for role in Role} - {"other"}


def test_only_citations_are_fetched(rows: list[dict[str, object]]) -> None:
    assert {status for _, status, _ in states(rows, cited=False).values()} == {"excluded"}


def test_every_host_that_a_page_names_is_served() -> None:
    with server.served() as addresses:
        pages = [host.answer(web.ARTICLE, addresses).body for host in web.HOSTS[:1]]
        assert not re.search(rb"\{[a-z]+\}", pages[0])
    for file in web.SITE.rglob("*.html"):
        named = set(re.findall(r"\{([a-z]+)\}", file.read_text(encoding="utf-8")))
        assert named <= {host.name for host in web.HOSTS} | {"nowhere"}, file.name


def test_nothing_outside_the_site_is_served() -> None:
    host = web.HOSTS[1]
    for path in ("/../gazette/article.html", "/../../web.py", "//etc/passwd", "/%2e%2e/web.py"):
        assert host.answer(path, {}).status == 404


def test_the_demo_is_part_of_the_package() -> None:
    assert (Path(web.__file__).parent / "policy.yaml").is_file()
