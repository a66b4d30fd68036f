"""How the command ends when something is wrong, and what it says of itself."""

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from crawler import __version__
from crawler.cli import main
from tests.cli.conftest import Run, environment

FAULTY = """
import sys
from crawler.cli import listing, main
from crawler.cli.invocation import command

@command
def faulty(invocation):
    raise {error}

listing.faulty = faulty
main.COMMANDS["faulty"] = main.Command("listing", "faulty", "LIST_EXAMPLES")
sys.argv[0] = "evercite"
main.main()
"""


def run_faulty(
    folder: Path, *arguments: str, error: str = "ZeroDivisionError('one\\ntwo')"
) -> "subprocess.CompletedProcess[str]":
    code = FAULTY.replace("{error}", error)
    return subprocess.run(
        [sys.executable, "-c", code, "faulty", *arguments], cwd=folder, env=environment(folder),
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_fault_of_ours_is_one_line_and_its_traceback_a_file(tmp_path: Path) -> None:
    done = run_faulty(tmp_path)
    assert done.returncode == 70
    (line,) = done.stderr.splitlines()
    assert "a fault of evercite's own: ZeroDivisionError: one" in line
    path = Path(line.rpartition(" is in ")[2])
    assert path.is_relative_to(tmp_path / "state" / "evercite")
    assert "Traceback (most recent call last)" in path.read_text()


def test_the_traceback_goes_to_the_log_file_where_there_is_one(tmp_path: Path) -> None:
    done = run_faulty(tmp_path, "--log-file", "work.log")
    assert done.returncode == 70
    assert str(tmp_path / "work.log") in done.stderr
    assert "ZeroDivisionError" in (tmp_path / "work.log").read_text()


def test_a_traceback_that_cannot_be_kept_hides_no_fault(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder would be")
    done = run_faulty(tmp_path)
    assert done.returncode == 70
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "error", ["SystemExit(1)", "BrokenPipeError(32, 'Broken pipe')", "GeneratorExit", "MemoryError"]
)
def test_nothing_that_goes_wrong_ends_with_1(tmp_path: Path, error: str) -> None:
    assert run_faulty(tmp_path, error=error).returncode == 70


def test_ctrl_c_ends_with_130_and_a_line(tmp_path: Path) -> None:
    done = run_faulty(tmp_path, error="KeyboardInterrupt")
    assert (done.returncode, len(done.stderr.splitlines())) == (130, 1)


def test_sigterm_ends_with_143_and_a_line(tmp_path: Path) -> None:
    error = "__import__('os').kill(__import__('os').getpid(), 15) or __import__('time').sleep(9)"
    done = run_faulty(tmp_path, error=error)
    assert (done.returncode, len(done.stderr.splitlines())) == (143, 1)


@pytest.mark.parametrize("arguments", [["fetch"], ["archive"], ["list", "--nope"], ["manifest", "--format", "xml"], []])
def test_a_wrong_command_line_ends_with_2_and_shows_the_usage(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert "Usage: evercite" in ran.err + ran.out


def test_a_log_file_that_cannot_be_written_is_wrong_usage(run: Run) -> None:
    ran = run("policy", "lint", "--log-file", "no/such/folder/log")
    assert ran.code == 2
    assert "no/such/folder/log: cannot be written" in ran.err


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"evercite {__version__}\n"


COMMANDS = [["archive"], ["list"], ["show"], ["manifest"], ["policy", "lint"], ["policy", "explain"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_teaches_by_examples_and_every_option_has_its_line(run: Run, command: list[str]) -> None:
    ran = run(*command, "--help")
    assert ran.code == 0
    assert "Examples:" in ran.out
    assert f"  evercite {' '.join(command)} " in ran.out
    for option in ("--store", "--policy", "--json", "--quiet", "--verbose", "--log-file"):
        assert option in ran.out


def test_every_help_is_told_in_whole_lines_and_without_types_of_python(run: Run) -> None:
    pages = [run(*command, "--help").out for command in ([], ["export"], ["policy"])]
    listed = [line for page in pages for line in page.partition("Commands:")[2].partition("Examples:")[0].splitlines()]
    assert [line for line in listed if line.endswith("...")] == []
    assert sum(line.startswith("  ") for line in listed) >= 28
    for command in (["archive"], ["recheck"], ["export", "wacz"], ["verify"], ["policy", "lint"]):
        told = run(*command, "--help").out.partition("Arguments:")[2].partition("Options:")[0]
        assert told
        assert "<" not in told


def test_help_takes_next_to_no_time(run: Run) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run("--help").code == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Of the processor: the clock on the wall depends on what else the machine does.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.4


def test_help_imports_neither_the_engine_nor_the_database(tmp_path: Path) -> None:
    code = "import sys, json; from crawler.cli import main; main.app_with(); print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"scrapy", "twisted", "sqlalchemy", "yaml", "lxml", "crawler.policy"}


def test_a_command_does_not_wait_for_the_others_to_be_imported(tmp_path: Path) -> None:
    code = (
        "import sys, json; from crawler.cli import main; main.app_with(['list']); print(json.dumps(list(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    commands = {f"crawler.cli.{command.module}" for command in main.COMMANDS.values()}
    assert commands & set(json.loads(done.stdout)) == {"crawler.cli.listing"}


def test_a_sound_policy_is_said_to_be_sound(run: Run) -> None:
    ran = run("policy", "lint", "default", "archivist", "researcher", "newsroom")
    assert ran.code == 0
    assert ran.out.count(": sound\n") == 4


def test_every_problem_of_a_policy_is_named_with_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("version: 1\ndefaults:\n  dely: 1s\n  retries: many\n")
    ran = run("policy", "lint", "bad.yaml", "default")
    assert ran.code == 2
    assert ran.out.startswith("bad.yaml:3:3: ")
    assert "bad.yaml:4:" in ran.out
    assert "default.yaml: sound" in ran.out
    bad, good = run("policy", "lint", "bad.yaml", "default", "--json").document["files"]
    assert (bad["problems"][0]["line"], bad["problems"][0]["column"]) == (3, 3)
    assert (bad["sound"], good["sound"]) == (False, True)


def test_a_policy_explains_which_rule_decides(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        'version: 1\nrules:\n  - match: ["a.test/videos/*"]\n    capture: false\n    because: "[red]too large"\n'
    )
    ran = run("policy", "explain", "https://a.test/videos/1#t", "--policy", "own.yaml")
    assert ran.code == 0
    (line,) = [line for line in ran.out.splitlines() if line.startswith("capture")]
    assert line.split(maxsplit=4) == ["capture", "false", "own.yaml:4", "a.test/videos/*", "[red]too large"]
    document = run("policy", "explain", "https://a.test/videos/1#t", "--policy", "own.yaml", "--json").document
    assert document["url"] == "https://a.test/videos/1"
    assert document["settings"][0] == {
        "setting": "capture", "value": False, "where": "own.yaml:4", "rule": "a.test/videos/*",
        "because": "[red]too large",
    }  # fmt: skip


@pytest.mark.parametrize("url", ["mailto:a@b.test", "/relative", "http://", "\x1b[31m"])
def test_a_policy_speaks_of_web_pages_only(run: Run, url: str) -> None:
    ran = run("policy", "explain", url)
    assert ran.code == 2
    assert "\x1b" not in ran.err


INTERRUPTED_WHILE_LOADING = """
import builtins, os, signal
load = builtins.__import__

def loading(name, *rest):
    if name == "typer":
        os.kill(os.getpid(), signal.SIGINT)
    return load(name, *rest)

builtins.__import__ = loading
{handler}
from crawler.cli.start import main
main()
"""


@pytest.mark.parametrize(
    ("handler", "code"), [("", -signal.SIGINT), ("signal.signal(signal.SIGINT, signal.SIG_IGN)", 0)]
)
def test_ctrl_c_while_the_command_is_loaded_ends_it_without_a_word(tmp_path: Path, handler: str, code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_WHILE_LOADING.format(handler=handler), "--version"], cwd=tmp_path,
        env=environment(tmp_path), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (code, "")


SWALLOWED = """
import os, signal, sys
from crawler.cli import invocation, main
policy_of = invocation.Invocation.policy

def swallowing(self):
    try:
        os.kill(os.getpid(), signal.{name})
    except BaseException:
        pass
    return policy_of(self)

invocation.Invocation.policy = swallowing
main.main()
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_that_a_library_swallows_while_a_command_gets_ready_ends_it_all_the_same(
    tmp_path: Path, name: str, code: int
) -> None:
    (tmp_path / "article.md").write_text("See [this](http://127.0.0.9:1/x).")
    done = subprocess.run(
        [sys.executable, "-c", SWALLOWED.format(name=name), "archive", "article.md"], cwd=tmp_path,
        env=environment(tmp_path), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert not (tmp_path / "warcs").exists()
