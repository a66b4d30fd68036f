"""Names as file systems and scripts have them: of any bytes, beginning with a dash, empty."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, article

LINK = ("a page", "http://127.0.0.9:1/x")

NAMES = [os.fsdecode(name) for name in (
    b"not-utf8-\xff\xfe.html", b"-dash.html", b"a\nline.html", b"\x1b[31mred.html",
    b"x" * 250 + b".html", b"a%20b?c=d#e.html", b"=1+1.html",
    "\u202eemoji\U0001f600.html".encode(),
)]  # fmt: skip


@pytest.fixture
def named(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_text(article(LINK), encoding="utf-8")
    return tmp_path


def test_articles_are_read_and_found_again_whatever_their_files_are_called(run: Run, named: Path) -> None:
    ran = run("archive", "--json", "--", *NAMES)
    assert ran.code == 0, ran.err
    kept = ran.document["articles"]
    assert [(one["title"], one["citations"]) for one in kept] == [("An article", 1)] * len(NAMES)
    again = run("archive", "--again", "--json", "--", NAMES[0])
    assert [one["id"] for one in again.document["articles"]] == [kept[0]["id"]]
    assert run("export", "wacz", "-o", "out.wacz", "--", NAMES[0]).code == 0
    assert run("manifest", "--rebuild").code == 0
    (row,) = map(json.loads, run("manifest", "--article", NAMES[0]).out.splitlines())
    assert row["article"]["source"] == (named / NAMES[0]).as_uri()


def test_a_check_reads_files_of_any_name(run: Run, named: Path) -> None:
    ran = run("check", "--json", "--", *NAMES)
    assert ran.code == 0, ran.err
    assert len(ran.document["articles"]) == len(NAMES)


def test_a_name_that_is_no_text_names_nothing_where_there_is_nothing(run: Run, named: Path) -> None:
    odd = os.fsdecode(b"\xff\xfe")
    assert run("archive", odd, f"http://127.0.0.1:9/{odd}", "./-dash.html").code == 3
    for command in ("show", "recheck"):
        ran = run(command, odd)
        assert (ran.code, len(ran.err.splitlines())) == (2, 1), ran.err


def test_a_folder_that_is_watched_may_hold_files_of_any_name(run: Run, named: Path) -> None:
    (named / "watch.yaml").write_text('watch: [{folder: ., files: "*.html"}]\n')
    ran = run("watch", "--once", "--policy", "watch.yaml", "--json")
    assert ran.code == 0, ran.err
    assert len(run("manifest").out.splitlines()) == len(NAMES)
    assert "0 articles read" in run("watch", "--once", "--policy", "watch.yaml").out


def test_an_empty_name_is_no_place_to_keep_anything(run: Run, tmp_path: Path) -> None:
    ran = run("archive", "x.html", "--store", "")
    assert ran.code == 2
    assert "write . for the working folder" in ran.err
    assert run("archive", "").code == 3
    assert not (tmp_path / "manifest.sqlite").exists()
