import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.manifest.store import Store
from tests.cli.conftest import COMMAND, FAST_POLICY, HOSTILE_TITLE, Kept, Run, environment
from tests.engine.test_archiving import page
from tests.world import World

Link = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def lines(kept: Kept) -> list[dict[str, Any]]:
    return [json.loads(line) for line in kept.run("manifest").out.splitlines()]


@pytest.fixture(scope="session")
def link(lines: list[dict[str, Any]]) -> Link:
    """Find the row of a link by its anchor text."""
    return lambda text: next(row for row in lines if row["citation"]["text"] == text)


def test_every_link_has_a_line_that_says_what_became_of_it(kept: Kept, lines: list[dict[str, Any]]) -> None:
    assert [(row["citation"]["text"], row["verdict"]["status"]) for row in lines] == [
        ("a live page", "live"), ("=1+1", "dead"), ("nowhere", "lost"), ("[link=x]mail[/link]", "excluded"),
    ]  # fmt: skip
    assert {row["schema"] for row in lines} == {"evercite-manifest/1"}
    assert lines[0]["article"]["title"] == HOSTILE_TITLE
    assert lines[0]["capture"]["final_url"] == kept.live


def test_the_json_form_is_one_document_with_the_same_rows(kept: Kept, lines: list[dict[str, Any]]) -> None:
    assert kept.run("manifest", "--format", "json").document == lines
    assert kept.run("manifest", "--json").document == lines


def test_an_empty_selection_is_still_a_document(kept: Kept) -> None:
    assert kept.run("manifest", "--json", "--status", "pending").document == []
    assert kept.run("manifest", "--status", "pending").out == ""


def test_rows_are_narrowed_down_to_an_article_to_citations_or_to_a_status(kept: Kept, link: Link) -> None:
    article = link("a live page")["article"]["id"]
    assert len(kept.run("manifest", "--cited").out.splitlines()) == 3
    assert len(kept.run("manifest", "--status", "dead").out.splitlines()) == 1
    assert len(kept.run("manifest", "--article", article[:6]).out.splitlines()) == 4
    assert len(kept.run("manifest", "--article", "article.html").out.splitlines()) == 4
    assert kept.run("manifest", "--article", "other.html").code == 2


def test_csv_has_the_same_values_in_columns_named_by_their_place(kept: Kept, lines: list[dict[str, Any]]) -> None:
    found = list(csv.DictReader(io.StringIO(kept.run("manifest", "--format", "csv", "--raw").out, newline="")))
    for row, cells in zip(lines, found, strict=True):
        assert cells["article.title"] == HOSTILE_TITLE
        assert cells["citation.text"] == row["citation"]["text"]
        assert cells["verdict.status"] == row["verdict"]["status"]
        assert cells["capture.warc.offset"] == (str(row["capture"]["warc"]["offset"]) if row["capture"] else "")
        assert json.loads(cells["verdict.evidence"]) == row["verdict"]["evidence"]


def test_a_formula_in_a_cell_is_disarmed_and_control_characters_are_spelt_out(kept: Kept) -> None:
    out = kept.run("manifest", "--format", "csv").out
    cells = list(csv.DictReader(io.StringIO(out, newline="")))
    assert cells[1]["citation.text"] == "'=1+1"
    assert cells[1]["article.title"] == r"A [bold]title[/bold] \x1b[31mred \u202eover"


def test_two_formats_at_once_are_refused(kept: Kept) -> None:
    assert kept.run("manifest", "--json", "--format", "csv").code == 2


def test_articles_are_listed_with_what_became_of_their_citations(kept: Kept) -> None:
    ran = kept.run("list")
    assert ran.code == 0
    assert "1 live, 1 dead, 1 lost" in ran.out
    (one,) = kept.run("list", "--json").document["articles"]
    assert one == kept.first.document["articles"][0]


def test_the_citations_of_an_article_are_listed_by_its_id_or_its_source(kept: Kept) -> None:
    (one,) = kept.run("list", "--json").document["articles"]
    by_id, by_source = kept.run("list", one["id"][:5]), kept.run("list", "article.html")
    assert by_id.out == by_source.out
    assert kept.dead in by_id.out
    assert "mailto:" not in by_id.out
    assert "mailto:" in kept.run("list", "article.html", "--all").out
    document = kept.run("list", "article.html", "--status", "dead", "--json").document
    assert [row["citation"]["target"] for row in document["citations"]] == [kept.dead]


def test_a_citation_is_shown_with_its_words_its_copy_and_its_verdicts(kept: Kept, link: Link) -> None:
    row = link("=1+1")
    ran = kept.run("show", row["citation"]["id"][:10])
    assert ran.code == 0
    for said in ("dead http-404", kept.dead, row["capture"]["warc"]["file"], row["capture"]["payload_digest"]):
        assert said in ran.out
    document = kept.run("show", row["citation"]["id"], "--json").document
    assert document["citation"] == row
    assert [past["status"] for past in document["history"]] == ["dead"]


def test_an_article_is_shown_with_its_citations(kept: Kept, link: Link) -> None:
    id_ = link("=1+1")["article"]["id"]
    assert kept.dead in kept.run("show", id_).out
    document = kept.run("show", id_, "--json").document
    assert document["article"]["id"] == id_
    assert len(document["citations"]) == 3


@pytest.mark.parametrize("id_", ["zzzz", "", "%", "_"])
def test_an_id_that_nothing_has_is_wrong_usage(kept: Kept, id_: str) -> None:
    ran = kept.run("show", id_)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing has an id that begins so" in ran.err


def test_no_store_is_wrong_usage_and_makes_none(run: Run, tmp_path: Path) -> None:
    for command in (["list"], ["show", "a"], ["manifest"]):
        ran = run(*command, "--store", "nowhere")
        assert ran.code == 2
        assert "nowhere: there is no store here yet" in ran.err
    assert not (tmp_path / "nowhere").exists()


def test_the_store_is_named_by_the_environment_unless_a_flag_names_it(kept: Kept) -> None:
    assert kept.run("list", env={"EVERCITE_STORE": "nowhere"}).code == 2
    assert kept.run("list", "--store", "warcs", env={"EVERCITE_STORE": "nowhere"}).code == 0


def test_what_is_no_database_ends_with_4(run: Run, tmp_path: Path) -> None:
    (tmp_path / "warcs").mkdir()
    (tmp_path / "warcs" / "manifest.sqlite").write_bytes(b"not a database" * 100)
    ran = run("list")
    assert ran.code == 4
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("command", [["list"], ["list", "article.html"], ["manifest"], ["show"]])
def test_nothing_that_steers_a_terminal_reaches_one(kept: Kept, link: Link, command: list[str]) -> None:
    if command == ["show"]:
        command = ["show", link("a live page")["citation"]["id"]]
    ran = kept.run(*command)
    assert not {"\x1b", "\u202e"} & set(ran.out + ran.err)


def test_markup_in_a_title_is_text_and_not_obeyed(kept: Kept) -> None:
    assert r"A [bold]title[/bold] \x1b[31mred \u202eover" in kept.run("list").out


def test_a_row_is_a_line_however_long_where_no_terminal_reads_it(kept: Kept) -> None:
    out = kept.run("list", "article.html", env={"COLUMNS": "20"}).out
    (line,) = [line for line in out.splitlines() if kept.dead in line]
    assert line.split()[1:] == ["inline", "dead", "http-404", "=1+1", kept.dead]


@pytest.mark.parametrize("command", [["manifest"], ["list"], ["--help"]])
def test_a_closed_pipe_ends_quietly(kept: Kept, command: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        done = subprocess.run(
            [*COMMAND, *command], cwd=kept.folder, env=environment(kept.folder), stdout=pipe,
            stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["manifest", "list"])
def test_a_full_disk_behind_standard_output_is_told_in_a_line(kept: Kept, command: str, unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, command], cwd=kept.folder, stdout=full,
            env={**environment(kept.folder), "PYTHONUNBUFFERED": unbuffered},
            stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.decode() == "evercite: standard output cannot be written: No space left on device\n"


def test_a_narrow_encoding_is_no_reason_to_fail(kept: Kept) -> None:
    narrow = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    assert kept.run("list", env=narrow).code == 0
    assert kept.run("manifest", env=narrow).out == kept.run("manifest").out


def test_what_became_of_a_page_and_of_its_quoted_words_is_told_in_words(run: Run, world: World, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(FAST_POLICY)
    text = "The ferry ran for sixty years between the islands, and it was late on four days only, as it was noted."
    url = world.serve("/ferry", page(f"<h2 id=history>History</h2><p>{text}</p>"))
    links = "".join(f"<p>It “was late on four days only” <a href='{url}#{part}'>they say {part}</a>.</p>"
                    for part in ("history", "nowhere"))  # fmt: skip
    (tmp_path / "article.html").write_text(f"<html><body><main>{links}</main></body></html>")
    assert run("archive", "article.html", "--policy", "policy.yaml").code == 0
    world.serve("/ferry", page(f"<p>{text.replace('four', 'nine')} And so on it went.</p>"))
    assert run("archive", "article.html", "--policy", "policy.yaml", "--again").code == 0
    rows = [json.loads(line) for line in run("manifest").out.splitlines()]
    shown = " ".join(run("show", rows[0]["citation"]["id"]).out.split())
    assert "#history is not in the page" in shown
    assert "“was late on four days only” is not in the page; the nearest words are" in shown
    assert f"as it was on {rows[0]['drift']['since']}" in shown
    cells = list(csv.DictReader(io.StringIO(run("manifest", "--format", "csv").out, newline="")))
    assert [row["drift.kind"] for row in cells] == ["changed", "changed"]


def test_an_empty_list_says_why_it_is_empty(kept: Kept, tmp_path: Path) -> None:
    ran = kept.run("list", "--status", "pending")
    assert (ran.code, ran.out.split()) == (0, ["id", "role", "state", "text", "target"])
    assert ran.err == "evercite: there is no such citation\n"
    with Store.open(tmp_path / "none", write=True):
        pass
    ran = kept.run("list", "--store", str(tmp_path / "none"))
    assert ran.err == "evercite: the store has no article yet; `evercite archive SOURCE` brings one\n"
    assert "citations  none\n" in kept.run("status", "--store", str(tmp_path / "none")).out
    assert kept.run("list").err == ""
