"""What the documentation says of the command is compared with the command."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from crawler.cli.main import app_with
from crawler.mementos import submitting
from crawler.vocabulary import Role, Status

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md"))}
EVERYTHING = README + "".join(PAGES.values())


def commands(group: object, *path: str) -> Iterator[tuple[str, object]]:
    """Yield each command with its words."""
    inner = getattr(group, "commands", None)
    if inner is None:
        yield " ".join(path), group
        return
    for name, command in inner.items():
        yield from commands(command, *path, name)


COMMANDS = dict(commands(typer.main.get_command(app_with())))


def column(page: str, heading: str, number: int = 0) -> list[str]:
    """Return the cells of a column of the table whose first heading is ``heading``."""
    lines = page.split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    cells = []
    for line in lines[first + 2 :]:
        if not line.startswith("|"):
            break
        cells.append(line.strip("| ").split(" | ")[number].strip())
    return cells


def told(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def lines_of(shown: str) -> list[str]:
    """Return the lines of an output without what differs from run to run: ids, ports, widths of columns."""
    shown = re.sub(r"\b[0-9a-f]{16}\b", "ID", re.sub(r"127\.0\.0\.\d+:\d+", "HOST", shown))
    return [" ".join(line.split()) for line in shown.split("\n")]


def test_the_readme_shows_what_the_demo_prints(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crawler.cli", "demo", "--store", tmp_path / "warcs", "-q"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (shown,) = re.findall(r"^\$ evercite demo\n(.*?)^…$", README, re.MULTILINE | re.DOTALL)
    assert lines_of(done.stdout)[: len(lines_of(shown)) - 1] == lines_of(shown)[:-1]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented_and_all_its_options_have_help(command: str) -> None:
    assert f"evercite {command}" in EVERYTHING
    for parameter in COMMANDS[command].params:  # type: ignore[attr-defined]
        assert parameter.help, parameter.name


def test_no_command_is_documented_that_is_not_there() -> None:
    code = "\n".join(re.findall(r"`[^`\n]+`|^\$ .*$", EVERYTHING, re.MULTILINE))
    groups = {command.split()[0] for command in COMMANDS if " " in command}
    named = set(re.findall(rf"\bevercite ((?:(?:{'|'.join(groups)}) )?[a-z-]+)", code))
    assert named <= set(COMMANDS) | groups


def test_the_exit_codes_are_those_of_the_help_text() -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "crawler.cli", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    codes = re.findall(r"^ +((?:\d+(?:, )?)+) +\S", help_text.partition("Exit codes:")[2], re.MULTILINE)
    assert column(PAGES["operator"], "code") == [code.strip() for code in codes]


def test_every_status_is_explained() -> None:
    assert [cell.strip("`") for cell in column(PAGES["researcher"], "status")] == [status.value for status in Status]


def test_roles_that_are_cited_are_told_from_those_that_are_not() -> None:
    cited, others = re.search(r"are fetched: (.*?)\. The rest are not: (.*?)\.", PAGES["archivist"], re.DOTALL).groups()  # type: ignore[union-attr]
    assert told(cited) == {role.value for role in Role if role.cited}
    assert told(others) == {role.value for role in Role if not role.cited}


def test_every_environment_variable_is_documented() -> None:
    taken = {p.envvar for command in COMMANDS.values() for p in command.params if p.envvar}  # type: ignore[attr-defined]
    taken |= set(submitting.ENVIRONMENT)  # keys are no options: a command line is seen by every user of a machine
    assert set().union(*map(told, column(PAGES["operator"], "environment"))) == taken


def test_every_package_has_its_line_for_developers() -> None:
    packages = {f"crawler.{path.parent.name}" for path in (ROOT / "crawler").glob("*/__init__.py")}
    assert set().union(*map(told, column(PAGES["developer"], "package"))) == packages
