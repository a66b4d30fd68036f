import os
from pathlib import Path

import pytest

from crawler import sources
from crawler.reading import UnreadableSource, parsing


def test_a_file_that_was_begun_to_be_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "note.md"
    file.write_text("# A note\n\nIt is said [there](https://example.org/).\n")
    expected = parsing.read(sources.load(str(file)))
    asked = []
    ask = parsing._Worker.ask
    monkeypatch.setattr(parsing._Worker, "ask", lambda *given: asked.append(given) or ask(*given))
    parsing.begin(str(file), sources.load)
    assert parsing.read(sources.load(str(file))) == expected
    assert len(asked) == 1
    assert parsing.read(sources.load(str(file))) == expected
    assert len(asked) == 2


def test_a_file_that_has_changed_since_is_read_as_it_is_now(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text("# A note\n")
    parsing.begin(str(file), sources.load)
    parsing._begun[str(file)].document_of(sources.load(str(file)))
    file.write_text("# Another note\n")
    assert parsing.read(sources.load(str(file))).metadata.title == "Another note"


def test_a_file_that_cannot_be_read_is_told_of_when_it_is_asked_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "note.md"
    file.write_text("")
    parsing.begin(str(file), sources.load)
    with pytest.raises(UnreadableSource, match="empty"):
        parsing.read(sources.load(str(file)))
    assert capfd.readouterr() == ("", "")


def test_a_pipe_is_left_to_whoever_asks_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (str(tmp_path / "pipe"), "-", "https://example.org/", "no such file", "a\0b"):
        parsing.begin(name, sources.load)
    assert not parsing._begun
