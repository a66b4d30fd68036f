import pytest

from crawler.cli import progress
from crawler.vocabulary import Reason, Status


def judge(lines: progress.Lines, *statuses: Status) -> None:
    for number, status in enumerate(statuses, 1):
        lines.judged("http://example.org/", status, Reason.OK, number, len(statuses))


def test_a_log_shows_now_and_then_that_a_run_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = progress.Lines(verdicts=False)
    judge(lines, Status.LIVE, Status.LIVE)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "EVERY_SECONDS", 0.0)
    judge(lines, Status.DEAD, Status.LIVE, Status.LIVE)
    assert capsys.readouterr().err.splitlines() == ["[1/3] 2 live, 1 dead", "[2/3] 3 live, 1 dead"]
