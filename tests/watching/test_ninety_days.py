"""Ninety days in the life of a newsroom that is watched once a day, killed at random, checked against its own diary."""

import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.manifest.rows import history, rows
from crawler.manifest.store import Store
from tests.watching.newsroom import Newsroom, answer
from tests.world import World

ROOT = Path(__file__).parents[2]
DAYS = 90
KILLED_DAYS = 5
TARGETS = 36
HOSTS = ("127.0.0.3", "127.0.0.4", "127.0.0.5")
DELAY = 0.01
"""In seconds of the real clock, which is the one that goes on within a round."""

LONGEST_LOOK = timedelta(days=8) * 1.1
"""The policy's longest interval, with its jitter."""

POLICY = """
version: 1
identity: {contact: archive@library.test}
network: {allow_private: true, canary: []}
defaults: {delay: 10ms, retries: 0, timeout: {connect: 2s, idle: 2s, total: 5s}}
recheck: {first: [1d, 4d], min: 2d, max: 8d, dead: 8d, yearly: 40, confirm: {checks: 3, apart: 3d}}
watch: [{feed: '%s', every: 1h, within: 1d, reread: [2d]}]
"""

KILLED = """
import os, signal, sys
from pathlib import Path
from crawler.engine.clock import Clock
from crawler.engine.options import Silent
from crawler.policy import load
from crawler.watching.watcher import Watcher

class Deadly(Silent):
    left = int(sys.argv[4])
    def judged(self, *_):
        self.left -= 1
        if self.left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

clock = Clock(wall=lambda: float(sys.argv[3]))
Watcher(Path(sys.argv[1]), load(Path(sys.argv[2])), clock=clock, listener=Deadly()).round()
"""


@dataclass
class Diary:
    """What happened in the world, by its own account."""

    published: dict[str, datetime] = field(default_factory=dict)
    added: dict[str, datetime] = field(default_factory=dict)
    """Targets that an edit added."""
    died: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    changed: dict[str, datetime] = field(default_factory=dict)


class World90(Newsroom):
    """A newsroom whose articles are edited, and whose sources die and change."""

    def __init__(self, world: World, folder: Path) -> None:
        super().__init__(world, folder)
        self.diary = Diary()
        self.chance = random.Random(90)
        self.policy_file = folder / "policy.yaml"
        self.policy_file.write_text(POLICY % self.feed_url)
        self.left = list(range(TARGETS))
        self.living: list[str] = []
        self.articles: dict[str, list[str]] = {}

    def source(self) -> str:
        number = self.left.pop()
        words = " ".join(f"Source {number} tells of matter {number * 31 + n} at length." for n in range(12))
        url = self.world.serve(f"/source-{number}", answer(f"<title>Source {number}</title><p>{words}"),
                               host=HOSTS[number % 3])  # fmt: skip
        self.living.append(url)
        return url

    def day(self) -> None:
        """Let a day's events happen."""
        now = self.calendar.now()
        if len(self.left) > 2 and self.chance.random() < 0.25:
            name = f"story-{len(self.articles)}"
            self.articles[name] = [self.source(), self.source()]
            self.diary.published[self.publish(name, *self.articles[name])] = now
        elif self.left and self.articles and self.chance.random() < 0.1:
            name = list(self.articles)[-1]
            # An edit within the age at which articles are read again.
            if now - self.diary.published[f"{self.root}{name}"] < timedelta(days=2):
                self.articles[name].append(self.source())
                self.diary.added[self.articles[name][-1]] = now
                self.publish(name, *self.articles[name])
        if len(self.living) > 6 and self.chance.random() < 0.2:
            url = self.living.pop(self.chance.randrange(len(self.living)))
            how = self.chance.choice(["404 Not Found", "410 Gone", "500 Oops", "changed"])
            self.happen(url, how, now)

    def happen(self, url: str, how: str, now: datetime) -> None:
        host, path = url.split("/")[2].split(":", maxsplit=1)[0], "/" + url.split("/", 3)[3]
        if how == "changed":
            text = " ".join(f"Another matter altogether, told in sentence {n}." for n in range(12))
            self.world.serve(path, answer(f"<title>Something else</title><p>{text}"), host=host)
            self.diary.changed[url] = now
        else:
            self.world.serve(path, answer("<title>no</title>", status=how), host=host)
            self.diary.died[url] = now, how[:3]

    def killed_round(self) -> None:
        """Have a round in a process of its own that is killed at one of its first verdicts, if it has any."""
        words = [self.store, self.policy_file, str(self.calendar.seconds()), str(self.chance.randint(1, 3))]
        done = subprocess.run([sys.executable, "-c", KILLED, *words], cwd=ROOT, check=False, env={**os.environ})
        assert done.returncode in (0, -signal.SIGKILL)


@pytest.mark.timeout(400)
def test_ninety_days_of_a_newsroom_leave_nothing_out_and_ask_nothing_too_often(world: World, tmp_path: Path) -> None:
    from crawler.policy import load

    life = World90(world, tmp_path)
    policy = load(life.policy_file)
    killed_on = set(life.chance.sample(range(5, DAYS - 5), KILLED_DAYS))
    for day in range(DAYS):
        life.day()
        if day in killed_on:
            life.killed_round()
        life.round(policy)
        life.calendar.pass_by(days=1)
    _check(life)


def _check(life: World90) -> None:
    diary = life.diary
    assert len(diary.published) >= 10
    assert {how for _, how in diary.died.values()} == {"404", "410", "500"}
    with Store.open(life.store) as store, store.connect() as connection:
        kept = list(rows(connection, cited=True))
        checks = {row["citation"]["target"]: history(connection, row["citation"]["id"]) for row in kept}
    first_seen = {row["citation"]["target"]: _moment(row["verdict"]["first_seen"]) for row in kept}
    source_of = {row["citation"]["target"]: row["article"]["source"] for row in kept}

    # Every new article was seen within the promised day, and every edit at the next reading again.
    assert set(diary.published) == set(source_of.values())
    for target, seen in first_seen.items():
        promised = timedelta(days=2) if target in diary.added else timedelta(days=1)
        born = diary.added.get(target) or diary.published[source_of[target]]
        assert seen - born <= promised + timedelta(minutes=1), target
    assert set(diary.added) <= set(first_seen)

    # Every death was found within the longest interval, a passing one after it was confirmed.
    end = life.calendar.now()
    for target, (at, how) in diary.died.items():
        within = LONGEST_LOOK + timedelta(days=1)
        if how == "500":
            within += 2 * (timedelta(days=3) + timedelta(days=1))
        found = [check for check in checks[target] if check["status"] == "dead"]
        if at + within < end:
            assert found, (target, how)
            assert _moment(found[0]["checked_at"]) - at <= within, (target, how)
        assert all(_moment(check["checked_at"]) >= at for check in found)
    for target in set(first_seen) - set(diary.died):
        assert {check["status"] for check in checks[target]} == {"live"}, target

    # Nobody was asked more often than the policy has it …
    asked: dict[str, int] = {}
    for exchange in life.world.exchanges:
        asked[exchange.path] = asked.get(exchange.path, 0) + 1
    looks = {target: asked["/" + target.split("/", 3)[3]] for target in first_seen}
    assert max(looks.values()) <= 40 + KILLED_DAYS
    assert asked["/feed.xml"] <= DAYS + KILLED_DAYS

    # … nor faster than its delay.
    for host in HOSTS:
        seen = sorted((e for e in life.world.exchanges if e.host == host), key=lambda e: e.began)
        assert all(later.began - earlier.sent >= DELAY * 0.9 for earlier, later in pairwise(seen))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
