import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.manifest.store import Store
from tests.cli.conftest import COMMAND, FAST_POLICY, Kept, Run, answer, article, environment
from tests.world import Silence, World
from tests.world.server import Script


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return the folder that commands are called in, with a policy for loopback."""
    (tmp_path / "fast.yaml").write_text(FAST_POLICY)
    return tmp_path


def write(folder: Path, *links: tuple[str, str]) -> str:
    (folder / "article.html").write_text(article(*links), encoding="utf-8")
    return "article.html"


def test_the_answer_in_json_has_the_articles_the_warc_files_and_the_time(kept: Kept) -> None:
    assert kept.first.code == 0, kept.first.err
    document = kept.first.document
    (one,) = document["articles"]
    assert {name: one[name] for name in ("source", "citations", "captured")} == {
        "source": "article.html", "citations": 3, "captured": 2,
    }  # fmt: skip
    assert one["by_status"] == {"live": 1, "dead": 1, "lost": 1}
    assert all((kept.folder / "warcs" / name).is_file() for name in document["warcs"])
    assert document["warcs"]
    assert document["seconds"] > 0
    assert document["unreadable"] == document["put_off"] == []


def test_dead_links_are_work_done(kept: Kept) -> None:
    assert kept.first.code == 0


def test_a_person_is_told_what_needs_attention_and_where_to_look(here: Path, run: Run) -> None:
    with World() as world:
        gone = world.serve("/gone", answer(b"gone", b"410 Gone"))
        ran = run("archive", write(here, ("the vanished page", gone)), "--policy", "fast.yaml", "--store", "my store")
    assert ran.code == 0, ran.err
    assert "dead http-410" in ran.out
    assert "the vanished page" in ran.out
    assert gone in ran.out
    assert "evercite manifest --store 'my store'" in ran.out
    assert ".warc.gz" in ran.out
    assert "1 of 1 targets judged: 1 dead" in ran.err


def test_each_verdict_is_a_line_when_more_is_asked_for(here: Path, run: Run) -> None:
    with World() as world:
        page = world.serve("/a", answer(b"a page"))
        ran = run("archive", write(here, ("a page", page)), "--policy", "fast.yaml", "-v")
    assert f"[1/1] live ok {page}" in ran.err.splitlines()


def test_quiet_leaves_only_the_results(here: Path, run: Run) -> None:
    with World() as world:
        page = world.serve("/a", answer(b"a page"))
        ran = run("archive", write(here, ("a page", page)), "--policy", "fast.yaml", "-q", "--json")
    assert ran.err == ""
    assert ran.document["articles"][0]["captured"] == 1


def test_a_log_file_has_what_standard_error_has_not(here: Path, run: Run) -> None:
    with World() as world:
        page = world.serve("/a", answer(b"a page"))
        ran = run("archive", write(here, ("a page", page)), "--policy", "fast.yaml", "--log-file", "work.log")
    assert "scrapy" not in ran.err
    assert "scrapy" in (here / "work.log").read_text()


def test_a_second_call_asks_nothing_again_unless_told_to(here: Path, run: Run) -> None:
    with World() as world:
        command = ("archive", write(here, ("a page", world.serve("/a", answer(b"a page")))), "--policy", "fast.yaml")
        assert [run(*command).code, len(world.requests("/a"))] == [0, 1]
        assert [run(*command).code, len(world.requests("/a"))] == [0, 1]
        assert [run(*command, "--again").code, len(world.requests("/a"))] == [0, 2]


def test_an_article_is_read_from_standard_input(run: Run) -> None:
    ran = run("archive", "-", "--json", "--allow-private", stdin=article(("nowhere", "#")))
    assert ran.code == 0, ran.err
    assert ran.document["articles"][0]["by_status"] == {"lost": 1}


def test_one_unreadable_source_does_not_stop_the_others(here: Path, run: Run) -> None:
    ran = run("archive", "missing.html", write(here, ("nowhere", "#")), "--allow-private", "--json")
    assert ran.code == 3
    assert "missing.html: there is no such file" in ran.err
    assert [one["source"] for one in ran.document["articles"]] == ["article.html"]
    assert [one["source"] for one in ran.document["unreadable"]] == ["missing.html"]


@pytest.mark.parametrize(
    "content", [None, b"", b"\x00\x01\x02\xff binary", b"%PDF-1.7\n"], ids=["missing", "empty", "binary", "pdf"]
)
def test_a_source_that_is_no_article_gets_one_line(here: Path, run: Run, content: bytes | None) -> None:
    if content is not None:
        (here / "source.html").write_bytes(content)
    ran = run("archive", "source.html", "--allow-private")
    (line,) = ran.err.splitlines()
    assert (ran.code, ran.out) == (3, "")
    assert line.startswith("evercite: source.html: ")


def test_loopback_is_left_alone_unless_it_is_allowed(here: Path, run: Run) -> None:
    with World() as world:
        command = ("archive", write(here, ("a page", world.serve("/a", answer(b"a page")))), "--json")
        refused = run(*command)
        assert refused.document["articles"][0]["by_status"] == {"excluded": 1}
        assert world.exchanges == []
        allowed = run(*command, "--allow-private")
        assert allowed.document["articles"][0]["by_status"] == {"live": 1}


def test_nothing_is_fetched_on_a_dry_run_and_the_roles_are_shown(here: Path, run: Run) -> None:
    with World() as world:
        page = world.serve("/a", answer(b"a page"))
        name = write(here, ("a page", page), ("write to us", "mailto:a@b.test"))
        ran = run("archive", name, "--dry-run")
        assert ran.code == 0, ran.err
        assert world.exchanges == []
    lines = {line.split()[-1]: line.split()[:2] for line in ran.out.splitlines()}
    assert lines[page] == ["inline", "fetch"]
    assert lines["mailto:a@b.test"][1] != "fetch"
    assert not (here / "warcs").exists()


def test_what_cannot_be_read_beside_an_article_is_told_in_one_line_by_a_dry_run_too(here: Path, run: Run) -> None:
    (here / "paper.tex").write_text(r"\documentclass{a}\begin{document}One \cite{a}. \bibliography{gone}\end{document}")
    for asked in (("--dry-run",), ()):
        ran = run("archive", "paper.tex", *asked)
        said = "paper.tex: a bibliography is not beside it, so that what is cited from there was not read: gone.bib"
        assert ran.err.count(said) == 1


def test_a_dry_run_in_json_has_every_link(here: Path, run: Run) -> None:
    ran = run("archive", write(here, ("a page", "https://a.test/x"), ("nowhere", "#")), "--dry-run", "--json")
    (one,) = ran.document["articles"]
    assert [(link["target"], link["fetch"], link["status"]) for link in one["links"]] == [
        ("https://a.test/x", True, "pending"), (one["links"][1]["target"], False, "lost"),
    ]  # fmt: skip


def test_a_dry_run_of_a_url_is_refused_since_reading_it_would_be_a_request(run: Run) -> None:
    ran = run("archive", "https://a.test/", "--dry-run")
    assert ran.code == 3
    assert "a dry run fetches nothing" in ran.err


def test_an_example_contact_is_refused_before_anything_is_asked(here: Path, run: Run) -> None:
    ran = run("archive", write(here, ("nowhere", "#")), "--contact", "archive@example.org")
    assert ran.code == 2
    assert "is an example and reaches nobody" in ran.err
    assert not (here / "warcs").exists()


def test_a_missing_contact_is_only_worth_a_warning(here: Path, run: Run) -> None:
    name = write(here, ("nowhere", "#"))
    ran = run("archive", name)
    assert ran.code == 0
    assert "EVERCITE_CONTACT" in ran.err
    assert "EVERCITE_CONTACT" not in run("archive", name, env={"EVERCITE_CONTACT": "me@archive.test"}).err


def test_a_contact_that_is_none_is_refused(here: Path, run: Run) -> None:
    ran = run("archive", write(here, ("nowhere", "#")), env={"EVERCITE_CONTACT": "nobody"})
    assert ran.code == 2
    assert "EVERCITE_CONTACT or --contact" in ran.err


def test_a_policy_with_a_mistake_is_refused_with_its_place(here: Path, run: Run) -> None:
    (here / "bad.yaml").write_text("version: 1\ndefaults:\n  dely: 1s\n")
    ran = run("archive", write(here, ("nowhere", "#")), "--policy", "bad.yaml")
    assert ran.code == 2
    assert "bad.yaml:3:3: `dely` is not known" in ran.err
    assert "did you mean `delay`?" in ran.err


def test_a_locked_store_ends_with_4_and_says_who_holds_it(here: Path, run: Run) -> None:
    with Store.open(here / "warcs", write=True):
        ran = run("archive", write(here, ("nowhere", "#")))
    assert ran.code == 4
    assert f"process {os.getpid()}" in ran.err


Process = subprocess.Popen[bytes]


@pytest.fixture
def start(here: Path) -> Iterator[Callable[[str], Process]]:
    """Start a run with its log on standard error, and kill it in the end if need be."""
    started: list[Process] = []

    def begin(target: str) -> Process:
        command = [*COMMAND, "archive", write(here, ("slow", target)), "--policy", "fast.yaml", "--json", "-v"]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, cwd=here, env=environment(here), stdout=pipe, stderr=pipe))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_answers_what_it_has_and_says_that_it_can_go_on(
    number: signal.Signals, code: int, start: Callable[[str], Process]
) -> None:
    asked = threading.Event()

    def never_answer(_request: bytes) -> Script:
        asked.set()
        return [Silence()]

    with World() as world:
        process = start(world.serve("/slow", never_answer))
        assert asked.wait(20)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert b"the store is sound, and the same command goes on where it stopped" in err
    assert b"Traceback" not in err
    assert json.loads(out)["interrupted"] == number
    assert json.loads(out)["articles"][0]["by_status"] == {"pending": 1}


def test_a_run_that_is_interrupted_before_it_has_begun_does_not_begin(start: Callable[[str], Process]) -> None:
    with World() as world:
        process = start(world.serve("/slow", [Silence()]))
        assert process.stderr is not None
        while (line := process.stderr.readline()) and b"Spider opened" not in line:
            pass
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert world.requests("/slow") == []
    assert process.returncode == 130
