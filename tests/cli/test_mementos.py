import json
import shutil
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, FAST_POLICY, Ran, answer, environment, run_in
from tests.mementos.archives import BROKEN, TURNED_AWAY, asked_of, asked_pages, cdx_server
from tests.mementos.save_page_now import SavePageNow
from tests.world import Silence, World
from tests.world.proxy import Proxy
from tests.world.server import Script

KEYS = {"EVERCITE_SPN_ACCESS_KEY": "access-of-a-test", "EVERCITE_SPN_SECRET_KEY": "secret-of-a-test"}


@pytest.fixture(scope="module")
def archived(tmp_path_factory) -> tuple[Path, str, str]:
    """A folder with a store of an article, and what that links to: a live page and a dead one."""
    folder = tmp_path_factory.mktemp("archived")
    with World() as world:
        live = world.serve("/live", answer(b"<p>Here.</p>"), host="127.0.0.2")
        dead = world.serve("/dead", answer(b"gone", b"404 Not Found"), host="127.0.0.2")
        (folder / "article.md").write_text(
            f"---\npublished: 2022-03-04\n---\n# Of dams\n\nIt is said [here]({live}) and [there]({dead}).\n"
        )
        (folder / "fast.yaml").write_text(FAST_POLICY)
        assert run_in(folder, "archive", "article.md", "--policy", "fast.yaml").code == 0
    return folder, live, dead


class Desk:
    """A copy of the store, and archives to ask."""

    def __init__(self, folder: Path, archived: tuple[Path, str, str], world: World) -> None:
        kept, self.live, self.dead = archived
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        self.folder, self.world = folder, world
        self.index = cdx_server(world, "127.0.0.9", ("20150301000000", "20210101000000"))
        self.write_policy(self.index)

    def write_policy(self, address: str, more: str = "", network: str = "", archive: str = "") -> None:
        (self.folder / "policy.yaml").write_text(
            f"network: {{allow_private: true, {network}}}\ndefaults: {{delay: 0s, retries: 0}}\n"
            f"archives: [{{name: kept, cdx: '{address}', delay: 0s, {archive}}}]\n{more}"
        )

    def run(self, *arguments: str, env: dict[str, str] | None = None) -> Ran:
        return run_in(self.folder, *arguments, "--policy", "policy.yaml", env=env)

    def row(self, url: str):
        rows = [json.loads(line) for line in self.run("manifest").out.splitlines()]
        return next(row for row in rows if row["citation"]["target"] == url)


@pytest.fixture
def desk(tmp_path, archived, world) -> Desk:
    return Desk(tmp_path, archived, world)


def test_what_is_missing_is_filled_in_and_shown(desk):
    ran = desk.run("mementos", "--json")
    assert ran.code == 0
    assert ran.document["archives"] == [{"name": "kept", "found": 2, "none": 0, "failed": 0, "withheld": 0, "left": 0}]
    assert "2 questions to ask" in ran.err
    assert f"[2/2] kept found {desk.live}" in ran.err
    assert [one["datetime"][:4] for one in desk.row(desk.dead)["mementos"]] == ["2021", "2021"]
    shown = desk.run("show", desk.row(desk.dead)["citation"]["id"])
    assert "closest, 2021-01-01" in shown.out
    again = desk.run("mementos")
    assert "nothing was left to ask" in again.out
    assert len(asked_pages(desk.world, "127.0.0.9")) == 2


def test_dead_links_alone_can_be_asked_about_and_articles_named(desk):
    assert desk.run("mementos", "article.md", "--only-dead").code == 0
    assert asked_pages(desk.world, "127.0.0.9") == [desk.dead]
    assert desk.run("mementos", "nothing-like-that").code == 2


def test_questions_that_an_archive_does_not_take_are_left_and_told(desk):
    desk.write_policy(desk.world.serve_all(TURNED_AWAY, host="127.0.0.8") + "cdx/search/cdx")
    ran = desk.run("mementos")
    assert ran.code == 0
    assert "what is left is asked by the same command" in ran.out
    assert desk.run("mementos", "--json").document["archives"][0]["left"] == 2


def test_live_pages_that_nobody_has_since_the_article_are_submitted_once_and_a_rebuild_knows_of_it(desk):
    service = SavePageNow(desk.world, pending=0)
    desk.write_policy(desk.index, f"mementos: {{save: '{service.address}'}}")
    ran = desk.run("mementos", "--submit", "-vv", "--log-file", "log", env=KEYS)
    assert ran.code == 0, ran.err
    assert service.submitted == [desk.live]
    assert f"submitted kept {desk.live}" in ran.err
    said = ran.out + ran.err + (desk.folder / "log").read_text()
    assert "secret-of-a-test" not in said
    assert "access-of-a-test" not in said
    before = desk.run("manifest")
    relations = {one["relation"]: one["archive"] for one in json.loads(before.out.splitlines()[0])["mementos"]}
    assert relations["submitted"] == service.host
    assert desk.run("manifest", "--rebuild").out == before.out
    desk.run("mementos", "--submit", env=KEYS)
    assert service.submitted == [desk.live]


def test_what_is_not_on_the_public_internet_is_told_to_no_public_archive_and_the_row_says_so(desk):
    with Proxy({"archive.example.org": "127.0.0.9", "www.example.org": "127.0.0.2"}) as proxy:
        outside = desk.live.replace("127.0.0.2", "www.example.org")
        desk.write_policy(
            desk.index.replace("127.0.0.9", "archive.example.org"),
            "mementos: {save: 'https://save.example.org/save'}",
            f'proxy: "socks5://127.0.0.1:{proxy.port}", proxy_trusted: true',
        )
        (desk.folder / "article.md").write_text(
            f"---\npublished: 2022-03-04\n---\n# Of dams\n\n[here]({desk.live}), [there]({desk.dead}), [out]({outside})"
        )
        assert desk.run("archive", "article.md").code == 0
        ran = desk.run("mementos", "--submit", "--json", env=KEYS)
        assert ran.code == 0, ran.err
        assert ran.document["archives"][0]["withheld"] == 2
        assert ran.document["submissions"] == {"pending": 0, "kept": 0, "failed": 0, "withheld": 1}
        assert set(asked_pages(desk.world, "127.0.0.9")) == {outside}
        assert desk.row(desk.live)["withheld_from"] == ["kept", "save.example.org"]
        assert desk.row(outside)["withheld_from"] == []
        assert "save.example.org" not in {host for host, _ in proxy.tunnels}
        before = desk.run("manifest").out
        assert desk.run("manifest", "--rebuild").out == before
        assert "not told of it" in desk.run("show", desk.row(desk.dead)["citation"]["id"]).out
        assert "nothing was left to ask" in desk.run("mementos").out


def test_an_archive_of_ones_own_with_a_public_name_is_told_where_the_policy_says_so(desk):
    with Proxy({"archive.example.org": "127.0.0.9"}) as proxy:
        network = f'proxy: "socks5://127.0.0.1:{proxy.port}", proxy_trusted: true'
        index = desk.index.replace("127.0.0.9", "archive.example.org")
        desk.write_policy(index, network=network)
        assert desk.run("mementos", "--json").document["archives"][0]["withheld"] == 2
        desk.write_policy(index, network=network, archive="private: true")
        assert desk.run("mementos", "--json").document["archives"][0]["found"] == 2
        assert desk.row(desk.dead)["withheld_from"] == []


def test_a_submission_without_keys_is_refused_before_anybody_is_asked(desk):
    ran = desk.run("mementos", "--submit")
    assert ran.code == 2
    assert "EVERCITE_SPN_ACCESS_KEY" in ran.err
    assert asked_pages(desk.world, "127.0.0.9") == []


def test_what_an_archive_left_unanswered_is_asked_again_by_the_next_command(desk):
    desk.write_policy(desk.world.serve_all(BROKEN, host="127.0.0.8") + "cdx/search/cdx")
    assert desk.run("mementos", "--json").document["archives"][0]["failed"] == 2
    desk.write_policy(desk.index)
    assert desk.run("mementos", "--json").document["archives"][0]["found"] == 2


def test_an_interrupted_command_keeps_what_was_answered_and_goes_on(desk):
    silent = threading.Event()

    def answer_once(request: bytes) -> bytes | Script:
        if "live" in asked_of(request)["url"]:
            silent.set()
            return [Silence()]
        return answer(b"[]")

    desk.write_policy(desk.world.serve_all(answer_once, host="127.0.0.8") + "cdx/search/cdx")
    command = [*COMMAND, "mementos", "--policy", "policy.yaml", "--json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=desk.folder, env=environment(desk.folder), stdout=pipe, stderr=pipe) as process:
        assert silent.wait(60)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert json.loads(out)["archives"][0]["none"] == 1
    assert b"Traceback" not in err
    desk.write_policy(desk.index)
    assert desk.run("mementos", "--json").document["archives"][0]["found"] == 1


def test_without_a_store_there_is_nothing_to_ask_about(tmp_path):
    assert run_in(tmp_path, "mementos").code == 2
