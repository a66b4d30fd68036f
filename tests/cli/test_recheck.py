import json
from pathlib import Path

import pytest

from crawler.manifest.store import Store
from tests.cli.conftest import FAST_POLICY, Run, answer, article
from tests.manifest.test_migrating import store_of_version_2
from tests.world import World

OFTEN = f"{FAST_POLICY}recheck: {{first: [1m]}}\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "fast.yaml").write_text(OFTEN)
    return tmp_path


def long_ago(folder: Path, days: float = 30) -> None:
    """Make all that a store has seen so much older."""
    with Store.open(folder / "warcs", write=True) as store, store.connect() as connection:
        connection.exec_driver_sql(
            "UPDATE judgement SET checked_at = strftime('%Y-%m-%dT%H:%M:%fZ', checked_at, ?)", (f"-{days} days",)
        )


def test_what_changed_is_told_and_the_rest_is_as_it_was(here: Path, run: Run) -> None:
    with World() as world:
        names = ("steady", "edited", "gone", "back", "down", "shut")
        urls = {name: world.serve(f"/{name}", answer(f"<p>{name}".encode())) for name in names}
        world.serve("/back", answer(b"not yet", b"404 Not Found"))
        (here / "article.html").write_text(article(*urls.items()), encoding="utf-8")
        assert run("archive", "article.html", "--policy", "fast.yaml").code == 0
        long_ago(here)
        world.serve("/edited", answer(b"<p>something else"))
        world.serve("/gone", answer(b"gone", b"410 Gone"))
        world.serve("/back", answer(b"<p>here again"))
        world.serve("/down", answer(b"busy", b"503 Busy"))
        world.serve("/shut", answer(b"no", b"403 No"))
        ran = run("recheck", "--policy", "fast.yaml", "--json")
        assert ran.code == 0, ran.err
        said = ran.document
        assert (said["looked_at"], said["unchanged"]) == (6, 1)
        kinds = {change["target"].rpartition("/")[2]: change["kind"] for change in said["changes"]}
        assert kinds == {"gone": "dead", "down": "failing", "shut": "blocked", "back": "recovered", "edited": "changed"}
        gone = said["changes"][0]
        assert gone["before"]["status"] == "live"
        assert (gone["after"]["status"], gone["after"]["reason"]) == ("dead", "http-410")
        assert len(gone["citations"]) == len(gone["articles"]) == 1
        assert said["next_due"] > gone["after"]["checked_at"]
        long_ago(here)
        world.serve("/edited", answer(b"<p>yet something else"))
        told = run("recheck", "--policy", "fast.yaml")
        assert told.code == 0, told.err
        assert "6 looked at, 5 as they were, 1 not" in told.out
        assert "changed" in told.out
        assert urls["edited"] in told.out
        assert "6 of 6 targets judged" in told.err


def test_nothing_is_asked_that_is_not_due(here: Path, run: Run) -> None:
    with World() as world:
        url = world.serve("/it", answer(b"<p>it"))
        (here / "article.html").write_text(article(("it", url)), encoding="utf-8")
        run("archive", "article.html", "--policy", "fast.yaml")
        ran = run("recheck", "--policy", "fast.yaml")
        assert "nothing is due" in ran.out
        assert "the next one is due at " in ran.out
        assert len(world.requests("/it")) == 1
        assert run("recheck", "--all", "--policy", "fast.yaml", "--json").document["looked_at"] == 1
        assert len(world.requests("/it")) == 2


def test_a_dry_run_lists_what_is_due_and_when_and_asks_nothing(here: Path, run: Run) -> None:
    with World() as world:
        urls = [world.serve(f"/{n}", answer(b"<p>it")) for n in range(2)]
        (here / "article.html").write_text(article(("a", urls[0]), ("b", urls[1])), encoding="utf-8")
        run("archive", "article.html", "--policy", "fast.yaml")
        asked = len(world.exchanges)
        later = run("recheck", "--dry-run", "--policy", "fast.yaml")
        assert "0 to look at now, 2 not; nothing was fetched" in later.out
        long_ago(here)
        due = run("recheck", "--dry-run", "--policy", "fast.yaml", "--limit", "1", "--json").document
        assert due["dry_run"] is True
        assert [(one["now"], one["last"]["status"]) for one in due["planned"]] == [(True, "live"), (False, "live")]
        assert len(world.exchanges) == asked


def test_articles_and_citations_are_named_by_their_source_or_the_start_of_their_id(here: Path, run: Run) -> None:
    with World() as world:
        urls = [world.serve(f"/{n}", answer(b"<p>it")) for n in range(3)]
        (here / "one.html").write_text(article(("a", urls[0]), ("b", urls[1]), title="One"), encoding="utf-8")
        (here / "two.html").write_text(article(("c", urls[2]), title="Two"), encoding="utf-8")
        assert run("archive", "one.html", "two.html", "--policy", "fast.yaml").code == 0
        rows = [json.loads(line) for line in run("manifest").out.splitlines()]
        ids = {row["citation"]["target"]: row["citation"]["id"] for row in rows}

        def looked_at(*names: str) -> int:
            again = run("recheck", *names, "--all", "--policy", "fast.yaml", "--json")
            assert again.code == 0, again.err
            return int(again.document["looked_at"])

        assert looked_at("one.html") == 2
        assert looked_at(ids[urls[1]][:10]) == 1
        assert looked_at("two.html", ids[urls[0]]) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--status", "ded"), "--status: `ded` is no status; did you mean `dead`?"),
        (("--older-than", "30"), "--older-than: `30` has no unit; did you mean `30s`, `30m` or `30h`?"),
        (("nowhere.html",), "nowhere.html: nothing has an id that begins so"),
    ],
)
def test_what_cannot_be_asked_for_is_said_in_a_line(
    here: Path, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    (here / "article.html").write_text(article(("a", "mailto:a@b.example")), encoding="utf-8")
    run("archive", "article.html", "--policy", "fast.yaml")
    ran = run("recheck", *arguments, "--policy", "fast.yaml")
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_there_has_to_be_a_store(here: Path, run: Run) -> None:
    ran = run("recheck", "--policy", "fast.yaml")
    assert ran.code == 2
    assert "there is no store here yet" in ran.err
    assert not (here / "warcs").exists()


def test_the_way_that_an_outdated_store_is_told_to_be_brought_up_to_date_does_that(here: Path, run: Run) -> None:
    store_of_version_2(here / "warcs")
    assert "`evercite recheck --limit 0 --store warcs`" in run("list").err
    assert run("recheck", "--limit", "0", "--policy", "fast.yaml").code == 0
    assert run("list").code == 0
