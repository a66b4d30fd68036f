import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FAST_POLICY, Ran, Run, answer
from tests.world import World

WORDS = (
    ("The council voted on Tuesday to close the old harbour, according to ", "the minutes", "minutes",
     " that were published the same evening."),
    ("Fishermen say that the decision came without a hearing; their union has written ", "an open letter", "letter",
     " to the mayor, which four hundred people signed."),
    ("The last ferry left in 1974, and photographs of that day are kept ", "here", "ferry",
     " by the town's museum, which is open on Sundays."),
)  # fmt: skip


@pytest.fixture
def world() -> Iterator[World]:
    with World() as world:
        for _, _, name, _ in WORDS:
            world.serve(f"/{name}", answer(f"<title>{name}</title><p>All about the {name}.".encode()))
        yield world


@pytest.fixture
def here(tmp_path: Path, world: World) -> Path:
    """A folder with an article in Markdown whose links were stripped, and its page with the links."""
    (tmp_path / "fast.yaml").write_text(FAST_POLICY)
    stripped = "\n\n".join(f"{before}[{text}](#){after}" for before, text, _, after in WORDS)
    (tmp_path / "stripped.md").write_text(f"# The harbour\n\n{stripped}\n", encoding="utf-8")
    (tmp_path / "page.html").write_text(page(world), encoding="utf-8")
    return tmp_path


def root(world: World) -> str:
    return f"http://127.0.0.1:{world.port()}"


def page(world: World, *names: str) -> str:
    """Return the article as a page, with the links that are named, or with all."""
    written = "".join(
        f'<p>{before}<a href="{root(world)}/{name}">{text}</a>{after}</p>' if not names or name in names
        else f"<p>{before}{text}{after}</p>"
        for before, text, name, after in WORDS
    )  # fmt: skip
    return f"<!doctype html><title>The harbour</title><body><article><h1>The harbour</h1>{written}</article></body>"


def rows(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("manifest", "--format", "jsonl").out.splitlines()]


def states(ran: Ran) -> list[str]:
    assert ran.code == 0, ran.err
    return [one["state"] for one in ran.document["recovered"]]


def test_targets_come_back_and_the_citations_keep_their_ids(here: Path, run: Run, world: World) -> None:
    assert run("archive", "stripped.md", "--policy", "fast.yaml").code == 0
    before = rows(run)
    assert {row["verdict"]["status"] for row in before} == {"lost"}
    ran = run("recover", "stripped.md", "--from", "page.html", "--policy", "fast.yaml", "--json")
    assert states(ran) == ["applied"] * 3
    told = ran.document["recovered"][0]
    assert told["text"] == "the minutes"
    assert told["target"] == f"{root(world)}/minutes"
    assert (told["method"], told["source"]) == ("alignment", "page.html")
    assert told["confidence"] > 0.9
    after = rows(run)
    assert [row["citation"]["id"] for row in after] == [row["citation"]["id"] for row in before]
    assert [row["citation"]["target"] for row in after] == [f"{root(world)}/{name}" for _, _, name, _ in WORDS]
    assert all(re.fullmatch(r"page\.html \(alignment, [01]\.\d+\)", row["citation"]["recovered_from"]) for row in after)
    assert {row["verdict"]["status"] for row in after} == {"pending"}
    assert world.requests("/minutes") == []


def test_archiving_captures_what_was_recovered_and_reading_the_article_again_does_not_lose_it(
    here: Path, run: Run, world: World
) -> None:
    assert run("recover", "stripped.md", "--from", "page.html", "--policy", "fast.yaml").code == 0
    for _ in range(2):
        assert run("archive", "stripped.md", "--policy", "fast.yaml").code == 0
        kept = rows(run)
        assert {row["verdict"]["status"] for row in kept} == {"live"}
        assert all(row["capture"] and row["citation"]["recovered_from"] for row in kept)
    assert len(world.requests("/letter")) == 1
    assert run("verify").code == 0


def test_a_rebuilt_manifest_says_where_targets_were_recovered_from(here: Path, run: Run) -> None:
    assert run("recover", "stripped.md", "--from", "page.html", "--policy", "fast.yaml").code == 0
    recovered = run("manifest").out
    assert run("manifest", "--rebuild").out == recovered
    assert run("archive", "stripped.md", "--policy", "fast.yaml").code == 0
    archived = run("manifest").out
    assert archived.count("(alignment, ") == 3
    assert run("manifest", "--rebuild").out == archived


def test_archiving_and_recovering_in_one_go(here: Path, run: Run, world: World) -> None:
    page_url = world.serve("/article", answer(page(world).encode()))
    ran = run("archive", "stripped.md", "--recover-from", page_url, "--policy", "fast.yaml", "--json")
    assert states(ran) == ["applied"] * 3
    assert ran.document["articles"][0]["captured"] == 3
    assert [row["citation"]["recovered_from"].partition(" ")[0] for row in rows(run)] == [page_url] * 3
    assert len(world.requests("/article")) == 1
    shown = run("archive", "stripped.md", "--recover-from", page_url, "--policy", "fast.yaml")
    assert "no citation of the article is lost" in shown.out


def test_an_article_of_the_store_is_named_by_its_id(here: Path, run: Run) -> None:
    archived = run("archive", "stripped.md", "--policy", "fast.yaml", "--json").document
    (here / "stripped.md").unlink()
    id_ = archived["articles"][0]["id"]
    assert states(run("recover", id_[:6], "--from", "page.html", "--json")) == ["applied"] * 3


def test_proposing_changes_no_citation_and_asks_no_contact_of_who_reads_only_files(here: Path, run: Run) -> None:
    ran = run("recover", "stripped.md", "--from", "page.html", "--propose-only", "--json")
    assert states(ran) == ["proposed"] * 3
    assert all(row["citation"]["target"] is None for row in rows(run))


def test_what_is_not_found_is_said_and_several_renditions_are_joined(here: Path, run: Run, world: World) -> None:
    (here / "some.html").write_text(page(world, "ferry"), encoding="utf-8")
    (here / "more.html").write_text(page(world, "letter"), encoding="utf-8")
    shown = run("recover", "stripped.md", "--from", "some.html", "--from", "more.html", "--policy", "fast.yaml")
    assert "3 citations had no target: 2 applied, 0 proposed, 1 not found" in shown.out
    assert 'a line such as "The original source of this article is …"' in shown.out
    assert "`evercite archive stripped.md` captures what was recovered" in shown.out
    again = run("recover", "stripped.md", "--from", "page.html", "--policy", "fast.yaml", "--json")
    assert [one["text"] for one in again.document["recovered"]] == ["the minutes"]


def test_a_source_that_the_article_names_is_told_of(here: Path, run: Run, world: World) -> None:
    with (here / "stripped.md").open("a", encoding="utf-8") as file:
        file.write(f"\nThe original source of this article is [The Harbour Post]({root(world)}/post)\n")
    (here / "page.html").write_text(page(world, "ferry"), encoding="utf-8")
    shown = run("recover", "stripped.md", "--from", "page.html", "--policy", "fast.yaml")
    assert f"--from {root(world)}/post" in shown.out


def test_a_rendition_that_cannot_be_read_is_told_and_the_others_are_used(here: Path, run: Run, world: World) -> None:
    gone = world.serve("/gone", answer(b"gone", b"404 Not Found"))
    ran = run("recover", "stripped.md", "--from", gone, "--from", "page.html", "--policy", "fast.yaml", "--json")
    assert ran.code == 3
    assert "the server answered 404, which is no article" in ran.err
    assert [one["state"] for one in ran.document["recovered"]] == ["applied"] * 3


def test_the_targets_of_an_archived_copy_are_those_that_its_author_wrote(here: Path, run: Run, world: World) -> None:
    rewritten = page(world).replace('href="', f'href="{root(world)}/web/20240102030405/')
    copy = world.serve(f"/web/20240102030405/{root(world)}/article", answer(rewritten.encode()))
    ran = run("recover", "stripped.md", "--from", copy, "--policy", "fast.yaml", "--json")
    assert states(ran) == ["applied"] * 3
    assert ran.document["recovered"][2]["target"] == f"{root(world)}/ferry"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("recover", "stripped.md", "--from", "stripped.md"), "this is the article itself"),
        (("recover", "3f9a", "--from", "page.html"), "there is no such file, and no store"),
        (("recover", "x" * 5000, "--from", "page.html"), "there is no such file, and no store"),
        (("recover", "stripped.md"), "--from"),
        (("archive", "a.md", "b.md", "--recover-from", "page.html"), "name one SOURCE at a time"),
        (("archive", "a.md", "--recover-from", "page.html", "--dry-run"), "a dry run changes nothing"),
    ],
)
def test_what_cannot_be_done_is_said(here: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
