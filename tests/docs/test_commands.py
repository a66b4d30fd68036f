"""Every command that the documentation shows is run as it stands, against the bundled web."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.demo import server, web

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EVERCITE = str(Path(sys.executable).parent / "evercite")


def commands(program: str) -> list[str]:
    """Return the command lines of the documentation's console blocks that run ``program``."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            lines = re.findall(r"^\$ (.*)$", block, re.MULTILINE)
            found += [line.split("   #")[0].split(" # ")[0].strip() for line in lines if line.startswith(f"{program} ")]
    return sorted(set(found))


@dataclass
class Desk:
    """A folder as the documentation's reader has it: an article, a store, a web to fetch from."""

    folder: Path
    article_url: str
    an_id: str = ""

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        words = [EVERCITE if word == "evercite" else word for word in shlex.split(line)]
        words = [self.article_url if word == "https://example.org/an/article" else word for word in words]
        words = [self.an_id if re.fullmatch(r"[0-9a-f]{4}", word) else word for word in words]
        return subprocess.run(
            words, cwd=self.folder, capture_output=True, text=True, check=False, timeout=110,
            env={"PATH": str(Path(EVERCITE).parent), "HOME": str(self.folder)},
        )  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "policies").mkdir()
    (folder / "policies" / "default.yaml").write_bytes(Path(web.__file__).with_name("policy.yaml").read_bytes())
    with server.served() as addresses:
        html = web.HOSTS[0].answer(web.ARTICLE, addresses).body
        (folder / "article.html").write_bytes(html)
        made = Desk(folder, addresses["gazette"] + web.ARTICLE)
        assert made.run("evercite archive article.html").returncode == 0
        made.an_id = json.loads(made.run("evercite list --json").stdout)["articles"][0]["id"][:6]
        yield made


@pytest.mark.parametrize("line", commands("evercite"))
def test_a_command_of_the_documentation_does_what_it_is_shown_for(desk: Desk, line: str) -> None:
    done = desk.run(line)
    assert done.returncode == 0, done.stderr
    written = re.search(r" -o (\S+)$", line)
    assert (desk.folder / written[1]).exists() if written else done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("line", commands("make"))
def test_a_make_target_of_the_documentation_is_there(line: str) -> None:
    target = line.split()[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_documentation_shows_commands() -> None:
    assert len(commands("evercite")) > 8
    assert len(commands("make")) >= 3


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
