import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.manifest.sealing import SEAL
from crawler.manifest.store import DATABASE
from tests.cli.conftest import Kept, Run, environment, run_in


@pytest.fixture
def folder(kept: Kept, tmp_path: Path) -> Path:
    shutil.copytree(kept.folder / "warcs", tmp_path / "warcs")
    return tmp_path


def flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 4
    path.write_bytes(data)


def warc(folder: Path) -> Path:
    return next((folder / "warcs").glob("*.warc.gz"))


def test_a_sound_store_is_said_to_be_sound(folder: Path) -> None:
    ran = run_in(folder, "verify")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("warcs: sound; 1 WARC file, ")
    assert run_in(folder, "verify", "-q").out == ""


def test_each_problem_is_a_line_and_the_exit_code_is_4(folder: Path) -> None:
    flip(warc(folder), 4)
    ran = run_in(folder, "verify", "-q")
    assert ran.code == 4
    whole, record = ran.out.splitlines()
    assert whole.startswith(f"{warc(folder).name}: it has the SHA-256 ")
    assert record.startswith(f"{warc(folder).name}: byte 0: its gzip header is not as it was written: 1f 8b 08 00 04")
    found = run_in(folder, "verify", "--json")
    assert found.code == 4
    assert found.document["sound"] is False
    assert [(problem["kind"], problem["offset"]) for problem in found.document["problems"]] == [
        ("chain", None), ("record", 0)]  # fmt: skip


def test_an_index_is_made_anew_and_nothing_else(folder: Path) -> None:
    index = next((folder / "warcs").glob("*.cdxj"))
    before = index.read_bytes()
    flip(index, 10)
    assert run_in(folder, "verify").code == 4
    ran = run_in(folder, "verify", "--rebuild-index")
    assert (ran.code, index.read_bytes()) == (0, before)
    assert f"{index.name}: rebuilt from" in ran.err


def test_a_database_is_made_anew_and_the_old_one_kept(folder: Path) -> None:
    before = run_in(folder, "manifest").out
    flip(folder / "warcs" / DATABASE, 5000)
    assert run_in(folder, "archive", "article.html").code != 0
    ran = run_in(folder, "verify", "--rebuild-manifest")
    assert ran.code == 0, ran.out
    assert "the old one is kept as" in ran.err
    assert run_in(folder, "manifest").out == before


def test_a_store_without_a_seal_is_sealed_where_that_is_asked_for(folder: Path) -> None:
    (folder / "warcs" / SEAL).unlink()
    assert "it is not sealed" in run_in(folder, "verify").err
    assert "sealed as it was found" in run_in(folder, "verify", "--seal").err
    ran = run_in(folder, "verify", "--json")
    assert (ran.code, ran.document["sealed"]) == (0, True)


def test_nothing_is_rebuilt_from_a_damaged_file(folder: Path) -> None:
    index = next((folder / "warcs").glob("*.cdxj"))
    index.write_bytes(b"")
    (folder / "warcs" / SEAL).write_text("")
    flip(warc(folder), 300)
    held = {path.name: path.read_bytes() for path in (folder / "warcs").iterdir()}
    ran = run_in(folder, "verify", "--rebuild-index", "--rebuild-manifest")
    assert ran.code == 4
    assert f"{index.name}: not rebuilt, since {warc(folder).name} is damaged" in ran.err
    assert f"{DATABASE}: not rebuilt" in ran.err
    assert {path.name: path.read_bytes() for path in (folder / "warcs").iterdir()} == held


def test_where_there_is_no_store_there_is_nothing_to_verify(run: Run) -> None:
    assert run("verify").code == 2


@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_verification_that_is_ended_says_nothing_of_the_store(folder: Path, number: str, code: int) -> None:
    program = (
        "import os, signal, sys\n"
        "from crawler.cli.main import main\n"
        "from crawler.proving import store\n"
        f"store.verify = lambda *_, **__: os.kill(os.getpid(), signal.{number})\n"
        "sys.argv[1:] = ['verify']\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stderr == (
        "evercite: interrupted; the store was not read to its end, and whether it is sound is not known\n"
    )


def test_a_file_that_is_none_to_verify_gets_one_clear_line(folder: Path) -> None:
    (folder / "a.wacz").write_text("no package")
    for name, words in (
        ("none.wacz", "there is no such file"),
        ("warcs", "this is a folder; a store is named by --store warcs"),
        ("a.wacz", "this is no ZIP file, as WACZ files are"),
    ):
        ran = run_in(folder, "verify", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"evercite: {name}: {words}")
        assert ran.err.count("\n") == 1
