import os
import re
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, FAST_POLICY, HOSTILE_TITLE, Kept, answer, article, environment
from tests.world import World

pty = pytest.importorskip("pty", reason="terminals are tested where there are pseudo-terminals")

# What Rich itself writes: colours, and the cursor's movements for the bar.
OURS = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|2K|1A)")


def run_on_a_terminal(folder: Path, *arguments: str, columns: int = 100) -> str:
    """Call the command with a terminal for all its streams and return all that was written to it."""
    pid, terminal = pty.fork()
    if pid == 0:  # the new process
        os.chdir(folder)
        os.execve(sys.executable, [*COMMAND, *arguments], environment(folder, TERM="xterm", COLUMNS=str(columns)))
    written = b""
    try:
        while block := os.read(terminal, 1 << 16):
            written += block
    except OSError:  # Linux says EIO where others say nothing more
        pass
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)
    return written.decode()


def test_a_bar_is_drawn_and_nothing_from_the_page_steers_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "fast.yaml").write_text(FAST_POLICY)
    with World() as world:
        page = article(("a page", world.serve("/a", answer(b"a page"))), title=HOSTILE_TITLE.replace("\x1b", "&#x1b;"))
        (tmp_path / "article.html").write_text(page, encoding="utf-8")
        written = run_on_a_terminal(tmp_path, "archive", "article.html", "--policy", "fast.yaml", "-v")
    assert "━" in written
    assert "\x1b[31mred" not in written
    text = OURS.sub("", written)
    assert not {"\x1b", "\u202e"} & set(text)
    assert r"\x1b[31mred \u202eover" in " ".join(text.split())
    assert "live ok" in text


@pytest.mark.parametrize("command", [("list",), ("manifest",), ("manifest", "--format", "csv", "--raw")])
def test_what_a_store_holds_does_not_steer_the_terminal(kept: Kept, command: tuple[str, ...]) -> None:
    text = OURS.sub("", run_on_a_terminal(kept.folder, *command))
    assert "bold" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_on_a_narrow_terminal_the_cells_of_a_row_stand_one_below_the_other(kept: Kept) -> None:
    lines = [line.rstrip() for line in OURS.sub("", run_on_a_terminal(kept.folder, "list", columns=50)).splitlines()]
    assert max(map(len, lines)) <= 50
    assert [line.split("  ")[0] for line in lines if line[:1].strip()] == [
        "article", "id", "citations", "captured", "by status"]  # fmt: skip
    wide = OURS.sub("", run_on_a_terminal(kept.folder, "list", columns=100)).splitlines()
    assert wide[0].split() == ["article", "id", "citations", "captured", "by", "status"]
