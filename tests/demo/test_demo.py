import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from crawler.demo import server, web
from crawler.vocabulary import Role

Row = dict[str, Any]

EVERCITE = (sys.executable, "-m", "crawler.cli")

CITED = [
    ("inline", "the register of lights", "live", "ok"),
    ("inline", "a notice to mariners", "live", "redirected"),
    ("inline", "the museum's page on it", "live", "ok"),
    ("inline", "a scan of the last one", "live", "ok"),
    ("inline", "exhibition page", "dead", "http-404"),
    ("inline", "once collected", "dead", "http-410"),
    ("inline", "shown to members only", "blocked", "http-403"),
    ("inline", "list of outages", "blocked", "robots"),
    ("inline", "server", "suspect", "refused"),
    ("image-credit", "Museum of the Coast", "live", "ok"),
    ("inline", "wrote at the time", "live", "ok"),
    ("inline", "a misunderstanding", "lost", "no-target"),
    ("embed", "The lens turning", "live", "ok"),
    ("reference", "{agency}/register.html", "live", "ok"),
    ("reference", "Museum of the Coast", "live", "redirected"),
    ("footnote", "February session", "live", "ok"),
    ("source", "Notes from the Pier", "live", "redirected"),
]

NOT_CITED = {
    "navigation": 4, "author": 1, "taxonomy": 2, "share": 2, "newsletter": 1, "related": 2, "advert": 1, "self": 3,
    "contact": 1,
}  # fmt: skip


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a user who has nothing set up."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("EVERCITE_")}
    return {**clean, "HOME": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*EVERCITE, *arguments], cwd=folder, env=environment(folder), capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the demo was run."""
    made = Path(tmp_path_factory.mktemp("demo"))
    done = run(made, "demo")
    assert done.returncode == 0, done.stderr
    (made / "said.txt").write_text(done.stdout)
    return made


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[Row]:
    """The manifest after a demo, in the order of the article."""
    printed = run(folder, "manifest")
    assert printed.returncode == 0, printed.stderr
    return [json.loads(line) for line in printed.stdout.splitlines()]


def test_the_demo_ends_with_a_summary_and_where_to_look(folder: Path) -> None:
    said = (folder / "said.txt").read_text()
    assert re.search(
        r"Who keeps the lamp on Skerry Point\? .* 17 +14  11 live, 2 dead, 1 suspect, 2 blocked, 1 lost", said
    )
    for command in ("evercite list", "evercite show", "evercite manifest"):
        assert command in said
    (warc,) = re.findall(r"^WARC +(\S+)$", said, re.MULTILINE)
    assert (folder / "warcs" / warc).is_file()


def test_every_citation_has_the_role_and_the_verdict_that_its_page_was_made_for(rows: list[Row]) -> None:
    found = [
        (row["citation"]["role"], row["citation"]["text"], row["verdict"]["status"], row["verdict"]["reason"])
        for row in rows
        if row["citation"]["cited"]
    ]
    assert [(role, re.sub(r"http://[\d.:]+", "{agency}", text), *state) for role, text, *state in found] == CITED


def test_its_other_links_have_their_roles_and_are_not_fetched(rows: list[Row]) -> None:
    others = [row for row in rows if not row["citation"]["cited"]]
    assert Counter(row["citation"]["role"] for row in others) == NOT_CITED
    assert {row["verdict"]["status"] for row in others} == {"excluded"}
    assert not any(row["capture"] for row in others)


def test_the_article_has_links_of_every_role(rows: list[Row]) -> None:
    assert {row["citation"]["role"] for row in rows} == {role.value for role in Role} - {"other"}


def test_pages_are_kept_with_their_style_sheets_and_images(rows: list[Row]) -> None:
    kept = {row["citation"]["text"]: row["capture"]["requisites"] for row in rows if row["capture"]}
    assert kept["the register of lights"] == {"found": 3, "captured": 3}
    assert all(requisites["found"] == requisites["captured"] for requisites in kept.values())


def test_a_citation_is_shown_with_what_is_kept_of_its_page(folder: Path, rows: list[Row]) -> None:
    (register,) = [row for row in rows if row["citation"]["text"] == "the register of lights"]
    shown = run(folder, "show", register["citation"]["id"][:6]).stdout
    assert re.search(r"^requisites +3 of 3 captured$", shown, re.MULTILINE)
    warc = register["capture"]["warc"]
    assert f"{warc['file']} at {warc['offset']}, {warc['length']} bytes" in shown


@pytest.fixture
def serving(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """The demo with ``--serve``, started and killed in the end if need be."""
    command = [*EVERCITE, "demo", "--serve", "--json"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_bundled_web_stays_up_until_a_signal_ends_it_quietly(
    serving: "subprocess.Popen[str]", number: signal.Signals
) -> None:
    assert serving.stderr is not None
    source = ""
    for line in serving.stderr:
        source = source or "".join(re.findall(r"http://\S+/article\.html", line))
        if "Ctrl-C" in line:
            break
    with urlopen(source) as answer:
        assert answer.status == 200
    serving.send_signal(number)
    out, err = serving.communicate(timeout=30)
    assert (serving.returncode, err) == (0, "")
    assert json.loads(out)["articles"][0]["source"] == source


def test_two_demos_at_a_time_do_not_take_each_others_ports() -> None:
    with server.served() as one, server.served() as other:
        assert not set(one.values()) & set(other.values())
        for addresses in (one, other):
            with urlopen(addresses["gazette"] + web.ARTICLE) as answer:
                assert addresses["agency"].encode() in answer.read()


def test_every_host_that_a_page_names_is_served() -> None:
    for file in web.SITE.rglob("*.html"):
        named = set(re.findall(r"\{([a-z]+)\}", file.read_text(encoding="utf-8")))
        assert named <= {host.name for host in web.HOSTS} | {"nowhere"}, file.name


def test_nothing_in_the_bundled_web_leads_off_this_machine() -> None:
    for file in web.SITE.rglob("*.*"):
        # Hosts are named by placeholders, which stand for loopback addresses.
        absolute = set(re.findall(r"(?:https?:)?//[^\s\"'<>]+", file.read_text(encoding="utf-8", errors="replace")))
        foreign = {url for url in absolute if not url.startswith("//send?")}
        assert foreign <= {"http://www.w3.org/2000/svg"}, file.name


def test_nothing_outside_the_site_is_served() -> None:
    host = web.HOSTS[1]
    for path in ("/../gazette/article.html", "/../../web.py", "//etc/passwd", "/%2e%2e/web.py"):
        assert host.answer(path, {}).status == 404
