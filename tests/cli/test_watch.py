"""`evercite watch` and `evercite status` as they are run: in processes of their own, against a real local web."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.cli.watch import _when
from tests.watching.newsroom import Newsroom
from tests.world import World

ROOT = Path(__file__).parents[2]


class Watched(Newsroom):
    """A newsroom of today, with the command that watches it."""

    def __init__(self, world: World, folder: Path) -> None:
        super().__init__(world, folder)
        self.calendar.pass_by(seconds=time.time() - self.calendar.seconds())
        self.policy_file = folder / "policy.yaml"
        self.write_policy()

    def write_policy(self, rest: str = "") -> None:
        self.policy_file.write_text(
            "version: 1\nidentity: {contact: archive@library.test}\nnetwork: {allow_private: true, canary: []}\n"
            f"defaults: {{delay: 0s, retries: 0}}\nwatch: [{{feed: '{self.feed_url}', every: 1m, within: 1m}}]\n{rest}"
        )

    def command(self, *words: str) -> list[str]:
        at = ["--store", str(self.store), "--policy", str(self.policy_file)]
        return [sys.executable, "-m", "crawler.cli", *words, *at]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(*words), capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture
def news(world: World, tmp_path: Path) -> Watched:
    return Watched(world, tmp_path)


@pytest.fixture
def resident(news: Watched) -> Iterator[subprocess.Popen[str]]:
    """A watcher that stays, after its first round."""
    news.publish("story", news.cited("source"))
    process = subprocess.Popen(
        news.command("watch", "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    process.stdout.readline()
    yield process
    process.kill()
    process.communicate()


def test_one_round_keeps_what_new_articles_cite_and_says_so(news: Watched) -> None:
    source = news.cited("source")
    news.publish("story", source)
    done = news.run("watch", "--once")
    assert done.returncode == 0, done.stderr
    assert "1 listing asked, 0 failed; 1 article read; more is due at " in done.stdout
    assert news.targets() == {source}


def test_when_there_is_more_to_do_is_said_to_who_does_it() -> None:
    now = time.time()
    assert _when(now - 1, once=True) == "more is due already: run it again"
    assert _when(now - 1, once=False) == "the next round begins at once"
    later = datetime.fromtimestamp(now, UTC).replace(second=0, microsecond=0) + timedelta(days=1)
    assert _when(later.timestamp(), once=False) == f"next round at {later:%Y-%m-%d %H:%M} UTC"
    late_in_it = later + timedelta(seconds=20)
    assert (
        _when(late_in_it.timestamp(), once=True) == f"more is due at {later + timedelta(minutes=1):%Y-%m-%d %H:%M} UTC"
    )


def test_one_round_as_json_has_the_run_and_the_news(news: Watched) -> None:
    news.publish("story", news.world.serve("/gone", b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"))
    said = json.loads(news.run("watch", "--once", "--json", "-q").stdout)
    assert said["found"] == 1
    assert said["run"]["articles"][0]["by_status"] == {"dead": 1}
    assert said["news"]["links"][0]["after"]["reason"] == "http-410"
    assert said["next_due"] > said["began"]


def test_a_listing_that_cannot_be_read_is_named_and_ends_a_single_round_with_3(news: Watched) -> None:
    news.world.serve("/feed.xml", b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", host="127.0.0.2")
    done = news.run("watch", "--once")
    assert done.returncode == 3
    assert f"{news.feed_url}: the server answers 500" in done.stderr


def test_a_policy_that_watches_nothing_is_wrong_usage(news: Watched) -> None:
    news.policy_file.write_text("version: 1\nnetwork: {allow_private: true}\n")
    done = news.run("watch", "--once")
    assert done.returncode == 2
    assert "watches nothing; add a feed under `watch:`" in done.stderr


def test_sigterm_ends_a_sleeping_watcher_within_moments(resident: "subprocess.Popen[str]", news: Watched) -> None:
    began = time.monotonic()
    resident.send_signal(signal.SIGTERM)
    assert resident.wait(10) == 143
    assert time.monotonic() - began < 5
    assert news.run("status").returncode == 0


def test_sighup_has_the_policy_read_again_and_a_bad_one_is_left(
    resident: "subprocess.Popen[str]", news: Watched
) -> None:
    assert resident.stderr is not None
    assert resident.stdout is not None
    for text, said in (("watched: no\n", "going on with the policy as it was"), ("", "the policy was read again")):
        news.write_policy(text)
        resident.send_signal(signal.SIGHUP)
        assert any(said in line for line in iter(resident.stderr.readline, ""))
        assert json.loads(resident.stdout.readline())["listings_asked"] == 0
    assert resident.poll() is None


def test_the_health_file_tells_how_the_last_round_went(news: Watched, tmp_path: Path) -> None:
    health = tmp_path / "health.json"
    news.run("watch", "--once", "--health", str(health))
    said = json.loads(health.read_text())
    assert said["listings_failed"] == {}
    assert datetime.fromisoformat(said["ended"]) <= datetime.now(UTC)


def test_a_hook_of_the_policy_hears_of_a_dead_link(news: Watched, tmp_path: Path) -> None:
    heard = tmp_path / "heard.json"
    news.write_policy(f"tell: {{hook: [sh, -c, 'cat > {heard}']}}\n")
    news.publish("story", news.world.serve("/gone", b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"))
    news.run("watch", "--once")
    assert json.loads(heard.read_text())["links"][0]["kind"] == "first"


def test_log_records_can_be_had_as_json(news: Watched, tmp_path: Path) -> None:
    log = tmp_path / "log"
    news.run("watch", "--once", "--log-json", "--log-file", str(log))
    records = [json.loads(line) for line in log.read_text().splitlines()]
    assert {"at", "level", "logger", "message"} <= records[0].keys()


def test_the_status_tells_what_is_watched_and_what_fails(news: Watched) -> None:
    news.publish("story", news.cited("source"))
    news.run("watch", "--once")
    said = json.loads(news.run("status", "--json").stdout)
    assert said["citations"] == {"live": 1}
    [listing] = said["listings"]
    assert (listing["listing"], listing["title"], listing["failures"]) == (news.feed_url, "News", 0)
    assert listing["articles"] == {"new": 0, "read": 1, "failed": 0}
    assert said["rechecks"]["targets"] == 1
    shown = news.run("status").stdout
    assert "well" in shown
    news.world.serve("/feed.xml", b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", host="127.0.0.2")


def test_the_status_is_to_be_had_as_metrics(news: Watched) -> None:
    news.publish("story", news.cited("source"))
    news.run("watch", "--once")
    shown = news.run("status", "--format", "prometheus").stdout
    assert 'evercite_citations{status="live"} 1' in shown
    assert f'evercite_listing_failures{{listing="{news.feed_url}"}} 0' in shown
    for line in shown.splitlines():
        assert line.startswith("# ") or float(line.rpartition(" ")[2]) >= 0


def test_a_store_that_is_missing_has_no_status(news: Watched) -> None:
    done = news.run("status")
    assert done.returncode == 2
    assert "there is no store here yet" in done.stderr


def test_the_unit_files_run_commands_that_there_are() -> None:
    for unit in (ROOT / "deploy").glob("*.service"):
        text = unit.read_text().replace("\\\n", " ")
        [line] = [line for line in text.split("\n") if line.startswith("ExecStart=")]
        words = line.partition("evercite ")[2].split()
        options = [word for word in words if word.startswith("--")]
        shown = subprocess.run(
            [sys.executable, "-m", "crawler.cli", words[0], "--help"],
            capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "COLUMNS": "200"},
        ).stdout  # fmt: skip
        assert all(option in shown for option in options), line
